"""Doses as the auditor reads them, independently of the model: what is full, what is smallest, what a set takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from shoulderkit.model import Reps

if TYPE_CHECKING:
    from shoulderkit.model import Dose, Step


def own_dose(step: Step) -> Dose:
    """Return the full dose of a step's exercise in its setup."""
    return step.exercise.setups[step.setup_number].dose or step.exercise.dose


def work_s(dose: Dose) -> int:
    """Return the work of one set in seconds, at the high figure of its dose."""
    return dose.high * (dose.rep_s + dose.hold_s) if isinstance(dose, Reps) else dose.high_s


def smallest(dose: Dose) -> tuple[int, int]:
    """Return the fewest sets of a dose and the least seconds of work in each."""
    if dose.to_fatigue:
        return dose.sets_low or 1, work_s(dose)
    work = dose.low * (dose.rep_s + dose.hold_s) if isinstance(dose, Reps) else dose.low_s
    return dose.sets_low or 1, work


def at_low_figures(dose: Dose, sets: int) -> Dose:
    """Return so many sets of a dose at its low figures."""
    if isinstance(dose, Reps):
        return attrs.evolve(dose, high=dose.low, sets_low=None, sets=sets)
    return attrs.evolve(dose, high_s=dose.low_s, sets_low=None, sets=sets)
