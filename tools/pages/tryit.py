"""The form of the page for trying it: the goals, the places and what can be avoided, from the data."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import shoulderkit as sk
from shoulderkit.explainer.words import demand_words

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The page, and what stands where the form belongs.
PAGE = "try"
PLACE = "<!-- the form: tools/pages/tryit.py -->\n\nThe form stands on the site, which `nox -s site` builds.\n"
#: What it asks for at first.
_FIRST = {"goal": "tense-neck", "setting": "desk", "minutes": 10}
_UNABLE = "Planning here needs JavaScript, and a copy of the site that comes from a server."


def with_form(text: str, catalog: sk.Catalog) -> str:
    """Return the text of the page with its form.

    Raises:
        ValueError: the page has no place for it.
    """
    before, place, after = text.partition(PLACE)
    if not place:
        raise ValueError(f"docs/{PAGE}.md has no place for the form: {PLACE!r}")
    # without an empty line, which would end the HTML
    return f"{before}{''.join(form(catalog))}\n\n{after.lstrip()}"


def form(catalog: sk.Catalog) -> Iterable[str]:
    """Yield the lines of the form, of the place for its answer, and of its script."""
    yield '<form id="tryit" hidden novalidate>\n'
    yield _choice("goal", "What for", ((goal.id, goal.name) for goal in catalog.goals.values()))
    places = ((setting.id, setting.name) for setting in catalog.settings.values())
    yield _choice("setting", "Where", (*places, ("", "anywhere, without equipment")))
    yield '<p><label for="tryit-minutes">Minutes</label>'
    yield f'<input id="tryit-minutes" name="minutes" type="number" inputmode="numeric" value="{_FIRST["minutes"]}"></p>\n'
    yield "<fieldset><legend>Avoid</legend>"
    for demand in sk.Demand:
        yield f'<label><input type="checkbox" name="avoid" value="{demand}"> {escape(demand_words(demand))}</label> '
    yield '</fieldset>\n<p><button type="submit">Plan</button></p>\n</form>\n'
    yield f'<p id="tryit-state" role="status">{_UNABLE}</p>\n<div id="tryit-shown"></div>\n'
    yield '<details id="tryit-sentences" hidden><summary>In sentences, with all reasons</summary>'
    yield '<pre id="tryit-text" tabindex="0"></pre></details>\n'
    yield '<script type="module" src="_static/tryit/page.js"></script>'


def _choice(name: str, label: str, options: Iterable[tuple[str, str]]) -> str:
    chosen = "".join(
        f'<option value="{escape(value)}"{" selected" if value == _FIRST[name] else ""}>{escape(text)}</option>'
        for value, text in options
    )
    return (
        f'<p><label for="tryit-{name}">{label}</label><select id="tryit-{name}" name="{name}">{chosen}</select></p>\n'
    )
