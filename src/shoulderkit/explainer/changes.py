"""Descriptions of what changed between two catalogs."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from shoulderkit.explainer.layout import bullets, wrapped
from shoulderkit.explainer.words import capital, listed
from shoulderkit.vocabulary import RowChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.catalog import RowChange
    from shoulderkit.explainer.layout import Line
    from shoulderkit.explainer.words import Names


def change_lines(change: RowChange, _: Names) -> Iterator[Line]:
    """Yield the lines about one value that changed."""
    yield from wrapped(f"{change.id} ({change.table}): {_what(change)}")


def changes_lines(changes: Iterable[RowChange]) -> Iterator[Line]:
    """Yield the lines about all that changed, table by table, with how much of each kind."""
    for place, (table, group) in enumerate(groupby(changes, key=lambda change: change.table)):
        rows = list(group)
        numbers = Counter(change.kind for change in rows)
        yield from [""] if place else []
        yield f"{capital(table)}: {', '.join(f'{numbers[kind]} {kind}' for kind in RowChangeKind if numbers[kind])}"
        yield from bullets(f"{change.id}: {_what(change)}" for change in rows)


def _what(change: RowChange) -> str:
    parts = [str(change.kind)]
    if change.fields:
        parts = [f"other {listed(change.fields)}"]
    if change.sources_added:
        parts.append(f"cites {listed(change.sources_added)}")
    if change.sources_dropped:
        parts.append(f"no longer cites {listed(change.sources_dropped)}")
    return "; ".join(parts)
