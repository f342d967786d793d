"""What the page for trying it asks of the library; it runs in the browser, and in any other Python."""

from __future__ import annotations

import json

import shoulderkit as sk

PLANNER = sk.Planner()


def answer(asked: str) -> str:
    """Return what answers a request, as JSON: whether it is planned, the display of a notebook, and the sentences."""
    found: sk.Plan | sk.ShoulderkitError
    try:
        found = PLANNER.plan(sk.loads(asked, sk.Request, catalog=PLANNER.catalog))
    except sk.ShoulderkitError as error:
        found = error
    return json.dumps(
        {
            "planned": isinstance(found, sk.Plan),
            "html": found._repr_html_(),
            "text": sk.explain(found, PLANNER.catalog),
        }
    )
