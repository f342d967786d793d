"""Catalogs: immutable values that hold tables, and the tree of their regions."""

from __future__ import annotations

import copy
import pickle

import attrs
import pytest

import made
from catalog_cases import faults_of, regions
from shoulderkit.catalog import Catalog, Table
from shoulderkit.errors import DataError, Fault, UnknownIdError
from shoulderkit.model import Exercise, Region
from shoulderkit.reading import bundled


def test_catalog_holds_tables():
    """A catalog is made of any iterables of values, of mappings and of tables, and holds tables."""
    catalog = made.catalog()
    again = Catalog(
        regions=reversed(tuple(catalog.regions.values())),
        equipment=dict(catalog.equipment),
        settings=set(catalog.settings.values()),
        goals=(goal for goal in catalog.goals.values()),
        sources=catalog.sources,
        warnings=catalog.warnings,
        rules=catalog.rules,
        exercises=list(catalog.exercises.values()),
        routines=catalog.routines,
    )
    assert again == catalog
    assert again.sources is catalog.sources
    assert again.exercises["pull"].name == "Press"
    assert repr(Catalog()) == "<Catalog of nothing>"
    assert repr(Catalog(regions=[made.region()], sources=[made.source()])) == "<Catalog of 1 regions, 1 sources>"


def test_catalogs_are_values():
    """Copies of a catalog and pickled ones equal it and hash like it; a changed one does not; nothing in it can be set."""
    catalog = made.catalog()
    for again in (copy.copy(catalog), copy.deepcopy(catalog), pickle.loads(pickle.dumps(catalog)), made.catalog()):
        assert again == catalog
        assert hash(again) == hash(catalog)
        assert again.exercises["pull"] == catalog.exercises["pull"]
    assert attrs.evolve(catalog, routines=()) != catalog
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        catalog.regions = catalog.regions


def test_wrong_tables():
    """Values of another class, duplicate ids and tables of another kind are faults, all at once."""
    faults = faults_of(
        regions=[made.region(), made.region(name="Other"), made.region(id="pectoralis-minor")],
        equipment=3,
        sources=Table(Region, [made.region()]),
    )
    assert faults == (
        Fault("is a duplicate id", "regions.chest"),
        Fault("a value of type int is not a valid Equipment", "equipment"),
        Fault("a value of type Region is not a valid Source", "sources"),
    )


def test_no_follow_on_faults():
    """Where a table cannot be made, references to it are not reported."""
    assert faults_of(exercises=3) == (Fault("a value of type int is not a valid Exercise", "exercises"),)
    assert faults_of(equipment=3) == (Fault("a value of type int is not a valid Equipment", "equipment"),)


@pytest.mark.parametrize(
    ("parents", "cycles"),
    [
        ({"a": "a"}, {"a": "a in a"}),
        ({"b": "c", "c": "b", "d": "b"}, {"b": "b in c in b"}),
        ({"b": "c", "c": "a", "a": "b"}, {"a": "a in b in c in a"}),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, {"a": "a in b in a", "c": "c in d in c"}),
        # through the second of two parents; beside a way that leads to no cycle
        ({"a": ("top", "b"), "b": ("top", "c"), "c": ("a",), "top": None}, {"a": "a in b in c in a"}),
        ({"a": ("b", "c"), "b": "d", "c": "d", "d": None}, {}),
        # two cycles that share a region; a shorter one inside a longer one
        ({"a": "b", "b": ("a", "c"), "c": "b"}, {"a": "a in b in a", "b": "b in c in b"}),
        ({"a": "c", "b": "a", "c": ("b", "a")}, {"a": "a in c in a"}),
    ],
)
def test_cycles_of_regions(parents, cycles):
    """A region cannot be part of itself; each cycle is reported once, as a whole."""
    faults = tuple(Fault(f"is part of itself: {cycle}", f"regions.{name}.part_of") for name, cycle in cycles.items())
    if faults:
        with pytest.raises(DataError) as caught:
            Catalog(regions=regions(**parents))
        assert caught.value.faults == faults
    else:
        assert set(Catalog(regions=regions(**parents)).regions) == set(parents)


def test_ancestors_and_descendants():
    """Ancestors lead from a region up to its root, and descendants are all its parts."""
    catalog = Catalog(regions=regions(back=None, spine="back", neck="spine", arm=None, muscle="back"))
    assert catalog.ancestors("neck") == ("neck", "spine", "back")
    assert catalog.ancestors("arm") == ("arm",)
    assert catalog.descendants("back") == ("back", "muscle", "neck", "spine")
    assert catalog.descendants("neck") == ("neck",)


def test_regions_of_several_parents():
    """A region may be part of several: the nearer ones come first, equally near ones as listed, and each once."""
    catalog = Catalog(
        regions=regions(
            body=None,
            back="body",
            shoulder="body",
            girdle="shoulder",
            lats=("girdle", "back"),
            fiber="lats",
            arm="body",
        )
    )
    assert catalog.ancestors("lats") == ("lats", "girdle", "back", "shoulder", "body")
    assert catalog.ancestors("fiber") == ("fiber", "lats", "girdle", "back", "shoulder", "body")
    for above in ("back", "girdle"):
        assert catalog.descendants(above) == tuple(sorted((above, "lats", "fiber")))
    assert catalog.descendants("body") == tuple(sorted(catalog.regions))


@pytest.mark.parametrize("walk", ["ancestors", "descendants"])
def test_walks_from_an_unknown_region(walk):
    """Ancestors and descendants of an unknown region raise an error that names it."""
    with pytest.raises(UnknownIdError) as caught:
        getattr(made.catalog(), walk)("chst")
    assert (caught.value.kind, caught.value.id, caught.value.near) == ("region", "chst", ("chest",))


def test_bundled():
    """The bundled catalog has no empty table, and is read once."""
    assert bundled() is bundled()
    assert all(getattr(bundled(), field.name) for field in attrs.fields(Catalog))
    assert isinstance(bundled().exercises, Table)
    assert bundled().exercises.kind is Exercise
