"""Laws of sessions: an app that only reads their intervals tells the time of the plan, and says what belongs to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import made
from shoulderkit.errors import InvalidValueError
from shoulderkit.model import HALVES, Advice, Cue, Exercise, Hold, Interval, Reps, Routine, Session, Step, Timed
from shoulderkit.vocabulary import AdviceKind, BlockKind, BodyHalf, CueKind, Sides

COMMON = {"sets": st.integers(1, 5), "rest_s": st.integers(0, 40), "to_fatigue": st.booleans()}
DOSES = st.one_of(
    st.builds(
        Reps, low=st.just(1), high=st.integers(1, 9), rep_s=st.integers(1, 5), hold_s=st.integers(0, 5), **COMMON
    ),
    st.builds(Hold, low_s=st.just(1), high_s=st.integers(1, 30), **COMMON),
    st.builds(Timed, low_s=st.just(1), high_s=st.integers(1, 30), **COMMON),
)
#: When each kind of cue is said; stop cues are there all the time.
SAID = set(CueKind) - {CueKind.STOP}


@st.composite
def exercises(draw: st.DrawFn) -> Exercise:
    """Draw an exercise with cues of any kind and number, and with what is never said in a session."""
    sides, dose = draw(st.sampled_from(Sides)), draw(DOSES)
    name = draw(st.sampled_from("abc"))
    kinds = draw(st.lists(st.sampled_from(CueKind), max_size=12))
    return made.exercise(
        id=name,
        name=name.upper(),
        dose=dose,
        sides=sides,
        switch_s=0 if sides is Sides.TOGETHER else draw(st.integers(0, 15)),
        setups=(made.setup(setup_s=draw(st.integers(0, 9))),),
        cues=tuple(Cue(kind=kind, text=f"Do {name} {n}.", short=f"{name} {n}") for n, kind in enumerate(kinds)),
        triggers=("Never say: at the phone.",),
        advice=tuple(Advice(kind=kind, text=f"Never say: {kind}.") for kind in AdviceKind),
    )


@st.composite
def routines(draw: st.DrawFn) -> Routine:
    """Draw a routine of up to four steps, with rests after them."""
    steps = [
        Step(exercise=exercise, halves=draw(st.sampled_from(HALVES[exercise.sides])), rest_s=draw(st.integers(0, 9)))
        for exercise in draw(st.lists(exercises(), min_size=1, max_size=4))
    ]
    return Routine(id="day", name="Day", steps=steps)


def set_s(dose: Any) -> int:
    """Return the seconds of one set, worked out from the fields of the dose."""
    return sum(dose.rep_s + dose.hold_s for _ in range(dose.high)) if isinstance(dose, Reps) else int(dose.high_s)


def by_the_clock(steps: tuple[Step, ...]) -> list[tuple[int, BodyHalf, int, int, int]]:
    """Return the step, half, number, start and end of each set, as someone would do them with a clock in hand.

    A set begins as soon as the side has been changed and the half that works has had its rest.
    """
    now, done = 0, list[tuple[int, BodyHalf, int, int, int]]()
    for place, step in enumerate(steps, 1):
        now += step.setup.setup_s
        turns = [(half, number) for number in range(1, step.dose.sets + 1) for half in step.halves]
        if step.exercise.sides is not Sides.ALTERNATING:
            turns.sort(key=lambda turn: step.halves.index(turn[0]))
        ends = dict[BodyHalf, int]()
        last: BodyHalf | None = None
        for half, number in turns:
            if last not in (None, half):
                now += step.exercise.switch_s
            now = max(now, ends[half] + step.dose.rest_s if half in ends else 0)
            ends[half] = now + set_s(step.dose)
            done.append((place, half, number, now, ends[half]))
            now, last = ends[half], half
        now += step.rest_s
    return done


def said(session: Session, step: int, half: BodyHalf | None = None) -> list[str]:
    """Return what a session says in a step, on one side or on all."""
    return [cue.text for each in session if each.step == step and half in (None, each.side) for cue in each.cues]


def covers(session: Session) -> bool:
    """Return whether the intervals follow each other from second 0 to the end."""
    starts = [0, *(each.end_s for each in session)]
    return [*(each.start_s for each in session), session.duration_s] == starts


@given(routines())
def test_session_takes_the_time_of_its_routine(routine: Routine) -> None:
    """Law 37: The intervals of a session follow each other from second 0 and take the time of the routine."""
    session = routine.session
    assert covers(session)
    assert sum(each.duration_s for each in session) == session.duration_s == routine.duration_s
    assert [each.number for each in session] == list(range(1, len(session) + 1))
    for number, step in enumerate(routine, 1):
        mine = [each for each in session if each.step == number]
        assert {(each.exercise, each.name) for each in mine} == {(step.exercise.id, step.exercise.name)}
        assert (mine[0].start_s, sum(each.duration_s for each in mine)) == (step.start_s, step.duration_s)


@given(routines())
def test_sets_are_where_a_clock_has_them(routine: Routine) -> None:
    """Law 37: Each set of each side is in the session, and when it is due by the fields of exercises and doses."""
    work = [each for each in routine.session if each.kind is BlockKind.WORK]
    told = [(each.step, each.side, each.set_number, each.start_s, each.end_s) for each in work]
    assert told == by_the_clock(routine.steps)
    for each in work:
        step = routine.steps[each.step - 1]
        assert (each.sets, each.to_fatigue) == (step.dose.sets, step.dose.to_fatigue)
        if isinstance(step.dose, Reps):
            beat = (step.dose.high, step.dose.rep_s + step.dose.hold_s, step.dose.hold_s)
        else:
            beat = (None, None, each.duration_s if isinstance(step.dose, Hold) else 0)
        assert (each.reps, each.rep_s, each.hold_s) == beat
    for each in set(routine.session) - set(work):
        assert (each.set_number, each.sets, each.reps, each.rep_s, each.hold_s) == (None,) * 5


@given(routines())
def test_each_side_is_told_everything(routine: Routine) -> None:
    """Law 37: Every cue of a step but those to stop is said on each of its sides; those to stop are always there."""
    session = routine.session
    for number, step in enumerate(routine, 1):
        texts = {cue.text for cue in step.exercise.cues if cue.kind in SAID}
        for half in step.halves:
            assert set(said(session, number, half)) == texts
        stops = [(cue.text, cue.short) for cue in step.exercise.cues if cue.kind is CueKind.STOP]
        for each in session:
            if each.step == number:
                assert [(cue.text, cue.short) for cue in each.stop] == stops


@given(routines())
def test_nothing_else_is_said(routine: Routine) -> None:
    """Law 37: Nothing but cues is said, within their interval and in order; no trigger, prerequisite or program advice."""
    for each in routine.session:
        known = routine.steps[each.step - 1].exercise.cues
        for cue in (*each.cues, *each.stop):
            assert any((cue.kind, cue.text, cue.short, cue.sources) == attrs.astuple(one) for one in known)
            assert each.start_s <= cue.start_s < each.end_s
        assert [cue.start_s for cue in each.cues] == sorted(cue.start_s for cue in each.cues)
        assert each.kind is not BlockKind.REST or not each.cues


#: The intervals in which a cue of each kind may be said.
WORK, FIRST = {BlockKind.WORK}, {1}
PLACES: dict[CueKind, tuple[set[BlockKind], set[int] | None]] = {
    CueKind.SETUP: ({BlockKind.SETUP, BlockKind.SWITCH, BlockKind.WORK}, FIRST),
    CueKind.MISTAKE: (WORK, FIRST),
    **dict.fromkeys((CueKind.ACTION, CueKind.BREATH, CueKind.FEEL, CueKind.IMAGE), (WORK, None)),
}


@given(routines())
def test_each_cue_has_its_moment(routine: Routine) -> None:
    """Law 37: A side is set up before it works, how a move is done comes in the first set, with the mistakes."""
    session = routine.session
    for each in session:
        for cue in each.cues:
            kinds, sets = PLACES[cue.kind]
            assert each.kind in kinds
            assert each.set_number is None or sets is None or each.set_number in sets
    for number, step in enumerate(routine, 1):
        for half in step.halves:
            mine = [each for each in session if each.step == number and each.side is half]
            first = next(each for each in mine if each.set_number == 1)
            texts = [cue.text for cue in first.cues]
            assert [cue.text for cue in step.exercise.cues if cue.kind is CueKind.ACTION] == [
                text for text in texts if _kind(step, text) is CueKind.ACTION
            ]
            # the setup is said where there is time of its own for it
            apart = mine[0].kind is not BlockKind.WORK
            setups = [cue.text for cue in step.exercise.cues if cue.kind is CueKind.SETUP]
            assert [cue.text for cue in mine[0].cues if cue.kind is CueKind.SETUP] == setups
            assert not apart or all(_kind(step, text) is not CueKind.SETUP for text in texts)


@given(routines())
def test_no_set_is_silent(routine: Routine) -> None:
    """Law 37: Where there is something to say of the work itself, something is said in each set of each side."""
    of_work = {CueKind.ACTION, CueKind.BREATH, CueKind.FEEL, CueKind.IMAGE}
    for each in routine.session:
        if each.set_number and of_work & {cue.kind for cue in routine.steps[each.step - 1].exercise.cues}:
            assert of_work & {cue.kind for cue in each.cues}


def _kind(step: Step, text: str) -> CueKind:
    return next(cue.kind for cue in step.exercise.cues if cue.text == text)


@given(routines())
def test_what_comes_next_is_what_comes_next(routine: Routine) -> None:
    """Law 37: Each interval but the last names the next one and its exercise."""
    session = routine.session
    for each, then in zip(session, [*session[1:], None], strict=True):
        told = (each.next_number, each.next_exercise, each.next_name)
        assert told == ((then.number, then.exercise, then.name) if then else (None, None, None))


@given(routines(), st.data())
def test_moments_are_those_of_their_interval(routine: Routine, data: st.DataObject) -> None:
    """Law 37: At each second of a session there is the one interval that has begun and is not over, afterward none."""
    session = routine.session
    second = data.draw(st.integers(0, session.duration_s + 3) | st.floats(0, session.duration_s + 3))
    assert [session.at(second)] == ([each for each in session if each.start_s <= second < each.end_s] or [None])


def lasts(interval: Interval) -> Interval:
    """Return an interval without its times."""
    return attrs.evolve(interval, start_s=0, duration_s=interval.duration_s, cues=(), stop=())


@given(routines(), st.data())
def test_late_start_keeps_times(routine: Routine, data: st.DataObject) -> None:
    """Law 37: A session from an interval on has all that is left of it, at the same distances, from second 0."""
    session = routine.session
    number = data.draw(st.integers(1, len(session)))
    late = session.from_(number)
    gone = session[number - 1].start_s
    assert covers(late)
    assert late.duration_s == session.duration_s - gone
    assert list(map(lasts, late)) == list(map(lasts, session[number - 1 :]))
    for each, before in zip(late, session[number - 1 :], strict=True):
        assert each.start_s == before.start_s - gone
        for cues, others in ((each.cues, before.cues), (each.stop, before.stop)):
            assert [attrs.evolve(cue, start_s=cue.start_s + gone) for cue in cues] == list(others)
    assert session.from_(1) == session
    later = data.draw(st.integers(number, len(session)))
    assert late.from_(later) == session.from_(later)


@given(routines(), st.data())
def test_without_a_step_times_are_right(routine: Routine, data: st.DataObject) -> None:
    """Law 37: Without one of its steps a routine is that of the others, each when it is then due; the only one stays."""
    number = data.draw(st.integers(1, len(routine)))
    others = [attrs.evolve(step, start_s=0) for place, step in enumerate(routine, 1) if place != number]
    if not others:
        with pytest.raises(InvalidValueError, match="at least one step"):
            routine.without_step(number)
        return
    rest = routine.without_step(number)
    assert rest == Routine(id="day", name="Day", steps=others)
    assert rest.duration_s == routine.duration_s - routine.steps[number - 1].duration_s
    work = [(each.step, each.side, each.set_number, each.start_s, each.end_s) for each in rest.session if each.sets]
    assert work == by_the_clock(rest.steps)
    assert covers(rest.session)


def has(routine: Routine, kind: BlockKind, cue: CueKind | None = None) -> bool:
    """Return whether a session has an interval of this kind, in which a cue of this kind is said."""
    inside = [each for each in routine.session if each.kind is kind]
    return any(cue is None or any(one.kind is cue for one in each.cues) for each in inside)


CASES: dict[str, Callable[[Routine], bool]] = {
    **{f"sides {kind}": partial(lambda kind, day: any(s.exercise.sides is kind for s in day), kind) for kind in Sides},
    "a side set up in its setup": lambda day: has(day, BlockKind.SETUP, CueKind.SETUP),
    "a side set up in the switch to it": lambda day: has(day, BlockKind.SWITCH, CueKind.SETUP),
    "a side set up as it begins": lambda day: has(day, BlockKind.WORK, CueKind.SETUP),
    "a mistake": lambda day: has(day, BlockKind.WORK, CueKind.MISTAKE),
    "a rest": lambda day: has(day, BlockKind.REST),
    "a stop": lambda day: any(each.stop for each in day.session),
    "a set with more cues than seconds": lambda day: any(len(each.cues) > each.duration_s for each in day.session),
    "a cue said in two sets": lambda day: any(
        len(texts := said(day.session, 1, half)) > len(set(texts)) for half in BodyHalf
    ),
    "several steps": lambda day: len(day) > 2,
}
