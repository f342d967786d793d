"""What the tests of the command line share: a runner, the arguments of a plan, and a custom catalog."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

import shoulderkit as sk
from shoulderkit.cli.commands import shoulderkit

PLAN = ("plan", "--minutes", "10", "--goal", "stiff-shoulders", "--with", "massage-ball,wall", "--with", "chair")
REQUEST = sk.Request(minutes=10, goal="stiff-shoulders", equipment=("massage-ball", "wall", "chair"))
OWN = {
    "regions": [{"id": "hand", "name": "Hand", "kind": "area", "body_side": "front"}],
    "exercises": [
        {
            "id": "hand-roll",
            "name": "Hand roll “é”",
            "phase": "mobilize",
            "summary": "A roll of the hand.",
            "targets": [{"region": "hand", "role": "primary"}],
            "dose": {"kind": "hold", "low_s": 30, "high_s": 30},
            "sides": "together",
            "setups": [{"position": "any", "setup_s": 0}],
            "instructions": [{"text": "Roll."}],
        }
    ],
}


#: How a text with exercises to do ends, on one line: the warnings about practice, and where the others are.
WARNINGS = " ".join(w.text for w in sk.bundled().warnings.values() if w.kind is sk.WarningKind.PRACTICE)
WARNINGS += " Signs that need a doctor or emergency services are among the warnings of the catalog."


def run(*args: str, status: int | None = 0, text: str | bytes | None = None):
    """Run a command, check its exit status unless any is fine, and return its stdout and stderr."""
    result = CliRunner().invoke(shoulderkit, args, input=text, prog_name="shoulderkit")
    assert status in {None, result.exit_code}, result.output
    assert "Traceback" not in result.output
    assert not any(word in result.output for word in (" None", "None.", "<Phase", "<Position"))
    return result.stdout, result.stderr


def refused(*args: str, status: int = 2) -> str:
    """Run a command that is refused, and return its stderr as one line."""
    out, err = run(*args, status=status)
    assert out == ""
    return " ".join(err.split())


def written(folder: Path) -> str:
    """Write the custom catalog into a folder, and return its path."""
    path = folder / "own.json"
    path.write_text(json.dumps(OWN), encoding="utf-8")
    return str(path)
