"""Laws of names: what is told where a name is not known is accepted in its place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from law_cases import SMALL
from name_cases import other_forms
from shoulderkit import testing
from shoulderkit.catalog import Catalog, Table
from shoulderkit.errors import RequestError, UnknownIdError
from shoulderkit.names import resolve
from shoulderkit.planner.ask import check_names
from shoulderkit.plans import Request
from shoulderkit.reading import bundled

TABLES = ("regions", "equipment", "settings", "goals", "sources", "rules", "exercises", "routines")
#: For each field of a request that holds ids, the table that they are in; but for those of the past, which may be gone.
FIELDS = {
    "goal": "goals",
    "focus": "regions",
    "setting": "settings",
    "equipment": "equipment",
    "without_equipment": "equipment",
    "include": "exercises",
    "exclude": "exercises",
}


def typing_errors(name: str) -> Iterator[str]:
    """Yield an id with one wrong letter anywhere but at the beginning of a word, in words of at least four, without digits."""
    place = 0
    for word in name.split("-"):
        for at in range(place + 1, place + len(word) if len(word) >= 4 and word.isalpha() else 0):
            yield name[:at] + name[at + 1 :]
            yield name[:at] + "q" + name[at + 1 :]
            yield name[:at] + "q" + name[at:]
            if at + 1 < place + len(word):
                yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        place += len(word) + 1


def told(table: Table[Any], name: str) -> UnknownIdError:
    """Return the error for a name that a table does not have; each id that it tells is one that the table has."""
    with pytest.raises(UnknownIdError) as caught:
        table[name]
    error = caught.value
    for hint in (*error.near, *error.known):
        assert table[hint].id == hint
    assert error.known == (tuple(table) if len(table) <= 12 and not error.exact else ())
    return error


def check_table(table: Table[Any]) -> int:
    """Check the hints for every id, name and alias of a table in every form; return how many were judged.

    Of long tables a share of the typing errors is tried, another one of each id.
    """
    judged, interval = 0, 1 + len(table) // 20
    for name, row in table.items():
        for form in (form for form in other_forms(name) if form not in table):
            error = told(table, form)
            assert (error.near, error.exact) == ((name,), True)
            judged += 1
        for word in (getattr(row, "name", None) or getattr(row, "title", name), *getattr(row, "aliases", ())):
            if word not in table and any(map(str.isalnum, word)):
                # a few letters have capitals that are those of others: dotless i has that of i
                capitals = word.upper()
                error = told(table, capitals if capitals.casefold() == word.casefold() else word)
                # an id comes before an equal name or alias of another
                assert error.exact
                assert name in error.near or any(resolve(word, {near: ()}).exact for near in error.near)
                judged += 1
        tried = islice(typing_errors(name), judged % interval, None, interval)
        for wrong in (wrong for wrong in tried if wrong not in table):
            error = told(table, wrong)
            assert error.exact or name in error.near
            judged += 1
    return judged


@pytest.mark.parametrize("name", TABLES)
def test_hints_of_the_bundled_catalog_are_accepted(name: str) -> None:
    """Law 25: In the bundled catalog, each id in another form, name, alias or typing error leads to an id that it has."""
    assert check_table(getattr(bundled(), name)) > 20


@given(testing.catalogs(1, 4, detail=True))
def test_hints_are_accepted(catalog: Catalog) -> None:
    """Law 25: Each id in another form leads to that id alone; a name, an alias or a typing error to it among others."""
    assert sum(check_table(getattr(catalog, name)) for name in TABLES) > 20


@given(SMALL, st.sampled_from(sorted(FIELDS)), st.data())
def test_hints_of_requests_are_accepted(catalog: Catalog, field: str, data: st.DataObject) -> None:
    """Law 25: A name's hint, taken, is accepted: in every field of a request whose ids have to be known."""
    table = getattr(catalog, FIELDS[field])
    assume(len(table))
    wrong = data.draw(st.sampled_from(sorted(table)).flatmap(lambda name: st.sampled_from([*other_forms(name)])))
    assume(wrong not in table)

    def asked(name: str) -> Request:
        given: dict[str, Any] = {field: name if field in {"goal", "setting"} else [name]}
        if field not in {"goal", "focus"}:
            given["goal"] = next(iter(catalog.goals))
        return Request(minutes=9, **given)

    with pytest.raises(RequestError) as caught:
        check_names(catalog, asked(wrong))
    (fault,) = caught.value.faults
    assert fault.exact
    assert fault.near
    for hint in fault.near:
        check_names(catalog, asked(hint))
