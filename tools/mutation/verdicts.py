"""What became of the mutants: kept from run to run, and the list of those that change nothing."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, NamedTuple

from .mutant import Identity

if TYPE_CHECKING:
    from pathlib import Path


class Verdict(NamedTuple):
    """What became of a mutant: the test that killed it, or None, with the tests as they were then."""

    identity: Identity
    killed_by: str | None
    tests: str
    seconds: float


class Session:
    """The verdicts in a file of JSON lines, so that a run goes on where one was stopped."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept: dict[Identity, Verdict] = {}
        for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
            identity, *others = json.loads(line)
            verdict = Verdict(Identity(*identity), *others)
            self._kept[verdict.identity] = verdict

    def add(self, verdict: Verdict) -> None:
        """Keep a verdict; a later one counts."""
        self._kept[verdict.identity] = verdict
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("a", encoding="utf-8") as lines:
            lines.write(f"{json.dumps(verdict)}\n")

    def find(self, identity: Identity, tests: str) -> Verdict | None:
        """Return a mutant's verdict; what survived other tests is judged again."""
        found = self._kept.get(identity)
        return found if found and (found.killed_by or found.tests == tests) else None


def equivalents(file: Path) -> dict[Identity, str]:
    """Return the mutants that change nothing that anybody sees, each with the reason."""
    listed = tomllib.loads(file.read_text(encoding="utf-8")).get("equivalent", ())
    found: dict[Identity, str] = {}
    for entry in listed:
        why = entry.pop("why")
        identity = Identity(**{"definition": "", "number": 1, **entry})
        if not why or identity in found:
            raise ValueError(f"{file.name}: {identity} is listed twice or without its reason")
        found[identity] = why
    return found


def as_entry(identity: Identity) -> str:
    """Return a survivor as an entry of the list, without its reason."""
    fields = {name: value for name, value in identity._asdict().items() if (name, value) != ("number", 1)}
    return "\n".join(["[[equivalent]]", *(f"{name} = {_toml(value)}" for name, value in fields.items()), 'why = ""'])


def _toml(value: str | int) -> str:
    # what JSON escapes, TOML reads as well
    return json.dumps(value, ensure_ascii=False)
