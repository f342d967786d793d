"""Laws of refusals against an oracle: all conflicts, exactly the facts behind each, and the smallest repairs."""

from __future__ import annotations

from collections import Counter
from typing import Any

import attrs
from hypothesis import given, reject
from hypothesis import strategies as st

from law_cases import SMALL, instance_of, instances
from laws.test_laws_refusals import Refused, refused
from oracle_brute import Case
from oracle_facts import Facts
from oracle_refusals import REQUIRED, Refusals, kept
from shoulderkit.planner.answers.refusal.conflicts import MOST_CONFLICTS
from shoulderkit.plans import Change, NoPlanError, Repair
from shoulderkit.vocabulary import ConstraintKind, Demand, Phase, RuleKind


@st.composite
def cornered(draw: st.DrawFn) -> Refused:
    """Draw a refusal of a request that wants a lot, and allows little: it has many conflicts."""
    one = draw(instances(SMALL))
    names, request = sorted(one.case.catalog.exercises), one.request
    wanted = tuple(draw(st.lists(st.sampled_from(names), unique=True, min_size=1, max_size=3)))
    rivals = [g[:2] for r in one.case.rules if RuleKind.ONE_OF in r.kinds for g in r.exercises if g[1:]]
    if rivals and draw(st.booleans()):
        wanted = draw(st.sampled_from(rivals))
    hindrances: list[dict[str, Any]] = [
        {"setting": None, "equipment": ()},
        {"positions": ("seated",)},
        {"avoid": tuple(Demand), "allow": ()},
        {"exclude": tuple(name for name in names if name not in wanted)},
        {"minutes": None, "seconds": draw(st.integers(1, 90))},
        {"max_steps": 1},
        {"without_instructions": False},
        {"shorten": False},
        {"include_phases": draw(st.lists(st.sampled_from(request.phases), unique=True))},
    ]
    changes: dict[str, Any] = {"include": wanted, "exclude": ()}
    for hindrance in draw(st.lists(st.sampled_from(hindrances), max_size=4)):
        changes |= hindrance
    request = attrs.evolve(request, **changes)
    one = instance_of(one.case.catalog, request, one.case.off)
    try:
        one.planner.plan(request)
    except NoPlanError as error:
        return Refused(one.planner, request, one.case, error)
    return reject()


#: Things that exclude each other have a repair each, and what has no effect has none.
CORNERED = cornered() | cornered() | refused() | refused(("one-of", "hopeless", "phases", "shorten", "needs"))


@given(CORNERED)
def test_all_conflicts_are_named(one: Refused) -> None:
    """Law 14: A refusal has all minimal conflicts, the plainest first, or says that there may be others."""
    expected = Refusals(one.case).conflicts
    found = [conflict.constraints for conflict in one.error.conflicts]
    assert one.error.minimal
    assert one.error.complete == (len(expected) <= MOST_CONFLICTS)
    assert found == expected if one.error.complete else set(found) < set(expected)


@given(CORNERED)
def test_facts_are_what_ought_to_be_said(one: Refused) -> None:
    """Law 14: Behind each conflict stand exactly the facts that it rests on: none is missing, false or beside the point."""
    for conflict in one.error.conflicts:
        facts = Facts(one.case.restricted_to(conflict.constraints), conflict.constraints)
        assert Counter(conflict.facts) == facts.expected()


@given(CORNERED)
def test_single_changes_are_all_named(one: Refused) -> None:
    """Law 14: The relaxations are all single changes that are enough; of things that help with the same, the first."""
    found = [Change(each.constraint, each.add, each.more) for each in one.error.relaxations]
    assert found == Refusals(one.case).singles


@given(CORNERED)
def test_repairs_are_the_smallest(one: Refused) -> None:
    """Law 34: For each required thing the repair has the fewest changes that keep it; giving up others counts most."""
    assert list(map(kept, one.error.repairs)) == Refusals(one.case).repairs
    assert all(repair.smallest for repair in one.error.repairs)


@given(CORNERED)
def test_repairs_keep_the_wish(one: Refused) -> None:
    """Law 34: The request of each repair can be planned, and the plan has what the repair keeps."""
    for repair in one.error.repairs:
        plan = one.planner.plan(repair.request)
        names = {constraint.name for constraint in repair.keeps}
        assert names <= {*plan.ids, *map(str, plan.score.phases)}
        given_up = [change.constraint for change in repair.changes if change.constraint.kind in REQUIRED]
        assert not set(given_up) & set(repair.keeps)


@given(CORNERED)
def test_no_change_can_be_left_out(one: Refused) -> None:
    """Law 34: Without any one of its changes, or with a second or step less, a repair's request cannot be met."""
    for repair in one.error.repairs:
        for change in repair.changes:
            assert not attrs.evolve(one.case, request=undone(one.case, repair, change)).possible


def undone(case: Case, repair: Repair, change: Change) -> Any:
    """Return the request of a repair without one of its changes, or with one second or step less of it."""
    request, kind, about = case.request, change.constraint.kind, {*change.add, change.constraint.name}
    changed = repair.request
    without: dict[ConstraintKind, dict[str, Any]] = {
        ConstraintKind.BUDGET: {"minutes": None, "seconds": changed.budget_s - 1},
        ConstraintKind.MAX_STEPS: {"max_steps": (changed.max_steps or 2) - 1},
        ConstraintKind.SHORTEN: {"shorten": False},
        ConstraintKind.WITHOUT_INSTRUCTIONS: {"without_instructions": False},
        ConstraintKind.AVOID: {
            "avoid": {*changed.avoid, *(about & set(request.avoid))},
            "allow": set(changed.allow) - about,
        },
        ConstraintKind.EQUIPMENT: {
            "equipment": set(changed.equipment) - about,
            "without_equipment": {*changed.without_equipment, *(about & set(request.without_equipment))},
        },
        ConstraintKind.POSITIONS: {
            "positions": changed.positions and set(changed.positions) - about,
            "extra_positions": set(changed.extra_positions) - about,
        },
        ConstraintKind.PHASES: {"phases": [p for p in changed.phases if p not in about]},
        ConstraintKind.EXCLUDE: {"exclude": {*changed.exclude, change.constraint.name}},
        ConstraintKind.INCLUDE: {"include": {*changed.include, change.constraint.name}},
        ConstraintKind.INCLUDE_PHASE: {
            "include_phases": [p for p in Phase if p in changed.include_phases or p == change.constraint.name]
        },
    }
    assert request.budget_s <= changed.budget_s
    return attrs.evolve(changed, **without[kind])
