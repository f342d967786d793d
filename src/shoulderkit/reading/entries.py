"""The entries of a catalog's folder, file or text: one for each value, with its location."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.catalog.references import KINDS
from shoulderkit.errors import AnyFault, Fault, Faults
from shoulderkit.model.items import is_list, is_object
from shoulderkit.model.specs import an_id
from shoulderkit.names import late_fault, name_fault, resolve
from shoulderkit.names import plain as plain_names
from shoulderkit.reading.files import contents
from shoulderkit.reading.plain import LIMIT, Refused, WithDuplicates, parse, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.reading.traversable import Traversable

#: Tables with one file for each value; the others have one file each.
FOLDERS = ("exercises", "routines")
#: The version of the form in which data files are written; files that name another one are refused.
FORMAT_VERSION = 1
HEADER = {"format_version": FORMAT_VERSION}
_SCHEMA = "$schema"
_SUFFIX = ".json"
_ID = an_id()


@attrs.define(eq=False)
class Entry:
    """A value of a catalog, read or unread, or a fault of what surrounds it.

    Attributes:
        table: the table it belongs to; None: it only carries faults.
        file: its file, relative to the folder; empty for a text.
        path: its location in the file, e.g. ``regions[3]``.
        plain: its plain values; a `Refused` without faults if they could not be parsed.
        stem: the id given by the name of its file.
        faults: its faults.
        value: the value, once read.
    """

    table: str | None
    file: str = ""
    path: str = ""
    plain: Any = attrs.field(factory=Refused)
    stem: str | None = None
    faults: Faults = attrs.field(factory=Faults)
    value: Any = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids that it has or may be meant to have: its own, and that of its file's name."""
        given = self.value.id if self.value is not None else self.plain.get("id") if is_object(self.plain) else None
        names: tuple[Any, ...] = (given,) if self.stem is None or self.stem == given else (given, self.stem)
        return tuple(name for name in names if _ID.ok(name))

    def blame(self, faults: Faults | Iterable[AnyFault]) -> None:
        """Add faults whose paths are relative to it."""
        found = Faults(faults)
        self.faults.take(found.within(self.file) if self.file else found, self.path)


def _faulty(file: str, faults: Faults | Iterable[AnyFault], table: str | None = None) -> Entry:
    entry = Entry(table, file)
    entry.blame(faults)
    return entry


def entries_in_folder(folder: Traversable, limit: int = LIMIT) -> Iterator[Entry]:
    """Yield the entries of a catalog's folder, sorted by file name; of each file at most *limit* bytes are read."""
    found = False
    for item in _sorted(folder):
        if item.is_dir():
            if item.name in FOLDERS:
                found = True
                yield from _entries_in_files(item, limit)
            elif item.name != "schema" and any(map(_is_json, item.iterdir())):
                yield _faulty(
                    item.name, [name_fault("is not a folder of a catalog", item.name, plain_names(FOLDERS), most=0)]
                )
        elif _is_json(item):
            found = True
            name = item.name.removesuffix(_SUFFIX)
            tables = [table for table in KINDS if table not in FOLDERS]
            if name in tables:
                yield from entries_in_file(item, (name,), limit)
            else:
                hints = tuple(f"{hint}{_SUFFIX}" for hint in resolve(name, plain_names(tables)).ids)
                hints += tuple(f"{hint}/" for hint in resolve(name, plain_names(FOLDERS)).ids)
                yield _faulty(item.name, [Fault("is not a file of a catalog", near=hints)])
    if not found:
        yield _faulty(
            "", [Fault(f"contains no part of a catalog: neither {FOLDERS[0]}/ nor regions{_SUFFIX} or the like")]
        )


def entries_in_file(
    file: Traversable, tables: tuple[str, ...] = tuple(KINDS), limit: int = LIMIT, *, pipes: bool = False
) -> Iterator[Entry]:
    """Yield the entries of a file of tables, which a caller may name as a pipe."""
    try:
        plain = parse(contents(file, pipes=pipes, limit=limit), limit)
    except Refused as refused:
        yield _faulty(file.name, refused.faults, tables[0] if len(tables) == 1 else None)
    else:
        yield from entries_in_tables(plain, file.name, tables)


def entries_in_tables(plain: Any, file: str = "", tables: tuple[str, ...] = tuple(KINDS)) -> Iterator[Entry]:
    """Yield the entries of an object of tables; where only one table is allowed, it is required."""
    only = tables[0] if len(tables) == 1 else None
    if not is_object(plain):
        yield _faulty(file, [Fault(f"is not an object with {' or '.join(map(repr, tables))}")], only)
        return
    try:
        drop_header(plain)
    except Refused as refused:
        # what else seems wrong may be right in the other version
        yield _faulty(file, refused.faults, only)
        return
    if isinstance(plain, WithDuplicates):
        for key in plain.duplicates:
            if key in tables:
                yield _faulty(file, [_duplicate(key)], key)
        others = Faults()
        others.each(_duplicate, (key for key in plain.duplicates if key not in tables))
        yield _faulty(file, others)
    if only is not None and only not in plain:
        yield _faulty(file, [Fault("is missing", only)], only)
    words, unknown = plain_names(tables), [key for key in plain if key not in tables]

    def not_a_table(key: str) -> AnyFault:
        return late_fault("is not a table of a catalog", key, words, key)

    for key, rows in plain.items():
        if key not in tables:
            # all at once, since there may be as many as a text has keys
            if key == unknown[0]:
                faults = Faults()
                faults.each(not_a_table, unknown)
                yield _faulty(file, faults)
        elif not is_list(rows):
            yield _faulty(file, [Fault("is not a list", key)], key)
        else:
            for place, row in enumerate(rows):
                yield Entry(key, file, f"{key}[{place}]", row)


def _duplicate(key: str) -> Fault:
    return Fault("is a duplicate key", key)


def _entries_in_files(folder: Traversable, limit: int) -> Iterator[Entry]:
    """Yield one entry for each file of a folder; the name of the file is the id."""
    for item in filter(_is_json, _sorted(folder)):
        stem = item.name.removesuffix(_SUFFIX)
        entry = Entry(folder.name, f"{folder.name}/{item.name}", stem=stem)
        try:
            entry.plain = parse(contents(item, limit=limit), limit)
        except Refused as refused:
            entry.blame(refused.faults)
        else:
            try:
                drop_header(entry.plain)
            except Refused as refused:
                entry.plain = Refused()
                entry.blame(refused.faults)
            if is_object(entry.plain) and entry.plain.get("id", stem) != stem:
                entry.blame([Fault(f"its name is its id, but the id is {shown(entry.plain['id'])}", "id")])
        yield entry


def drop_header(plain: Any) -> None:
    """Remove the ``$schema`` and the ``format_version`` that any text may begin with.

    Raises:
        Refused: it is of another version, or the schema is neither text nor null.
    """
    if is_object(plain):
        schema = plain.pop(_SCHEMA, None)
        if schema is not None and type(schema) is not str:
            raise Refused([Fault(f"{shown(schema)} is not text", _SCHEMA)])
        for name, version in HEADER.items():
            given = plain.pop(name, version)
            if type(given) not in (int, float) or given != version:
                raise Refused([Fault(f"{shown(given)} is not the version that can be read ({version})", name)])


def _sorted(folder: Traversable) -> list[Any]:
    return sorted(folder.iterdir(), key=lambda item: item.name)


def _is_json(item: Traversable) -> bool:
    return item.name.endswith(_SUFFIX) and not item.name.startswith(".")
