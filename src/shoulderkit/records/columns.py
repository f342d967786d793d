"""The columns of records, kind by kind: what each is called and what it holds. Any of them may be None."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from shoulderkit.catalog import Disagreement, DisputedCitation, PlacedCitation, PlacedCue, RowChange, Rows, Table
from shoulderkit.errors import Fault, InvalidValueError
from shoulderkit.model import (
    Adjustment,
    Advice,
    Block,
    Citation,
    Claim,
    Cue,
    Equipment,
    Exercise,
    Finding,
    Goal,
    Instruction,
    NoneFound,
    Region,
    Routine,
    Rule,
    SafetyWarning,
    Session,
    Setting,
    Setup,
    Source,
    Target,
    Weight,
)
from shoulderkit.model.steps import Step
from shoulderkit.plans import Alternative, Bond, CellScore, Day, LeftOut, Missing, Part, Plan, Reason


class Column(StrEnum):
    """What a column holds: a text, a whole number, true or false, or a list of texts or numbers."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"
    TEXTS = "list of texts"
    NUMBERS = "list of numbers"


#: The columns of a kind, in their order.
Columns = dict[str, Column]

_T, _N, _F, _L = Column.TEXT, Column.NUMBER, Column.FLAG, Column.TEXTS


def _columns(of: Column, names: str) -> Columns:
    return dict.fromkeys(names.split(), of)


#: A dose, of whatever kind it is; what its kind does not have is None.
DOSE: Columns = {
    "dose": _T,
    **_columns(_N, "sets_low sets low high rep_s hold_s low_s high_s rest_s"),
    "to_fatigue": _F,
}
_FREQUENCY = _columns(_N, "times_a_day_low times_a_day_high days_a_week_low days_a_week_high weeks_low weeks_high")
_CITED: Columns = {"sources": _L, "contradicted_by": _L}

#: A step of a routine.
STEP: Columns = {
    "routine": _T,
    "number": _N,
    **_columns(_T, "exercise name phase sides"),
    "halves": _L,
    "position": _T,
    "equipment": _L,
    **_columns(_N, "setup_number start_s duration_s"),
    **DOSE,
    "shortened": _F,
}
#: A step of a plan.
PLANNED: Columns = {**STEP, "serves": _L, "worth": _N, "loss": _N, "required": _F, "recent": _F}

