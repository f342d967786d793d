"""Options that several commands share, and a request made from the options of ``plan``."""

from __future__ import annotations

from enum import StrEnum
from types import NoneType
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

import attrs
import click

from shoulderkit.aliases import words_of
from shoulderkit.cli import completion
from shoulderkit.cli.parsing import Whole
from shoulderkit.cli.several import names
from shoulderkit.errors import Fault, InvalidValueError, RequestError, shown
from shoulderkit.model.items import is_tuple
from shoulderkit.names import name_fault
from shoulderkit.plans import Focus, Request
from shoulderkit.reading.fields import field_types
from shoulderkit.vocabulary import BodyHalf, Demand, Phase, Position, Variety

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from shoulderkit.cli.several import Complete

F = TypeVar("F", bound="Callable[..., Any]")


@attrs.frozen
class Form:
    """What an option of ``plan`` looks like; all else follows from the type and default of its field in `Request`.

    Attributes:
        text: the help text.
        metavar: the placeholder for the value. Default: the name of the field's type.
        flag: the name of the option. Default: the name of the field.
        table: the table whose ids it takes.
    """

    text: str
    metavar: str | None = None
    flag: str | None = None
    table: str | None = None


#: The options of ``plan`` by the field of `Request` that each fills, in the order of the help text.
FORMS: dict[str, Form] = {
    "minutes": Form("Time available, in minutes."),
    "seconds": Form("Time available, in seconds."),
    "goal": Form("What to work on; see: list goals.", "GOAL", table="goals"),
    "focus": Form("Regions to work on instead of a goal; see: list regions.", "REGION[=WEIGHT]", table="regions"),
    "setting": Form("Where you are: desk, home, ...; see: list settings.", "SETTING", table="settings"),
    "equipment": Form(
        "Equipment you have, besides what is usual in the setting; see: list equipment.", "ITEM", "--with", "equipment"
    ),
    "without_equipment": Form(
        "Equipment you do not have, though it is usual in the setting.", "ITEM", "--without", "equipment"
    ),
    "positions": Form(
        "The only positions you can use, e.g. standing or seated; see: list positions.", flag="--position"
    ),
    "extra_positions": Form("Positions you can use although the setting does not have them.", flag="--extra-position"),
    "avoid": Form("What to avoid, besides what the setting avoids, e.g. floor or wrist-load; see: list demands."),
    "allow": Form("What is fine after all, e.g. neck-pressure."),
    "include": Form("Exercises that must be in the plan.", "EXERCISE", table="exercises"),
    "exclude": Form("Exercises that must not be in the plan.", "EXERCISE", table="exercises"),
    "phases": Form(f"The only phases to plan: {', '.join(Phase)}.", flag="--phase"),
    "include_phases": Form("Phases that must be in the plan.", flag="--include-phase"),
    "max_steps": Form("The largest number of steps."),
    "shorten": Form("Whether to allow fewer sets. Default: yes."),
    "without_instructions": Form("Also plan exercises that have no instructions."),
    "done_today": Form("Exercises you have already done today.", "EXERCISE", table="exercises"),
    "done_recently": Form("Exercises you have done recently; others are preferred.", "EXERCISE", table="exercises"),
    "variety": Form(f"How much less those done recently count: {', '.join(Variety)}.", "VARIETY"),
    "affected_side": Form("The side that one-sided exercises are for: left or right.", "SIDE"),
    "first_side": Form("The side that comes first: left or right.", "SIDE"),
}


def _kinds(hint: object) -> tuple[object, ...]:
    """Return the alternatives that a type offers; the type itself if it is not a union."""
    return (hint,) if isinstance(hint, type) or get_origin(hint) is tuple else get_args(hint)


def _kind(hint: object) -> object:
    """Return a field's type without None; every field has one other type."""
    (kind,) = (kind for kind in _kinds(hint) if kind is not NoneType)
    return kind


#: What a word of a vocabulary is called.
_NOUNS: dict[type[StrEnum], str] = {
    Phase: "phase",
    Position: "position",
    Demand: "demand",
    Variety: "variety",
    BodyHalf: "side",
}
#: The option that fills each argument, for messages.
FLAGS = {
    **{name: form.flag or f"--{name.replace('_', '-')}" for name, form in FORMS.items()},
    "without": "--without-rule",
    "tables": "--only",
    **{name: f"--{name}" for name in ("region", "role", "phase", "sides", "position", "available", "text")},
}

