"""The values that data and routines are made of: frozen, hashable, ranges checked; no I/O, no policy, no prose.

Ids are kebab-case, never change meaning and are never used again for something else. ``sources`` holds the ids of the
sources that say a thing; where it is empty the thing is this package's own reading. All times are whole seconds.
"""

from shoulderkit.model.doses import Dose, Frequency, Hold, Range, Reps, Timed
from shoulderkit.model.exercises import SHORT, Adjustment, Advice, Cue, Exercise, Instruction, Target
from shoulderkit.model.intervals import Interval, TimedCue
from shoulderkit.model.references import (
    MOST_WEIGHT,
    Citation,
    Claim,
    Equipment,
    Goal,
    NoneFound,
    Region,
    SafetyWarning,
    Setting,
    Source,
    Weight,
)
from shoulderkit.model.routines import Finding, Routine
from shoulderkit.model.rules import Rule
from shoulderkit.model.sessions import Session
from shoulderkit.model.setups import Setup, implied_demands
from shoulderkit.model.steps import HALVES, Block, Step, duration_s

__all__ = [
    "HALVES",
    "MOST_WEIGHT",
    "SHORT",
    "Adjustment",
    "Advice",
    "Block",
    "Citation",
    "Claim",
    "Cue",
    "Dose",
    "Equipment",
    "Exercise",
    "Finding",
    "Frequency",
    "Goal",
    "Hold",
    "Instruction",
    "Interval",
    "NoneFound",
    "Range",
    "Region",
    "Reps",
    "Routine",
    "Rule",
    "SafetyWarning",
    "Session",
    "Setting",
    "Setup",
    "Source",
    "Step",
    "Target",
    "Timed",
    "TimedCue",
    "Weight",
    "duration_s",
    "implied_demands",
]
