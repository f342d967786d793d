"""Why a plan leaves time: whether anything would still add to it, and how much longer that takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.planner.answers.chosen import Chosen
from shoulderkit.plans import TimeLeft
from shoulderkit.vocabulary import OutReason, TimeLeftReason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.plans import LeftOut


def time_left(chosen: Chosen, left_out: tuple[LeftOut, ...]) -> TimeLeft:
    """Return the time that is left of the budget, and why.

    Args:
        chosen: what is in.
        left_out: why everything else is not.
    """
    seconds = chosen.request.budget_s - sum(option.duration_s for option in chosen.options.values())
    # where a plan is not proved something may fit in
    short = [lack for lack in (*_fuller(chosen, seconds), *_more(left_out)) if lack[0] > 0]
    if short:
        short_s, exercise = min(short)
        return TimeLeft(seconds=seconds, reason=TimeLeftReason.TOO_SHORT, short_s=short_s, exercise=exercise)
    full = any(left.reason is OutReason.MOST_STEPS for left in left_out)
    return TimeLeft(seconds=seconds, reason=TimeLeftReason.MOST_STEPS if full else TimeLeftReason.NOTHING_MORE)


def _fuller(chosen: Chosen, seconds: int) -> Iterator[tuple[int, str]]:
    """The seconds that the next fuller dose of each step lacks, where it would add something; what goes together grows together."""
    for number, option in chosen.options.items():
        together = chosen.compiled.together.get(number, {number})
        for other in chosen.asked.offered(number):
            if other.share <= option.share:
                continue
            grown = {
                member: next((o for o in chosen.asked.offered(member) if o.share == other.share), None)
                for member in together
                if member in chosen.options
            }
            if None in grown.values():
                continue
            options = {n: grown.get(n) or o for n, o in chosen.options.items()}
            if Chosen(chosen.asked, options).coverage > chosen.coverage:
                more = sum(o.duration_s for o in options.values()) - sum(o.duration_s for o in chosen.options.values())
                yield more - seconds, chosen.name(number)


def _more(left_out: tuple[LeftOut, ...]) -> Iterator[tuple[int, str]]:
    """The seconds that each exercise lacks that there is no time for."""
    for left in left_out:
        if left.reason is OutReason.NO_TIME and left.short_s is not None:
            yield left.short_s, left.exercise
