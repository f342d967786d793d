"""What a shell offers at a press of TAB: the ids of a catalog and the words of vocabularies, each with its name.

The shell starts a process for each press, so nothing is read but what is offered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

from shoulderkit.cli.catalogs import chosen
from shoulderkit.cli.files import STDIN
from shoulderkit.errors import ShoulderkitError
from shoulderkit.texts import on_one_line
from shoulderkit.vocabulary import BodyHalf, Phase, Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from enum import StrEnum

    import click

    from shoulderkit.catalog import Catalog
    from shoulderkit.cli.several import Complete

_NAMES = ("name", "sentence", "text", "title")


def ids(*tables: str) -> Complete:
    """Return what completes the ids of some tables; where several can be given with commas, the last one.

    Args:
        tables: the names of the tables.
    """

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        catalog = _catalog(ctx)
        rows = {} if catalog is None else {k: row for name in tables for k, row in getattr(catalog, name).items()}
        return _items(((id_, _name(row)) for id_, row in rows.items()), incomplete, param)

    return complete


def words(kind: type[StrEnum]) -> Complete:
    """Return what completes the words of a vocabulary."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        # a request has one side
        return _items(((word.value, meaning(word)) for word in kind if word is not BodyHalf.BOTH), incomplete, param)

    return complete


def meaning(word: StrEnum) -> str:
    """Return a word of a vocabulary in plain words; the word itself where it is plain."""
    from shoulderkit.explainer.words import demand_words, position_words

    if isinstance(word, Position):
        return position_words(word)
    return word.value if isinstance(word, Phase) else demand_words(word)


def _items(rows: Iterable[tuple[str, str]], incomplete: str, param: click.Parameter) -> list[CompletionItem]:
    head, comma, last = incomplete.rpartition(",") if getattr(param, "multiple", False) else ("", "", incomplete)
    given = set(head.split(","))

    def found() -> Iterator[CompletionItem]:
        for id_, name in rows:
            if id_.startswith(last) and id_ not in given:
                yield CompletionItem(f"{head}{comma}{id_}", help=on_one_line(name))

    return list(found())


def _name(row: object) -> str:
    return next(str(getattr(row, field)) for field in _NAMES if hasattr(row, field))


def _catalog(ctx: click.Context) -> Catalog | None:
    """Return the catalog that the options before the cursor choose, or None if it cannot be read."""
    given = ctx.params
    if STDIN in (given.get("catalog"), given.get("extend")):
        # a press of TAB must not wait for it
        return None
    try:
        return chosen(given.get("catalog"), given.get("extend"), given.get("only") or ())
    except ShoulderkitError:
        return None
