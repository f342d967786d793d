"""Records: flat rows of plain values, with stable columns, of everything that consists of rows."""

from __future__ import annotations

import json
import subprocess
import sys

import pyarrow as pa
import pytest

import made
import shoulderkit as sk
from record_cases import as_rows, check_records, declared_columns, documented_columns, tabular, tuples_of
from shoulderkit.batch.schemas import STEP
from shoulderkit.reading.fields import TAGS
from shoulderkit.records.columns import COLUMNS, columns_of
from shoulderkit.records.steps import dose_record

BUNDLED = sk.bundled()
PLANNER = sk.Planner(BUNDLED)
REQUEST = sk.Request(minutes=3, goal="tense-neck", setting="desk")
PLAN = PLANNER.plan(REQUEST)


@pytest.mark.untraced
def test_every_kind_has_flat_records() -> None:
    """Each table, each rows and each value of the bundled data has records with the columns of its kind, which JSON takes."""
    kinds = set()
    held = (PLAN, PLAN.session, PLANNER.breaks(REQUEST, 2), *map(as_rows, tuples_of(BUNDLED, PLANNER, PLAN)))
    for value in (*tabular(BUNDLED), *tabular(sk.Catalog()), *held):
        check_records(value)
        kinds.add(tuple(columns_of(value)))
        assert json.loads(json.dumps(value.to_records())) == value.to_records()
    assert kinds == {tuple(columns) for columns in COLUMNS.values()}


def test_the_page_lists_the_columns() -> None:
    """The documents name every column of every kind in order, with what it holds, and no other."""
    assert documented_columns() == declared_columns()


def test_records_are_new_each_time() -> None:
    """Whoever changes a record, or a list in it, changes nothing else."""
    changed = BUNDLED.exercises.to_records()
    changed[0]["aliases"].append("x")
    changed[0]["name"] = "y"
    again = BUNDLED.exercises.to_records()[0]
    assert "x" not in again["aliases"]
    assert again["name"] != "y"


def test_the_record_of_an_exercise() -> None:
    """An exercise is one row: what it is, its full dose in the first setup, and who supports and contradicts it."""
    catalog = made.catalog()
    [record] = catalog.exercises["pull"].to_records()
    assert record == catalog.exercises.to_records()[1]
    wanted = {
        "id": "pull",
        "primary": ["chest"],
        "secondary": [],
        "quiet": ["pectoralis-minor"],
        "positions": ["any"],
        "equipment": ["ball"],
        "demands": ["overhead-arm"],
        "without_equipment": True,
        "dose": "hold",
        "sets": 2,
        "low": None,
        "low_s": 30,
        "duration_s": 10 + 2 * (30 + 5 + 30) + 5,
        "days_a_week_low": 2,
        "days_a_week_high": 3,
        "weeks_low": None,
        "instructions": 1,
        "sources": ["a-page"],
        "contradicted_by": ["a-page"],
        "unstated": ["setups.equipment"],
    }
    assert {name: record[name] for name in wanted} == wanted


def test_an_exercise_demands_what_no_setup_can_do_without() -> None:
    """The demands of a record are those of the exercise, its dose is that of its first setup."""
    own = sk.Reps(low=2, high=3, rep_s=4)
    setups = (made.rich_setup(dose=own), made.setup(demands=["overhead-arm"]))
    [record] = made.exercise(setups=setups).to_records()
    assert record["demands"] == ["overhead-arm"]
    assert (record["dose"], record["high"], record["positions"]) == ("reps", 3, ["prone", "standing"])
    for exercise in BUNDLED.exercises.values():
        assert exercise.to_records()[0]["demands"] == list(exercise.demands)


def test_the_record_of_a_rule() -> None:
    """The groups of a rule are texts, their ids joined; what its disputes rest on contradicts it."""
    dispute = sk.Claim(text="No.", kind="benefit", citations=[sk.Citation(source="a-page")])
    rule = made.rule(kinds=["one-of"], exercises=[["press", "pull"]], disputes=[dispute])
    [record] = sk.Table(sk.Rule, [rule]).to_records()
    assert record["exercises"] == ["press + pull"]
    assert (record["disputes"], record["sources"], record["contradicted_by"]) == (["No."], [], ["a-page"])


def test_the_records_of_a_plan() -> None:
    """A plan is a row for each step, with what the step is for; a day has them plan by plan."""
    records = PLAN.to_records()
    assert [record["exercise"] for record in records] == list(PLAN.ids)
    assert [record["number"] for record in records] == list(range(1, len(records) + 1))
    assert sum(record["worth"] for record in records) == PLAN.score.coverage
    assert [record["serves"] for record in records] == [[part.region for part in why.parts] for why in PLAN.reasons]
    day = PLANNER.breaks(REQUEST, 2)
    assert day.to_records() == [
        {"plan": number, **record} for number, plan in enumerate(day.plans, 1) for record in plan.to_records()
    ]


