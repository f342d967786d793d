"""Explanations as data: why a step is in and where it is, why the others are not, and why nothing fits.

`reasons` and `left_out` come with a plan, `questions` answers what is asked about one, `refusal` explains why there is none, and
`differences` tells where a plan that was read is not the planner's own.
"""

from shoulderkit.planner.answers.differences import differences
from shoulderkit.planner.answers.questions import left_out_of, what_if, why, why_here, why_not
from shoulderkit.planner.answers.reasons import Chosen, cell_scores, reasons
from shoulderkit.planner.answers.refusal import refuse

__all__ = [
    "Chosen",
    "cell_scores",
    "differences",
    "left_out_of",
    "reasons",
    "refuse",
    "what_if",
    "why",
    "why_here",
    "why_not",
]
