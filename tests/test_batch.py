"""Requests as columns, plans as rows: accepted columns, reported faults, and what stays the same."""

from __future__ import annotations

import pickle
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import attrs
import pyarrow as pa
import pytest

import shoulderkit as sk
from batch_cases import cut, joined, row_of, rows_of, sayable
from shoulderkit import batch, testing

if TYPE_CHECKING:
    from collections.abc import Iterator

REQUESTS = [sk.Request(minutes=minutes, goal="tense-neck", setting="home") for minutes in (5, 10, 15)]
PLANNER = sk.Planner(sk.bundled())


def faults_of(columns: dict[str, Any], form: Any = "nested") -> dict[str, tuple[str, ...]]:
    """Return the near misses of each fault of a table with these columns, by path."""
    with pytest.raises(sk.DataError) as caught:
        batch.plan_table(pa.table(columns), form=form)
    return {fault.path: fault.near for fault in caught.value.faults}


class TestColumns:
    """The columns of a batch."""

    def test_every_field_of_a_request_has_a_column(self) -> None:
        """The columns are the fields of a request, in their order, behind the key."""
        assert [field.name for field in attrs.fields(sk.Request)] == batch.REQUEST_SCHEMA.names[1:]
        assert batch.REQUEST_SCHEMA.names[0] == "request_id"

    def test_types_of_columns_follow_from_the_fields(self) -> None:
        """The schema of requests is this one, type by type: whoever changes a request sees what it does to tables."""
        text, texts, number, flag = pa.string(), pa.list_(pa.string()), pa.int32(), pa.bool_()
        expected = {
            "request_id": text,
            "minutes": number,
            "seconds": number,
            "goal": text,
            "focus": pa.list_(pa.struct([("region", text), ("weight", number)])),
            "phases": texts,
            "include": texts,
            "include_phases": texts,
            "exclude": texts,
            "setting": text,
            "equipment": texts,
            "without_equipment": texts,
            "positions": texts,
            "extra_positions": texts,
            "avoid": texts,
            "allow": texts,
            "max_steps": number,
            "shorten": flag,
            "without_instructions": flag,
            "done_today": texts,
            "done_recently": texts,
            "variety": text,
            "affected_side": text,
            "first_side": text,
        }
        metadata: dict[bytes | str, bytes | str] = {
            "shoulderkit.schema": "requests",
            "shoulderkit.schema_version": "1",
        }
        schema = pa.schema(list(expected.items()), metadata=metadata)
        assert batch.REQUEST_SCHEMA.serialize() == schema.serialize()

    def test_few_columns_are_enough(self) -> None:
        """A budget and a goal make a request; what is missing has its default, and the key is then null."""
        (row,) = batch.plan_table(pa.table({"goal": ["tense-neck"], "minutes": [5]})).to_pylist()
        assert row["request_id"] is None
        assert row["status"] == "optimal"
        assert [step["exercise"] for step in row["steps"]] == list(
            sk.plan(sk.Request(minutes=5, goal="tense-neck")).ids
        )

    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("minutes", pa.int8()),
            ("minutes", pa.uint64()),
            ("goal", pa.large_string()),
            ("goal", pa.string_view()),
            ("goal", pa.dictionary(pa.int8(), pa.string())),
            ("equipment", pa.large_list(pa.string())),
            ("equipment", pa.list_(pa.large_string(), 1)),
            ("equipment", pa.list_(pa.field("element", pa.string()))),
            ("seconds", pa.null()),
        ],
    )
    def test_how_a_value_is_stored_does_not_matter(self, name: str, kind: pa.DataType) -> None:
        """Any width of integer and any way to store texts and lists holds the same request."""
        plain = {"request_id": "a", "minutes": 12, "goal": "tense-neck", "equipment": ["chair"], "seconds": None}
        table = pa.Table.from_pylist([plain], schema=batch.REQUEST_SCHEMA)
        other = table.set_column(table.schema.get_field_index(name), name, pa.array([plain[name]], kind))
        assert other.schema.field(name).type == kind
        assert batch.plan_table(other).equals(batch.plan_table(table))

    def test_wrong_columns_are_named_at_once(self) -> None:
        """Every column that is unknown or of another type is named with near misses; a string is not a number."""
        assert faults_of(
            {
                "minutes": ["3"],
                "gaol": ["tense-neck"],
                "include": ["lat-release"],
                "exclude": [[1]],
                "shorten": [1],
                "max_steps": [2.0],
            }
        ) == {"minutes": (), "gaol": ("goal",), "include": (), "exclude[]": (), "shorten": (), "max_steps": ()}

    def test_fields_of_a_focus_are_columns_too(self) -> None:
        """A field that a focus does not have, or of another type, is named like a column."""
        focus = pa.array([[{"regoin": "neck", "weight": "2"}]])
        assert faults_of({"minutes": [3], "focus": focus}) == {"focus[].regoin": ("region",), "focus[].weight": ()}

    def test_missing_columns_are_named(self) -> None:
        """A missing column for budget, goal or (flat form) key is named, unless a misspelled one is there."""
        assert faults_of({"setting": ["home"]}) == {"minutes or seconds": (), "goal or focus": ()}
        assert faults_of({"minutes": [3], "goal": ["tense-neck"]}, "flat") == {"request_id": ()}
        assert faults_of({"minuts": [3], "goal": ["tense-neck"]}) == {"minuts": ("minutes",)}

    def test_a_column_is_there_once(self) -> None:
        """Two columns of one name are refused as duplicates."""
        table = pa.Table.from_arrays([pa.array([3]), pa.array(["neck"]), pa.array([5])], ["minutes", "goal", "minutes"])
        with pytest.raises(sk.DataError) as caught:
            batch.plan_table(table)
        assert [fault.path for fault in caught.value.faults] == ["minutes"]

    def test_columns_are_checked_without_rows(self) -> None:
        """Columns are checked, and the result has its columns, where there are no rows."""
        empty = pa.Table.from_pylist([], schema=batch.REQUEST_SCHEMA)
        for form, schema in (("nested", batch.NESTED_SCHEMA), ("flat", batch.FLAT_SCHEMA)):
            planned = batch.plan_table(empty, form=form)  # type: ignore[arg-type]
            assert planned.num_rows == 0
            assert planned.schema.equals(schema, check_metadata=True)
        with pytest.raises(sk.DataError):
            batch.plan_table(pa.table({"minuts": pa.array([], pa.int32())}))
        assert list(batch.plan_batches([])) == []


