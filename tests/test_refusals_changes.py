"""The changes that a refusal offers: each, made, is the field of the request that gives up one constraint."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

import made
import shoulderkit as sk

DOES = (sk.Instruction(text="Do it."),)
PRESS = made.exercise(instructions=DOES, setups=(made.STANDING,))
PULL = made.exercise(
    id="pull", name="Pull", family=None, setups=(made.setup(position=sk.Position.SUPINE, equipment=("ball",)),)
)
PLANNER = sk.Planner(made.catalog(exercises=[PRESS, attrs.evolve(PULL, instructions=DOES)], rules=(), routines=()))
#: Nothing is in the way of the two exercises: there is time, and all that they need.
EASY = sk.Request(
    focus={"chest": 1},
    minutes=10,
    include=("press", "pull"),
    equipment=("ball",),
    positions=tuple(sk.Position),
    allow=tuple(sk.Demand),
)
#: What one set of each takes, and both sets of each.
ONE_SET_S, TWO_SETS_S = 68, 176


@pytest.mark.parametrize(
    ("given", "kind", "changed"),
    [
        ({"minutes": None, "seconds": ONE_SET_S - 1}, "budget", {"seconds": ONE_SET_S}),
        ({"minutes": None, "seconds": TWO_SETS_S - 1, "shorten": False}, "budget", {"seconds": TWO_SETS_S}),
        ({"minutes": None, "seconds": ONE_SET_S, "shorten": False}, "shorten", {"shorten": True}),
        ({"max_steps": 1}, "max-steps", {"max_steps": 2}),
        ({"avoid": ("floor",), "allow": ()}, "avoid", {"avoid": (), "allow": ("floor",)}),
        ({"equipment": ()}, "equipment", {"equipment": ("ball",)}),
        (
            {"equipment": (), "without_equipment": ("ball",)},
            "equipment",
            {"equipment": ("ball",), "without_equipment": ()},
        ),
        ({"positions": ("standing",)}, "positions", {"extra_positions": ("supine",)}),
        ({"include": (), "exclude": ("press", "pull")}, "exclude", {"exclude": ("press",)}),
        ({"phases": ("release", "mobilize")}, "phases", {"phases": ("release", "mobilize", "strengthen")}),
        ({"include_phases": ("release",)}, "include-phase", {"include_phases": ()}),
        ({"max_steps": 1}, "include", {"include": ("pull",)}),
    ],
)
def test_one_change(given: dict[str, Any], kind: str, changed: dict[str, Any]) -> None:
    """Each kind of change sets its fields, of a number to the least that is enough, and no others; then there is a plan."""
    request = attrs.evolve(EASY, **given)
    with pytest.raises(sk.NoPlanError) as caught:
        PLANNER.plan(request)
    found = [each.request for each in caught.value.relaxations if each.constraint.kind == kind]
    assert attrs.evolve(request, **changed) in found
    for each in found:
        assert PLANNER.plan(each).ids


def test_of_as_many_changes_the_quicker_are_offered() -> None:
    """A repair is the one of the fewest changes that takes the least time, not the one whose changes are compared first."""
    setups = (
        made.setup(position=sk.Position.SUPINE, setup_s=100),
        made.setup(position=sk.Position.STANDING, equipment=("ball",), setup_s=20),
    )
    pull = attrs.evolve(PULL, setups=setups, instructions=DOES)
    planner = sk.Planner(made.catalog(exercises=[PRESS, pull], rules=(), routines=()))
    request = sk.Request(focus={"chest": 1}, seconds=40, include=("pull",), positions=("standing",))
    with pytest.raises(sk.NoPlanError) as caught:
        planner.plan(request)
    [repair] = caught.value.repairs
    assert repair.smallest
    assert [str(change) for change in repair.changes] == ["equipment, also ball", "budget, 4 s more"]
    assert repair.request == attrs.evolve(request, equipment=("ball",), seconds=44)
