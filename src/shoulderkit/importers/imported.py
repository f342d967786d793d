"""What an importer gives: a catalog, and a note for every decision, repair and doubt behind it."""

from __future__ import annotations

from enum import StrEnum

import attrs
from attrs import field

from shoulderkit.catalog import Catalog
from shoulderkit.model.checks import Value, a_member, a_text, an_id, an_instance, many, maybe, spec


class NoteKind(StrEnum):
    """What a note is about."""

    DERIVED = "derived"
    REPAIR = "repair"
    DOUBT = "doubt"
    LEFT_OUT = "left-out"


@attrs.frozen(kw_only=True)
class Note(Value):
    """One thing that an importer decided, repaired, doubts or left out.

    Attributes:
        kind: what it is about; ``derived`` is a field that no source states, listed in the exercise's ``imported``.
        field: the field of the exercise that it is about; for what was left out the dataset's own key.
        text: what was done and why, in one clause.
        record: the record's id in its dataset; None: the dataset as a whole.
        exercise: the id of the exercise that was made of it; None: the dataset as a whole.
    """

    kind: NoteKind = field(metadata=spec(a_member(NoteKind)))
    field: str = field(metadata=spec(a_text()))
    text: str = attrs.field(metadata=spec(a_text()))
    record: str | None = attrs.field(default=None, metadata=spec(maybe(a_text())))
    exercise: str | None = attrs.field(default=None, metadata=spec(maybe(an_id())))


@attrs.frozen(kw_only=True)
class Imported(Value):
    """A foreign dataset as a catalog. The catalog and the notes can be written as JSON, each by itself.

    Attributes:
        catalog: what was made of it; all checks passed.
        notes: what an importer has to say of how it was made, record by record in the dataset's order.
    """

    catalog: Catalog = field(metadata=spec(an_instance(Catalog)))
    notes: tuple[Note, ...] = field(default=(), metadata=spec(many(an_instance(Note))))

    def of(self, id: str) -> tuple[Note, ...]:
        """The notes on one exercise, by its id; none where nothing was imported under it."""
        return tuple(note for note in self.notes if note.exercise == id)
