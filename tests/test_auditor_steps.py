"""The auditor's own checks of a routine's steps and times: each fault is found by its check alone."""

from __future__ import annotations

import attrs
import pytest

import made
from audit_cases import PRESS, PULL, STOPS, advice, catalog, error, found, overruled, pull
from shoulderkit.auditor import audit
from shoulderkit.model import Block, Citation, Hold, Reps, Routine, Step, Timed
from shoulderkit.vocabulary import (
    BlockKind,
    BodyHalf,
    Demand,
    Position,
    Severity,
    Sides,
)


def test_an_exercise_that_differs_from_the_catalog_s():
    """An exercise that differs from the catalog's exercise of its id is an error that names the fields."""
    other = attrs.evolve(PRESS, summary="Another press.", setups=(made.setup(setup_s=11),))
    sentence = "Press differs from the catalog's exercise in summary and setups."
    assert found(made.routine(made.step(other))) == error("catalog", sentence)


@pytest.mark.parametrize(
    ("dose", "sentence"),
    [
        (Reps(low=8, high=10, rep_s=3, sets=3, rest_s=30), "Press has 3 sets instead of 2."),
        (Reps(low=8, high=10, rep_s=2, hold_s=2, sets=2), "Press has 40 seconds of work per set instead of 30."),
        (
            Reps(low=20, high=20, rep_s=3, sets=4),
            "Press has 4 sets instead of 2 and 60 seconds of work per set instead of 30.",
        ),
    ],
)
def test_a_larger_dose_is_advice(dose, sentence):
    """More sets, or more work in a set, than the exercise's own is advice in an authored routine."""
    assert found(made.routine(made.step(PRESS, dose=dose))) == advice("dose", sentence)


@pytest.mark.parametrize(
    ("dose", "own", "sentence"),
    [
        (Timed(low_s=30, high_s=30), made.REPS, "Press has a dose of the kind timed instead of reps."),
        (Hold(low_s=30, high_s=30), made.REPS, "Press has a dose of the kind hold instead of reps."),
        (
            Reps(low=9, high=9, rep_s=3),
            Timed(low_s=9, high_s=27),
            "Press has a dose of the kind reps instead of timed.",
        ),
    ],
)
def test_a_dose_of_another_kind_is_an_error(dose, own, sentence):
    """A dose of another kind than the exercise's is an error, however much it is."""
    press = attrs.evolve(PRESS, dose=own)
    assert found(made.routine(made.step(press, dose=dose)), catalog(press, own=())) == error("dose", sentence)


SETS = Reps(low=10, high=12, rep_s=3, hold_s=1, sets_low=2, sets=3)


@pytest.mark.parametrize(
    ("dose", "own", "sentence"),
    [
        (SETS, SETS, None),
        (SETS.smallest, SETS, None),
        (Reps(low=1, high=10, rep_s=4, sets=2), SETS, None),
        (
            Reps(low=1, high=1, rep_s=1),
            SETS,
            "Press has only 1 of at least 2 sets and 1 of at least 40 seconds of work per set.",
        ),
        (Reps(low=9, high=9, rep_s=4, sets=2), SETS, "Press has only 36 of at least 40 seconds of work per set."),
        (Reps(low=12, high=12, rep_s=4, sets=1), SETS, "Press has only 1 of at least 2 sets."),
        (Reps(low=10, high=12, rep_s=4), attrs.evolve(SETS, sets_low=None), None),
        (
            Hold(low_s=9, high_s=9),
            Hold(low_s=10, high_s=20),
            "Press has only 9 of at least 10 seconds of work per set.",
        ),
        (Timed(low_s=1, high_s=10), Timed(low_s=10, high_s=20, sets=3), None),
        (
            Timed(low_s=1, high_s=9),
            Timed(low_s=10, high_s=20),
            "Press has only 9 of at least 10 seconds of work per set.",
        ),
    ],
)
def test_a_dose_below_the_smallest_is_advice(dose, own, sentence):
    """Fewer sets than the fewest, or less work in each than its low figures make, is advice of a check of its own."""
    press = attrs.evolve(PRESS, dose=own)
    expected = [] if sentence is None else advice("smallest-dose", sentence)
    assert found(made.routine(made.step(press, dose=dose)), catalog(press, own=())) == expected


def test_a_setup_has_its_own_dose():
    """A step is judged by the dose of its setup where that has one, not by the exercise's."""
    own = made.setup(position=Position.SEATED, dose=attrs.evolve(made.REPS, sets=1))
    press = attrs.evolve(PRESS, setups=(made.STANDING, own))
    seated = made.step(press, position=Position.SEATED)
    assert found(made.routine(seated), catalog(press, own=())) == []
    more = attrs.evolve(seated, dose=made.REPS)
    assert found(made.routine(more), catalog(press, own=())) == advice("dose", "Press has 2 sets instead of 1.")


