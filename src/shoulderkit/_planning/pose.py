"""A resolved request as a selection problem: which exercises are worth choosing among, and what joins them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shoulderkit._planning.compile import PHASES
from shoulderkit._planning.problem import Item, Links, Option, Problem
from shoulderkit._planning.resolve import why_out
from shoulderkit.plans import LeftOut
from shoulderkit.vocabulary import OutReason, RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit._planning.compile import Compiled
    from shoulderkit._planning.resolve import Resolved
    from shoulderkit.requests import Request


class Posed(NamedTuple):
    """A selection problem, the exercise number of each item, and whether something that must be in cannot be."""

    problem: Problem
    numbers: tuple[int, ...]
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
        fresh = {*compiled.requires.get(number, set()) - done, *compiled.together.get(number, ())} - found
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


def left_aside(compiled: Compiled, resolved: Resolved, request: Request) -> dict[int, LeftOut]:
    """Why exercises are not among those that are chosen from, by number; one reason each."""
    numbers = range(len(compiled.entries))
    out = {n: left for n in numbers if (left := why_out(compiled, resolved, request, n)) is not None}
    weights, done = resolved.weights, done_today(compiled, request)
    musts = {compiled.numbers[name] for name in request.include}
    blocked = _blocked(compiled, set(numbers) - set(out), done)
    free = set(numbers) - set(out) - set(blocked)
    pool = needed(compiled, {n for n in free if n in musts or serves(compiled, weights, n)}, done)
    idle = {n for n in blocked if n not in musts and not serves(compiled, weights, n)}
    for number in idle | (free - pool):
        name = compiled.entries[number].exercise.id
        blocked[number] = LeftOut(exercise=name, reason=OutReason.NOTHING_ASKED)
    return out | blocked


def _joined(compiled: Compiled, resolved: Resolved, request: Request) -> tuple[set[int], bool]:
    """Who is looked at one by one: linked exercises that can be in and matter, and what must be in; and if all of it can."""
    weights, done = resolved.weights, done_today(compiled, request)
    musts = {compiled.numbers[name] for name in request.include}
    able = {n for n in compiled.linked | musts if why_out(compiled, resolved, request, n) is None}
    free = able - set(_blocked(compiled, able, done))
    pool = needed(compiled, {n for n in free if n in musts or serves(compiled, weights, n)}, done)
    return pool, musts <= pool


def _at_large(compiled: Compiled, resolved: Resolved, request: Request) -> Iterator[int]:
    """Of all the others those that any choice can be the better for."""
    kept_apart = {*request.include, *request.exclude}
    recent = {*request.done_lately, *request.done_today}
    regions: dict[int, list[str]] = {}
    for phase, region in sorted(resolved.weights):
        regions.setdefault(phase, []).append(region)
    for lane in compiled.lanes:
        wanted = regions.get(lane.phase, ())
        bits = lane.possible(resolved.have, resolved.positions, resolved.avoided, undescribed=request.undescribed)
        old = 0
        for name in kept_apart | recent:
            bit = compiled.bit_in(lane, name)
            bits &= ~bit if name in kept_apart else -1
            old |= bit if name in recent else 0
        for alike in lane.alike(bits, wanted):
            yield from lane.best(alike & ~old, shorten=request.shorten)
            yield from lane.best(alike & old, shorten=request.shorten)


def pose(compiled: Compiled, resolved: Resolved, request: Request, *, some_phase: bool = True) -> Posed:
    """Make the selection problem; *some_phase* says whether at least one phase must be present."""
    weights, done = resolved.weights, done_today(compiled, request)
    joined, complete = _joined(compiled, resolved, request)
    numbers = tuple(sorted({*joined, *_at_large(compiled, resolved, request)}))
    cells = sorted(weights)
    cell_number = {cell: place for place, cell in enumerate(cells)}
    recent = {compiled.numbers[name] for name in (*request.done_lately, *request.done_today)}
    musts = {compiled.numbers[name] for name in request.include}
    items = []
    for number in numbers:
        entry = compiled.entries[number]
        options = tuple(
            Option(
                portion.duration_s,
                portion.dropped,
                tuple(
                    (cell, units)
                    for region, units in portion.units
                    if (cell := cell_number.get((entry.phase, region))) is not None
                ),
            )
            for portion in (entry.portions if request.shorten else entry.portions[:1])
        )
        items.append(Item(entry.phase, options, number in recent, number in musts))
    problem = Problem(
        items=tuple(items),
        links=_links(compiled, numbers, done),
        worth=tuple(tuple(weights[cell] * step for step in compiled.scoring.worth) for cell in cells),
        cell_group=tuple(phase for phase, _ in cells),
        presence=tuple(compiled.scoring.presence[phase] for phase in PHASES),
        must_groups=frozenset(PHASES.index(phase) for phase in request.include_phases),
        some_group=some_phase,
        budget=request.budget_s,
        most=request.max_steps,
    )
    return Posed(problem, numbers, not complete)
