"""What notebooks, table libraries and pages ask of a value; the rooms `display`, `records` and `pictures` answer.

Those rooms know all classes of values, and so stand above them: they are imported by name when something is asked, the only
imports that lead upward.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Literal, TypeVar, cast

#: A flat row: plain JSON values by column, lists of texts or numbers among them.
Record = dict[str, Any]


class Displayed:
    """A value that shows itself: on one line in a terminal, as a small page in a notebook."""

    __slots__ = ()

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        # IPython's and Hypothesis' protocol: they would show every field
        printer.text(repr(self))

    def _repr_html_(self) -> str:
        html: str = import_module("shoulderkit.display").html(self)
        return html

    def _repr_markdown_(self) -> str:
        markdown: str = import_module("shoulderkit.display").markdown(self)
        return markdown


class Linked(Displayed):
    """A value that may remember where the names of its ids are, for its displays and descriptions alone.

    That is no part of it: not compared, not written, not pickled, and gone from a changed copy.
    """

    __slots__ = ("_names_from",)


V = TypeVar("V")


def linked(value: V, catalog: object) -> V:
    """Return a value, or a tuple of values, that was just made from a catalog and remembers it."""
    kind: type = value.__class__
    several = cast("tuple[object, ...]", value) if kind is tuple else (value,)
    for each in several:
        # an error has its own place for it; None is no value
        if isinstance(each, Linked | Exception):
            # frozen, as all values are
            object.__setattr__(each, "_names_from", catalog)
    return value


def names_from(value: object) -> object | None:
    """Return the catalog that a value remembers, None where it has none."""
    return getattr(value, "_names_from", None)


class Tabular:
    """A value that consists of rows: as records, and as an Arrow table for the libraries that take one."""

    __slots__ = ()

    def to_records(self) -> list[Record]:
        """Return its rows: a new dict each, flat, of plain JSON values, with every column of its kind.

        The columns of each kind are listed in ``docs/notebooks.md``.
        """
        records: list[Record] = import_module("shoulderkit.records").records_of(self)
        return records

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return its rows by the Arrow PyCapsule protocol, for pandas, polars, duckdb, pyarrow and others.

        Raises:
            MissingExtraError: pyarrow is not installed (extra `arrow`).
        """
        stream: object = import_module("shoulderkit.records.arrow").stream_of(self, requested_schema)
        return stream


class Pictured:
    """A value that has a picture where the package has drawn one."""

    __slots__ = ()

    def picture(
        self,
        kind: Literal["still", "animated", "strip"] = "still",
        theme: Literal["auto", "light", "dark", "grey"] = "auto",
    ) -> str | None:
        """Return its picture as the text of an SVG, or None where there is none.

        Only bundled exercises have pictures, and not all of them. One that was changed in what a picture shows or says
        (name, targets, setups, instructions) has none; one with another dose has. Where the picture shows a side, it is one
        of the two: the other looks the same in a mirror. A picture has a title and a description, no script, and needs no
        network. Pictures of several exercises can stand inline in one page; the same moving one more than once only as
        images (``<img>``), since inline its copies would share ids.

        Args:
            kind: ``still`` is where the move leads, ``strip`` all its poses side by side, ``animated`` moves between them
                (SMIL: a page shows the strip to whoever prefers reduced motion).
            theme: ``auto`` follows the reader's light or dark mode, ``grey`` is for print.

        Raises:
            InvalidValueError: *kind* or *theme* is not one of these.
        """
        text: str | None = import_module("shoulderkit.pictures.figures").picture(self, kind, theme)
        return text
