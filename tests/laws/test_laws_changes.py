"""Laws of changed catalogs: what is replaced is new everywhere, and what is removed is gone everywhere."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from law_cases import SMALL, values_in
from shoulderkit import testing
from shoulderkit.catalog import Catalog
from shoulderkit.catalog.references import KINDS, references_in
from shoulderkit.errors import DataError
from shoulderkit.model import Exercise, Routine
from shoulderkit.planner import Planner
from shoulderkit.plans import NoPlanError, Plan, Request
from shoulderkit.reading import dumps, load_catalog, loads

#: Catalogs with routines and texts of every kind.
DETAILED = testing.catalogs(1, 4, detail=True)


def tables_of(catalog: Catalog) -> dict[str, dict[str, Any]]:
    return {name: dict(getattr(catalog, name)) for name in KINDS}


def renewed(data: st.DataObject, catalog: Catalog, name: str) -> Exercise:
    """Draw another value for an exercise, which all steps that have it still fit."""
    old = catalog.exercises[name]
    dose = attrs.evolve(
        old.dose, sets_low=None, sets=data.draw(st.integers(1, 4)), rest_s=data.draw(st.integers(0, 30))
    )
    return attrs.evolve(old, name=f"New {old.name}", dose=dose, summary=data.draw(testing.texts()))


def plan_or_none(catalog: Catalog, request: Request) -> Plan | None:
    try:
        return Planner(catalog).plan(request)
    except NoPlanError:
        return None


@given(DETAILED, st.data())
def test_replaced_exercise_is_new_everywhere(catalog: Catalog, data: st.DataObject) -> None:
    """Law 23: A replaced exercise is everywhere the new one: in its table, in each step, in each value of both."""
    new = renewed(data, catalog, data.draw(st.sampled_from(sorted(catalog.exercises))))
    old, changed = catalog.exercises[new.id], catalog.replace(exercises=[new])

    assert changed.exercises[new.id] == new
    held = {
        value
        for table in tables_of(changed).values()
        for value in values_in(tuple(table.values()))
        if hasattr(value, "id")
    }
    assert old not in held
    assert {**tables_of(changed), "routines": None} == {
        **tables_of(catalog),
        "exercises": {**catalog.exercises, new.id: new},
        "routines": None,
    }
    for before, after in zip(catalog.routines.values(), changed.routines.values(), strict=True):
        for step, bound in zip(before.steps, after.steps, strict=True):
            whole = step.exercise == old and step.dose == old.dose_in(step.setup)
            dose = new.dose_in(step.setup) if whole else step.dose
            exercise = new if step.exercise == old else step.exercise
            assert bound == attrs.evolve(step, exercise=exercise, dose=dose, start_s=bound.start_s)
    assert loads(dumps(changed), Catalog) == changed


@given(SMALL, st.data())
def test_replaced_exercise_is_new_in_plans(catalog: Catalog, data: st.DataObject) -> None:
    """Law 23: A plan from a catalog with a replaced exercise holds the new one and never the old one."""
    new = renewed(data, catalog, data.draw(st.sampled_from(sorted(catalog.exercises))))
    request = attrs.evolve(data.draw(testing.requests(catalog)), include=(new.id,), exclude=())
    plan = plan_or_none(catalog.replace(exercises=[new]), request)
    assume(plan is not None)

    assert {value for value in values_in(plan) if isinstance(value, Exercise) and value.id == new.id} == {new}


@given(DETAILED, st.data())
def test_replacement_that_does_not_fit_is_refused(catalog: Catalog, data: st.DataObject) -> None:
    """Law 23: Any other value is taken, or refused for the steps that hold the exercise or the forms that name it easier."""
    name = data.draw(st.sampled_from(sorted(catalog.exercises)))
    given_ids = {"regions": tuple(catalog.regions), "equipment": tuple(catalog.equipment)}
    new = data.draw(testing.exercises(id=name, sources=tuple(catalog.sources), **given_ids))
    try:
        assert catalog.replace(exercises=[new]).exercises[name] == new
    except DataError as error:
        holding = {
            f"routines.{routine.id}.steps[{place}]"
            for routine in catalog.routines.values()
            for place, step in enumerate(routine.steps)
            if step.exercise.id == name
        }
        holding |= {f"exercises.{key}" for key, other in catalog.exercises.items() if name in other.easier_forms}
        assert {fault.path.rpartition(".")[0].removesuffix(".dose") for fault in error.faults} <= holding


@given(DETAILED)
def test_same_values_replace_nothing(catalog: Catalog) -> None:
    """Law 23: Replacing each value with an equal one, or putting a catalog on itself, gives the same catalog."""
    again = loads(dumps(catalog), Catalog)

    assert catalog.replace(**tables_of(again)) == catalog
    assert Catalog(**tables_of(again), base=catalog) == catalog
    assert catalog.merge(again) == catalog


@given(DETAILED, st.data())
def test_base_is_replaced_from_and_added_to(catalog: Catalog, data: st.DataObject) -> None:
    """Law 23: On a base, known ids are replaced and others added, from values, a text and a file alike."""
    ids = sorted(catalog.exercises)
    # alone, without the exercises of the base, they can name no easier form
    known = [
        attrs.evolve(renewed(data, catalog, name), easier_forms=())
        for name in data.draw(st.lists(st.sampled_from(ids), unique=True))
    ]
    added = [attrs.evolve(catalog.exercises[name], id=f"added-{name}", easier_forms=()) for name in ids[:2]]
    standing = catalog.only("regions", "equipment", "sources")
    changed = Catalog(exercises=[*known, *added], base=catalog)

    assert changed == catalog.replace(exercises=known).merge(Catalog(exercises=added, base=standing))
    text = dumps(Catalog(exercises=[*known, *added], base=standing))
    assert loads(text, Catalog, base=catalog) == changed


@given(DETAILED, st.sets(st.sampled_from(sorted(KINDS))))
def test_tables_left_out_can_be_put_back(catalog: Catalog, names: set[str]) -> None:
    """Law 23: Some tables of a catalog are refused for what they refer to; else with the others on top they are the catalog."""
    try:
        some = catalog.only(*names)
    except DataError as error:
        rows = [value for name in names for value in getattr(catalog, name).values()]
        needed = {table for value in rows for _, table, _ in references_in(value)} - names
        assert {fault.path for fault in error.faults} <= names
        assert needed == {table for table in KINDS if any(f"the table {table!r}" in str(f) for f in error.faults)}
        return
    others = {name: table for name, table in tables_of(catalog).items() if name not in names}

    assert tables_of(some) == {name: table if name in names else {} for name, table in tables_of(catalog).items()}
    assert Catalog(**others, base=some) == catalog
    assert some.merge(catalog) == catalog


def picked(data: st.DataObject, catalog: Catalog) -> dict[str, list[str]]:
    """Draw ids of a catalog's values, by table; at least one."""
    ids = [(name, key) for name in KINDS for key in getattr(catalog, name)]
    chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True))
    return {name: [key for table, key in chosen if table == name] for name in KINDS}


