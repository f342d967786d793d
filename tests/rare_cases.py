"""Cases that a law is about and that are rare by chance: each is made from a plan, so that it comes up often."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any

import attrs
from hypothesis import assume
from hypothesis import strategies as st

from law_cases import SMALL, Instance, Planned, instance_of, planned, roomy
from shoulderkit.model import Hold, Rule, Setup, Step, Timed
from shoulderkit.plans import Done, NoPlanError
from shoulderkit.vocabulary import Demand, Phase, Position, Role, RuleKind, RuleStrength, Sides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shoulderkit.catalog import Catalog
    from shoulderkit.model import Dose
    from shoulderkit.plans import Request


EVERY_POSITION = sorted(set(Position) - {Position.ANY})


def a_rule(kind: RuleKind, *groups: tuple[str, ...]) -> Rule:
    """Return a rule of one kind about some exercises."""
    return Rule(
        id=f"made-{kind.value}",
        kinds=(kind,),
        sentence="It holds.",
        why="It was generated.",
        strength=RuleStrength.PACKAGE,
        exercises=groups,
    )


def with_rule(catalog: Catalog, rule: Rule) -> Catalog:
    """Return the catalog with one rule more."""
    return attrs.evolve(catalog, rules=[*catalog.rules.values(), rule])


def planned_again(one: Instance, **changes: Any) -> Planned:
    """Return a changed request with its plan; what cannot be planned is rejected."""
    request = attrs.evolve(one.request, **changes)
    again = instance_of(one.case.catalog, request, one.case.off)
    try:
        return Planned(again.planner, again.request, again.case, again.planner.plan(request))
    except NoPlanError:
        assume(condition=False)
        raise


def narrowed(catalog: Catalog, steps: Sequence[Step], **changes: Any) -> Catalog:
    """Return the catalog in which these steps' exercises have the setup of their step alone, with some other fields."""
    setups = {step.exercise.id: attrs.evolve(step.setup, raised=False, **changes) for step in steps}
    moves = catalog.exercises.values()
    changed = [attrs.evolve(move, setups=(setups[move.id],)) if move.id in setups else move for move in moves]
    return attrs.evolve(catalog, exercises=changed)


def dosed(catalog: Catalog, names: Sequence[str], dose: Dose) -> Catalog:
    """Return the catalog in which some exercises have this dose in each of their setups."""
    alike = {
        name: attrs.evolve(move, dose=dose, setups=[attrs.evolve(setup, dose=None) for setup in move.setups])
        for name, move in catalog.exercises.items()
        if name in names
    }
    return attrs.evolve(catalog, exercises=[*{**catalog.exercises, **alike}.values()])


def undescribed(catalog: Catalog, steps: Sequence[Step]) -> Catalog:
    """Return the catalog in which these steps' exercises have no instructions."""
    names, moves = {step.exercise.id for step in steps}, catalog.exercises.values()
    changed = [attrs.evolve(move, instructions=()) if move.id in names else move for move in moves]
    return attrs.evolve(catalog, exercises=changed)


def barred(draw: st.DrawFn, way: str, catalog: Catalog, steps: Sequence[Step]) -> tuple[Catalog, dict[str, Any]]:
    """Return a catalog and changes of a request that bar these steps by what they need or ask for."""
    if way == "equipment":
        assume(catalog.equipment)
        item = draw(st.sampled_from(sorted(catalog.equipment)))
        return narrowed(catalog, steps, equipment=(item,)), {"setting": None, "equipment": (), "without_equipment": ()}
    if way == "position":
        place, other = draw(st.lists(st.sampled_from(EVERY_POSITION), min_size=2, max_size=2, unique=True))
        changes = {"setting": None, "positions": (other,), "extra_positions": ()}
        return narrowed(catalog, steps, position=place), changes
    if way == "demand":
        demand = draw(st.sampled_from(Demand))
        allow = set(Demand) - {demand}
        return narrowed(catalog, steps, demands=(demand,)), {"avoid": (demand,), "allow": allow}
    if way == "undescribed":
        return undescribed(catalog, steps), {"without_instructions": False}
    others = sorted(set(catalog.exercises) - {step.exercise.id for step in steps})
    assume(others)
    out = draw(st.sampled_from(others))
    kind = draw(st.sampled_from([RuleKind.REQUIRES, RuleKind.TOGETHER]))
    names = tuple(step.exercise.id for step in steps)
    groups = ((out,), names) if kind is RuleKind.REQUIRES else ((out, *names),)
    return with_rule(catalog, a_rule(kind, *groups)), {"exclude": (out,), "done_today": ()}


