"""Write what this Python answers to some requests, for the page that tries it: ``python tryit.py FILE``.

Each request is what a form is filled with; the answers are made of the library alone.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shoulderkit as sk

#: What is typed and chosen, as text.
FORMS: tuple[dict[str, Any], ...] = (
    {"minutes": "10", "goal": "taller-and-open", "setting": "home", "avoid": ["floor", "wrist-load"]},
    {"minutes": "", "goal": "tense-neck", "setting": "desk", "avoid": []},
    {"minutes": "2", "goal": "shoulder-strength", "setting": "", "avoid": list(sk.Demand)},
    {"minutes": "-3", "goal": "tense-neck", "setting": "desk", "avoid": []},
)


def answers() -> Iterator[dict[str, Any]]:
    """Yield each form with its answer: HTML and sentences."""
    planner = sk.Planner()
    for form in FORMS:
        minutes = int(form["minutes"]) if form["minutes"] else None
        asked = {**form, "minutes": minutes, "setting": form["setting"] or None}
        value: Any
        try:
            value = planner.plan(sk.loads(json.dumps(asked), sk.Request, catalog=planner.catalog))
        except sk.ShoulderkitError as error:
            value = error
        kind = type(value).__name__
        yield {"form": form, "kind": kind, "html": value._repr_html_(), "text": sk.explain(value, sk.bundled())}


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps([*answers()]), encoding="utf-8", newline="\n")
