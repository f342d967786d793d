"""JSON and back: every value survives, one value has one text, and nothing lenient gets through."""

from __future__ import annotations

import json
from typing import Any

import attrs
import pytest

import made
import shoulderkit as sk
from shoulderkit import errors as e
from shoulderkit.catalog import Catalog
from shoulderkit.errors import DataError, Fault, InvalidValueError
from shoulderkit.loading import dumps, loads
from shoulderkit.model import (
    Citation,
    Cue,
    Dose,
    Exercise,
    Finding,
    Hold,
    Region,
    Reps,
    Routine,
    Rule,
    Setting,
    Step,
    Timed,
    Weight,
)
from shoulderkit.vocabulary import BodySide, CueKind, Phase, Position, RegionKind


@pytest.fixture(scope="module", name="plan")
def _plan():
    return sk.plan(sk.Request(minutes=10, goal="stiff-shoulders", equipment=("chair", "massage-ball")))


def faults_of(text: str | bytes, kind: Any) -> tuple[Fault, ...]:
    with pytest.raises(DataError) as caught:
        loads(text, kind)
    return caught.value.faults


def strict(**changes: Any) -> str:
    """A region in JSON with some keys changed."""
    return json.dumps({"id": "a", "name": "A", "kind": "area", "body_side": "back"} | changes)


@pytest.mark.parametrize("value", made.numbered(made.one_of_each()))
def test_round_trip(value):
    """What was written is read as an equal value, which is written as the same text, spread out or on one line."""
    text = dumps(value)
    assert loads(text, type(value)) == value
    assert dumps(loads(text, type(value))) == text
    assert loads(dumps(value, indent=None).encode(), type(value)) == value


def test_round_trip_of_a_plan(plan):
    """A plan survives with its routine, reasons, score and request, but without its planner."""
    again = loads(dumps(plan), sk.Plan)
    assert again == plan
    assert again.asker is None
    assert again.routine.steps[-1].start_s == plan.routine.steps[-1].start_s
    assert "asker" not in json.loads(dumps(plan))


def test_round_trip_of_answers(plan):
    """Answers survive, with the plans and reasons inside them."""
    for answer in (plan.why(plan.ids[0]), plan.why_here(plan.ids[0]), plan.what_if(minutes=5)):
        assert loads(dumps(answer), type(answer)) == answer


@pytest.mark.parametrize(
    "error",
    made.numbered(
        [
            e.DataError("a", (Fault("b", "c", "d", ("e",)),)),
            e.UnknownIdError("exercise", "a", ("b",)),
            e.UnknownIdError("exercise", 3),
            e.RuleCycleError((e.RuleEdge("a", "b", "c"),)),
            sk.EffortLimitError(sk.Request(minutes=1, goal="a"), 10),
            sk.NoPlanError(
                sk.Request(minutes=1, goal="a"),
                (sk.Constraint(sk.ConstraintKind.BUDGET, value=60),),
                minimal=True,
                facts=(),
                relaxations=(),
            ),
        ]
    ),
)
def test_round_trip_of_errors(error):
    """Errors are data, too."""
    again = loads(dumps(error), type(error))
    assert attrs.asdict(again, recurse=False) == attrs.asdict(error, recurse=False)


def test_round_trip_of_a_catalog():
    """A catalog survives whole; its routines name their exercises."""
    catalog = made.catalog()
    text = dumps(catalog)
    assert loads(text, Catalog) == catalog
    assert dumps(loads(text, Catalog)) == text
    assert json.loads(text)["routines"][0]["steps"][1] == {
        "exercise": "pull",
        "dose": {"kind": "hold", "hold_s": 30, "sets": 2, "rest_s": 5},
        "position": "seated",
        "equipment": ["orange"],
    }
    assert loads(dumps(Catalog()), Catalog) == Catalog()


def test_round_trip_of_several():
    """Several values of a kind are written as a list and read as a tuple."""
    findings = (made.finding(), made.finding(says="And this."))
    assert loads(dumps(findings), tuple[Finding, ...]) == findings


def test_canonical_form():
    """Keys come in the order of the class after the tag, defaults are left out, text is not escaped, one newline ends it."""
    step = made.step(made.exercise(name="größer", aliases=("ß",)), start_s=3)
    assert dumps(step).startswith('{\n  "exercise": {\n    "id": "press",\n    "name": "größer",\n')
    assert dumps(step).endswith(',\n  "position": "standing",\n  "start_s": 3\n}\n')
    assert dumps(Hold(hold_s=3), indent=None) == '{"kind": "hold", "hold_s": 3}\n'
    assert dumps(Reps(rep_s=1, high=3, low=2, sets=1)) == dumps(Reps(low=2, high=3, rep_s=1))


