"""A resolved request as a selection problem: which exercises are worth choosing among, and what joins them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shoulderkit._planning.compile import PHASES
from shoulderkit._planning.problem import Item, Links, Option, Problem
from shoulderkit.plans import LeftOut
from shoulderkit.vocabulary import OutReason, Phase, RuleKind

if TYPE_CHECKING:
    from shoulderkit._planning.compile import Compiled
    from shoulderkit._planning.resolve import Resolved
    from shoulderkit.requests import Request

#: What a phase being present counts: strengthening is never what is dropped (the design's own numbers).
PRESENCE = {Phase.STRENGTHEN: 8, Phase.RELEASE: 4, Phase.MOBILIZE: 2, Phase.INTEGRATE: 1}

#: What 0, 1, 2 … units are worth: 8 each for the first four, 3 for the next four, 1 for the last four, then nothing.
WORTH = (0, 8, 16, 24, 32, 35, 38, 41, 44, 45, 46, 47, 48)


def worth(units: int) -> int:
    """What this many units are worth in a cell of weight 1."""
    return WORTH[min(units, len(WORTH) - 1)]


class Posed(NamedTuple):
    """A selection problem and what it leaves aside.

    Attributes:
        numbers: the exercise number of each item.
        out: why the other exercises are not among the items, by exercise number.
        blocked_must: whether something that must be in cannot be.
    """

    problem: Problem
    numbers: tuple[int, ...]
    out: dict[int, LeftOut]
    blocked_must: bool


def serves(compiled: Compiled, weights: dict[tuple[int, str], int], number: int) -> bool:
    """Whether an exercise serves a weighted cell of its phase."""
    entry = compiled.entries[number]
    return any((entry.phase, region) in weights for region, _ in entry.portions[0].units)


def needed(compiled: Compiled, start: set[int], done: frozenset[int]) -> set[int]:
    """*start* and all that it brings along: what is required and not yet done, and what goes together with it."""
    found = set(start)
    todo = list(start)
    while todo:
        number = todo.pop()
        for membership in compiled.memberships:
            if membership.kind is RuleKind.REQUIRES:
                brought = [what for who, what in membership.groups if who == number and what not in done]
            elif membership.kind is RuleKind.TOGETHER:
                brought = [other for group in membership.groups if number in group for other in group]
            else:
                continue
            fresh = set(brought) - found
            found |= fresh
            todo += fresh
    return found


def _blocked(compiled: Compiled, pool: set[int], done: frozenset[int]) -> dict[int, LeftOut]:
    """Who of the pool cannot be in because what it needs is not in the pool; again and again until nothing changes."""
    blocked: dict[int, LeftOut] = {}

    def block(number: int, missing: int, rule: str) -> bool:
        if number in blocked or number not in pool:
            return False
        name, lacks = (compiled.entries[n].exercise.id for n in (number, missing))
        blocked[number] = LeftOut(exercise=name, reason=OutReason.NEEDS, names=(lacks,), rule=rule)
        return True

    changed = True
    while changed:
        changed = False
        for membership in compiled.memberships:
            if membership.kind is RuleKind.REQUIRES:
                for who, what in membership.groups:
                    if what not in done and (what not in pool or what in blocked):
                        changed |= block(who, what, membership.rule)
            elif membership.kind is RuleKind.TOGETHER:
                for group in membership.groups:
                    missing = next((n for n in group if n not in pool or n in blocked), None)
                    if missing is not None:
                        for number in group:
                            changed |= block(number, missing, membership.rule)
    return blocked


def done_today(compiled: Compiled, request: Request) -> frozenset[int]:
    """The numbers of the exercises that were done today."""
    return frozenset(compiled.numbers[name] for name in request.done_today)


def _links(compiled: Compiled, numbers: tuple[int, ...], done: frozenset[int]) -> Links:
    place = {number: item for item, number in enumerate(numbers)}
    one_of: list[tuple[int, ...]] = []
    together: list[tuple[int, ...]] = []
    requires: set[tuple[int, int]] = set()
    for membership in compiled.memberships:
        for group in membership.groups:
            here = tuple(place[number] for number in group if number in place)
            if membership.kind is RuleKind.REQUIRES:
                if len(here) == len(group) and group[1] not in done:
                    requires.add((here[0], here[1]))
            elif len(here) > 1:
                (one_of if membership.kind is RuleKind.ONE_OF else together).append(here)
    return Links(tuple(one_of), tuple(together), tuple(sorted(requires)))


def pose(
    compiled: Compiled, resolved: Resolved, request: Request, *, some_phase: bool = True, only_presence: bool = False
) -> Posed:
    """Make the selection problem.

    *some_phase* says whether at least one phase must be present. *only_presence* asks only what can be in at all, not what
    is best: a much smaller problem.
    """
    weights, done = resolved.weights, done_today(compiled, request)
    available = set(range(len(compiled.entries))) - set(resolved.out)
    musts = {compiled.numbers[name] for name in request.include}
    blocked = _blocked(compiled, available, done)
    free = available - set(blocked)
    pool = needed(compiled, {n for n in free if n in musts or serves(compiled, weights, n)}, done)
    numbers = tuple(sorted(pool))
    names = [compiled.entries[n].exercise.id for n in range(len(compiled.entries))]
    out = resolved.out | blocked
    for number in free - pool:
        out[number] = LeftOut(exercise=names[number], reason=OutReason.NOTHING_ASKED)
    for number in blocked:
        if number not in musts and not serves(compiled, weights, number):
            out[number] = LeftOut(exercise=names[number], reason=OutReason.NOTHING_ASKED)

    cells = sorted(weights)
    cell_number = {cell: place for place, cell in enumerate(cells)}
    recent = {*request.done_lately, *request.done_today}
    items = []
    for number in numbers:
        entry = compiled.entries[number]
        options = []
        for portion in entry.portions if request.shorten else entry.portions[:1]:
            if only_presence:
                gains: tuple[tuple[int, int], ...] = ((entry.phase, 1),) if serves(compiled, weights, number) else ()
            else:
                gains = tuple(
                    (cell_number[entry.phase, region], units)
                    for region, units in portion.units
                    if (entry.phase, region) in weights
                )
            options.append(Option(portion.duration_s, portion.dropped, gains))
        # with fewer sets it serves no less a phase, so the shortest is enough to know what can be in
        options = options[-1:] if only_presence else options
        old = names[number] in recent and not only_presence
        items.append(Item(entry.phase, tuple(options), old, number in musts))
    table = tuple(tuple(weights[cell] * step for step in WORTH) for cell in cells)
    groups = tuple(phase for phase, _ in cells)
    problem = Problem(
        items=tuple(items),
        links=_links(compiled, numbers, done),
        worth=((0, 0),) * len(PHASES) if only_presence else table,
        cell_group=tuple(range(len(PHASES))) if only_presence else groups,
        presence=tuple(PRESENCE[phase] for phase in PHASES),
        must_groups=frozenset(PHASES.index(phase) for phase in request.include_phases),
        some_group=some_phase,
        budget=request.budget_s,
        most=request.max_steps,
    )
    return Posed(problem, numbers, out, not musts <= pool)
