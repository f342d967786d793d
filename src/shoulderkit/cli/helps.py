"""Help texts that fit the width of the terminal: wrapped at words, and examples as commands that can be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from shoulderkit.cli.width import hanging, terminal_width
from shoulderkit.explainer.layout import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: What click puts before a paragraph whose lines are to be left alone; here they are commands.
_ALONE = "\b\n"
#: Beside labels of at most so many columns stands their text; below longer ones.
_LONGEST_LABEL = 24
#: In narrower help all texts stand below their labels.
_NARROW = 60
_INDENT = 2


class Formatter(click.HelpFormatter):
    """Writes help in lines of a width, at words only."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        super().__init__(indent_increment, width or terminal_width(), max_width)

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is called."""
        self._write(Paragraph(f"{prog} {args}", 7, prefix or "Usage:").lines(self.width))

    def write_text(self, text: str) -> None:
        """Write paragraphs, and examples with their indentation."""
        for number, part in enumerate(text.split("\n\n")):
            if number:
                self.write_paragraph()
            if part.startswith(_ALONE):
                for line in part.removeprefix(_ALONE).splitlines():
                    self._write(_command_lines(line, self.width, self.current_indent))
            else:
                self._write(Paragraph(part, self.current_indent).lines(self.width))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 0, col_spacing: int = 2) -> None:
        """Write options or commands, each with its text beside or below it."""
        rows = list(rows)
        labels = [len(label) for label, _ in rows if len(label) <= _LONGEST_LABEL]
        beside = self.width >= _NARROW and bool(labels)
        column = self.current_indent + (max(labels) + _INDENT if beside else 2 * _INDENT)
        for label, text in rows:
            indent = self.current_indent
            if beside and len(label) <= _LONGEST_LABEL:
                self._write(Paragraph(text, column, " " * indent + label).lines(self.width))
            else:
                self._write(hanging(label, self.width, indent, indent + _INDENT))
                self._write(Paragraph(text, column).lines(self.width))

    def _write(self, lines: Sequence[str]) -> None:
        self.write("".join(f"{line}\n" for line in lines))


def _command_lines(command: str, width: int, indent: int) -> list[str]:
    """Return a command in lines that a shell reads as one."""
    # an option stays with its value
    lines = hanging(_joined(command), width - 2, indent, indent + 2 * _INDENT)
    *first, last = (line.replace("\N{NO-BREAK SPACE}", " ") for line in lines)
    return [*(f"{line} \\" for line in first), last]


def _joined(command: str) -> str:
    """Return a command with a space that does not break between each option and its value."""

    def pieces() -> Iterator[str]:
        before = ""
        for word in command.split():
            if before:
                yield "\N{NO-BREAK SPACE}" if before.startswith("-") and not word.startswith("-") else " "
            yield word
            before = word

    return "".join(pieces())