def test_a_routine_may_repeat_an_exercise():
    """An authored routine may have an exercise several times, in other doses; only a plan may not."""
    one = made.step(PRESS, dose=attrs.evolve(made.REPS, sets=1))
    assert found(made.routine(one, pull(), one)) == []


def test_a_position_that_its_setup_does_not_have():
    """A step in a position that its setup does not have is an error; `any` allows every position."""
    assert found(made.routine(pull(position=Position.PLANK))) == []
    sentence = "The position of Press is plank, but that of its setup is standing."
    assert found(made.routine(made.step(PRESS, position=Position.PLANK))) == error("position", sentence)


def test_a_position_of_another_setup():
    """A step in the position of a setup that is not its own is an error."""
    sentence = "The position of Press is standing, but that of its setup is seated."
    step = made.step(PRESS, position=Position.STANDING, setup_number=1)
    assert found(made.routine(step)) == error("position", sentence)


PAIR = attrs.evolve(
    PRESS, id="pair", name="Pair", setups=(made.setup(equipment=("ball", "mat")), made.setup(equipment=("mat",)))
)
THINGS = [
    made.equipment(id="ball", name="Massage ball", substitutes=("orange", "stone")),
    *(made.equipment(id=name, name=name.capitalize()) for name in ("orange", "stone", "mat")),
]


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (("ball", "mat"), None),
        (("mat", "orange"), None),
        (("mat",), None),
        ((), "nothing"),
        (("ball",), "Massage ball"),
        (("mat", "orange", "stone"), "Mat, Orange and Stone"),
        (("ball", "mat", "sofa"), "Massage ball, Mat and sofa"),
    ],
)
def test_equipment_is_that_of_the_setup(given, named):
    """The equipment of a step is all of its setup's, each item itself or one substitute, and nothing beyond."""
    judge = made.catalog(equipment=THINGS, exercises=[PRESS, PULL, PAIR], routines=[])
    step = made.step(PAIR, equipment=given)
    wanted = "Massage ball and Mat" if step.setup_number == 0 else "Mat"
    sentence = f"The equipment of Pair is {named}, but that of its setup is {wanted}."
    assert found(made.routine(step), judge) == (error("equipment", sentence) if named else [])


def test_unknown_equipment_has_no_substitutes():
    """An exercise of another catalog is checked by its own equipment, without substitutes."""
    alien = attrs.evolve(PRESS, id="alien", name="Alien", setups=(made.setup(equipment=("sofa",)),))
    assert [check for _, check, _ in found(made.routine(made.step(alien, equipment=("sofa",))))] == ["catalog"]
    checks = [check for _, check, _ in found(made.routine(made.step(alien, equipment=("ball",))))]
    assert checks == ["catalog", "equipment"]


def test_steps_that_do_not_start_where_the_last_one_ended():
    """A start that leaves a gap or overlaps is found, in the first step too."""
    late = made.routine(made.step(PRESS), pull())
    overruled(late.steps[0], start_s=1)
    overruled(late.steps[1], start_s=90)
    judged = found(late)
    assert [sentence for _, check, sentence in judged if check == "starts"] == [
        "Press starts at second 1 instead of 0.",
        "Pull starts at second 90 instead of 100.",
    ]
    assert {check for _, check, _ in judged} == {"starts", "timeline"}


def block(start_s, duration_s, **changes):
    return Block(exercise="press", kind=BlockKind.REST, start_s=start_s, duration_s=duration_s, **changes)


@pytest.mark.parametrize(
    ("blocks", "sentence"),
    [
        ([block(3, 97)], "A block starts at second 3 instead of 0."),
        ([block(0, 50), block(40, 60)], "A block starts at second 40 instead of 50."),
        ([block(0, 99)], "The blocks end at second 99, but the steps end at second 100."),
    ],
)
def test_a_timeline_with_gaps(monkeypatch, blocks, sentence):
    """Blocks that leave a gap, overlap, or end at another time than the steps are found."""
    monkeypatch.setattr(Routine, "timeline", tuple(blocks))
    assert found(made.routine(made.step(PRESS))) == error("timeline", sentence)


