"""Reading and writing of JSON, and of catalogs in folders and files."""

from __future__ import annotations

import os
from functools import partial
from typing import Any, TypeVar

import attrs

from shoulderkit.catalog import Catalog, Table
from shoulderkit.catalog.references import KINDS
from shoulderkit.errors import DataError, Fault, Faults, InvalidValueError, cut, shown
from shoulderkit.model import Step
from shoulderkit.model.arguments import checked
from shoulderkit.model.items import is_object
from shoulderkit.model.specs import a_flag, a_number, maybe
from shoulderkit.reading.assembly import assemble
from shoulderkit.reading.binding import read_with
from shoulderkit.reading.codec import check_readable, read
from shoulderkit.reading.entries import (
    FOLDERS,
    HEADER,
    drop_header,
    entries_in_file,
    entries_in_folder,
    entries_in_tables,
)
from shoulderkit.reading.fields import plain_of, type_name, without_derived
from shoulderkit.reading.files import NOTHING, why_not
from shoulderkit.reading.plain import LIMIT, Refused, parse, render
from shoulderkit.reading.traversable import Traversable, readable

T = TypeVar("T")
#: The most spaces a level: nobody reads more, and a text could become as large as one likes.
_MOST_INDENT = 100


def dumps(value: object, *, indent: int | None = 2, defaults: bool = False, compact: bool = False) -> str:
    """Write a value as JSON: fields in the order of their class, defaults left out, a newline at the end.

    Equal values give equal text. In a catalog, a routine's steps name their exercises; elsewhere they hold them.

    Args:
        value: a value of any class of this package, an error, a `Catalog`, or a tuple of such.
        indent: spaces a level, at most 100; None for everything on one line.
        defaults: whether every key is there, also where it has its default; null stands for None.
        compact: whether an exercise that a value holds is written as its id, for readers that have the catalog: `loads`
            takes it as *catalog*.

    Raises:
        InvalidValueError: it is something else, or another argument is not as above.
    """
    checked(
        "dumps",
        indent=(maybe(a_number(0, _MOST_INDENT)), indent),
        defaults=(a_flag(), defaults),
        compact=(a_flag(), compact),
    )
    if isinstance(value, Catalog):
        return render(_tables_of(value, empty=defaults), partial(_in_catalog, defaults=defaults), indent)
    return render(value, partial(plain_of, defaults=defaults, compact=compact), indent)


def loads(
    text: str | bytes, kind: type[T], *, base: Catalog | None = None, catalog: Catalog | None = None, limit: int = LIMIT
) -> T:
    """Read a value from JSON; the opposite of `dumps`. A ``$schema`` and a ``format_version`` may stand at the top.

    Args:
        text: JSON as text or UTF-8.
        kind: the class of the value; a base class of errors stands for every error below it.
        base: for a `Catalog`, one that it starts from, as in `load_catalog`.
        catalog: for anything else, the catalog that it belongs to: an id may stand for an exercise, as in what
            ``dumps(value, compact=True)`` writes, and every id that is named has to be there, but for exercises of the
            past and those of findings.
        limit: the most bytes or characters of a text that is read; 64 MiB unless given.

    Raises:
        DataError: with every fault: not JSON, duplicate, unknown and missing keys, values of the wrong type or out of range,
            with a *catalog* also ids that it does not have.
        InvalidValueError: *kind* cannot be read, *base* or *catalog* is not a catalog or not for one, or *limit* is no whole
            number of at least 1.
    """
    checked("loads", limit=(a_number(1), limit))
    _check_catalog(base, "loads", "base")
    _check_catalog(catalog, "loads", "catalog")
    if kind is not Catalog:
        check_readable(kind)
    if base is not None and kind is not Catalog:
        raise InvalidValueError("loads", (Fault(f"only a Catalog has a base, not a {type_name(kind)}", "base"),))
    if catalog is not None and kind is Catalog:
        raise InvalidValueError("loads", (Fault("a Catalog belongs to no other: give a base", "catalog"),))
    plain: Any = None
    try:
        plain = parse(text, limit)
        if kind is Catalog:
            return assemble(list(entries_in_tables(plain)), "Catalog", base)  # type: ignore[return-value]
        drop_header(plain)
        made: T = read(plain, kind) if catalog is None else read_with(catalog, plain, kind)
    except Refused as refused:
        faults = Faults(_member_faults(plain, kind)) or refused.faults
        raise faults.error(DataError, type_name(kind)) from None
    return made


