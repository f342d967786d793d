"""What is the same on every machine: which phases and cells the bundled goals' plans serve, their order, lines of code."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import shoulderkit as sk
from benchmarks.rows import Row
from benchmarks.settings import Settings
from benchmarks.timing import tell
from shoulderkit.planner.score import SCORING
from shoulderkit.vocabulary import Status

SHORT_MINUTES = (1, 2, 3, 4, 5, 7, 10)
MINUTES = (5, 7, 10, 15, 20)
PLACE = "at home with a massage ball"
PART = f"Plans for the bundled goals, {PLACE}"


def _plans(minutes: int) -> list[sk.Plan]:
    equipment = ["massage-ball"]
    return [
        sk.plan(sk.Request(minutes=minutes, goal=goal, setting="home", equipment=equipment))
        for goal in sk.bundled().goals
    ]


def rows(settings: Settings) -> list[Row]:
    """Count what is in the plans of the bundled goals, and the lines of the package."""
    tell("outcomes")
    return [*_phases(), *_orders_and_cells(), *_lines()]


def _phases() -> list[Row]:
    found = []
    for minutes in SHORT_MINUTES:
        present = Counter(plan.score.phases for plan in _plans(minutes))
        note = "; ".join(f"{', '.join(phases)} ({_counted(count, 'goal')})" for phases, count in present.most_common())
        most = max(len(phases) for phases in present)
        found.append(Row(f"Phases present, {PLACE}", _counted(minutes, "minute"), most, "phases", note=note))
    return found


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count > 1)}"


def _orders_and_cells() -> list[Row]:
    scores = [plan.score for minutes in MINUTES for plan in _plans(minutes)]
    count, steps = len(scores), sum(len(plan.routine.steps) for minutes in MINUTES for plan in _plans(minutes))
    proved = sum(score.order_status is Status.OPTIMAL for score in scores)
    units = [cell.units for score in scores for cell in score.cells]
    listed = [("with 0 units", sum(not each for each in units))]
    low = end = 0
    for _, length in SCORING.worth:
        low, end = end, end + length
        within = sum(low < each <= end for each in units)
        listed.append((f"with {low + 1:,} to {end:,} units", within))
    listed.append((f"with more than {end:,} units", sum(each > end for each in units)))
    every = f"{count} plans of {', '.join(map(str, MINUTES))} minutes"
    return [
        Row(PART, "orders proved", proved, "plans", every, count),
        Row(PART, "changes of position", sum(score.position_changes for score in scores), "", "steps", steps),
        Row(PART, "trips down to the floor", sum(score.floor_trips for score in scores), "", "steps", steps),
        *(Row(PART, f"cells {name}", number, "cells", "weighted cells", len(units)) for name, number in listed),
    ]


def _lines() -> list[Row]:
    package = Path(sk.__file__).parent
    auditor, planner = (
        sum(len(path.read_text(encoding="utf-8").splitlines()) for path in (package / name).rglob("*.py"))
        for name in ("auditor", "planner")
    )
    return [Row("Lines of code", "the auditor", auditor, "lines", "the planner", planner)]
