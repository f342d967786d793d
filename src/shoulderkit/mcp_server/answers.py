"""What a call is answered with: data and sentences, or data that helps to mend the call."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.errors import shown
from shoulderkit.explainer.layout import DISCLAIMER
from shoulderkit.explainer.words import Names
from shoulderkit.reading import dumps
from shoulderkit.texts import neutral_lines

if TYPE_CHECKING:
    from shoulderkit.mcp_server.arguments import Call, Taken
    from shoulderkit.mcp_server.resources import Content, Resource


@attrs.frozen(kw_only=True)
class Answer:
    """What a tool answers.

    Attributes:
        data: an object of plain values.
        text: the same in sentences, safe to show on a terminal.
        failed: whether it says why there is no answer.
        links: what can be read besides.
        held: what comes with it.
    """

    data: dict[str, Any]
    text: str = attrs.field(converter=neutral_lines)
    failed: bool = False
    links: tuple[Resource, ...] = ()
    held: tuple[Content, ...] = ()


@attrs.frozen(kw_only=True)
class Found:
    """What a tool found.

    Attributes:
        answer: an object of plain values.
        text: the same in sentences.
        doses: whether it says what to do and how much; the text of that ends with the warnings.
        links: what can be read besides.
        held: what comes with it.
    """

    answer: dict[str, Any]
    text: str
    doses: bool = False
    links: tuple[Resource, ...] = ()
    held: tuple[Content, ...] = ()


def plain(value: object) -> Any:
    """Return a value as plain values in the form that JSON has, with ids for exercises."""
    return json.loads(dumps(value, compact=True))


def answer_of(call: Call, found: Found) -> Answer:
    """Return the answer to a call, with what was taken for what and the warnings that belong to it."""
    warnings = Names(call.catalog).warnings if found.doses else (DISCLAIMER,)
    data = {"answer": found.answer, "taken_as": plain_taken(call), "warnings": list(warnings)}
    text = "\n\n".join([*_taken(call), found.text, *(() if found.doses else (DISCLAIMER,))])
    return Answer(data=data, text=text, links=found.links, held=found.held)


def plain_taken(call: Call) -> list[dict[str, Any]]:
    """Return what was taken for what in a call as plain values."""
    return [attrs.asdict(taken) for taken in call.taken]


def _taken(call: Call) -> list[str]:
    """Return the sentence that says what was taken for what, if anything was."""
    return [f"Taken: {'; '.join(map(_as, call.taken))}."] if call.taken else []


def _as(taken: Taken) -> str:
    return f"{shown(taken.given)} as {taken.taken_as}" + (f" ({taken.field})" if taken.field != taken.given else "")
