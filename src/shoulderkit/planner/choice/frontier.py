"""The Pareto frontier of a problem, by a label-setting search: for each time, the most value.

Classes are decided one by one, and the partial choices so far are kept as labels. One label dominates another when, with
no more time and items and the same constraints open, it is sure to end up with at least as much value, whatever is still
added to both: in a cell where it is ahead it stays ahead by at least what is left of that advantage once all that can
still come has come (the worth of a cell is concave), and in a cell where it is behind it never falls further behind than
it is now. Dominated labels are dropped, which keeps the search exact, and makes it fast: late in the search little can
still come, and few labels are left. Where dual prices are known, a label is also dropped when they say that it cannot
reach the threshold.

Connected components share nothing but the limits, so each has its own frontier, and these are combined. Once the effort
is spent the search goes on as a beam search: only the most promising labels are kept, and nothing is proved.
"""

from __future__ import annotations

from typing import NamedTuple

from shoulderkit.planner.choice.bounds import Threshold
from shoulderkit.planner.choice.completion import Spent
from shoulderkit.planner.choice.labels import Label, Tables, add, distinct, getitem, undominated
from shoulderkit.planner.choice.membership import Decision, components, decisions
from shoulderkit.planner.choice.points import Point, combined, pareto
from shoulderkit.planner.choice.reach import Reach
from shoulderkit.planner.choice.reduced import ClassOption, ReducedProblem
from shoulderkit.planner.choice.workspace import Effort, Workspace


