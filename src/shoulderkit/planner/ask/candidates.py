"""A resolved request as a selection problem: which exercises are worth choosing among, and what joins them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shoulderkit.planner.ask.asked import reason_out
from shoulderkit.planner.choice import Item, MembershipConstraints, Option, Problem
from shoulderkit.planner.compiled import PHASES
from shoulderkit.plans import LeftOut
from shoulderkit.vocabulary import OutReason, RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.planner.ask.asked import Asked


class Candidates(NamedTuple):
    """The exercises that are worth choosing among.

    Attributes:
        problem: the selection problem.
        numbers: the exercise number of each item.
        possible: whether all that is required can be in, as far as the rules and the request alone decide it.
    """

    problem: Problem
    numbers: tuple[int, ...]
    possible: bool


def serves(asked: Asked, number: int) -> bool:
    """Return whether an exercise serves a weighted cell of its phase."""
    entry = asked.compiled.entries[number]
    return any((entry.phase, region) in asked.weights for region, _ in entry.options[0].units)


def with_implied(asked: Asked, start: Iterable[int]) -> set[int]:
    """Return *start* and all that has to be in with it: what it requires that is not yet done, what goes together with it."""
    compiled, found = asked.compiled, set(start)
    todo = list(found)
    while todo:
        number = todo.pop()
        fresh = {*compiled.requires.get(number, set()) - asked.done, *compiled.together.get(number, ())} - found
        found |= fresh
        todo += fresh
    return found


def _blocked(asked: Asked, admitted: set[int]) -> dict[int, LeftOut]:
    """The admitted exercises that cannot be in because what they need is not admitted: constraint propagation."""
    compiled, blocked = asked.compiled, dict[int, LeftOut]()

    def block(number: int, missing: int, rule: str) -> bool:
        if number in blocked or number not in admitted:
            return False
        name, lacks = (compiled.entries[n].exercise.id for n in (number, missing))
        blocked[number] = LeftOut(exercise=name, reason=OutReason.NEEDS, names=(lacks,), rule=rule)
        return True

    changed = True
    while changed:
        changed = False
        for membership in compiled.memberships:
            if membership.kind is RuleKind.REQUIRES:
                for dependent, needed in membership.groups:
                    if needed not in asked.done and (needed not in admitted or needed in blocked):
                        changed |= block(dependent, needed, membership.rule)
            elif membership.kind is RuleKind.TOGETHER:
                for group in membership.groups:
                    missing = next((n for n in group if n not in admitted or n in blocked), None)
                    if missing is not None:
                        for number in group:
                            changed |= block(number, missing, membership.rule)
    return blocked


def _relevant(asked: Asked, free: Iterable[int]) -> set[int]:
    """Of those that can be in, those that serve or are required, and what has to be in with them."""
    return with_implied(asked, {n for n in free if n in asked.required or serves(asked, n)})


def _membership(asked: Asked, numbers: tuple[int, ...]) -> MembershipConstraints:
    """The membership rules among these exercises, by their places."""
    place = {number: item for item, number in enumerate(numbers)}
    one_of: list[tuple[int, ...]] = []
    requires: set[tuple[int, int]] = set()
    for membership in asked.compiled.memberships:
        for group in membership.groups:
            here = tuple(place[number] for number in group if number in place)
            if membership.kind is RuleKind.REQUIRES:
                if len(here) == len(group) and group[1] not in asked.done:
                    requires.add((here[0], here[1]))
            elif len(here) > 1 and membership.kind is RuleKind.ONE_OF:
                one_of.append(here)
            elif len(here) > 1:
                # what goes together requires each other, in a circle
                requires.update(zip(here, (*here[1:], here[0]), strict=True))
    return MembershipConstraints(tuple(one_of), tuple(sorted(requires)))


def ruled_out(asked: Asked) -> dict[int, LeftOut]:
    """Return why exercises are not among those that are chosen from, by number; one reason each."""
    numbers = range(len(asked.compiled.entries))
    out = {n: left for n in numbers if (left := reason_out(asked, n)) is not None}
    blocked = _blocked(asked, set(numbers) - set(out))
    free = set(numbers) - set(out) - set(blocked)
    relevant = _relevant(asked, free)
    idle = {n for n in blocked if n not in asked.required and not serves(asked, n)}
    for number in idle | (free - relevant):
        name = asked.compiled.entries[number].exercise.id
        blocked[number] = LeftOut(exercise=name, reason=OutReason.SERVES_NOTHING)
    return out | blocked


def _constrained(asked: Asked) -> tuple[set[int], bool]:
    """The exercises that membership rules name or that are required, as far as they can be in; and if all required can."""
    able = {n for n in asked.compiled.constrained | asked.required if reason_out(asked, n) is None}
    relevant = _relevant(asked, able - set(_blocked(asked, able)))
    return relevant, asked.required <= relevant


def _shortlisted(asked: Asked) -> Iterator[int]:
    """Of all the others those that some best choice can need (see `shortlist`)."""
    compiled, request = asked.compiled, asked.request
    kept_apart = {*request.include, *request.exclude}
    recent = {*request.done_recently, *request.done_today}
    regions: dict[int, list[str]] = {}
    for phase, region in sorted(asked.weights):
        regions.setdefault(phase, []).append(region)
    for group in compiled.shortlist:
        wanted = regions.get(group.phase, ())
        bits = group.admissible(
            asked.available_bits, asked.positions, asked.avoided_bits, without_instructions=request.without_instructions
        )
        old = 0
        for name in kept_apart | recent:
            bit = compiled.bit_in(group, name)
            bits &= ~bit if name in kept_apart else -1
            old |= bit if name in recent else 0
        for equal in group.equivalent(bits, wanted):
            yield from group.undominated(equal & ~old, shorten=request.shorten)
            yield from group.undominated(equal & old, shorten=request.shorten)


def candidates(asked: Asked, *, needs_phase: bool = True) -> Candidates:
    """Make the selection problem of a request; *needs_phase* says whether at least one phase must be present."""
    compiled, request, weights = asked.compiled, asked.request, asked.weights
    constrained, possible = _constrained(asked)
    numbers = tuple(sorted({*constrained, *_shortlisted(asked)}))
    cells = sorted(weights)
    cell_number = {cell: place for place, cell in enumerate(cells)}
    items: list[Item] = []
    for number in numbers:
        entry = compiled.entries[number]
        options = tuple(
            Option(
                dose_option.duration_s,
                dose_option.dropped,
                tuple(
                    (cell, units)
                    for region, units in dose_option.units
                    if (cell := cell_number.get((entry.phase, region))) is not None
                ),
            )
            for dose_option in (entry.options if request.shorten else entry.options[:1])
        )
        items.append(Item((len(items),), options, int(number in asked.recent), number in asked.required))
    problem = Problem(
        items=tuple(items),
        membership=_membership(asked, numbers),
        worth=tuple(
            tuple((weights[cell] * slope, length) for slope, length in compiled.scoring.pieces) for cell in cells
        ),
        start=(0,) * len(cells),
        cell_group=tuple(phase for phase, _ in cells),
        presence=tuple(compiled.scoring.presence[phase] for phase in PHASES),
        present=frozenset(),
        required_groups=frozenset(PHASES.index(phase) for phase in request.include_phases),
        needs_group=needs_phase,
        budget=request.budget_s,
        max_items=request.max_steps,
    )
    return Candidates(problem, numbers, possible)
