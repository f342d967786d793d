"""Markdown of public names: signatures, fields and docstrings, with links from name to name.

griffe reads names, signatures and docstrings; the fields of attrs classes and the members of enumerations come from the
classes themselves.
"""

from __future__ import annotations

import inspect
import re
from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import attrs
import griffe

import shoulderkit
from shoulderkit.model.specs import NOT_JSON

HEAD = """\
# API

Every public name, grouped by what one does with it.

A name without a dot is imported from `shoulderkit`; `testing.catalogs` is `catalogs` of the module `shoulderkit.testing`.
What a later version keeps of all this is in [promises](promises.md), and what the words mean in the [glossary](glossary.md).
"""


class Group(NamedTuple):
    """Public names with a common use.

    Attributes:
        title: its heading; differs from every public name.
        says: one sentence.
        names: public names, those of modules with the module, separated by white space.
    """

    title: str
    sentence: str
    names: str


#: Signatures up to this length stay on one line.
_WIDTH = 100
#: A period that ends a sentence, and not an abbreviation.
_SENTENCE = re.compile(r"(?<=[^.\s][.!?]) (?=[A-Z*`])(?<!e\.g\. )(?<!i\.e\. )")
#: Bases of which a reader has nothing to know.
_UNTOLD = {"StrEnum", "NamedTuple", "Displayed", "Pictured", "Tabular", "Generic"}
_CODE = re.compile(r"``(.+?)``|`([^`]+)`")
_OPTIONS: dict[str, Any] = {
    "returns_multiple_items": False,
    "returns_named_value": False,
    "warn_missing_types": False,
    "warn_unknown_params": False,
}


def load() -> griffe.Object:
    """Read the package that is installed, without importing it."""
    where = Path(shoulderkit.__file__).parents[1]
    package = griffe.load("shoulderkit", search_paths=[where], resolve_aliases=True)
    return target(package)


def page(package: griffe.Object, groups: tuple[Group, ...]) -> str:
    """Return the text of the page."""
    # two passes: links need the anchors of all headings
    return _Writer(package, _anchors(package, groups)).page(groups)


def linker(package: griffe.Object, groups: tuple[Group, ...], address: str) -> Callable[..., str]:
    """Return a function that marks up a text of a docstring, with links to the page at an *address*; see `_Writer.text`."""
    return _Writer(package, _anchors(package, groups, address)).text


def _anchors(package: griffe.Object, groups: tuple[Group, ...], address: str = "") -> dict[str, str]:
    """Return the link to each heading of the page, from itself or from elsewhere by its *address*."""
    return {heading: f"{address}#{slug}" for heading, slug in _slugs(_Writer(package, {}).page(groups)).items()}


def _slugs(text: str) -> dict[str, str]:
    """Return the anchor of each heading, as Markdown renderers make them."""
    seen: Counter[str] = Counter()
    slugs = {}
    for heading in re.findall(
        r"^#+ (.+)$", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL), flags=re.MULTILINE
    ):
        slug = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        slugs[heading] = slug if not seen[slug] else f"{slug}-{seen[slug]}"
        seen[slug] += 1
    return slugs


def target(thing: Any) -> griffe.Object:
    """Return the definition that a name refers to."""
    found: griffe.Object = thing.final_target if thing.is_alias else thing
    # a door offers a function under the name of the module that it is from
    return target(found.members[found.name]) if found.is_module and found.name in found.members else found


