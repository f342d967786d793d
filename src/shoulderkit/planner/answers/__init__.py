"""Explanations as data: why a step is in and where it is, why the others are not, and why nothing fits.

`reasons` and `left_out` come with a plan, `questions` answers what is asked about one, `refusal` explains why there is none, and
`differences` tells where a plan that was read is not the planner's own.
"""

from shoulderkit.planner.answers.cautions import cautions
from shoulderkit.planner.answers.chosen import Chosen
from shoulderkit.planner.answers.differences import differences
from shoulderkit.planner.answers.missing import missing as missing_of
from shoulderkit.planner.answers.questions import left_out_of, time_left_of, what_if, why, why_here, why_not
from shoulderkit.planner.answers.reasons import reasons
from shoulderkit.planner.answers.refusal import refuse
from shoulderkit.planner.answers.score import score_of

__all__ = [
    "Chosen",
    "cautions",
    "differences",
    "left_out_of",
    "missing_of",
    "reasons",
    "refuse",
    "score_of",
    "time_left_of",
    "what_if",
    "why",
    "why_here",
    "why_not",
]
