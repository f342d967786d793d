"""An exact search of large problems, from the upper bound downwards.

At the dual prices every class and option gives up a part of the bound. What gives up more than a small allowance cannot
be part of a choice that is nearly as good as the bound, so it is fixed out of the problem, and the search goes through the
little that is left; where that holds no choice of the value looked for, the bound is lowered, and the allowance grows. The
first choice that is found this way is optimal.

Components share nothing but seconds and items, which have prices. So what one of them gives up for certain, whatever is
chosen in it, no other one can give up: it comes off the bound, and off what is left for those after it. The small ones are
searched first, and the large ones have little to search; where a small one cannot reach the value, none need be searched.
Once a search was not short, the last component is told what the choices in the others leave of the seconds (see
`completion`), and before the allowance grows further a beam looks there: with a choice from it no more is searched than
its proof takes.

Where the effort is spent a solver takes over, if there is one (see `cpsat`); else a greedy choice and a beam search give
the incumbent, and the bound stands beside it.
"""

from __future__ import annotations

from typing import NamedTuple

from shoulderkit.planner.choice.bounds import DualPrices, Threshold, fix_by_bound
from shoulderkit.planner.choice.completion import Spent
from shoulderkit.planner.choice.cpsat import Solver
from shoulderkit.planner.choice.fallback import greedy_value, value_of
from shoulderkit.planner.choice.frontier import component_frontier
from shoulderkit.planner.choice.membership import components
from shoulderkit.planner.choice.points import Point, combined
from shoulderkit.planner.choice.reduced import ItemClass, ReducedProblem
from shoulderkit.planner.choice.relaxation import relax
from shoulderkit.planner.choice.workspace import Effort, Workspace


class Outcome(NamedTuple):
    """What a search found.

    Attributes:
        value: the best value.
        worth: presence and coverage that no choice exceeds, as one number (see `Encoding.worth`).
        proved: whether the value is the best.
    """

    value: int
    worth: int
    proved: bool


class _Component(NamedTuple):
    """One component as a problem of its own.

    Attributes:
        reduced: its problem, which has all seconds and items.
        bound: its upper bound at the prices, all seconds and items included.
        best: a tighter bound, where it is known: the most that any choice in it is worth at the prices.
        size: how many options there are.
    """

    reduced: ReducedProblem
    bound: int
    best: int
    size: int


def bounded_search(
    reduced: ReducedProblem, effort: Effort, taken: dict[int, int], space: Workspace, solver: Solver | None = None
) -> Outcome:
    """Find the best choice.

    Args:
        reduced: the problem.
        effort: the work that is left.
        taken: items of a choice that is known to be possible, each with its option.
        space: what the searches of a planner share.
        solver: what takes over where the search does not finish.
    """
    return _BoundedSearch(reduced, effort, space, solver).run(taken)


