"""Requests, plans with their reasons, answers to questions about plans, and refusals. All data."""

from shoulderkit.plans.days import Alternative, Day
from shoulderkit.plans.missing import InForce, Missing, Remedy, TimeLeft
from shoulderkit.plans.plan import Answerer, Deferred, Diff, Plan, WhatIf, Why, WhyHere, WhyNot, diff, planner_of
from shoulderkit.plans.reasons import Bond, LeftOut, Part, Reason
from shoulderkit.plans.refusals import (
    Constraint,
    EffortLimitError,
    Fact,
    Failure,
    NoPlanError,
    Refusal,
    Relaxation,
)
from shoulderkit.plans.request import Done, Focus, Request
from shoulderkit.plans.score import CellScore, Score

__all__ = [
    "Alternative",
    "Answerer",
    "Bond",
    "CellScore",
    "Constraint",
    "Day",
    "Deferred",
    "Diff",
    "Done",
    "EffortLimitError",
    "Fact",
    "Failure",
    "Focus",
    "InForce",
    "LeftOut",
    "Missing",
    "NoPlanError",
    "Part",
    "Plan",
    "Reason",
    "Refusal",
    "Relaxation",
    "Remedy",
    "Request",
    "Score",
    "TimeLeft",
    "WhatIf",
    "Why",
    "WhyHere",
    "WhyNot",
    "diff",
    "planner_of",
]
