"""The explainer's lines as parts of a display."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.display.parts import Facts, Items, Text, Title
from shoulderkit.explainer.layout import Heading, Paragraph, Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.display.parts import Part
    from shoulderkit.explainer.layout import Line


def parts_of(lines: Iterable[Line]) -> tuple[Part, ...]:
    """Return lines as parts: rows as facts, what has a mark as items, a line after an empty one as a heading."""
    return tuple(_joined(_each(lines)))


def titled(lines: Iterable[Line]) -> tuple[Part, ...]:
    """Return lines as parts, the first of several as the title."""
    first, *others = parts_of(lines)
    # a whole sentence is no title
    if others and isinstance(first, Text) and isinstance(first.cell, str) and not first.cell.endswith("."):
        return (Title(first.cell), *others)
    return (first, *others)


def _each(lines: Iterable[Line]) -> Iterator[Part]:
    apart = False
    for line in lines:
        match line:
            case Rows():
                yield Facts(tuple((label.strip(), text) for label, text in line.rows))
            case Heading():
                yield Text(" ".join(f"{line.before} {line.title} {line.after}".split()), strong=True)
            case Paragraph():
                mark = (line.first or "").strip()
                if not line.text:
                    # it has no lines
                    continue
                if not mark:
                    yield Text(line.text)
                elif mark == "-":
                    yield Items((line.text,))
                else:
                    yield Facts(((mark, line.text),))
            case "":
                pass
            case _:
                yield Text(line.strip(), strong=apart and not line.startswith(" "))
        apart = line == ""


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield parts, with items and facts that follow each other as one."""
    held: Part | None = None
    for part in parts:
        if isinstance(held, Items) and isinstance(part, Items):
            held = Items(held.cells + part.cells)
        elif isinstance(held, Facts) and isinstance(part, Facts):
            held = Facts(held.rows + part.rows)
        else:
            if held is not None:
                yield held
            held = part
    if held is not None:
        yield held
