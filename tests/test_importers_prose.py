"""What the importer of free-exercise-db derives from prose, and what it does not."""

from __future__ import annotations

import pytest

from importer_cases import exercise, notes, record, stretch
from shoulderkit.importers.free_exercise_db import prose
from shoulderkit.vocabulary import Demand, Position, Sides


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("stand tall.", [Position.STANDING]),
        ("broom row. start in a standing position.", [Position.STANDING]),
        ("set a dumbbell standing up on the bench.", []),
        ("sit on a stool.", [Position.SEATED]),
        ("seated broom row.", [Position.SEATED]),
        ("do a sit-up.", []),
        ("push the hips away and sit back to a squat.", []),
        ("go to the seated row machine.", []),
        ("lie flat on your back.", [Position.SUPINE]),
        ("lie back on a bench.", [Position.SUPINE]),
        ("lie with the pad on the back of the legs.", []),
        ("lie down on the bench.", []),
        ("lay face down.", [Position.PRONE]),
        ("lie on your stomach.", [Position.PRONE]),
        ("lie with a plate on your chest.", []),
        ("lie on your left side.", [Position.SIDE_LYING]),
        ("go down on your hands and knees.", [Position.QUADRUPED]),
        ("take a plank position.", [Position.PLANK]),
        ("push-up. lie face down.", [Position.PLANK]),
        ("handstand push-up.", []),
        ("sit or stand.", [Position.STANDING, Position.SEATED]),
        ("sit, with a partner standing behind you.", [Position.SEATED]),
        ("hang from a bar.", []),
    ],
)
def test_positions(text, found):
    """A position is derived where the text states it, and not from what a partner or a thing does."""
    assert prose.positions_in(text) == tuple(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sit on the floor.", [Demand.FLOOR]),
        ("lie on a bench with the feet on the floor.", []),
        ("sit with your back to your partner, with the feet on the floor.", [Demand.FLOOR]),
        ("sit with your back to the post over there, with the feet on the floor.", []),
        ("kneel down.", [Demand.KNEELING]),
        ("rest on your knees.", [Demand.KNEELING]),
        ("your partner should kneel beside you.", []),
        ("press it overhead.", [Demand.OVERHEAD_ARM]),
        ("lift it over your head.", [Demand.OVERHEAD_ARM]),
        ("press it directly over head.", [Demand.OVERHEAD_ARM]),
        ("seated shoulder press.", [Demand.OVERHEAD_ARM]),
        ("military press. push press.", [Demand.OVERHEAD_ARM]),
        ("press the shoulders down.", []),
        ("one arm pull-up.", [Demand.OVERHEAD_ARM]),
        ("weighted pull ups.", [Demand.OVERHEAD_ARM]),
        ("pullups. chinup.", [Demand.OVERHEAD_ARM]),
        ("pull upward on the handle.", []),
        ("take the pull-up apparatus.", []),
        ("mixed grip chin. side chins/crunch.", [Demand.OVERHEAD_ARM]),
        ("raise it to your chin. press to chin.", []),
        ("wide-grip pulldown.", [Demand.OVERHEAD_ARM]),
        ("use a pulldown machine.", []),
        ("do a push-up.", [Demand.WRIST_LOAD]),
        ("lean it against your neck.", [Demand.NECK_PRESSURE]),
        ("let it rest on the base of your neck.", [Demand.NECK_PRESSURE]),
        ("avoid strain on the neck.", []),
        ("hold the neck still.", []),
    ],
)
def test_demands(text, found):
    """A demand is derived where the text states it."""
    assert prose.demands_in(text, rolled=False) == tuple(found)


def test_pressure_near_the_spine_is_read_of_rolling_only():
    """Words about the spine are a demand where something rolls on it; elsewhere they are about posture."""
    text = "keep it to the side of the spine."

    assert prose.demands_in(text, rolled=True) == (Demand.SPINE_NEAR_PRESSURE,)
    assert prose.demands_in(text, rolled=False) == ()


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("hold, and then switch sides.", True),
        ("switch arms and repeat.", True),
        ("do all of them before switching legs.", True),
        ("repeat with the other leg.", True),
        ("repeat the whole thing slowly for your opposite side.", True),
        ("perform the same movement with the other arm.", True),
        ("then switch to the other arm.", True),
        ("repeat with the other leg and continue alternating.", None),
        ("switch legs, raising the knee.", None),
        ("switching hands as you do so.", None),
        ("straighten the other leg.", None),
        ("one-arm broom row.", None),
        ("single-leg hop.", None),
        ("move both arms.", False),
        ("", False),
    ],
)
def test_sides(text, after):
    """A move is done on each side only where the text says that the other one comes afterwards."""
    assert prose.does_other_side_after(text) is after


