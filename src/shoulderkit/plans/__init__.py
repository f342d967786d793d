"""Requests, plans with their reasons, answers to questions about plans, and refusals. All data."""

from shoulderkit.plans.answers import Diff, Why, WhyHere
from shoulderkit.plans.changes import RequestChanges
from shoulderkit.plans.days import Alternative, Day
from shoulderkit.plans.deferred import Deferred
from shoulderkit.plans.missing import InForce, Missing, Remedy, TimeLeft
from shoulderkit.plans.plan import Answerer, Plan, WhatIf, WhyNot, diff, planner_of
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
from shoulderkit.plans.request import Done, Focus, Request
from shoulderkit.plans.score import CellScore, Score

__all__ = [
    "Alternative",
    "Answerer",
    "Bond",
    "CellScore",
    "Change",
    "Conflict",
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
    "Repair",
    "Request",
    "RequestChanges",
    "Score",
    "TimeLeft",
    "WhatIf",
    "Why",
    "WhyHere",
    "WhyNot",
    "diff",
    "planner_of",
]
