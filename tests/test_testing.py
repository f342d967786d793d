"""The strategies and seeded samples for tests of other projects."""

from __future__ import annotations

import importlib
import sys
from types import NoneType

import attrs
import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable

import made
from shoulderkit import testing
from shoulderkit.catalog import Catalog
from shoulderkit.errors import MissingExtraError
from shoulderkit.model import Exercise, Hold, Instruction, Reps, Source, Timed
from shoulderkit.planner import Planner
from shoulderkit.plans import NoPlanError, Request
from shoulderkit.testing import strategies
from shoulderkit.vocabulary import Phase, Position, Role, RuleKind, Sides


@given(st.data())
def test_routines_fit_their_catalog(data: st.DataObject) -> None:
    """A drawn routine can be an authored one of the catalog it was drawn for."""
    catalog = data.draw(testing.catalogs(1, 4))
    routine = data.draw(testing.routines(catalog))
    assert attrs.evolve(catalog, routines=[routine]).routines[routine.id] == routine


@given(st.data())
def test_sessions_are_of_their_catalog(data: st.DataObject) -> None:
    """A drawn session is of the catalog's exercises, from second 0, from any of its intervals on."""
    catalog = data.draw(testing.catalogs(1, 4))
    session = data.draw(testing.sessions(catalog))
    assert {interval.exercise for interval in session} <= set(catalog.exercises)
    assert session[0].start_s == 0


@given(st.data())
def test_plans_are_plans_of_their_catalog(data: st.DataObject) -> None:
    """A drawn plan is what the catalog's planner plans for the plan's request."""
    catalog = data.draw(testing.catalogs())
    plan = data.draw(testing.plans(catalog))
    assert Planner(catalog).plan(plan.request) == plan


@given(testing.catalogs(2, 3, rules=False))
def test_catalogs_are_as_large_as_asked(catalog: Catalog) -> None:
    """A drawn catalog has as many exercises as asked for, and no rules where none are wanted."""
    assert 2 <= len(catalog.exercises) <= 3
    assert not catalog.rules


@given(testing.regions(id="scapula", part_of=("back",)), testing.exercises(id="row", regions=["back"], sources=[]))
def test_values_have_the_ids_they_are_given(region, exercise) -> None:
    """A region or exercise drawn by itself has the ids that were given, and names no others."""
    assert (region.id, region.part_of) == ("scapula", ("back",))
    assert exercise.id == "row"
    assert [target.region for target in exercise.targets] == ["back"]
    assert all(setup.equipment == () for setup in exercise.setups)
    assert exercise.citations == exercise.claims == ()


@given(testing.exercises(regions="back", equipment="ball", sources="page"), testing.regions(part_of="back"))
def test_a_text_is_one_id(exercise, region) -> None:
    """Where a strategy takes ids, a text is one of them, not its letters."""
    assert {target.region for target in exercise.targets} == {"back"}
    assert {item for setup in exercise.setups for item in setup.equipment} <= {"ball"}
    assert {citation.source for citation in exercise.citations} <= {"page"}
    assert region.part_of == ("back",)


def test_seeds_give_the_same_values_again() -> None:
    """A seed gives an equal catalog and request each time, and other seeds give others."""
    catalogs = [testing.random_catalog(seed, exercises=9, detail=True) for seed in (1, 1, 2)]
    assert catalogs[0] == catalogs[1] != catalogs[2]
    assert len(catalogs[0].exercises) == 9
    requests = [testing.random_request(catalogs[0], seed) for seed in (1, 1, 2)]
    assert requests[0] == requests[1] != requests[2]


def test_empty_catalogs_can_be_asked_too() -> None:
    """A request to a catalog without exercises is refused, not an internal error."""
    catalog = testing.random_catalog(0, exercises=0, detail=True)
    with pytest.raises(NoPlanError):
        Planner(catalog).plan(testing.random_request(catalog, 0))


