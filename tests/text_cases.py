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
    ROLL,
    ROUTINE,
    SAME,
    SCORE,
    SWING,
)
from shoulderkit.explainer import explain, outline
from shoulderkit.plans import Constraint, LeftOut, Request, WhatIf, Why, WhyHere, WhyNot
from shoulderkit.vocabulary import ConstraintKind, OutReason, RuleKind, Status

if TYPE_CHECKING:
    from collections.abc import Callable

WHY = Why(
    exercise="roll", parts=REASONS[0].parts, loss=64, without=LESS, required=True,
    requires=("swing",), needed_by=("pull",), proved=True,
)  # fmt: skip
WHY_ALONE = Why(
    exercise="roll", parts=(), loss=0, without=None, required=False, requires=(), needed_by=(), proved=False
)
WHY_HERE = WhyHere(
    exercise="pull", place=2, earliest=2, latest=4, bonds=REASONS[1].bonds,
    saves_positions=1, saves_equipment=2, tie=True, proved=True,
)  # fmt: skip
LEFT_OUT = LeftOut(exercise="swing", reason=OutReason.NO_TIME, short_s=30)
CONFLICT = (Constraint(ConstraintKind.BUDGET, value=300), Constraint(ConstraintKind.INCLUDE, "swing"))

#: One value of each kind that the explainer knows.
ONE_OF_EACH: dict[str, object] = {
    "plan": PLAN,
    "routine": ROUTINE,
    "step": ROUTINE.steps[1],
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
    "conflict": refusal_cases.MANY.conflicts[1],
    "constraint": refusal_cases.MANY.conflict[0],
    "fact": refusal_cases.MANY.facts[0],
    "relaxation": refusal_cases.RELAXED.relaxations[0],
    "repair": refusal_cases.MANY.repairs[0],
    "change": refusal_cases.MANY.repairs[0].changes[2],
}

#: More values, which take other sentences.
_OTHERS: dict[str, object] = {
    "plan-with-focus": attrs.evolve(PLAN, request=Request(minutes=10, focus={"lats": 3, "neck": 1})),
    "routine-plain": attrs.evolve(ROUTINE, follows_source=False, notes=(), citations=()),
    "exercise-without-instructions": SWING,
    "exercise-imported": attrs.evolve(SWING, estimates=(), imported=("phase", "equipment", "positions", "dose.hold_s")),
    "findings-none": (),
    "reason-asked": REASONS[1],
    "score-bounded": attrs.evolve(SCORE, status=Status.BOUNDED, bound=103, position_changes=0, recent=0),
    "why-alone": WHY_ALONE,
    "why-here-fixed": attrs.evolve(WHY_HERE, latest=2, saves_positions=0, saves_equipment=0, tie=False, proved=False),
    "why-not-at-all": WhyNot(left_out=LEFT_OUT, conflict=CONFLICT, proved=True),
    "diff-none": SAME,
    "region-part": CATALOG.regions["neck"],
    "rule-of-phases": PHASES,
    "rule-of-regions": attrs.evolve(PHASES, kinds=(RuleKind.REGION_ORDER,), regions=(("lats", "neck"),)),
    "setting-bare": CATALOG.settings["field"],
    "source-study": CATALOG.sources["study"],
}

#: The function that makes each approved text.
TEXTS: dict[str, Callable[[], str]] = {
    **{name: partial(explain, value, CATALOG) for name, value in (ONE_OF_EACH | _OTHERS).items()},
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
