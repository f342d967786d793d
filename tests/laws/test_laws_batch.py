"""Laws of rows: requests in columns get the plans that they get as values, whatever else is in their batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from batch_cases import crowds, cut, joined, nested_again, rows_of, step_of
from law_cases import one_by_one
from shoulderkit.batch import FLAT_SCHEMA, NESTED_SCHEMA, plan_batches
from shoulderkit.explainer import explain
from shoulderkit.plans import Plan

if TYPE_CHECKING:
    from shoulderkit.planner import Planner
    from shoulderkit.plans import Request

#: Changes each of which makes a row invalid, whatever its other columns.
INVALID = st.sampled_from(
    [
        {"minutes": 0},
        {"minutes": None, "seconds": None},
        {"goal": None, "focus": None},
        {"goal": "Not An Id", "focus": None},
        {"phases": ["warm-up"]},
        {"phases": []},
        {"include": ["no-such-exercise"]},
        {"exclude": [None]},
        {"goal": None, "focus": [{"region": None, "weight": 1}]},
        {"goal": None, "focus": [None]},
        {"positions": [""]},
        {"max_steps": -1},
    ]
)


@given(crowds())
def test_rows_are_plans(crowd: tuple[Planner, list[Request]]) -> None:
    """Law 22: A row's plan has the steps, times and score of its request's plan, or the error that its request has."""
    planner, requests = crowd
    rows = joined(plan_batches(cut(rows_of(requests)), planner))
    assert [row["request_id"] for row in rows] == [str(place) for place in range(len(requests))]
    for row, answer in zip(rows, one_by_one(planner, requests), strict=True):
        if not isinstance(answer, Plan):
            assert (row["status"], row["error_class"]) == ("failed", type(answer).__name__)
            assert (row["error_message"], row["steps"]) == (explain(answer), None)
            continue
        assert tuple(step_of(step, planner.catalog) for step in row["steps"]) == answer.routine.steps
        assert [step["number"] for step in row["steps"]] == list(range(1, len(answer.ids) + 1))
        assert [step["duration_s"] for step in row["steps"]] == [step.duration_s for step in answer.routine.steps]
        assert [step["shortened"] for step in row["steps"]] == [step.shortened for step in answer.routine.steps]
        assert [step["phase"] for step in row["steps"]] == [step.exercise.phase for step in answer.routine.steps]
        assert [step["sides"] for step in row["steps"]] == [step.exercise.sides for step in answer.routine.steps]
        assert sum(step["worth"] for step in row["steps"]) == row["coverage"]
        assert (row["routine_id"], row["routine_name"]) == (answer.routine.id, answer.routine.name)
        assert (row["budget_s"], row["duration_s"]) == (answer.request.budget_s, answer.routine.duration_s)
        assert row["error_class"] is row["error_message"] is row["error_paths"] is None
        score: Any = answer.score
        for name in ("status", "order_status", "presence", "coverage", "bound", "recent", "position_changes"):
            assert row[name] == getattr(score, name)
        assert row["floor_trips"] == score.floor_trips
        assert (row["equipment_changes"], tuple(row["phases"])) == (score.equipment_changes, score.phases)


@given(crowds(), st.lists(st.integers(0, 3), max_size=4), st.sampled_from(["nested", "flat"]))
def test_how_rows_are_batched_does_not_matter(crowd: Any, sizes: list[int], form: Any) -> None:
    """Law 22: However the rows are split into batches, the resulting rows and their schema are the same."""
    planner, requests = crowd
    rows = rows_of(requests)
    batches = list(plan_batches(cut(rows, sizes), planner, form=form))
    schema = NESTED_SCHEMA if form == "nested" else FLAT_SCHEMA
    assert all(batch.schema.equals(schema, check_metadata=True) for batch in batches)
    assert joined(batches) == joined(plan_batches(cut(rows), planner, form=form))


@given(crowds())
def test_both_forms_say_the_same(crowd: tuple[Planner, list[Request]]) -> None:
    """Law 22: The steps of the flat form are, for each request, those of the nested form; errors are the same."""
    planner, requests = crowd
    batches = cut(rows_of(requests))
    nested = joined(plan_batches(batches, planner))
    flat = joined(plan_batches(batches, planner, form="flat"))
    steps = [
        (key, [{name: row[name] for name in FLAT_SCHEMA.names[5:]} for row in rows]) for key, rows in nested_again(flat)
    ]
    assert steps == [(row["request_id"], row["steps"] or []) for row in nested]
    answers = {row["request_id"]: [row[name] for name in FLAT_SCHEMA.names[1:5]] for row in flat}
    assert answers == {row["request_id"]: [row[name] for name in FLAT_SCHEMA.names[1:5]] for row in nested}


@given(crowds(), st.integers(0, 6), INVALID)
def test_an_invalid_row_affects_no_other(
    crowd: tuple[Planner, list[Request]], place: int, spoilt: dict[str, Any]
) -> None:
    """Law 22: An invalid row becomes a row that says what is wrong with it, and the rows around it are unchanged."""
    planner, requests = crowd
    rows = rows_of(requests)
    good = joined(plan_batches(cut(rows), planner))
    bad = {"request_id": "bad", "minutes": 5, "goal": "any-goal", **spoilt}
    mixed = joined(plan_batches(cut([*rows[:place], bad, *rows[place:]]), planner))
    (answer,) = [row for row in mixed if row["request_id"] == "bad"]
    assert (answer["status"], answer["error_class"]) == ("failed", "RequestError")
    assert answer["error_paths"]
    assert [row for row in mixed if row["request_id"] != "bad"] == good
