"""The tuning numbers of the search, in one value.

None of them decides what is best: whatever is proved is the same plan with other numbers, found in more or less time. They
decide how soon the search changes its method, how much it may do, and so which plans stay bounded. ``benchmarks/tuning.py``
halves and doubles each of them and tells what comes of it; `Tuning` says of each number what that showed.
"""

from __future__ import annotations

import attrs

#: The effort of a planner that is given none, in labels (see `Tuning`).
EFFORT = 20_000_000


@attrs.frozen(kw_only=True)
class Tuning:
    """How the search divides its work.

    A *label* is a partial choice. Work is counted in labels made, comparisons of labels included.

    Attributes:
        effort: labels before the search stops being exact, where a planner is given no effort of its own.
        small_items: the most items of a problem whose frontier for all budgets is tried first.
        small_share: that frontier gets the effort divided by this.
        budget_step_s: frontiers are made for budgets rounded up to a multiple of this many seconds, which is doubled
            until a budget has at most *budget_steps* of it.
        budget_steps: see *budget_step_s*.
        remembered_frontiers: frontiers that a planner keeps, the least recently used dropped first.
        remembered_tables: shifted worth tables that a planner keeps, likewise.
        first_allowance_s: how far below the bound the bounded search looks at first: the price of so many seconds.
        allowance_factor: by how much that grows each time.
        first_effort: labels before the bounded search tightens the bounds of single components.
        solver_share: with a solver, that gets what is left of the effort divided by this; then the solver takes over.
        greedy_classes: the most promising item classes that the greedy heuristic fills up from.
        beam_factor: how many times the allowance a beam search looks below the bound.
        beam_width: labels that a beam search keeps after each decision.
        comparison_shift: two to this power comparisons of labels count as one label made.
        prune_from: labels are compared where there are more of them than this.
        price_scale: dual prices are whole multiples of 1 divided by this.
        simplex_steps: steps of the simplex method for each row of the linear program.
        cut_rounds: violated constraints are added to the linear program as long as it has no more than this many for
            each cell.
        cut_tolerance: a constraint that is violated by less than this is not added.
        pivot_tolerance: smaller values count as 0 in the simplex method.
        candidate_columns: columns that the simplex method prices again before it prices all.
        solver_work: work of the solver for a level, in CP-SAT's own deterministic measure.
        solver_rank_work: the same for all ranks together, which break ties by ids and doses.
        solver_rank_bits: bits of a rank that the solver optimizes at a time.
        order_effort: sets of blocks of steps before the search for the best order is given up.
        alternatives_effort: sets of placed steps before the search for another place of a step is given up.
    """

    effort: int = EFFORT
    small_items: int = 24
    small_share: int = 200
    budget_step_s: int = 60
    budget_steps: int = 6
    remembered_frontiers: int = 256
    remembered_tables: int = 4096
    first_allowance_s: int = 24
    allowance_factor: int = 2
    first_effort: int = 400_000
    solver_share: int = 20
    greedy_classes: int = 120
    beam_factor: int = 4
    beam_width: int = 200
    comparison_shift: int = 1
    prune_from: int = 6
    price_scale: int = 1 << 16
    simplex_steps: int = 12
    cut_rounds: int = 5
    cut_tolerance: float = 1e-6
    pivot_tolerance: float = 1e-9
    candidate_columns: int = 24
    solver_work: float = 20.0
    solver_rank_work: float = 6.0
    solver_rank_bits: int = 20
    order_effort: int = 10_000
    alternatives_effort: int = 20_000


#: What planners use.
TUNING = Tuning()
