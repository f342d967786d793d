"""Times as people type them."""

from __future__ import annotations

import pytest

from shoulderkit.mcp_server.durations import seconds_in, times_like

MEANT = {
    "10": 600,
    " 10 ": 600,
    "1.5": 90,
    "10 min": 600,
    "10min": 600,
    "10 mins.": 600,
    "10-minute": 600,
    "ten minutes": 600,
    "Twenty-five minutes": 1500,
    "twenty five": 1500,
    "forty-five min": 2700,
    "eighty-five seconds": 85,
    "sixteen minutes": 960,
    "90 seconds": 90,
    "45s": 45,
    "half an hour": 1800,
    "half a minute": 30,
    "a quarter of an hour": 900,
    "a couple of minutes": 120,
    "an hour": 3600,
    "1 hour and 10 minutes": 4200,
    "1 h 30": 5400,
    "2 minutes 30": 150,
    "2,5 min": 150,
    "7:30": 450,
}
NOT_MEANT = (
    *(
        "",
        "soon",
        "10-15 minutes",
        "-5",
        "0",
        "zero minutes",
        "minutes",
        "1.23456 s",
        "10 20",
        "ten twenty",
        "5 apples",
    ),
    *("7:75", "about five", "20 5", "twenty a half", "five hundred"),
)


@pytest.mark.parametrize(("text", "seconds"), MEANT.items())
def test_times_are_read_as_people_type_them(text, seconds):
    """Figures, words and units make the seconds that they mean; a number alone is minutes where those are asked for."""
    assert seconds_in(text, 60) == seconds


@pytest.mark.parametrize("text", NOT_MEANT)
def test_what_leaves_a_doubt_is_no_time(text):
    """A range, two numbers, a number without a sense or a word that is not known say no time."""
    assert seconds_in(text, 60) is None


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("5-10", ("5", "10")),
        ("between five and ten minutes", ("five minutes", "ten minutes")),
        ("5 to 10 min", ("5 min", "10 min")),
        ("90 s - 2 min", ("90 s", "2 min")),
        ("ten minuts", ("ten minutes",)),
        ("twnty minutes", ("twenty minutes",)),
        ("soon", ()),
        ("x" * 61, ()),
    ],
)
def test_a_range_and_a_typing_error_are_near_times(text, times):
    """What says two times is near both, what is typed wrong near what it may mean; each is a time."""
    assert times_like(text, 60) == times
    assert all(seconds_in(each, 60) for each in times)


def test_a_number_alone_is_in_the_unit_that_is_asked_for():
    """Where seconds are asked for, a number without a unit is seconds."""
    assert (seconds_in("30", 1), seconds_in("thirty", 1), seconds_in("1 min", 1)) == (30, 30, 60)
