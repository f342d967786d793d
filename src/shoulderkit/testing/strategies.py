"""Hypothesis strategies, one for each kind of value, and the same values from a seed."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from shoulderkit.catalog import Catalog, Disagreement, DisputedCitation, PlacedCitation, PlacedCue, RowChange
from shoulderkit.errors import MissingExtraError
from shoulderkit.model import Dose, Exercise, Region, Routine, Session
from shoulderkit.plans import (
    Alternative,
    Day,
    Diff,
    EffortLimitError,
    Failure,
    NoPlanError,
    Plan,
    Request,
    WhatIf,
    Why,
    WhyHere,
    WhyNot,
)
from shoulderkit.testing import evidence
from shoulderkit.testing.random import RandomSource, SeededSource
from shoulderkit.testing.requests import a_request, a_routine, with_routines
from shoulderkit.testing.samples import a_dose, a_region, an_exercise
from shoulderkit.testing.tables import a_catalog
from shoulderkit.texts import is_text

try:
    from hypothesis import reject
    from hypothesis import strategies as st
except ImportError as _error:
    raise MissingExtraError("shoulderkit.testing", "testing") from _error

_REGIONS = ("chest", "lats", "neck", "rhomboids", "upper-back")


def texts() -> st.SearchStrategy[str]:
    """Return a strategy for texts that are valid in a text field: they keep the rule, without white space around them."""
    # the filter is for the few that have no category of their own
    letters = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))
    return st.text(letters, min_size=1, max_size=20).map(str.strip).filter(is_text)


class _DrawnSource(RandomSource):
    """A source whose choices Hypothesis makes, and so can shrink."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def number(self, low: int, high: int) -> int:
        return low if low == high else self._draw(st.integers(low, high))

    def text(self) -> str:
        return self._draw(texts()) if self.chance(50) else super().text()


@st.composite
def doses(draw: st.DrawFn) -> Dose:
    """Draw a dose: repetitions, a hold or timed work, of one to four sets."""
    return a_dose(_DrawnSource(draw))


@st.composite
def regions(draw: st.DrawFn, *, id: str = "region", part_of: tuple[str, ...] = ()) -> Region:
    """Draw a region, by itself or part of another.

    Args:
        draw: supplied by Hypothesis.
        id: its id.
        part_of: ids of the regions that contain it.
    """
    return a_region(_DrawnSource(draw), id, part_of, detail=True)


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
    """Draw an exercise with any phase, dose, sides, positions and equipment.

    Args:
        draw: supplied by Hypothesis.
        id: its id.
        regions: ids of regions that it may target; at least one.
        equipment: ids of equipment that it may need.
        sources: ids of sources that it may cite.
        detail: whether it also has texts of every kind (cues, claims, links, …), which planning does not read.
    """
    given = {"regions": regions, "equipment": equipment, "sources": sources}
    ids = {name: (each,) if isinstance(each, str) else each for name, each in given.items()}
    return an_exercise(_DrawnSource(draw), id, detail=detail, **ids)


@st.composite
def catalogs(
    draw: st.DrawFn,
    min_exercises: int = 1,
    max_exercises: int = 6,
    *,
    rules: bool = True,
    detail: bool = False,
) -> Catalog:
    """Draw a catalog.

    Its exercises have alternative positions and equipment, substitutes, demands, doses of several sets and quiet
    targets. Its rules are of every kind, within and across phases, and never contradict each other.

    Args:
        draw: supplied by Hypothesis.
        min_exercises: the least number of exercises.
        max_exercises: the largest number of exercises; drawing is slow beyond about twenty.
        rules: whether it may have rules.
        detail: whether it also has authored routines and exercises with texts of every kind.
    """
    random = _DrawnSource(draw)
    catalog = a_catalog(random, random.number(min_exercises, max_exercises), rules=rules, detail=detail)
    return with_routines(random, catalog) if detail else catalog


@st.composite
def requests(draw: st.DrawFn, catalog: Catalog) -> Request:
    """Draw a request that names only what a catalog has; it may be impossible.

    Args:
        draw: supplied by Hypothesis.
        catalog: the catalog, with at least one region.
    """
    return a_request(_DrawnSource(draw), catalog)


@st.composite
def routines(draw: st.DrawFn, catalog: Catalog) -> Routine:
    """Draw an authored routine, in an order that may break the rules.

    Args:
        draw: supplied by Hypothesis.
        catalog: the catalog, with at least one exercise.
    """
    return a_routine(_DrawnSource(draw), catalog)


