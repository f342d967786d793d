"""Laws of the time that a plan leaves: why it stays empty is worked out anew, and compared."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given

from expected_reasons import Expected
from law_cases import SMALL, Planned, planned
from rare_cases import starved
from shoulderkit.plans import TimeLeft
from shoulderkit.vocabulary import OutReason, TimeLeftReason

CASES = planned(SMALL) | starved() | starved(("steps",))


def fuller(one: Planned) -> Iterator[tuple[int, str]]:
    """Yield the seconds that each fuller dose of a step lacks which would add coverage, with the step's exercise.

    What goes together grows to the same share.
    """
    case, choice = one.case, one.choice
    coverage, taken = case.gain_of(case.units_in(choice)), case.duration_of(choice)
    for name, portion in choice.items():
        for dropped in {each.dropped for each in case.portions[name] if each.dropped < portion.dropped}:
            bound = case.bound_to(name, choice)
            alike = {n: [each for each in case.portions[n] if each.dropped == dropped] for n in bound}
            if all(alike.values()):
                grown = choice | {n: min(parts, key=lambda each: each.seconds) for n, parts in alike.items()}
                if case.gain_of(case.units_in(grown)) > coverage:
                    yield case.duration_of(grown) - taken, name


@given(CASES)
def test_why_time_is_left_is_what_ought_to_be_told(one: Planned) -> None:
    """Law 30: Why a plan leaves time is told as it is: the least that anything more lacks, the most steps, or no use."""
    left_s = one.plan.request.budget_s - one.case.duration_of(one.choice)
    expected = Expected(one.case, one.choice)
    out = [expected.reason(left.exercise) for left in one.plan.left_out]
    short = [(more - left_s, name) for more, name in fuller(one)]
    short += [(each.short_s, each.exercise) for each in out if each.short_s is not None]
    if short:
        short_s, exercise = min(short)
        told = TimeLeft(seconds=left_s, reason=TimeLeftReason.TOO_SHORT, short_s=short_s, exercise=exercise)
    elif any(each.reason is OutReason.MOST_STEPS for each in out):
        told = TimeLeft(seconds=left_s, reason=TimeLeftReason.MOST_STEPS)
    else:
        told = TimeLeft(seconds=left_s, reason=TimeLeftReason.NOTHING_MORE)
    assert one.plan.time_left == told
