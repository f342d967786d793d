"""Constructors take any iterable for a tuple, and the plain word for a vocabulary's member."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
import pytest

import made
import shoulderkit as sk
from law_cases import values_in
from shoulderkit import model
from shoulderkit.errors import Fault
from shoulderkit.model import Hold, Setting, Target
from shoulderkit.model.items import items_of
from shoulderkit.model.specs import spec_of

CATALOG = sk.bundled()
PLAN = sk.plan(sk.Request(minutes=9, goal="tense-neck", setting="home"))


def one_of_each() -> dict[type, Any]:
    """Return a value of each class of the bundled catalog and of a plan, the fullest of several."""
    values: dict[type, Any] = {}
    tables = tuple(
        getattr(CATALOG, name) for name in ("regions", "settings", "goals", "rules", "exercises", "routines")
    )
    for thing in (*(row for table in tables for row in table.values()), PLAN.request, PLAN.score, *PLAN.findings):
        for value in values_in(thing):
            fullness = len(repr(attrs.astuple(value, recurse=False))) if attrs.has(type(value)) else -1
            if fullness > 0 and (type(value) not in values or fullness > values[type(value)][0]):
                values[type(value)] = (fullness, value)
    return {kind: value for kind, (_, value) in values.items()}


def plainly(value: Any, many: Callable[[Any], Any]) -> Any:
    """Return tuples as *many* makes them, and members as their words."""
    if type(value) is tuple:
        return many([plainly(item, many) for item in value])
    return value.value if isinstance(value, sk.vocabulary.StrEnum) else value


VALUES = {kind: value for kind, value in one_of_each().items() if issubclass(kind, model.checks.Value)}


@pytest.mark.parametrize(
    "many", [list, iter, lambda items: (item for item in items)], ids=["list", "iterator", "generator"]
)
@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
def test_every_class_takes_plain_values(kind: Any, many: Callable[[Any], Any]) -> None:
    """Each class makes the same value of lists or iterators and words as of tuples and members."""
    value = VALUES[kind]
    fields = [field for field in attrs.fields(kind) if field.init]
    made_of = {field.alias: plainly(getattr(value, field.name), many) for field in fields}
    again = kind(**made_of)
    assert again == value
    assert hash(again) == hash(value)
    for field in fields:
        assert type(getattr(again, field.name)) is type(getattr(value, field.name))


def test_classes_that_are_judged() -> None:
    """The values that are made of plain ones include the classes that have tuples and members."""
    assert {model.Exercise, model.Setting, model.Target, model.Cue, model.Rule, model.Routine, sk.Request} <= set(
        VALUES
    )
    assert any(spec_of(field) for field in attrs.fields(model.Exercise))


def test_what_cannot_be_converted_is_a_fault() -> None:
    """What is no id is no item, another word no member; what could be converted is judged as converted."""
    with pytest.raises(sk.InvalidValueError) as caught:
        Setting(id="a", name="A", equipment="A wall", positions=["standing", "sitting"], avoid=b"floor")
    assert caught.value.faults == (
        Fault("'A wall' is not an id in kebab-case", "equipment[0]"),
        Fault("'sitting' is not a Position", "positions[1]", near=("seated",), exact=True),
        Fault("b'floor' is not a tuple without duplicates", "avoid"),
    )
    with pytest.raises(sk.InvalidValueError) as caught:
        made.exercise(setups=["ball"], sides="Each")
    assert [fault.path for fault in caught.value.faults] == ["sides", "setups[0]"]


def made_of(value: Any, field: attrs.Attribute[Any], given: Any) -> Any:
    """Return a value with another value in one field, or the faults that this has."""
    try:
        return attrs.evolve(value, **{field.alias: given})
    except sk.FaultyError as error:
        return error.faults


FIELDS = [
    pytest.param(value, field, id=f"{kind.__name__}-{field.name}")
    for kind, value in VALUES.items()
    for field in attrs.fields(kind)
    if field.init and (spec := spec_of(field)) is not None and spec.each is not None
]


@pytest.mark.parametrize(("value", "field"), FIELDS)
def test_a_text_is_one_item(value: Any, field: attrs.Attribute[Any]) -> None:
    """In every field that has several, a text is the only one of them, not its letters: right or wrong like a tuple of it."""
    items = [item for item in getattr(value, field.name) or () if isinstance(item, str)]
    for text in (*(str(item) for item in items[:1]), "chest", "release", "no such one", ""):
        assert made_of(value, field, text) == made_of(value, field, (text,))


def test_a_text_is_one_id_of_a_request() -> None:
    """Wherever a request takes ids or words, a text is one of them; so do the auditor, a planner and a catalog."""
    given = {
        "phases": "release",
        "include": "lat-release",
        "include_phases": "release",
        "exclude": "chest-release",
        "equipment": "roller",
        "without_equipment": "chair",
        "positions": "seated",
        "extra_positions": "prone",
        "avoid": "floor",
        "allow": "kneeling",
        "done_today": "shoulder-circles",
        "done_recently": "shoulder-circles",
        "focus": "chest",
    }
    wanted = sk.Request(minutes=5, **{name: (text,) for name, text in given.items()})
    assert sk.Request(minutes=5, **given) == wanted
    assert wanted.include == ("lat-release",)
    routine = CATALOG.routines["two-minute-reset"]
    [move, *_] = [step.exercise.id for step in routine]
    assert sk.audit(routine, done_today=move) == sk.audit(routine, done_today=[move])
    assert sk.Planner(CATALOG, without="phases").rules_off == ("phases",)
    assert CATALOG.without(routines="two-minute-reset") == CATALOG.without(routines=["two-minute-reset"])
    with pytest.raises(sk.InvalidValueError) as caught:
        sk.audit(routine, done_today="no-such-move")
    assert [fault.path for fault in caught.value.faults] == ["done_today[0]"]


def test_relations_are_judged_after_conversion() -> None:
    """What fields must keep together is judged by what is stored."""
    with pytest.raises(sk.InvalidValueError) as caught:
        made.exercise(sides="together", switch_s=3)
    assert caught.value.faults == (Fault("is 3 where both sides work together", "switch_s"),)
    assert made.exercise(sides="each", switch_s=3).sides is sk.Sides.EACH


def test_sets_are_sorted() -> None:
    """The items of a set, which has no order, are sorted; the keys of a mapping keep theirs."""
    assert Setting(id="a", name="A", equipment=set("hgfedcba")).equipment == tuple("abcdefgh")
    assert items_of({"b": 1, "a": 2}.keys()) == ("b", "a")
    assert items_of(3) is None


def test_values_that_are_right_are_stored_as_given() -> None:
    """A tuple that is right is the very one that is stored."""
    targets = (Target(region="chest", role="primary"),)
    assert made.exercise(targets=targets).targets is targets
    assert Hold(low_s=3, high_s=4).high_s == 4