@st.composite
def sessions(draw: st.DrawFn, catalog: Catalog) -> Session:
    """Draw a session of an authored routine; it may begin with a later interval than the first.

    Args:
        draw: supplied by Hypothesis.
        catalog: the catalog, with at least one exercise.
    """
    session = draw(routines(catalog)).session
    return session.from_(draw(st.integers(1, len(session))))


@st.composite
def plans(draw: st.DrawFn, catalog: Catalog) -> Plan:
    """Draw a plan for a request; impossible requests are rejected.

    Args:
        draw: supplied by Hypothesis.
        catalog: the catalog, with at least one exercise.
    """
    from shoulderkit.planner import Planner

    try:
        return Planner(catalog).plan(draw(requests(catalog)))
    except NoPlanError:
        reject()


@st.composite
def answers(draw: st.DrawFn, catalog: Catalog) -> Why | WhyHere | WhyNot | WhatIf | Diff | Alternative | Day:
    """Draw an answer to a question about a plan, an alternative to it, or a day of it; impossible requests are rejected.

    Args:
        draw: supplied by Hypothesis.
        catalog: the catalog, with at least one exercise.
    """
    from shoulderkit.planner import Planner

    planner, kind = Planner(catalog), draw(st.sampled_from([Why, WhyHere, WhyNot, WhatIf, Diff, Alternative, Day]))
    request = draw(requests(catalog))
    try:
        plan = planner.plan(request)
        name = draw(st.sampled_from(plan.ids))
        if kind is Why:
            return plan.why(name)
        if kind is WhyHere:
            return plan.why_here(name)
        if kind is WhyNot and plan.left_out:
            return plan.why_not(draw(st.sampled_from(plan.left_out)).exercise)
        changed = plan.what_if(minutes=None, seconds=2 * request.budget_s)
    except (NoPlanError, EffortLimitError):
        reject()
    if kind is Alternative:
        return draw(st.sampled_from(planner.alternatives(request, 2)))
    if kind is Day:
        return planner.breaks(request, draw(st.integers(1, 2)))
    return changed if kind is WhatIf else changed.change


@st.composite
def failures(draw: st.DrawFn, catalog: Catalog) -> Failure:
    """Draw a request that no plan meets, with the refusal: what conflicts, why, and which changes repair it.

    Args:
        draw: supplied by Hypothesis.
        catalog: the catalog, with at least one exercise.
    """
    from shoulderkit.planner import Planner

    planner, request = Planner(catalog), draw(requests(catalog))
    # a second is too short for nearly all there is
    for each in (request, attrs.evolve(request, minutes=None, seconds=1)):
        try:
            planner.plan(each)
        except NoPlanError as error:
            return Failure(each, error)
    return reject()


@st.composite
def placed_citations(draw: st.DrawFn) -> PlacedCitation:
    """Draw a citation with its place in a catalog."""
    return evidence.a_placed_citation(_DrawnSource(draw))


@st.composite
def placed_cues(draw: st.DrawFn) -> PlacedCue:
    """Draw a cue with the exercise that it belongs to."""
    return evidence.a_placed_cue(_DrawnSource(draw))


@st.composite
def disagreements(draw: st.DrawFn) -> Disagreement:
    """Draw a disagreement, with or without somebody on the other side."""
    return evidence.a_disagreement(_DrawnSource(draw))


@st.composite
def disputed_citations(draw: st.DrawFn) -> DisputedCitation:
    """Draw a citation on one side of a disagreement."""
    return evidence.a_disputed_citation(_DrawnSource(draw))


@st.composite
def row_changes(draw: st.DrawFn) -> RowChange:
    """Draw what changed in a value from one catalog to another."""
    return evidence.a_row_change(_DrawnSource(draw))


def random_catalog(seed: int, *, exercises: int = 20, rules: bool = True, detail: bool = False) -> Catalog:
    """Return the catalog for a seed.

    Args:
        seed: any whole number.
        exercises: the number of exercises; thousands are fine.
        rules: whether it may have rules.
        detail: whether it also has authored routines and exercises with texts of every kind.
    """
    random = SeededSource(seed)
    catalog = a_catalog(random, exercises, rules=rules, detail=detail)
    return with_routines(random, catalog) if detail else catalog


def random_request(catalog: Catalog, seed: int) -> Request:
    """Return the request for a catalog and a seed; it may be impossible.

    Args:
        catalog: the catalog, with at least one region.
        seed: any whole number.
    """
    return a_request(SeededSource(seed), catalog)
