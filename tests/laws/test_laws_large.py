"""The laws again, on large catalogs: some hundred to ten thousand exercises, generated from a seed or imported."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from random import Random
from typing import Any

import attrs
import pytest

from large_cases import AMPLE, EFFORT, IMPORTED, LARGE, RANDOM, TRIED, case_of, plan_of, plans_of, proved_of, seeds_of
from law_cases import Planned, renamed
from laws import test_laws_choice as choice
from laws import test_laws_json as writing
from laws import test_laws_left_out as left_out
from laws import test_laws_order as order
from laws import test_laws_promises as promises
from oracle_brute import Choice
from oracle_counts import PRESENCE, Portion, worth
from oracle_cpsat import best_levels
from shoulderkit.catalog import Catalog
from shoulderkit.catalog.references import KINDS
from shoulderkit.model import Exercise
from shoulderkit.planner import Planner
from shoulderkit.plans import Focus, NoPlanError, Plan
from shoulderkit.reading import dumps
from shoulderkit.vocabulary import Demand, Phase, Position, Status

on_large = pytest.mark.parametrize("name", LARGE)

#: The program of a separate process: print the plans for a large catalog.
SCRIPT = """
import sys
from large_cases import plan_of
from shoulderkit.plans import NoPlanError
from shoulderkit.reading import dumps

sys.stdout.buffer.write("".join(dumps(plan_of(sys.argv[1], seed).plan) for seed in (0, 2)).encode("utf-8"))
"""


def holds(law: Any, plans: tuple[Planned, ...], *more: Any) -> None:
    """Check that a law of small catalogs holds for these plans, of which there has to be at least one."""
    assert plans
    for one in plans:
        law.hypothesis.inner_test(one, *more)


def planner_like(one: Planned, catalog: Catalog) -> Planner:
    """Return a planner of another catalog with the same rules switched off and the same effort."""
    return Planner(catalog, without=one.case.off, effort=EFFORT)


@on_large
def test_audit_finds_no_error(name: str) -> None:
    """Law 1: In large catalogs, too, the auditor finds no error in a plan, proved or bounded."""
    holds(promises.test_audit_finds_no_error, plans_of(name))


@on_large
def test_plan_keeps_to_its_budget(name: str) -> None:
    """Law 2: In large catalogs, too, a plan takes no longer than the request allows."""
    holds(promises.test_plan_keeps_to_its_budget, plans_of(name))


@on_large
def test_order_of_the_catalog_does_not_matter(name: str) -> None:
    """Law 3: From a large catalog in any order the plans are the same in every detail, proved or bounded."""
    first, *others = plans_of(name)
    tables = {kind: list(getattr(first.planner.catalog, kind).values()) for kind in KINDS}
    for values in tables.values():
        Random(1).shuffle(values)
    planner = planner_like(first, Catalog(**tables))
    for one in (first, *others[:3]):
        assert planner.plan(one.request) == one.plan


@pytest.mark.parametrize("seed", ["0", "4294967295"])
@pytest.mark.parametrize("name", [RANDOM[:2][-1], "records-700"])
def test_hash_seed_and_process_do_not_matter(name: str, seed: str) -> None:
    """Law 3: From a large catalog the plans are the same, to the byte, in every process and under every hash seed."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    command = [sys.executable, "-c", SCRIPT, name]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert done.stdout == "".join(dumps(plan_of(name, seed).plan) for seed in (0, 2)).encode()


def looser(one: Planned) -> Iterator[dict[str, Any]]:
    """Return changes of the request that allow more than before, and require no more."""
    request = one.request
    yield {"minutes": None, "seconds": request.budget_s + 30}
    yield {"equipment": tuple(one.case.catalog.equipment), "without_equipment": ()}
    yield {"positions": None, "extra_positions": tuple(Position)}
    yield {"exclude": request.exclude[1:], "include": request.include[1:]}
    yield {"avoid": (), "allow": tuple(Demand), "include_phases": ()}
    yield {"max_steps": None, "without_instructions": True, "shorten": True}


