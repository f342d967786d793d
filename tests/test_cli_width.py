"""The command line in terminals from 40 to 120 columns: lines fit, and words are whole."""

from __future__ import annotations

from functools import cache

import pytest
from click.testing import CliRunner

import shoulderkit as sk
from cli_cases import run
from shoulderkit.cli.commands import shoulderkit
from shoulderkit.cli.lookups import KINDS
from shoulderkit.cli.tables import table
from shoulderkit.cli.words import VOCABULARIES

NECK = ("plan", "--minutes", "5", "--goal", "tense-neck", "--setting", "desk")
SHOULDERS = ("plan", "--minutes", "10", "--goal", "stiff-shoulders", "--setting", "home")
#: Every command, with each of its ways to print text.
COMMANDS = [
    (),
    *(
        (*command, "--help")
        for command in [
            ("plan",), ("play",), ("batch",), ("list",), ("show",), ("audit",), ("diff-data",), ("import",), ("import", "free-exercise-db")
        ]
    ),
    SHOULDERS,
    (*SHOULDERS, "--why"),
    (*SHOULDERS, "--brief"),
    (*SHOULDERS, "--alternatives", "1", "--without-rule", "phases"),
    (*NECK, "--breaks", "3"),
    (*NECK, "--why-not", "lat-release,cat-cow", "--why-in", "down-and-back-reset"),
    (*NECK, "--why-here", "down-and-back-reset", "--done-recently", "lat-release"),
    (*NECK, "--include", "lat-release"),
    (*NECK, "--avoid", "flor,prne", "--max-steps", "x"),
    (*NECK, "--minutes", "6"),
    ("plan", "--minutes", "0", "--goal", "tense-nek", "--avoid", "flor"),
    *(("list", kind) for kind in (*KINDS, *VOCABULARIES)),
    ("list", "moves"),
    ("list", "--catalog", "/there/is/no/such/folder"),
    *(("show", id_) for id_ in ("chest-release", "desk", "trapezius", "phases", "tense-neck", "desk-upper-back")),
    ("show", "lat-relase"),
    ("audit", "desk-upper-back"),
    ("audit", "nothing"),
]  # fmt: skip
IDS = [" ".join(command) or "shoulderkit" for command in COMMANDS]


@pytest.fixture(scope="module", autouse=True)
def _planned_once():
    """Plan what is printed in many widths once; what is planned has no width."""
    with pytest.MonkeyPatch.context() as patch:
        made = cache(sk.Planner)
        patch.setattr("shoulderkit.planner.Planner", lambda data, without: made(data, without=without))
        for name in ("plan", "alternatives", "breaks"):
            patch.setattr(sk.Planner, name, cache(getattr(sk.Planner, name)))
        yield


def text(*args: str, columns: int) -> str:
    """Return all that a command prints in a terminal of so many columns."""
    result = CliRunner(env={"COLUMNS": str(columns)}).invoke(shoulderkit, args, prog_name="shoulderkit")
    assert "Traceback" not in result.output
    return result.output


def words(said: str) -> set[str]:
    """Return the words of a text, without what marks that a line goes on, and without the headings of cells."""
    return {word.rstrip(":").lower() for word in said.split() if word != "\\"}


def too_long(line: str, columns: int) -> bool:
    """Return whether a line is too long, and not for the one word that it has beside the mark of a list."""
    return len(line) > columns and len([word for word in line.split() if word != "-"]) > 1


@pytest.mark.parametrize("command", COMMANDS, ids=IDS)
def test_lines_fit_and_words_are_whole(command):
    """In every width no line is longer than the terminal, unless for one word such as an address, and no word is cut."""
    whole = words("".join(run(*command, "--width", "1000", status=None))) | words(text(*command, columns=120))

    for columns in (40, 41, 47, 53, 60, 72, 80, 97, 120):
        said = text(*command, columns=columns)
        assert said
        assert [line for line in said.splitlines() if too_long(line, columns)] == []
        assert words(said) - whole == set()
        # only addresses are that long
        assert all("://" in line for line in said.splitlines() if len(line) > columns)


class TestWidth:
    def test_the_terminal_counts_within_limits(self):
        """A wider terminal than 120 columns is not used up, and a narrower one than 40 has lines of 40."""
        assert max(map(len, text(*SHOULDERS, "--why", columns=500).splitlines())) in range(100, 121)
        assert text(*SHOULDERS, columns=20) == text(*SHOULDERS, columns=40)

    def test_it_can_be_asked_for(self):
        """--width is what counts where it is given: in texts, help and what is said against the arguments."""
        for command in (
            SHOULDERS,
            ("plan", "--help"),
            (*NECK, "--max-steps", "x"),
            (*NECK, "--include", "lat-release"),
        ):
            assert text(*command, "--width", "50", columns=100) == text(*command, columns=50)

    @pytest.mark.parametrize("width", ["39", "0", "x", "-50"])
    def test_a_faulty_width_is_refused(self, width):
        """A width that is no whole number of at least 40 is refused."""
        said = " ".join(run("list", "--width", width, status=2)[1].split())

        assert f"{width!r} is not a whole number of at least 40" in said.replace(
            f"--width: {width} ", f"--width: {width!r} "
        )

    def test_examples_in_help_are_commands_in_any_width(self):
        """Where an example is wrapped, a shell reads its lines as one command, and no option is torn from its value."""
        lines = text("plan", "--help", columns=40).splitlines()
        start = lines.index("  shoulderkit plan --minutes 10 \\")

        assert lines[start + 1 : start + 3] == ["      --goal stiff-shoulders \\", "      --with massage-ball,wall"]


class TestTable:
    ROWS = (("a-long-id-that-stays-whole", "A name", "two words"), ("b", "", ""))
    HEADINGS = ("ID", "NAME", "PART OF")

    def test_columns_that_fit_stand_side_by_side(self):
        """Cells stand in columns under their headings."""
        assert list(table(self.HEADINGS, self.ROWS, 80)) == [
            "ID                          NAME    PART OF",
            "a-long-id-that-stays-whole  A name  two words",
            "b",
        ]

    def test_columns_that_do_not_fit_stand_below_each_other(self):
        """Where the columns do not fit, each row is its id with what there is to say below it."""
        assert list(table(self.HEADINGS, self.ROWS, 40)) == [
            "a-long-id-that-stays-whole",
            "  A name",
            "  Part of: two words",
            "b",
        ]
