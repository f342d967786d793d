"""Laws of writing and reading: every value survives a round trip."""

from __future__ import annotations

import inspect
import pickle
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from law_cases import MIDDLE, SMALL, Instance, Planned, instances, planned, values_in
from shoulderkit import model, plans, testing
from shoulderkit.catalog import Catalog
from shoulderkit.model import Finding
from shoulderkit.planner import Planner
from shoulderkit.plans import EffortLimitError, Failure, NoPlanError
from shoulderkit.reading import dumps, loads
from shoulderkit.vocabulary import Severity


def comes_back(value: Any) -> None:
    """Check that a value is read back as it was written, and written the same again."""
    text = dumps(value)
    again = loads(text, type(value))
    assert again == value
    assert dumps(again) == text
    assert loads(dumps(value, indent=None).encode(), type(value)) == value
    assert pickle.loads(pickle.dumps(value)) == value


def all_come_back(value: object) -> None:
    """Check a value and one value of each class that it is made of."""
    for part in {type(part): part for part in values_in(value)}.values():
        comes_back(part)


@given(testing.catalogs(0, 3, detail=True))
def test_catalogs_come_back(catalog: Catalog) -> None:
    """Law 13: A catalog and every value in it survive a round trip through JSON, whatever the texts."""
    comes_back(catalog)
    for table in (catalog.regions, catalog.equipment, catalog.settings, catalog.goals, catalog.sources, catalog.rules):
        all_come_back(tuple(table.values())[:1])
    all_come_back((*catalog.exercises.values(), *catalog.routines.values()))


@given(st.data())
def test_drawn_values_come_back(data: st.DataObject) -> None:
    """Law 13: Each value that the strategies draw by itself survives a round trip through JSON."""
    strategies = st.one_of(testing.doses(), testing.regions(), testing.exercises(equipment=("ball",)))
    all_come_back(data.draw(strategies))


@given(planned(SMALL) | planned(MIDDLE))
def test_plans_come_back(one: Planned) -> None:
    """Law 13: A plan and every value in it survive a round trip through JSON, and it answers once adopted."""
    all_come_back(one.plan)
    adopted = one.planner.adopt(loads(dumps(one.plan), type(one.plan)))
    assert adopted.why(one.plan.ids[0]) == one.plan.why(one.plan.ids[0])


@given(planned(), st.data())
def test_answers_come_back(one: Planned, data: st.DataObject) -> None:
    """Law 13: The answer to every question about a plan survives a round trip through JSON."""
    name = data.draw(st.sampled_from(one.plan.ids))
    all_come_back((one.plan.why(name), one.plan.why_here(name), one.plan.what_if(shorten=True)))
    if one.plan.left_out:
        all_come_back(one.plan.why_not(data.draw(st.sampled_from(one.plan.left_out)).exercise))


@given(planned(), st.integers(1, 3))
def test_several_sessions_come_back(one: Planned, n: int) -> None:
    """Law 13: Alternatives and the breaks of a day survive a round trip through JSON."""
    all_come_back((*one.planner.alternatives(one.request, n), one.planner.breaks(one.request, n)))


@given(instances())
def test_refusals_come_back(one: Instance) -> None:
    """Law 13: A refusal, its constraints, facts and relaxations survive a round trip through JSON."""
    try:
        one.planner.plan(one.request)
    except NoPlanError as error:
        all_come_back((*error.conflict, *error.facts, *error.relaxations))
        comes_back(error)
        comes_back(Failure(one.request, error))


def classes_of(module: Any) -> set[type]:
    """Return the attrs classes that a module exports."""
    found = {value for value in vars(module).values() if inspect.isclass(value) and attrs.has(value)}
    return {cls for cls in found if cls.__module__.startswith(module.__name__)}


def test_every_class_is_among_what_comes_back() -> None:
    """Law 13: The values tried include every class of the model, requests, plans, answers and refusals."""
    seen: set[type] = {Finding(severity=Severity.ADVICE, check="rule", sentence="So.").__class__}
    for seed in range(60):
        catalog = testing.random_catalog(seed, exercises=8, detail=True)
        request = testing.random_request(catalog, seed)
        tables = [getattr(catalog, field.name) for field in attrs.fields(Catalog)]
        values: list[Any] = [*(value for table in tables for value in table.values())]
        try:
            planner = Planner(catalog)
            plan = planner.plan(request)
            values += [*planner.alternatives(request, 2), planner.breaks(request, 2)]
            values += [
                plan,
                plan.session,
                plan.routine.timeline,
                plan.why(plan.ids[0]),
                plan.why_here(plan.ids[0]),
                plan.what_if(),
            ]
            values += [plan.why_not(left.exercise) for left in plan.left_out]
        except NoPlanError as error:
            values += [error, EffortLimitError(request, 1), *error.facts, *error.relaxations, Failure(request, error)]
        for value in values:
            for part in values_in(value):
                if type(part) not in seen:
                    seen.add(type(part))
                    comes_back(part)
    wanted = set().union(*map(classes_of, (model, plans)))
    assert wanted - seen == set()