class _Writer:
    """Writes Markdown for names; each method returns its lines, with an empty one at the end.

    Args:
        package: the package as griffe sees it.
        links: the link to each heading.
    """

    def __init__(self, package: griffe.Object, links: dict[str, str]) -> None:
        self.package, self.links = package, links

    def page(self, groups: tuple[Group, ...]) -> str:
        lines = [*HEAD.splitlines(), ""]
        for group in groups:
            names = ", ".join(self.text(f"`{name}`") for name in group.names.split())
            lines.append(f"- [{group.title}]({self.links.get(group.title, '')}): {names}")
        for group in groups:
            lines += ["", f"## {group.title}", "", self.text(group.sentence), ""]
            for name in group.names.split():
                lines += [f"### {name}", "", *self.thing(name, target(self.package[name]))]
            lines.pop()
        return "\n".join(lines) + "\n"

    def thing(self, name: str, thing: griffe.Object) -> list[str]:
        if isinstance(thing, griffe.Class):
            return self.cls(name, thing)
        if isinstance(thing, griffe.Function):
            return self.function(name, thing)
        return self.constant(thing)

    def constant(self, constant: griffe.Object) -> list[str]:
        above = Path(str(constant.filepath)).read_text(encoding="utf-8").splitlines()[: (constant.lineno or 1) - 1]
        says: list[str] = []
        while above and above[-1].startswith("#: "):
            says.insert(0, above.pop().removeprefix("#: "))
        return [*(self.paragraph(" ".join(says)) if says else ()), *_block(constant.source.splitlines())]

    def function(self, name: str, function: griffe.Function, owner: str = "") -> list[str]:
        drawn = any(str(each.value).endswith("composite") for each in function.decorators)
        forms = function.overloads or [function]
        return [
            *_block([line for form in forms for line in _signature(name, form, drawn=drawn)]),
            *self.docstring(function, owner or name, drawn=drawn),
        ]

    def cls(self, name: str, cls: griffe.Class) -> list[str]:
        made = getattr(import_module(cls.module.path), cls.name)
        bases = [f"`{base}`" for base in cls.bases if str(base).partition("[")[0] not in _UNTOLD]
        lines = self.paragraph(f"Bases: {', '.join(bases)}.") if bases else []
        own_init = cls.members.get("__init__")
        if isinstance(own_init, griffe.Function):
            lines += _block(_signature(name.rpartition(".")[2], own_init))
        said = _attributes(cls)
        attributes = [(field, f"`{field}`", text) for field, text in said.items()]
        if "__attrs_attrs__" in vars(made):
            attributes = [(field, shown, said.get(field, "")) for field, shown in _fields(made)]
        lines += self.docstring(cls, name, raises=False)
        if attributes:
            by_keyword = "__attrs_attrs__" in vars(made) and all(
                field.kw_only for field in attrs.fields(made) if field.init
            )
            lines += ["Fields, given by keyword:" if by_keyword and own_init is None else "Fields:", ""]
            for _, shown, text in attributes:
                lines.append(f"- {shown}{': ' if text else ''}{self.text(text, name)}")
            lines.append("")
        if issubclass(made, StrEnum):
            lines += [f"Members: {', '.join(f'`{member}`' for member in made)}.", ""]
        return lines + self.raises(cls, name) + self.members(name, cls)

    def members(self, name: str, cls: griffe.Class) -> list[str]:
        lines: list[str] = []
        mixed_in = (base for base in cls.resolved_bases if base.path.startswith("shoulderkit.mixins."))
        inherited = {key: member for base in mixed_in for key, member in base.members.items()}
        shown = {key: target(each) for key, each in {**cls.members, **inherited}.items() if not key.startswith("_")}
        asked = {key: member for key, member in shown.items() if "property" in member.labels}
        for key, member in asked.items():
            text = member.docstring.value if member.docstring else ""
            lines.append(f"- `{key}: {getattr(member, 'annotation', '')}`: {self.text(flat(text), name)}")
        if lines:
            lines = ["Properties:", "", *lines, ""]
        for key, member in shown.items():
            if isinstance(member, griffe.Function):
                lines += [f"#### {name}.{key}", "", *self.function(key, member, name)]
        return lines

    def raises(self, thing: griffe.Object, owner: str) -> list[str]:
        found = [each for each in sections(thing) if each.kind is griffe.DocstringSectionKind.raises]
        items = [(each.annotation, each.description) for section in found for each in section.value]
        return self.listed("Raises", items, owner)

    def docstring(self, thing: griffe.Object, owner: str, *, drawn: bool = False, raises: bool = True) -> list[str]:
        """Return the sections of a docstring without the attributes, and with raises on request."""
        lines: list[str] = []
        for section in sections(thing):
            found: Any = section.value
            if section.kind is griffe.DocstringSectionKind.text:
                for text in found.split("\n\n"):
                    lines += (
                        _block(inspect.cleandoc(text).splitlines())
                        if text[:4] == "    "
                        else self.paragraph(text, owner)
                    )
            elif section.kind is griffe.DocstringSectionKind.parameters:
                items = [(each.name, each.description) for each in found if not (drawn and each.name == "draw")]
                lines += self.listed("Arguments", items, owner)
            elif section.kind is griffe.DocstringSectionKind.returns:
                lines += self.paragraph(f"Returns: {found[0].description}", owner)
            elif section.kind is griffe.DocstringSectionKind.yields:
                lines += self.paragraph(f"Yields: {found[0].description}", owner)
            elif section.kind not in {griffe.DocstringSectionKind.attributes, griffe.DocstringSectionKind.raises}:
                raise ValueError(f"{thing.path} has a section that is not known here: {section.kind}")
        return [*lines, *self.raises(thing, owner)] if raises else lines

    def listed(self, title: str, items: list[tuple[Any, str]], owner: str) -> list[str]:
        lines = [f"- {self.text(f'`{name}`', owner)}: {self.text(flat(says), owner)}" for name, says in items]
        return [f"{title}:", "", *lines, ""] if lines else []

    def paragraph(self, text: str, owner: str = "") -> list[str]:
        return [*self.text("\n".join(_SENTENCE.split(flat(text))), owner).splitlines(), ""]

    def text(self, text: str, owner: str = "") -> str:
        """Return a text with its code marked as Markdown does, and public names linked."""

        def marked(match: re.Match[str]) -> str:
            if match[1] is not None:
                return f"`{match[1]}`"
            name = match[2]
            inside = f"{owner}.{name}", f"{owner.rpartition('.')[0]}.{name}"
            outside = name.rpartition(".")[0] if re.fullmatch(r"[\w.]+", name) else name
            for heading in (*inside, name, outside):
                if heading in self.links and heading != owner:
                    return f"[`{name}`]({self.links[heading]})"
            return f"`{name}`"

        return _CODE.sub(marked, text)


