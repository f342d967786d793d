"""The records of free-exercise-db as they stand in ``dist/exercises.json``, read strictly: every fault at once."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

import attrs
from attrs import field

from shoulderkit._checks import Relation, check
from shoulderkit._reading.codec import read
from shoulderkit._reading.plain import Refused, parse
from shoulderkit.errors import DataError, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator


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
class Record:
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
    __attrs_post_init__ = check
    RELATIONS: ClassVar = (
        Relation(("id",), lambda id: bool(slug(id)) and id.isascii(), "{!r} is not ASCII letters, digits, - and _"),
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
    try:
        plain = parse(text)
        records: tuple[Record, ...] = read(plain, tuple[Record, ...])
    except Refused as refused:
        faults = [_named(fault, plain) for fault in refused.faults]
    else:
        faults = list(_doubled(records))
    if faults:
        raise DataError(what, tuple(attrs.evolve(fault, file=file) for fault in faults))
    return records


def _named(fault: Fault, plain: Any) -> Fault:
    """The fault with its record's id in front, where it has one: a place in a list of hundreds says little."""
    found = re.match(r"\[(\d+)\]", fault.path)
    row = plain[int(found[1])] if found else None
    name = row.get("id") if isinstance(row, dict) else None
    if found is None or type(name) is not str or not name:
        return fault
    return attrs.evolve(fault, path=f"{name}{fault.path[found.end() :]}")


def _doubled(records: tuple[Record, ...]) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for place, record in enumerate(records):
        key = slug(record.id)
        if key in first:
            other = first[key]
            told = "another record has the same id" if other == record.id else f"gives the same id here as {other!r}"
            yield Fault(told, f"[{place}].id" if other == record.id else f"{record.id}.id")
        first.setdefault(key, record.id)
