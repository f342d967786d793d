"""The tuning numbers of the search, in one value.

None of them decides what is best: whatever is proved is the same plan with other numbers, found in more or less time. They
decide how soon the search changes its method and how much it may do, and so which plans stay bounded.

How they were chosen: by hand, and no record of that is left but the benchmarks of the whole (``docs/benchmarks.md``).
``benchmarks/tuning.py`` halves and doubles them in one run. What `Tuning` says of a number is what such a run showed on
2026-11-25: 20 requests each to the bundled catalog and to generated ones of 100 and 1,000 exercises, an effort of
1,000,000 labels, processor time, geometric mean over the requests. Variants that cannot matter differed by up to 5 % from
the numbers as they are, so less than that is *no difference*. *Not measured* is what the run did not vary. That run was
made with units of 4 to a full dose. On 2026-11-26 the numbers that it tells most of were chosen anew for units of 720, for
families and for a day that counts: requests to a catalog of 873 exercises, up to a quarter of them in families. Those of
the search's steps and of its completion bounds are of 2026-11-27: 195 requests to the bundled catalog, to 873 and to 100
exercises whose choice takes more than 1,000 labels.
"""

from __future__ import annotations

import attrs

#: The effort of a planner that is given none, in labels (see `Tuning`).
EFFORT = 300_000


@attrs.frozen(kw_only=True)
class Tuning:
    """How the search divides its work.

    A *label* is a partial choice. Work is counted in labels made, comparisons of labels included.

    Attributes:
        effort: labels before the search stops being exact, where a planner is given no effort of its own: about a second's
            work on the machine of ``docs/benchmarks.md``, where "requests of all sorts" tells what it leaves unproved.
        small_items: the most items of a problem whose frontier for all budgets is tried first. Halved, choices from the
            bundled catalog took 1.85 times as long; doubled, those from 100 exercises 1.4 times.
        small_share: that frontier gets the effort divided by this, since with many doses it can get as long as that of a
            large problem. At 10, the slowest tenth of 352 choices from the bundled catalog took 1.5 times as long.
        budget_step_s: frontiers are made for budgets rounded up to a multiple of this many seconds, which is doubled
            until a budget has at most *budget_steps* of it. No difference where no budget is asked for twice.
        budget_steps: see *budget_step_s*. No difference, likewise.
        remembered_plans: plans that a planner keeps, the least recently used dropped first. Not measured: a request that was
            planned recently costs nothing, any other the same.
        remembered_frontiers: frontiers that a planner keeps, the least recently used dropped first. Not measured.
        remembered_tables: derived tables of each sort that a planner keeps, likewise. Not measured.
        first_allowance_s: how far below the bound the bounded search looks at first: the price and the cost of so many
            seconds. Of 4 requests to 873 exercises that took longest none was proved at 24, within an effort with which
            3 are at 4.
        first_options: no less far, though, than leaves so many options to search. Of 99 requests to the bundled catalog the
            median took 0.94 of the time that it took at 0.
        careful_from: after a search of this many labels the bounded search goes on carefully: the allowance grows by less
            than double, the less the more labels it was. No difference between 2,500 and 5,000; 1,500 was not varied by itself.
        least_growth: the allowance grows by itself divided by this at least. No difference between 3 and 6.
        beam_from: after a search of this many labels a beam looks first for a choice as far below the bound as the next
            search. No difference between 1,500 and 6,000.
        completion_from: after a search of this many labels the next one has completion bounds. At 100, choices that take
            more than 1,000 labels took 1.2 to 1.7 times as many; without these bounds, beams and care, 15 of 112 such
            choices from 873 exercises were not proved, where 6 are.
        completion_shift: two to this power figures of these bounds count as one label made: one takes about a thirtieth.
        solver_share: with a solver, the search gets what is left of the effort divided by this; then the solver takes
            over. Not measured.
        greedy_classes: the most promising item classes that the greedy heuristic fills up from. No difference.
        beam_searches: the most beam searches once the effort is spent, each but the first only where the one before found
            better. The first looks from the bound down to the incumbent.
        beam_share: each later one looks down by what is left of the gap divided by this. Of two choices from 10,000
            exercises the first search left 0.94 and none of the gap of the greedy choice, two left 0.18 and none, and a
            third no less.
        beam_width: labels that a beam search keeps after each decision at most. Not measured by itself.
        least_beam_width: the fewest that it keeps. With no more, a choice from 10,000 exercises was left with 0.31 of the
            gap of the greedy one, where it is 0.18.
        beam_effort: a beam search keeps this many divided by the ways to take each of the items to decide (see
            *beam_width* and *least_beam_width*). Divided by 2, of 8 gaps of choices from 873 and 10,000 exercises three
            grew, by 1.08 to 1.63 times; at 200,000 one was 0.82 times as large, no other by much, and the searches took
            about twice as long. With a width of 400 and no such limit, one search in 10,000 exercises took 6 seconds.
        comparison_shift: two to this power comparisons of labels count as one label made, so it scales the effort: a
            label takes about as long as so many comparisons.
        prune_from: labels are compared where there are more of them than this. No difference.
        price_scale: dual prices are whole multiples of 1 divided by this. No difference in time; halved or doubled, the
            sum of the gaps for 1,000 exercises was 19, where it is 17.
        simplex_steps: the most steps of the simplex method for each row of the linear program. No difference: it is
            rarely reached.
        cut_rounds: violated constraints are added to the linear program as long as it has no more than this many for
            each cell. No difference.
        cut_tolerance: a constraint that is violated by less than this is not added. No difference.
        pivot_tolerance: smaller values count as 0 in the simplex method. No difference.
        candidate_columns: variables that the simplex method prices again before it prices all. Halved or doubled,
            choices from 1,000 exercises took 1.05 times as long, and 5 of 20 were not proved, where 4 are.
        solver_work: work of the solver for all levels together, in CP-SAT's own deterministic measure, about a second
            each. Of 12 choices that the search had not proved, 5 were proved with it, 4 of these within 8.3 seconds of
            processor time.
        solver_rank_work: the same for all ranks together, which break ties by ids and doses. Not measured.
        solver_rank_bits: bits of a rank that the solver optimizes at a time. Not measured.
        order_effort: sets of blocks of steps before the search for the best order is given up. Not measured.
        alternatives_effort: sets of placed steps before the search for another place of a step is given up. Not measured.
    """

    effort: int = EFFORT
    small_items: int = 24
    small_share: int = 300
    budget_step_s: int = 60
    budget_steps: int = 6
    remembered_plans: int = 128
    remembered_frontiers: int = 256
    remembered_tables: int = 64
    first_allowance_s: int = 3
    first_options: int = 24
    careful_from: int = 1_500
    least_growth: int = 4
    beam_from: int = 2_500
    completion_from: int = 500
    completion_shift: int = 5
    solver_share: int = 20
    greedy_classes: int = 120
    beam_searches: int = 2
    beam_share: int = 4
    beam_width: int = 400
    least_beam_width: int = 20
    beam_effort: int = 60_000
    comparison_shift: int = 4
    prune_from: int = 6
    price_scale: int = 1 << 16
    simplex_steps: int = 12
    cut_rounds: int = 5
    cut_tolerance: float = 1e-6
    pivot_tolerance: float = 1e-9
    candidate_columns: int = 24
    solver_work: float = 8.0
    solver_rank_work: float = 4.0
    solver_rank_bits: int = 20
    order_effort: int = 10_000
    alternatives_effort: int = 20_000


#: What planners use.
TUNING = Tuning()