#: What a request and the rules can have against a step, and against steps together or a whole session.
BARS = ("equipment", "position", "demand", "undescribed", "needs")
HINDRANCES = (*BARS, "equipment", "needs", "time", "steps", "steps", "phases", "one-of", "shorten")


@st.composite
def hindered(draw: st.DrawFn, ways: Sequence[str] = HINDRANCES) -> Instance:
    """Draw a request that could be planned until something was put in the way of some steps of its plan."""
    one = draw(roomy())
    way, all_steps = draw(st.sampled_from(ways)), one.plan.routine.steps
    assume(way not in ("steps", "one-of") or len(all_steps) > 1)
    least = 2 if way in ("steps", "one-of") else 1
    steps = draw(st.lists(st.sampled_from(all_steps), min_size=least, max_size=3, unique_by=lambda s: s.exercise.id))
    names = [step.exercise.id for step in steps]
    catalog, off = one.case.catalog, one.case.off
    changes: dict[str, Any] = {"include": names, "done_today": ()}
    least_s = one.case.least_seconds(names) or 1
    if way in BARS:
        catalog, more = barred(draw, way, catalog, steps)
        changes |= more
    elif way == "time":
        changes |= {"minutes": None, "seconds": draw(st.integers(max(1, least_s - 30), max(1, least_s - 1)))}
    elif way == "shorten":
        catalog = dosed(catalog, names, Hold(low_s=20, high_s=20, sets=draw(st.integers(2, 4))))
        least_s = (
            attrs.evolve(one.case, catalog=catalog, request=attrs.evolve(one.request, shorten=True)).least_seconds(
                names
            )
            or 1
        )
        changes |= {"minutes": None, "seconds": draw(st.integers(least_s, least_s + 9)), "shorten": False}
    elif way == "steps":
        changes |= {"max_steps": len(names) - 1}
    elif way == "phases":
        gone = draw(st.sampled_from([phase for phase in Phase if phase is not steps[0].exercise.phase]))
        moves = [
            attrs.evolve(m, phase=steps[0].exercise.phase) if m.phase is gone else m for m in catalog.exercises.values()
        ]
        catalog, off = attrs.evolve(catalog, exercises=moves), tuple(catalog.rules)
        changes = {"phases": (gone,)}
    elif way == "hopeless":
        quiet = [
            attrs.evolve(move, targets=[attrs.evolve(t, role=Role.QUIET) for t in move.targets])
            for move in catalog.exercises.values()
        ]
        catalog, changes = attrs.evolve(catalog, exercises=quiet), {}
    else:
        catalog = with_rule(catalog, a_rule(RuleKind.ONE_OF, tuple(names)))
    return instance_of(catalog, attrs.evolve(one.request, **changes), off)


@st.composite
def full_cells(draw: st.DrawFn) -> Planned:
    """Draw a plan whose steps are required, and were done so often today that they can add little or nothing."""
    one = draw(planned(SMALL))
    times = draw(st.integers(1, 6))
    done = [Done(step.exercise.id, None, step.setup_number) for step in one.plan.routine.steps] * times
    return planned_again(one, include=one.plan.ids, done_today=done)


@st.composite
def together_in_part(draw: st.DrawFn) -> Planned:
    """Draw a plan in which two steps have to go together, with less time than their full doses take."""
    one = draw(roomy())
    assume(len(one.plan.ids) > 1)
    pair = draw(st.lists(st.sampled_from(one.plan.ids), min_size=2, max_size=2, unique=True))
    # of doses that differ, few shares are the same
    dose = Hold(low_s=20, high_s=20, sets=draw(st.integers(2, 4)))
    catalog = dosed(with_rule(one.case.catalog, a_rule(RuleKind.TOGETHER, tuple(pair))), pair, dose)
    again = instance_of(catalog, attrs.evolve(one.request, include=pair, shorten=True, done_today=()), one.case.off)
    least_s, full_s = again.case.least_seconds(pair), sum(again.case.portions[name][0].seconds for name in pair)
    assume(least_s is not None and least_s < full_s)
    return planned_again(again, minutes=None, seconds=draw(st.integers(least_s or 1, full_s - 1)))


