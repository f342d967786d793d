"""Requests, plans with their reasons, answers to questions about plans, and refusals. All data."""

from shoulderkit.plans.plan import Answerer, Deferred, Diff, Plan, WhatIf, Why, WhyHere, WhyNot, diff, planner_of
from shoulderkit.plans.reasons import Bond, LeftOut, Part, Reason
from shoulderkit.plans.refusals import (
    Change,
    Conflict,
    Constraint,
    EffortLimitError,
    Fact,
    Failure,
    NoPlanError,
    Refusal,
    Relaxation,
    Repair,
)
from shoulderkit.plans.request import Focus, Request
from shoulderkit.plans.score import CellScore, Score

__all__ = [
    "Answerer",
    "Bond",
    "CellScore",
    "Change",
    "Conflict",
    "Constraint",
    "Deferred",
    "Diff",
    "EffortLimitError",
    "Fact",
    "Failure",
    "Focus",
    "LeftOut",
    "NoPlanError",
    "Part",
    "Plan",
    "Reason",
    "Refusal",
    "Relaxation",
    "Repair",
    "Request",
    "Score",
    "WhatIf",
    "Why",
    "WhyHere",
    "WhyNot",
    "diff",
    "planner_of",
]
