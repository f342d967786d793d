"""A small catalog and a correct plan from it, written by hand, with helpers that make it incorrect."""

from __future__ import annotations

import attrs

import made
from shoulderkit.auditor import audit
from shoulderkit.model import Hold, Instruction, Region, Reps, Setting, Target, Weight
from shoulderkit.plans import (
    Bond,
    CellScore,
    InForce,
    LeftOut,
    Missing,
    Part,
    Plan,
    Reason,
    Request,
    Score,
    TimeLeft,
)
from shoulderkit.plans.score import POINT
from shoulderkit.vocabulary import (
    BodySide,
    Demand,
    MissingReason,
    OutReason,
    Phase,
    Position,
    RegionKind,
    Role,
    RuleKind,
    Severity,
    Sides,
    Status,
    TimeLeftReason,
)


def region(name, *part_of):
    return Region(id=name, name=name.capitalize(), kind=RegionKind.AREA, body_side=BodySide.BACK, part_of=part_of)


def move(name, phase, primary, *secondary, **changes):
    targets = [Target(region=primary, role=Role.PRIMARY), *(Target(region=r, role=Role.SECONDARY) for r in secondary)]
    how = {"instructions": (Instruction(text="Do it."),), "family": None}
    return made.exercise(id=name, name=name.capitalize(), phase=phase, targets=tuple(targets), **how | changes)


ROLL = move(
    "roll",
    Phase.RELEASE,
    "chest",
    dose=Hold(low_s=30, high_s=30),
    sides=Sides.EACH,
    switch_s=5,
    setups=(made.setup(position=Position.SEATED, equipment=("ball",), setup_s=5),),
)
PRESS = move("press", Phase.STRENGTHEN, "back", "chest", dose=Reps(low=8, high=10, rep_s=3, sets=2, rest_s=30))
MUTE = move("mute", Phase.STRENGTHEN, "back", instructions=())
CRAWL = move("crawl", Phase.MOBILIZE, "blades", setups=(made.setup(position=Position.QUADRUPED),))
HEAVE = move("heave", Phase.STRENGTHEN, "back", setups=(made.setup(equipment=("machine",)),))
LEAN = move("lean", Phase.STRENGTHEN, "back", setups=(made.setup(position=Position.ANY),))
TURN = move(
    "turn",
    Phase.MOBILIZE,
    "blades",
    sides=Sides.ONE,
    switch_s=5,
    dose=Hold(low_s=10, high_s=20),
    setups=(made.STANDING,),
)
PHASES = made.rule(id="phases", kinds=(RuleKind.PHASE_ORDER,), phases=tuple(Phase), exercises=())
NEEDS = made.rule(id="needs", kinds=(RuleKind.REQUIRES,), exercises=(("press",), ("lean",)))
CATALOG = made.catalog(
    regions=[region("chest"), region("back"), region("blades", "back")],
    equipment=[
        made.equipment(id="ball", name="Ball", substitutes=("orange",)),
        made.equipment(id="orange", name="Orange"),
        made.equipment(id="machine", name="Machine"),
    ],
    settings=[Setting(id="desk", name="Desk", positions=(Position.SEATED, Position.STANDING), avoid=(Demand.FLOOR,))],
    goals=[
        made.goal(
            weights=(
                Weight(Phase.RELEASE, "chest", 3),
                Weight(Phase.MOBILIZE, "blades", 1),
                Weight(Phase.STRENGTHEN, "back", 2),
                Weight(Phase.STRENGTHEN, "chest", 1),
            )
        )
    ],
    rules=[PHASES, NEEDS],
    exercises=[ROLL, PRESS, MUTE, CRAWL, HEAVE, LEAN, TURN],
    routines=[],
)

