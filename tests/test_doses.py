"""Doses: each figure a range, what one set takes, the smallest that may be planned, and how often a move is done."""

from __future__ import annotations

import attrs
import pytest

import made
from shoulderkit.errors import Fault, InvalidValueError
from shoulderkit.model import Frequency, Hold, Range, Reps, Timed

REPS = Reps(low=8, high=12, rep_s=4, sets=3)
HOLD = Hold(low_s=20, high_s=30, sets=3)
TIMED = Timed(low_s=60, high_s=120, sets=3)
KINDS = pytest.mark.parametrize("dose", [REPS, HOLD, TIMED], ids=lambda dose: type(dose).__name__)


@pytest.mark.parametrize(
    ("dose", "work_s"), [(REPS, 48), (attrs.evolve(REPS, hold_s=5), 108), (HOLD, 30), (TIMED, 120)], ids=repr
)
def test_work(dose, work_s):
    """One set takes the dose's high figure; where repetitions are held, each of them its hold as well."""
    assert dose.work_s == work_s


@pytest.mark.parametrize(
    ("dose", "smallest"),
    [
        (attrs.evolve(REPS, hold_s=5, rest_s=9), Reps(low=8, high=8, rep_s=4, hold_s=5, rest_s=9)),
        (attrs.evolve(HOLD, sets_low=2), Hold(low_s=20, high_s=20, sets=2)),
        (
            attrs.evolve(REPS, to_fatigue=True),
            attrs.evolve(REPS, sets=1, sets_low=None, to_fatigue=True),
        ),
        (attrs.evolve(HOLD, sets_low=2, to_fatigue=True), Hold(low_s=20, high_s=30, sets=2, to_fatigue=True)),
        (attrs.evolve(TIMED, to_fatigue=True), attrs.evolve(TIMED, sets=1, sets_low=None, to_fatigue=True)),
        (attrs.evolve(TIMED, sets_low=3), Timed(low_s=60, high_s=60, sets=3)),
    ],
    ids=repr,
)
def test_smallest(dose, smallest):
    """The smallest dose has the fewest sets at the low figures, or at the high ones to fatigue, and is otherwise the same."""
    assert dose.smallest == smallest


@KINDS
def test_fewest_sets(dose):
    """Where a source gives one number of sets, one set may be planned, but the source's number is what it gives."""
    assert (dose.least_sets, dose.published_sets) == (1, 3)
    ranged = attrs.evolve(dose, sets_low=2)
    assert (ranged.least_sets, ranged.published_sets) == (2, 2)


@KINDS
def test_to_fatigue(dose):
    """A dose to fatigue takes what the clock counts: its high figures."""
    assert not dose.to_fatigue
    tired = attrs.evolve(dose, to_fatigue=True)
    assert tired != dose
    assert (tired.work_s, tired.smallest.to_fatigue) == (dose.work_s, True)


@pytest.mark.parametrize(
    ("make", "faults"),
    [
        (lambda: Reps(low=9, high=8, rep_s=1), (Fault("low 9 is above high 8", "low"),)),
        (lambda: Hold(low_s=9, high_s=8), (Fault("low_s 9 is above high_s 8", "low_s"),)),
        (lambda: Timed(low_s=9, high_s=8), (Fault("low_s 9 is above high_s 8", "low_s"),)),
        (lambda: attrs.evolve(REPS, sets_low=4), (Fault("sets_low 4 is above sets 3", "sets_low"),)),
        (lambda: attrs.evolve(HOLD, sets_low=4), (Fault("sets_low 4 is above sets 3", "sets_low"),)),
        (lambda: attrs.evolve(TIMED, sets_low=4), (Fault("sets_low 4 is above sets 3", "sets_low"),)),
        (lambda: Hold(low_s=0, high_s=9), (Fault("0 is not a whole number from 1 to 7200", "low_s"),)),
        (
            lambda: attrs.evolve(REPS, hold_s=601, sets_low=0, to_fatigue=1),
            (
                Fault("601 is not a whole number from 0 to 600", "hold_s"),
                Fault("0 is not a whole number from 1 to 100", "sets_low"),
                Fault("1 is not true or false", "to_fatigue"),
            ),
        ),
        (lambda: Range(3, 2), (Fault("low 3 is above high 2", "low"),)),
        (lambda: Range(0, 2), (Fault("0 is not a whole number from 1 to 1000", "low"),)),
        (lambda: Frequency(weeks=3), (Fault("3 is not a Range", "weeks"),)),
    ],
)
def test_refuses(make, faults):
    """A range whose low figure is above its high one cannot be made, nor figures out of range."""
    with pytest.raises(InvalidValueError) as caught:
        make()
    assert caught.value.faults == faults


def test_frequency():
    """A frequency says what is known, each figure a range, and nothing of the rest."""
    often = Frequency(days_a_week=Range(2, 3), weeks=Range(6, 6))
    assert (often.times_a_day, often.days_a_week, often.weeks) == (None, Range(2, 3), Range(6, 6))
    assert made.exercise(frequency=often).frequency == often
    assert (repr(Range(2, 3)), repr(Range(6, 6))) == ("<Range 2-3>", "<Range 6>")
