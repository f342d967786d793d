"""The records of free-exercise-db, read strictly from ``dist/exercises.json``, with every fault at once."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, cast

import attrs

from shoulderkit.errors import DataError, Fault, Faults, shown
from shoulderkit.model.checks import Value
from shoulderkit.model.specs import Relation
from shoulderkit.reading.codec import read
from shoulderkit.reading.plain import LIMIT, Refused, parse
from shoulderkit.texts import without_refused

if TYPE_CHECKING:
    from collections.abc import Iterator


_ID = re.compile(r"[_-]*[0-9A-Za-z][0-9A-Za-z_-]*")


class Muscle(StrEnum):
    """The dataset's words for muscles."""

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
    """The dataset's words for equipment."""

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
    """The level of experience that an exercise is for."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    EXPERT = "expert"


class Force(StrEnum):
    """The direction of the force."""

    STATIC = "static"
    PULL = "pull"
    PUSH = "push"


class Mechanic(StrEnum):
    """Whether an exercise moves one joint or several."""

    ISOLATION = "isolation"
    COMPOUND = "compound"


def _is_id(name: str) -> bool:
    return _ID.fullmatch(name) is not None


def _is_filled(text: str) -> bool:
    return bool(without_refused(text))


def _is_any_given(one: tuple[Muscle, ...], other: tuple[Muscle, ...]) -> bool:
    return bool(one or other)


@attrs.frozen(kw_only=True)
class Record(Value):
    """A record with the dataset's own keys; only ``force`` may be missing, as in the dataset's schema."""

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
    __relations__: ClassVar[tuple[Relation, ...]] = (
        Relation(("id",), _is_id, "{!r} has other characters than letters, digits, - and _"),
        Relation(("name",), _is_filled, "{!r} is blank"),
        Relation(("primaryMuscles", "secondaryMuscles"), _is_any_given, "names no muscle"),
    )


def slug(name: str) -> str:
    """Return a record's id in kebab-case: in lower case, with hyphens for all other characters."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def read_records(text: str | bytes, what: str, file: str = "", limit: int = LIMIT) -> tuple[Record, ...]:
    """Read all records.

    Args:
        text: the JSON text of the whole list.
        what: what is being read, for the error.
        file: the file that contains the text, if any.
        limit: the most bytes or characters of the text.

    Raises:
        DataError: with every fault: invalid JSON, another value than a list, unknown, missing and duplicate keys,
            unknown words, values of the wrong type, records without a muscle, and ids that are not unique.
    """
    plain: Any = None
    records: tuple[Record, ...] = ()
    faults = Faults()
    try:
        plain = parse(text, limit)
        records = read(plain, tuple[Record, ...])
    except Refused as refused:
        faults.take(refused.faults.changed(lambda fault: _named(fault, plain)))
    faults += _duplicate_ids(plain)
    if faults:
        raise faults.within(file).error(DataError, what)
    return records


def _id_of(row: object) -> str | None:
    """Return the id of a row, if it has a valid one."""
    given = cast("dict[str, object]", row).get("id") if isinstance(row, dict) else None
    return given if isinstance(given, str) and _ID.fullmatch(given) else None


def _named(fault: Fault, plain: Any) -> Fault:
    """Return a fault with the id of its record in its path, if it has one, instead of the place in a long list."""
    place = re.match(r"\[(\d+)\]", fault.path)
    name = None if place is None else _id_of(plain[int(place[1])])
    return fault if place is None or name is None else attrs.evolve(fault, path=name + fault.path[place.end() :])


def _duplicate_ids(plain: object) -> Iterator[Fault]:
    """Yield a fault for each id that equals an earlier one in kebab-case."""
    first: dict[str, tuple[int, str]] = {}
    for place, row in enumerate(cast("list[object]", plain) if isinstance(plain, list) else ()):
        name = _id_of(row)
        if name is not None:
            number, other = first.setdefault(slug(name), (place, name))
            if number != place:
                yield Fault(f"{shown(name)} becomes the same id as {shown(other)} of [{number}]", f"[{place}].id")
