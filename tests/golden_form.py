"""The form of golden files: abridged plans, sentences apart from values, and text with readable differences."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from typing import Any

#: The widest line of a golden file that holds a value as a whole.
WIDTH = 118
#: A list with more items than this is stored as its length and a digest.
MOST_ITEMS = 60
#: The largest number of lines of one text that are stored.
MOST_LINES = 60


def digest(value: Any) -> str:
    """Return the SHA-256 of a value's canonical JSON: keys sorted, no spaces, UTF-8."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def short(value: Any, request: dict[str, Any]) -> Any:
    """Return a value with exercises as ids, inner plans and requests in brief, left-out exercises in groups."""
    if isinstance(value, list):
        return counted([short(item, request) for item in value])
    if not isinstance(value, dict):
        return value
    made = {}
    for key, item in value.items():
        if key == "request":
            changed = _changed(item, request)
            if changed:
                made[key] = changed
        elif key == "exercise" and isinstance(item, dict):
            made[key] = item["id"]
        elif key == "left_out" and isinstance(item, list):
            made[key] = _grouped(item)
        elif isinstance(item, dict) and "routine" in item:
            made[key] = _brief(item, request)
        else:
            made[key] = short(item, request)
    return made


def without_account(plan: dict[str, Any]) -> dict[str, Any]:
    """Return a plan whose lists of reasons are replaced by their lengths and digests."""
    return {
        key: counted(item, most=0) if key in {"reasons", "left_out"} and isinstance(item, list) else item
        for key, item in plan.items()
    }


def counted(items: list[Any], most: int = MOST_ITEMS) -> Any:
    """Return a list, or its length and digest where it has more than *most* items."""
    return {"count": len(items), "sha256": digest(items)} if len(items) > most else items


def _changed(given: dict[str, Any], request: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that differ from the case's own request; null where a field is left to its default."""
    names = [*given, *(name for name in request if name not in given)]
    return {name: given.get(name) for name in names if given.get(name) != request.get(name)}


def _brief(plan: dict[str, Any], request: dict[str, Any]) -> dict[str, Any]:
    """Return the ids of a plan's steps, the plain figures of its score, and a digest of all but the sentences."""
    ids = [step["exercise"]["id"] for step in plan["routine"]["steps"]]
    score = {name: item for name, item in plan["score"].items() if not isinstance(item, list)}
    return {"steps": counted(ids), "score": score, "sha256": digest(apart(short(plan, request))[0])}


def _grouped(left_out: list[dict[str, Any]]) -> Any:
    """Return ids grouped by their reason; of many, only the number for each reason."""
    if len(left_out) > MOST_ITEMS:
        counts = Counter(item["reason"] for item in left_out)
        return {"count": dict(sorted(counts.items())), "sha256": digest(left_out)}
    groups: dict[str, dict[str, Any]] = {}
    for item in left_out:
        said = {key: part for key, part in item.items() if key != "exercise"}
        group = groups.setdefault(digest(said), {**said, "exercises": []})
        group["exercises"].append(item["exercise"])
    return sorted(groups.values(), key=lambda group: (group["reason"], group["exercises"]))


def lines_of(text: str) -> list[str]:
    """Return the lines of a text; of a long one the first, and a digest of all."""
    lines = text.splitlines()
    if len(lines) <= MOST_LINES:
        return lines
    return [*lines[:MOST_LINES], f"({len(lines)} lines, sha256 {digest(lines)})"]


def apart(value: Any, path: str = "") -> tuple[Any, dict[str, str]]:
    """Return a value without its sentences, and the sentences by path: every text that contains white space."""
    words: dict[str, str] = {}
    made: Any = value
    if isinstance(value, dict):
        made = {}
        for key, item in value.items():
            inner = f"{path}.{key}" if path else key
            if isinstance(item, str) and len(item.split()) > 1:
                words[inner] = item
            else:
                made[key], found = apart(item, inner)
                words |= found
    elif isinstance(value, list):
        made = []
        for place, item in enumerate(value):
            kept, found = apart(item, f"{path}[{place}]")
            made.append(kept)
            words |= found
    return made, words


def pretty(value: Any, *, width: int = WIDTH, depth: int = 0) -> str:
    """Return JSON with each value that fits on one line, and other values with one line for each part."""
    line = json.dumps(value, ensure_ascii=False)
    if len(line) + depth <= width or not value or not isinstance(value, dict | list | tuple):
        return line
    pad = " " * (depth + 1)
    if isinstance(value, dict):
        opening, closing = "{}"
        parts = [
            f"{json.dumps(key, ensure_ascii=False)}: {pretty(item, width=width, depth=depth + 1)}"
            for key, item in value.items()
        ]
    else:
        opening, closing = "[]"
        parts = [pretty(item, width=width, depth=depth + 1) for item in value]
    joint = f",\n{pad}"
    return f"{opening}\n{pad}{joint.join(parts)}\n{' ' * depth}{closing}"


def first_difference(expected: Any, got: Any, path: str = "$") -> tuple[str, Any, Any] | None:
    """Return path, expected and found value of the first difference, the order of keys included; None if there is none."""
    if isinstance(expected, dict) and isinstance(got, dict):
        for key in [*expected, *(key for key in got if key not in expected)]:
            found = first_difference(expected.get(key, "nothing"), got.get(key, "nothing"), f"{path}.{key}")
            if found:
                return found
        return None if list(expected) == list(got) else (f"{path}, the order of keys", list(expected), list(got))
    if isinstance(expected, list) and isinstance(got, list):
        for place, (one, other) in enumerate(zip(expected, got, strict=False)):
            found = first_difference(one, other, f"{path}[{place}]")
            if found:
                return found
        if len(expected) != len(got):
            place = min(len(expected), len(got))
            one, other = (items[place] if place < len(items) else "nothing" for items in (expected, got))
            return (f"{path}[{place}]", one, other)
        return None
    return None if type(expected) is type(got) and expected == got else (path, expected, got)
