"""Merging catalogs: the union of their tables, and no id with two values."""

from __future__ import annotations

import pytest

import made
from shoulderkit.catalog import Catalog
from shoulderkit.errors import Fault, MergeError


def test_merge():
    """Merged catalogs have the union of their values; a value in both is kept once."""
    catalog = made.catalog()
    other = Catalog(
        regions=[made.region(), made.region(id="neck", name="Neck")],
        exercises=[made.exercise(), made.exercise(id="push")],
    )
    merged = catalog.merge(other)
    assert set(merged.regions) == {"chest", "neck", "pectoralis-minor"}
    assert set(merged.exercises) == {"press", "pull", "push"}
    assert merged == other.merge(catalog)
    assert catalog.merge(catalog) == catalog
    assert catalog.merge(Catalog()) == catalog
    assert set(catalog.regions) == {"chest", "pectoralis-minor"}


def test_merge_of_different_values():
    """One id with two values is an error that names every such id and what differs; short values are shown."""
    other = Catalog(
        regions=[made.region(name="Front", aliases=("breast",))],
        exercises=[made.exercise(summary="A press that takes very many words to say." * 3, load="A band.")],
    )
    with pytest.raises(MergeError) as caught:
        made.catalog().merge(other)
    assert caught.value.faults == (
        Fault(
            "there are two of this id, which differ in summary, load (None against 'A band.')",
            "exercises.press",
        ),
        Fault(
            "there are two of this id, which differ in name ('Chest' against 'Front'), aliases (() against ('breast',))",
            "regions.chest",
        ),
    )


def test_merge_with_something_else():
    """Only a catalog can be merged."""
    with pytest.raises(MergeError) as caught:
        made.catalog().merge({})
    assert caught.value.faults == (Fault("a dict is not a Catalog"),)
