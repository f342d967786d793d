"""The values of the model: computed properties, refused arguments, and value semantics."""

from __future__ import annotations

import copy
import pickle

import attrs
import pytest

import made
from shoulderkit.errors import Fault, InvalidValueError
from shoulderkit.model import Block, Citation, Claim, Cue, Hold, Reps, Routine, Target, Timed, Weight, duration_s
from shoulderkit.vocabulary import (
    BlockKind,
    BodyHalf,
    CueKind,
    Demand,
    Phase,
    Position,
    Role,
    RuleKind,
    Sides,
)


@pytest.mark.parametrize("value", made.numbered(made.one_of_each()))
def test_values_are_values(value):
    """A value equals its copies and hashes like them; nothing in it can be set, and it takes no further attributes."""
    again = (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value)), attrs.evolve(value))
    for other in again:
        assert other == value
        assert hash(other) == hash(value)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(value, attrs.fields(type(value))[0].name, None)
    with pytest.raises((AttributeError, TypeError)):
        value.something_else = 1


@pytest.mark.parametrize(
    ("dose", "work_s"),
    [
        (Reps(low=8, high=12, rep_s=4), 48),
        (Hold(hold_s=30), 30),
        (Timed(low_s=60, high_s=120), 120),
    ],
)
def test_work(dose, work_s):
    """One set of work takes the dose's high figure."""
    assert dose.work_s == work_s


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (lambda: Reps(low=9, high=8, rep_s=1), Fault("low 9 is above high 8", "low")),
        (lambda: Timed(low_s=9, high_s=8), Fault("low_s 9 is above high_s 8", "low_s")),
        (lambda: Hold(hold_s=0), Fault("0 is not a whole number from 1 to 7200", "hold_s")),
        (
            lambda: Cue(kind=CueKind.FEEL, text="x", short="x" * 61),
            Fault(f"{'x' * 61!r} is not text without blanks around it of at most 60 characters", "short"),
        ),
        (lambda: made.exercise(switch_s=3), Fault("is 3 where both sides work together", "switch_s")),
        (
            lambda: made.exercise(targets=(Target(region="a", role=Role.PRIMARY), Target(region="a", role=Role.QUIET))),
            Fault("names the same region twice", "targets"),
        ),
        (lambda: made.exercise(positions=()), Fault("() is not a tuple of at least 1 without duplicates", "positions")),
        (
            lambda: made.goal(weights=(Weight(Phase.RELEASE, "a", 1), Weight(Phase.RELEASE, "a", 2))),
            Fault("has two weights for the same phase and region", "weights"),
        ),
        (
            lambda: Claim(text="x", kind="Benefit", citations=(Citation(source="a"),)),
            Fault("'Benefit' is not a ClaimKind", "kind", near=("benefit",), exact=True),
        ),
        (lambda: made.goal(citations=()), Fault("() is not a tuple of at least 1", "citations")),
    ],
)
def test_refuses(make, fault):
    """A value out of range cannot be made."""
    with pytest.raises(InvalidValueError) as caught:
        make()
    assert caught.value.faults == (fault,)


@pytest.mark.parametrize(
    ("kinds", "parts", "fine"),
    [
        ((RuleKind.PHASE_ORDER,), {"phases": tuple(Phase)}, True),
        ((RuleKind.PHASE_ORDER,), {"exercises": (("a",),)}, False),
        ((RuleKind.REGION_ORDER,), {"phases": (Phase.RELEASE,), "regions": (("a",), ("b",))}, True),
        ((RuleKind.REGION_ORDER,), {"regions": (("a",), ("b",))}, False),
        ((RuleKind.REQUIRES, RuleKind.BEFORE), {"exercises": (("a",), ("b",))}, True),
        ((RuleKind.TOGETHER,), {"exercises": (("a", "b"),), "phases": (Phase.RELEASE,)}, False),
        ((RuleKind.ONE_OF,), {"exercises": (("a", "b"),)}, True),
    ],
)
def test_rule_parts(kinds, parts, fine):
    """A rule has exactly the parts that its kinds need."""
    given = {"phases": (), "regions": (), "exercises": ()} | parts
    if fine:
        assert made.rule(kinds=kinds, **given).kinds == kinds
    else:
        with pytest.raises(InvalidValueError) as caught:
            made.rule(kinds=kinds, **given)
        assert [fault.path for fault in caught.value.faults] == ["kinds"]