#: 70 s of rolling, then one of two sets of presses, 40 s.
PLAN = Plan(
    request=Request(
        seconds=120,
        goal="stiff-chest",
        equipment=("orange",),
        avoid=(Demand.FLOOR,),
        include=("press",),
        done_recently=("roll", "crawl"),
        variety="ties",
    ),
    routine=made.routine(
        made.step(ROLL, equipment=("orange",)), made.step(PRESS, dose=Reps(low=8, high=10, rep_s=3, rest_s=30))
    ),
    score=Score(
        phases=(Phase.RELEASE, Phase.STRENGTHEN),
        presence=12,
        coverage=136 * POINT,
        recent=1,
        duration_s=110,
        cells=(
            CellScore(phase=Phase.RELEASE, region="chest", weight=3, units=4 * POINT, worth=96 * POINT),
            CellScore(phase=Phase.MOBILIZE, region="blades", weight=1, units=0, worth=0),
            CellScore(phase=Phase.STRENGTHEN, region="back", weight=2, units=2 * POINT, worth=32 * POINT),
            CellScore(phase=Phase.STRENGTHEN, region="chest", weight=1, units=1 * POINT, worth=8 * POINT),
        ),
        floor_trips=0,
        position_changes=1,
        equipment_changes=1,
        bound=136 * POINT,
        status=Status.OPTIMAL,
        order_status=Status.OPTIMAL,
    ),
    reasons=(
        Reason(
            exercise="roll",
            parts=(Part(region="chest", units=4 * POINT, worth=96 * POINT),),
            loss=96 * POINT,
            recent=True,
            lost_phases=(Phase.RELEASE,),
            bonds=(Bond(rule="phases", before=("press",)),),
        ),
        Reason(
            exercise="press",
            parts=(
                Part(region="back", units=2 * POINT, worth=32 * POINT),
                Part(region="chest", units=1 * POINT, worth=8 * POINT),
            ),
            loss=40 * POINT,
            lost_phases=(Phase.STRENGTHEN,),
            required=True,
            bonds=(Bond(rule="phases", after=("roll",)),),
        ),
    ),
    left_out=(
        LeftOut(exercise="crawl", reason=OutReason.DEMAND, names=("floor",)),
        LeftOut(exercise="heave", reason=OutReason.EQUIPMENT, names=("machine",)),
        LeftOut(exercise="lean", reason=OutReason.NO_TIME, short_s=90),
        LeftOut(exercise="mute", reason=OutReason.NO_INSTRUCTIONS),
        LeftOut(exercise="turn", reason=OutReason.NO_TIME, short_s=50),
    ),
    missing=(
        Missing(phase=Phase.MOBILIZE, reason=MissingReason.NO_TIME, exercises=("turn",)),
        Missing(phase=Phase.MOBILIZE, region="blades", reason=MissingReason.NO_TIME, exercises=("turn",)),
    ),
    time_left=TimeLeft(seconds=10, reason=TimeLeftReason.TOO_SHORT, short_s=50, exercise="turn"),
    in_force=InForce(
        equipment=("orange",),
        positions=tuple(each for each in Position if each is not Position.ANY),
        avoid=(Demand.FLOOR, Demand.NECK_PRESSURE),
    ),
)


def found(plan, **given):
    """Return the check and sentence of each error."""
    return [(f.check, f.sentence) for f in audit(plan, CATALOG, **given) if f.severity is Severity.ERROR]


def checks(plan):
    return {rule for rule, _ in found(plan)}


def asked(**changes):
    return attrs.evolve(PLAN, request=attrs.evolve(PLAN.request, **changes))


def scored(**changes):
    return attrs.evolve(PLAN, score=attrs.evolve(PLAN.score, **changes))


def with_cells(plan, *cells):
    """Return the plan with these cells in its score, and all others that its request weighs with no units."""
    request = plan.request
    if request.goal is not None:
        named = [
            (w.phase, w.region, w.weight) for w in CATALOG.goals[request.goal].weights if w.phase in request.phases
        ]
    else:
        named = [(phase, focus.region, focus.weight) for phase in request.phases for focus in request.focus]
    given = {(cell.phase, cell.region) for cell in cells}
    idle = [
        CellScore(phase=phase, region=region, weight=weight, units=0, worth=0)
        for phase, region, weight in named
        if weight and (phase, region) not in given
    ]
    return attrs.evolve(plan, score=attrs.evolve(plan.score, cells=(*cells, *idle)))


def with_steps(*steps, **changes):
    return attrs.evolve(PLAN, routine=made.routine(*(attrs.evolve(step, start_s=0) for step in steps)), **changes)


def stepped(place, **changes):
    steps = list(PLAN.routine.steps)
    steps[place] = attrs.evolve(steps[place], **changes)
    return with_steps(*steps)


def reasoned(place, **changes):
    reasons = list(PLAN.reasons)
    reasons[place] = attrs.evolve(reasons[place], **changes)
    return attrs.evolve(PLAN, reasons=tuple(reasons))


def without(*names):
    return tuple(entry for entry in PLAN.left_out if entry.exercise not in names)


def out(name, reason=OutReason.LESS_WORTH):
    return LeftOut(exercise=name, reason=reason)
