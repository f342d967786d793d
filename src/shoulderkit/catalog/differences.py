"""What changed from one catalog to another, row by row, with the sources that came and went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
from attrs import field

from shoulderkit.catalog.references import KINDS, differing, references_in
from shoulderkit.errors import brief, shown
from shoulderkit.model import Routine
from shoulderkit.model.checks import Value
from shoulderkit.model.specs import a_member, a_text, an_id, many, spec
from shoulderkit.vocabulary import RowChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_names = spec(many(a_text(), distinct=True))
_sources = spec(many(an_id("sources"), distinct=True))


@attrs.frozen(kw_only=True)
class RowChange(Value):
    """A value of a catalog that is new, gone or changed in another one.

    Attributes:
        table: the name of its table, e.g. ``exercises``.
        id: its id.
        kind: whether it is new, gone or changed.
        fields: what changed in it, in the order of its class; empty for what is new or gone.
        sources_added: ids of the sources that it cites and did not cite before.
        sources_dropped: ids of the sources that it cited and no longer cites.
    """

    table: str = field(metadata=spec(a_text()))
    id: str = field(metadata=spec(an_id()))
    kind: RowChangeKind = field(metadata=spec(a_member(RowChangeKind)))
    fields: tuple[str, ...] = field(default=(), metadata=_names)
    sources_added: tuple[str, ...] = field(default=(), metadata=_sources)
    sources_dropped: tuple[str, ...] = field(default=(), metadata=_sources)

    def __repr__(self) -> str:
        return f"<RowChange {brief(self.table)}.{self.id}: {self.kind}>"


def row_changes(old: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]]) -> Iterator[RowChange]:
    """Yield what changed between two catalogs, table by table in the order of a catalog, by id.

    Args:
        old: the tables of the one, by name.
        new: the tables of the other.
    """
    for table in KINDS:
        for name in sorted({*old[table], *new[table]}):
            before, after = old[table].get(name), new[table].get(name)
            fields = () if before is None or after is None else _fields(before, after)
            if before is not None and after is not None and not fields:
                continue
            cited, cites = _sources_of(before), _sources_of(after)
            yield RowChange(
                table=table,
                id=name,
                kind=_kind(before, after),
                fields=fields,
                sources_added=tuple(sorted(cites - cited)),
                sources_dropped=tuple(sorted(cited - cites)),
            )


def _kind(before: object, after: object) -> RowChangeKind:
    if before is None:
        return RowChangeKind.ADDED
    return RowChangeKind.REMOVED if after is None else RowChangeKind.CHANGED


def _fields(before: Any, after: Any) -> tuple[str, ...]:
    """The fields that differ. A routine's steps do only where more than what is inside their exercises differs."""
    found = differing(before, after)
    if isinstance(before, Routine) and "steps" in found and _steps(before) == _steps(after):
        return tuple(name for name in found if name != "steps")
    return found


def _steps(routine: Routine) -> list[tuple[object, ...]]:
    return [
        (step.exercise.id, step.position, step.equipment, step.setup_number, step.dose, step.halves, step.rest_s)
        for step in routine.steps
    ]


def _sources_of(value: object) -> set[str]:
    return set() if value is None else {name for _, table, name in references_in(value) if table == "sources"}


def difference(one: object, other: object) -> str:
    """Return in one clause how two values that have the same id differ; short values are shown."""
    parts: list[str] = []
    for name in differing(one, other):
        both = f"{shown(getattr(one, name))} against {shown(getattr(other, name))}"
        parts.append(f"{name} ({both})" if len(both) <= 80 else name)
    return f"there are two of this id, which differ in {', '.join(parts)}"
