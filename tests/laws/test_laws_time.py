"""Laws of time: what an exercise takes is what its timeline shows, whatever its sides and its dose."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

import made
from shoulderkit.model import HALVES, Block, Hold, Reps, Routine, Step, Timed
from shoulderkit.vocabulary import BlockKind, BodyHalf, Sides

COMMON = {"sets": st.integers(1, 4), "rest_s": st.integers(0, 60), "to_fatigue": st.booleans()}
DOSES = st.one_of(
    st.builds(
        Reps, low=st.just(1), high=st.integers(1, 9), rep_s=st.integers(1, 5), hold_s=st.integers(0, 5), **COMMON
    ),
    st.builds(Hold, low_s=st.just(1), high_s=st.integers(1, 30), **COMMON),
    st.builds(Timed, low_s=st.just(1), high_s=st.integers(1, 30), **COMMON),
)


@st.composite
def steps(draw: st.DrawFn) -> Step:
    """Draw a step: any sides, halves, setup and dose, in the first place or later."""
    sides, dose = draw(st.sampled_from(Sides)), draw(DOSES)
    exercise = made.exercise(
        id=draw(st.sampled_from("abc")),
        dose=dose,
        sides=sides,
        switch_s=0 if sides is Sides.TOGETHER else draw(st.integers(0, 15)),
        setups=(made.setup(setup_s=draw(st.integers(0, 9))), made.setup(setup_s=draw(st.integers(0, 9)), dose=dose)),
    )
    halves, number, start_s = draw(st.sampled_from(HALVES[sides])), draw(st.integers(0, 1)), draw(st.integers(0, 99))
    return Step(exercise=exercise, halves=halves, setup_number=number, start_s=start_s)


def set_s(dose: Any) -> int:
    """Return the seconds of one set, worked out from the fields of the dose."""
    if isinstance(dose, Reps):
        return sum(dose.rep_s + dose.hold_s for _ in range(dose.high))
    seconds: int = dose.high_s
    return seconds


def by_the_clock(step: Step) -> list[tuple[BodyHalf, int, int, int]]:
    """Return the half, number, start and end of each set, as someone would do them with a clock in hand.

    A set begins as soon as the side has been changed and the half that works has had its rest.
    """
    exercise, dose = step.exercise, step.dose
    turns = [(half, number) for number in range(1, dose.sets + 1) for half in step.halves]
    if exercise.sides is not Sides.ALTERNATING:
        turns.sort(key=lambda turn: step.halves.index(turn[0]))
    now = step.start_s + step.setup.setup_s
    done: list[tuple[BodyHalf, int, int, int]] = []
    for half, number in turns:
        if done and done[-1][0] is not half:
            now += exercise.switch_s
        now = max([now, *(end + dose.rest_s for other, _, _, end in done if other is half)])
        done.append((half, number, now, now + set_s(dose)))
        now += set_s(dose)
    return done


def of_kind(step: Step, kind: BlockKind) -> list[Block]:
    """Return the blocks of one kind."""
    return [block for block in step.blocks if block.kind is kind]


@given(steps())
def test_time_is_that_of_the_timeline(step: Step) -> None:
    """Law 28: The time of an exercise, in turns or on one side as well, is that of its timeline."""
    blocks = step.blocks
    work = [(b.half, b.set_number, b.start_s, b.end_s) for b in of_kind(step, BlockKind.WORK)]
    assert work == by_the_clock(step)
    assert step.duration_s == sum(block.duration_s for block in blocks) == work[-1][-1] - step.start_s
    assert [block.start_s for block in blocks] == [step.start_s, *(block.end_s for block in blocks[:-1])]
    assert sum(block.duration_s for block in of_kind(step, BlockKind.SETUP)) == step.setup.setup_s


@given(steps())
def test_each_side_works_and_rests(step: Step) -> None:
    """Law 28: Each side works all of its sets and rests between them; in turns the other side works meanwhile."""
    work = of_kind(step, BlockKind.WORK)
    for half in step.halves:
        mine = [block for block in work if block.half is half]
        assert [block.set_number for block in mine] == list(range(1, step.dose.sets + 1))
        assert {block.duration_s for block in mine} == {set_s(step.dose)}
        for one, then in pairwise(mine):
            assert then.start_s - one.end_s >= step.dose.rest_s
            between = [block.half for block in work if one.end_s <= block.start_s < then.start_s]
            assert between == [other for other in step.halves if other is not half] * (
                step.exercise.sides is Sides.ALTERNATING
            )
    assert {block.half for block in work} == set(step.halves)


@given(steps())
def test_every_change_of_sides_is_counted(step: Step) -> None:
    """Law 28: Between two sets of different sides there is the switch of sides, where it takes time, and nowhere else."""
    work = of_kind(step, BlockKind.WORK)
    changes = [(one.end_s, then.start_s) for one, then in pairwise(work) if one.half is not then.half]
    switches = of_kind(step, BlockKind.SWITCH)
    if not step.exercise.switch_s:
        assert switches == []
        return
    assert {block.duration_s for block in switches} <= {step.exercise.switch_s}
    assert len(switches) == len(changes)
    assert all(end <= block.start_s < start for (end, start), block in zip(changes, switches, strict=True))


@given(steps())
def test_beats_fill_a_set(step: Step) -> None:
    """Law 28: A set of repetitions is made of whole beats, each with its hold; any other set has no beat."""
    for block in step.blocks:
        if block.kind is BlockKind.WORK and isinstance(step.dose, Reps):
            assert block.rep_s == step.dose.rep_s + step.dose.hold_s
            assert (block.duration_s, block.hold_s) == (step.dose.high * block.rep_s, step.dose.hold_s)
        else:
            assert (block.rep_s, block.hold_s) == (None, 0)


@given(st.lists(steps(), min_size=1, max_size=5))
def test_a_routine_takes_the_time_of_its_steps(several: list[Step]) -> None:
    """Law 28: A routine takes the time of its steps, whose blocks are end to end, each with its step's number."""
    day = Routine(id="day", name="Day", steps=tuple(attrs.evolve(step, start_s=0) for step in several))
    timeline = day.timeline
    assert day.duration_s == sum(step.duration_s for step in several) == timeline[-1].end_s
    assert [block.start_s for block in timeline] == [0, *(block.end_s for block in timeline[:-1])]
    for number, step in enumerate(day.steps, 1):
        mine = [block for block in timeline if block.step == number]
        assert {block.exercise for block in mine} == {step.exercise.id}
        assert (mine[0].start_s, mine[-1].end_s) == (step.start_s, step.start_s + step.duration_s)


def test_published_times() -> None:
    """Law 28: Four holds of 30 s a side in turns, with 30 s of rest, are 240 s of work and no more."""

    def taken(rest_s: int, switch_s: int) -> int:
        stretch = made.exercise(
            dose=Hold(low_s=30, high_s=30, sets=4, rest_s=rest_s),
            sides=Sides.ALTERNATING,
            switch_s=switch_s,
            setups=(made.setup(setup_s=7),),
        )
        return Step(exercise=stretch).duration_s

    assert taken(30, 0) == 7 + 240
    # seven switches, in which a side rests as well
    assert taken(30, 5) == taken(40, 5) == 7 + 240 + 7 * 5
    # longer rests are waited for: three times, by both sides at once
    assert taken(45, 5) == 7 + 240 + 7 * 5 + 3 * 5