COLUMNS: dict[type[Any], Columns] = {
    Region: {**_columns(_T, "id name kind body_side"), **_columns(_L, "part_of aliases"), **_columns(_T, "uberon fma")},
    Equipment: {
        **_columns(_T, "id name"),
        **_columns(_L, "aliases substitutes"),
        "lifts_off_floor": _F,
        "note": _T,
    },
    Setting: {**_columns(_T, "id name"), **_columns(_L, "aliases equipment positions avoid")},
    Goal: {**_columns(_T, "id name in_their_words"), "aliases": _L, "phases": _L, "regions": _L, **_CITED},
    Source: {
        **_columns(_T, "id title kind publisher"),
        "authors": _L,
        **_columns(_T, "date url identifier read note"),
    },
    SafetyWarning: {**_columns(_T, "id text kind"), **_CITED},
    Rule: {
        "id": _T,
        "kinds": _L,
        **_columns(_T, "sentence why strength"),
        **_columns(_L, "phases regions exercises disputes"),
        **_CITED,
    },
    Exercise: {
        **_columns(_T, "id name phase summary"),
        "aliases": _L,
        "family": _T,
        "easier_forms": _L,
        **_columns(_L, "primary secondary quiet"),
        **_columns(_L, "positions equipment demands"),
        "without_equipment": _F,
        "load": _T,
        "sides": _T,
        **_columns(_N, "switch_s setup_s duration_s"),
        **DOSE,
        **_FREQUENCY,
        **_columns(_N, "instructions cues claims"),
        **_columns(_L, "best_times triggers links"),
        **_CITED,
        **_columns(_L, "estimates unstated imported notes"),
    },
    Routine: {
        **_columns(_T, "id name"),
        **_columns(_N, "duration_s steps"),
        "exercises": _L,
        "follows_source": _F,
        **_FREQUENCY,
        **_CITED,
        "notes": _L,
    },
    Weight: {**_columns(_T, "goal phase region"), "weight": _N, "why": _T, "sources": _L},
    Step: STEP,
    Session: {
        **_columns(_N, "number step"),
        **_columns(_T, "exercise name phase kind side"),
        **_columns(_N, "set_number sets start_s duration_s reps rep_s hold_s"),
        "to_fatigue": _F,
        "cues": _L,
        "cue_starts_s": Column.NUMBERS,
        "stop": _L,
        "next_number": _N,
        **_columns(_T, "next_exercise next_name"),
    },
    Plan: PLANNED,
    Day: {"plan": _N, **PLANNED},
    PlacedCue: {"exercise": _T, "number": _N, **_columns(_T, "kind text short"), "sources": _L},
    PlacedCitation: _columns(_T, "table id path field text source title url stance note read"),
    Disagreement: {
        **_columns(_T, "table id about field text"),
        **_columns(_L, "supports supports_notes contradicts contradicts_notes disputes"),
    },
    DisputedCitation: _columns(_T, "table id about field text stance source title url kind read note"),
    RowChange: {**_columns(_T, "table id kind"), **_columns(_L, "fields sources_added sources_dropped")},
    CellScore: {**_columns(_T, "phase region"), **_columns(_N, "weight before units worth")},
    Missing: {
        **_columns(_T, "phase region reason"),
        "exercises": _L,
        "change": _T,
        "remedy_exercises": _L,
        "worth": _N,
    },
    Reason: {
        "exercise": _T,
        "serves": _L,
        **_columns(_N, "worth loss"),
        "lost_phases": _L,
        **_columns(_F, "required recent"),
        "behind": _T,
        **_columns(_L, "needed_by rules"),
    },
    Part: {"region": _T, **_columns(_N, "units worth")},
    Bond: {"rule": _T, **_columns(_L, "after before")},
    LeftOut: {**_columns(_T, "exercise reason"), "names": _L, "rule": _T, "short_s": _N},
    Alternative: {
        "exercises": _L,
        **_columns(_N, "duration_s presence coverage recent"),
        **_columns(_L, "added removed moved redosed"),
        "proved": _F,
    },
    Finding: {**_columns(_T, "severity check sentence"), "exercises": _L, "why": _T, **_CITED},
    Block: {
        "step": _N,
        **_columns(_T, "exercise kind half"),
        **_columns(_N, "set_number start_s duration_s rep_s hold_s"),
    },
    Setup: {
        "position": _T,
        "equipment": _L,
        "raised": _F,
        "demands": _L,
        "setup_s": _N,
        **DOSE,
    },
    Target: {**_columns(_T, "region role"), "sources": _L},
    Instruction: {"text": _T, "sources": _L},
    Cue: {**_columns(_T, "kind text short"), "sources": _L},
    Adjustment: {**_columns(_T, "when text"), "sources": _L},
    Advice: {**_columns(_T, "kind text"), "sources": _L},
    Claim: {**_columns(_T, "kind text"), **_CITED, "none_found": _L},
    Citation: _columns(_T, "source field stance note"),
    NoneFound: _columns(_T, "stance date note"),
}
#: Of these a value by itself has other rows than a table of them: those that it consists of.
_INSIDE: dict[type[Any], type[Any]] = {Goal: Weight, Routine: Step}
#: What has columns by itself, or in what holds it, and none in a table of its like.
_BY_ITSELF = (Plan, Day, Session, Step, Weight)


def kind_of_rows(value: object) -> type[Any]:
    """Return what the rows of a value are: values of its kind, or the parts that it consists of.

    Raises:
        InvalidValueError: there are no columns for it.
    """
    held: Any = value
    cls: type[Any] = held.__class__
    listed = cls in {Table, Rows}
    kind: type[Any] = held.kind if listed else _INSIDE.get(cls, cls)
    if kind not in COLUMNS or (listed and kind in _BY_ITSELF):
        fault = Fault(f"there are no columns for values of type {kind.__name__}", "kind")
        raise InvalidValueError("to_records", (fault,))
    return kind


def columns_of(value: object) -> Columns:
    """Return the columns of the records of a value.

    Raises:
        InvalidValueError: there are no columns for it.
    """
    return COLUMNS[kind_of_rows(value)]
