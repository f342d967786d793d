"""A sheet to print: every move with its doses, sides and times."""

from __future__ import annotations

import made
import shoulderkit as sk
from page_cases import DESK, Document
from shoulderkit.model.times import clock
from shoulderkit.pages.doses import Amount, amounts_of, dose_words
from shoulderkit.pages.guides import Move, guide_of

SHEET = Document(sk.print_sheet(DESK))


def move(dose: sk.Dose, **more) -> Move:
    """Return the only move of a routine with a dose."""
    routine = made.routine(made.step(made.exercise(dose=dose, **more)))
    return guide_of(routine, sk.Catalog(), "test").moves[0]


def test_times_and_doses_are_those_of_the_plan() -> None:
    """A row has the second at which a move begins, its cues, when to stop, the dose of each side, and what it takes."""
    rows = [attrs for tag, attrs in SHEET.elements if tag == "tr"]
    assert len(rows) == 1 + len(DESK.steps)
    times = [text for text in SHEET.texts["td"] if ":" in text]
    assert times == [clock(s) for step in DESK.steps for s in (step.start_s, step.duration_s)]
    assert [text for text in SHEET.texts["span"] if "×" in text or "min" in text or text == "8"] == [
        *("2 × 10 s", "2 × 10 s", "8", "8", "1 min", "1 min", "2 min", "2 min"),
    ]
    cues = {cue.short for each in DESK.session for cue in each.cues}
    assert cues <= set(SHEET.texts["li"])
    assert SHEET.texts["th"][:5] == ["At", "Move", "Left", "Right", "Takes"]


def test_one_column_is_enough_where_no_move_has_sides() -> None:
    """Where all moves are done with both sides at once there is one column of doses."""
    sheet = Document(sk.print_sheet(made.routine(made.step(made.exercise(sides="together"))), sk.Catalog()))
    assert sheet.texts["th"][:4] == ["At", "Move", "Dose", "Takes"]
    assert "Safety" not in sheet.text


def test_a_side_that_is_not_worked_is_empty() -> None:
    """A move for one side has its dose in the column of that side."""
    step = made.step(made.exercise(sides="one"), halves=["right"])
    sheet = Document(sk.print_sheet(made.routine(step), sk.Catalog()))
    assert "–" in sheet.texts["td"]
    assert "first" not in sheet.text


def test_a_session_that_begins_late_has_what_is_left() -> None:
    """Of a move that is over but for a rest no dose is left; the sheet says the times that are left."""
    one = made.step(made.exercise(dose=sk.Hold(low_s=20, high_s=20)), rest_s=9)
    two = made.step(made.exercise(id="other", dose=sk.Hold(low_s=30, high_s=30)))
    whole = made.routine(one, two).session
    late = whole.from_(next(each.number for each in whole if each.kind == "rest"))
    moves = guide_of(late, sk.Catalog(), "test").moves
    assert amounts_of(moves[0]) == {}
    assert dose_words(moves[0]) == ""
    assert "0:09" in sk.print_sheet(late, sk.Catalog())
    assert Document(sk.session_page(late, sk.Catalog())).session == late


def test_doses_say_what_they_count() -> None:
    """A dose in large type has its sets and its amount, and beside it what it counts, its holds, effort and rests."""
    both = sk.BodyHalf.BOTH
    reps = {"low": 1, "high": 1, "rep_s": 5}
    assert amounts_of(move(sk.Reps(**reps))) == {both: Amount("1", "repetition")}
    more = sk.Reps(low=9, high=9, sets=2, rest_s=20, hold_s=3, rep_s=5, to_fatigue=True)
    told = "repetitions, each held 3 s, fewer if the muscles are tired, 20 s rest between"
    assert amounts_of(move(more)) == {both: Amount("2 × 9", told)}
    assert amounts_of(move(sk.Hold(low_s=30, high_s=30))) == {both: Amount("30 s", "hold")}
    assert amounts_of(move(sk.Hold(low_s=30, high_s=30, sets=3))) == {both: Amount("3 × 30 s", "holds")}
    assert amounts_of(move(sk.Timed(low_s=60, high_s=60))) == {both: Amount("1 min", "")}
    assert dose_words(move(sk.Timed(low_s=60, high_s=60))) == "1 min"
    assert dose_words(move(sk.Timed(low_s=60, high_s=60), sides="each")) == "1 min, left and right"


def test_sides_with_different_doses_are_told_apart() -> None:
    """Where a late start leaves more sets of one side than of the other, each has its own dose."""
    step = made.step(made.exercise(dose=sk.Timed(low_s=30, high_s=30, sets=2), sides="each"))
    whole = made.routine(step).session
    second = [each.number for each in whole if each.kind == "work"][1]
    (late,) = guide_of(whole.from_(second), sk.Catalog(), "test").moves
    assert dose_words(late) == "left: 30 s; right: 2 × 30 s"