def _member_faults(plain: Any, kind: type) -> tuple[Fault, ...]:
    """Return the fault of an object that holds what is read as a member, as what the command line prints does."""
    name = type_name(kind).lower()
    if not (is_object(plain) and is_object(plain.get(name)) and attrs.has(kind)) or name in attrs.fields_dict(kind):
        return ()
    text = f"is a {type_name(kind)} within another object: read that alone, loads(json.dumps(json.loads(text)['{name}']), …)"
    return (Fault(text, name),)


def load_catalog(
    path: str | os.PathLike[str] | Traversable, *, base: Catalog | None = None, limit: int = LIMIT
) -> Catalog:
    """Read a catalog from a folder or from one file.

    A folder holds ``exercises/<id>.json``, ``routines/<id>.json`` and tables such as ``regions.json``, all of them
    optional; what is no ``.json`` file is passed over. A file holds all tables in one object. In a folder only regular files
    are read; the file itself may be a pipe.

    Args:
        path: the folder or file.
        base: a catalog to start from, which the files may refer to. A value of an id that it has takes the place of that
            value, also in its routines (see `Catalog.replace`); other values are added.
        limit: the most bytes of one file; 64 MiB unless given.

    Returns:
        The catalog, together with *base*.

    Raises:
        DataError: with every fault of every file, and of what *base* has beside them: for example a routine whose step
            has a position that the new exercise does not have.
        InvalidValueError: *base* is not a catalog, or *limit* is no whole number of at least 1.
    """
    checked("load_catalog", limit=(a_number(1), limit))
    _check_catalog(base, "load_catalog", "base")
    root = readable(path)
    what = str(path) if isinstance(path, (str, os.PathLike)) else shown(path)
    try:
        if root.is_dir():
            entries = list(entries_in_folder(root, limit))
        elif why_not(root, pipes=True) != NOTHING:
            entries = list(entries_in_file(root, limit=limit, pipes=True))
        else:
            raise DataError(what, (Fault("there is no such file or folder"),))
    except (OSError, AttributeError) as error:
        raise DataError(what, (Fault(f"cannot be read: {cut(str(error), 300)}"),)) from None
    return assemble(entries, what, base)


def _check_catalog(given: object, what: str, argument: str) -> None:
    if given is not None and not isinstance(given, Catalog):
        raise InvalidValueError(what, (Fault(f"a {type(given).__name__} is not a Catalog", argument),))


def canonical_files(catalog: Catalog) -> dict[str, str]:
    """Return the files of a catalog's folder in canonical form: text by path relative to the folder.

    `load_catalog` reads them, and editors check them against the schemas that they name.
    """
    files: dict[str, str] = {}
    for name, rows in _tables_of(catalog).items():
        if name in FOLDERS:
            schema = f"../schema/{name.removesuffix('s')}.schema.json"
            for value in rows:
                files[f"{name}/{value.id}.json"] = render({**_header(schema), **_in_catalog(value)}, _in_catalog)
        else:
            files[f"{name}.json"] = render({**_header(f"schema/{name}.schema.json"), name: rows}, _in_catalog)
    return files


def _header(schema: str) -> dict[str, Any]:
    return {"$schema": schema, **HEADER}


def _tables_of(catalog: Catalog, *, empty: bool = False) -> dict[str, list[Any]]:
    tables: dict[str, Table[Any]] = {name: getattr(catalog, name) for name in KINDS}
    return {name: list(table.values()) for name, table in tables.items() if table or empty}


def _in_catalog(value: Any, *, defaults: bool = False) -> Any:
    """Return the fields of a value inside a catalog, where a step names its exercise by id; alone, if that says it all."""
    if defaults or not isinstance(value, Step):
        return plain_of(value, defaults=defaults, compact=True)
    plain = {**without_derived(value), "exercise": value.exercise.id}
    plain.pop("start_s", None)
    return plain if len(plain) > 1 else value.exercise.id