class TestRows:
    """The result of each row."""

    def test_a_focus_is_read(self) -> None:
        """A focus with and without weights is that of the request; an empty list of equipment is not a null."""
        request = sk.Request(minutes=20, focus={"neck": 3, "chest": 1}, setting="home", equipment=())
        row = {**row_of(request, "a"), "focus": [{"region": "neck", "weight": 3}, {"region": "chest", "weight": None}]}
        (planned,) = joined(batch.plan_batches(cut([row])))
        assert tuple(step["exercise"] for step in planned["steps"]) == sk.plan(request).ids

    def test_what_was_done_is_ids(self) -> None:
        """A column of ids says what was done today, each at its full dose; a dose cannot be said in it."""
        request = sk.Request(minutes=10, goal="tense-neck", setting="home", done_today=("chest-release",))
        row = row_of(request, "a")
        assert row["done_today"] == ["chest-release"]
        (planned,) = joined(batch.plan_batches(cut([row])))
        assert tuple(step["exercise"] for step in planned["steps"]) == sk.plan(request).ids
        struct = pa.array([[{"exercise": "chest-release"}]])
        assert faults_of({"minutes": [10], "goal": ["tense-neck"], "done_today": struct}) == {"done_today[]": ()}

    def test_faults_have_their_paths(self) -> None:
        """An invalid row has the class of its error, its whole text, and the path of each fault."""
        rows = [
            {"minutes": 0, "goal": "tense-neck", "include": ["lat-release", None]},
            {"minutes": 5, "goal": "tense-nek"},
            {"seconds": 5, "goal": "tense-neck"},
        ]
        answers = joined(batch.plan_batches(cut(rows)))
        assert {row["status"] for row in answers} == {"failed"}
        assert [row["error_class"] for row in answers] == ["RequestError", "RequestError", "NoPlanError"]
        assert [row["error_paths"] for row in answers] == [["minutes", "include[1]"], ["goal"], []]
        assert "did you mean 'tense-neck'" in answers[1]["error_message"]
        assert "No plan meets this request" in answers[2]["error_message"]

    @pytest.mark.untraced
    def test_large_batches_come_in_pieces(self) -> None:
        """A batch of thousands of rows is returned in pieces, in order, the first before the rest is planned."""
        catalog = testing.random_catalog(1, exercises=3)
        unknown = [sk.Request(minutes=5, goal="no-such-goal")] * 2500
        pieces = list(batch.plan_batches(cut(rows_of(unknown)), catalog))
        assert [piece.num_rows for piece in pieces] == [1024, 1024, 452]
        assert [row["request_id"] for row in joined(pieces)] == [str(place) for place in range(2500)]

    def test_batches_are_read_one_by_one(self) -> None:
        """A batch is read when its plans are requested."""
        read = []

        def batches() -> Iterator[pa.RecordBatch]:
            for request in REQUESTS:
                read.append(request)
                yield from cut([row_of(request)])[:1]

        planned = batch.plan_batches(batches())
        assert read == []
        next(planned)
        assert read == REQUESTS[:1]


