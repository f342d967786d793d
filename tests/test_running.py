"""What an app runs: sessions, their intervals and records, and the parts of a plan under short names."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import attrs
import pytest

import made
import shoulderkit as sk
from shoulderkit.errors import Fault
from shoulderkit.model import Cue, Hold, Interval, Session

#: One exercise on each side in two sets, told in five ways, and one that is held.
TOLD = made.exercise(
    id="told",
    name="Told",
    sides="each",
    switch_s=5,
    dose=sk.Reps(low=2, high=2, rep_s=3, hold_s=1, sets=2, rest_s=6, to_fatigue=True),
    setups=(made.setup(setup_s=4),),
    cues=[
        Cue(kind=kind, text=f"{kind} told", short=kind, sources=("a-page",))
        for kind in ("stop", "setup", "action", "feel", "mistake")
    ],
)
KEPT = made.exercise(id="kept", name="Kept", dose=Hold(low_s=20, high_s=20), setups=(made.setup(setup_s=0),))
ROUTINE = made.routine(made.step(TOLD, rest_s=7), made.step(KEPT))
SESSION = ROUTINE.session
PLAN = sk.plan(sk.Request(minutes=5, goal="tense-neck", setting="home"))


def test_a_session_by_the_clock() -> None:
    """Each interval has its kind, side, set and time, and the cues of its moment."""
    told = [
        (each.start_s, each.kind, each.side, each.set_number, [(cue.start_s, cue.kind) for cue in each.cues])
        for each in SESSION
    ]
    assert told == [
        (0, "setup", "left", None, [(0, "setup")]),
        (4, "work", "left", 1, [(4, "action"), (8, "mistake")]),
        (12, "rest", None, None, []),
        (18, "work", "left", 2, [(18, "feel")]),
        (26, "switch", "right", None, [(26, "setup")]),
        (31, "work", "right", 1, [(31, "action"), (35, "mistake")]),
        (39, "rest", None, None, []),
        (45, "work", "right", 2, [(45, "feel")]),
        (53, "rest", None, None, []),
        (60, "work", "both", 1, []),
    ]
    assert SESSION.duration_s == 80


@pytest.mark.parametrize(
    ("kinds", "sets", "told"),
    [
        ("action action breath feel mistake", 1, ["action action breath feel mistake"]),
        ("action action breath feel mistake", 2, ["action action mistake", "breath feel"]),
        ("action action breath feel image mistake", 3, ["action action mistake", "breath feel", "image"]),
        ("action action feel", 5, ["action action", "feel", "action", "action", "feel"]),
        ("action mistake", 3, ["action mistake", "action", "action"]),
        ("breath feel image", 2, ["breath feel", "image"]),
        ("feel", 2, ["feel", "feel"]),
        ("mistake", 2, ["mistake", ""]),
        ("mistake action", 1, ["action mistake"]),
    ],
)
def test_cues_are_spread_over_sets(kinds: str, sets: int, told: list[str]) -> None:
    """How a move is done and the mistakes come first, the rest in the sets after them, and no set is left without."""
    cues = [Cue(kind=kind, text=f"{kind} {n}", short=kind) for n, kind in enumerate(kinds.split())]
    step = made.step(made.exercise(cues=cues, dose=Hold(low_s=9, high_s=9, sets=sets)))
    work = [each for each in made.routine(step).session if each.set_number]
    assert [" ".join(cue.kind for cue in each.cues) for each in work] == told


def test_every_key_is_in_json() -> None:
    """In JSON each interval and each cue has every key, whatever it holds."""
    plain = json.loads(sk.dumps(SESSION))
    assert list(plain) == ["routine", "name", "intervals"]
    names = [field.name for field in attrs.fields(Interval)]
    assert len(plain["intervals"]) == 10
    for interval in plain["intervals"]:
        assert list(interval) == names
        for cue in (*interval["cues"], *interval["stop"]):
            assert list(cue) == ["start_s", "kind", "text", "short", "sources"]
    with pytest.raises(sk.DataError) as caught:
        sk.loads(json.dumps(plain["intervals"][0] | {"start_s": "0"}), Interval)
    assert [fault.path for fault in caught.value.faults] == ["start_s"]


def test_records_are_flat_and_whole() -> None:
    """Each record has the same columns, of plain JSON types: numbers, texts, truth values and lists of these."""
    records = SESSION.to_records()
    names = [field.name for field in attrs.fields(Interval)]
    names.insert(names.index("cues") + 1, "cue_starts_s")
    assert [list(record) for record in records] == [names] * 10
    assert json.loads(json.dumps(records)) == records
    plain = (str, int, bool, list, type(None))
    assert all(type(value) in plain for record in records for value in record.values())
    assert records[1] == {
        "number": 2,
        "step": 1,
        "exercise": "told",
        "name": "Told",
        "phase": "strengthen",
        "kind": "work",
        "side": "left",
        "set_number": 1,
        "sets": 2,
        "start_s": 4,
        "duration_s": 8,
        "reps": 2,
        "rep_s": 4,
        "hold_s": 1,
        "to_fatigue": True,
        "cues": ["action told", "mistake told"],
        "cue_starts_s": [4, 8],
        "stop": ["stop told"],
        "next_number": 3,
        "next_exercise": "told",
        "next_name": "Told",
    }
    assert (records[-1]["hold_s"], records[-1]["next_name"]) == (20, None)


def test_a_session_is_a_sequence() -> None:
    """A session has a length, an order, indexes and slices, as any sequence of its intervals."""
    assert isinstance(SESSION, Sequence)
    assert (len(SESSION), SESSION[0], SESSION[-1]) == (10, SESSION.intervals[0], SESSION.intervals[9])
    assert SESSION[2:4] == SESSION.intervals[2:4]
    assert SESSION[3] in SESSION
    assert SESSION.index(SESSION[3]) == 3
    assert next(reversed(SESSION)) is SESSION[-1]
    with pytest.raises(IndexError):
        SESSION[10]


def test_what_is_shown() -> None:
    """A session, its intervals and their cues show themselves on one line."""
    assert repr(SESSION) == "<Session session: 10 intervals, 1:20>"
    assert repr(SESSION.from_(10)) == "<Session session: 1 interval, 0:20>"
    assert repr(SESSION[1]) == "<Interval 2, told: work, left, set 1 of 2, 0:04-0:12>"
    assert repr(SESSION[2]) == "<Interval 3, told: rest, 0:12-0:18>"
    assert repr(SESSION[1].cues[0]) == "<TimedCue action at 0:04: action>"


@pytest.mark.parametrize("number", [0, 11, -1, 2.0, True, "2", None])
def test_no_such_interval(number: Any) -> None:
    """A session cannot begin with an interval that it does not have, and says which it has."""
    with pytest.raises(sk.InvalidValueError) as caught:
        SESSION.from_(number)
    fault = Fault(f"{number!r} is not the number of an interval, from 1 to 10", "number")
    assert (caught.value.what, caught.value.faults) == ("from_", (fault,))


def test_what_is_over_stays_over() -> None:
    """A session that begins later has only the intervals that are left, by their old numbers."""
    late = SESSION.from_(5)
    assert [each.number for each in late] == [5, 6, 7, 8, 9, 10]
    assert (late[0].start_s, late[0].cues[0].start_s, late[0].stop[0].start_s) == (0, 0, 0)
    with pytest.raises(sk.InvalidValueError) as caught:
        late.from_(4)
    assert caught.value.faults[0].message == "4 is not the number of an interval, from 5 to 10"


@pytest.mark.parametrize("second", [-1, -0.1, float("nan"), True, "3", None])
def test_no_such_moment(second: Any) -> None:
    """There is no interval before the first second, nor at what is no number."""
    with pytest.raises(sk.InvalidValueError) as caught:
        SESSION.at(second)
    assert caught.value.faults == (Fault(f"{second!r} is not a number of seconds of at least 0", "second"),)


def test_moments_between_seconds() -> None:
    """An interval lasts until the moment of the next one; after the last one there is none."""
    numbers = [each and each.number for each in map(SESSION.at, (0, 3.999, 4, 11.5, 79.9, 80, float("inf")))]
    assert numbers == [1, 1, 2, 2, 10, None, None]


@pytest.mark.parametrize("number", [0, 3, -1, 1.0, True, "told", None])
def test_no_such_step(number: Any) -> None:
    """A routine cannot go without a step that it does not have, and says which it has."""
    with pytest.raises(sk.InvalidValueError) as caught:
        ROUTINE.without_step(number)
    fault = Fault(f"{number!r} is not the number of a step, from 1 to 2", "number")
    assert (caught.value.what, caught.value.faults) == ("without_step", (fault,))


def test_a_routine_keeps_a_step() -> None:
    """Without its first step a routine starts with the second one; without its only one it cannot be."""
    rest = ROUTINE.without_step(1)
    assert [(step.exercise.id, step.start_s) for step in rest] == [("kept", 0)]
    assert (rest.id, rest.name) == (ROUTINE.id, ROUTINE.name)
    with pytest.raises(sk.InvalidValueError) as caught:
        rest.without_step(1)
    assert caught.value.faults == (Fault("a routine has at least one step", "number"),)


def test_short_names_of_a_plan() -> None:
    """A plan has the steps, time, length and session of its routine, and iterates over the steps; it is always true."""
    assert PLAN.steps is PLAN.routine.steps
    assert list(PLAN) == list(PLAN.routine) == list(PLAN.steps)
    assert len(PLAN) == len(PLAN.routine) == len(PLAN.steps) > 1
    assert PLAN.duration_s == PLAN.routine.duration_s == PLAN.session.duration_s
    assert PLAN.session == PLAN.routine.session
    assert bool(PLAN)
    assert bool(PLAN.routine)


def test_steps_of_any_iterable_are_laid_end_to_end() -> None:
    """The steps of a list, an iterator or another routine have their starts, as those of a tuple."""
    steps = [attrs.evolve(step, start_s=0) for step in ROUTINE]
    for given in (steps, iter(steps), ROUTINE):
        assert made.routine(steps=given) == ROUTINE
    with pytest.raises(sk.InvalidValueError) as caught:
        made.routine(steps=3)
    assert caught.value.faults == (Fault("3 is not a tuple of at least 1", "steps"),)


def test_every_published_routine_is_a_session() -> None:
    """Each bundled routine is a session in which every cue of its moves is said."""
    assert len(sk.bundled().routines) > 10
    for routine in sk.bundled().routines.values():
        session = routine.session
        assert session.duration_s == routine.duration_s
        texts = {cue.text for each in session for cue in (*each.cues, *each.stop)}
        assert texts == {cue.text for step in routine for cue in step.exercise.cues}


def changed(place: int, **changes: Any) -> Session:
    """Return the session with a changed interval."""
    intervals = list(SESSION)
    intervals[place] = attrs.evolve(intervals[place], **changes)
    return attrs.evolve(SESSION, intervals=intervals)


@pytest.mark.parametrize(
    ("place", "changes", "path"),
    [
        (1, {"set_number": None}, "kind"),
        (1, {"sets": None}, "kind"),
        (2, {"hold_s": 0}, "kind"),
        (2, {"side": "left"}, "side"),
        (0, {"side": None}, "side"),
        (1, {"reps": 3}, "reps"),
        (1, {"reps": None}, "reps"),
        (1, {"hold_s": 5}, "hold_s"),
        (9, {"hold_s": 21}, "hold_s"),
        (0, {"reps": 1, "rep_s": 4}, "reps"),
        (1, {"start_s": 5, "stop": ()}, "cues"),
        (2, {"start_s": 13}, "stop"),
        (3, {"next_name": None}, "next_number"),
        (3, {"next_number": 6}, "intervals"),
        (9, {"next_number": 6, "next_name": "Told", "next_exercise": "told"}, "intervals"),
        (3, {"number": 3}, "intervals"),
        (3, {"step": 2}, "intervals"),
        (2, {"duration_s": 5}, "intervals"),
        (2, {"name": "Other"}, "intervals"),
    ],
)
def test_what_contradicts_itself_is_refused(place: int, changes: dict[str, Any], path: str) -> None:
    """An interval whose fields contradict each other is refused, and so is a session of intervals that do not fit."""
    with pytest.raises(sk.InvalidValueError) as caught:
        changed(place, **changes)
    assert {fault.path for fault in caught.value.faults} == {path}


def test_a_session_begins_at_second_0() -> None:
    """The first interval starts at second 0."""
    with pytest.raises(sk.InvalidValueError) as caught:
        attrs.evolve(SESSION, intervals=SESSION[3:])
    assert [fault.path for fault in caught.value.faults] == ["intervals"]
