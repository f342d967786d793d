"""The tables of the page of requests: fields, contradictions, vocabularies and settings, drawn from the code and the data."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

import attrs

import shoulderkit as sk
from shoulderkit.aliases import ALIASES
from shoulderkit.cli.options import FORMS
from shoulderkit.model.specs import Spec, spec_of
from shoulderkit.schemas.wording import field_docs

#: What each field may hold.
_SPECS = {field.name: spec for field in attrs.fields(sk.Request) if (spec := spec_of(field)) is not None}
#: The vocabularies of the fields, in the order of the page.
_VOCABULARIES = {name: kind for name, spec in _SPECS.items() if (kind := spec.item.vocabulary) is not None}
#: What a request of a certain kind of values is linked to.
_CLASSES = {sk.Focus: "api.md#focus", sk.Done: "api.md#done"}


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n".replace("  ", " ") for cells in lines)


def _code(text: str) -> str:
    """Return a text of a docstring as Markdown."""
    return re.sub(r"``(.+?)``", r"`\1`", re.sub(r"(?<!`)\*(\w+)\*", r"`\1`", text)).replace("|", "\\|")


def _takes(spec: Spec) -> str:
    """Return what a field may hold, in a few words."""
    item, several = spec.item, spec.each is not None
    if item.vocabulary is not None:
        name = f"[`{item.vocabulary.__name__}`](#{item.vocabulary.__name__.lower()})"
        return f"words of {name}" if several else f"a word of {name}"
    if item.points_to is not None:
        singular = item.points_to.removesuffix("s") if item.points_to != "equipment" else "equipment"
        return f"ids of {item.points_to}" if several else f"the id of a {singular}"
    if item.kinds:
        (kind,) = item.kinds
        return f"[`{kind.__name__}`]({_CLASSES[kind]}) values"
    return item.wants


def _default(field: attrs.Attribute[Any]) -> str:
    default = field.default
    if default is None or default == ():
        return ""
    if field.name == "phases":
        return "all"
    return {True: "yes", False: "no"}[default] if isinstance(default, bool) else f"`{default}`"


def _option(name: str) -> str:
    flag = FORMS[name].flag or f"--{name.replace('_', '-')}"
    default = attrs.fields_dict(sk.Request)[name].default
    return f"`--no-{flag.removeprefix('--')}`" if default is True else f"`{flag}`"


def fields() -> str:
    """Return the table of all fields."""
    docs = field_docs(sk.Request)
    rows = [
        (
            # the option below the name, so that a narrow page has room for the words
            f"`{field.name}`<br>{_option(field.name)}",
            _takes(_SPECS[field.name]),
            _default(field),
            _code(docs[field.name][:1].upper() + docs[field.name][1:]),
        )
        for field in attrs.fields(sk.Request)
    ]
    return _table(("Field and option", "Takes", "Default", "What it says"), rows)


def contradictions() -> str:
    """Return the list of what the fields of one request must keep together."""
    relations = sk.Request.__relations__
    lines = []
    for relation in relations:
        names = ", ".join(f"`{name}`" for name in relation.fields)
        lines.append(f"- {names}: {_MUST[relation.holds.__name__.strip('_')]}\n")
    return "".join(lines)


#: What each relation of a request asks, by the name of its check.
_MUST = {
    "one_of": "one of them is given, never both.",
    "goal_or_focus": "one of them is given, never both.",
    "weighted_once": "each region is named once, and some weight is above 0.",
    "disjoint": "nothing is in both.",
    "subset": "what must be there is wanted, too.",
    "a_single_side": "`left` or `right`.",
}


def vocabularies() -> str:
    """Return a table of the words of each vocabulary, with their other names and what they bring along."""
    texts = []
    for kind in dict.fromkeys(_VOCABULARIES.values()):
        used = ", ".join(f"`{name}`" for name, vocabulary in _VOCABULARIES.items() if vocabulary is kind)
        says = _code(re.sub(r"\s+", " ", inspect.cleandoc(kind.__doc__ or "")))
        extra = _EXTRA.get(kind)
        head = ("Word", "Also known as", *([extra[0]] if extra else []))
        rows = [
            (f"`{word}`", ", ".join(ALIASES.get(kind, {}).get(word, ())), *([extra[1](word)] if extra else []))
            for word in kind
        ]
        texts.append(f"### {kind.__name__}\n\n{says}\nUsed by {used}.\n\n{_table(head, rows)}")
    return "\n".join(texts)


def _codes(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _asked_by(demand: Any) -> str:
    return _codes(position for position, demands in sk.POSITION_DEMANDS.items() if demand in demands)


def _asks(position: Any) -> str:
    return _codes(sk.POSITION_DEMANDS[position])


#: A further column of a vocabulary: its heading, and its text for a word.
_EXTRA: dict[type[StrEnum], tuple[str, Callable[[Any], str]]] = {
    sk.Demand: ("Positions that ask for it", _asked_by),
    sk.Position: ("What it demands by itself", _asks),
}


def settings() -> str:
    """Return the table of the bundled settings."""
    rows = [
        (f"`{each.id}`", _codes(each.equipment), _codes(each.positions) or "all", _codes(each.avoid))
        for each in sk.bundled().settings.values()
    ]
    return _table(("Setting", "Equipment", "Positions", "Avoids"), rows)


PARTS: dict[str, Callable[[], str]] = {
    "fields": fields,
    "contradictions": contradictions,
    "vocabularies": vocabularies,
    "settings": settings,
}
