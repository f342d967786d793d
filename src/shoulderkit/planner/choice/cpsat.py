"""OR-Tools' CP-SAT for what the planner's own search does not finish: the same levels, so the same choice. Extra ``solver``.

One level after the other is optimized and then held: worth, spending (recency and time), which items, and how much is
dropped from each; the last two some items at a time, since a level has to fit into 64 bits. Together they leave nothing
open, so the choice does not depend on how the solver finds it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from shoulderkit.planner.choice.reduced import Pool, pieces
from shoulderkit.planner.tuning import Tuning

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

#: The pool without what no choice of so much value (in seconds, without its rank) can hold.
Narrow = Callable[[int], Pool]


class Solved(NamedTuple):
    """A value that no other exceeds but for its rank, and whether its rank is proved, too."""

    value: int
    proved: bool


#: Finds the best value where there is a choice with at least so much; None where it gives up.
Solver = Callable[[Narrow, int, Tuning], "Solved | None"]


def installed() -> Solver | None:
    """The solver, where its library is installed."""
    return solve if find_spec("ortools") is not None else None


def solve(narrow: Narrow, known: int, tuning: Tuning) -> Solved | None:
    """The best value, None where the solver gives up: first what it is, then, among what is left, which choice has it."""
    first = _Model(narrow(known), tuning)
    worth = first.level(first.worth)
    spending = None if worth is None else first.level(-1 * first.spending)
    if worth is None or spending is None:
        return None
    value = worth * first.pool.digits.unit + spending
    second = _Model(narrow(value), tuning)
    second.model.add(second.worth == worth)
    second.model.add(second.spending == -spending)
    proved = second.rank()
    return Solved(second.ranked(value) if second.answered else first.ranked(value), proved)


class _Model:
    """The choice as yes-or-no variables: one for each item and way."""

    def __init__(self, pool: Pool, tuning: Tuning) -> None:
        from ortools.sat.python import cp_model

        self.tuning = tuning
        self.pool, self.model, self.solver = pool, cp_model.CpModel(), cp_model.CpSolver()
        self.optimal, self.feasible = cp_model.OPTIMAL, cp_model.FEASIBLE
        self.solver.parameters.num_workers = 1
        self.solver.parameters.random_seed = 1
        self.solver.parameters.max_deterministic_time = tuning.solver_work
        #: Whether the solver has found a choice.
        self.answered = False
        #: By item: whether it is taken, and in which way.
        self.taken: dict[int, cp_model.IntVar] = {}
        self.ways: dict[int, list[cp_model.IntVar]] = {}
        self.dropped: dict[int, list[int]] = {}
        self._choose()
        self._link()
        self.worth = self._worth()

    def _choose(self) -> None:
        model, pool = self.model, self.pool
        time: list[Any] = []
        spending: list[Any] = []
        for kind in pool.kinds:
            before: cp_model.IntVar | None = None
            for item in kind.items:
                taken = self.taken[item] = model.new_bool_var("")
                ways = self.ways[item] = [model.new_bool_var("") for _ in kind.ways]
                self.dropped[item] = [way.dropped for way in kind.ways]
                model.add(sum(ways) == taken)
                time += [way.time * chosen for way, chosen in zip(kind.ways, ways, strict=True)]
                spending += [way.spending * chosen for way, chosen in zip(kind.ways, ways, strict=True)]
                if kind.must:
                    model.add(taken == 1)
                if before is not None:
                    # of items that are alike the smallest ids are taken
                    model.add_implication(taken, before)
                before = taken
        model.add(sum(time) <= pool.budget)
        if pool.most is not None:
            model.add(sum(self.taken.values()) <= pool.most)
        self.spending = sum(spending)

    def _link(self) -> None:
        links, of = self.pool.links, [self.taken[kind.items[0]] for kind in self.pool.kinds]
        for group in links.one_of:
            self.model.add_at_most_one(of[kind] for kind in group)
        for group in links.together:
            for kind in group[1:]:
                self.model.add(of[kind] == of[group[0]])
        for who, what in links.requires:
            self.model.add_implication(of[who], of[what])

    def _worth(self) -> Any:
        """Presence and coverage: each cell's units fill the pieces of its worth, the steepest first."""
        given: dict[int, list[Any]] = {}
        for kind in self.pool.kinds:
            for item in kind.items:
                for way, chosen in zip(kind.ways, self.ways[item], strict=True):
                    for cell, units in way.gains:
                        given.setdefault(cell, []).append(units * chosen)
        total: list[Any] = []
        for cell, units_of in given.items():
            steps = [(slope // self.pool.digits.unit, length) for slope, length in pieces(self.pool.worth[cell])]
            filled = [self.model.new_int_var(0, length, "") for _, length in steps]
            self.model.add(sum(filled) <= sum(units_of))
            if cell in self.pool.needed:
                self.model.add(sum(units_of) >= 1)
            total += [slope * count for (slope, _), count in zip(steps, filled, strict=True)]
        return sum(total)

    def level(self, objective: Any) -> int | None:
        """The most that a level can have while those before it are held, and hold that; None: the solver gave up."""
        self.model.maximize(objective)
        status = self.solver.solve(self.model)
        self.answered |= status in {self.optimal, self.feasible}
        if status != self.optimal:
            return None
        best = round(self.solver.objective_value)
        self.model.add(objective == best)
        self.model.clear_hints()  # type: ignore[no-untyped-call]
        for variable in (*self.taken.values(), *(way for ways in self.ways.values() for way in ways)):
            self.model.add_hint(variable, self.solver.value(variable))
        return best

    def rank(self) -> bool:
        """Find the smallest ids, then the fullest doses for them; whether that is proved."""
        work, bits, digit = self.tuning.solver_rank_work, self.tuning.solver_rank_bits, self.pool.digits.digit
        items = sorted(self.taken)
        objectives: list[Any] = [
            sum((1 << place) * self.taken[item] for place, item in enumerate(reversed(some)))
            for some in _parts(items, bits)
        ]
        objectives += [
            sum(
                -dropped * digit**place * chosen
                for place, item in enumerate(reversed(some))
                for dropped, chosen in zip(self.dropped[item], self.ways[item], strict=True)
            )
            for some in _parts(items, bits // digit.bit_length())
            if digit > 1
        ]
        for objective in objectives:
            self.solver.parameters.max_deterministic_time = max(work, 0.0)
            if self.level(objective) is None:
                return False
            work -= self.solver.response_proto.deterministic_time
        return True

    def ranked(self, value: int) -> int:
        """The value with the rank of the choice that the solver found."""
        digits = self.pool.digits
        bits = dropped = 0
        for item, taken in self.taken.items():
            if self.solver.value(taken):
                high = digits.items - 1 - item
                bits |= 1 << high
                way = next(n for n, chosen in enumerate(self.ways[item]) if self.solver.value(chosen))
                dropped += self.dropped[item][way] * digits.digit**high
        return value * digits.rank + bits * digits.dropped - dropped


def _parts(items: list[int], bits: int) -> list[list[int]]:
    size = max(1, bits)
    return [items[start : start + size] for start in range(0, len(items), size)]
