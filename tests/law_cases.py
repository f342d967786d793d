"""What the laws are tried on: catalogs with requests put to a planner, and walks over whatever comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
from hypothesis import reject
from hypothesis import strategies as st

from oracle_brute import Case
from shoulderkit import testing
from shoulderkit.errors import RequestError
from shoulderkit.planner import Planner
from shoulderkit.plans import EffortLimitError, NoPlanError, Request
from shoulderkit.vocabulary import Demand, Phase, Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.catalog import Catalog
    from shoulderkit.model import Rule
    from shoulderkit.plans import Plan

#: Catalogs small enough to try everything.
SMALL = testing.catalogs(2, 7)
#: Catalogs of the size that people make; from a seed, because drawing them move by move takes longer than planning.
MIDDLE = st.builds(testing.random_catalog, st.integers(0, 2**32), exercises=st.integers(8, 25))


def _short(value: Any) -> str:
    """A value without the fields that have their defaults, or that no planner reads."""
    unread = {"name", "summary", "instructions", "sentence", "why", "strength", "cues", "adjustments", "claims", "links"}
    unread |= {"citations", "disputes", "estimates", "unstated", "notes", "triggers", "best_times", "aliases"}
    told = [f for f in attrs.fields(type(value)) if f.name not in unread and getattr(value, f.name) != f.default]
    return f"{type(value).__name__}({', '.join(f'{f.name}={getattr(value, f.name)}' for f in told)})"


@attrs.frozen(repr=False)
class Posed:
    """A request put to a planner; *case* is the same for the oracle."""

    planner: Planner
    request: Request
    case: Case

    def __repr__(self) -> str:
        # what makes a failing example readable; Hypothesis prints how to run it again
        catalog = self.planner.catalog
        tables = (catalog.exercises, catalog.rules, catalog.equipment, catalog.settings)
        lines = [_short(value) for table in tables for value in table.values()]
        parts = {region.id: region.part_of for region in catalog.regions.values()}
        return "\n  ".join([_short(self.request), f"off={self.case.off}", f"part_of={parts}", *lines][:60])

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))

    def again(self, **changes: Any) -> Plan:
        """The plan for a changed request."""
        return self.planner.plan(attrs.evolve(self.request, **changes))


@attrs.frozen(repr=False)
class Planned(Posed):
    """A request with its plan."""

    plan: Plan

    @property
    def choice(self) -> dict[str, int]:
        """How many sets of each exercise the plan has, by id."""
        return {step.exercise.id: step.dose.sets for step in self.plan.routine.steps}

    def with_rule(self, rule: Rule, **changes: Any) -> Planned:
        """A changed request with its plan under one rule more."""
        request = attrs.evolve(self.request, **changes)
        planner = Planner(self.planner.catalog, rules=[rule], without=self.case.off)
        return Planned(planner, request, Case(planner.catalog, request, self.case.off), planner.plan(request))


def posed(catalog: Catalog, request: Request, off: tuple[str, ...] = ()) -> Posed:
    """A request put to a catalog's planner."""
    return Posed(Planner(catalog, without=off), request, Case(catalog, request, off))


@st.composite
def cases(draw: st.DrawFn, catalogs: st.SearchStrategy[Catalog] = SMALL) -> Posed:
    """A request put to a planner, sometimes with a rule switched off; it may be impossible."""
    catalog = draw(catalogs)
    off = draw(st.just(()) | st.lists(st.sampled_from(sorted(catalog.rules)), max_size=1)) if catalog.rules else ()
    return posed(catalog, draw(testing.requests(catalog)), tuple(off))


@st.composite
def planned(draw: st.DrawFn, catalogs: st.SearchStrategy[Catalog] = SMALL) -> Planned:
    """A request with its plan; what is impossible is passed over."""
    one = draw(cases(catalogs))
    try:
        return Planned(one.planner, one.request, one.case, one.planner.plan(one.request))
    except NoPlanError:
        reject()


@st.composite
def roomy(draw: st.DrawFn) -> Planned:
    """A plan of many steps: a request that has time for all and rules nothing out."""
    catalog = draw(SMALL)
    request = attrs.evolve(
        draw(testing.requests(catalog)),
        goal=None,
        focus=tuple(catalog.regions),
        phases=tuple(Phase),
        include_phases=(),
        include=(),
        exclude=(),
        minutes=draw(st.sampled_from([20, 60, 240])),
        seconds=None,
        equipment=tuple(catalog.equipment),
        positions=tuple(Position),
        avoid=(),
        allow=tuple(Demand),
        max_steps=None,
        without_instructions=True,
    )
    one = posed(catalog, request)
    try:
        return Planned(one.planner, one.request, one.case, one.planner.plan(one.request))
    except NoPlanError:
        reject()


@st.composite
def crowds(draw: st.DrawFn) -> tuple[Planner, list[Request]]:
    """A planner with some requests: possible ones, impossible ones, and some that name what the catalog does not know."""
    catalog = draw(SMALL | MIDDLE)
    unknown = st.builds(Request, minutes=st.integers(1, 9), goal=st.sampled_from(["no-such-goal", "another-one"]))
    requests = draw(st.lists(testing.requests(catalog) | unknown, max_size=6))
    return Planner(catalog), requests


def one_by_one(planner: Planner, requests: list[Request]) -> Iterator[Any]:
    """What each request gets by itself: a plan, or an error."""
    for request in requests:
        try:
            yield planner.plan(request)
        except (NoPlanError, EffortLimitError, RequestError) as error:
            yield error


def needs(case: Case, name: str, other: str) -> bool:
    """Whether some rule lets the first exercise be in only with the second."""
    return other in case.bonds.get(name, ())


def brought_by(case: Case, name: str) -> set[str]:
    """An exercise and all that has to be in for it to be in, however many rules it takes to say so."""
    found: set[str] = set()
    todo = [name]
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += case.bonds.get(name, ())
    return found


def values_in(thing: Any) -> Iterator[object]:
    """Every attrs value that a value is made of, itself first."""
    if isinstance(thing, tuple):
        for item in thing:
            yield from values_in(item)
    elif attrs.has(type(thing)):
        yield thing
        for field in attrs.fields(type(thing)):
            if field.eq and field.init:
                yield from values_in(getattr(thing, field.alias))


def renamed(thing: Any, names: dict[str, str]) -> Any:
    """The same value with other ids, wherever an id stands; *names* maps old to new."""
    if type(thing) is str:
        return names.get(thing, thing)
    if isinstance(thing, tuple):
        return tuple(renamed(item, names) for item in thing)
    if attrs.has(type(thing)):
        fields = [field for field in attrs.fields(type(thing)) if field.init and field.eq]
        return type(thing)(**{field.alias: renamed(getattr(thing, field.alias), names) for field in fields})
    return thing
