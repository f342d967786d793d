"""The tuples of values that plans, answers and exercises hold: each becomes a table in one call."""

from __future__ import annotations

import inspect
import typing
from typing import Any

import attrs
import pyarrow as pa
import pytest

import made
import shoulderkit as sk
from record_cases import as_rows, tuples_of
from shoulderkit.records.columns import COLUMNS, kind_of_rows

BUNDLED = sk.bundled()
PLANNER = sk.Planner(BUNDLED)
PLAN = PLANNER.plan(sk.Request(minutes=3, goal="tense-neck", setting="desk"))

#: What has no columns, and why: a value that holds the tuple is the table, or what a form or a message is made of.
NO_TABLE = {
    **dict.fromkeys(("Plan", "Step", "Weight", "Interval", "TimedCue"), "the day, plan, goal or session is the table"),
    **dict.fromkeys(("Change", "Conflict", "Constraint", "Fact", "Relaxation", "Repair"), "parts of one refusal"),
    **dict.fromkeys(("Done", "Focus"), "parts of a request"),
    **dict.fromkeys(("Fault", "RuleEdge"), "parts of one error"),
}


def held_in_tuples() -> set[str]:
    """Return the names of the classes of which a public class holds, or says to have, a tuple."""
    found: set[str] = set()

    def note(hint: Any) -> None:
        args = typing.get_args(hint)
        if typing.get_origin(hint) is tuple and args and attrs.has(args[0]):
            found.add(args[0].__name__)
        for arg in args:
            note(arg)

    for cls in filter(inspect.isclass, (getattr(sk, name) for name in sk.__all__)):
        hints = {name: hint for name, hint in typing.get_type_hints(cls).items() if not name.startswith("__")}
        made_later = [prop.fget for prop in vars(cls).values() if isinstance(prop, property)]
        for hint in (*hints.values(), *(typing.get_type_hints(get).get("return") for get in made_later)):
            note(hint)
    return found


def test_every_tuple_of_values_becomes_a_table() -> None:
    """Whatever public class a value holds a tuple of has columns, or is named here as no table."""
    held = held_in_tuples()
    assert len(held) > 25
    assert held - NO_TABLE.keys() <= {kind.__name__ for kind in COLUMNS}
    assert NO_TABLE.keys() <= held


@pytest.mark.parametrize("values", made.numbered(tuples_of(BUNDLED, PLANNER, PLAN)))
def test_rows_of_a_tuple_are_a_table(values: tuple[Any, ...]) -> None:
    """Rows of a tuple have a record for each value, the same by Arrow, and the same columns where there is no row."""
    rows = as_rows(values)
    assert pa.table(rows).to_pylist() == rows.to_records()
    assert len(rows.to_records()) == len(values)
    assert pa.table(rows[:0]).column_names == list(COLUMNS[kind_of_rows(rows)])
    for value, record in zip(values, rows.to_records(), strict=True):
        plain = {name: held for name in record if isinstance(held := getattr(value, name, None), (str, int))}
        assert {name: record[name] for name in plain} == plain


def test_cells_and_what_is_missing() -> None:
    """The records of cells add up to the coverage; what is missing has its remedy in the same row."""
    cells = sk.Rows(sk.CellScore, PLAN.score.cells).to_records()
    assert sum(cell["worth"] for cell in cells) == PLAN.score.coverage
    rows = sk.Rows(sk.Missing, PLAN.missing).to_records()
    assert [row["change"] for row in rows] == [each.remedy and str(each.remedy.change) for each in PLAN.missing]
    assert {row["worth"] for row in rows} >= {each.remedy.worth for each in PLAN.missing if each.remedy}
    bare = sk.Missing(phase="release", reason="no-time")
    [record] = sk.Rows(sk.Missing, [bare]).to_records()
    assert (record["change"], record["remedy_exercises"], record["worth"]) == (None, [], None)


def test_reasons_and_alternatives() -> None:
    """The record of a reason has what that of its step has; an alternative says what it gives up."""
    reasons = sk.Rows(sk.Reason, PLAN.reasons).to_records()
    for reason, step in zip(reasons, PLAN.to_records(), strict=True):
        assert {name: reason[name] for name in ("exercise", "serves", "worth", "loss")} == {
            name: step[name] for name in ("exercise", "serves", "worth", "loss")
        }
    best, second = PLANNER.alternatives(PLAN.request, 2)
    first, other = sk.Rows(sk.Alternative, [best, second]).to_records()
    assert (first["exercises"], first["added"]) == (list(PLAN.ids), [])
    assert other["coverage"] - first["coverage"] == second.change.coverage
    assert set(first["exercises"]) - set(other["removed"]) | set(other["added"]) == set(other["exercises"])


def test_a_setup_has_its_own_dose_alone() -> None:
    """A setup without a dose of its own has None in the columns of a dose."""
    own, bare = made.rich_setup(dose=sk.Hold(low_s=5, high_s=9)), made.setup()
    first, second = sk.Rows(sk.Setup, [own, bare]).to_records()
    assert (first["dose"], first["high_s"]) == ("hold", 9)
    assert (second["dose"], second["high_s"], second["setup_s"]) == (None, None, bare.setup_s)


def test_rows_hold_one_kind() -> None:
    """A value of another class is refused, all of them at once, so that a table never has holes."""
    with pytest.raises(sk.DataError) as caught:
        sk.Rows(sk.CellScore, PLAN.missing)
    assert len(caught.value.faults) == len(PLAN.missing)
    assert caught.value.faults[0].message == "a value of type Missing is not a valid CellScore"


def test_rows_say_what_they_are() -> None:
    """Rows of values whose class has no noun as its name are called what they are."""
    assert repr(sk.Rows(sk.Missing, PLAN.missing[:1])) == "<Rows of 1 missing cell>"
    assert repr(sk.Rows(sk.LeftOut, PLAN.left_out[:2])) == "<Rows of 2 exercises left out>"
    assert repr(sk.Rows(sk.CellScore)) == "<Rows of 0 cell scores>"


def test_both_sides_of_every_disagreement() -> None:
    """The disputed citations are those of the disagreements, with their side, and with what their sources are."""
    rows = BUNDLED.disputed_citations().to_records()
    both = [
        (each.id, each.field, stance, citation.source, citation.note)
        for each in BUNDLED.disagreements()
        for stance, side in (("supports", each.supports), ("contradicts", each.contradicts))
        for citation in side
    ]
    assert [tuple(row[name] for name in ("id", "field", "stance", "source", "note")) for row in rows] == both
    assert len(rows) > 400
    for row in rows:
        source = BUNDLED.sources[row["source"]]
        assert (row["title"], row["kind"], row["read"]) == (source.title, source.kind, source.read)
