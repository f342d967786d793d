"""Laws of names as people type them to an agent: what is told in their place elsewhere is taken for them there."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import event, given
from hypothesis import strategies as st

from law_cases import SMALL
from name_cases import other_forms
from shoulderkit import testing
from shoulderkit.catalog import Catalog
from shoulderkit.mcp_server.arguments import Call
from shoulderkit.mcp_server.requests import request_of
from shoulderkit.reading import dumps

#: The fields that hold names, each with its table; those of vocabularies have none.
FIELDS: dict[str, str | None] = {
    "goal": "goals",
    "setting": "settings",
    **dict.fromkeys(("equipment", "without_equipment"), "equipment"),
    **dict.fromkeys(("include", "exclude", "done_recently"), "exercises"),
    **dict.fromkeys(("phases", "include_phases", "positions", "extra_positions", "avoid", "allow"), None),
}


def retyped(data: st.DataObject, name: str, catalog: Catalog, table: str | None) -> str:
    """Return a name in another form, but for one that is itself a name of something else there."""
    taken = getattr(catalog, table) if table else ()
    forms = [form for form in other_forms(name) if form not in taken]
    return data.draw(st.sampled_from([name, *forms]))


@given(st.data(), SMALL)
def test_names_in_another_form_are_taken(data: st.DataObject, catalog: Catalog) -> None:
    """Law 25: A request that is typed to an agent with names in another form is the request with their ids."""
    request = data.draw(testing.requests(catalog))
    plain: dict[str, Any] = json.loads(dumps(request))
    typed = dict(plain)
    for field, table in FIELDS.items():
        held = plain.get(field)
        if isinstance(held, str):
            typed[field] = retyped(data, held, catalog, table)
        elif held:
            typed[field] = [retyped(data, name, catalog, table) for name in held]
    call = Call("plan_session", catalog, typed, (), "flat")
    event(f"retyped: {typed != plain}")
    assert request_of(call) == request
    assert bool(call.taken) == (typed != plain)
    # what was understood is understood again, and leaves nothing to take
    again = Call("plan_session", catalog, call.arguments, (), "flat")
    assert request_of(again) == request
    assert again.taken == []
