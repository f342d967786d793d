"""The mutants: what the operators of mutmut make of the code, without what no test can be asked to notice.

Of all variants of one place in the code one is taken, so that a call with many arguments weighs no more than a comparison.
Which one, and in which order places come, depends on the texts alone: a change elsewhere changes neither.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import libcst as cst
from libcst import matchers as m
from libcst.metadata import ByteSpanPositionProvider, MetadataWrapper
from mutmut.mutation.mutators import mutation_operators

from .mutant import ROOMS, Identity, Mutant

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: The numbers of this module divide work, and no answer depends on them.
SPARED = ("planner/tuning.py",)

#: States what holds anyhow.
_STRICT = m.Arg(keyword=m.Name("strict"))
_GENERIC = m.Subscript(value=m.Name(value=m.MatchRegex("[A-Z].*|tuple|list|dict|set|frozenset|type")))
#: What says nothing about behavior: imports, types, documentation, what is exported, what is asserted.
_SILENT = m.OneOf(
    m.Annotation(),
    m.Import(),
    m.ImportFrom(),
    m.Decorator(),
    _STRICT,
    m.If(test=m.Name("TYPE_CHECKING")),
    m.Expr(value=m.SimpleString() | m.ConcatenatedString()),
    m.Assign(targets=[m.AssignTarget(target=m.Name("__all__"))]),
    m.Assign(value=_GENERIC | m.BinaryOperation(left=_GENERIC, operator=m.BitOr())),
    m.Call(func=m.Name("TypeVar") | m.Name("ParamSpec")),
)


def sample(package: Path) -> list[Mutant]:
    """Return one mutant for each place in the rooms, in the order in which a smaller sample takes them."""
    modules = sorted(path for room in ROOMS for path in (package / room).rglob("*.py"))
    names = [(path.relative_to(package).as_posix(), path.read_bytes()) for path in modules]
    found = [mutant for name, source in names if name not in SPARED for mutant in mutants_of(name, source)]
    return sorted(found, key=lambda mutant: mutant.identity.rank)


def mutants_of(module: str, source: bytes) -> list[Mutant]:
    """Return one mutant for each place of a module that some operator changes."""
    wrapper = MetadataWrapper(cst.parse_module(source), unsafe_skip_copy=True)
    spans = wrapper.resolve(ByteSpanPositionProvider)
    numbers: dict[tuple[str, str, str], int] = {}
    chosen: list[Mutant] = []

    def code(node: cst.CSTNode, depth: int) -> str:
        first, *others = wrapper.module.code_for_node(node).split("\n")
        return "\n".join([first, *(wrapper.module.default_indent * depth + line if line else "" for line in others)])

    def lines_of(node: cst.CSTNode) -> range:
        start, end = spans[node].start, spans[node].start + spans[node].length
        first = source.count(b"\n", 0, start) + 1
        return range(first, first + source.count(b"\n", start, end) + 1)

    for place, node in _places(wrapper.module, _Place()):
        start, end = spans[node].start, spans[node].start + spans[node].length
        # from the beginning of its first line to the end of its last
        left, right = source.rfind(b"\n", 0, start) + 1, source.find(b"\n", end)
        lines, around = lines_of(node), lines_of(place.function or node)
        variants: list[Mutant] = []
        for changed in _variants(node):
            text = code(changed, place.depth)
            whole = source[left:start] + text.encode() + source[end:right]
            was, now = _difference(source[left:right], whole)
            key = (place.definition, was, now)
            numbers[key] = numbers.get(key, 0) + 1
            identity = Identity(module, *key, numbers[key])
            variants.append(Mutant(identity, start, end, text, lines, around, place.function is None))
        # a text of several lines inside a node would be indented with it
        if variants and source[start:end].decode() in code(node, place.depth):
            chosen.append(min(variants, key=lambda mutant: mutant.identity.rank))
    return chosen


class _Place(NamedTuple):
    """The definition and the function that something stands in, and how far it is indented."""

    definition: str = ""
    depth: int = 0
    function: cst.FunctionDef | cst.Lambda | None = None


def _places(node: cst.CSTNode, place: _Place) -> Iterator[tuple[_Place, cst.CSTNode]]:
    """Yield each node that may be changed, with its place."""
    if m.matches(node, _SILENT):
        return
    if isinstance(node, cst.FunctionDef | cst.ClassDef):
        place = place._replace(definition=f"{place.definition}.{node.name.value}".lstrip("."))
    if isinstance(node, cst.FunctionDef | cst.Lambda):
        place = place._replace(function=node)
    if not isinstance(node, cst.Module | cst.FormattedString | cst.ConcatenatedString):
        yield place, node
    # the first argument is a type
    skipped = node.args[0] if isinstance(node, cst.Call) and m.matches(node.func, m.Name("cast")) else None
    prose = isinstance(node, cst.ConcatenatedString)
    inside = place._replace(depth=place.depth + 1) if isinstance(node, cst.IndentedBlock) else place
    for child in node.children:
        if child is not skipped and not (prose and isinstance(child, cst.SimpleString)):
            yield from _places(child, inside)


def _variants(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """Yield what the operators make of a node, without changes of prose alone."""
    if _is_prose(node) or (isinstance(node, cst.Call) and m.matches(node.func, m.Name("cast"))):
        return
    operators: Any = mutation_operators
    for kind, change in operators:
        if isinstance(node, kind):
            for changed in change(node):
                kept = getattr(changed, "args", ())
                dropped = [arg for arg in node.args if arg not in kept] if isinstance(node, cst.Call) else []
                if not any(_is_prose(arg.value) or m.matches(arg, _STRICT) for arg in dropped):
                    yield changed


def _is_prose(node: cst.CSTNode) -> bool:
    """Whether a node is a text for people: it has spaces, or is put together from parts."""
    if isinstance(node, cst.SimpleString):
        return bool(re.search(r"\w \w", node.value))
    return isinstance(node, cst.FormattedString | cst.ConcatenatedString)


def _difference(was: bytes, now: bytes) -> tuple[str, str]:
    """Return the lines that differ, before and after, each in one line."""
    before, after = was.decode().splitlines(), now.decode().splitlines()
    steps = [step for step in difflib.SequenceMatcher(None, before, after).get_opcodes() if step[0] != "equal"]
    gone = [line.strip() for _, start, end, _, _ in steps for line in before[start:end]]
    new = [line.strip() for _, _, _, start, end in steps for line in after[start:end]]
    return " ".join(gone), " ".join(new)
