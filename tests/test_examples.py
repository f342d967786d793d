"""The example programs run as they stand, and do what they say."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

import shoulderkit as sk

EXAMPLES = Path(__file__).parents[1] / "examples"


def run(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run an example with this Python."""
    command = [sys.executable, str(EXAMPLES / name), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


class TestBreakReminder:
    """A day of breaks in no time."""

    def remind(self, *arguments: str) -> str:
        """Return what the reminder says on a day whose seconds are microseconds."""
        done = run("break_reminder.py", "--speed", "1e9", *arguments)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    @pytest.mark.parametrize("goal", ["desk-break", "shoulder-strength", "tense-neck"])
    def test_a_day_without_floor_and_wrists(self, goal: str) -> None:
        """Someone who avoids the floor and has painful wrists gets each break, no two neighbors alike, with all cues."""
        text = self.remind("--goal", goal, "--breaks", "5", "--seconds", "60", "--avoid", "floor", "wrist-load")
        day = sk.Planner().breaks(sk.Request(seconds=60, goal=goal, setting="desk", avoid=("floor", "wrist-load")), 5)
        heads = [line.split(": ", 1)[1] for line in text.splitlines() if line.startswith("Break ")]
        assert len(heads) == 5
        assert all(one != other for one, other in pairwise(heads))
        said = [line.strip() for line in text.splitlines() if line.startswith("    ")]
        assert said == [cue.text for plan in day for interval in plan.session for cue in interval.cues]

    def test_warnings_come_first(self) -> None:
        """What every reader should know is said before the first break, and that none of it is medical advice."""
        before, _, after = self.remind("--breaks", "1").partition("Break 1")
        assert all(warning.text in before for warning in sk.bundled().warnings.values())
        assert "Not medical advice" in after

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (("--goal", "tense neck pain"), "tense-neck"),
            (("--seconds", "3"), "allow"),
            (("--avoid", "flor"), "floor"),
            (("--breaks", "0"), "n"),
        ],
    )
    def test_what_cannot_be_planned_is_told(self, arguments: tuple[str, ...], told: str) -> None:
        """A refusal says what would help, in words and without a traceback."""
        done = run("break_reminder.py", "--speed", "1e9", *arguments)
        assert done.returncode == 1
        assert told in done.stderr
        assert "Traceback" not in done.stderr
