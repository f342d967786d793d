"""What others make of the schemas: an OpenAPI parser, a generator of pydantic models, and an MCP client and server."""

from __future__ import annotations

import importlib.util
import json
import sys
from functools import cache
from traceback import format_exception

import pytest
from jsonschema import Draft202012Validator

import shoulderkit as sk

DIALECTS = pytest.mark.parametrize("dialect", ["2020-12", "openapi", "tool"])
CATALOGS = pytest.mark.parametrize("catalog", [None, sk.bundled()], ids=["any", "bundled"])
WRITTEN = {"defaults": True, "compact": True}


@cache
def values() -> dict[type, tuple]:
    """Return values of some kinds, those that a service takes and gives among them."""
    request = sk.Request(
        minutes=3, goal="tense-neck", setting="desk", done_today=["cat-cow", sk.Done("chin-tuck", None, 0)]
    )
    plan = sk.plan(request)
    errors = []
    for work in (
        lambda: sk.plan(sk.Request(seconds=30, goal="stiff-shoulders", include=["lat-release"])),
        lambda: sk.plan(sk.Request(minutes=3, goal="neck pain")),
        lambda: sk.loads('{"minuts": 3}', sk.Request),
        lambda: plan.why("wall-angel"),
    ):
        with pytest.raises(sk.ShoulderkitError) as caught:
            work()
        errors.append(caught.value)
    return {
        sk.Request: (request, sk.Request(seconds=90, focus={"neck": 2, "chest": 1}, positions=["seated"])),
        sk.Plan: (plan,),
        sk.WhyNot: tuple(plan.why_not(left.exercise) for left in plan.left_out[:2]),
        sk.Exercise: tuple(sk.bundled().exercises.values()),
        sk.ShoulderkitError: (*errors, sk.UnknownIdError("goal", 3)),
    }


