"""What the laws are tested on: catalogs, requests and planners, and walks over the resulting values."""

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

    from oracle_counts import Portion
    from shoulderkit.catalog import Catalog
    from shoulderkit.model import Rule
    from shoulderkit.plans import Plan

#: Catalogs small enough for exhaustive search.
SMALL = testing.catalogs(2, 7)
#: Catalogs of realistic size; from a seed, because drawing them exercise by exercise takes longer than planning.
MIDDLE = st.builds(testing.random_catalog, st.integers(0, 2**32), exercises=st.integers(8, 25))


def _short(value: Any) -> str:
    """Return the repr of a value without fields that have their defaults or that no planner reads."""
    unread = {
        "name",
        "summary",
        "instructions",
        "sentence",
        "why",
        "strength",
        "cues",
        "adjustments",
        "claims",
        "links",
    }
    unread |= {"citations", "disputes", "estimates", "unstated", "notes", "triggers", "advice", "best_times", "aliases"}
    shown = [f for f in attrs.fields(type(value)) if f.name not in unread and getattr(value, f.name) != f.default]
    return f"{type(value).__name__}({', '.join(f'{f.name}={getattr(value, f.name)}' for f in shown)})"


@attrs.frozen(repr=False)
class Instance:
    """A request with its planner; *case* is the same for the oracles."""

    planner: Planner
    request: Request
    case: Case

    def __repr__(self) -> str:
        # keeps a failing example readable; Hypothesis prints how to reproduce it
        catalog = self.planner.catalog
        tables = (catalog.exercises, catalog.rules, catalog.equipment, catalog.settings)
        lines = [_short(value) for table in tables for value in table.values()]
        parts = {region.id: region.part_of for region in catalog.regions.values()}
        return "\n  ".join([_short(self.request), f"off={self.case.off}", f"part_of={parts}", *lines][:60])

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))

    def again(self, **changes: Any) -> Plan:
        """Return the plan for a changed request."""
        return self.planner.plan(attrs.evolve(self.request, **changes))


@attrs.frozen(repr=False)
class Planned(Instance):
    """A request with its plan."""

    plan: Plan

    @property
    def choice(self) -> dict[str, Portion]:
        """The portion of each of the plan's exercises, by id."""
        return portions_of(self.case, self.plan)

    def with_rule(self, rule: Rule, **changes: Any) -> Planned:
        """Return a changed request with its plan under one additional rule."""
        request = attrs.evolve(self.request, **changes)
        planner = Planner(self.planner.catalog, rules=[rule], without=self.case.off)
        return Planned(planner, request, Case(planner.catalog, request, self.case.off), planner.plan(request))


def portions_of(case: Case, plan: Plan) -> dict[str, Portion]:
    """Return the portion of each exercise of a plan, by id: the one of the same dose in its setup."""
    return {
        step.exercise.id: next(
            portion
            for portion in case.portions[step.exercise.id]
            if portion.dose == step.dose and step.setup_number in portion.setups
        )
        for step in plan.routine.steps
    }


def instance_of(catalog: Catalog, request: Request, off: tuple[str, ...] = ()) -> Instance:
    """Return a request with the planner of a catalog."""
    return Instance(Planner(catalog, without=off), request, Case(catalog, request, off))


@st.composite
def instances(draw: st.DrawFn, catalogs: st.SearchStrategy[Catalog] = SMALL) -> Instance:
    """Draw a request with its planner, sometimes with a rule switched off; it may be impossible."""
    catalog = draw(catalogs)
    off = draw(st.just(()) | st.lists(st.sampled_from(sorted(catalog.rules)), max_size=1)) if catalog.rules else ()
    return instance_of(catalog, draw(testing.requests(catalog)), tuple(off))


@st.composite
def planned(draw: st.DrawFn, catalogs: st.SearchStrategy[Catalog] = SMALL) -> Planned:
    """Draw a request with its plan; impossible requests are rejected."""
    one = draw(instances(catalogs))
    try:
        return Planned(one.planner, one.request, one.case, one.planner.plan(one.request))
    except NoPlanError:
        reject()


@st.composite
def roomy(draw: st.DrawFn) -> Planned:
    """Draw a plan of many steps: its request has time for all exercises and excludes none."""
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
        without_equipment=(),
        positions=tuple(Position),
        avoid=(),
        allow=tuple(Demand),
        max_steps=None,
        without_instructions=True,
    )
    one = instance_of(catalog, request)
    try:
        return Planned(one.planner, one.request, one.case, one.planner.plan(one.request))
    except NoPlanError:
        reject()


@st.composite
def crowds(draw: st.DrawFn) -> tuple[Planner, list[Request]]:
    """Draw a planner with requests: possible ones, impossible ones, and some that name unknown ids."""
    catalog = draw(SMALL | MIDDLE)
    unknown = st.builds(Request, minutes=st.integers(1, 9), goal=st.sampled_from(["no-such-goal", "another-one"]))
    requests = draw(st.lists(testing.requests(catalog) | unknown, max_size=6))
    return Planner(catalog), requests


def one_by_one(planner: Planner, requests: list[Request]) -> Iterator[Any]:
    """Yield what each request gets by itself: a plan, or an error."""
    for request in requests:
        try:
            yield planner.plan(request)
        except (NoPlanError, EffortLimitError, RequestError) as error:
            yield error


def needs(case: Case, name: str, other: str) -> bool:
    """Return whether some rule makes the first exercise require the second."""
    return other in case.requirements.get(name, ())


def brought_by(case: Case, name: str) -> set[str]:
    """Return an exercise with everything that it requires, the transitive closure over all rules."""
    found: set[str] = set()
    todo = [name]
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += case.requirements.get(name, ())
    return found


def values_in(thing: Any) -> Iterator[object]:
    """Yield every attrs value in a value, itself first."""
    if isinstance(thing, tuple):
        for item in thing:
            yield from values_in(item)
    elif attrs.has(type(thing)):
        yield thing
        for field in attrs.fields(type(thing)):
            if field.eq and field.init:
                yield from values_in(getattr(thing, field.alias))


def renamed(thing: Any, names: dict[str, str]) -> Any:
    """Return the value with its ids replaced everywhere; *names* maps old to new."""
    if type(thing) is str:
        return names.get(thing, thing)
    if isinstance(thing, tuple):
        return tuple(renamed(item, names) for item in thing)
    if attrs.has(type(thing)):
        fields = [field for field in attrs.fields(type(thing)) if field.init and field.eq]
        return type(thing)(**{field.alias: renamed(getattr(thing, field.alias), names) for field in fields})
    return thing
