"""Pictures for agents: links and resources beside the answer, which the official client reads."""

from __future__ import annotations

import json
import os
import sys

import mcp
import pytest

import shoulderkit as sk
from cli_cases import written
from mcp_cases import asked, called, missed, with_client

CATALOG = sk.bundled()
DRAWN = CATALOG.exercises["wall-angel"]
SVG = "image/svg+xml"


def test_a_move_that_was_drawn_has_links_to_its_pictures():
    """The answer leads to each picture that there is, which is for the person; another answer leads to none."""
    text, *links = called("show_move", {"move": "wall angel"}).content
    assert text.type == "text"
    assert [link.type for link in links] == ["resource_link"] * 3
    assert [link.uri.rpartition("/")[2] for link in links] == ["still", "animated", "strip"]
    assert {link.mime_type for link in links} == {SVG}
    assert all(DRAWN.name in link.description and link.annotations.audience == ["user"] for link in links)
    for tool, arguments in (
        ("show_move", {"move": "biceps-release"}),
        ("list_moves", {"text": "angel"}),
        ("show_move", {"move": "wall-angle"}),
    ):
        assert [each.type for each in called(tool, arguments).content] == ["text"]


def test_pictures_are_never_images():
    """No content is an image: models take no SVG as one, and a client that sends it on may lose the conversation."""
    for exercise in CATALOG.exercises:
        answer = asked("show_move", {"move": exercise, "picture": True})
        assert len(answer.held) == bool(answer.links) == (CATALOG.exercises[exercise].picture() is not None)
    result = called("show_move", {"move": DRAWN.id, "picture": True})
    assert [each.type for each in result.content] == ["text", "resource", *["resource_link"] * 3]


def test_the_picture_comes_where_it_is_asked_for():
    """With `picture` the still comes with the answer, under its address; where none is drawn, the text says so."""
    _, held, first, *_ = called("show_move", {"move": DRAWN.id, "with picture": "yes"}).content
    assert held.resource.uri == first.uri
    assert (held.resource.mime_type, held.resource.text) == (SVG, DRAWN.picture())
    assert held.annotations.audience == ["user"]
    (text,) = called("show_move", {"move": "biceps-release", "picture": True}).content
    assert "There is no picture of it." in text.text
    for answer in (asked("show_move", {"move": "biceps-release"}), asked("show_move", {"move": DRAWN.id})):
        assert "picture" not in answer.text
    assert asked("show_move", {"move": DRAWN.id, "picture": "perhaps"}).failed


def test_links_are_small():
    """What links add to an answer is less than a tenth of it."""
    result = called("show_move", {"move": DRAWN.id})
    text, *links = result.content
    added = sum(len(link.model_dump_json(by_alias=True, exclude_none=True)) for link in links)
    assert added < (len(text.text) + len(json.dumps(result.structured_content))) / 10


def test_every_picture_can_be_read_over_standard_input_and_output():
    """A process of its own gives each picture at its address, and the template leads there."""

    async def use(client):
        templates = (await client.list_resource_templates()).resource_templates
        _, *links = (await client.call_tool("show_move", {"move": DRAWN.id})).content
        made = [templates[1].uri_template.format(id=DRAWN.id, kind=kind) for kind in ("still", "animated", "strip")]
        return templates[1], made, [link.uri for link in links], [await client.read_resource(uri) for uri in made]

    options = ["-W", "error", "-m", "shoulderkit.mcp_server"]
    server = mcp.StdioServerParameters(command=sys.executable, args=options, env={**os.environ})
    template, made, linked, read = with_client(use, mcp.stdio_client(server))
    assert template.mime_type == SVG
    assert made == linked
    assert [each.contents[0].text for each in read] == [DRAWN.picture(k) for k in ("still", "animated", "strip")]
    assert {each.contents[0].mime_type for each in read} == {SVG}


@pytest.mark.parametrize(
    ("path", "known", "near"),
    [
        ("thread-the-needle/picture/animated", ["still", "strip"], None),
        ("thread-the-needle/picture/stil", ["still", "strip"], None),
        ("thread-the-needle/picture/", ["still", "strip"], None),
        ("biceps-release/picture/still", None, None),
        ("lat-relase/picture/still", None, ["lat-release"]),
        ("thread-the-needle/pictures/still", None, None),
    ],
)
def test_a_picture_that_is_not_there_is_said_with_those_that_are(path, known, near):
    """An address without a picture is an error of the protocol, which names the pictures that the move has."""
    data = missed(lambda client: client.read_resource(f"shoulderkit://exercises/{path}")).data
    assert data["error"] == "unknown-id"
    addresses = [f"shoulderkit://exercises/thread-the-needle/picture/{kind}" for kind in known or ()]
    assert data.get("known", []) == addresses
    assert near is None or data["near"] == near


def test_only_moves_have_pictures(tmp_path):
    """Another table has none, and a move of one's own has none either."""
    missed(lambda client: client.read_resource("shoulderkit://routines/desk-upper-back/picture/still"))
    own = sk.load_catalog(written(tmp_path), base=CATALOG)
    assert asked("show_move", {"move": "Hand roll", "picture": True}, own).held == ()
