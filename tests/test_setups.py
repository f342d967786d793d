"""Setups: the ways to do a move, each with its own equipment, demands and time."""

from __future__ import annotations

import pytest

import made
from catalog_cases import faults_of
from shoulderkit.catalog import Catalog
from shoulderkit.errors import Fault, InvalidValueError
from shoulderkit.model import Setup, implied_demands
from shoulderkit.vocabulary import POSITION_DEMANDS, Demand, Position

BENCH = made.equipment(id="bench", lifts_off_floor=True)


@pytest.mark.parametrize("position", Position)
def test_demands_are_complete(position):
    """A setup asks for what its position asks, too: each demand once, in the order of the vocabulary."""
    every = {*POSITION_DEMANDS[position], Demand.OVERHEAD_ARM}
    for given in ((Demand.OVERHEAD_ARM,), tuple(every)):
        setup = made.setup(position=position, demands=given)
        assert setup.demands == tuple(demand for demand in Demand if demand in every)
    assert made.setup(position=position).demands == implied_demands(position) == POSITION_DEMANDS[position]


def test_raised():
    """What is raised off the floor does not ask for the floor, but for all else that its position asks."""
    flat = made.setup(position=Position.QUADRUPED, equipment=("bench",))
    raised = made.setup(position=Position.QUADRUPED, equipment=("bench",), raised=True)
    assert flat.demands == (Demand.FLOOR, Demand.KNEELING, Demand.WRIST_LOAD)
    assert raised.demands == (Demand.KNEELING, Demand.WRIST_LOAD)
    # one that asks for the floor by itself still does
    arm = made.setup(position=Position.PRONE, equipment=("bench",), raised=True, demands=(Demand.FLOOR,))
    assert arm.demands == (Demand.FLOOR, Demand.PRONE)


def test_demands_in_a_position():
    """A setup for any position asks, in each, for what that position asks as well."""
    anywhere = made.setup(position=Position.ANY, demands=(Demand.OVERHEAD_ARM, Demand.FLOOR))
    assert anywhere.demands_in(Position.STANDING) == (Demand.FLOOR, Demand.OVERHEAD_ARM)
    assert anywhere.demands_in(Position.QUADRUPED) == (
        Demand.FLOOR,
        Demand.KNEELING,
        Demand.WRIST_LOAD,
        Demand.OVERHEAD_ARM,
    )
    lifted = made.setup(position=Position.ANY, equipment=("bench",), raised=True)
    assert lifted.demands_in(Position.PRONE) == (Demand.PRONE,)


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"raised": True}, (Fault("is True where no equipment can lift the body", "raised"),)),
        (
            {"demands": (Demand.FLOOR, Demand.FLOOR)},
            (Fault(f"{(Demand.FLOOR, Demand.FLOOR)!r} is not a tuple without duplicates", "demands"),),
        ),
        ({"demands": ("sit",)}, (Fault(f"'sit' is not a Demand ({', '.join(Demand)})", "demands[0]"),)),
        ({"demands": 3}, (Fault("3 is not a tuple without duplicates", "demands"),)),
        ({"equipment": ("Ball",)}, (Fault("'Ball' is not an id in kebab-case", "equipment[0]"),)),
        ({"position": "anywhere"}, None),
        ({"dose": 3}, (Fault("3 is not a Reps or Hold or Timed", "dose"),)),
    ],
)
def test_refuses(changes, faults):
    """A setup that cannot be has its faults, one each, whatever is added to its demands."""
    with pytest.raises(InvalidValueError) as caught:
        made.setup(**changes)
    assert faults is None or caught.value.faults == faults
    assert [fault.path.partition("[")[0] for fault in caught.value.faults] == list(changes)


def test_demands_of_an_exercise():
    """An exercise demands what none of its setups can do without."""
    kneeling = made.setup(position=Position.KNEELING, demands=(Demand.OVERHEAD_ARM,))
    plank = made.setup(position=Position.PLANK, demands=(Demand.OVERHEAD_ARM,))
    standing = made.setup(demands=(Demand.NECK_PRESSURE,))
    assert made.exercise(setups=(plank,)).demands == (Demand.FLOOR, Demand.WRIST_LOAD, Demand.OVERHEAD_ARM)
    assert made.exercise(setups=(kneeling, plank)).demands == (Demand.FLOOR, Demand.OVERHEAD_ARM)
    assert made.exercise(setups=(kneeling, plank, standing)).demands == ()


def test_dose_in_a_setup():
    """A setup has its own dose or the exercise's."""
    own = made.setup(dose=made.REPS.smallest)
    move = made.exercise(setups=(made.SEATED, own))
    assert (move.dose_in(made.SEATED), move.dose_in(own)) == (made.REPS, made.REPS.smallest)


def a_catalog(setup: Setup, *things):
    move = made.exercise(setups=(setup,))
    return {"equipment": things, "exercises": [move], "settings": (), "rules": (), "routines": ()}


def test_raised_needs_what_lifts():
    """A setup can only be raised by equipment that lifts off the floor: one such thing is enough."""
    ball = made.equipment()
    raised = made.setup(position=Position.PRONE, equipment=("ball",), raised=True)
    assert faults_of(**a_catalog(raised, ball)) == (
        Fault("is true, but none of its equipment lifts off the floor", "exercises.press.setups[0].raised"),
    )
    both = made.setup(position=Position.PRONE, equipment=("ball", "bench"), raised=True)
    assert Catalog(regions=[made.region()], equipment=[ball, BENCH], exercises=[made.exercise(setups=(both,))])


def test_raised_by_what_does_not_exist():
    """Equipment that does not exist is one fault, not two."""
    raised = made.setup(position=Position.PRONE, equipment=("bench",), raised=True)
    assert [fault.message for fault in faults_of(**a_catalog(raised))] == ["no equipment has the id 'bench'"]


def test_substitutes_of_what_lifts():
    """What lifts off the floor can only be replaced by what lifts as well; what does not lift, by anything."""
    bench = made.equipment(id="bench", lifts_off_floor=True, substitutes=("bed", "mat"))
    bed = made.equipment(id="bed", lifts_off_floor=True)
    mat = made.equipment(id="mat", substitutes=("bed",))
    assert faults_of(equipment=[bench, bed, mat], settings=(), exercises=[made.exercise()], routines=(), rules=()) == (
        Fault("'mat' does not lift off the floor, as 'bench' does", "equipment.bench.substitutes[1]"),
    )
    good = made.equipment(id="bench", lifts_off_floor=True, substitutes=("bed",))
    towel = made.equipment(id="towel", substitutes=("mat",))
    assert set(Catalog(equipment=[good, bed, mat, towel]).equipment) == {"bench", "bed", "mat", "towel"}
