"""Why a step is in and where it is, why the others are not, and why nothing fits. All of it data."""

from shoulderkit.planner.answers.questions import left_out_of, what_if, why, why_here, why_not
from shoulderkit.planner.answers.reasons import Chosen, cell_scores, reasons
from shoulderkit.planner.answers.refusal import refuse

__all__ = ["Chosen", "cell_scores", "left_out_of", "reasons", "refuse", "what_if", "why", "why_here", "why_not"]