def test_equal_default_from_a_factory():
    """A default that is made anew each time is left out as well, and comes back."""

    @attrs.frozen
    class Box:
        items: tuple[str, ...] = attrs.Factory(tuple)
        size: int = attrs.field(default=3, metadata={"shoulderkit.json": False})
        area: int = attrs.field(default=9, init=False)

    assert dumps(Box()) == "{}\n"
    assert dumps(Box(("a",), 4), indent=None) == '{"items": ["a"]}\n'


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (object(), "a value of type object cannot be written"),
        ({1, 2}, "a value of type set cannot be written"),
        (float("nan"), "cannot be written: "),
        ({(1,): 2}, "cannot be written: "),
    ],
)
def test_dumps_refuses(value, message):
    """What JSON cannot say is refused, not written as something else."""
    with pytest.raises(InvalidValueError) as caught:
        dumps(value)
    assert caught.value.faults[0].message.startswith(message)


def test_dumps_refuses_circles():
    """What holds itself has no end and is refused."""
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(InvalidValueError):
        dumps(endless)


def test_dumps_refuses_bottomless():
    """What is nested too deeply to be written is refused."""
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(InvalidValueError):
        dumps(deep)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        (" \n", "is empty"),
        (b"", "is empty"),
        ("\ufeff{}", "starts with a byte order mark; write it as plain UTF-8"),
        (b"\xef\xbb\xbf{}", "starts with a byte order mark; write it as plain UTF-8"),
        (b'{"id": "\xff"}', "is not UTF-8: byte 8 cannot be read"),
        ("{}".encode("utf-16"), "is not UTF-8: byte 0 cannot be read"),
        ('{"a": NaN}', "is no JSON: NaN is no number in JSON"),
        ("[-Infinity]", "is no JSON: -Infinity is no number in JSON"),
        ('"\\ud800"', "has half a surrogate pair, which is no character"),
        ('"\ud800"', "has half a surrogate pair, which is no character"),
        ("[" * 200_000, "is nested too deeply"),
        (3, "a value of type int is no JSON text"),
        (None, "a value of type NoneType is no JSON text"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_no_json(text, message):
    """Text that is no JSON is one clear fault, never an error from a library underneath."""
    assert faults_of(text, Region) == (Fault(message),)


def test_no_json_names_line_and_column():
    """A slip in the JSON is named with its line and column."""
    (fault,) = faults_of('{\n  "id": "a",\n  "name" "A"\n}', Region)
    assert fault.message.startswith("is no JSON: ")
    assert fault.message.endswith("(line 3, column 10)")


def test_endless_number():
    """A number with thousands of digits is refused like any other slip."""
    (fault,) = faults_of("9" * 5000, Region)
    assert fault.message.startswith("is no JSON: ")


def test_escapes_are_fine():
    """Escaped characters, pairs of surrogates included, are ordinary text."""
    assert loads('"\\u00fc \\ud83d\\ude00"', str) == "ü 😀"


@pytest.mark.parametrize(
    ("plain", "shown"),
    [
        ("3", "'3'"),
        (2.0, "2.0"),
        (True, "true"),
        (None, "null"),
        ([3], "a list"),
        ({}, "an object"),
        ("x" * 100, f"'{'x' * 79}…"),
    ],
)
def test_no_whole_number(plain, shown):
    """Nothing but a whole number is one; the fault shows what there is, in short."""
    text = json.dumps({"kind": "hold", "hold_s": plain})
    assert faults_of(text, Hold) == (Fault(f"{shown} is not a whole number", "hold_s"),)


@pytest.mark.parametrize("plain", [3, None, False, ["a"], {"a": "b"}, 1.5])
def test_no_text(plain):
    """Nothing but text is text."""
    (fault,) = faults_of(strict(name=plain), Region)
    assert fault.path == "name"
    assert fault.message.endswith(" is not text")


@pytest.mark.parametrize("plain", ["no", 0, 1, None, []])
def test_no_flag(plain):
    """Nothing but true and false is one of them."""
    text = json.dumps({"minutes": 5, "goal": "a", "shorten": plain})
    (fault,) = faults_of(text, sk.Request)
    assert fault.path == "shorten"
    assert fault.message.endswith(" is not true or false")


@pytest.mark.parametrize("plain", ["abc", None, {"0": "a"}, 3])
def test_no_list(plain):
    """A text is no list of letters, and an object no list of keys."""
    (fault,) = faults_of(strict(aliases=plain), Region)
    assert fault.path == "aliases"
    assert fault.message.endswith(" is not a list")


@pytest.mark.parametrize("plain", ["text", None, [], 3])
def test_no_object(plain):
    """An object is wanted where a value has fields."""
    (fault,) = faults_of(json.dumps(plain), Region)
    assert fault.message.endswith(" is not an object (Region)")


@pytest.mark.parametrize(
    ("plain", "fault"),
    [
        ("muscel", Fault("'muscel' is not a RegionKind (muscle, joint, area)", "kind", near=("muscle",))),
        ("AREA", Fault("'AREA' is not a RegionKind (muscle, joint, area)", "kind", near=("area",))),
        (3, Fault("3 is not a RegionKind (muscle, joint, area)", "kind")),
        (None, Fault("null is not a RegionKind (muscle, joint, area)", "kind")),
    ],
)
def test_no_word_of_a_vocabulary(plain, fault):
    """A word has to be of the vocabulary, spelled as there; near misses are told."""
    assert faults_of(strict(kind=plain), Region) == (fault,)


def test_words_are_members():
    """Words come back as members of their vocabulary, not as bare text."""
    region = loads(strict(), Region)
    assert region.kind is RegionKind.AREA
    assert region.body_side is BodySide.BACK


def test_null_where_it_is_allowed():
    """Null is read where a field may be empty, and only there."""
    assert loads(strict(part_of=None), Region).part_of is None
    assert faults_of(strict(aliases=[None]), Region) == (Fault("null is not text", "aliases[0]"),)


def test_unknown_key():
    """A key that is no field is a fault with near misses, whatever the rest is like."""
    assert faults_of(strict(bodyside="back", x=1), Region) == (
        Fault("Region has no such field", "bodyside", near=("body_side",)),
        Fault("Region has no such field", "x"),
    )


def test_hidden_fields_cannot_be_set(plan):
    """What JSON does not carry cannot be smuggled in."""
    text = dumps(plan)[:-3] + ', "asker": null}'
    assert faults_of(text, sk.Plan) == (Fault("Plan has no such field", "asker"),)


def test_missing_keys():
    """Every field that has to be given and is not is named."""
    assert faults_of("{}", Region) == tuple(Fault("is missing", name) for name in ("id", "name", "kind", "body_side"))


def test_doubled_keys():
    """A key given twice is a fault at its place, on any level, even with the same value."""
    text = '{"id": "a", "id": "a", "name": "A", "equipment": [], "positions": [], "equipment": []}'
    assert faults_of(text, Setting) == (
        Fault("is given more than once", "id"),
        Fault("is given more than once", "equipment"),
    )
    inner = '{"id": "a", "steps": [{"text": "b", "text": "c"}]}'
    assert Fault("is given more than once", "steps[0].text") in faults_of(inner, Exercise)


@pytest.mark.parametrize("kind", [Dose, Reps])
def test_tagged_dose(kind):
    """A dose is told apart by its first key, and written with it even where its class is known."""
    text = dumps(made.REPS)
    assert list(json.loads(text)) == ["kind", "low", "high", "rep_s", "sets", "rest_s"]
    assert loads(text, kind) == made.REPS


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('{"hold_s": 3}', (Fault("is missing (reps or hold or timed)", "kind"),)),
        ('{"kind": "hld", "hold_s": 3}', (Fault("'hld' is not reps or hold or timed", "kind", near=("hold",)),)),
        ('{"kind": ["hold"], "hold_s": 3}', (Fault("a list is not reps or hold or timed", "kind"),)),
        ("[]", (Fault("a list is not an object (Reps or Hold or Timed)"),)),
        ('{"kind": "timed", "low_s": 9, "high_s": 8}', (Fault("low_s 9 is above high_s 8", "low_s"),)),
    ],
)
def test_no_dose(text, faults):
    """A dose without its tag, with another one, or wrong inside is refused."""
    assert faults_of(text, Dose) == faults


