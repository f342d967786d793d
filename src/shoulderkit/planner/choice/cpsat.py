"""The optional solver: the reduced problem as a model for OR-Tools' CP-SAT (extra ``solver``).

It takes over what the search does not finish, with the same levels, so with the same choice. One level after the other is
optimized and then fixed: worth, cost (recency, time and size), which items, and how much is dropped from each; the last
two some items at a time, since a level has to fit into 64 bits. Together they leave nothing open, so the choice does not
depend on how the solver finds it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from shoulderkit.planner.choice.reduced import ReducedProblem
from shoulderkit.planner.tuning import Tuning

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

#: Returns the problem without what no choice of so much value (in seconds, without its rank) can hold.
Restrict = Callable[[int], ReducedProblem]


class Solved(NamedTuple):
    """A value that no other exceeds but for its rank, and whether its rank is proved, too."""

    value: int
    proved: bool


#: Finds the best value where there is a choice with at least so much; None where it gives up.
Solver = Callable[[Restrict, int, Tuning], "Solved | None"]


def installed() -> Solver | None:
    """Return the solver, where its library is installed."""
    return solve if find_spec("ortools") is not None else None


def solve(restrict: Restrict, known: int, tuning: Tuning) -> Solved | None:
    """Find the best value: first the levels, then, among what is left, which choice has them.

    Args:
        restrict: makes the problem smaller once a value is known.
        known: a value that some choice has, in seconds, without its rank.
        tuning: how much work is allowed.

    Returns:
        The value, None where the solver gives up.
    """
    first = _Model(restrict(known), tuning)
    worth = first.level(first.worth)
    cost = None if worth is None else first.level(-1 * first.cost)
    if worth is None or cost is None:
        return None
    value = worth * first.reduced.encoding.coverage_unit + cost
    second = _Model(restrict(value), tuning)
    second.model.add(second.worth == worth)
    second.model.add(second.cost == -cost)
    proved = second.rank()
    return Solved(second.ranked(value) if second.found else first.ranked(value), proved)


class _Model:
    """The choice as Boolean variables: one for each item and option."""

    def __init__(self, reduced: ReducedProblem, tuning: Tuning) -> None:
        from ortools.sat.python import cp_model

        self.tuning = tuning
        self.reduced, self.model, self.solver = reduced, cp_model.CpModel(), cp_model.CpSolver()
        self.optimal, self.feasible = cp_model.OPTIMAL, cp_model.FEASIBLE
        self.solver.parameters.num_workers = 1
        self.solver.parameters.random_seed = 1
        #: The work that is left.
        self.work = tuning.solver_work
        #: The option of each item in the last choice that the solver found; empty before there is one.
        self.found: dict[int, int] = {}
        #: By item: whether it is taken, and in which option.
        self.taken: dict[int, cp_model.IntVar] = {}
        self.options: dict[int, list[cp_model.IntVar]] = {}
        self.sizes: dict[int, int] = {}
        #: By item and option: what is dropped, and the place among the options that drop so much.
        self.dropped: dict[int, list[int]] = {}
        self.places: dict[int, list[int]] = {}
        self._choose()
        self._constrain()
        self.worth = self._worth()

    def _choose(self) -> None:
        model, reduced = self.model, self.reduced
        time: list[Any] = []
        cost: list[Any] = []
        holders: dict[int, list[cp_model.IntVar]] = {}
        for item_class in reduced.classes:
            before: cp_model.IntVar | None = None
            for item in item_class.items:
                taken = self.taken[item] = model.new_bool_var("")
                options = self.options[item] = [model.new_bool_var("") for _ in item_class.options]
                self.dropped[item] = [option.dropped for option in item_class.options]
                self.places[item] = [option.place for option in item_class.options]
                self.sizes[item] = item_class.size
                for option, chosen in zip(item_class.options, options, strict=True):
                    for slot in option.slots:
                        holders.setdefault(slot, []).append(chosen)
                model.add(sum(options) == taken)
                time += [o.time * chosen for o, chosen in zip(item_class.options, options, strict=True)]
                cost += [o.cost * chosen for o, chosen in zip(item_class.options, options, strict=True)]
                if item_class.required:
                    model.add(taken == 1)
                if before is not None:
                    # symmetry breaking: of equal items the smallest ids are taken
                    model.add_implication(taken, before)
                before = taken
        model.add(sum(time) <= reduced.budget)
        if reduced.max_items is not None:
            model.add(sum(self.sizes[item] * taken for item, taken in self.taken.items()) <= reduced.max_items)
        for each in holders.values():
            model.add_at_most_one(each)
        self.cost = sum(cost)

    def _constrain(self) -> None:
        membership, of = self.reduced.membership, [self.taken[each.items[0]] for each in self.reduced.classes]
        for members in membership.one_of:
            self.model.add_at_most_one(of[member] for member in members)
        for dependent, needed in membership.requires:
            self.model.add_implication(of[dependent], of[needed])

    def _worth(self) -> Any:
        """Presence and coverage: each cell's units fill the linear pieces of its worth, the steepest first."""
        given: dict[int, list[Any]] = {}
        for item_class in self.reduced.classes:
            for item in item_class.items:
                for option, chosen in zip(item_class.options, self.options[item], strict=True):
                    for cell, units in option.gains:
                        given.setdefault(cell, []).append(units * chosen)
        total: list[Any] = []
        for cell, units_of in given.items():
            pieces = self.reduced.worth[cell]
            filled = [self.model.new_int_var(0, length, "") for _, length in pieces]
            self.model.add(sum(filled) <= sum(units_of))
            if cell in self.reduced.required_cells:
                self.model.add(sum(units_of) >= 1)
            total += [slope * count for (slope, _), count in zip(pieces, filled, strict=True)]
        return sum(total)

    def level(self, objective: Any) -> int | None:
        """Maximize a level while those before it are fixed, and fix it; return None where the solver gave up."""
        self.model.maximize(objective)
        self.solver.parameters.max_deterministic_time = max(self.work, 0.0)
        status = self.solver.solve(self.model)
        self.work -= self.solver.response_proto.deterministic_time
        # an answer without a solution has no values to read: the choice that was found before stays
        if status in {self.optimal, self.feasible}:
            self.found = self._choice()
        if status != self.optimal:
            return None
        best = round(self.solver.objective_value)
        self.model.add(objective == best)
        self.model.clear_hints()  # type: ignore[no-untyped-call]
        for variable in (*self.taken.values(), *(chosen for options in self.options.values() for chosen in options)):
            self.model.add_hint(variable, self.solver.value(variable))
        return best

    def rank(self) -> bool:
        """Find the smallest ranks, then the fullest options for them, then the earliest; whether that is proved."""
        self.work, bits, encoding = self.tuning.solver_rank_work, self.tuning.solver_rank_bits, self.reduced.encoding
        items = sorted(self.taken)
        objectives: list[Any] = [
            sum((1 << place) * self.taken[item] for place, item in enumerate(reversed(some)))
            for some in _parts(items, bits)
        ]
        for digits, width in ((self.dropped, encoding.drop_bits), (self.places, encoding.place_bits)):
            objectives += [
                sum(
                    -(digit << place * width) * chosen
                    for place, item in enumerate(reversed(some))
                    for digit, chosen in zip(digits[item], self.options[item], strict=True)
                    if digit
                )
                for some in _parts(items, bits // max(1, width))
                if any(any(digits[item]) for item in some)
            ]
        return all(self.level(objective) is not None for objective in objectives)

    def _choice(self) -> dict[int, int]:
        """Return the option of each item that the solver's last solution takes."""
        return {
            item: number
            for item, options in self.options.items()
            for number, chosen in enumerate(options)
            if self.solver.value(chosen)
        }

    def ranked(self, value: int) -> int:
        """Return the value with the rank of the last choice that the solver found."""
        encoding = self.reduced.encoding
        rank = sum(
            encoding.rank(item, self.dropped[item][option], self.places[item][option])
            for item, option in self.found.items()
        )
        return value * encoding.rank_base - rank


def _parts(items: list[int], bits: int) -> list[list[int]]:
    size = max(1, bits)
    return [items[start : start + size] for start in range(0, len(items), size)]
