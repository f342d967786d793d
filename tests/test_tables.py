"""Tables: immutable mappings from id to value, in the order of the ids."""

from __future__ import annotations

import copy
import pickle

import attrs
import pytest

import made
from catalog_cases import regions
from shoulderkit.catalog import Table
from shoulderkit.errors import DataError, UnknownIdError
from shoulderkit.model import Citation, Equipment, Region, SafetyWarning, Source


def test_table_is_a_mapping():
    """A table maps ids to values, in the order of the ids, whatever order it was made in."""
    table = Table(Region, regions(neck=None, arms=None, chest=None))
    assert list(table) == ["arms", "chest", "neck"]
    assert [region.id for region in table.values()] == list(table)
    assert len(table) == 3
    assert "arms" in table
    assert "leg" not in table
    assert 3 not in table
    assert [] not in table
    assert table.get("arms") is table["arms"]
    assert table.get("leg") is None
    assert table.get("leg", 3) == 3
    assert table.get([], 3) == 3


@pytest.mark.parametrize(("name", "near"), [("Chest ", ("chest",)), ("zzz", ()), (3, ()), ([], ()), (None, ())])
def test_table_of_unknown_id(name, near):
    """An unknown id is an error that names it, with near misses, and is a KeyError, too."""
    with pytest.raises(UnknownIdError) as caught:
        Table(Region, [made.region()])[name]
    assert (caught.value.kind, caught.value.near) == ("region", near)
    # what JSON cannot hold is told as it is written in Python
    assert caught.value.id == ("[]" if name == [] else name)
    assert isinstance(caught.value, KeyError)
    with pytest.raises(UnknownIdError, match="no warning has the id"):
        Table(SafetyWarning)[name]


def test_tables_are_values():
    """Tables of the same values are equal and hash alike, in whatever order they were given; nothing in one can be set."""
    one, other = Table(Region, regions(a=None, b=None)), Table(Region, regions(b=None, a=None))
    for again in (other, copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert again == one
        assert hash(again) == hash(one)
        assert again["b"] == one["b"]
    assert one != Table(Region, regions(a=None))
    assert one != Table(Region, regions(a=None, b="a"))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.kind = Source
    with pytest.raises(TypeError):
        one["c"] = one["a"]


@pytest.mark.parametrize(
    ("table", "text"),
    [
        (Table(Region), "<Table of 0 regions>"),
        (Table(Region, [made.region()]), "<Table of 1 region>"),
        (Table(Equipment, [made.equipment(id=name) for name in "ab"]), "<Table of 2 equipment>"),
        (Table(Citation), "<Table of 0 citations>"),
        (Table(SafetyWarning), "<Table of 0 warnings>"),
        (Table(SafetyWarning, [SafetyWarning(id="a", text="A.")]), "<Table of 1 warning>"),
    ],
    ids=repr,
)
def test_table_repr(table, text):
    """The repr of a table shows its content abridged."""
    assert repr(table) == text


@pytest.mark.parametrize("given", [3, None, "ab", [3], [made.region(), made.source()]], ids=repr)
def test_table_of_other_things(given):
    """A table holds values of one class only."""
    with pytest.raises(DataError) as caught:
        Table(Region, given)
    assert caught.value.faults
    assert all(fault.message.endswith(" is not a valid Region") for fault in caught.value.faults)