@on_large
def test_more_freedom_never_scores_lower(name: str) -> None:
    """Law 4: In large catalogs, too, a proved plan with more freedom never scores lower; the bound of any other with the same phases is no lower."""
    compared = 0
    for one in plans_of(name)[: 1 if name == "random-10000" else TRIED // 4]:
        for changes in looser(one):
            score = one.again(**changes).score
            if score.status is Status.OPTIMAL:
                assert score.levels >= one.plan.score.levels
            else:
                # a bound is for plans with the same presence
                assert score.bound >= one.plan.score.coverage or score.presence != one.plan.score.presence
            compared += 1
    assert compared > 2


@on_large
def test_what_is_not_used_does_not_matter(name: str) -> None:
    """Law 5: In large catalogs, too, excluding what is left out and removing what is unused changes nothing else, where that is proved."""
    plans = proved_of(name)[:3]
    proved = 0
    for one in plans:
        for changes in choice.unused(one).values():
            changed = one.again(**changes)
            if changed.score.status is Status.OPTIMAL:
                proved += 1
                assert choice.same_but_for_left_out(changed, one.plan)
            else:
                assert changed.score.bound >= one.plan.score.coverage
    assert proved > len(plans)
    holds(choice.test_removing_unused_equipment_changes_no_choice, plans)
    for one in plans:
        out = [left.exercise for left in one.plan.left_out][::7]
        excluded = one.again(exclude=sorted({*one.request.exclude, *out}))
        assert choice.same_but_for_left_out(excluded, one.plan)


@on_large
def test_removing_unreferenced_exercises_changes_nothing(name: str) -> None:
    """Law 5: Removing from a large catalog what is left out and named in no rule changes nothing else."""
    holds(choice.test_removing_unreferenced_exercises_changes_nothing, proved_of(name)[:2])


@on_large
def test_every_exercise_is_accounted_for(name: str) -> None:
    """Law 6: Every exercise of a large catalog is in the routine or left out, once, for the reason that ought to be told."""
    holds(left_out.test_every_exercise_is_in_or_left_out_once, plans_of(name))
    holds(left_out.test_reasons_are_those_that_ought_to_be_told, plans_of(name)[:4])


@on_large
def test_release_is_never_after_strengthen(name: str) -> None:
    """Law 7: In large catalogs, too, no step violates an order of phases that the rules define."""
    holds(order.test_release_is_never_after_strengthen, plans_of(name))


@on_large
def test_no_rule_wants_any_pair_the_other_way(name: str) -> None:
    """Law 8: In large catalogs, too, no active rule wants the later of two steps first."""
    holds(order.test_no_rule_wants_any_pair_the_other_way, plans_of(name))


@pytest.mark.parametrize("name", IMPORTED)
def test_front_is_released_before_back(name: str) -> None:
    """Law 9: Imported releases, too, keep to this package's order of regions, from the front to the back."""
    one, catalog = plans_of(name)[0], plans_of(name)[0].planner.catalog
    rule = catalog.rules["release-front-to-back"]
    regions = [region for group in rule.regions for region in group]
    changes = {"focus": regions, "phases": (Phase.RELEASE,), "equipment": tuple(catalog.equipment), "minutes": 20}
    steps = Planner(catalog).plan(attrs.evolve(one.request, **changes, without_instructions=True)).routine.steps
    places = [one.case.place_of(step.exercise, rule) for step in steps]
    ruled = [place for place in places if place is not None]
    assert ruled == sorted(ruled)
    assert len(set(ruled)) > 1


@on_large
def test_both_sides_get_equal_blocks(name: str) -> None:
    """Law 10: In large catalogs, too, both sides get the same blocks of work and rest."""
    holds(promises.test_both_sides_get_equal_blocks, plans_of(name))


@on_large
def test_required_are_in_and_excluded_are_out(name: str) -> None:
    """Law 11: In large catalogs, too, required is in, excluded is out, and the request allows each step."""
    holds(promises.test_required_are_in_and_excluded_are_out, plans_of(name))
    for one in plans_of(name):
        assert one.case.admits(one.choice)
        for step in one.plan.routine.steps:
            ways = one.case.ways_in(step.exercise.id, one.choice[step.exercise.id])
            assert (step.setup_number, step.position, step.equipment) in [way[:3] for way in ways]


@on_large
def test_choice_is_what_cp_sat_proves(name: str) -> None:
    """Law 12: In large catalogs a proved plan has the levels that CP-SAT proves; of a bounded one the gap to plans with the same phases holds."""
    for seed in seeds_of(name):
        best = best_levels(case_of(name, seed))
        if best is None:
            with pytest.raises(NoPlanError):
                plan_of(name, seed)
            continue
        score = plan_of(name, seed).plan.score
        assert score.levels <= best
        if score.status is Status.OPTIMAL:
            assert (score.levels, score.gap) == (best, 0)
        else:
            # the bound is for plans with the same presence
            assert score.bound >= best[1] or score.presence < best[0]
    assert proved_of(name)


@on_large
def test_plans_come_back(name: str) -> None:
    """Law 13: Plans from large catalogs survive a round trip through JSON, with every left-out exercise."""
    plans = plans_of(name)[:2]
    assert plans
    for one in plans:
        writing.comes_back(one.plan)


@pytest.mark.parametrize("name", [RANDOM[:2][-1], *IMPORTED])
def test_catalogs_come_back(name: str) -> None:
    """Law 13: Large catalogs survive a round trip through JSON, and are written the same again."""
    writing.comes_back(plans_of(name)[0].planner.catalog)


@on_large
def test_no_swap_gives_fewer_changes(name: str) -> None:
    """Law 15: In large catalogs, too, no swap in a proved order gives fewer changes within the rules."""
    holds(order.test_no_swap_gives_fewer_changes, proved_of(name))


def alike(one: Planned) -> dict[Any, list[tuple[str, Portion]]]:
    """Group portions of what is left out by phase, gains, seconds, family and whether it was done recently."""
    case = one.case
    found = defaultdict(list)
    for name in set(case.available) - set(one.choice):
        exercise = case.catalog.exercises[name]
        for portion in case.portions[name]:
            cells = tuple(sorted(case.gains(name, portion).items()))
            kind = (exercise.phase, cells, portion.seconds, exercise.family, name in case.recent)
            found[kind].append((name, portion))
    return found


def promising_exchanges(one: Planned) -> Iterator[tuple[tuple[int, ...], Choice]]:
    """Yield the exchanges of one step that fit the time and might score higher, with levels that theirs do not exceed.

    What is added counts no more than it does beside no other form of its move.
    """
    case, kinds, earlier = one.case, alike(one), {phase for phase, _ in one.case.before}
    for gone in (None, *one.choice):
        rest = {name: portion for name, portion in one.choice.items() if name != gone}
        had, phases = case.units_in(rest), case.phases_in(rest) | earlier
        presence, coverage, recent, time = case.levels_of(rest)
        yield (presence, coverage, recent, time), rest
        for (phase, cells, lasts, _, again), members in kinds.items():
            gained = sum(
                case.weights[cell] * (worth(before + more) - worth(before))
                for cell, more in cells
                for before in [case.before.get(cell, 0) + had.get(cell, 0)]
            )
            more = PRESENCE[phase] if cells and phase not in phases else 0
            levels = (presence + more, coverage + gained, recent - again, time - lasts)
            if lasts - time <= one.request.budget_s and levels > one.plan.score.levels:
                yield from ((levels, {**rest, name: portion}) for name, portion in members)


@on_large
def test_no_exchange_scores_higher(name: str) -> None:
    """Law 16: In large catalogs, too, no removal, addition or exchange scores higher than a proved plan."""
    plans = proved_of(name)[:4]
    assert plans
    for one in plans:
        for most, exchanged in promising_exchanges(one):
            if most > one.plan.score.levels and one.case.admits(exchanged):
                assert one.case.levels_of(exchanged) <= one.plan.score.levels


@on_large
def test_weights_count_only_against_each_other(name: str) -> None:
    """Law 17: In large catalogs, too, multiplying all weights changes nothing but the coverage, which it multiplies."""
    plans = proved_of(name)[:4]
    assert plans
    for one in plans:
        plan = one.again(focus=tuple(Focus(f.region, f.weight * 7) for f in one.request.focus))
        assert (plan.routine, plan.left_out) == (one.plan.routine, one.plan.left_out)
        assert plan.score.coverage == plan.score.bound == one.plan.score.coverage * 7
        assert [r.loss for r in plan.reasons] == [r.loss * 7 for r in one.plan.reasons]


def unnamed(exercise: Exercise) -> Exercise:
    """Return an exercise without what names its fields."""
    return attrs.evolve(exercise, estimates=(), citations=())


def bare(one: Planned) -> Plan:
    """Return the plan with exercises without estimates and citations, since the names of their fields contain ids."""
    steps = [attrs.evolve(s, exercise=unnamed(s.exercise)) for s in one.plan.routine.steps]
    return attrs.evolve(one.plan, routine=attrs.evolve(one.plan.routine, steps=tuple(steps)))


def under_new_names(names: dict[str, str], plans: tuple[Planned, ...]) -> Planner:
    """Return the planner of a large catalog in which everything has another id."""
    tables = {kind: renamed(tuple(getattr(plans[0].case.catalog, kind).values()), names) for kind in KINDS}
    tables["exercises"] = [unnamed(exercise) for exercise in tables["exercises"]]
    tables["routines"] = ()
    return Planner(Catalog(**tables), without=renamed(plans[0].case.off, names), effort=AMPLE)


@on_large
def test_new_names_change_only_ties(name: str) -> None:
    """Law 18: In large catalogs, too, new ids in the old order change only ids, and in any order only ties."""
    plans = proved_of(name)[:3]
    ids = sorted({each for kind in KINDS for each in getattr(plans[0].case.catalog, kind)})
    kept = {each: f"new-{place:05}" for place, each in enumerate(ids)}
    planner = under_new_names(kept, plans)
    for one in plans:
        plan, expected = planner.plan(renamed(one.request, kept)), renamed(bare(one), kept)
        assert plan.routine.steps == expected.routine.steps
        assert (plan.score, plan.reasons, plan.left_out) == (expected.score, expected.reasons, expected.left_out)
    mixed = dict(zip(ids, Random(1).sample(ids, len(ids)), strict=True))
    planner = under_new_names(mixed, plans)
    for one in plans:
        score = planner.plan(renamed(one.request, mixed)).score
        assert score.status is Status.OPTIMAL
        assert score.levels == one.plan.score.levels