@pytest.mark.parametrize(
    ("text", "hold"),
    [
        ("hold for 20 seconds.", (20, 20)),
        ("hold this position for 10-30 seconds.", (10, 30)),
        ("hold the stretch for 10 to 15 seconds.", (10, 15)),
        ("hold for 2 seconds.", None),
        ("hold for 1000 seconds.", None),
        ("hold for 30 to 10 seconds.", None),
        ("hold for 10 seconds, relax, and hold for 20 seconds.", None),
        ("hold for 10 or more seconds.", None),
        ("circle for about ten seconds.", None),
        ("pause on tender points for 10-30 seconds.", None),
        ("hold it.", None),
    ],
)
def test_holds(text, hold):
    """A hold is read where the text names seconds once and says that they are a hold."""
    assert prose.hold_in(text) == hold


def test_things():
    """Things are returned in the order of the text, once each."""
    assert prose.things_in("from the rack to the bench and back to the rack") == ("rack", "bench")
    assert prose.things_in("draw the elbows back") == ()


def test_a_position_is_taken_where_it_is_the_only_one():
    """The one position of name and first step is taken; what a later step says of it is not."""
    assert exercise(record()).setups[0].position is Position.STANDING
    assert exercise(record(instructions=["Sit.", "Stand."])).setups[0].position is Position.SEATED
    assert notes(record(), "doubt") == []


def test_of_several_positions_none_is_taken_but_all_that_they_ask():
    """Where several positions are possible it is `any`, with a doubt and the demands of each."""
    given = record(instructions=["Stand, then lie face down."])

    assert [setup.position for setup in exercise(given).setups] == [Position.ANY]
    assert exercise(given).demands == (Demand.FLOOR, Demand.PRONE)
    assert notes(given, "doubt") == [("setups.position", "the name and the first step mention standing and prone")]


def test_without_a_position_it_is_any_and_in_doubt():
    """Where the text states no position it is `any`, with a doubt."""
    given = record(instructions=["Take the broom."])

    assert [setup.position for setup in exercise(given).setups] == [Position.ANY]
    assert [field for field, _ in notes(given, "doubt")] == ["setups.position"]


def test_demands_are_complete_and_told_beyond_the_position():
    """Demands are the position's and those of the text; the note has the latter."""
    made = exercise(record(instructions=["Lie on your back on the floor.", "Press the broom overhead."]))

    assert made.setups[0].position is Position.SUPINE
    assert made.demands == (Demand.FLOOR, Demand.OVERHEAD_ARM, Demand.SUPINE)
    assert ("setups.demands", "the text mentions: overhead-arm") in notes(
        record(instructions=["Lie on your back on the floor.", "Press the broom overhead."]), "derived"
    )
    assert ("setups.demands", "the text mentions: neck-pressure, overhead-arm") in notes(
        record(instructions=["Stand with the broom against your neck.", "Press it overhead."]), "derived"
    )


def test_demands_are_always_marked():
    """Demands are marked as imported where the text has no word of any, too: there may be some all the same."""
    made = exercise(record())

    assert made.demands == ()
    assert "setups.demands" in made.imported
    assert ("setups.demands", "the text mentions: none") in notes(record(), "derived")


def test_a_neck_that_is_worked_is_no_pressure_on_it():
    """A move for the neck does not press on it unless its text says so."""
    assert exercise(record(primaryMuscles=["neck"])).demands == ()


def test_each_side_takes_time_to_change():
    """A move that is done on each side has a marked time to change sides; any other has none."""
    each = exercise(stretch("Stand tall.", "Reach far, then switch sides."))
    both = exercise(stretch("Stand tall.", "Reach far."))

    assert (each.sides, each.switch_s) == (Sides.EACH, 10)
    assert {"sides", "switch_s"} <= set(each.imported)
    assert (both.sides, both.switch_s) == (Sides.TOGETHER, 0)
    assert "switch_s" not in both.imported


def test_unclear_sides_are_a_doubt():
    """Where the text mentions sides without a clear statement, the sides are `together`, with a doubt."""
    given = stretch("Stand tall.", "Reach over to the other side.")

    assert exercise(given).sides is Sides.TOGETHER
    assert [field for field, _ in notes(given, "doubt")] == ["sides"]
