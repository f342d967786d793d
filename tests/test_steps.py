"""Steps and routines: what a step is by default, its time in blocks, and how steps follow each other."""

from __future__ import annotations

import attrs
import pytest

import made
from shoulderkit.errors import Fault, InvalidValueError
from shoulderkit.model import HALVES, Block, Hold, Routine, Step, Timed, duration_s
from shoulderkit.reading.fields import without_derived
from shoulderkit.vocabulary import BlockKind, BodyHalf, Demand, Position, Sides

LEFT, RIGHT, BOTH = BodyHalf.LEFT, BodyHalf.RIGHT, BodyHalf.BOTH
HOLD = Hold(low_s=20, high_s=20)
PULL = made.exercise(
    id="pull",
    dose=Hold(low_s=30, high_s=30, sets=2),
    sides=Sides.ONE,
    setups=(
        made.setup(equipment=("ball",)),
        made.setup(position=Position.SEATED, equipment=("ball", "wall"), dose=HOLD),
        made.setup(position=Position.SEATED, demands=(Demand.OVERHEAD_ARM,)),
        made.setup(position=Position.ANY, equipment=("rope",), setup_s=7),
    ),
)


@pytest.mark.parametrize(
    ("given", "position", "equipment", "number"),
    [
        ({}, Position.STANDING, ("ball",), 0),
        ({"position": Position.SEATED}, Position.SEATED, ("ball", "wall"), 1),
        ({"position": Position.PLANK}, Position.PLANK, ("rope",), 3),
        ({"position": Position.SEATED, "equipment": ()}, Position.SEATED, (), 2),
        ({"equipment": ("rope",)}, Position.STANDING, ("rope",), 3),
        # substitutes: as many things, then most of them the same
        ({"equipment": ("orange",)}, Position.STANDING, ("orange",), 0),
        ({"position": Position.SEATED, "equipment": ("orange", "wall")}, Position.SEATED, ("orange", "wall"), 1),
        ({"position": Position.SEATED, "equipment": ("twine",)}, Position.SEATED, ("twine",), 3),
        ({"setup_number": 2}, Position.SEATED, (), 2),
        ({"setup_number": 2, "equipment": ("orange",)}, Position.SEATED, ("orange",), 2),
        ({"setup_number": 1, "position": Position.STANDING}, Position.STANDING, ("ball", "wall"), 1),
    ],
)
def test_setup_of_a_step(given, position, equipment, number):
    """A step is done in its exercise's first setup, in the first of its position, or in the one that fits best."""
    step = Step(exercise=PULL, **given)
    assert (step.position, step.equipment, step.setup_number) == (position, equipment, number)
    assert step.setup == PULL.setups[number]


@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize("position", [None, Position.STANDING, Position.SEATED, Position.PLANK])
@pytest.mark.parametrize("equipment", [None, (), ("ball",), ("orange",), ("ball", "wall"), ("rope",)])
def test_setup_survives_what_is_left_out(number, position, equipment):
    """However a step's setup was given, the step that is made of what does not follow from the rest is the same."""
    given = {"position": position, "equipment": equipment, "setup_number": number}
    step = Step(exercise=PULL, **{name: value for name, value in given.items() if value is not None})
    assert Step(**without_derived(step)) == step


def test_setup_that_shares_most():
    """Of setups with as many things, the one that shares most of the step's things is its own."""
    two = [made.setup(equipment=("rope", "belt")), made.setup(equipment=("ball", "wall"))]
    step = made.step(made.exercise(setups=tuple(two)), equipment=("orange", "wall"))
    assert step.setup_number == 1
    assert made.step(step.exercise, equipment=("orange", "twine")).setup_number == 0


def test_dose_of_a_step():
    """A step has the full dose of its setup, which may be the exercise's, unless another is given."""
    assert Step(exercise=PULL).dose == PULL.dose
    assert Step(exercise=PULL, position=Position.SEATED).dose == HOLD
    assert Step(exercise=PULL, setup_number=1).dose == HOLD
    assert Step(exercise=PULL, dose=PULL.dose.smallest).dose == PULL.dose.smallest


@pytest.mark.parametrize(
    ("sides", "usual"),
    [
        (Sides.TOGETHER, (BOTH,)),
        (Sides.EACH, (LEFT, RIGHT)),
        (Sides.ALTERNATING, (LEFT, RIGHT)),
        (Sides.ONE, (LEFT, RIGHT)),
    ],
)
def test_halves_of_a_step(sides, usual):
    """A step is done on both halves, the left before the right; a move of one side also on a single half."""
    move = made.exercise(sides=sides)
    assert made.step(move).halves == usual == HALVES[sides][0]
    assert HALVES[Sides.ONE] == ((LEFT, RIGHT), (RIGHT, LEFT), (LEFT,), (RIGHT,))
    every = [(BOTH,), *HALVES[Sides.ONE]]
    assert set(HALVES[sides]) == {halves for halves in every if (BOTH in halves) == (sides is Sides.TOGETHER)} - (
        set() if sides is Sides.ONE else {(LEFT,), (RIGHT,)}
    )
    for halves in every:
        if halves in HALVES[sides]:
            assert made.step(move, halves=halves).halves == halves
        else:
            with pytest.raises(InvalidValueError) as caught:
                made.step(move, halves=halves)
            assert caught.value.faults == (Fault(f"do not go with the sides of {move.id}", "halves"),)


