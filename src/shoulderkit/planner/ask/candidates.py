"""A resolved request as a selection problem: which exercises are worth choosing among, and what joins them."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from shoulderkit.planner.ask.asked import reason_out
from shoulderkit.planner.ask.joined import joined
from shoulderkit.planner.choice import Item, MembershipConstraints, Option, Problem
from shoulderkit.planner.compiled import PHASES, DoseOption
from shoulderkit.planner.compiled.shortlist import Limits
from shoulderkit.plans import LeftOut
from shoulderkit.vocabulary import OutReason, RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.planner.ask.aim import Cell
    from shoulderkit.planner.ask.asked import Asked

#: The dose option of each exercise that an option of an item stands for, by exercise number.
Doses = dict[int, DoseOption]


class Candidates(NamedTuple):
    """The exercises that are worth choosing among.

    Attributes:
        problem: the selection problem.
        doses: what each option of each item stands for.
        possible: whether all that is required can be in, as far as the rules and the request alone decide it.
    """

    problem: Problem
    doses: tuple[tuple[Doses, ...], ...]
    possible: bool

    def chosen(self, chosen: Iterable[tuple[int, int]]) -> Doses:
        """Return what these (item, option) pairs stand for."""
        return {number: option for item, place in chosen for number, option in self.doses[item][place].items()}


def serves(asked: Asked, number: int) -> bool:
    """Return whether an exercise serves a weighted cell of its phase."""
    return bool(asked.gains(number, asked.options(number)[0]))


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
    able = {n for n in asked.compiled.individual | asked.required if asked.admits(n)}
    relevant = _relevant(asked, able - set(_blocked(asked, able)))
    return relevant, asked.required <= relevant


def _shortlisted(asked: Asked) -> Iterator[int]:
    """Of all the others those that some best choice can need (see `shortlist`)."""
    compiled, request = asked.compiled, asked.request
    kept_apart = compiled.by_group(compiled.numbers[name] for name in (*request.include, *request.exclude))
    recent = compiled.by_group(asked.recent)
    fresh = Limits(request.budget_s, request.max_steps, request.shorten, Fraction(1))
    less = fresh._replace(factor=compiled.scoring.variety[request.variety])
    for group, apart, old in zip(compiled.shortlist, kept_apart, recent, strict=True):
        wanted = asked.aim.members.get(group.phase, ())
        bits = group.admissible(
            asked.available_bits, asked.positions, asked.avoided_bits, without_instructions=request.without_instructions
        )
        for equal, role in group.equivalent(bits & ~apart, wanted):
            yield from group.undominated(equal & ~old, role, fresh)
            yield from group.undominated(equal & old, role, less)


def joint_doses(asked: Asked, members: tuple[int, ...]) -> Iterator[Doses]:
    """Yield the dose options of exercises that go together: the same share of each, the fullest first."""
    if len(members) == 1:
        yield from ({members[0]: option} for option in asked.offered(members[0]))
        return
    by_share: list[dict[object, DoseOption]] = []
    for number in members:
        options: dict[object, DoseOption] = {}
        for option in asked.offered(number):
            other = options.get(option.share)
            if other is None or option.duration_s < other.duration_s:
                options[option.share] = option
        by_share.append(options)
    for share in by_share[0]:
        if all(share in options for options in by_share):
            yield {number: options[share] for number, options in zip(members, by_share, strict=True)}


def _options(
    asked: Asked, doses: Doses, dropped: int, slot_of: dict[int, int], cells: dict[Cell, int]
) -> Iterator[Option]:
    """The options that these doses are taken in: of each family, one member or none counts fully."""
    if len(doses) == 1:
        ((number, only),) = doses.items()
        full, less = asked.given(number, only)
        if number not in slot_of:
            yield Option(only.duration_s, dropped, full, ())
            return
        yield Option(only.duration_s, dropped, full, (slot_of[number],))
        yield Option(only.duration_s, dropped, less, ())
        return
    half = asked.compiled.scoring.family
    by_slot: dict[int, list[int]] = {}
    for number in doses:
        if number in slot_of:
            by_slot.setdefault(slot_of[number], []).append(number)
    gains_of = {number: asked.gains(number, option) for number, option in doses.items()}
    time = sum(option.duration_s for option in doses.values())
    # the smaller ids count fully first, and none of a family where another item holds its slot
    for holders in product(*([*numbers, None] for numbers in by_slot.values())):
        gains: dict[int, int] = {}
        for number, own in gains_of.items():
            whole = number not in slot_of or number in holders
            for cell, units in own:
                given = units if whole else units * half.numerator // half.denominator
                gains[cells[cell]] = gains.get(cells[cell], 0) + given
        held = tuple(slot for slot, holder in zip(by_slot, holders, strict=True) if holder is not None)
        yield Option(time, dropped, tuple(sorted(gains.items())), held)


def _slots(asked: Asked, numbers: Iterable[int]) -> dict[int, int]:
    """The slot of each exercise that is not the only one of its family here."""
    families: dict[str, list[int]] = {}
    for number in numbers:
        family = asked.compiled.entries[number].exercise.family
        if family is not None and asked.gains(number, asked.options(number)[0]):
            families.setdefault(family, []).append(number)
    several = [members for _, members in sorted(families.items()) if len(members) > 1]
    return {number: slot for slot, members in enumerate(several) for number in members}


def candidates(asked: Asked, *, needs_phase: bool = True) -> Candidates:
    """Make the selection problem of a request; *needs_phase* says whether at least one phase must be present."""
    constrained, possible = _constrained(asked)
    found = candidates_among(asked, sorted({*constrained, *_shortlisted(asked)}), needs_phase=needs_phase)
    return found._replace(possible=found.possible and possible)


def candidates_among(asked: Asked, numbers: list[int], *, needs_phase: bool = True) -> Candidates:
    """Make the selection problem of a request with these exercises to choose from, by number, in order."""
    compiled, request, weights = asked.compiled, asked.request, asked.weights
    join = joined(asked, numbers)
    cells = asked.aim.places
    rank = {number: place for place, number in enumerate(numbers)}
    slot_of = _slots(asked, numbers)
    items: list[Item] = []
    doses: list[tuple[Doses, ...]] = []
    for members in join.items:
        pairs = [
            (option, joint)
            for dropped, joint in enumerate(joint_doses(asked, members))
            for option in _options(asked, joint, dropped, slot_of, cells)
        ]
        recent = sum(number in asked.recent for number in members)
        ranks = tuple(rank[number] for number in members)
        required = not asked.required.isdisjoint(members)
        items.append(Item(ranks, tuple(option for option, _ in pairs), recent, required))
        doses.append(tuple(joint for _, joint in pairs))
    problem = Problem(
        items=tuple(items),
        membership=MembershipConstraints(join.one_of, join.requires),
        worth=tuple(compiled.scoring.weighted(weights[cell]) for cell in cells),
        start=tuple(asked.start.get(cell, 0) for cell in cells),
        cell_group=tuple(phase for phase, _ in cells),
        presence=tuple(compiled.scoring.presence[phase] for phase in PHASES),
        present=frozenset(phase for phase, _ in asked.start),
        required_groups=frozenset(PHASES.index(phase) for phase in request.include_phases),
        needs_group=needs_phase,
        budget=request.budget_s,
        max_items=request.max_steps,
    )
    return Candidates(problem, tuple(doses), asked.required <= join.members)
