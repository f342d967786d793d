"""Options that several commands share, the catalog they work on, and a request made from the options of ``plan``."""

from __future__ import annotations

from enum import StrEnum
from types import NoneType
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

import attrs
import click

from shoulderkit.errors import Fault, RequestError
from shoulderkit.model.checks import is_tuple, member
from shoulderkit.plans import Focus, Request
from shoulderkit.vocabulary import Phase, Variety

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from shoulderkit.catalog import Catalog

F = TypeVar("F", bound="Callable[..., Any]")


@attrs.frozen
class Form:
    """What an option of ``plan`` looks like; all else follows from the type and default of its field in `Request`.

    Attributes:
        text: the help text.
        metavar: the placeholder for the value. Default: the name of the field's type.
        flag: the name of the option. Default: the name of the field.
    """

    text: str
    metavar: str | None = None
    flag: str | None = None


#: The options of ``plan`` by the field of `Request` that each fills, in the order of the help text.
FORMS: dict[str, Form] = {
    "minutes": Form("Time available, in minutes."),
    "seconds": Form("Time available, in seconds."),
    "goal": Form("What to work on; see: list goals.", "GOAL"),
    "focus": Form("Regions to work on instead of a goal; see: list regions.", "REGION[=WEIGHT]"),
    "setting": Form("Where you are: desk, home, ...; see: list settings.", "SETTING"),
    "equipment": Form(
        "Equipment you have, besides what is usual in the setting; see: list equipment.", "ITEM", "--with"
    ),
    "without_equipment": Form("Equipment you do not have, though it is usual in the setting.", "ITEM", "--without"),
    "positions": Form("The only positions you can use, e.g. standing or seated.", flag="--position"),
    "extra_positions": Form("Positions you can use although the setting does not have them.", flag="--extra-position"),
    "avoid": Form("What to avoid, besides what the setting avoids, e.g. floor or wrist-load."),
    "allow": Form("What is fine after all, e.g. neck-pressure."),
    "include": Form("Exercises that must be in the plan.", "EXERCISE"),
    "exclude": Form("Exercises that must not be in the plan.", "EXERCISE"),
    "phases": Form(f"The only phases to plan: {', '.join(Phase)}.", flag="--phase"),
    "include_phases": Form("Phases that must be in the plan.", flag="--include-phase"),
    "max_steps": Form("The largest number of steps."),
    "shorten": Form("Whether to allow fewer sets. Default: yes."),
    "without_instructions": Form("Also plan exercises that have no instructions."),
    "done_today": Form("Exercises you have already done today.", "EXERCISE"),
    "done_recently": Form("Exercises you have done recently; others are preferred.", "EXERCISE"),
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


_HINTS = get_type_hints(Request)
_KINDS = {field.name: _kind(_HINTS[field.name]) for field in attrs.fields(Request)}
#: The types of the items, for fields that hold several.
_ITEMS: dict[str, type] = {name: get_args(kind)[0] for name, kind in _KINDS.items() if get_origin(kind) is tuple}
_VOCABULARIES: dict[str, type[StrEnum]] = {
    name: kind for name, kind in {**_KINDS, **_ITEMS}.items() if isinstance(kind, type) and issubclass(kind, StrEnum)
}


def _split(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    names = [name.strip() for value in values for name in value.split(",")]
    return tuple(name for name in names if name)


def names(flag: str, field: str, metavar: str, text: str) -> Callable[[F], F]:
    """Return an option that takes several names, by repeating it or with commas."""
    return click.option(flag, field, metavar=metavar, multiple=True, callback=_split, help=text)


def request_options(command: F) -> F:
    """Add an option for each field of a request to a command."""
    for field, form in reversed(FORMS.items()):
        command = _option(attrs.fields_dict(Request)[field], form)(command)
    return command


def _option(field: attrs.Attribute[Any], form: Form) -> Callable[[F], F]:
    """Return the option that fills a field of a request."""
    flag = form.flag or f"--{field.name.replace('_', '-')}"
    if field.name in _ITEMS:
        item = _ITEMS[field.name]
        return names(flag, field.name, form.metavar or item.__name__.upper(), form.text)
    if _KINDS[field.name] is bool:
        # what is on by default needs a way to switch it off
        flag = f"{flag}/--no-{flag.removeprefix('--')}" if field.default else flag
        return click.option(flag, field.name, is_flag=True, default=None, help=form.text)
    kind = int if _KINDS[field.name] is int else str
    return click.option(flag, field.name, type=kind, metavar=form.metavar, help=form.text)


def catalog_options(command: F) -> F:
    """Add the options that choose the catalog to a command."""
    path = click.Path(path_type=str)
    tables = "The only tables of that data to use, below --extend: regions, sources, ..."
    command = names("--only", "only", "TABLE", tables)(command)
    extend = "Folder or file to put on top of the data: known ids are replaced, others added."
    command = click.option("--extend", type=path, help=extend)(command)
    return click.option("--catalog", type=path, help="Folder or file to use instead of the bundled data.")(command)


def json_option(command: F) -> F:
    """Add the option that asks for JSON to a command."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")(command)


def catalog_of(catalog: str | None, extend: str | None, only: tuple[str, ...]) -> Catalog:
    """Return the catalog that the options choose. Default: the bundled one.

    Args:
        catalog: a folder or file to use instead of the bundled data.
        extend: a folder or file to put on top of that.
        only: the tables to use of what *extend* is put on top of; none: all.

    Raises:
        DataError: a file or folder cannot be read, or the tables refer to others; with every fault.
    """
    from shoulderkit.reading import bundled, load_catalog

    base = bundled() if catalog is None else load_catalog(catalog)
    base = base.only(*only) if only else base
    found = base if extend is None else load_catalog(extend, base=base)
    # those of the bundled data are with the list of goals
    for finding in [each for each in found.findings if each not in bundled().findings]:
        click.echo(f"shoulderkit: {finding.sentence}", err=True)
    return found


def request_of(options: Mapping[str, Any]) -> Request:
    """Return the request that the options of ``plan`` describe.

    Args:
        options: the values of the options by the field that each fills; None or an empty tuple where it was not given.

    Raises:
        RequestError: with every unknown word and every contradiction.
    """
    given: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, value in options.items():
        if value is None or value == ():
            continue
        if name == "focus":
            given[name] = [_focus(text, faults) for text in value]
        else:
            given[name] = value
    for one, other in (("minutes", "seconds"), ("goal", "focus")):
        if (one in given) == (other in given):
            faults.append(Fault(f"give --{one} or --{other}, exactly one of them"))
    for name, kind in _VOCABULARIES.items():
        words: Any = given.get(name, ())
        for word in words if is_tuple(words) else (words,):
            found = member(kind, word)
            if isinstance(found, Fault):
                faults.append(attrs.evolve(found, path=name))
    if faults:
        raise RequestError("Request", tuple(faults))
    return Request(**given)


def _focus(text: str, faults: list[Fault]) -> Focus | None:
    region, _, weight = text.partition("=")
    if (weight and not weight.isdecimal()) or text.endswith("="):
        faults.append(Fault(f"{text!r} is not REGION or REGION=WEIGHT with a whole number", "focus"))
        return None
    return Focus(region, int(weight) if weight else 1)