@pytest.mark.parametrize(
    ("given", "faults"),
    [
        ({"exercise": 3}, (Fault("3 is not a Exercise", "exercise"),)),
        ({"exercise": "pull"}, (Fault("'pull' is not a Exercise", "exercise"),)),
        ({"setup_number": 4}, (Fault(f"is 4, but {PULL.id} has no such setup", "setup_number"),)),
        ({"setup_number": -1}, (Fault("-1 is not a whole number of at least 0", "setup_number"),)),
        ({"setup_number": "0"}, (Fault("'0' is not a whole number of at least 0", "setup_number"),)),
        ({"position": 3}, (Fault(f"3 is not a Position ({', '.join(Position)})", "position"),)),
        ({"equipment": 3}, (Fault("3 is not a tuple without duplicates", "equipment"),)),
        ({"halves": ()}, (Fault("is empty, where at least one is needed", "halves"),)),
    ],
)
def test_refuses(given, faults):
    """A step that cannot be has one fault for one mistake, whatever would have followed from the wrong field."""
    with pytest.raises(InvalidValueError) as caught:
        Step(**{"exercise": PULL} | given)
    assert caught.value.faults == faults


def test_demands_of_a_step():
    """A step asks for what its setup asks in its position."""
    step = Step(exercise=PULL, position=Position.PLANK)
    assert step.demands == (Demand.FLOOR, Demand.WRIST_LOAD)
    assert Step(exercise=PULL, position=Position.SEATED, equipment=()).demands == (Demand.OVERHEAD_ARM,)


@pytest.mark.parametrize(
    ("changes", "seconds"),
    [
        ({}, 10 + 2 * 30 + 30),
        ({"sides": Sides.EACH, "switch_s": 5}, 10 + 2 * (2 * 30 + 30) + 5),
        ({"sides": Sides.ALTERNATING, "switch_s": 5}, 10 + 4 * 30 + 3 * 5),
        ({"dose": HOLD, "setups": (made.setup(setup_s=0),)}, 20),
        ({"dose": Timed(low_s=5, high_s=9, sets=3, rest_s=2)}, 10 + 3 * 9 + 2 * 2),
        ({"dose": attrs.evolve(made.REPS, hold_s=2)}, 10 + 2 * 50 + 30),
    ],
)
def test_duration(changes, seconds):
    """A move takes its set-up, all sets at full dose on each side, the rests between and the switches of sides."""
    move = made.exercise(**changes)
    step = made.step(move)
    assert duration_s(move, move.setups[0], move.dose, len(step.halves)) == step.duration_s == seconds


def test_duration_of_one_half():
    """A move of one side takes half the work where a single half is named, and no switch."""
    move = attrs.evolve(PULL, switch_s=5)
    assert made.step(move).duration_s == 10 + 2 * 60 + 5
    for half in (LEFT, RIGHT):
        step = made.step(move, halves=(half,))
        assert step.duration_s == 10 + 60
        assert {block.half for block in step.blocks} == {None, half}
        assert BlockKind.SWITCH not in {block.kind for block in step.blocks}


def blocks_of(step):
    return [(block.kind, block.half, block.set_number, block.start_s, block.duration_s) for block in step.blocks]


def test_blocks_of_each_side():
    """The blocks of a one-sided move: set-up, the sets of the left with their rests, the switch, the same on the right."""
    move = made.exercise(sides=Sides.EACH, switch_s=5)
    expected = [
        (BlockKind.SETUP, None, None, 100, 10),
        (BlockKind.WORK, LEFT, 1, 110, 30),
        (BlockKind.REST, None, None, 140, 30),
        (BlockKind.WORK, LEFT, 2, 170, 30),
        (BlockKind.SWITCH, None, None, 200, 5),
        (BlockKind.WORK, RIGHT, 1, 205, 30),
        (BlockKind.REST, None, None, 235, 30),
        (BlockKind.WORK, RIGHT, 2, 265, 30),
    ]
    assert blocks_of(made.step(move, start_s=100)) == expected
    assert made.step(move, start_s=100).blocks[-1].end_s == 295


