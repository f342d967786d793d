"""Values with approved texts, by the names of the files: one of each kind, and others with other sentences."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import attrs

import refusal_cases
from explainer_cases import (
    ADVICE,
    BEFORE,
    CATALOG,
    ERROR,
    GOAL,
    LESS,
    MORE,
    PHASES,
    PLAN,
    PULL,
    REASONS,
    REQUEST,
    ROLL,
    ROUTINE,
    SAME,
    SCORE,
    SIGN,
    SWING,
    WARNING,
)
from shoulderkit.catalog import Catalog, RowChange
from shoulderkit.errors import Fault, RuleEdge
from shoulderkit.explainer import explain, outline
from shoulderkit.model import Block, Cue, Frequency, Hold, Range, Reps, Routine, Step
from shoulderkit.plans import (
    Alternative,
    Bond,
    Change,
    Constraint,
    Day,
    Done,
    Focus,
    InForce,
    LeftOut,
    Missing,
    Remedy,
    Request,
    TimeLeft,
    WhatIf,
    Why,
    WhyHere,
    WhyNot,
)
from shoulderkit.plans.score import POINT
from shoulderkit.vocabulary import (
    BlockKind,
    ConstraintKind,
    CueKind,
    Demand,
    MissingReason,
    OutReason,
    Phase,
    Position,
    RuleKind,
    Status,
    TimeLeftReason,
)

if TYPE_CHECKING:
    from collections.abc import Callable

TOLD = attrs.evolve(
    ROLL,
    cues=tuple(Cue(kind=kind, text=f"Mind the {kind}", short=f"The {kind}") for kind in CueKind),
    dose=attrs.evolve(ROLL.dose, to_fatigue=True),
)
SESSION = Routine(
    id="told",
    name="told and timed",
    steps=(Step(exercise=TOLD), Step(exercise=PULL, setup_number=1, rest_s=15), Step(exercise=SWING)),
).session
WHY = Why(
    exercise="roll", parts=REASONS[0].parts, loss=64 * POINT, without=LESS, required=True,
    requires=("swing",), needed_by=("pull",), proved=True,
)  # fmt: skip
WHY_ALONE = Why(
    exercise="roll", parts=(), loss=0, without=None, required=False, requires=(), needed_by=(), proved=False
)
WHY_HERE = WhyHere(
    exercise="pull", place=2, earliest=2, latest=4, bonds=REASONS[1].bonds,
    saves_trips=1, saves_positions=1, saves_equipment=2, tie=True, proved=True,
)  # fmt: skip
LEFT_OUT = LeftOut(exercise="swing", reason=OutReason.NO_TIME, short_s=30)
CONFLICT = (Constraint(ConstraintKind.BUDGET, value=300), Constraint(ConstraintKind.INCLUDE, "swing"))
FULL_REQUEST = Request(
    seconds=330, focus={"lats": 2, "neck": 0}, setting="den", equipment=("roller",), without_equipment=("wall",),
    positions=("seated", "prone"), extra_positions=("plank",), avoid=("kneeling",), allow=("neck-pressure",),
    phases=("release", "strengthen"), include=("pull",), include_phases=("release",), exclude=("swing",), max_steps=4,
    shorten=False, without_instructions=True, done_today=("roll", Done("swing", Hold(low_s=5, high_s=5))),
    done_recently=("roll", "swing"), variety="strong", affected_side="left", first_side="right",
)  # fmt: skip
REMEDY = Remedy(
    change=Change(Constraint(ConstraintKind.EQUIPMENT), add=("roller",)),
    request=REQUEST,
    exercises=("roll",),
    worth=64 * POINT,
)
BLOCK_REST = Block(step=2, exercise="pull", kind=BlockKind.REST, start_s=65, duration_s=90)

CITATIONS = CATALOG.citations()
DISAGREEMENTS = CATALOG.disagreements()
DISPUTED = CATALOG.disputed_citations()

#: One value of each kind that the explainer knows.
ONE_OF_EACH: dict[str, object] = {
    "plan": PLAN,
    "routine": ROUTINE,
    "step": ROUTINE.steps[1],
    "session": SESSION,
    "interval": SESSION[1],
    "timed-cue": SESSION[1].cues[0],
    "exercise": PULL,
    "finding": ADVICE,
    "findings": (ERROR, ADVICE),
    "reason": REASONS[0],
    "left-out": LEFT_OUT,
    "score": SCORE,
    "why": WHY,
    "why-here": WHY_HERE,
    "why-not": WhyNot(left_out=LEFT_OUT, with_it=PLAN, change=MORE, proved=True),
    "what-if": WhatIf(plan=PLAN, change=MORE),
    "diff": LESS,
    "equipment": CATALOG.equipment["roller"],
    "goal": GOAL,
    "region": CATALOG.regions["lats"],
    "rule": BEFORE,
    "setting": CATALOG.settings["den"],
    "source": CATALOG.sources["book"],
    "refusal": refusal_cases.RELAXED,
    "cell-score": SCORE.cells[0],
    "part": REASONS[0].parts[0],
    "bond": REASONS[0].bonds[0],
    "request": FULL_REQUEST,
    "focus": Focus("lats", 3),
    "done": FULL_REQUEST.done_today[0],
    "missing": Missing(
        phase=Phase.RELEASE, region="lats", reason=MissingReason.EQUIPMENT, exercises=("roll",), remedy=REMEDY
    ),
    "remedy": REMEDY,
    "time-left": TimeLeft(seconds=50, reason=TimeLeftReason.TOO_SHORT, short_s=20, exercise="swing"),
    "in-force": InForce(
        equipment=("roller", "wall"), positions=(Position.SEATED, Position.PRONE), avoid=(Demand.FLOOR,)
    ),
    "alternative": Alternative(plan=PLAN, change=LESS, proved=True),
    "day": Day(
        request=REQUEST, plans=(PLAN, PLAN), phases=SCORE.phases, presence=12, coverage=100 * POINT, bound=120 * POINT
    ),
    "catalog": CATALOG,
    "table": CATALOG.goals,
    "rows": CATALOG.find("pull"),
    "placed-citation": CITATIONS[0],
    "placed-cue": CATALOG.cues()[0],
    "disputed-citation": DISPUTED[0],
    "disagreement": DISAGREEMENTS[0],
    "weight": GOAL.weights[0],
    "warning": WARNING,
    "citation": PULL.citations[-1],
    "claim": PULL.claims[0],
    "none-found": GOAL.none_found[0],
    "setup": PULL.setups[1],
    "reps": Reps(low=6, high=8, rep_s=3, hold_s=2, sets_low=2, sets=3, rest_s=90, to_fatigue=True),
    "hold": Hold(low_s=20, high_s=30, sets=2),
    "timed": ROLL.dose,
    "range": Range(2, 3),
    "frequency": PULL.frequency,
    "instruction": PULL.instructions[0],
    "cue": PULL.cues[1],
    "target": PULL.targets[2],
    "adjustment": PULL.adjustments[0],
    "advice": PULL.advice[0],
    "block": ROUTINE.timeline[-1],
    "fault": Fault("no goal has the id 'fre-back'", "goal", "my.json", near=("free-back",)),
    "rule-edge": RuleEdge("roll", "pull", "roll-first"),
    "constraint": refusal_cases.MANY.conflict[0],
    "fact": refusal_cases.MANY.facts[0],
    "relaxation": refusal_cases.RELAXED.relaxations[0],
    "conflict": refusal_cases.MANY.conflicts[1],
    "row-change": RowChange(
        table="exercises",
        id="roll",
        kind="changed",
        fields=("dose", "switch_s"),
        sources_added=("book",),
        sources_dropped=("study",),
    ),
    "repair": refusal_cases.MANY.repairs[0],
    "change": refusal_cases.MANY.repairs[0].changes[2],
}

#: More values, which take other sentences.
_OTHERS: dict[str, object] = {
    "plan-with-focus": attrs.evolve(PLAN, request=Request(minutes=10, focus={"lats": 3, "neck": 1})),
    "routine-plain": attrs.evolve(ROUTINE, follows_source=False, notes=(), citations=()),
    "exercise-without-instructions": SWING,
    "exercise-imported": attrs.evolve(
        SWING, estimates=(), imported=("phase", "setups.equipment", "setups.position", "dose.high_s")
    ),
    "findings-none": (),
    "reason-asked": REASONS[1],
    "score-bounded": attrs.evolve(
        SCORE,
        status=Status.BOUNDED,
        bound=103 * POINT - 99,
        floor_trips=0,
        position_changes=0,
        equipment_changes=0,
        recent=0,
    ),
    "why-alone": WHY_ALONE,
    "why-here-fixed": attrs.evolve(
        WHY_HERE, latest=2, saves_trips=0, saves_positions=0, saves_equipment=0, tie=False, proved=False
    ),
    "why-not-at-all": WhyNot(left_out=LEFT_OUT, conflict=CONFLICT, proved=True),
    "diff-none": SAME,
    "region-part": CATALOG.regions["neck"],
    "rule-of-phases": PHASES,
    "rule-of-regions": attrs.evolve(PHASES, kinds=(RuleKind.REGION_ORDER,), regions=(("lats", "neck"),)),
    **{
        f"missing-{reason}": Missing(
            phase=Phase.RELEASE,
            region=None if reason is MissingReason.NO_TIME else "lats",
            reason=reason,
            exercises=() if reason in (MissingReason.NOTHING, MissingReason.DEMAND) else ("roll", "swing"),
        )
        for reason in MissingReason
    },
    "remedy-allow": attrs.evolve(
        REMEDY, change=Change(Constraint(ConstraintKind.AVOID, "floor"), add=("floor",)), worth=POINT
    ),
    "remedy-time": attrs.evolve(REMEDY, change=Change(Constraint(ConstraintKind.BUDGET, value=600), more=90), worth=0),
    "remedy-include-again": attrs.evolve(
        REMEDY, change=Change(Constraint(ConstraintKind.EXCLUDE, "swing")), exercises=("swing",)
    ),
    "time-left-all-in": TimeLeft(seconds=50, reason=TimeLeftReason.NOTHING_MORE),
    "time-left-steps": TimeLeft(seconds=50, reason=TimeLeftReason.MOST_STEPS),
    "time-left-short": TimeLeft(seconds=50, reason=TimeLeftReason.TOO_SHORT),
    "in-force-nothing": InForce(),
    "in-force-everywhere": InForce(positions=tuple(each for each in Position if each is not Position.ANY)),
    "alternative-bounded": Alternative(plan=PLAN, change=MORE, proved=False),
    "day-proved": Day(request=REQUEST, plans=(PLAN,), phases=SCORE.phases, presence=12, coverage=POINT, bound=POINT),
    "cell-score-today": attrs.evolve(SCORE.cells[0], before=90, units=100, worth=1555),
    "block-one-side": ROUTINE.timeline[1],
    "interval-last": SESSION[-1],
    "interval-of-two-sets": SESSION[5],
    "session-late": SESSION.from_(4),
    "block-rest": BLOCK_REST,
    "bond-alone": Bond(rule="x"),
    "catalog-empty": Catalog(),
    "citation-whole": PULL.citations[0],
    "cue-without-source": attrs.evolve(PULL.cues[1], sources=(), short="Draw the blades down"),
    "done-dose": FULL_REQUEST.done_today[1],
    "focus-without": Focus("neck", 0),
    "frequency-unstated": Frequency(),
    "none-found-support": PULL.claims[0].none_found[0],
    "range-of-one": Range(2, 2),
    "request-bare": REQUEST,
    "request-elsewhere": Request(minutes=5, goal="free-back", setting="den", positions=("seated",), avoid=("prone",)),
    "setup-quick": SWING.setups[0],
    "setting-bare": CATALOG.settings["field"],
    "source-study": CATALOG.sources["study"],
    "row-change-new": RowChange(table="goals", id="free-back", kind="added"),
    "warning-sign": SIGN,
}

#: The function that makes each approved text.
TEXTS: dict[str, Callable[[], str]] = {
    **{name: partial(explain, value, CATALOG) for name, value in (ONE_OF_EACH | _OTHERS).items()},
    "request-without-catalog": partial(explain, FULL_REQUEST),
    "request-bare-without-catalog": partial(explain, attrs.evolve(REQUEST, setting="den")),
    "plan-narrow": partial(explain, PLAN, CATALOG, width=40),
    "exercise-narrow": partial(explain, PULL, CATALOG, width=40),
    "exercise-wide": partial(explain, PULL, CATALOG, width=120),
    "plan-without-catalog": partial(explain, PLAN),
    "exercise-without-catalog": partial(explain, ROLL),
    "outline": partial(outline, PLAN, CATALOG),
    "outline-brief": partial(outline, PLAN, CATALOG, brief=True),
    "refusal-one-fact": partial(explain, refusal_cases.ONE_FACT, refusal_cases.CATALOG),
    "refusal-many-facts": partial(explain, refusal_cases.MANY_FACTS, refusal_cases.CATALOG),
    "refusal-same-case": partial(explain, refusal_cases.SAME_CASE, refusal_cases.CATALOG),
    "refusal-many": partial(explain, refusal_cases.MANY, refusal_cases.CATALOG),
    "repair-one-change": partial(explain, refusal_cases.MANY.repairs[1], refusal_cases.CATALOG),
    "refusal-not-minimal": partial(explain, refusal_cases.NOT_MINIMAL, refusal_cases.CATALOG),
}
