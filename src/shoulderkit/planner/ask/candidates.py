"""A resolved request as a selection problem: which exercises are worth choosing among, and what joins them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shoulderkit.planner.ask.asked import why_out
from shoulderkit.planner.choice import Item, Links, Option, Problem
from shoulderkit.planner.compiled import PHASES
from shoulderkit.plans import LeftOut
from shoulderkit.vocabulary import OutReason, RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.planner.ask.asked import Asked


class Posed(NamedTuple):
    """A selection problem, the exercise number of each item, and whether something that must be in cannot be."""

    problem: Problem
    numbers: tuple[int, ...]
    blocked_must: bool


def serves(asked: Asked, number: int) -> bool:
    """Whether an exercise serves a weighted cell of its phase."""
    entry = asked.compiled.entries[number]
    return any((entry.phase, region) in asked.weights for region, _ in entry.portions[0].units)


def needed(asked: Asked, start: Iterable[int]) -> set[int]:
    """*start* and all that it brings along: what is required and not yet done, and what goes together with it."""
    compiled, found = asked.compiled, set(start)
    todo = list(found)
    while todo:
        number = todo.pop()
        fresh = {*compiled.requires.get(number, set()) - asked.done, *compiled.together.get(number, ())} - found
        found |= fresh
        todo += fresh
    return found


def _blocked(asked: Asked, pool: set[int]) -> dict[int, LeftOut]:
    """Who of the pool cannot be in because what it needs is not in the pool; again and again until nothing changes."""
    compiled, blocked = asked.compiled, dict[int, LeftOut]()

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
                    if what not in asked.done and (what not in pool or what in blocked):
                        changed |= block(who, what, membership.rule)
            elif membership.kind is RuleKind.TOGETHER:
                for group in membership.groups:
                    missing = next((n for n in group if n not in pool or n in blocked), None)
                    if missing is not None:
                        for number in group:
                            changed |= block(number, missing, membership.rule)
    return blocked


def _pool(asked: Asked, free: Iterable[int]) -> set[int]:
    """Of those that can be in, those that matter, and what they bring along."""
    return needed(asked, {n for n in free if n in asked.required or serves(asked, n)})


def _links(asked: Asked, numbers: tuple[int, ...]) -> Links:
    place = {number: item for item, number in enumerate(numbers)}
    one_of: list[tuple[int, ...]] = []
    together: list[tuple[int, ...]] = []
    requires: set[tuple[int, int]] = set()
    for membership in asked.compiled.memberships:
        for group in membership.groups:
            here = tuple(place[number] for number in group if number in place)
            if membership.kind is RuleKind.REQUIRES:
                if len(here) == len(group) and group[1] not in asked.done:
                    requires.add((here[0], here[1]))
            elif len(here) > 1:
                (one_of if membership.kind is RuleKind.ONE_OF else together).append(here)
    return Links(tuple(one_of), tuple(together), tuple(sorted(requires)))


def left_aside(asked: Asked) -> dict[int, LeftOut]:
    """Why exercises are not among those that are chosen from, by number; one reason each."""
    numbers = range(len(asked.compiled.entries))
    out = {n: left for n in numbers if (left := why_out(asked, n)) is not None}
    blocked = _blocked(asked, set(numbers) - set(out))
    free = set(numbers) - set(out) - set(blocked)
    pool = _pool(asked, free)
    idle = {n for n in blocked if n not in asked.required and not serves(asked, n)}
    for number in idle | (free - pool):
        name = asked.compiled.entries[number].exercise.id
        blocked[number] = LeftOut(exercise=name, reason=OutReason.SERVES_NOTHING)
    return out | blocked


def _joined(asked: Asked) -> tuple[set[int], bool]:
    """Who is looked at one by one: linked exercises that can be in and matter, and what must be in; and if all of it can."""
    able = {n for n in asked.compiled.linked | asked.required if why_out(asked, n) is None}
    pool = _pool(asked, able - set(_blocked(asked, able)))
    return pool, asked.required <= pool


def _at_large(asked: Asked) -> Iterator[int]:
    """Of all the others those that any choice can be the better for."""
    compiled, request = asked.compiled, asked.request
    kept_apart = {*request.include, *request.exclude}
    recent = {*request.done_recently, *request.done_today}
    regions: dict[int, list[str]] = {}
    for phase, region in sorted(asked.weights):
        regions.setdefault(phase, []).append(region)
    for lane in compiled.lanes:
        wanted = regions.get(lane.phase, ())
        bits = lane.possible(
            asked.available_bits, asked.positions, asked.avoided_bits, without_instructions=request.without_instructions
        )
        old = 0
        for name in kept_apart | recent:
            bit = compiled.bit_in(lane, name)
            bits &= ~bit if name in kept_apart else -1
            old |= bit if name in recent else 0
        for alike in lane.alike(bits, wanted):
            yield from lane.best(alike & ~old, shorten=request.shorten)
            yield from lane.best(alike & old, shorten=request.shorten)


def pose(asked: Asked, *, some_phase: bool = True) -> Posed:
    """Make the selection problem; *some_phase* says whether at least one phase must be present."""
    compiled, request, weights = asked.compiled, asked.request, asked.weights
    joined, complete = _joined(asked)
    numbers = tuple(sorted({*joined, *_at_large(asked)}))
    cells = sorted(weights)
    cell_number = {cell: place for place, cell in enumerate(cells)}
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
        items.append(Item(entry.phase, options, number in asked.recent, number in asked.required))
    problem = Problem(
        items=tuple(items),
        links=_links(asked, numbers),
        worth=tuple(tuple(weights[cell] * step for step in compiled.scoring.worth) for cell in cells),
        cell_group=tuple(phase for phase, _ in cells),
        presence=tuple(compiled.scoring.presence[phase] for phase in PHASES),
        must_groups=frozenset(PHASES.index(phase) for phase in request.include_phases),
        some_group=some_phase,
        budget=request.budget_s,
        most=request.max_steps,
    )
    return Posed(problem, numbers, not complete)
