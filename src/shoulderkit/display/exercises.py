"""Exercises and goals as displays: the essentials in view, all else folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.display.closing import closing
from shoulderkit.display.drawn import drawn_exercise
from shoulderkit.display.lines import parts_of
from shoulderkit.display.parts import Fold, Grid, Items, Text, Title, labeled
from shoulderkit.explainer.doses import dose_words, frequency_words, setup_words
from shoulderkit.explainer.exercises import exercise_lines, full_time_s, hedge_words
from shoulderkit.explainer.references import cited, searches
from shoulderkit.explainer.words import demand_words, sentence
from shoulderkit.model.times import clock
from shoulderkit.vocabulary import CueKind, Role

if TYPE_CHECKING:
    from shoulderkit.display.parts import Part
    from shoulderkit.explainer.words import Names
    from shoulderkit.model import Exercise, Goal


def exercise_parts(exercise: Exercise, names: Names) -> tuple[Part, ...]:
    """Return the display of an exercise: what it is, its picture, its dose and setups, how it is done, and when to stop."""
    targets = {
        role: ", ".join(names.region(target.region) for target in exercise.targets if target.role is role)
        for role in Role
    }
    stops = [sentence(cue.short) for cue in exercise.cues if cue.kind is CueKind.STOP]
    setups = "; or ".join(setup_words(setup, names) for setup in exercise.setups)
    dose = dose_words(exercise.dose, exercise.sides) + hedge_words(exercise, "dose")
    facts = labeled(
        ("Dose", f"{dose}; {clock(full_time_s(exercise))} in total"),
        ("Against", exercise.load or ""),
        ("How often", frequency_words(exercise.frequency)),
        ("Setup", setups + hedge_words(exercise, "setups")),
        ("Involves", ", ".join(map(demand_words, exercise.demands))),
        ("Works", targets[Role.PRIMARY]),
        ("Also works", targets[Role.SECONDARY]),
        ("Keep relaxed", targets[Role.QUIET]),
        ("Stop", " ".join(stops)),
    )
    do = tuple(instruction.text for instruction in exercise.instructions)
    how = Items(do, numbered=True) if do else Text("The sources do not describe how to do it.")
    # the last of the lines is what closes the whole display as well
    *known, _ = parts_of(exercise_lines(exercise, names))
    more = Fold("All that is known of it, with sources", tuple(known), brief=False)
    title = Title(exercise.name, f"{exercise.id}, {exercise.phase}")
    return (title, Text(exercise.summary), *drawn_exercise(exercise), facts, how, more, *closing(names))


def goal_parts(goal: Goal, names: Names) -> tuple[Part, ...]:
    """Return the display of a goal: what it needs and why, and what speaks for it and against it."""
    rows = tuple((w.phase.value, names.region(w.region), str(w.weight), w.why or "") for w in goal.weights)
    return (
        Title(goal.name, goal.id),
        Text(goal.in_their_words),
        labeled(("Also called", ", ".join(goal.aliases))),
        Grid(("Phase", "Region", "Weight", "Why"), rows, frozenset({"Weight"})),
        Text("The weights are this package's estimates."),
        Fold("For and against", (Items((*cited(goal.citations, names), *searches(goal.none_found))),)),
    )
