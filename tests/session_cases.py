"""The sessions of the bundled data: every goal in every setting at common lengths, one line each, to be read by people."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from pathlib import Path

import shoulderkit as sk
from shoulderkit.explainer.doses import dose_words

FILE = Path(__file__).parent / "golden" / "sessions.txt"
SECONDS = (20, 30, 60, 120, 180, 300, 420, 600, 900, 1200, 1800)


@cache
def sessions() -> dict[tuple[str, str, int], sk.Plan]:
    """Return the plan for each goal, setting and length in seconds."""
    catalog = sk.bundled()
    cases = [(goal, setting, seconds) for goal in catalog.goals for setting in catalog.settings for seconds in SECONDS]
    requests = [sk.Request(goal=goal, setting=setting, seconds=seconds) for goal, setting, seconds in cases]
    return dict(zip(cases, sk.plan_many(requests, sk.Planner(catalog)), strict=True))


def _step(step: sk.Step) -> str:
    dose = dose_words(step.dose, step.exercise.sides).partition(", ")[0]
    return f"{step.exercise.id} ({dose}; {step.duration_s} s)"


def text_of(plans: dict[tuple[str, str, int], sk.Plan]) -> str:
    """Return the sessions as text: a heading for each goal and setting, a line for each length."""
    lines: list[str] = []
    for (goal, setting), cases in groupby(plans.items(), key=lambda case: case[0][:2]):
        lines += ["", f"{goal}, {setting}"]
        for (_, _, seconds), plan in cases:
            steps = "; ".join(map(_step, plan.routine.steps))
            lines.append(f"{seconds:>6} s  {plan.routine.duration_s:>4} s  {float(plan.score.points):>5.0f}  {steps}")
    return "\n".join(lines[1:]) + "\n"
