"""The entry points: the dataset, from a file or a text, as a catalog with notes."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from shoulderkit.catalog import Catalog
from shoulderkit.errors import DataError, Fault, InvalidValueError, shown
from shoulderkit.importers.free_exercise_db.defaults import Defaults
from shoulderkit.importers.free_exercise_db.exercises import Maker
from shoulderkit.importers.free_exercise_db.records import read_records
from shoulderkit.importers.free_exercise_db.tables import SOURCE, equipment, regions
from shoulderkit.importers.imported import Imported, Note, NoteKind
from shoulderkit.model.arguments import checked
from shoulderkit.model.specs import a_number
from shoulderkit.reading import Traversable, bundled
from shoulderkit.reading.files import contents
from shoulderkit.reading.plain import LIMIT, Refused
from shoulderkit.reading.traversable import readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.model import Exercise

#: Is told how many records were imported, and how many there are.
Progress = Callable[[int, int], object]

_IMAGES = Note(
    kind=NoteKind.LEFT_OUT,
    field="images",
    text="the images are not imported: the records only have paths, and their origin is doubtful",
)


_limit = a_number(1)


def read_free_exercise_db(
    path: str | os.PathLike[str] | Traversable,
    *,
    base: Catalog | None = None,
    defaults: Defaults | None = None,
    progress: Progress | None = None,
    limit: int = LIMIT,
) -> Imported:
    """Read the dataset from a file.

    Args:
        path: the file ``exercises.json``: a list of all records.
        base: a catalog to add the exercises to, e.g. the bundled one for its goals and rules.
        defaults: the doses and times to use.
        progress: called after each record with how many were imported, and how many there are.
        limit: the most bytes of the file; 64 MiB unless given.

    Returns:
        The catalog, including *base*, and a note for whatever was derived, repaired, doubtful or left out.

    Raises:
        DataError: with every fault of every record, by its id.
        MergeError: with every id that has another value in *base*.
        InvalidValueError: *base*, *defaults* or *limit* is something else.
    """
    file = readable(path)
    checked("read_free_exercise_db", limit=(_limit, limit))
    what = str(path) if isinstance(path, (str, os.PathLike)) else shown(path)
    try:
        text = contents(file, pipes=True, limit=limit)
    except Refused as refused:
        raise refused.faults.error(DataError, what) from None
    return _imported(text, what, file.name, base, defaults, progress, limit)


def loads_free_exercise_db(
    text: str | bytes,
    *,
    base: Catalog | None = None,
    defaults: Defaults | None = None,
    progress: Progress | None = None,
    limit: int = LIMIT,
) -> Imported:
    """Read the dataset from JSON as text or UTF-8.

    Args:
        text: the list of all records.
        base: a catalog to add the exercises to.
        defaults: the doses and times to use.
        progress: called after each record with how many were imported, and how many there are.
        limit: the most bytes or characters of the text; 64 MiB unless given.

    Returns:
        The catalog and the notes, as from `read_free_exercise_db`.

    Raises:
        DataError: with every fault of every record, by its id.
        MergeError: with every id that has another value in *base*.
        InvalidValueError: *base*, *defaults* or *limit* is something else.
    """
    checked("loads_free_exercise_db", limit=(_limit, limit))
    return _imported(text, SOURCE.id, "", base, defaults, progress, limit)


def _imported(
    text: str | bytes,
    what: str,
    file: str,
    base: Catalog | None,
    defaults: Defaults | None,
    progress: Progress | None,
    limit: int,
) -> Imported:
    known = bundled()
    target, doses = Catalog() if base is None else base, Defaults() if defaults is None else defaults
    faults = (*_faults_of("base", target, Catalog), *_faults_of("defaults", doses, Defaults))
    if faults:
        raise InvalidValueError(what, faults)
    makers = [Maker(record, doses) for record in read_records(text, what, file, limit)]
    exercises: list[Exercise] = []
    for number, maker in enumerate(makers, 1):
        exercises.append(maker.exercise())
        if progress is not None:
            progress(number, len(makers))
    catalog = Catalog(regions=regions(known), equipment=equipment(known), sources=(SOURCE,), exercises=exercises)
    notes = (_IMAGES, *(note for maker in makers for note in maker.notes))
    return Imported(catalog=target.merge(catalog), notes=notes)


def _faults_of(name: str, value: object, wanted: type) -> Iterator[Fault]:
    """Yield a fault if an argument is not of the wanted type."""
    if not isinstance(value, wanted):
        yield Fault(f"a value of type {type(value).__name__} is not a {wanted.__name__}", name)
