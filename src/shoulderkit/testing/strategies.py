"""Hypothesis strategies, one a kind of value, and the same values from a plain seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.errors import MissingExtraError
from shoulderkit.plans import NoPlanError
from shoulderkit.testing.random import Dice, SeededDice
from shoulderkit.testing.requests import a_request, a_routine, with_routines
from shoulderkit.testing.samples import a_catalog, a_dose, a_region, an_exercise

try:
    from hypothesis import reject
    from hypothesis import strategies as st
except ImportError as _error:
    raise MissingExtraError("shoulderkit.testing", "testing") from _error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shoulderkit.catalog import Catalog
    from shoulderkit.model import Dose, Exercise, Region, Routine
    from shoulderkit.plans import Plan, Request

_REGIONS = ("chest", "lats", "neck", "rhomboids", "upper-back")


def texts() -> st.SearchStrategy[str]:
    """Any text that a text field takes: at least one character, no white space around it."""
    return st.text(min_size=1, max_size=20).map(str.strip).filter(bool)


class _DrawnDice(Dice):
    """Choices that Hypothesis makes, and so can make plainer until a failing example is small."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def number(self, low: int, high: int) -> int:
        return low if low == high else self._draw(st.integers(low, high))

    def text(self) -> str:
        return self._draw(texts()) if self.chance(50) else super().text()


@st.composite
def doses(draw: st.DrawFn) -> Dose:
    """A dose: repetitions, a hold or free work, of one to four sets."""
    return a_dose(_DrawnDice(draw))


@st.composite
def regions(draw: st.DrawFn, *, id: str = "region", part_of: str | None = None) -> Region:
    """A region with this id, by itself or part of another.

    Args:
        draw: given by Hypothesis.
        id: its id.
        part_of: id of the region it is part of.
    """
    return a_region(_DrawnDice(draw), id, part_of, detail=True)


@st.composite
def exercises(
    draw: st.DrawFn,
    *,
    id: str = "move",
    regions: Sequence[str] = _REGIONS,
    equipment: Sequence[str] = (),
    sources: Sequence[str] = ("source",),
    detail: bool = True,
) -> Exercise:
    """An exercise of any phase, dose, side, position and equipment.

    Args:
        draw: given by Hypothesis.
        id: its id.
        regions: ids of regions that it may target; at least one.
        equipment: ids of equipment that it may need.
        sources: ids of sources that it may cite.
        detail: whether it also has texts of every kind (cues, claims, links, …), which planning never reads.
    """
    return an_exercise(_DrawnDice(draw), id, regions=regions, equipment=equipment, sources=sources, detail=detail)


@st.composite
def catalogs(
    draw: st.DrawFn,
    min_exercises: int = 1,
    max_exercises: int = 6,
    *,
    rules: bool = True,
    detail: bool = False,
) -> Catalog:
    """A catalog in which every reference resolves.

    Its exercises have alternatives of position and equipment, substitutes, demands, doses of several sets and quiet
    targets; its rules are of every kind, within and across phases, and never contradict each other.

    Args:
        draw: given by Hypothesis.
        min_exercises: the fewest exercises.
        max_exercises: the most exercises; planning is fast, drawing slows down beyond some twenty.
        rules: whether it may have rules.
        detail: whether it also has authored routines and exercises with texts of every kind.
    """
    dice = _DrawnDice(draw)
    catalog = a_catalog(dice, dice.number(min_exercises, max_exercises), rules=rules, detail=detail)
    return with_routines(dice, catalog) if detail else catalog


@st.composite
def requests(draw: st.DrawFn, catalog: Catalog) -> Request:
    """A request that names only what the catalog has; some are impossible.

    Args:
        draw: given by Hypothesis.
        catalog: the catalog, with at least one region.
    """
    return a_request(_DrawnDice(draw), catalog)


@st.composite
def routines(draw: st.DrawFn, catalog: Catalog) -> Routine:
    """An authored routine, whatever the rules say of its order.

    Args:
        draw: given by Hypothesis.
        catalog: the catalog, with at least one exercise.
    """
    return a_routine(_DrawnDice(draw), catalog)


@st.composite
def plans(draw: st.DrawFn, catalog: Catalog) -> Plan:
    """A plan for a drawn request; requests that are impossible are passed over.

    Args:
        draw: given by Hypothesis.
        catalog: the catalog, with at least one exercise.
    """
    from shoulderkit.planner import Planner

    try:
        return Planner(catalog).plan(draw(requests(catalog)))
    except NoPlanError:
        reject()


def random_catalog(seed: int, *, exercises: int = 20, rules: bool = True, detail: bool = False) -> Catalog:
    """The catalog that belongs to a seed.

    Args:
        seed: any whole number.
        exercises: how many exercises it has; thousands are fine.
        rules: whether it may have rules.
        detail: whether it also has authored routines and exercises with texts of every kind.
    """
    dice = SeededDice(seed)
    catalog = a_catalog(dice, exercises, rules=rules, detail=detail)
    return with_routines(dice, catalog) if detail else catalog


def random_request(catalog: Catalog, seed: int) -> Request:
    """The request that belongs to a catalog and a seed; it may be impossible.

    Args:
        catalog: the catalog, with at least one region.
        seed: any whole number.
    """
    return a_request(SeededDice(seed), catalog)