@given(DETAILED, st.data())
def test_removed_values_leave_no_reference(catalog: Catalog, data: st.DataObject) -> None:
    """Law 24: What is removed with all that depends on it leaves no reference, in a catalog that loads again."""
    names = picked(data, catalog)
    left = catalog.without(**names, cascade=True)

    for name in KINDS:
        assert set(getattr(left, name)) <= set(getattr(catalog, name)) - set(names[name])
        for value in getattr(left, name).values():
            assert all(wrong in getattr(left, table) for _, table, wrong in references_in(value))
    assert loads(dumps(left), Catalog) == left


@given(DETAILED, st.data())
def test_each_dependent_is_named(catalog: Catalog, data: st.DataObject) -> None:
    """Law 24: Without a cascade nothing else goes: every other value that would change is named, but routines of changed moves."""
    names = picked(data, catalog)
    left = catalog.without(**names, cascade=True)
    changed = {
        f"{name}.{key}"
        for name in KINDS
        for key, value in getattr(catalog, name).items()
        if key not in names[name] and getattr(left, name).get(key) != value
    }
    if changed:
        with pytest.raises(DataError) as caught:
            catalog.without(**names)
        named = {".".join(fault.path.split(".")[:2]) for fault in caught.value.faults}
        # a routine is bound to an exercise that lost a setup, and so changes with it
        bound = {f"routines.{routine.id}" for routine in left.routines.values() if is_bound(routine, changed)}
        assert changed - bound <= named <= changed
    else:
        assert catalog.without(**names) == left


def is_bound(routine: Routine, changed: set[str]) -> bool:
    return any(f"exercises.{step.exercise.id}" in changed for step in routine.steps)


@given(SMALL, st.data())
def test_removed_exercise_is_an_excluded_one(catalog: Catalog, data: st.DataObject) -> None:
    """Law 24: A plan without an exercise and what depends on it is the plan whose request excludes the exercise."""
    # those that rules are about take others along
    ruled = sorted({name for rule in catalog.rules.values() for group in rule.exercises for name in group})
    name = data.draw(st.sampled_from(ruled or sorted(catalog.exercises)))
    left = catalog.without(exercises=[name], cascade=True)
    drawn = data.draw(testing.requests(catalog))
    asked = {
        field: tuple(key for key in getattr(drawn, field) if key in left.exercises)
        for field in ("include", "exclude", "done_today", "done_recently")
    }
    request = attrs.evolve(drawn, **asked)
    with_it = plan_or_none(catalog, attrs.evolve(request, exclude=(*request.exclude, name)))
    without = plan_or_none(left, request)

    assert (with_it is None) == (without is None)
    if with_it is not None and without is not None:
        assert (without.routine.steps, without.score) == (with_it.routine.steps, with_it.score)


def test_file_on_a_base_is_the_text_on_it(tmp_path: Any) -> None:
    """Law 23: A file on a base gives the catalog that its text gives."""
    catalog = testing.random_catalog(7, exercises=8, detail=True)
    one = next(iter(catalog.exercises.values()))
    text = dumps(
        Catalog(exercises=[attrs.evolve(one, name="New")], base=catalog.only("regions", "equipment", "sources"))
    )
    (tmp_path / "own.json").write_text(text, encoding="utf-8")

    changed = load_catalog(tmp_path / "own.json", base=catalog)
    assert changed == loads(text, Catalog, base=catalog)
    assert changed.exercises[one.id].name == "New"
