"""The options by which ``list`` filters: those of `Catalog.find` for exercises, and words for every table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from shoulderkit.cli import completion
from shoulderkit.cli.several import names
from shoulderkit.vocabulary import Demand, Phase, Position, Role, Sides

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from shoulderkit.catalog import Catalog

F = TypeVar("F", bound="Callable[..., Any]")

_FILTERS = (
    names("--region", "region", "REGION", "That work one of these regions, or a part.", completion.ids("regions")),
    names("--role", "role", "ROLE", "In these roles; usually primary and secondary.", completion.words(Role)),
    names("--phase", "phase", "PHASE", "Of one of these phases.", completion.words(Phase)),
    names("--sides", "sides", "SIDES", "That work the two sides so.", completion.words(Sides)),
    names("--goal", "goal", "GOAL", "That serve one of these goals.", completion.ids("goals")),
    names("--equipment", "equipment", "ITEM", "That need one of these.", completion.ids("equipment")),
    names("--available", "available", "ITEM", "That need nothing but these.", completion.ids("equipment")),
    click.option("--without-equipment", is_flag=True, help="That need nothing at all."),
    names("--position", "position", "POSITION", "In one of these positions.", completion.words(Position)),
    names("--avoid", "avoid", "DEMAND", "That ask for none of these.", completion.words(Demand)),
)


def filter_options(command: F) -> F:
    """Add the options that filter to a command."""
    for option in reversed(_FILTERS):
        command = option(command)
    text = "With these words in the name, an alias, a cue or another text; the beginning of a word is enough."
    return click.option("--text", help=text)(command)


def filtered(catalog: Catalog, kind: str, text: str | None, filters: Mapping[str, Any]) -> list[Any]:
    """Return the rows of a table that the filters leave.

    Args:
        catalog: the catalog.
        kind: the name of the table.
        text: words that are all in a row.
        filters: the values of the other filters by the argument of `Catalog.find`.

    Raises:
        UsageError: a filter is about exercises, and the table has others.
        InvalidValueError: as from `Catalog.find`.
    """
    given = {name: value for name, value in filters.items() if value}
    if kind == "exercises":
        # without any the order is that of the catalog
        return list(catalog.find(text, **given) if given or text is not None else catalog.exercises.values())
    if given:
        options = ", ".join(f"--{name.replace('_', '-')}" for name in given)
        raise click.UsageError(f"only exercises have {options}, and this lists {kind}")
    rows: list[Any] = list(getattr(catalog, kind).values())
    return [row for row in rows if text is None or _has(row, text.casefold().split())]


def _has(row: Any, words: Iterable[str]) -> bool:
    fields = ("id", "name", "title", "sentence", "text", "in_their_words")
    texts = (*(getattr(row, name, "") for name in fields), *getattr(row, "aliases", ()))
    found = " ".join(texts).casefold().replace("-", " ").split()
    return all(any(each.startswith(word) for each in found) for word in words)
