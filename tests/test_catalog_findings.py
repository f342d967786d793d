"""What a catalog says of itself: the cells of its goals that no exercise of it serves."""

from __future__ import annotations

import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import made
import shoulderkit as sk
from shoulderkit import testing
from shoulderkit.model import Target, Weight
from shoulderkit.vocabulary import Phase, Role

ARM = [
    made.region(),
    made.region(id="arm", name="Arm"),
    made.region(id="hand", name="Hand", part_of=("arm",)),
    made.region(id="thumb", name="Thumb", part_of=("hand",)),
]


def unserved(weights: dict[str, int], *targets: Target, phase: Phase = Phase.STRENGTHEN) -> list[str]:
    """Return the sentences on a goal with these weights in strengthening, and an exercise with these targets."""
    catalog = made.catalog(
        regions=ARM,
        goals=[
            made.goal(weights=tuple(Weight(Phase.STRENGTHEN, region, weight) for region, weight in weights.items()))
        ],
        exercises=[made.exercise(phase=phase, targets=targets)],
        rules=[],
        routines=[],
    )
    assert all((f.severity, f.check) == (sk.Severity.ADVICE, "goal-unserved") for f in catalog.findings)
    return [finding.sentence for finding in catalog.findings]


def said(region: str) -> str:
    return f"Stiff chest (stiff-chest) weighs strengthen of {region}, which no exercise serves."


@pytest.mark.parametrize(
    ("weights", "target", "role", "missing"),
    [
        ({"arm": 1}, "arm", Role.PRIMARY, []),
        ({"arm": 1}, "thumb", Role.SECONDARY, []),
        ({"arm": 1}, "arm", Role.QUIET, ["Arm"]),
        ({"hand": 1}, "arm", Role.PRIMARY, ["Hand"]),
        ({"arm": 1, "hand": 2}, "thumb", Role.PRIMARY, ["Arm"]),
        ({"arm": 1, "thumb": 2}, "hand", Role.PRIMARY, ["Thumb"]),
        ({"arm": 1, "chest": 1, "thumb": 1}, "chest", Role.PRIMARY, ["Arm", "Thumb"]),
    ],
)
def test_the_nearest_named_region_is_served(weights, target, role, missing):
    """A cell is served by a primary or secondary target in it or a part of it, unless a nearer region is named."""
    assert unserved(weights, Target(region=target, role=role)) == list(map(said, missing))


def test_another_phase_serves_nothing():
    """What works a region in another phase does not serve the cell."""
    assert unserved({"arm": 1}, Target(region="arm", role=Role.PRIMARY), phase=Phase.RELEASE) == [said("Arm")]


def test_every_bundled_goal_is_served():
    """Each cell of each bundled goal is served by some exercise: there is nothing to tell."""
    assert sk.bundled().goals
    assert sk.bundled().findings == ()


def test_what_is_taken_away_is_told():
    """Without its exercises the bundled catalog tells each cell of each goal, by goal, phase and region."""
    catalog = sk.bundled()
    bare = attrs.evolve(catalog, exercises=(), rules=(), routines=())
    cells = [
        (goal.name, weight.phase, catalog.regions[weight.region].name)
        for goal in catalog.goals.values()
        for weight in sorted(goal.weights, key=lambda each: ([*Phase].index(each.phase), each.region))
    ]

    assert [tuple(f.sentence.split(" (")[:1]) for f in bare.findings] == [(goal,) for goal, _, _ in cells]
    for finding, (_, phase, region) in zip(bare.findings, cells, strict=True):
        assert finding.sentence.endswith(f" weighs {phase} of {region}, which no exercise serves.")


@given(st.data())
def test_exactly_what_nothing_serves_is_told(data):
    """A cell is told if and only if no target of any exercise of its phase leads up to it first."""
    catalog = data.draw(testing.catalogs(detail=True))
    expected = [
        f"{goal.name} ({goal.id}) weighs {weight.phase} of {catalog.regions[weight.region].name}, which no exercise serves."
        for goal in catalog.goals.values()
        for weight in sorted(goal.weights, key=lambda each: ([*Phase].index(each.phase), each.region))
        if not any(
            exercise.phase is weight.phase and _serves(catalog, goal, weight, target)
            for exercise in catalog.exercises.values()
            for target in exercise.targets
        )
    ]

    assert [finding.sentence for finding in catalog.findings] == expected


def _serves(catalog, goal, weight, target) -> bool:
    """Whether a target serves a cell: up from its region, level by level, the cell's region is the first one named."""
    if target.role is Role.QUIET:
        return False
    named = {each.region for each in goal.weights if each.phase is weight.phase}
    level = [target.region]
    while level:
        for region in level:
            if region in named:
                return region == weight.region
        level = [above for region in level for above in catalog.regions[region].part_of]
    return False


def test_findings_are_no_part_of_the_value():
    """A catalog that was asked for its findings is the same value: equal, pickled and written alike."""
    one, other = made.catalog(), made.catalog()
    assert one.findings is one.findings
    assert one == other
    assert pickle.loads(pickle.dumps(one)) == other
    assert sk.dumps(one) == sk.dumps(other)
