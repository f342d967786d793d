"""Laws of refusals again, on large catalogs: CP-SAT says what is impossible."""

from __future__ import annotations

from functools import cache
from typing import Any

import attrs
import pytest

import test_laws_refusals as refusals
from large_cases import LARGE, case_of, planner_of
from oracle_brute import Case
from oracle_cpsat import least_steps, least_time
from shoulderkit.errors import NoPlanError
from shoulderkit.model import duration_s
from shoulderkit.requests import Constraint, Request
from shoulderkit.vocabulary import ConstraintKind, FactKind, Phase, RuleKind
from test_laws_refusals import FIELDS, Refused

#: In what way the requests are impossible.
WAYS = ["budget", "equipment", "described", "steps", "rules"]


def changes_of(case: Case, way: str) -> dict[str, Any]:
    """What makes a request impossible in this way."""
    exercises = case.catalog.exercises
    if way == "budget":
        longest = max(case.available, key=lambda name: (duration_s(exercises[name], exercises[name].dose), name))
        return {"include": [longest], "minutes": None, "seconds": 20}
    if way == "equipment":
        name = next(name for name, exercise in exercises.items() if all(exercise.equipment))
        return {"include": [name], "equipment": ()}
    if way == "described":
        name = next(name for name, exercise in exercises.items() if not exercise.described)
        return {"include": [name], "undescribed": False}
    if way == "steps":
        return {"include": list(case.available)[:1], "include_phases": tuple(Phase)[:3], "max_steps": 1}
    return {"include": []}
