"""The corpus of hostile input: what each of it gives, and how little that takes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import shoulderkit as sk
from hostile_inputs import text_of
from shoulderkit.importers.free_exercise_db import loads_free_exercise_db

CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("hostile").joinpath("cases.json").read_text("utf-8"))


def read(case: dict[str, Any], folder: Path) -> object:
    """Read what a case gives, as the case says."""
    given = case["given"]
    if case["read"] == "folder":
        for name, text in given["files"].items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        return sk.load_catalog(folder)
    text = text_of(given)
    match case["read"]:
        case "import":
            return loads_free_exercise_db(text)
        case "plan":
            return sk.plan(sk.loads(text, sk.Request))
        case "rules":
            return sk.Planner(sk.loads(text, sk.Catalog))
        case kind:
            return sk.loads(text, getattr(sk, kind))


@pytest.mark.untraced
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_hostile_input_gives_its_error(case, tmp_path):
    """Each hostile input gives the error that the table says, of that class, in that file, at that path, and no other."""
    with pytest.raises(sk.ShoulderkitError) as caught:
        read(case, tmp_path)
    error = caught.value
    assert type(error).__name__ == case["error"]
    assert sk.loads(sk.dumps(error), sk.ShoulderkitError) == error
    if isinstance(error, sk.RuleCycleError):
        assert len(error.cycle) == case["edges"]
        return
    found = [[fault.file, fault.path] for fault in error.faults]
    assert (found[: len(case["faults"])] if case.get("more") else found) == case["faults"]
    # a message quotes no more than a little of what was wrong
    assert all(len(fault.message) < 1000 for fault in error.faults)


def test_the_corpus_is_large_and_small():
    """There are at least 150 cases, each with a name of its own, in few bytes."""
    assert len({case["name"] for case in CASES}) == len(CASES) >= 150
    assert sum(path.stat().st_size for path in Path(__file__).with_name("hostile").iterdir()) < 400_000