def test_dose_of_another_kind():
    """A dose is not taken for another kind of dose."""
    faults = faults_of('{"kind": "hold", "low_s": 3, "high_s": 4}', Timed)
    assert faults == (Fault("'hold' is not timed", "kind"),)
    assert faults_of('{"low_s": 3, "high_s": 4}', Timed) == (Fault("is missing (timed)", "kind"),)


def test_all_faults_at_once():
    """Shapes, ranges, unknown, missing and doubled keys come together, in the order of the input, however deep."""
    text = """{
      "id": "Press", "nmae": "x", "phase": "release", "summary": " ",
      "targets": [{"region": "chest", "role": "main"}, {"region": "A", "role": "quiet", "role": "quiet"}, 3],
      "dose": {"kind": "reps", "low": 3, "high": "4", "sets": 0},
      "sides": "together", "setup_s": -1, "switch_s": 3,
      "positions": ["standing", "sitting"],
      "equipment": [["ball", "Ball", 3]],
      "aliases": ["a", 3, " b"],
      "cues": [{"kind": "feel", "text": "f", "short": "f"}, {"kind": "fel", "text": "", "shrt": "f"}],
      "links": ["x.org"]
    }"""
    assert [str(fault) for fault in faults_of(text, Exercise)] == [
        "id: 'Press' is not an id in kebab-case",
        "nmae: Exercise has no such field (did you mean 'name'?)",
        "summary: ' ' is not text without blanks around it",
        "targets[0].role: 'main' is not a Role (primary, secondary, quiet)",
        "targets[1].region: 'A' is not an id in kebab-case",
        "targets[1].role: is given more than once",
        "targets[2]: 3 is not an object (Target)",
        "dose.high: '4' is not a whole number",
        "dose.sets: 0 is not a whole number from 1 to 100",
        "dose.rep_s: is missing",
        "setup_s: -1 is not a whole number from 0 to 7200",
        "switch_s: is 3 where both sides work together",
        f"positions[1]: 'sitting' is not a Position ({', '.join(Position)}) (did you mean 'standing'?)",
        "equipment[0][2]: 3 is not text",
        "equipment[0][1]: 'Ball' is not an id in kebab-case",
        "aliases[1]: 3 is not text",
        "aliases[2]: ' b' is not text without blanks around it",
        f"cues[1].kind: 'fel' is not a CueKind ({', '.join(CueKind)}) (did you mean 'feel'?)",
        "cues[1].text: '' is not text without blanks around it",
        "cues[1].shrt: Cue has no such field (did you mean 'short'?)",
        "cues[1].short: is missing",
        "links[0]: 'x.org' is not a web address (http:// or https://)",
        "name: is missing",
    ]