_HINTS = field_types(Request)
_KINDS = {field.name: _kind(_HINTS[field.name]) for field in attrs.fields(Request)}
#: The types of the items, for fields that hold several.
_ITEMS: dict[str, type] = {name: get_args(kind)[0] for name, kind in _KINDS.items() if get_origin(kind) is tuple}
#: What each field holds: a number, a flag, a text, or several.
KINDS = {
    name: tuple if name in _ITEMS else kind if kind is int or kind is bool else str for name, kind in _KINDS.items()
}
#: The vocabularies whose words the fields hold.
VOCABULARIES: dict[str, type[StrEnum]] = {
    name: kind for name, kind in {**_KINDS, **_ITEMS}.items() if isinstance(kind, type) and issubclass(kind, StrEnum)
}


def request_options(command: F) -> F:
    """Add an option for each field of a request to a command."""
    for field, form in reversed(FORMS.items()):
        command = _option(attrs.fields_dict(Request)[field], form)(command)
    return command


def _option(field: attrs.Attribute[Any], form: Form) -> Callable[[F], F]:
    """Return the option that fills a field of a request."""
    flag, complete = FLAGS[field.name], _completion(field.name, form)
    if field.name in _ITEMS:
        item = _ITEMS[field.name]
        return names(flag, field.name, form.metavar or item.__name__.upper(), form.text, complete)
    if _KINDS[field.name] is bool:
        # what is on by default needs a way to switch it off
        flag = f"{flag}/--no-{flag.removeprefix('--')}" if field.default else flag
        return click.option(flag, field.name, is_flag=True, default=None, help=form.text)
    kind = Whole() if _KINDS[field.name] is int else str
    return click.option(flag, field.name, type=kind, metavar=form.metavar, help=form.text, shell_complete=complete)


def _completion(name: str, form: Form) -> Complete | None:
    """Return what completes the values of an option: ids of a table, or words of a vocabulary."""
    if form.table is not None:
        return completion.ids(form.table)
    return completion.words(VOCABULARIES[name]) if name in VOCABULARIES else None


def json_option(command: F) -> F:
    """Add the option that asks for JSON to a command."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")(command)


def request_of(options: Mapping[str, Any]) -> Request:
    """Return the request that the options of ``plan`` describe.

    Args:
        options: the values of the options by the field that each fills; None or an empty tuple where it was not given.

    Raises:
        RequestError: with every unknown word and every contradiction.
    """
    given: dict[str, Any] = {name: value for name, value in options.items() if value is not None and value != ()}
    faults: list[Fault] = []
    # what is wrong is replaced, so that all else can be checked, too
    if "focus" in given:
        given["focus"] = [found for text in given["focus"] if (found := _focus(text, faults))] or ["any"]
    for (one, usual), (other, _) in ((("minutes", 1), ("seconds", 1)), (("goal", "any"), ("focus", "any"))):
        if (one in given) == (other in given):
            faults.append(Fault(f"give {FLAGS[one]} or {FLAGS[other]}, exactly one of them"))
            given = {name: value for name, value in given.items() if name != other} | {one: usual}
    for name, kind in VOCABULARIES.items():
        if name in given:
            given[name] = _known(name, kind, given[name], faults)
    request = None
    try:
        request = Request(**{name: value for name, value in given.items() if value is not None})
    except RequestError as error:
        faults += error.faults
    if request is None or faults:
        raise RequestError("Request", tuple(faults))
    return request


def _known(name: str, kind: type[StrEnum], given: Any, faults: list[Fault]) -> Any:
    """Return the words that a vocabulary has, and note the others; None where nothing is left."""
    several = is_tuple(given)
    known: list[str] = []
    for place, word in enumerate(given if several else (given,)):
        if word in set(kind):
            known.append(word)
        else:
            words = words_of(kind)
            path = f"{name}[{place}]" if several and len(given) > 1 else name
            faults.append(name_fault(f"{shown(word)} is not a {_NOUNS[kind]}", word, words, path, most=len(words)))
    return (tuple(known) or None) if several else next(iter(known), None)


def _focus(text: str, faults: list[Fault]) -> Focus | None:
    region, _, weight = text.partition("=")
    try:
        if "=" not in text or weight.isdecimal():
            return Focus(region, int(weight or 1))
        faults.append(Fault(f"{shown(text)} is not REGION or REGION=WEIGHT with a whole number", "focus"))
    except InvalidValueError as error:
        faults += [fault.under("focus") for fault in error.faults]
    return None


def without_rule_option(command: F) -> F:
    """Add the option for rules to switch off."""
    text = "Rules to switch off; see: list rules."
    return names("--without-rule", "without_rule", "RULE", text, completion.ids("rules"))(command)