def document(*schemas):
    """Return an OpenAPI document of a service that plans."""
    components = {name: schema for each in schemas for name, schema in each.items()}
    request, plan, error = (
        {"application/json": {"schema": {"$ref": f"#/components/schemas/{next(iter(each))}"}}} for each in schemas
    )
    answers = {"200": {"description": "a plan", "content": plan}, "422": {"description": "none", "content": error}}
    path = {"post": {"operationId": "plan", "requestBody": {"content": request}, "responses": answers}}
    info = {"title": "Plans", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": {"/plans": path}, "components": {"schemas": components}}


@CATALOGS
def test_an_openapi_document_is_valid(catalog):
    """The schemas of what a service takes and gives make a valid OpenAPI 3.1 document."""
    openapi = pytest.importorskip("openapi_spec_validator")
    whole = document(
        sk.json_schema(sk.Request, catalog, dialect="openapi"),
        sk.json_schema(sk.Plan, catalog, dialect="openapi", **WRITTEN),
        sk.json_schema(sk.ShoulderkitError, catalog, dialect="openapi"),
    )
    openapi.validate(whole)
    assert {"Request", "PlanCompactWithDefaults", "ShoulderkitError"} <= set(whole["components"]["schemas"])
    whole["components"]["schemas"].pop("Request")
    with pytest.raises(Exception, match="Request"):
        openapi.validate(whole)


def generated(kind, catalog, dialect, folder, **options):
    """Return the pydantic model that a generator makes of a schema."""
    generator = pytest.importorskip("datamodel_code_generator")
    schema, given = sk.json_schema(kind, catalog, dialect=dialect, **options), generator.InputFileType.JsonSchema
    name = schema.get("title")
    if dialect == "openapi":
        name, given = next(iter(schema)), generator.InputFileType.OpenAPI
        info = {"title": "Plans", "version": "1"}
        schema = {"openapi": "3.1.0", "info": info, "paths": {}, "components": {"schemas": schema}}
    file = folder / f"generated_{name}.py"
    generator.generate(
        json.dumps(schema),
        input_file_type=given,
        output=file,
        output_model_type=generator.DataModelType.PydanticV2BaseModel,
        set_default_enum_member=True,
    )
    spec = importlib.util.spec_from_file_location(file.stem, file)
    module = importlib.util.module_from_spec(spec)
    sys.modules[file.stem] = module
    try:
        spec.loader.exec_module(module)
    finally:
        del sys.modules[file.stem]
    return getattr(module, name)


# of what the generator itself warns is not ours to judge
@pytest.mark.filterwarnings("ignore:.*:FutureWarning", "ignore:.*:DeprecationWarning")
@DIALECTS
@CATALOGS
@pytest.mark.parametrize(
    "kind", [sk.Request, sk.Plan, sk.Exercise, sk.ShoulderkitError], ids=lambda kind: kind.__name__
)
def test_a_generated_model_gives_back_the_value(kind, catalog, dialect, tmp_path):
    """A pydantic model that is generated of a schema reads what is written, and its own dump is read as the same value."""
    model = generated(kind, catalog, dialect, tmp_path)
    assert values()[kind]
    for value in values()[kind]:
        if catalog is not None and isinstance(value, sk.RequestError | sk.NoPlanError):
            # its request names what no catalog has
            continue
        for options in ({}, {"defaults": True}) + (({"compact": True},) if catalog else ()):
            read = model.model_validate_json(sk.dumps(value, **options))
            assert sk.loads(read.model_dump_json(by_alias=True), kind, catalog=catalog) == value


@pytest.mark.filterwarnings("ignore:.*:FutureWarning", "ignore:.*:DeprecationWarning")
@DIALECTS
def test_a_model_made_by_hand_is_read(dialect, tmp_path):
    """What a generated model fills in where little is given is what the package fills in."""
    model = generated(sk.Request, sk.bundled(), dialect, tmp_path)
    text = model(minutes=3, goal="tense-neck", include=["chin-tuck"]).model_dump_json(by_alias=True)
    assert sk.loads(text, sk.Request) == sk.Request(minutes=3, goal="tense-neck", include=["chin-tuck"])
    with pytest.raises(ValueError, match="goal"):
        model(minutes=3, goal="gone")


def called(tool, answer, *calls):
    """Return what an MCP client gets of a server with one tool for each of several calls."""
    anyio, mcp, types = map(pytest.importorskip, ("anyio", "mcp", "mcp_types"))
    from mcp.server.lowlevel import Server

    async def tools(*_):
        return types.ListToolsResult(tools=[tool])

    async def call(_, params):
        return types.CallToolResult(content=[], structured_content=answer(params.arguments))

    async def main():
        async with mcp.Client(Server("plans", on_list_tools=tools, on_call_tool=call)) as client:
            assert (await client.list_tools()).tools == [tool]
            return [await client.call_tool(tool.name, each) for each in calls]

    return anyio.run(main)


@CATALOGS
def test_a_tool_of_an_mcp_server_can_be_called(catalog):
    """An MCP client lists the tool, calls it with what its schema allows, and judges the answer by its schema."""
    types = pytest.importorskip("mcp_types")
    tool = types.Tool(
        name="plan_session",
        input_schema=sk.json_schema(sk.Request, catalog, dialect="tool"),
        output_schema=sk.json_schema(sk.Plan, catalog, dialect="tool", **WRITTEN),
    )
    arguments = {"minutes": 2, "goal": "tense-neck", "setting": "desk"}
    judge = Draft202012Validator(tool.input_schema)
    assert judge.is_valid(arguments)
    assert not any(map(judge.is_valid, ({}, {"minutes": 2}, {**arguments, "such": 1})))

    def plan(given):
        return sk.dumps(sk.plan(sk.loads(json.dumps(given), sk.Request, catalog=catalog)), **WRITTEN)

    (answer,) = called(tool, lambda given: json.loads(plan(given)), arguments)
    assert sk.loads(json.dumps(answer.structured_content), sk.Plan, catalog=sk.bundled()) == sk.plan(
        sk.Request(**arguments)
    )
    with pytest.raises(ExceptionGroup) as caught:
        called(tool, lambda given: {"request": given}, arguments)
    assert "required property" in "".join(format_exception(caught.value))


def test_errors_are_the_answer_of_a_tool():
    """Every error is valid by the one schema that a tool can give as that of its errors."""
    schema = Draft202012Validator(sk.json_schema(sk.ShoulderkitError, dialect="tool"))
    for error in values()[sk.ShoulderkitError]:
        assert schema.is_valid(json.loads(sk.dumps(error)))
        assert not schema.is_valid(json.loads(sk.dumps(error)) | {"error": "such"})