def test_blocks_in_turns():
    """In turns each half works while the other rests; what is left of the rest comes before its next set."""
    move = made.exercise(sides=Sides.ALTERNATING, switch_s=5, dose=Hold(low_s=20, high_s=20, sets=2, rest_s=45))
    assert blocks_of(made.step(move, halves=(RIGHT, LEFT))) == [
        (BlockKind.SETUP, None, None, 0, 10),
        (BlockKind.WORK, RIGHT, 1, 10, 20),
        (BlockKind.SWITCH, None, None, 30, 5),
        (BlockKind.WORK, LEFT, 1, 35, 20),
        (BlockKind.SWITCH, None, None, 55, 5),
        (BlockKind.REST, None, None, 60, 15),
        (BlockKind.WORK, RIGHT, 2, 75, 20),
        (BlockKind.SWITCH, None, None, 95, 5),
        (BlockKind.WORK, LEFT, 2, 100, 20),
    ]


def test_blocks_have_a_step_and_beats():
    """A block has the number of its step, and one of repetitions the beat of each, with the hold at its end."""
    held = made.exercise(id="held", dose=attrs.evolve(made.REPS, hold_s=2))
    day = made.routine(made.step(), made.step(held), made.step(PULL))
    assert [block.step for block in day.timeline] == [1] * 4 + [2] * 4 + [3] * 5
    beats = {(block.exercise, block.kind): (block.rep_s, block.hold_s) for block in day.timeline}
    assert {key: beat for key, beat in beats.items() if beat != (None, 0)} == {
        ("press", BlockKind.WORK): (3, 0),
        ("held", BlockKind.WORK): (5, 2),
    }
    assert day.steps[1].blocks_as(2) == day.timeline[4:8]
    assert {block.step for block in day.steps[1].blocks} == {1}
    assert all(block.duration_s % block.rep_s == 0 for block in day.timeline if block.rep_s)


def test_blocks_without_time():
    """Parts that take no time have no block."""
    move = made.exercise(dose=Hold(low_s=20, high_s=20, sets=2), setups=(made.setup(setup_s=0),), sides=Sides.EACH)
    assert [block.kind for block in made.step(move).blocks] == [BlockKind.WORK] * 4


def test_rest_after_a_step():
    """A step may end with a rest, as between the rounds of a circuit: it is counted, and the last block."""
    step = made.step(rest_s=60)
    assert step.duration_s == made.step().duration_s + 60
    assert blocks_of(step) == [*blocks_of(made.step()), (BlockKind.REST, None, None, made.step().duration_s, 60)]
    again = made.routine(step, made.step())
    assert again.steps[1].start_s == step.duration_s
    with pytest.raises(InvalidValueError) as caught:
        made.step(rest_s=-1)
    assert [fault.path for fault in caught.value.faults] == ["rest_s"]


def test_shortened():
    """A step with fewer sets than its source gives is shortened; the low number of a range of sets is the source's."""
    one = attrs.evolve(made.REPS, sets=1)
    assert made.step(dose=one).shortened
    assert not made.step().shortened
    ranged = made.exercise(dose=attrs.evolve(made.REPS, sets_low=1))
    assert not made.step(ranged, dose=one).shortened
    # its setup's own dose is what it is held against
    assert not Step(exercise=PULL, setup_number=1, dose=HOLD).shortened
    assert Step(exercise=PULL, dose=HOLD).shortened


def test_routine_lays_steps_end_to_end():
    """Steps without starts follow one another without a gap, and the timeline is contiguous to the end."""
    day = made.routine(made.step(), made.step(made.rich_exercise()), made.step())
    starts = [step.start_s for step in day.steps]
    assert starts == [0, 100, 100 + 145]
    assert day.duration_s == 345
    assert [block.start_s for block in day.timeline[1:]] == [block.end_s for block in day.timeline[:-1]]
    assert day.timeline[-1].end_s == day.duration_s


def test_routine_repeats_an_exercise():
    """A routine may do an exercise again, in the same way or another, each time as a step of its own."""
    again = made.step(dose=attrs.evolve(made.REPS, sets=1), position=Position.SEATED)
    day = made.routine(made.step(), again, made.step())
    assert [step.exercise.id for step in day.steps] == ["press"] * 3
    assert [block.step for block in day.timeline if block.kind is BlockKind.SETUP] == [1, 2, 3]
    assert made.catalog(routines=[day]).routines["session"] == day


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


@pytest.mark.parametrize(("field", "value"), [("step", 0), ("rep_s", 0), ("hold_s", -1), ("duration_s", 0)])
def test_block_refuses(field, value):
    """A block is one of a numbered step, takes time, and has a beat that takes time or none."""
    block = made.step().blocks[1]
    with pytest.raises(InvalidValueError) as caught:
        attrs.evolve(block, **{field: value})
    assert [fault.path for fault in caught.value.faults] == [field]
    assert isinstance(block, Block)
