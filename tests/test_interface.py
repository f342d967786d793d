"""What an editor, a notebook and a type checker see of the public names."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, get_type_hints

import attrs
import pytest

import made
import shoulderkit as sk
from shoulderkit import batch
from shoulderkit.importers import free_exercise_db
from text_cases import ONE_OF_EACH

DOORS = (sk, batch, free_exercise_db)
PAGE = Path(__file__).parents[1] / "docs" / "api.md"
CLASSES = {
    name: value
    for name, value in ((name, getattr(sk, name)) for name in sk.__all__)
    if inspect.isclass(value) and not issubclass(value, StrEnum)
}
VALUES = {
    type(value): value for value in (*ONE_OF_EACH.values(), *made.one_of_each(), sk.Planner(made.catalog(rules=[])))
}


def functions(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield a public function, or a public class with what can be called or read of it."""
    if inspect.isclass(value):
        yield name, value
        for inner, held in vars(value).items():
            # what a property, a cached one and a class method wrap
            wrapped = (getattr(held, each, held) for each in ("fget", "func", "__func__"))
            function = next((each for each in wrapped if inspect.isfunction(each)), None)
            if function is not None and (not inner.startswith("_") or inner == "__init__"):
                yield f"{name}.{inner}", function
    elif callable(value):
        yield name, value


CALLED = dict(
    pair
    for door in DOORS
    for name in door.__all__
    for pair in functions(f"{door.__name__}.{name}", getattr(door, name))
)


@pytest.mark.parametrize("name", CALLED)
def test_type_hints_can_be_read(name: str) -> None:
    """The type hints of every public class and function, method and property can be read while a program runs."""
    hints = get_type_hints(CALLED[name])
    assert inspect.isclass(CALLED[name]) or "return" in hints


def test_type_hints_of_many() -> None:
    """The functions, methods and properties of the public names are found."""
    wanted = {"shoulderkit.plan", "shoulderkit.bundled", "shoulderkit.Planner.__init__", "shoulderkit.Plan.session"}
    assert wanted | {"shoulderkit.Done.of", "shoulderkit.load_catalog", "shoulderkit.configure_converter"} <= set(
        CALLED
    )
    assert len(CALLED) > 200


def test_what_if_takes_the_fields_of_a_request() -> None:
    """The keywords of `what_if` are the fields of a request, each of the type that a request takes."""
    wanted = get_type_hints(sk.Request.__init__)
    del wanted["return"]
    assert get_type_hints(sk.RequestChanges) == wanted
    assert sk.RequestChanges.__required_keys__ == frozenset()
    assert set(wanted) == {field.name for field in attrs.fields(sk.Request)}


def sections() -> dict[str, str]:
    """Return what the API page says of each name."""
    parts = re.split(r"^### (.+)$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


SECTIONS = sections()


def shown(of: object) -> set[str]:
    """Return the names that completion offers for a class or a value, without those of Python's own classes."""
    kind = of if inspect.isclass(of) else type(of)
    own = [base for base in kind.__mro__ if base.__module__.split(".")[0] == "shoulderkit"]
    others = {name for base in set(kind.__mro__) - set(own) for name in vars(base)}
    return {name for name in dir(of) if not name.startswith("_")} - others


def documented(kind: type) -> set[str]:
    """Return the fields, methods and properties of a class and its bases that the API page has, or a base that it has not."""
    names: set[str] = set()
    for base in kind.__mro__:
        text = SECTIONS.get(base.__name__, "")
        names |= set(re.findall(rf"^#### {base.__name__}\.(\w+)", text, flags=re.MULTILINE))
        names |= set(re.findall(r"^- `(\w+)[:`]", text, flags=re.MULTILINE))
        if base.__name__.startswith("_"):
            names |= {name for name, held in vars(base).items() if isinstance(held, property) and held.__doc__}
    return names


@pytest.mark.parametrize("name", CLASSES)
def test_completion_shows_what_is_documented(name: str) -> None:
    """Completing a public class, or a value of it, offers what the API page describes, and nothing internal."""
    kind = CLASSES[name]
    assert shown(kind) <= documented(kind)
    if kind in VALUES:
        assert shown(VALUES[kind]) <= documented(kind)


def test_completion_is_of_use() -> None:
    """Completing a plan offers its steps, session and questions; what only the package itself uses is not seen as shown."""
    plan = VALUES[sk.Plan]
    assert {"steps", "session", "duration_s", "why", "what_if", "routine"} <= shown(plan) == shown(sk.Plan)
    assert {"plan", "alternatives", "catalog"} <= shown(VALUES[sk.Planner])
    assert "count" not in shown(VALUES[sk.Session])
    assert len(set(CLASSES.values()) & set(VALUES)) > 50
