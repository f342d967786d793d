"""Hostile input from what the table of the corpus says of it: as it stands there, or made by a recipe where it is big."""

from __future__ import annotations

import json
from typing import Any


def text_of(given: dict[str, Any]) -> str | bytes:
    """Return the text of a case."""
    if "text" in given:
        return str(given["text"])
    if "hex" in given:
        return bytes.fromhex(given["hex"])
    match given["recipe"]:
        case "repeat" | "wrap":
            return str(given.get("before", "")) + given["of"] * given["times"] + given["after"]
        case "same-id":
            return json.dumps({"equipment": [{"id": "a", "name": "A"}] * given["times"]})
        case "region-cycle":
            return json.dumps({"regions": regions(given["size"])})
        case "rule-cycle":
            return json.dumps(rule_cycle(given["size"]))
    raise AssertionError(given)


def regions(size: int) -> list[dict[str, Any]]:
    """Return regions each of which is a part of the next, and the last of the first."""
    return [
        {"id": f"r{n}", "name": "R", "kind": "area", "body_side": "front", "part_of": [f"r{(n + 1) % size}"]}
        for n in range(size)
    ]


def rule_cycle(size: int) -> dict[str, Any]:
    """Return a catalog whose rules say of each exercise that it comes before the next, and of the last before the first."""
    exercise = {
        "name": "A",
        "phase": "mobilize",
        "summary": "A.",
        "targets": [{"region": "a", "role": "primary"}],
        "dose": {"kind": "hold", "low_s": 10, "high_s": 10},
        "sides": "together",
        "setups": [{"position": "any", "setup_s": 0}],
        "instructions": [{"text": "A."}],
    }
    rules = [
        {
            "id": f"rule-{n}",
            "sentence": "One before the other.",
            "why": "A cycle.",
            "kinds": ["before"],
            "strength": "guideline",
            "exercises": [[f"e{n}"], [f"e{(n + 1) % size}"]],
        }
        for n in range(size)
    ]
    return {
        "regions": [{"id": "a", "name": "A", "kind": "area", "body_side": "front"}],
        "rules": rules,
        "exercises": [{**exercise, "id": f"e{n}"} for n in range(size)],
    }