@st.composite
def crowded_out(draw: st.DrawFn) -> Planned:
    """Draw a plan that leaves no time for one exercise, which takes about as long as all of its steps."""
    one = draw(roomy())
    assume(len(one.plan.ids) > 3)
    gone = draw(st.sampled_from(one.plan.routine.steps))
    left_s = one.plan.routine.duration_s - gone.duration_s
    lasts = max(1, left_s - draw(st.integers(0, 20)))
    setup = attrs.evolve(gone.setup, setup_s=0, dose=None)
    long = attrs.evolve(
        gone.exercise, dose=Timed(low_s=lasts, high_s=lasts), sides=Sides.TOGETHER, switch_s=0, setups=(setup,)
    )
    catalog = attrs.evolve(one.case.catalog, exercises=[*{**one.case.catalog.exercises, long.id: long}.values()])
    changed: Request = attrs.evolve(one.request, minutes=None, seconds=left_s, shorten=False, done_today=())
    return planned_again(instance_of(catalog, changed, one.case.off))


#: Why a plan can lack what another one has.
LACKS = (*BARS, "excluded", "one-of", "one-of", "steps", "time", "full")


@st.composite
def starved(draw: st.DrawFn, ways: Sequence[str] = LACKS, most: int = 3) -> Planned:
    """Draw a plan that lacks what the plan for nearly the same request had: some wishes and rules are in the way.

    Each is in the way of another cell, as far as there are as many.
    """
    one = draw(roomy())
    pairs = zip(one.plan.routine.steps, one.plan.reasons, strict=True)
    cells = list(dict.fromkeys((step.exercise.phase, part.region) for step, why in pairs for part in why.parts))
    assume(cells)
    catalog, changes = one.case.catalog, dict[str, Any]()
    in_the_way = draw(st.lists(st.sampled_from(ways), min_size=1, max_size=min(most, len(cells)), unique=True))
    for way, cell in zip(in_the_way, draw(st.permutations(cells)), strict=False):
        catalog, more = without_cell(draw, way, one, catalog, cell)
        changes |= more
    changes |= {"exclude": tuple(changes.get("exclude", ())), "done_today": changes.get("done_today", ())}
    return planned_again(instance_of(catalog, one.request, one.case.off), **changes)


def without_cell(
    draw: st.DrawFn, way: str, one: Planned, catalog: Catalog, cell: tuple[Phase, str]
) -> tuple[Catalog, dict[str, Any]]:
    """Return a catalog and changes of a request that leave nothing to serve a cell, or nothing more."""
    steps, every = one.plan.routine.steps, catalog.exercises.values()
    serving = [Step(exercise=move) for move in every if cell in one.case.given_by(move, 60, Fraction(1))]
    names = [step.exercise.id for step in serving]
    if way in BARS:
        return barred(draw, way, catalog, serving)
    if way == "excluded":
        return catalog, {"exclude": names}
    if way == "one-of":
        rivals = [name for name in one.plan.ids if name not in names]
        assume(rivals)
        return with_rule(catalog, a_rule(RuleKind.ONE_OF, (draw(st.sampled_from(rivals)), *names))), {}
    if way == "steps":
        return catalog, {"max_steps": draw(st.integers(1, max(1, len(steps) // 2)))}
    if way == "time":
        least_s, half_s = min(step.duration_s for step in steps), one.plan.routine.duration_s // 2
        return catalog, {"minutes": None, "seconds": draw(st.integers(least_s, max(least_s, half_s)))}
    return catalog, {"done_today": 4 * [Done(step.exercise.id) for step in steps]}


@st.composite
def chained(draw: st.DrawFn) -> Planned:
    """Draw a plan of three steps that share their positions and equipment with one another, but not all with all."""
    one = draw(roomy())
    assume(len(one.plan.ids) > 2)
    assume(one.case.catalog.equipment)
    names = one.plan.ids[:3]
    things = next(iter(one.case.catalog.equipment))
    places = draw(st.lists(st.sampled_from(EVERY_POSITION), min_size=2, max_size=2, unique=True))
    states = draw(
        st.lists(st.sampled_from(list(product(places, ((), (things,))))), min_size=3, max_size=3, unique=True)
    )
    setups = {
        name: Setup(position=position, equipment=held, setup_s=0)
        for name, (position, held) in zip(names, states, strict=True)
    }
    moves = [
        attrs.evolve(move, setups=(setups[name],)) if name in setups else move
        for name, move in one.case.catalog.exercises.items()
    ]
    catalog = attrs.evolve(one.case.catalog, exercises=moves)
    again = instance_of(catalog, one.request, tuple(catalog.rules))
    return planned_again(again, include=names, max_steps=3, minutes=240, seconds=None, done_today=())