def test_the_records_of_a_routine() -> None:
    """A routine is a row for each step, as a plan of it would have; a table of routines has a row for each."""
    columns = set(columns_of(PLAN.routine))
    assert PLAN.routine.to_records() == [
        {name: held for name, held in record.items() if name in columns} for record in PLAN.to_records()
    ]
    assert len(BUNDLED.routines.to_records()) == len(BUNDLED.routines)


def test_steps_are_those_of_many_plans() -> None:
    """The columns of a step are called as in the flat form of many plans."""
    assert set(STEP) <= set(COLUMNS[sk.Plan])


@pytest.mark.parametrize(
    "dose", [sk.Reps(low=1, high=2, rep_s=3), sk.Hold(low_s=1, high_s=2), sk.Timed(low_s=1, high_s=2)]
)
def test_doses_go_by_their_tags(dose: sk.Dose) -> None:
    """The kind of a dose is the word that JSON has for it."""
    assert dose_record(dose)["dose"] == TAGS[type(dose)].word


def test_the_records_of_citations() -> None:
    """A citation and a disagreement have both sides in plain lists, notes beside their sources."""
    claim = sk.Claim(
        text="It pulls.",
        kind="benefit",
        citations=[
            sk.Citation(source="a-page"),
            sk.Citation(source="a-page", note="One trial."),
            sk.Citation(source="a-page", stance="contradicts", note="No change."),
        ],
    )
    catalog = sk.Catalog(exercises=[made.rich_exercise(claims=(claim,))], base=made.catalog())
    [record] = catalog.disagreements().to_records()
    assert record == {
        "table": "exercises",
        "id": "pull",
        "about": "claim",
        "field": None,
        "text": "It pulls.",
        "supports": ["a-page", "a-page"],
        "supports_notes": ["", "One trial."],
        "contradicts": ["a-page"],
        "contradicts_notes": ["No change."],
        "disputes": [],
    }
    noted = [record for record in catalog.citations().to_records() if record["note"] == "One trial."]
    assert noted == [
        {
            "table": "exercises",
            "id": "pull",
            "path": "claims[0].citations[1]",
            "field": None,
            "text": "It pulls.",
            "source": "a-page",
            "title": "A page",
            "url": None,
            "stance": "supports",
            "note": "One trial.",
            "read": None,
        }
    ]


def test_other_tables_have_no_records() -> None:
    """A table or rows of a class without columns is refused, by name."""
    for kind in (sk.Fact, sk.Plan, sk.Step):
        for value in (sk.Table(kind), sk.Rows(kind)):
            with pytest.raises(sk.InvalidValueError, match=f"no columns for values of type {kind.__name__}"):
                value.to_records()


def test_arrow_has_the_same_rows() -> None:
    """By the Arrow protocol everything has the same rows as its records, and columns where there is no row."""
    for value in (*tabular(BUNDLED), *tabular(sk.Catalog()), PLAN, PLAN.session):
        table = pa.table(value)
        assert table.to_pylist() == value.to_records()
        assert table.column_names == list(columns_of(value))


def test_arrow_follows_a_wanted_schema() -> None:
    """A schema that the caller asks for is followed where it can be."""
    wanted = pa.schema([("exercise", pa.large_string())])
    narrow = BUNDLED.cues()[:2]
    whole = pa.schema(
        [
            pa.field(one.name, pa.large_string() if one.name == "exercise" else one.type)
            for one in pa.table(narrow).schema
        ]
    )
    capsule = narrow.__arrow_c_stream__(whole.__arrow_c_schema__())
    assert pa.RecordBatchReader._import_from_c_capsule(capsule).schema.field("exercise").type == wanted.field(0).type


def test_records_need_no_arrow() -> None:
    """Without pyarrow there are records all the same, and the Arrow protocol says what to install."""
    code = (
        "import sys; sys.modules['pyarrow'] = None; import shoulderkit as sk\n"
        "rows = sk.bundled().exercises.rows\n"
        "print(len(rows.to_records()))\n"
        "rows.__arrow_c_stream__()"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.stdout == f"{len(BUNDLED.exercises)}\n"
    assert run.stderr.endswith(
        "MissingExtraError: __arrow_c_stream__ needs an optional library: pip install 'shoulderkit[arrow]'\n"
    )


def test_records_are_imported_when_they_are_asked_for() -> None:
    """A plan is made without the room of records."""
    code = (
        "import sys, shoulderkit as sk\n"
        "plan = sk.plan(sk.Request(minutes=3, goal='tense-neck')); sk.bundled().find('neck')\n"
        "print([name for name in sys.modules if name.startswith(('shoulderkit.records', 'shoulderkit.display', 'pyarrow'))])"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True
        ).stdout
        == "[]\n"
    )


def test_a_session_is_a_table() -> None:
    """By the Arrow protocol a session has its records, with the seconds of its cues as numbers."""
    table = pa.table(PLAN.session)
    assert table.to_pylist() == PLAN.session.to_records()
    assert table.schema.field("cue_starts_s").type == pa.list_(pa.int64())
    assert table.num_rows == len(PLAN.session)
