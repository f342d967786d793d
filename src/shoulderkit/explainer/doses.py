"""Doses, sides and setups in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.words import Names, an, counted, lasting, listed, position_words
from shoulderkit.model import Frequency, Hold, Reps
from shoulderkit.vocabulary import BodyHalf, Sides

if TYPE_CHECKING:
    from shoulderkit.model import Dose, Range, Setup, Step

_SIDES = {
    Sides.EACH: "each side, one after the other",
    Sides.ALTERNATING: "each side, in turns",
    Sides.ONE: "on the affected side",
}


def _range(low: int, high: int) -> str:
    return f"{low}" if low == high else f"{low}-{high}"


def _amount(dose: Dose) -> str:
    if isinstance(dose, Reps):
        reps = f"{_range(dose.low, dose.high)} {'rep' if dose.high == 1 else 'reps'}"
        return f"{reps}, each held {lasting(dose.hold_s)}" if dose.hold_s else reps
    if dose.low_s == dose.high_s:
        return lasting(dose.low_s)
    if dose.low_s % 60 == dose.high_s % 60 == 0:
        return f"{dose.low_s // 60}-{dose.high_s // 60} min"
    return f"{dose.low_s}-{dose.high_s} s"


def _sets(dose: Dose, low: int) -> str:
    amount = _amount(dose)
    if dose.sets > 1:
        sets = counted(dose.sets, "hold" if isinstance(dose, Hold) else "set")
        amount = f"{f'{low}-' if low < dose.sets else ''}{sets} of {amount}"
    elif isinstance(dose, Hold):
        amount = f"hold {amount}"
    return f"{amount}, to fatigue" if dose.to_fatigue else amount


def _before_sides(dose: Dose) -> str:
    """What stands between an amount and its sides: a comma after one that ends with a part of its own."""
    apart = dose.to_fatigue or (isinstance(dose, Reps) and dose.hold_s)
    return ", " if apart else " "


def _rest(dose: Dose) -> str:
    return f", {lasting(dose.rest_s)} rest between" if dose.sets > 1 and dose.rest_s else ""


def dose_words(dose: Dose, sides: Sides) -> str:
    """Return a dose as an exercise has it in words, with its ranges and sides."""
    where = f"{_before_sides(dose)}{_SIDES[sides]}" if sides in _SIDES else ""
    return f"{_sets(dose, dose.published_sets)}{where}{_rest(dose)}"


def step_dose_words(step: Step) -> str:
    """Return the dose of a step in words: its sets as they are done, its sides in order, what it was shortened from."""
    dose, own, halves = step.dose, step.exercise.dose_in(step.setup), step.halves
    words = _sets(dose, dose.sets)
    if len(halves) > 1:
        order = " then ".join(half.value for half in halves)
        in_turns = step.exercise.sides is Sides.ALTERNATING and dose.sets > 1
        words += f"{_before_sides(dose)}each side, {'in turns, ' if in_turns else ''}{order}"
    elif BodyHalf.BOTH not in halves:
        words += f"{_before_sides(dose)}on the {listed(halves)}"
    if step.shortened:
        words += f", shortened from {own.published_sets}" + (" sets" if dose.sets == 1 else "")
    return words + _rest(dose)


def setup_words(setup: Setup, names: Names) -> str:
    """Return a setup in words: its position, and what it is done with."""
    things = [an(names.equipment(thing)) for thing in setup.equipment]
    return position_words(setup.position) + (f" with {listed(things)}" if things else "")


def _often(span: Range, one: str, many: str) -> str:
    return one if span.high == 1 else f"{_range(span.low, span.high)} {many}"


def frequency_words(frequency: Frequency | None) -> str:
    """Return how often a move is to be done, in words; an empty text where no source says it."""
    if frequency is None:
        return ""
    parts = (
        frequency.times_a_day and _often(frequency.times_a_day, "once a day", "times a day"),
        frequency.days_a_week and _often(frequency.days_a_week, "one day a week", "days a week"),
        frequency.weeks and f"for {_often(frequency.weeks, 'one week', 'weeks')}",
    )
    return ", ".join(part for part in parts if part)
