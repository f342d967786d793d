"""The exercises of free-exercise-db as a catalog.

The dataset (https://github.com/yuhonas/free-exercise-db, ``dist/exercises.json``) has names, muscles, one piece of
equipment and instructions; it has no phases, doses, sides, positions or demands. Those are derived, and each exercise
lists them in its field ``imported``. Doses are placeholders that make it possible to calculate times.

    from shoulderkit.importers.free_exercise_db import read_free_exercise_db

    imported = read_free_exercise_db("exercises.json", base=sk.bundled())
    planner = sk.Planner(imported.catalog)
"""

from shoulderkit.importers.free_exercise_db.defaults import Defaults
from shoulderkit.importers.free_exercise_db.reader import loads_free_exercise_db, read_free_exercise_db
from shoulderkit.importers.imported import Imported, Note, NoteKind

__all__ = ["Defaults", "Imported", "Note", "NoteKind", "loads_free_exercise_db", "read_free_exercise_db"]
