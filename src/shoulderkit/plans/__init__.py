"""What is asked and what comes of it: requests, plans with their reasons, answers to questions, and refusals. All data."""

from shoulderkit.plans.answers import Diff, WhatIf, Why, WhyHere, WhyNot, diff
from shoulderkit.plans.plan import Asker, Bond, CellScore, LeftOut, Part, Plan, Reason, Score
from shoulderkit.plans.refusals import Constraint, EffortLimitError, Fact, Failure, NoPlanError, Refusal, Relaxation
from shoulderkit.plans.request import Focus, Request

__all__ = [
    "Asker",
    "Bond",
    "CellScore",
    "Constraint",
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
    "Request",
    "Score",
    "WhatIf",
    "Why",
    "WhyHere",
    "WhyNot",
    "diff",
]