class _BoundedSearch:
    """The problem with its prices, its components, the incumbent and the bound. Bounds are times the prices' scale."""

    def __init__(self, reduced: ReducedProblem, effort: Effort, space: Workspace, solver: Solver | None) -> None:
        self.effort, self.solver, self.space, self.tuning = effort, solver, space, space.tuning
        classes, constants, self.prices = relax(reduced, space.tuning)
        self.scale = self.prices.scale
        self.reduced = reduced._replace(classes=classes, constant=sum(constants))
        self.rank_base, self.unit = reduced.encoding.rank_base, reduced.encoding.coverage_unit * self.scale
        #: What all seconds and items are worth: a part of every component's bound.
        self.shared = self.prices.per_second * reduced.budget + self.prices.per_item * (reduced.max_items or 0)
        own = [_component(self.reduced, self.prices, members, constants) for members in components(self.reduced)]
        #: The small ones first: what each gives up for certain is taken off what the later ones may give up.
        self.components = sorted(own, key=lambda component: component.size)
        #: The value of the best choice so far.
        self.incumbent: int | None = None
        #: The labels that the last search took.
        self.labels = 0
        self.upper = self._bound()
        #: How far below the bound to look.
        # the price and the cost of some seconds; one costs so much beside an item
        second = self.prices.per_second + self.scale * reduced.encoding.second
        self.first_allowance = space.tuning.first_allowance_s * second
        self.allowance = max(self.first_allowance, self._allowance_of_options())

    def run(self, taken: dict[int, int]) -> Outcome:
        """Try one method after the other."""
        self._offer(value_of(self.reduced, taken, self.space))
        own = self.effort if self.solver is None else Effort(self.effort.left // self.tuning.solver_share)
        if self._descend(own):
            return self._proved()
        self._offer(greedy_value(self.reduced, taken, self._promising(), self.space))
        self._look_below()
        if self.solver is not None:
            solved = self.solver(self._restricted, (self.incumbent or 0) // self.rank_base, self.tuning)
            if solved is not None:
                self.incumbent = solved.value
                return self._proved()._replace(proved=solved.proved)
        # a choice of some worth has less than one of worth taken off it for time and recency
        return self._proved()._replace(worth=self.upper // self.unit + 1, proved=False)

    def _proved(self) -> Outcome:
        value = self.incumbent or 0
        return Outcome(value, self.reduced.encoding.worth(value), proved=True)

    def _bound(self) -> int:
        return self.shared + sum(component.best - self.shared for component in self.components)

    def _allowance_of_options(self) -> int:
        """How far below the bound so many options are left that a search of them is worth its preparation."""
        given_up: list[int] = []
        for each in self.reduced.classes:
            best = each.best_profit
            given_up += [best - option.profit for option in each.options]
        given_up.sort()
        most = self.tuning.first_options
        return given_up[most] if most < len(given_up) else 0

    def _promising(self) -> list[ItemClass]:
        """The unconstrained classes that give up least of the bound by being in."""
        constrained = self.reduced.membership.constrained
        free = [
            each for number, each in enumerate(self.reduced.classes) if number not in constrained and not each.required
        ]

        def given_up(item_class: ItemClass) -> tuple[int, tuple[int, ...]]:
            return -item_class.best_option, item_class.items

        return sorted(free, key=given_up)[: self.tuning.greedy_classes]

    def _restricted(self, value: int) -> ReducedProblem:
        """The problem without what no choice of so much value can hold."""
        bound = self.prices.upper_bound(self.reduced)
        return fix_by_bound(self.reduced, Threshold(self.prices, bound, value * self.scale))[0]

    def _search(self, value: int, effort: Effort) -> bool | None:
        """Search for a choice of so much value, and offer the best. Whether there is one; None: the effort is spent."""
        gap = self._bound() - value
        total = [Point(0, 0, 0)]
        for place, component in enumerate(self.components):
            least = component.best - gap
            last = place + 1 == len(self.components) and self.labels >= self.tuning.completion_from
            others = self._spent(place, total) if last else None
            points = _frontier(component, self.prices, least, effort, self.space, others)
            if effort.left >= 0:
                most = max([self._at_prices(point) for point in points], default=least - 1)
                # all that reaches the value is among the points; the best of the rest is not known. With completion bounds
                # only what goes with a choice in the others is among them, which bounds no choice that is worth less
                if others is None:
                    self.components[place] = component._replace(best=max(most, least))
                if most < least:
                    return False
                gap -= component.best - most
            total = combined(self.reduced, total, points)
        best = max((point.value for point in total), default=None)
        self._offer(best)
        if effort.left < 0:
            return None
        return best is not None and best // self.rank_base * self.scale >= value

    def _spent(self, place: int, points: list[Point]) -> list[Spent]:
        """What choices in the components before one take of the seconds, and how much less they are worth than the best."""
        best = sum([component.best - self.shared for component in self.components[:place]])
        return [Spent(point.time, best - (self._at_prices(point) - self.shared)) for point in points]

    def _at_prices(self, point: Point) -> int:
        """What a choice in one component is worth at the prices, all seconds and items included."""
        worth = self.shared + point.value // self.rank_base * self.scale
        return worth - self.prices.per_second * point.time - self.prices.per_item * point.items

    def _offer(self, value: int | None) -> None:
        """Keep a value as the incumbent where it is better."""
        if value is not None and (self.incumbent is None or value > self.incumbent):
            self.incumbent = value

    def _gap(self) -> int:
        """How far below the bound the incumbent is."""
        return self._bound() - (0 if self.incumbent is None else self.incumbent // self.rank_base * self.scale)

    def _descend(self, effort: Effort) -> bool:
        """Search ever further below the bound; whether the best choice was found."""
        careful = self.tuning.careful_from
        while True:
            value, before = self._bound() - self.allowance, effort.left
            reached = self._search(value, effort)
            self.labels = before - effort.left
            self.upper = min(self.upper, self._bound())
            if reached is not False:
                return reached is not None
            self.upper = min(self.upper, value)
            # what components give up for certain came off the bound, and is no part of what was searched in vain
            vain = self._bound() - value
            wider = max(vain, self.first_allowance) if vain else self.allowance
            # the more there was to search, the more a little further takes
            wider += wider // min(self.tuning.least_growth, 1 + self.labels // careful)
            if self.labels >= self.tuning.beam_from and wider < self._gap():
                self._search_beam(self._bound() - wider, effort)
            self.allowance = min(wider, self._gap())

    def _search_beam(self, value: int, effort: Effort) -> None:
        """Search for a choice of so much value without proof, and count the work."""
        beam = Effort(-1)
        self._search(value, beam)
        effort.left += beam.left + 1

    def _look_below(self) -> None:
        """Search without proof: from the bound down to the incumbent, and less far below it as long as that finds better.

        A beam that may end far below the bound fills up with what ends there, and one that may not ends nowhere.
        """
        share = 1
        for _ in range(self.tuning.beam_searches):
            gap = self._gap()
            self._search(self._bound() - gap // share, Effort(-1))
            if self._gap() >= gap:
                break
            share = self.tuning.beam_share


def _component(
    reduced: ReducedProblem, prices: DualPrices, members: list[int], constants: tuple[int, ...]
) -> _Component:
    groups = {group for number in members for group in reduced.classes[number].groups}
    own = reduced.with_classes({number: reduced.classes[number] for number in members})._replace(
        worth=tuple(
            pieces if group in groups else () for pieces, group in zip(reduced.worth, reduced.cell_group, strict=True)
        ),
        required_cells=frozenset(cell for cell in reduced.required_cells if reduced.cell_group[cell] in groups),
        constant=sum(constants[number] for number in members),
    )
    bound = prices.upper_bound(own)
    return _Component(own, bound, bound, sum([len(each.options) for each in own.classes]))


def _frontier(
    component: _Component,
    prices: DualPrices,
    value: int,
    effort: Effort,
    space: Workspace,
    others: list[Spent] | None = None,
) -> list[Point]:
    reduced, threshold = fix_by_bound(component.reduced, Threshold(prices, component.bound, value))
    members = list(range(len(reduced.classes)))
    possible = reduced.required_cells <= reduced.served_cells
    return component_frontier(reduced, members, effort, space, threshold, others) if possible else []
