"""Requests of all sorts, and what must hold of the plans and refusals that they get."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

import shoulderkit as sk
from shoulderkit.testing import random_catalog
from shoulderkit.testing.random import RandomSource
from shoulderkit.testing.requests import a_request

from .judging import Finding, claim, faultless, judge_error, judged, survives

if TYPE_CHECKING:
    from atheris import FuzzedDataProvider

#: Catalogs to plan from, by the seed of what is generated; None: the bundled one.
CATALOGS = (1, 2, 3, 4, 5, 6, 7, None)
#: Few partial choices: whatever is asked, the plan is there in less than a second.
EFFORTS = (1, 30, 300)
#: Of a plan for more regions nothing is asked: what it is missing costs a plan for each thing that could bring some of it.
MOST_REGIONS = 8
#: What no field of a request expects.
ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 2**31, 2**63, 10**400, 1.5, 15.0, 1e308, "", " ", "a", "Any", "\x1b[2J", "\ud800", "é" * 300,
    [], [None], [[]], ["a", "a"], ["Traps", "traps"], {}, {"region": "neck"}, [{"region": "neck", "weight": 0}],
)  # fmt: skip


class Fed(RandomSource):
    """A source whose choices are the bytes of a fuzzer."""

    def __init__(self, provider: FuzzedDataProvider) -> None:
        self._provider = provider

    def number(self, low: int, high: int) -> int:
        """Return a whole number from *low* to *high*, both included."""
        return int(self._provider.ConsumeIntInRange(low, high))

    def text(self) -> str:
        """Return any text."""
        return str(self._provider.ConsumeUnicode(self.number(0, 40)))


@cache
def catalog_of(seed: int | None) -> sk.Catalog:
    """Return a catalog to plan from."""
    return sk.bundled() if seed is None else random_catalog(seed, exercises=3 * seed)


@cache
def planner_of(seed: int | None, effort: int) -> sk.Planner:
    """Return a planner with a catalog and an effort."""
    return sk.Planner(catalog_of(seed), effort=effort)


def run(data: bytes) -> None:
    """Plan what the bytes ask for."""
    from atheris import FuzzedDataProvider

    ask(Fed(FuzzedDataProvider(data)))


def ask(source: RandomSource) -> None:
    """Plan what a source asks for: a request as anybody may write it, sometimes with odd fields."""
    seed, effort = source.pick(CATALOGS), source.pick(EFFORTS)
    planner = planner_of(seed, effort)
    fields = json.loads(sk.dumps(a_request(source, catalog_of(seed))))
    for _ in range(source.number(0, 3) if source.chance(40) else 0):
        fields[source.pick([field.name for field in attrs.fields(sk.Request)])] = odd(source, catalog_of(seed))
    as_json, constructed = (read(lambda: sk.loads(json.dumps(fields), sk.Request)), read(lambda: sk.Request(**fields)))
    for request in filter(None, (as_json, constructed)):
        answer(source, planner, request)
    # a constructor takes no objects in the place of values
    if as_json is not None and constructed is not None:
        claim(as_json == constructed, "what is read is another request where it is constructed")


def read(make: Callable[[], sk.Request]) -> sk.Request | None:
    """Return a request, or None where it is refused."""
    try:
        return make()
    except sk.ShoulderkitError as error:
        judge_error(error)
        return None


def odd(source: RandomSource, catalog: sk.Catalog) -> Any:
    """Return a value for a field: none that it expects, any text, or names of the catalog, whatever they name."""
    kind = source.number(0, 3)
    if kind == 0:
        return source.pick(ODD)
    if kind == 1:
        return source.text()
    names = [*catalog.exercises, *catalog.regions, *catalog.equipment, *catalog.settings, *sk.Position, *sk.Demand]
    return [str(source.pick(names)) for _ in range(source.number(0, 4))] if kind == 2 else source.number(-1, 2000)


def answer(source: RandomSource, planner: sk.Planner, request: sk.Request) -> None:
    """Plan a request, and check the plan or the refusal, and answers to questions about it."""
    survives(request, sk.Request)
    sk.explain(request)
    try:
        plan = planner.plan(request)
    except sk.NoPlanError as error:
        judge_error(error)
        sk.explain(error)
        offered = [*(each.request for each in error.relaxations), *(each.request for each in error.repairs)]
        for other in offered[:2]:
            possible(planner, other)
        return
    except sk.ShoulderkitError as error:
        judge_error(error)
        return
    faultless(plan, planner.catalog)
    if len(request.focus) <= MOST_REGIONS:
        survives(plan, sk.Plan)
        sk.explain(plan)
        question(source, planner, plan)


def possible(planner: sk.Planner, request: sk.Request) -> None:
    """Check that a request which a refusal offers can be planned, as far as the effort reaches.

    Raises:
        Finding: it is refused.
    """
    try:
        planner.plan(request)
    except sk.EffortLimitError:
        return
    except sk.NoPlanError as error:
        raise Finding("a refusal offers what is impossible") from error


def question(source: RandomSource, planner: sk.Planner, plan: sk.Plan) -> None:
    """Ask one thing about a plan."""
    some = source.pick(plan.ids)
    asked: tuple[Callable[[], Any], ...] = (
        lambda: plan.why(some),
        lambda: plan.why_here(some),
        lambda: plan.why_not(source.pick(tuple(planner.catalog.exercises))),
        lambda: planner.alternatives(plan.request, 2),
        lambda: planner.breaks(plan.request, 2),
        lambda: plan.missing,
        lambda: plan.session,
    )
    ask_one = source.pick(asked)
    judged(lambda: sk.explain(ask_one()))