def test_has_instructions():
    """An exercise has instructions when the data has some for it."""
    assert made.rich_exercise().has_instructions
    assert not made.exercise().has_instructions


def test_demands_in_a_position():
    """A position's own demands come on top of the move's, sorted and each once."""
    move = made.exercise(demands=(Demand.OVERHEAD_ARM, Demand.FLOOR))
    assert move.demands_in(Position.STANDING) == (Demand.FLOOR, Demand.OVERHEAD_ARM)
    assert move.demands_in(Position.QUADRUPED) == (
        Demand.FLOOR,
        Demand.KNEELING,
        Demand.OVERHEAD_ARM,
        Demand.WRIST_LOAD,
    )


@pytest.mark.parametrize(
    ("changes", "seconds"),
    [
        ({}, 10 + 2 * 30 + 30),
        ({"sides": Sides.EACH, "switch_s": 5}, 10 + 2 * (2 * 30 + 30) + 5),
        ({"dose": Hold(hold_s=20), "setup_s": 0}, 20),
        ({"dose": Timed(low_s=5, high_s=9, sets=3, rest_s=2)}, 10 + 3 * 9 + 2 * 2),
    ],
)
def test_duration(changes, seconds):
    """An exercise takes its set-up, all sets at full dose on each side, the rests between and the switch of sides."""
    move = made.exercise(**changes)
    assert duration_s(move, move.dose) == made.step(move).duration_s == seconds


def test_blocks_of_each_side():
    """The blocks of a one-sided move: set-up, the sets of the left with their rests, the switch, the same on the right."""
    move = made.exercise(sides=Sides.EACH, switch_s=5)
    expected = [
        (BlockKind.SETUP, None, None, 100, 10),
        (BlockKind.WORK, BodyHalf.LEFT, 1, 110, 30),
        (BlockKind.REST, None, None, 140, 30),
        (BlockKind.WORK, BodyHalf.LEFT, 2, 170, 30),
        (BlockKind.SWITCH, None, None, 200, 5),
        (BlockKind.WORK, BodyHalf.RIGHT, 1, 205, 30),
        (BlockKind.REST, None, None, 235, 30),
        (BlockKind.WORK, BodyHalf.RIGHT, 2, 265, 30),
    ]
    blocks = made.step(move, start_s=100).blocks
    assert blocks == tuple(
        Block(exercise="press", kind=kind, half=half, set_number=number, start_s=start, duration_s=length)
        for kind, half, number, start, length in expected
    )
    assert blocks[-1].end_s == 295


def test_blocks_without_time():
    """Parts that take no time have no block."""
    move = made.exercise(dose=Hold(hold_s=20, sets=2), setup_s=0, sides=Sides.EACH)
    assert [block.kind for block in made.step(move).blocks] == [BlockKind.WORK] * 4


def test_shortened():
    """A step with fewer sets than its exercise asks for is shortened."""
    assert made.step(dose=attrs.evolve(made.REPS, sets=1)).shortened
    assert not made.step().shortened


def test_routine_lays_steps_end_to_end():
    """Steps without starts follow one another without a gap, and the timeline is contiguous to the end."""
    day = made.routine(made.step(), made.step(made.rich_exercise()), made.step())
    starts = [step.start_s for step in day.steps]
    assert starts == [0, 100, 100 + 145]
    assert day.duration_s == 345
    assert [block.start_s for block in day.timeline[1:]] == [block.end_s for block in day.timeline[:-1]]
    assert day.timeline[-1].end_s == day.duration_s


def test_routine_refuses_gaps():
    """Given starts have to be contiguous: they are checked, not replaced."""
    good = made.routine(made.step(), made.step())
    assert made.routine(*good.steps) == good
    with pytest.raises(InvalidValueError) as caught:
        made.routine(made.step(), made.step(start_s=99))
    assert caught.value.faults == (Fault("has starts that leave a gap or overlap", "steps"),)


@pytest.mark.parametrize("steps", [[], (3,), "steps", ()])
def test_routine_refuses_other_steps(steps):
    """Steps are a tuple of at least one step."""
    with pytest.raises(InvalidValueError) as caught:
        Routine(id="day", name="Day", steps=steps)
    assert {fault.path.split("[")[0] for fault in caught.value.faults} == {"steps"}
