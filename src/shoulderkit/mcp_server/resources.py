"""What can be read besides the answers: the catalog, its tables, and each of their values, as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.catalog.references import KINDS
from shoulderkit.errors import UnknownIdError
from shoulderkit.reading import dumps
from shoulderkit.texts import in_json

if TYPE_CHECKING:
    from shoulderkit.catalog import Catalog

_SCHEME = "shoulderkit://"
#: Every value of a table by its id.
TEMPLATE = f"{_SCHEME}{{table}}/{{id}}"
_SAYS = {
    "exercises": "All exercises with instructions, cues, doses, sides, setups and citations: large, so ask for one by its id.",
    "routines": "Programs as their sources publish them: large, so ask for one by its id.",
    "goals": "What to plan for, each with the reasons for its weights and what disputes it.",
    "regions": "The regions of the body that a session can focus on, and which is part of which.",
    "equipment": "The equipment that exercises use, and what can take its place.",
    "settings": "Places, with the equipment, the positions and what to avoid there.",
    "rules": "The rules of order and membership, each with its reason, its strength and the evidence against it.",
    "sources": "The sources that all else cites, each with how much of it was read.",
    "warnings": "What every reader should know: how to practice, and the signs that need a doctor or emergency services.",
}


@attrs.frozen(kw_only=True)
class Resource:
    """One thing that can be read.

    Attributes:
        uri: its address.
        name: its name.
        description: what it is.
    """

    uri: str
    name: str
    description: str


def address(table: str, id: str = "") -> str:
    """Return the address of a table, or of its value of an id."""
    return f"{_SCHEME}{table}{f'/{id}' if id else ''}"


def resources() -> tuple[Resource, ...]:
    """Return what can be read, but for the values of tables by id."""
    whole = Resource(uri=address("catalog"), name="catalog", description="All tables together: large.")
    return (whole, *(Resource(uri=address(name), name=name, description=_SAYS[name]) for name in KINDS))


def read(catalog: Catalog, uri: str) -> str:
    """Return the JSON at an address.

    Raises:
        UnknownIdError: nothing is there.
    """
    table, _, id_ = uri.removeprefix(_SCHEME).partition("/")
    if uri == address("catalog"):
        return dumps(catalog)
    if not uri.startswith(_SCHEME) or table not in KINDS:
        raise UnknownIdError("resource", uri, known=tuple(each.uri for each in resources()))
    rows: Any = getattr(catalog, table)
    if id_:
        return dumps(rows[id_])
    # as the files of a catalog have it
    return in_json(json.dumps({table: json.loads(dumps(tuple(rows.values())))}, indent=2, ensure_ascii=False)) + "\n"
