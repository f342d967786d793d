"""What the commands share: options that take many names, the catalog they work on, and a request made of options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import click

from shoulderkit.errors import Fault, RequestError
from shoulderkit.model.checks import member
from shoulderkit.plans import Focus, Request
from shoulderkit.vocabulary import Demand, Phase, Position

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

    from shoulderkit.catalog import Catalog

F = TypeVar("F", bound="Callable[..., Any]")

#: The word for an empty list where leaving an option out means something else.
NONE = "none"

#: Options whose words come from a closed vocabulary, by the field of the request that they fill.
_VOCABULARIES: dict[str, type[StrEnum]] = {
    "phases": Phase,
    "include_phases": Phase,
    "positions": Position,
    "avoid": Demand,
    "allow": Demand,
}
#: Fields that mean something else when they are left out than when they are empty.
_EMPTY_OR_NONE = ("equipment", "positions", "avoid")


def _split(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    names = [name.strip() for value in values for name in value.split(",")]
    return tuple(name for name in names if name)


def names(flag: str, field: str, metavar: str, text: str) -> Callable[[F], F]:
    """An option that is given many times or with commas."""
    return click.option(flag, field, metavar=metavar, multiple=True, callback=_split, help=text)


def catalog_options(command: F) -> F:
    """The options that say which catalog a command works on."""
    path = click.Path(path_type=str)
    command = click.option("--extend", type=path, help="Folder or file to read onto the bundled data.")(command)
    return click.option("--catalog", type=path, help="Folder or file to read in place of the bundled data.")(command)


def json_option(command: F) -> F:
    """The option that asks for data instead of words."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON instead of words.")(command)


def catalog_of(catalog: str | None, extend: str | None) -> Catalog:
    """The catalog that the options name; the bundled one if they name none."""
    from shoulderkit.reading import bundled, load_catalog

    if catalog is not None and extend is not None:
        raise click.UsageError("--catalog reads data in place of the bundled data, --extend onto it: give one of them")
    if catalog is not None:
        return load_catalog(catalog)
    return bundled() if extend is None else load_catalog(extend, base=bundled())


def request_of(options: dict[str, Any]) -> Request:
    """The request that the options of ``plan`` make.

    Raises:
        RequestError: with every word that is not known and every contradiction.
    """
    given: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, value in options.items():
        if value is None or value == ():
            continue
        if name == "focus":
            given[name] = [_focus(text, faults) for text in value]
        elif value == (NONE,) and name in _EMPTY_OR_NONE:
            given[name] = ()
        else:
            given[name] = value
    for one, other in (("minutes", "seconds"), ("goal", "focus")):
        if (one in given) == (other in given):
            faults.append(Fault(f"give --{one} or --{other}, one of them"))
    for name, kind in _VOCABULARIES.items():
        for word in given.get(name, ()):
            found = member(kind, word)
            if isinstance(found, Fault):
                faults.append(attrs.evolve(found, path=name, near=tuple(map(str, found.near))))
    if faults:
        raise RequestError("Request", tuple(faults))
    return Request(**given)


def _focus(text: str, faults: list[Fault]) -> Focus | None:
    region, _, weight = text.partition("=")
    if (weight and not weight.isdecimal()) or text.endswith("="):
        faults.append(Fault(f"{text!r} is not REGION or REGION=WEIGHT with a whole number", "focus"))
        return None
    return Focus(region, int(weight) if weight else 1)
