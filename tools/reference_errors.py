"""The page of the errors: the tree of their classes, and who raises each, as the docstrings say."""

from __future__ import annotations

import inspect
import re
from collections import defaultdict
from collections.abc import Iterator

import griffe

import shoulderkit as sk
from api import GROUPS, public_names
from api_markdown import flat, linker, load, sections, target

HEAD = """\
# Errors

Every error that the package raises on purpose is a `ShoulderkitError`, has fields, compares by them, and can be pickled.
A bad argument is told with all its faults at once.

Whoever catches `ShoulderkitError` catches all of them; each is also of the class of Python that fits, such as `ValueError`.
The fields of each are on the [API page](api.md), and what a refusal says is in [when nothing fits](refusals.md).

## The tree

"""
#: What no docstring repeats.
MADE = (
    "Every value of the package raises `InvalidValueError` when it is made with a wrong field, and a `Request` `RequestError`;"
    " beside that:"
)


def errors_page() -> str:
    """Return the text of the page."""
    package = load()
    names = public_names(package)
    linked = linker(package, GROUPS, "api.md")
    raised = _raised(package, names)
    tree = list(_tree(sk.ShoulderkitError, 0))
    lines = HEAD.splitlines()
    for error, depth in tree:
        others = [base.__name__ for base in error.__bases__ if base.__module__ == "builtins" and base is not Exception]
        also = f" (also `{', '.join(others)}`)" if others else ""
        says = inspect.cleandoc(error.__doc__ or "").split("\n", maxsplit=1)[0]
        lines.append(f"{'  ' * depth}- {linked(f'`{error.__name__}`')}{also}: {linked(says)}")
    lines += ["", "## Who raises what", "", linked(MADE), ""]
    for error, _ in tree:
        found = raised.get(error.__name__, [])
        if found:
            lines += [f"### {error.__name__}", ""]
            lines += [f"- {linked(f'`{who}`')}: {linked(when, who)}" for who, when in found]
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _tree(error: type[BaseException], depth: int) -> Iterator[tuple[type[BaseException], int]]:
    """Yield a class and all public ones below it, each with its depth, by name."""
    yield error, depth
    for child in sorted(error.__subclasses__(), key=lambda cls: cls.__name__):
        if child.__name__ in sk.__all__:
            yield from _tree(child, depth + 1)


def _raised(package: griffe.Object, names: list[str]) -> dict[str, list[tuple[str, str]]]:
    """Return by the name of each error who raises it, and when."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in names:
        thing = target(package[name])
        members = thing.members if thing.is_class else {}
        whole = [(f"{name}.{key}", target(each)) for key, each in members.items() if not key.startswith("_")]
        for who, each in [(name, thing), *whole]:
            for section in sections(each):
                if section.kind is griffe.DocstringSectionKind.raises:
                    for item in section.value:
                        for error in re.findall(r"\w+", str(item.annotation)):
                            found[error].append((who, flat(item.description)))
    return found