class _Component:
    """The cells of a component that its classes give units to, and what these can still give after each decision.

    Attributes:
        tuning: the tuning numbers.
        width: how many labels a beam keeps after each decision, before those of least time: fewer the more there is to
            decide.
        vital: the bits of a status that what is required may depend on (see `membership`).
        cells: the cells.
        worth, sums: tables by cell (see `workspace`).
        to_come: by how many classes are decided, the units that those after them can still give to each cell, no more
            than it pays for.
    """

    def __init__(self, reduced: ReducedProblem, in_order: list[Decision], vital: int, space: Workspace) -> None:
        classes = [reduced.classes[decision.member] for decision in in_order]
        self.tuning, self.vital = space.tuning, vital
        ways = sum([len(item_class.items) * len(item_class.options) for item_class in classes])
        affordable = max(self.tuning.least_beam_width, self.tuning.beam_effort // max(1, ways))
        self.width = min(self.tuning.beam_width, affordable)
        self.cells = sorted({cell for item_class in classes for cell in item_class.most_units})
        lengths = [sum([length for _, length in reduced.worth[cell]]) for cell in self.cells]
        self.worth: Tables = [space.worth(reduced.worth[cell]) for cell in self.cells]
        self.sums: Tables = [space.sums(length) for length in lengths]
        self._place = {cell: place for place, cell in enumerate(self.cells)}
        coming = [0] * len(self.cells)
        self.to_come: list[tuple[int, ...]] = [tuple(coming)]
        for item_class in reversed(classes):
            for cell, units in item_class.most_units.items():
                place = self._place[cell]
                coming[place] = min(lengths[place], coming[place] + units * len(item_class.items))
            self.to_come.append(tuple(coming))
        self.to_come.reverse()

    def gains(self, option: ClassOption) -> tuple[int, ...]:
        """Return the units that an option gives to each cell."""
        gains = [0] * len(self.cells)
        for cell, units in option.gains:
            gains[self._place[cell]] = units
        return tuple(gains)


def component_frontier(
    reduced: ReducedProblem,
    members: list[int],
    effort: Effort,
    space: Workspace,
    threshold: Threshold | None = None,
    others: list[Spent] | None = None,
) -> list[Point]:
    """Return the Pareto frontier of one component: more value only ever for more time (or items, where limited).

    Args:
        reduced: the whole problem.
        members: the classes of the component.
        effort: the work that is left; it is used up here.
        space: what the searches of a planner share.
        threshold: where given, only what can reach it together with the other components is kept.
        others: where given, the choices in the other components, with what they take of the seconds.
    """
    tuning = space.tuning
    in_order, status, vital = decisions(_by_weight(reduced, members, threshold), reduced)
    component = _Component(reduced, in_order, vital, space)
    order = [decision.member for decision in in_order]
    reach = threshold and Reach(reduced, threshold, order, component.cells, component.worth, component.to_come, others)
    if reach is not None:
        effort.left -= reach.completion.work >> tuning.completion_shift
    labels: list[Label] = [(0, 0, (0,) * len(component.worth), 0, status, 0)]
    for place, decision in enumerate(in_order, 1):
        passed = _passed_over(reduced, decision, labels)
        if reach is not None:
            passed = reach.reaching(passed, place)
        labels = distinct(sorted(passed + _extended(reduced, decision, component, labels, reach, place, effort)))
        if effort.over:
            return []
        if len(labels) > tuning.prune_from and place < len(in_order):
            labels = undominated(labels, component.worth, component.to_come[place], effort, tuning)
        if effort.left < 0 and len(labels) > component.width:
            labels = _beam(labels, component, reach, place, component.width)
    required = [place for place, cell in enumerate(component.cells) if cell in reduced.required_cells]
    step = reduced.encoding.coverage_unit * reduced.encoding.rank_base
    points = [
        (time, sum(map(getitem, component.worth, units)) * step - cost, count)
        for time, cost, units, count, _, _ in labels
        if all(units[place] for place in required)
    ]
    return pareto(points, counted=reduced.max_items is not None)


def _by_weight(reduced: ReducedProblem, members: list[int], threshold: Threshold | None) -> list[int]:
    """The order in which classes are best decided: first where much depends on it, last where hardly anything does."""
    if threshold is None:
        # what can be taken in many ways makes the most labels, so it is decided while there are few
        return sorted(members, key=lambda member: -len(reduced.classes[member].options))
    weight = {member: -abs(reduced.classes[member].best_option) for member in members}
    serving: dict[int, set[int]] = {}
    for member in members:
        for cell in reduced.classes[member].most_units:
            serving.setdefault(cell, set()).add(member)
    # cell by cell, those first that fewest serve: once all that serve a cell are decided labels need not differ in it
    order: list[int] = []
    left = set(members)
    while serving:
        cell = min(serving, key=lambda cell: (len(serving[cell]), cell))
        closing = serving.pop(cell)
        order += sorted(closing, key=lambda member: (weight[member], member))
        left -= closing
        serving = {other: each - closing for other, each in serving.items() if each - closing}
    return order + sorted(left, key=lambda member: (weight[member], member))


def _extended(
    reduced: ReducedProblem,
    decision: Decision,
    component: _Component,
    labels: list[Label],
    reach: Reach | None,
    place: int,
    effort: Effort,
) -> list[Label]:
    """The labels with one or more of the class to decide, in each of its options, where constraints and limits allow.

    Of a class the smallest ranks are taken, in earlier options first, so that each choice is made once.
    """
    item_class, encoding, sums = reduced.classes[decision.member], reduced.encoding, component.sums
    keeps, unset = decision.keeps, ~decision.clears
    # where items are not limited they are not counted either
    counted, room = (0, 0) if reduced.max_items is None else (item_class.size, reduced.max_items - item_class.size)
    options = [
        (number, option, component.gains(option), slots)
        for number, (option, slots) in enumerate(zip(item_class.options, decision.slots, strict=True))
    ]
    # without prices everything may still get far enough
    rest, values, earlier, profit = 0, list[tuple[int, ...]](), list[tuple[int, ...]](), 0
    unit, shift, lost = reduced.budget + 1, 0, [[0]] * (1 + len(item_class.items))
    if reach is not None:
        rest, profit = reach.rest[place], item_class.best_profit
        values, earlier = reach.values[place], reach.values[place - 1]
        unit, shift, lost = reach.completion.unit, reach.completion.shift, reach.completion.lost[place - 1]
    extended: list[Label] = []
    layer = [(0, labels)]
    made, tuning = 0, component.tuning
    # all options together have one beam
    width = 1 + component.width // len(options)
    for left, item in zip(reversed(range(len(item_class.items))), item_class.items, strict=True):
        following: list[tuple[int, list[Label]]] = []
        lost_here, lost_more, rest_more = lost[0], lost[left], rest + left * profit
        if effort.left < 0:
            layer = [(first, _beam(before, component, reach, place - 1, width)) for first, before in layer]
        for number, option, gains, slots in options:
            cost_more = option.cost * encoding.rank_base + encoding.rank(item, option.dropped, option.place)
            time_more, dual_more = option.time, option.dual_cost
            latest = reduced.budget - time_more
            forbidden, sets = decision.forbidden_by | slots, decision.sets | slots
            fresh: list[Label] = []
            for first, before in layer:
                if first > number:
                    break
                for time, cost, units, count, status, dual_cost in before:
                    if time > latest:
                        break
                    if status & forbidden or count > room:
                        continue
                    made += 1
                    after, dual_then = (latest - time) // unit, dual_cost + dual_more
                    over = rest - dual_then + sum(map(getitem, values, map(add, units, gains)))
                    here, more = over >> shift >= lost_here[after], left > 0
                    if more:
                        # more of the class can still be taken, and give units
                        over = rest_more - dual_then + sum(map(getitem, earlier, map(add, units, gains)))
                        more = over >> shift >= lost_more[after]
                    if not here and not more:
                        continue
                    time_then, cost_then, count_then = time + time_more, cost + cost_more, count + counted
                    units_then, status_then = tuple(map(getitem, sums, map(add, units, gains))), status & unset | sets
                    if more:
                        fresh.append((time_then, cost_then, units_then, count_then, status_then, dual_then))
                    if here:
                        extended.append((time_then, cost_then, units_then, count_then, status_then & keeps, dual_then))
            effort.left -= made
            made = 0
            if fresh:
                fresh.sort()
                if len(fresh) > tuning.prune_from:
                    # the rest of the class is still to come, in no earlier option than this one
                    fresh = undominated(fresh, component.worth, component.to_come[place - 1], effort, tuning)
                following.append((number, fresh))
        layer = following
    return extended


def _passed_over(reduced: ReducedProblem, decision: Decision, labels: list[Label]) -> list[Label]:
    """The labels without the class to decide, where it may be passed over."""
    if reduced.classes[decision.member].required:
        return []
    return [
        label if label[4] == label[4] & decision.keeps else (*label[:4], label[4] & decision.keeps, label[5])
        for label in labels
        if not label[4] & decision.forced_by
    ]


def _beam(labels: list[Label], component: _Component, reach: Reach | None, place: int, width: int) -> list[Label]:
    """A beam: the labels that promise most, and a limited number of least time, so that what is required stays possible.

    Of least time is the quickest label of each set of bits that what is required may depend on: other slots, of which
    there can be very many, do not tell labels apart.
    """

    def promise(label: Label) -> int:
        return reach.excess(label, place) if reach else sum(map(getitem, component.worth, label[2]))

    ranked = sorted(sorted(labels), key=promise, reverse=True)
    vital = component.vital
    quickest = {label[4] & vital: label for label in reversed(labels)}
    # a set bit never allows more than an unset one
    freest = sorted(quickest, key=int.bit_count)[: component.tuning.beam_width]
    return sorted({*ranked[:width], *[quickest[status] for status in freest]})


class Frontier(NamedTuple):
    """The frontier of a whole problem, by time, and whether the search for it was complete."""

    points: list[Point]
    complete: bool

    @property
    def best(self) -> int | None:
        """The most value of all, None where there is no choice."""
        return max((point.value for point in self.points), default=None)


def frontier(reduced: ReducedProblem, effort: Effort, space: Workspace) -> Frontier:
    """Return the frontier of a problem."""
    total = [Point(0, 0, 0)]
    for members in components(reduced):
        total = combined(reduced, total, component_frontier(reduced, members, effort, space))
    return Frontier(total if reduced.required_cells <= reduced.served_cells else [], effort.left >= 0)
