"""Records of the values that a catalog holds, one for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shoulderkit.catalog import PlacedCue
from shoulderkit.model import HALVES, Weight, duration_s
from shoulderkit.records.columns import COLUMNS
from shoulderkit.records.fields import cited, distinct, fields_of, plain
from shoulderkit.records.steps import dose_record
from shoulderkit.vocabulary import Role

if TYPE_CHECKING:
    from shoulderkit.catalog import Disagreement
    from shoulderkit.mixins import Record
    from shoulderkit.model import (
        Exercise,
        Frequency,
        Goal,
        Routine,
        Rule,
        SafetyWarning,
    )


def _frequency(frequency: Frequency | None) -> Record:
    columns: Record = {}
    for name in ("times_a_day", "days_a_week", "weeks"):
        span = None if frequency is None else getattr(frequency, name)
        columns[f"{name}_low"] = None if span is None else span.low
        columns[f"{name}_high"] = None if span is None else span.high
    return columns


def field_record(value: Any) -> Record:
    """Return the record of a value whose columns are its fields."""
    return fields_of(value, COLUMNS[type(value)])


def goal_record(goal: Goal) -> Record:
    """Return the record of a goal; its weights have records of their own."""
    return {
        "id": goal.id,
        "name": goal.name,
        "in_their_words": goal.in_their_words,
        "aliases": list(goal.aliases),
        "phases": distinct(weight.phase.value for weight in goal.weights),
        "regions": distinct(weight.region for weight in goal.weights),
        **cited(goal.citations, (source for weight in goal.weights for source in weight.sources)),
    }


def weight_record(goal: Goal, weight: Weight) -> Record:
    """Return the record of a weight of a goal."""
    _, *own = COLUMNS[Weight]
    return {"goal": goal.id, **fields_of(weight, own)}


def warning_record(warning: SafetyWarning) -> Record:
    """Return the record of a warning."""
    return {"id": warning.id, "text": warning.text, "kind": warning.kind.value, **cited(warning.citations)}


def rule_record(rule: Rule) -> Record:
    """Return the record of a rule; the ids of a group are joined by `` + ``."""
    return {
        "id": rule.id,
        "kinds": plain(rule.kinds),
        "sentence": rule.sentence,
        "why": rule.why,
        "strength": rule.strength.value,
        "phases": plain(rule.phases),
        "regions": [" + ".join(group) for group in rule.regions],
        "exercises": [" + ".join(group) for group in rule.exercises],
        "disputes": [claim.text for claim in rule.disputes],
        **cited(rule.citations, against=(citation for claim in rule.disputes for citation in claim.citations)),
    }


def exercise_record(exercise: Exercise) -> Record:
    """Return the record of an exercise; its dose and seconds are those of the full dose in its first setup."""
    setups, first = exercise.setups, exercise.setups[0]
    dose = exercise.dose_in(first)
    parts: tuple[Any, ...] = (
        *exercise.instructions,
        *exercise.cues,
        *exercise.targets,
        *exercise.adjustments,
        *exercise.advice,
    )
    said = (citation for claim in exercise.claims for citation in claim.citations)
    return {
        "id": exercise.id,
        "name": exercise.name,
        "phase": exercise.phase.value,
        "summary": exercise.summary,
        "aliases": list(exercise.aliases),
        "family": exercise.family,
        "easier_forms": list(exercise.easier_forms),
        "primary": [target.region for target in exercise.targets if target.role is Role.PRIMARY],
        "secondary": [target.region for target in exercise.targets if target.role is Role.SECONDARY],
        "quiet": [target.region for target in exercise.targets if target.role is Role.QUIET],
        "positions": distinct(setup.position.value for setup in setups),
        "equipment": distinct(thing for setup in setups for thing in setup.equipment),
        # every setup has them in the order of the vocabulary
        "demands": [demand.value for demand in first.demands if all(demand in setup.demands for setup in setups[1:])],
        "without_equipment": any(not setup.equipment for setup in setups),
        "load": exercise.load,
        "sides": exercise.sides.value,
        "switch_s": exercise.switch_s,
        "setup_s": first.setup_s,
        "duration_s": duration_s(exercise, first, dose, len(HALVES[exercise.sides][0])),
        **dose_record(dose),
        **_frequency(exercise.frequency),
        "instructions": len(exercise.instructions),
        "cues": len(exercise.cues),
        "claims": len(exercise.claims),
        "best_times": plain(exercise.best_times),
        "triggers": list(exercise.triggers),
        "links": list(exercise.links),
        **cited((*exercise.citations, *said), (source for part in parts for source in part.sources)),
        "estimates": list(exercise.estimates),
        "unstated": list(exercise.unstated),
        "imported": list(exercise.imported),
        "notes": list(exercise.notes),
    }


def routine_record(routine: Routine) -> Record:
    """Return the record of a routine; its steps have records of their own."""
    return {
        "id": routine.id,
        "name": routine.name,
        "duration_s": routine.duration_s,
        "steps": len(routine.steps),
        "exercises": [step.exercise.id for step in routine.steps],
        "follows_source": routine.follows_source,
        **_frequency(routine.frequency),
        **cited(routine.citations),
        "notes": list(routine.notes),
    }


def cue_record(placed: PlacedCue) -> Record:
    """Return the record of a cue."""
    exercise, number, *own = COLUMNS[PlacedCue]
    return {exercise: placed.exercise, number: placed.number, **fields_of(placed.cue, own)}


def disagreement_record(disagreement: Disagreement) -> Record:
    """Return the record of a disagreement; notes stand in the order of their sources, empty where there is none."""
    return {
        "table": disagreement.table,
        "id": disagreement.id,
        "about": disagreement.about,
        "field": disagreement.field,
        "text": disagreement.text,
        "supports": [citation.source for citation in disagreement.supports],
        "supports_notes": [citation.note or "" for citation in disagreement.supports],
        "contradicts": [citation.source for citation in disagreement.contradicts],
        "contradicts_notes": [citation.note or "" for citation in disagreement.contradicts],
        "disputes": list(disagreement.disputes),
    }
