"""Routines for the auditor, and its findings in a short form."""

from __future__ import annotations

import made
from shoulderkit.auditor import audit
from shoulderkit.model import Citation, Cue, Instruction
from shoulderkit.vocabulary import (
    CueKind,
    Position,
    Severity,
)

HOW = (Instruction(text="Do it."),)
PRESS = made.exercise(instructions=HOW)
PULL = made.rich_exercise(cues=(), easier_forms=(), name="Pull")
STOPS = (
    Cue(kind=CueKind.STOP, text="Stop at pain.", short="Stop", sources=("a-page",)),
    Cue(kind=CueKind.STOP, text="Not on a pulse.", short="No pulse", sources=("a-page", "b-page")),
    Cue(kind=CueKind.FEEL, text="Feel it.", short="Feel", sources=("c-page",)),
)
SOURCES = [made.source(id=name) for name in ("a-page", "b-page", "c-page")]
RULE = made.rule(citations=(Citation(source="a-page"),))


def catalog(*exercises, rules=(), own=(PRESS, PULL)):
    """Return a catalog with these exercises besides the press and the pull."""
    return made.catalog(exercises=[*own, *exercises], rules=rules, routines=[], sources=SOURCES)


def pull(**changes):
    return made.step(PULL, **{"position": Position.SEATED, "equipment": ("orange",)} | changes)


def found(subject, judge=None, **given):
    """Return the severity, check and sentence of each finding."""
    return [(f.severity, f.check, f.sentence) for f in audit(subject, judge or catalog(), **given)]


def overruled(value, **fields):
    """Set fields of a frozen value that its constructor would refuse."""
    for name, field in fields.items():
        object.__setattr__(value, name, field)
    return value


def error(check, sentence):
    return [(Severity.ERROR, check, sentence)]


def advice(check, sentence):
    return [(Severity.ADVICE, check, sentence)]
