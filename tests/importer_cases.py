"""Generated records in the format of free-exercise-db, and a strategy for datasets of them."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from hypothesis import strategies as st

from shoulderkit.importers.free_exercise_db import Defaults, Imported, loads_free_exercise_db
from shoulderkit.importers.free_exercise_db.records import Category, Force, Gear, Level, Mechanic, Muscle, slug
from shoulderkit.model import Exercise


def record(**changes: Any) -> dict[str, Any]:
    """Return one valid record."""
    given = {
        "name": "Broom Row",
        "force": "pull",
        "level": "beginner",
        "mechanic": "compound",
        "equipment": "dumbbell",
        "primaryMuscles": ["middle back"],
        "secondaryMuscles": ["biceps", "traps"],
        "instructions": ["Stand tall and take the broom.", "Draw it to the belly and give it back slowly."],
        "category": "strength",
        "images": ["Broom_Row/0.jpg"],
        "id": "Broom_Row",
    }
    return given | changes


def stretch(*steps: str, **changes: Any) -> dict[str, Any]:
    """Return a stretch with these steps."""
    return record(category="stretching", force="static", equipment="body only", instructions=[*steps]) | changes


def imported(*records: Any, defaults: Defaults | None = None) -> Imported:
    """Return the result of importing these records."""
    return loads_free_exercise_db(json.dumps(records), defaults=defaults)


def exercise(given: dict[str, Any], defaults: Defaults | None = None) -> Exercise:
    """Return the exercise imported from one record."""
    (made,) = imported(given, defaults=defaults).catalog.exercises.values()
    return made


def notes(given: dict[str, Any], kind: str) -> list[tuple[str, str]]:
    """Return the notes of one kind on one record, each with its field."""
    return [(note.field, note.text) for note in imported(given).notes if note.kind == kind and note.record]


_PHRASES = (
    "Stand on the left leg.",
    "Sit upright on the floor.",
    "Lie on your back and lift one arm overhead.",
    "Lie face down while your partner stands beside you.",
    "Kneel and lean the roller against your neck.",
    "Hold for 15 to 40 seconds, then switch sides.",
    "Hold for 9 seconds.",
    "Repeat with the other leg, alternating.",
    "Perform the same turn with your opposite arm.",
    "Take a push-up position on the bench.",
    "",
    "  ",
)
_ids = st.from_regex(r"[0-9A-Za-z_-]{0,8}[0-9A-Za-z][0-9A-Za-z_-]{0,8}", fullmatch=True)
_muscles = st.lists(st.sampled_from(Muscle), max_size=3)


def _a_record() -> st.SearchStrategy[dict[str, Any]]:
    fields = {
        "id": _ids,
        "name": st.text(min_size=1, max_size=20).map(lambda text: f"{text}N"),
        "level": st.sampled_from(Level),
        "mechanic": st.none() | st.sampled_from(Mechanic),
        "equipment": st.none() | st.sampled_from(Gear),
        "primaryMuscles": st.lists(st.sampled_from(Muscle), min_size=1, max_size=2),
        "secondaryMuscles": _muscles,
        "instructions": st.lists(st.sampled_from(_PHRASES) | st.text(max_size=20), max_size=4),
        "category": st.sampled_from(Category),
        "images": st.just([]),
    }
    return st.fixed_dictionaries(fields, optional={"force": st.none() | st.sampled_from(Force)})


def datasets() -> st.SearchStrategy[list[dict[str, Any]]]:
    """Draw a dataset of up to a dozen records."""
    return st.lists(_a_record(), max_size=12, unique_by=lambda given: slug(given["id"]))


def random_records(seed: int, count: int) -> list[dict[str, Any]]:
    """Return the dataset of a seed with this many records."""
    rng = Random(seed)
    return [
        {
            "id": f"Move_{number}",
            "name": f"Move {number}",
            "level": rng.choice(list(Level)),
            "mechanic": rng.choice([None, *Mechanic]),
            "force": rng.choice([None, *Force]),
            "equipment": rng.choice([None, *Gear]),
            "primaryMuscles": [rng.choice(list(Muscle))],
            "secondaryMuscles": rng.sample(list(Muscle), rng.randint(0, 3)),
            "instructions": rng.sample(_PHRASES, rng.randint(0, 4)),
            "category": rng.choice(list(Category)),
            "images": [],
        }
        for number in range(count)
    ]
