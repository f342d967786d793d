"""Laws of the search: it and the planner decide by the same things, and names may be written in any form."""

from __future__ import annotations

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from law_cases import MIDDLE, SMALL, Instance, instances
from name_cases import other_forms
from shoulderkit import testing
from shoulderkit.catalog import Catalog
from shoulderkit.names import singular
from shoulderkit.planner.ask.asked import ask, reason_out
from shoulderkit.planner.ask.candidates import serves
from shoulderkit.planner.compiled import compile_catalog
from shoulderkit.plans import Request
from shoulderkit.vocabulary import Demand, OutReason, Phase

#: Catalogs with names of every kind.
NAMED = testing.catalogs(1, 4, detail=True)


def ids(rows: object) -> list[str]:
    """Return the ids of exercises that were found."""
    return [exercise.id for exercise in rows]  # type: ignore[attr-defined]


def serving(catalog: Catalog, request: Request) -> list[str]:
    """Return the ids of the exercises that serve a cell of a request, by the planner's own account."""
    asked = ask(compile_catalog(catalog), request)
    return [entry.exercise.id for number, entry in enumerate(asked.compiled.entries) if serves(asked, number)]


@given(SMALL | MIDDLE, st.data())
def test_regions_and_goals_are_those_that_are_served(catalog: Catalog, data: st.DataObject) -> None:
    """Law 35: A search by phase and regions, or by a goal, finds what serves them for the planner, and nothing else."""
    regions = data.draw(st.lists(st.sampled_from(sorted(catalog.regions)), min_size=1, max_size=3, unique=True))
    phases = data.draw(st.lists(st.sampled_from(list(Phase)), min_size=1, unique=True))
    wanted = serving(catalog, Request(minutes=10, focus=regions, phases=phases))
    assert ids(catalog.find(region=regions, phase=phases)) == wanted
    goal = data.draw(st.sampled_from(sorted(catalog.goals)))
    assert ids(catalog.find(goal=goal)) == serving(catalog, Request(minutes=10, goal=goal))


@given(instances(SMALL | MIDDLE))
def test_setups_are_those_that_can_be_used(one: Instance) -> None:
    """Law 35: A search by equipment, any position and demands finds what a request with the same does not rule out."""
    catalog = one.planner.catalog
    asked = ask(compile_catalog(catalog), attrs.evolve(one.request, include=(), exclude=(), without_instructions=True))
    assume(asked.positions)
    reasons = {OutReason.EQUIPMENT, OutReason.POSITION, OutReason.DEMAND}
    left = [(entry.exercise.id, reason_out(asked, number)) for number, entry in enumerate(asked.compiled.entries)]
    wanted = [name for name, out in left if out is None or out.reason not in reasons]
    found = catalog.find(available=asked.available, position=asked.positions, avoid=asked.avoided)
    assert ids(found) == wanted


@given(SMALL | MIDDLE, st.data())
def test_several_values_are_any_of_them(catalog: Catalog, data: st.DataObject) -> None:
    """Law 35: With several values a search finds what it finds with each of them; avoiding several, no more than with each."""
    for name, table in (("region", catalog.regions), ("equipment", catalog.equipment), ("goal", catalog.goals)):
        some = data.draw(st.lists(st.sampled_from(sorted(table)), min_size=1, max_size=3)) if table else []
        each = {exercise for value in some for exercise in ids(catalog.find(**{name: value}))}
        assert not some or set(ids(catalog.find(**{name: some}))) == each
    avoided = data.draw(st.lists(st.sampled_from(Demand), min_size=2, max_size=3, unique=True))
    found = {*ids(catalog.find(avoid=avoided))}
    assert found <= set.intersection(*({*ids(catalog.find(avoid=demand))} for demand in avoided))


@given(NAMED, st.data())
def test_names_in_any_form_are_meant(catalog: Catalog, data: st.DataObject) -> None:
    """Law 35: An id in another form finds what the id finds, whatever it is the id of."""
    for name, table in (("region", catalog.regions), ("equipment", catalog.equipment), ("goal", catalog.goals)):
        wanted = data.draw(st.sampled_from(sorted(table))) if table else None
        for form in other_forms(wanted) if wanted else ():
            assert form not in table
            assert catalog.find(**{name: form}) == catalog.find(**{name: wanted})


@given(NAMED, st.data())
def test_words_are_found_where_they_are(catalog: Catalog, data: st.DataObject) -> None:
    """Law 35: Each word of an exercise's name finds it, in any case, and it is ranked by its name."""
    exercise = data.draw(st.sampled_from(list(catalog.exercises.values())))
    words = [word for word in exercise.name.split() if any(map(str.isalnum, word))]
    for word in words:
        found = ids(catalog.find(word.swapcase()))
        assert exercise.id in found
        # all that comes before it has the beginning of the word in its name or id, too
        for name in found[: found.index(exercise.id)]:
            other = catalog.exercises[name]
            assert singular(word.casefold()) in f"{other.name} {other.id}".casefold()
