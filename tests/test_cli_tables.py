"""Columns of the command line: as wide as they are, narrowed where they have to be, and one below the other."""

from __future__ import annotations

from shoulderkit.cli.tables import table

HEADINGS = ("id", "name", "said of it")
ROWS = (("chin-tuck", "Chin tuck", "the head slides back over the body"), ("pendulum", "Pendulum", ""))


def test_columns_are_narrowed_until_they_fit():
    """The widest column wraps at words; the first one never does."""
    assert list(table(HEADINGS, ROWS, 60)) == [
        "id         name       said of it",
        "chin-tuck  Chin tuck  the head slides back over the body",
        "pendulum   Pendulum",
    ]
    narrow = list(table(HEADINGS, ROWS, 46))
    assert [line[:9].strip() for line in narrow if line[:9].strip()] == ["id", "chin-tuck", "pendulum"]
    assert 40 < max(map(len, narrow)) <= 46
    assert " ".join(" ".join(line[22:].split()) for line in narrow[1:-1]) == ROWS[0][2]


def test_what_has_no_columns_stands_below_the_other():
    """Where columns do not fit, each row is its id, its name, and what it says after its heading; what is empty is left out."""
    assert list(table(HEADINGS, ROWS, 22)) == [
        *("chin-tuck", "  Chin tuck", "  Said of it: the head", "    slides back over", "    the body"),
        *("pendulum", "  Pendulum"),
    ]
