"""Reasons for the exercises that are left out, one each."""

from __future__ import annotations

from itertools import combinations

from shoulderkit.planner.answers.chosen import Chosen
from shoulderkit.planner.ask import joint_doses, together, with_implied
from shoulderkit.planner.compiled import PHASES
from shoulderkit.plans import LeftOut
from shoulderkit.vocabulary import OutReason, RuleKind


def _one_of_winner(chosen: Chosen, number: int, added: set[int]) -> tuple[int, str] | None:
    """A chosen exercise that keeps out one of *added*, which *number* brings along, or one of these; and the rule."""
    for membership in chosen.compiled.memberships:
        if membership.kind is RuleKind.ONE_OF:
            for group in membership.groups:
                joining = added.intersection(group)
                rivals = [rival for rival in group if rival in chosen.options]
                # what requires its own rival can never be in
                if len(joining) > 1:
                    rivals += [rival for rival in group if rival in joining and rival != number]
                if joining and rivals:
                    return rivals[0], membership.rule
    return None


def _least_s(chosen: Chosen, added: set[int]) -> int:
    """The seconds that these take at least: what goes together at the same share of its dose."""
    groups = together(chosen.asked, added) if len(added) > 1 else [tuple(added)]
    return sum(
        min(sum(option.duration_s for option in doses.values()) for doses in joint_doses(chosen.asked, group))
        for group in groups
    )


def _to_make_room(chosen: Chosen, short_s: int) -> tuple[int, ...]:
    """Steps that would have to go to free *short_s* seconds: the fewest, then the least loss of coverage.

    Exact for one or two; where it takes more, a greedy heuristic: steps go one by one, the least loss first.
    """
    free = sorted(n for n in chosen.options if chosen.name(n) not in chosen.request.include)
    time = {n: chosen.options[n].duration_s for n in free}
    one = [(chosen.loss[n], n) for n in free if time[n] >= short_s]
    if one:
        return (min(one)[1],)
    two = [(chosen.loss_of(pair), pair) for pair in combinations(free, 2) if time[pair[0]] + time[pair[1]] >= short_s]
    if two:
        return min(two)[1]
    going: list[int] = []
    for number in sorted(free, key=lambda n: (chosen.loss[n], n)):
        if sum(time[n] for n in going) < short_s:
            going.append(number)
    return tuple(sorted(going)) if sum(time[n] for n in going) >= short_s else ()


def left_out(chosen: Chosen, out: dict[int, LeftOut]) -> tuple[LeftOut, ...]:
    """Return exactly one reason for each exercise that is not in, by id.

    Args:
        chosen: what is in.
        out: the reasons for what was not chosen from, by number (see `ruled_out`).
    """
    free_s = chosen.request.budget_s - sum(option.duration_s for option in chosen.options.values())
    most = chosen.request.max_steps
    found: list[LeftOut] = []
    for number, entry in enumerate(chosen.compiled.entries):
        if number in chosen.options:
            continue
        if number in out:
            found.append(out[number])
            continue
        name = entry.exercise.id
        added = with_implied(chosen.asked, {number}) - set(chosen.options)
        winner = _one_of_winner(chosen, number, added)
        if winner is not None:
            found.append(
                LeftOut(exercise=name, reason=OutReason.ONE_OF, names=(chosen.name(winner[0]),), rule=winner[1])
            )
            continue
        least_s = _least_s(chosen, added)
        gain = _gain(chosen, added)
        if gain and least_s > free_s:
            going = _to_make_room(chosen, least_s - free_s)
            names = tuple(map(chosen.name, going))
            found.append(LeftOut(exercise=name, reason=OutReason.NO_TIME, names=names, short_s=least_s - free_s))
        elif gain and most is not None and len(chosen.options) + len(added) > most:
            found.append(LeftOut(exercise=name, reason=OutReason.MOST_STEPS))
        else:
            found.append(LeftOut(exercise=name, reason=OutReason.LESS_WORTH))
    return tuple(found)


def _gain(chosen: Chosen, added: set[int]) -> int:
    """What these would add to the score at full dose: coverage, or a phase that is not present yet."""
    present = {cell[0] for cell in chosen.total}
    with_them = Chosen(chosen.asked, {**chosen.options, **{n: chosen.asked.options(n)[0] for n in added}})
    new = {cell[0] for number in added for cell, _ in with_them.gains[number]} - present
    presence = sum(chosen.compiled.scoring.presence[PHASES[phase]] for phase in new)
    return presence + with_them.coverage - chosen.coverage
