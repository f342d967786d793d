"""The records of free-exercise-db as they stand in ``dist/exercises.json``, read strictly: every fault at once."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.errors import DataError, Fault
from shoulderkit.model.checks import Relation, Value
from shoulderkit.reading.codec import read
from shoulderkit.reading.plain import Refused, parse

if TYPE_CHECKING:
    from collections.abc import Iterator


_ID = re.compile(r"[_-]*[0-9A-Za-z][0-9A-Za-z_-]*")


class Muscle(StrEnum):
    """The dataset's muscle words."""

    ABDOMINALS = "abdominals"
    ABDUCTORS = "abductors"
    ADDUCTORS = "adductors"
    BICEPS = "biceps"
    CALVES = "calves"
    CHEST = "chest"
    FOREARMS = "forearms"
    GLUTES = "glutes"
    HAMSTRINGS = "hamstrings"
    LATS = "lats"
    LOWER_BACK = "lower back"
    MIDDLE_BACK = "middle back"
    NECK = "neck"
    QUADRICEPS = "quadriceps"
    SHOULDERS = "shoulders"
    TRAPS = "traps"
    TRICEPS = "triceps"


class Gear(StrEnum):
    """The dataset's equipment words."""

    BANDS = "bands"
    BARBELL = "barbell"
    BODY_ONLY = "body only"
    CABLE = "cable"
    DUMBBELL = "dumbbell"
    EXERCISE_BALL = "exercise ball"
    EZ_CURL_BAR = "e-z curl bar"
    FOAM_ROLL = "foam roll"
    KETTLEBELLS = "kettlebells"
    MACHINE = "machine"
    MEDICINE_BALL = "medicine ball"
    OTHER = "other"


class Category(StrEnum):
    """The dataset's categories."""

    CARDIO = "cardio"
    OLYMPIC_WEIGHTLIFTING = "olympic weightlifting"
    PLYOMETRICS = "plyometrics"
    POWERLIFTING = "powerlifting"
    STRENGTH = "strength"
    STRETCHING = "stretching"
    STRONGMAN = "strongman"


class Level(StrEnum):
    """For whom a record is."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    EXPERT = "expert"


class Force(StrEnum):
    """Which way the force goes."""

    STATIC = "static"
    PULL = "pull"
    PUSH = "push"


class Mechanic(StrEnum):
    """Whether one joint works or several."""

    ISOLATION = "isolation"
    COMPOUND = "compound"


@attrs.frozen(kw_only=True)
class Record(Value):
    """One record, with the dataset's own keys; ``force`` alone may be missing, as the dataset's schema has it."""

    id: str
    name: str
    force: Force | None = None
    level: Level
    mechanic: Mechanic | None
    equipment: Gear | None
    primaryMuscles: tuple[Muscle, ...]  # noqa: N815 - the dataset's key
    secondaryMuscles: tuple[Muscle, ...]  # noqa: N815 - the dataset's key
    instructions: tuple[str, ...]
    category: Category
    images: tuple[str, ...]
    RELATIONS = (
        Relation(("id",), lambda name: _ID.fullmatch(name) is not None, "{!r} is not letters, digits, - and _ alone"),
        Relation(("name",), lambda name: bool(name.strip()), "{!r} is blank"),
        Relation(("primaryMuscles", "secondaryMuscles"), lambda one, two: bool(one or two), "names no muscle"),
    )


def slug(name: str) -> str:
    """A record's id in kebab-case: lower case, whatever is no letter or digit becomes one hyphen."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def read_records(text: str | bytes, what: str, file: str = "") -> tuple[Record, ...]:
    """Read all records.

    Args:
        text: the JSON text of the whole list.
        what: what is being read, for the error.
        file: the file that faults stand in, if any.

    Raises:
        DataError: with every fault: no JSON, no list, unknown, missing and doubled keys, unknown words, values of the
            wrong type, records without a muscle, and ids that are not told apart.
    """
    plain: Any = None
    records: tuple[Record, ...] = ()
    faults: list[Fault] = []
    try:
        plain = parse(text)
        records = read(plain, tuple[Record, ...])
    except Refused as refused:
        faults += (_named(fault, plain) for fault in refused.faults)
    faults += _doubled(plain if isinstance(plain, list) else [])
    if faults:
        raise DataError(what, tuple(attrs.evolve(fault, file=file) for fault in faults))
    return records


def _id_of(row: Any) -> str | None:
    """The id that a row gives, if it is one."""
    given = row.get("id") if isinstance(row, dict) else None
    return given if isinstance(given, str) and _ID.fullmatch(given) else None


def _named(fault: Fault, plain: Any) -> Fault:
    """The fault with its record's id in front, where it has one: a place in a list of hundreds says little."""
    place = re.match(r"\[(\d+)\]", fault.path)
    name = None if place is None else _id_of(plain[int(place[1])])
    return fault if place is None or name is None else attrs.evolve(fault, path=name + fault.path[place.end() :])


def _doubled(rows: list[Any]) -> Iterator[Fault]:
    """The ids that are not told apart once they are in kebab-case."""
    first: dict[str, tuple[int, str]] = {}
    for place, row in enumerate(rows):
        name = _id_of(row)
        if name is not None:
            number, other = first.setdefault(slug(name), (place, name))
            if number != place:
                yield Fault(f"{name!r} becomes the same id here as {other!r} of [{number}]", f"[{place}].id")
