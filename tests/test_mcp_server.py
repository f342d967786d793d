"""The server for agents, asked by the official client: in this process, and over standard input and output."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec

import mcp
import pytest

import shoulderkit as sk
from cli_cases import written
from mcp_cases import DESK, NOTICE, asked, called, missed, valid, with_client
from shoulderkit.catalog.references import KINDS
from shoulderkit.mcp_server import main
from shoulderkit.mcp_server.tools import TOOLS, output_schemas

CATALOG = sk.bundled()
#: What the client names of the protocol, before and after its revision of 2026.
MODES = ("legacy", "auto")


def started(*arguments: str):
    """Return what starts the server and connects the client to it."""
    options = ["-W", "error", "-m", "shoulderkit.mcp_server", *arguments]
    return mcp.stdio_client(mcp.StdioServerParameters(command=sys.executable, args=options, env={**os.environ}))


class TestInProcess:
    @pytest.mark.parametrize("mode", MODES)
    def test_every_tool_is_listed_with_its_schemas_and_hints(self, mode):
        """Tools are listed with titles, schemas, and the hints that they read only, and nothing outside."""

        async def use(client):
            return (await client.list_tools()).tools

        tools = with_client(use, mode=mode)
        assert [tool.name for tool in tools] == list(TOOLS)
        for tool in tools:
            hints = tool.annotations
            assert (hints.read_only_hint, hints.idempotent_hint) == (True, True)
            assert (hints.destructive_hint, hints.open_world_hint) == (False, False)
            assert tool.title
            assert tool.description.endswith(".")
            assert tool.input_schema["type"] == tool.output_schema["type"] == "object"
            assert set(tool.input_schema.get("required", ())) <= set(tool.input_schema["properties"])
            assert valid({"taken_as": [], "warnings": []}, tool.output_schema) is False

    def test_the_fields_of_a_request_are_arguments_that_are_described(self):
        """Each field of a request is an argument; where a catalog has the names, its description lists or names them."""
        properties = TOOLS["plan_session"].input_schema(CATALOG)["properties"]
        assert list(properties) == [field for field in sk.Request.__annotations__ if not field.startswith("__")]
        assert "tense-neck (Tense neck)" in properties["goal"]["description"]
        assert "names as list_moves has them" in properties["include"]["description"]
        small = TOOLS["plan_session"].input_schema(CATALOG.only("regions"))["properties"]
        assert "One of" not in small["goal"]["description"]

    @pytest.mark.parametrize("mode", MODES)
    def test_an_answer_has_data_and_sentences(self, mode):
        """The client, which judges data by the schema, gets what the tool answers."""
        result = called("plan_session", DESK, mode=mode)
        answer = asked("plan_session", DESK)
        assert result.is_error is False
        assert result.structured_content == answer.data
        assert [content.text for content in result.content] == [answer.text]

    @pytest.mark.parametrize("mode", MODES)
    def test_a_refusal_has_data_and_sentences(self, mode):
        """An error of the library arrives whole, and marked as an error."""
        result = called("plan_session", {**DESK, "goal": "neck paain"}, mode=mode)
        assert result.is_error is True
        assert result.structured_content["mended"]["arguments"] == DESK
        assert "did you mean 'tense-neck'" in " ".join(result.content[0].text.split())

    def test_the_list_of_tools_is_small(self):
        """What every conversation begins with leaves room: the shapes of answers, and no more of them."""
        sizes = {name: len(json.dumps(schema, separators=(",", ":"))) for name, schema in output_schemas().items()}
        assert sum(sizes.values()) < 30_000
        assert max(sizes.values()) < 10_000

    @pytest.mark.untraced
    def test_what_is_required_is_enough_and_needed(self):
        """A call with what the schema requires is answered, and without any of that it is refused."""
        plan = sk.plan(sk.Request(**DESK))
        values = {"request": DESK, "changes": {"minutes": 6}, "routine": "desk-upper-back", "move": plan.ids[0]}
        for name, tool in TOOLS.items():
            if name == "plan_session":
                # it needs either of two arguments, twice
                continue
            needed = tool.input_schema(CATALOG).get("required", ())
            given = {each: values[each] for each in needed}
            if name == "why_not":
                given["move"] = plan.left_out[0].exercise
            assert not asked(name, given).failed, name
            for each in needed:
                assert asked(name, {key: value for key, value in given.items() if key != each}).failed, (name, each)

    def test_what_is_not_shown_can_be_asked_for(self):
        """Where moves are left out, the answer says by what more are shown."""
        assert "ask for more by limit (now 20, at most 100)" in asked("list_moves", {}).text.partition("\n")[0]
        assert "limit" not in asked("list_moves", {"limit": 100}).text.partition("\n")[0]

    def test_a_tool_is_found_by_its_name_in_another_form(self):
        """The name of a tool is read as tolerantly as other names; one that nothing has is told with all."""
        assert called("Show Move", {"move": "chin-tuck"}).is_error is False
        data = missed(lambda client: client.call_tool("plan_sesion", DESK)).data
        assert (data["near"], data["known"]) == (["plan_session"], list(TOOLS))
        assert called("list_moves").structured_content["answer"]["count"] == len(CATALOG.exercises)

    def test_the_server_says_what_it_is(self):
        """The server has a name, its version and instructions with the disclaimer."""

        async def use(client):
            return client.server_info, client.instructions

        info, instructions = with_client(use)
        assert (info.name, info.version) == ("shoulderkit", sk.__version__)
        assert NOTICE in instructions

    @pytest.mark.parametrize("mode", MODES)
    def test_each_resource_can_be_read(self, mode):
        """The catalog and each of its tables are listed, and are the JSON that the library reads."""

        async def use(client):
            listed = (await client.list_resources()).resources
            return {each.name: (await client.read_resource(each.uri)).contents[0] for each in listed}

        read = with_client(use, mode=mode)
        assert list(read) == ["catalog", *KINDS]
        assert {content.mime_type for content in read.values()} == {"application/json"}
        assert sk.loads(read["catalog"].text, sk.Catalog) == CATALOG
        for name in KINDS:
            assert list(json.loads(read[name].text)) == [name]
            assert [row["id"] for row in json.loads(read[name].text)[name]] == list(getattr(CATALOG, name))
        assert sk.loads(read["regions"].text, sk.Catalog) == CATALOG.only("regions")

    def test_each_value_can_be_read_by_its_id(self):
        """The template leads to any value of any table."""

        async def use(client):
            template = (await client.list_resource_templates()).resource_templates[0]
            made = {
                name: template.uri_template.format(table=name, id=next(iter(getattr(CATALOG, name)))) for name in KINDS
            }
            return {name: (await client.read_resource(uri)).contents[0].text for name, uri in made.items()}

        for name, text in with_client(use).items():
            table = getattr(CATALOG, name)
            assert sk.loads(text, table.kind) == next(iter(table.values()))

    @pytest.mark.parametrize(
        ("uri", "near"),
        [
            ("shoulderkit://exercises/lat-relase", ["lat-release"]),
            ("shoulderkit://fog", None),
            ("shoulderkit://catalog/fog", None),
            ("https://example.org/rules", None),
        ],
    )
    def test_what_is_not_there_is_said_with_what_is(self, uri, near):
        """An address that leads nowhere is an error of the protocol, with the error of the library as its data."""
        data = missed(lambda client: client.read_resource(uri)).data
        assert data["error"] == "unknown-id"
        assert data.get("near") == near
        assert near or "shoulderkit://rules" in data["known"]


class TestAsAProgram:
    @pytest.mark.untraced
    @pytest.mark.parametrize("mode", MODES)
    def test_the_official_client_plans_over_standard_input_and_output(self, mode):
        """A process of its own answers as the one of the tests does, several calls at once, and ends with its input."""

        async def use(client):
            plan = await client.call_tool("plan_session", {**DESK, "minutes": "5 min"})
            why = await client.call_tool(
                "why", {"request": plan.structured_content["answer"]["request"], "move": "lat release"}
            )
            rules = await client.read_resource("shoulderkit://rules")
            return plan, why, rules

        plan, why, rules = with_client(use, started(), mode=mode)
        assert plan.structured_content["answer"] == asked("plan_session", DESK).data["answer"]
        assert why.is_error
        assert why.structured_content["mended"]["tool"] == "why_not"
        assert len(json.loads(rules.contents[0].text)["rules"]) == len(CATALOG.rules)

    @pytest.mark.untraced
    def test_it_serves_a_catalog_of_ones_own(self, tmp_path):
        """--extend puts a folder or file on top of the data, --catalog takes it alone."""

        async def use(client):
            return (await client.call_tool("show_move", {"move": "Hand roll"})).structured_content["answer"]["id"]

        assert with_client(use, started("--extend", written(tmp_path))) == "hand-roll"
        assert with_client(use, started("--catalog", written(tmp_path))) == "hand-roll"

    @pytest.mark.parametrize(
        ("arguments", "status"), [(["--catalog", "nowhere"], 4), (["--extend", "nowhere"], 4), (["--cat", "x"], 2)]
    )
    def test_what_cannot_be_served_is_said_on_standard_error(self, arguments, status, capsys):
        """A catalog that cannot be read ends with status 4, misuse with 2; standard output stays empty."""
        with pytest.raises(SystemExit) as caught:
            main(arguments)
        assert caught.value.code == status
        out, err = capsys.readouterr()
        assert out == ""
        assert "shoulderkit-mcp: " in err

    @pytest.mark.parametrize("terminal", [True, False])
    def test_in_a_terminal_it_says_what_it_waits_for(self, terminal, capsys, monkeypatch):
        """Whoever starts it by hand is told what it is; a client is told nothing."""
        monkeypatch.setattr("shoulderkit.mcp_server.server.serve", lambda catalog: None)
        for stream in (sys.stdin, sys.stderr):
            monkeypatch.setattr(stream, "isatty", lambda: terminal, raising=False)
        main([])
        out, err = capsys.readouterr()
        assert out == ""
        assert ("waits for a client" in err) is terminal

    def test_without_the_sdk_it_says_what_to_install(self, capsys, monkeypatch):
        """Where the extra is missing, the program names it."""
        monkeypatch.setattr(
            import_module("shoulderkit.mcp_server.main"),
            "find_spec",
            lambda name: None if name == "mcp" else find_spec(name),
        )
        with pytest.raises(SystemExit) as caught:
            main([])
        assert caught.value.code == 2
        assert "pip install 'shoulderkit[mcp]'" in capsys.readouterr().err

    def test_help_needs_no_sdk(self):
        """Looking at the options imports neither the SDK nor the data."""
        code = "import sys; from shoulderkit.mcp_server import main\ntry: main(['--help'])\nfinally: assert 'mcp' not in sys.modules"
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr
        assert "--extend PATH" in done.stdout