@pytest.mark.parametrize(
    ("exercise", "halves", "sentence"),
    [
        (
            PULL,
            [(BodyHalf.LEFT, 30), (BodyHalf.RIGHT, 30)],
            "Pull does not have 2 × 30 seconds of work on one side and as much on the other.",
        ),
        (
            PULL,
            [(BodyHalf.LEFT, 30)] * 4,
            "Pull does not have 2 × 30 seconds of work on one side and as much on the other.",
        ),
        (
            PULL,
            [(BodyHalf.LEFT, 30)] * 2 + [(BodyHalf.RIGHT, 30), (BodyHalf.RIGHT, 29)],
            "Pull does not have 2 × 30 seconds of work on one side and as much on the other.",
        ),
        (PRESS, [(BodyHalf.LEFT, 30)] * 2, "Press does not have 2 × 30 seconds of work on both sides at once."),
    ],
)
def test_sides_that_are_not_equal(monkeypatch, exercise, halves, sentence):
    """One-sided work has as many sets as long on the left as on the right; other work is for both sides at once."""
    blocks = [
        Block(exercise=exercise.id, kind=BlockKind.WORK, half=half, start_s=0, duration_s=length)
        for half, length in halves
    ]
    monkeypatch.setattr(Step, "blocks", tuple(blocks))
    routine = made.routine(made.step(exercise))
    assert [finding for finding in found(routine) if finding[1] == "sides"] == error("sides", sentence)


def test_durations_that_do_not_add_up(monkeypatch):
    """A step or routine whose duration is not the sum of its set-up, sets, rests and sides is found."""
    routine = made.routine(made.step(PRESS), pull())
    monkeypatch.setattr(Step, "duration_s", 100)
    monkeypatch.setattr(Routine, "duration_s", 200)
    assert found(routine) == [
        *error("duration", "Pull is listed with 100 seconds, but takes 145."),
        *error("duration", "The routine is listed with 200 seconds, but takes 245."),
    ]


@pytest.mark.parametrize(
    ("dose", "sides", "seconds"),
    [
        (Reps(low=1, high=4, rep_s=5, sets=3, rest_s=7), Sides.TOGETHER, 10 + 3 * 20 + 2 * 7),
        (Reps(low=1, high=4, rep_s=5, hold_s=2, sets=2), Sides.TOGETHER, 10 + 2 * 28),
        (Hold(low_s=11, high_s=11, sets=2, rest_s=3), Sides.EACH, 10 + 2 * (22 + 3) + 6),
        (Timed(low_s=1, high_s=13), Sides.EACH, 10 + 2 * 13 + 6),
        (Timed(low_s=1, high_s=13), Sides.ALTERNATING, 10 + 2 * 13 + 6),
        (Hold(low_s=11, high_s=11, sets=3, rest_s=23), Sides.ALTERNATING, 10 + 6 * 11 + 5 * 6),
        (Hold(low_s=11, high_s=11, sets=3, rest_s=30), Sides.ALTERNATING, 10 + 6 * 11 + 5 * 6 + 2 * 7),
        (Hold(low_s=11, high_s=11, sets=2, rest_s=3), Sides.ONE, 10 + 2 * (22 + 3) + 6),
    ],
)
def test_times_agree_with_the_model(dose, sides, seconds):
    """The auditor's own sum is the formula's, for every kind of dose and of sides, and the model agrees."""
    exercise = attrs.evolve(PRESS, id="timed", dose=dose, sides=sides, switch_s=0 if sides is Sides.TOGETHER else 6)
    routine = made.routine(made.step(exercise))
    assert routine.duration_s == seconds
    assert found(routine, catalog(exercise)) == []
    round_of = made.routine(made.step(exercise, rest_s=60), made.step(exercise))
    assert round_of.duration_s == 2 * seconds + 60
    assert found(round_of, catalog(exercise)) == []


def test_a_move_without_instructions_is_advice():
    """A move without instructions is named, with the reason."""
    mute = attrs.evolve(PRESS, id="mute", name="Mute", instructions=())
    (finding,) = audit(made.routine(made.step(mute)), catalog(mute))
    assert (finding.severity, finding.check, finding.exercises) == (Severity.ADVICE, "instructions", ("mute",))
    assert finding.sentence == "Mute has no instructions."
    assert finding.why == "Its sources name the exercise but do not say how to do it."


ON_NECK = made.setup(demands=(Demand.NECK_PRESSURE,))


def test_pressure_on_the_neck_is_advice_in_its_own_words():
    """A move that presses on the neck is named with its stop cues and their sources, once each."""
    neck = attrs.evolve(PRESS, id="neck", name="Neck roll", setups=(ON_NECK,), cues=STOPS)
    (finding,) = audit(made.routine(made.step(neck)), catalog(neck))
    assert (finding.severity, finding.check, finding.sentence) == (
        Severity.ADVICE,
        "neck-pressure",
        "Neck roll puts pressure on the neck.",
    )
    assert finding.why == "Stop at pain. Not on a pulse."
    assert finding.citations == (Citation(source="a-page"), Citation(source="b-page"))


def test_pressure_on_the_neck_without_stop_cues():
    """Where the data has no stop cue the caution gives no reason, rather than an invented one."""
    neck = attrs.evolve(PRESS, id="neck", name="Neck roll", setups=(ON_NECK,), cues=STOPS[2:])
    (finding,) = audit(made.routine(made.step(neck)), catalog(neck))
    assert (finding.why, finding.citations) == (None, ())
