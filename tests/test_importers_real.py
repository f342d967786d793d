"""The importer on the dataset itself, where the environment variable FREE_EXERCISE_DB names its file."""

from __future__ import annotations

import os
from collections import Counter
from functools import cache

import attrs
import pytest

import shoulderkit as sk
from shoulderkit.importers.free_exercise_db import Imported, NoteKind, read_free_exercise_db

FILE = os.environ.get("FREE_EXERCISE_DB", "")
pytestmark = pytest.mark.skipif(
    not FILE, reason="FREE_EXERCISE_DB names no file: the dataset is not part of this project"
)


@cache
def real() -> Imported:
    return read_free_exercise_db(FILE, base=sk.bundled())


def test_all_records_are_read():
    """All records become exercises, with the known numbers of releases, unstated fields and repairs."""
    mine = [each for each in real().catalog.exercises.values() if each.id.startswith("fedb-")]

    assert len(mine) == 873
    assert sum(each.phase is sk.Phase.RELEASE for each in mine) == 14
    assert sum(not each.has_instructions for each in mine) == 5
    assert sum("setups.equipment" in each.unstated for each in mine) == 77
    assert all("setups.demands" in each.imported for each in mine)
    assert sum(sk.Demand.OVERHEAD_ARM in each.demands for each in mine) == 150
    assert Counter(note.field for note in real().notes if note.kind is NoteKind.REPAIR) == {
        "targets": 9,
        "instructions": 3,
    }
    assert sk.loads(sk.dumps(real().catalog), sk.Catalog) == real().catalog


@pytest.mark.parametrize("minutes", [5, 20])
@pytest.mark.parametrize("focus", [("quadriceps",), ("chest",), ("trapezius", "neck")], ids="-".join)
def test_sessions_can_be_planned(focus, minutes):
    """Sessions for several muscles and lengths are planned, and the auditor finds no error."""
    catalog = real().catalog
    plan = sk.plan(sk.Request(minutes=minutes, focus=focus, equipment=tuple(catalog.equipment)), catalog)

    assert plan.routine.steps
    assert [finding for finding in sk.audit(plan, catalog) if finding.severity is sk.Severity.ERROR] == []


def test_what_presses_on_the_neck_is_not_planned_unasked():
    """The release that rolls on the neck is planned only where a request allows pressure on the neck."""
    catalog = real().catalog
    smr = "fedb-neck-smr"
    allowed = sk.Request(
        minutes=3, focus=("neck",), equipment=("other-equipment",), include=(smr,), allow=("neck-pressure",)
    )

    assert smr in sk.plan(allowed, catalog).ids
    with pytest.raises(sk.NoPlanError):
        sk.plan(attrs.evolve(allowed, allow=()), catalog)