class TestCalls:
    """Accepted and refused arguments."""

    @pytest.mark.parametrize("form", ["nested", "flat"])
    def test_a_catalog_or_its_planner(self, form: Any) -> None:
        """A custom catalog and its planner give the same rows, which differ from the bundled catalog's."""
        catalog = testing.random_catalog(3, exercises=8)
        rows = rows_of([sayable(testing.random_request(catalog, seed)) for seed in range(8)])
        by_catalog = joined(batch.plan_batches(cut(rows), catalog, form=form))
        assert by_catalog == joined(batch.plan_batches(cut(rows), sk.Planner(catalog), form=form))
        assert by_catalog != joined(batch.plan_batches(cut(rows), form=form))

    def test_the_function_pickles(self) -> None:
        """The function with a bound planner and form pickles, and gives the same result afterwards."""
        bound = partial(batch.plan_batches, catalog=PLANNER, form="flat")
        batches = cut(rows_of(REQUESTS))
        assert joined(pickle.loads(pickle.dumps(bound))(batches)) == joined(bound(batches))

    def test_a_table_is_its_batches(self) -> None:
        """A table gives the rows that its batches give, in either form."""
        table = pa.Table.from_batches(cut(rows_of(REQUESTS), [1, 1]))
        assert batch.plan_table(table).to_pylist() == joined(batch.plan_batches(table.to_batches()))
        flat = batch.plan_table(table, PLANNER, form="flat")
        assert flat.to_pylist() == joined(batch.plan_batches(table.to_batches(), form="flat"))

    def test_wrong_arguments_are_named_at_once(self) -> None:
        """The call itself refuses wrong arguments, all of them, with the near miss."""
        table = pa.Table.from_batches(cut(rows_of(REQUESTS)))
        with pytest.raises(sk.InvalidValueError) as caught:
            batch.plan_batches(table, [], form="nestd")  # type: ignore[arg-type]
        near = {fault.path: fault.near for fault in caught.value.faults}
        assert near == {"batches": (), "catalog": (), "form": ("nested",)}
        with pytest.raises(sk.InvalidValueError, match="RecordBatch is not a Table"):
            batch.plan_table(table.to_batches()[0])  # type: ignore[arg-type]
        with pytest.raises(sk.InvalidValueError, match="nested or flat"):
            batch.plan_table(table, form=[])  # type: ignore[arg-type]
        with pytest.raises(sk.InvalidValueError, match="Table is not a RecordBatch"):
            list(batch.plan_batches([table]))  # type: ignore[list-item]


class TestPromise:
    """What users of the schemas rely on."""

    @pytest.mark.parametrize("schema", [batch.REQUEST_SCHEMA, batch.NESTED_SCHEMA, batch.FLAT_SCHEMA])
    def test_schemas_say_their_version(self, schema: pa.Schema) -> None:
        """Each schema carries its kind and version, which writing to a file keeps."""
        said = schema.metadata or {}
        assert said[b"shoulderkit.schema_version"] == str(batch.SCHEMA_VERSION).encode()
        assert said[b"shoulderkit.schema"]
        assert pa.ipc.read_schema(schema.serialize()).equals(schema, check_metadata=True)

    def test_without_pyarrow_the_extra_is_named(self) -> None:
        """Where pyarrow is not installed, importing the module says which extra brings it."""
        code = "import sys; sys.modules['pyarrow'] = None; import shoulderkit.batch"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 1
        assert (
            "MissingExtraError: shoulderkit.batch needs an optional library: pip install 'shoulderkit[arrow]'"
            in done.stderr
        )
