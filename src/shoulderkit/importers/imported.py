"""The result of an importer: a catalog, and a note for every decision, repair and doubt."""

from __future__ import annotations

from enum import StrEnum

import attrs
from attrs import field

from shoulderkit.catalog import Catalog
from shoulderkit.model.arguments import checked
from shoulderkit.model.checks import Value
from shoulderkit.model.specs import a_member, a_name, a_text, an_id, an_instance, many, maybe, spec


class NoteKind(StrEnum):
    """The kind of a note."""

    DERIVED = "derived"
    REPAIR = "repair"
    DOUBT = "doubt"
    LEFT_OUT = "left-out"


@attrs.frozen(kw_only=True)
class Note(Value):
    """One thing that an importer derived, repaired, doubts or left out.

    Attributes:
        kind: the kind; ``derived`` is for a field that no source states, listed in the exercise's ``imported``.
        field: the field of the exercise that it is about; for what was left out, the dataset's own key.
        text: what was done and why, as one clause.
        record: the id of the record in its dataset; None for the dataset as a whole.
        exercise: the id of the exercise made from the record; None for the dataset as a whole.
    """

    kind: NoteKind = field(metadata=spec(a_member(NoteKind)))
    field: str = field(metadata=spec(a_text()))
    text: str = attrs.field(metadata=spec(a_text()))
    record: str | None = attrs.field(default=None, metadata=spec(maybe(a_text())))
    exercise: str | None = attrs.field(default=None, metadata=spec(maybe(an_id())))


@attrs.frozen(kw_only=True)
class Imported(Value):
    """An imported dataset. The catalog and the notes can each be written as JSON.

    Attributes:
        catalog: the dataset as a catalog that has passed all checks.
        notes: how it was made, record by record in the order of the dataset.
    """

    catalog: Catalog = field(metadata=spec(an_instance(Catalog)))
    notes: tuple[Note, ...] = field(default=(), metadata=spec(many(an_instance(Note))))

    def of(self, id: str) -> tuple[Note, ...]:
        """Return the notes on an exercise; none if it was not imported.

        Args:
            id: the id of the exercise.

        Raises:
            InvalidValueError: *id* is not text.
        """
        checked("Imported.of", id=(a_name("exercises"), id))
        return tuple(note for note in self.notes if note.exercise == id)
