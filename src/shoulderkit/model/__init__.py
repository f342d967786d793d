"""The values that data and routines are made of: frozen, hashable, ranges checked; no I/O, no policy, no prose.

Ids are kebab-case, never change meaning and are never used again for something else. ``sources`` holds the ids of the
sources that say a thing; where it is empty the thing is this package's own reading. All times are whole seconds.
"""

from shoulderkit.model.doses import Dose, Hold, Reps, Timed
from shoulderkit.model.exercises import SHORT, Adjustment, Cue, Exercise, Instruction, Target
from shoulderkit.model.references import (
    MOST_WEIGHT,
    Citation,
    Claim,
    Equipment,
    Goal,
    Region,
    Setting,
    Source,
    Weight,
)
from shoulderkit.model.routines import Block, Finding, Routine, Step, duration_s
from shoulderkit.model.rules import Rule

__all__ = [
    "MOST_WEIGHT",
    "SHORT",
    "Adjustment",
    "Block",
    "Citation",
    "Claim",
    "Cue",
    "Dose",
    "Equipment",
    "Exercise",
    "Finding",
    "Goal",
    "Hold",
    "Instruction",
    "Region",
    "Reps",
    "Routine",
    "Rule",
    "Setting",
    "Source",
    "Step",
    "Target",
    "Timed",
    "Weight",
    "duration_s",
]