def flat(text: str) -> str:
    """Return a text on one line."""
    return re.sub(r"\s+", " ", text).strip()


def _block(lines: list[str]) -> list[str]:
    # not `python`: such blocks are examples, and are run
    return ["```py", *lines, "```", ""]


def sections(thing: griffe.Object) -> list[griffe.DocstringSection]:
    """Return the sections of a docstring; none where there is no docstring."""
    return list(thing.docstring.parse("google", **_OPTIONS)) if thing.docstring else []


def _attributes(cls: griffe.Class) -> dict[str, str]:
    """Return the description of each field in a docstring; names that share a description are kept together."""
    said = {}
    for section in sections(cls):
        if section.kind is griffe.DocstringSectionKind.attributes:
            for each in section.value:
                # griffe takes what follows the first of several names for a type
                for name in re.findall(r"\w+", f"{each.name} {each.annotation or ''}"):
                    said[name] = flat(each.description)
    return said


def _fields(cls: Any) -> list[tuple[str, str]]:
    """Return the fields of an attrs class that are part of its value, each as it is declared."""
    taken = inspect.signature(cls).parameters
    shown = []
    for field in attrs.fields(cls):
        name = str(field.alias)
        if field.eq and field.init and NOT_JSON not in field.metadata:
            public = getattr(cls, name, None) if name != field.name else None
            stored = str(public.fget.__annotations__["return"] if isinstance(public, property) else field.type)
            given = str(taken[name].annotation).strip("'") if name in taken else stored
            default = "" if field.default is attrs.NOTHING else f" = {_literal(field.default)}"
            wider = f" (given as `{given}`)" if field.converter is not None and given != stored else ""
            shown.append((name, f"`{name}: {stored}{default}`{wider}"))
    return shown


def _literal(value: Any) -> str:
    if isinstance(value, StrEnum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, tuple):
        return f"({', '.join(map(_literal, value))}{',' if len(value) == 1 else ''})"
    # what follows from other fields is said in words; the repr of a factory is another in every process
    return "..." if hasattr(value, "factory") else repr(value)


def _signature(name: str, function: griffe.Function, *, drawn: bool = False) -> list[str]:
    """Return the lines of a signature, without the `draw` argument of Hypothesis."""
    kinds = griffe.ParameterKind
    stars = {kinds.var_positional: "*", kinds.var_keyword: "**"}
    parts: list[str] = []
    before = None
    for parameter in function.parameters:
        kind = parameter.kind or kinds.positional_or_keyword
        if parameter.name not in {"self", "cls", "draw" if drawn else ""}:
            if before is kinds.positional_only is not kind:
                parts.append("/")
            if before not in {kinds.var_positional, kind} and kind is kinds.keyword_only:
                parts.append("*")
            star = stars.get(kind, "")
            default = "" if star or parameter.default is None else f" = {_default(parameter.default, function.module)}"
            parts.append(f"{star}{parameter.name}: {parameter.annotation}{default}")
            before = kind
    if before is kinds.positional_only:
        parts.append("/")
    result = f"st.SearchStrategy[{function.returns}]" if drawn else str(function.returns)
    end = ")" if function.name == "__init__" else f") -> {result}"
    whole = [f"{name}({', '.join(parts)}{end}"]
    if len(whole[0]) > _WIDTH:
        whole = [f"{name}(", *(f"    {part}," for part in parts), end]
    return ["@classmethod", *whole] if "classmethod" in function.labels else whole


def _default(value: Any, module: griffe.Object) -> str:
    """Return a default as written, a constant of the module by its value."""
    constant = target(module[str(value)]) if str(value) in module.members else None
    return str(value if constant is None else getattr(constant, "value", value))
