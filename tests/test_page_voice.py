"""What the voice of a page says, and what stands beside it."""

from __future__ import annotations

from itertools import pairwise

import pytest

import made
import shoulderkit as sk
from page_cases import DESK
from shoulderkit.pages.voice import said_in
from shoulderkit.pages.words import amount_words, announcement, detail_words, next_words, spoken_length

SESSION = DESK.session
SAID = said_in(SESSION)


def beginnings(session: sk.Session) -> list[str]:
    """Return what is said as each interval begins."""
    return [said[0].text for said in said_in(session)]


def only(dose: sk.Dose, **more) -> sk.Session:
    """Return the session of one move with a dose."""
    return made.routine(made.step(made.exercise(name="Turn", dose=dose, **more))).session


def test_each_interval_says_what_it_is() -> None:
    """As an interval begins a voice says the move where it is new, the side, the set and how much."""
    assert beginnings(SESSION)[:7] == [
        "Seated thoracic twist. Get into position. Left side.",
        "Left side. Set 1 of 2. Hold 10 seconds.",
        "Rest.",
        "Left side. Set 2 of 2. Hold 10 seconds.",
        "Change sides. Right side.",
        "Right side. Set 1 of 2. Hold 10 seconds.",
        "Rest.",
    ]
    reps = only(sk.Reps(low=8, high=8, rep_s=3))
    assert beginnings(reps)[-1].endswith("8 repetitions.")


def test_a_rest_says_what_comes_next() -> None:
    """In a rest that is long enough a voice says how long it is and what comes next."""
    sets = only(sk.Timed(low_s=30, high_s=30, sets=2, rest_s=70), sides="together")
    assert "Rest. 1 minute 10 seconds. Next: set 2 of 2." in beginnings(sets)
    one = made.step(made.exercise(dose=sk.Timed(low_s=30, high_s=30)), rest_s=20)
    two = made.step(made.exercise(id="other", name="Turn"))
    assert "Rest. 20 seconds. Next: Turn." in beginnings(made.routine(one, two).session)
    alone = beginnings(made.routine(one).session)
    assert alone[-1] == "Rest."


def test_all_is_said_where_there_is_time() -> None:
    """In a long set each cue is said whole, at its second."""
    interval = SESSION[9]
    assert interval.duration_s == 32
    assert [text for _, text in SAID[9]][1:] == [cue.text for cue in interval.cues]
    assert [offset for offset, _ in SAID[9]][1:] == [cue.start_s - interval.start_s for cue in interval.cues]


def test_a_short_set_says_the_first_cue_and_what_there_is_time_for() -> None:
    """In a set of few seconds a voice says the first cue in short, and leaves out what would come too late."""
    cues = [
        sk.Cue(kind="action", text=f"Do the {n} thing " + "slowly " * 9 + ".", short=f"Thing {n}") for n in range(5)
    ]
    work = said_in(only(sk.Timed(low_s=6, high_s=6), cues=cues))[-1]
    assert [text for _, text in work] == ["6 seconds.", *(f"Thing {n}." for n in range(5))]
    short = "A cue that takes about four seconds to say aloud"
    dense = [sk.Cue(kind="action", text="Long " * 30 + ".", short=short) for _ in "abcde"]
    work = said_in(only(sk.Timed(low_s=12, high_s=12), cues=dense))[-1]
    assert [offset for offset, _ in work] == [0, 0, 2]


@pytest.mark.parametrize(
    ("seconds", "words"), [(1, "1 second"), (45, "45 seconds"), (60, "1 minute"), (150, "2 minutes 30 seconds")]
)
def test_lengths_are_said_in_words(seconds: int, words: str) -> None:
    """A duration is said in minutes and seconds, without abbreviations."""
    assert spoken_length(seconds) == words


def test_what_an_interval_is_and_what_follows() -> None:
    """Beside its side an interval is told by what it is for, its set and its dose; what follows by what is new in it."""
    details = [detail_words(each) for each in SESSION[:5]]
    assert details == ["Get into position", "Set 1 of 2 · hold", "Rest", "Set 2 of 2 · hold", "Change sides"]
    following = [next_words(one, then) for one, then in pairwise(SESSION)]
    assert following[:5] == [
        "left side, set 1 of 2, 10 s",
        "rest, 3 s",
        "left side, set 2 of 2, 10 s",
        "change sides, right side",
        "right side, set 1 of 2, 10 s",
    ]
    assert following[7] == "Thoracic rotation on hands and knees, left side"
    assert following[8] == "left side, 8 repetitions"
    assert next_words(SESSION[-1], None) == "the end"
    assert announcement(SESSION[8], SESSION[7], SESSION[9]).startswith("Thoracic rotation on hands and knees. ")


def test_amounts_of_sets() -> None:
    """Repetitions are counted, with their holds and their effort; time alone has no amount."""
    held = only(sk.Reps(low=8, high=8, rep_s=5, hold_s=2, to_fatigue=True))[-1]
    assert amount_words(held) == "8 repetitions, each held 2 s, fewer if the muscles are tired"
    assert amount_words(only(sk.Timed(low_s=30, high_s=30))[-1]) == ""