def test_samples_have_some_of_everything() -> None:
    """Catalogs and requests of a few seeds have every kind of rule, dose, role, side and request field."""
    catalogs = [testing.random_catalog(seed, exercises=10) for seed in range(30)]
    exercises = [exercise for catalog in catalogs for exercise in catalog.exercises.values()]
    setups = [setup for exercise in exercises for setup in exercise.setups]
    rules = [rule for catalog in catalogs for rule in catalog.rules.values()]
    assert {kind for rule in rules for kind in rule.kinds} == set(RuleKind)
    assert {type(exercise.dose) for exercise in exercises} == {Reps, Hold, Timed}
    assert {exercise.phase for exercise in exercises} == set(Phase)
    assert {exercise.sides for exercise in exercises} == set(Sides)
    assert {exercise.dose.sets for exercise in exercises} >= {1, 2, 3}
    assert {exercise.has_instructions for exercise in exercises} == {True, False}
    assert {setup.position for setup in setups} == set(Position)
    assert {target.role for exercise in exercises for target in exercise.targets} == set(Role)
    assert {len(exercise.setups) for exercise in exercises} >= {1, 2, 3}
    assert {len(setup.equipment) for setup in setups} >= {0, 1, 2}
    assert {type(setup.dose) for setup in setups} == {NoneType, Reps, Hold, Timed}
    assert {setup.raised for setup in setups} == {True, False}
    doses = [exercise.dose for exercise in exercises]
    assert {dose.to_fatigue for dose in doses} == {dose.sets_low is None for dose in doses} == {True, False}
    assert {len(region.part_of) for catalog in catalogs for region in catalog.regions.values()} >= {0, 1, 2}
    assert any(item.substitutes for catalog in catalogs for item in catalog.equipment.values())
    assert any(item.lifts_off_floor for catalog in catalogs for item in catalog.equipment.values())
    requests = [testing.random_request(catalog, seed) for seed, catalog in enumerate(catalogs * 5)]
    for field in attrs.fields(type(requests[0])):
        values = {getattr(request, field.name) for request in requests}
        assert len(values) > 1, field.name


def test_detailed_samples_have_some_of_everything() -> None:
    """Catalogs in detail have a value other than the default, and the default, in every field of their exercises."""
    catalogs = [testing.random_catalog(seed, exercises=10, detail=True) for seed in range(20)]
    exercises = [exercise for catalog in catalogs for exercise in catalog.exercises.values()]
    for field in attrs.fields(Exercise):
        assert len({getattr(exercise, field.name) for exercise in exercises}) > 1, field.name
        if field.default is not attrs.NOTHING:
            assert field.default in {getattr(exercise, field.name) for exercise in exercises}, field.name
    assert any(claim.none_found for exercise in exercises for claim in exercise.claims)
    assert all(catalog.warnings for catalog in catalogs)
    weights = [weight for catalog in catalogs for goal in catalog.goals.values() for weight in goal.weights]
    sources = [source for catalog in catalogs for source in catalog.sources.values()]
    warnings = [warning for catalog in catalogs for warning in catalog.warnings.values()]
    for name, values in (("why", weights), ("sources", weights), ("kind", warnings)):
        assert len({getattr(value, name) for value in values}) > 1, name
    for field in attrs.fields(Source):
        assert len({getattr(source, field.name) for source in sources}) > 1, field.name


#: Where nothing can be found, the oldest Hypothesis looks for minutes unless it is told how often.
LITTLE = settings(max_examples=10, database=None, derandomize=True, deadline=None, suppress_health_check=[*HealthCheck])


def test_what_there_is_not_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no plan is possible there is no answer, and where all are there is no refusal."""
    bare = made.catalog().only("regions", "equipment", "settings", "sources")
    with pytest.raises(Unsatisfiable):
        find(testing.answers(bare), lambda _: True, settings=LITTLE)
    quick = made.exercise(
        dose=Hold(low_s=1, high_s=1), setups=[made.setup(setup_s=0)], instructions=[Instruction(text="Hold.")]
    )
    region = quick.targets[0].region
    monkeypatch.setattr(strategies, "requests", lambda _: st.just(Request(minutes=1, focus=region)))
    with pytest.raises(Unsatisfiable):
        find(testing.failures(Catalog(exercises=[quick], base=bare)), lambda _: True, settings=LITTLE)


def test_missing_hypothesis_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Hypothesis, importing the strategies says which extra brings it."""
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    for name in ("shoulderkit.testing", "shoulderkit.testing.strategies"):
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(MissingExtraError) as caught:
        importlib.import_module("shoulderkit.testing")
    assert caught.value == MissingExtraError("shoulderkit.testing", "testing")


def test_doses_of_each_kind_are_drawn() -> None:
    """The strategy of doses draws each of their kinds."""
    for kind in (Reps, Hold, Timed):
        assert isinstance(find(testing.doses(), lambda dose, kind=kind: isinstance(dose, kind)), kind)