def test_relations_with_absent_fields():
    """Relations hold for defaults as well, so that a request says all that it lacks at once."""
    assert [fault.path for fault in faults_of('{"max_steps": 0}', sk.Request)] == ["max_steps", "minutes", "goal"]


def test_converted_before_judged():
    """What a class converts is judged as converted: steps without starts are no gap because something else is wrong."""
    text = dumps(made.routine(made.step(), made.step()))
    plain = json.loads(text)
    for step in plain["steps"]:
        step.pop("start_s", None)
    plain["id"] = "A Day"
    assert [fault.path for fault in faults_of(json.dumps(plain), Routine)] == ["id"]


def test_order_of_keys_is_free():
    """The order of keys does not matter to the reader."""
    plain = json.loads(dumps(made.rich_exercise()))
    assert loads(json.dumps(dict(reversed(plain.items()))), Exercise) == made.rich_exercise()


@pytest.mark.parametrize("schema", ['"x.schema.json"', "3", "null"])
def test_schema_is_passed_over(schema):
    """A ``$schema`` at the top is passed over for every kind, and only there."""
    assert loads(f'{{"$schema": {schema}, "source": "a"}}', Citation) == Citation(source="a")
    assert loads(f'{{"$schema": {schema}}}', Catalog) == Catalog()
    inner = f'{{"id": "a", "steps": [{{"$schema": {schema}, "text": "b"}}]}}'
    assert Fault("Instruction has no such field", "steps[0].$schema") in faults_of(inner, Exercise)


@pytest.mark.parametrize("kind", [dict, list[int], float, bytes, tuple[int, str], int | str, set], ids=str)
def test_kinds_that_cannot_be_read(kind):
    """A kind that is none of this package's says so, instead of being read leniently."""
    with pytest.raises(InvalidValueError) as caught:
        loads("3", kind)
    assert caught.value.faults[0].message.endswith(" is nothing that can be read from JSON")


@pytest.mark.parametrize(
    ("kind", "name"), [(Dose, "Reps | Hold | Timed"), (tuple[Cue, ...], "tuple[shoulderkit"), (Cue, "Cue")], ids=str
)
def test_error_names_what_was_read(kind, name):
    """The error says what the text was to be."""
    with pytest.raises(DataError) as caught:
        loads("3", kind)
    assert caught.value.what.startswith(name)


def test_scalars():
    """Plain values and single words can be read by themselves."""
    assert loads("3", int) == 3
    assert loads("true", bool) is True
    assert loads('"release"', Phase) is Phase.RELEASE
    assert loads("null", Weight | None) is None
    assert faults_of("[]", object) == (Fault("a list is not text, a whole number, true, false or null"),)


def test_groups():
    """Groups of ids are read and written as lists of lists."""
    rule = made.rule()
    assert json.loads(dumps(rule))["exercises"] == [["press"], ["pull"]]
    assert loads(dumps(rule), Rule).exercises == (("press",), ("pull",))


def test_step_alone_keeps_its_start():
    """A step that stands alone says when it starts, since nothing else does."""
    step = made.step(start_s=40)
    assert loads(dumps(step), Step).start_s == 40


def test_optional_values(plan):
    """Where a value may be absent, null is read as none and an object as the value."""
    answer = plan.why(plan.ids[0])
    plain = json.loads(dumps(answer)) | {"without": None}
    assert loads(json.dumps(plain), sk.Why).without is None
    assert loads(dumps(answer), sk.Why).without == answer.without
