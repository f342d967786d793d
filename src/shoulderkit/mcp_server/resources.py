"""What can be read besides the answers: the catalog, its tables and their values as JSON, and the pictures of moves as SVG."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.catalog.references import KINDS
from shoulderkit.errors import UnknownIdError
from shoulderkit.pictures.figures import KINDS as PICTURES
from shoulderkit.reading import dumps
from shoulderkit.texts import in_json

if TYPE_CHECKING:
    from shoulderkit.catalog import Catalog
    from shoulderkit.model import Exercise

JSON = "application/json"
SVG = "image/svg+xml"
_SCHEME = "shoulderkit://"
#: Every value of a table by its id.
TEMPLATE = f"{_SCHEME}{{table}}/{{id}}"
#: The pictures of a move by its id: what a move has no picture of is not there.
PICTURE_TEMPLATE = f"{_SCHEME}exercises/{{id}}/picture/{{kind}}"
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
        mime_type: its form.
    """

    uri: str
    name: str
    description: str
    mime_type: str = JSON


@attrs.frozen(kw_only=True)
class Content:
    """What is at an address.

    Attributes:
        uri: the address.
        text: what is there.
        mime_type: its form.
    """

    uri: str
    text: str
    mime_type: str = JSON


def address(table: str, id: str = "") -> str:
    """Return the address of a table, or of its value of an id."""
    return f"{_SCHEME}{table}{f'/{id}' if id else ''}"


def resources() -> tuple[Resource, ...]:
    """Return what can be read, but for the values of tables by id."""
    whole = Resource(uri=address("catalog"), name="catalog", description="All tables together: large.")
    return (whole, *(Resource(uri=address(name), name=name, description=_SAYS[name]) for name in KINDS))


def pictures(exercise: Exercise) -> tuple[Resource, ...]:
    """Return the pictures of a move that can be read, the still first; none where none is drawn."""
    return tuple(
        Resource(
            uri=f"{address('exercises', exercise.id)}/picture/{kind}",
            name=f"{exercise.id}-{kind}",
            description=f"{exercise.name}, drawn ({kind}); red is where it is felt.",
            mime_type=SVG,
        )
        for kind in _drawn(exercise)
    )


def _drawn(exercise: Exercise) -> dict[str, str]:
    """Return the pictures of a move by their kinds."""
    return {kind: svg for kind in PICTURES if (svg := exercise.picture(kind))}


def read(catalog: Catalog, uri: str) -> Content:
    """Return what is at an address: JSON, or the SVG of a picture.

    Raises:
        UnknownIdError: nothing is there.
    """
    table, _, id_ = uri.removeprefix(_SCHEME).partition("/")
    if uri == address("catalog"):
        return Content(uri=uri, text=dumps(catalog))
    if not uri.startswith(_SCHEME) or table not in KINDS:
        raise UnknownIdError("resource", uri, known=tuple(each.uri for each in resources()))
    rows: Any = getattr(catalog, table)
    name, part, kind = id_.partition("/picture/")
    if part and table == "exercises":
        return _picture(rows[name], uri, kind)
    if id_:
        return Content(uri=uri, text=dumps(rows[id_]))
    # as the files of a catalog have it
    values = {table: json.loads(dumps(tuple(rows.values())))}
    return Content(uri=uri, text=in_json(json.dumps(values, indent=2, ensure_ascii=False)) + "\n")


def _picture(exercise: Exercise, uri: str, kind: str) -> Content:
    """Return a picture of a move.

    Raises:
        UnknownIdError: it has no such picture.
    """
    text = _drawn(exercise).get(kind)
    if text is None:
        raise UnknownIdError("picture", uri, known=tuple(each.uri for each in pictures(exercise)))
    return Content(uri=uri, text=text, mime_type=SVG)
