"""SVG as text: elements with every text escaped, estimated widths of text, and the picture itself."""

from __future__ import annotations

import re
from hashlib import sha256
from html import escape, unescape
from typing import TYPE_CHECKING

from shoulderkit.texts import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: What stands for the identifier of a picture until it is known: a character that no text has once it is `on_one_line`.
ID = "\x01"
#: Widths of characters in parts of the size of the font, at least those of the usual sans-serif fonts, by what is narrow
#: and what is wide in them; a character of another script is as wide as its font is high.
_WIDTHS = {**dict.fromkeys("ijl.,:;'|!()[] ", 0.36), **dict.fromkeys("ftr-/", 0.44), **dict.fromkeys("mwMW@%", 0.98)}
_CAPITAL, _SMALL, _OTHER = 0.76, 0.62, 1.1
#: The description of a picture; no text in it has a bracket.
_ABOUT = re.compile("<desc[^>]*>([^<]*)<")
#: How much wider letters are in bold.
_BOLD = 1.08


class Picture(str):
    """A picture: the text of an SVG, which notebooks show as it looks.

    It is a text like any other: ``path.write_text(picture, encoding="utf-8")`` writes it, and a page takes it as it is,
    where its steps can be pointed at and reached by keyboard. It loads nothing, has no script, and is the same text for
    the same value.
    """

    __slots__ = ()

    @property
    def svg(self) -> str:
        """The text of the SVG, as a mere text."""
        return str.__str__(self)

    @property
    def about(self) -> str:
        """What there is to see, in words: the text that a page gives to whoever does not see it."""
        return " ".join(map(unescape, _ABOUT.findall(self)))

    def __str__(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return f"<Picture of {len(self)} characters>"

    def _repr_svg_(self) -> str:
        return self.svg

    # where a page takes HTML, its parts can be pointed at; an SVG is shown there as an image, in which nothing can
    def _repr_html_(self) -> str:
        return self.svg


def number(value: float) -> str:
    """Return a number with at most three places, the shortest way."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def element(name: str, *content: str, **attributes: float | str | None) -> str:
    """Return an element.

    Args:
        name: its name.
        content: what is in it, as SVG.
        attributes: its attributes, with underscores for hyphens; one after a word of Python is dropped. None: no such one.
            Texts of data have to be `on_one_line`.
    """
    found = (
        f' {key.rstrip("_").replace("_", "-")}="{escape(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(content)
    return f"<{name}{''.join(found)}>{inside}</{name}>" if inside else f"<{name}{''.join(found)}/>"


def told(name: str, text: str, **attributes: float | str | None) -> str:
    """Return an element that holds a text."""
    return element(name, escape(on_one_line(text)), **attributes)


def line_of(text: str, x: float, y: float, size: float, class_: str = "ink", **attributes: float | str | None) -> str:
    """Return one line of text, its baseline at *y*."""
    return told("text", text, x=x, y=y, font_size=size, class_=class_, **attributes)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return the estimated width of a text; a browser's is hardly ever larger."""
    em = sum(_WIDTHS.get(letter, _other_width(letter)) for letter in on_one_line(text))
    return em * size * (_BOLD if bold else 1)


def _other_width(letter: str) -> float:
    if not letter.isascii():
        return _OTHER
    return _CAPITAL if letter.isupper() else _SMALL


def wrapped(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Return a text in lines that are no wider than *width*; only what is wider by itself is cut within a word."""
    lines: list[str] = []
    held = ""
    for word in _pieces(on_one_line(text).split(" "), size, width, bold=bold):
        longer = f"{held} {word}" if held else word
        if held and width_of(longer, size, bold=bold) > width:
            lines.append(held)
            longer = word
        held = longer
    return [*lines, held] if held else lines


def _pieces(words: Iterable[str], size: float, width: float, *, bold: bool) -> Iterator[str]:
    for word in words:
        piece = ""
        for letter in word:
            if piece and width_of(piece + letter, size, bold=bold) > width:
                yield piece
                piece = ""
            piece += letter
        yield piece


def whole(
    body: str, *, title: str, about: str, width: float, height: float, style: str, defs: str, id: str | None
) -> Picture:
    """Return a picture.

    Args:
        body: what is drawn, with `ID` where its identifier belongs.
        title: what it is called.
        about: what there is to see, in words.
        width: its width in pixels, which it may shrink from.
        height: its height.
        style: its style sheet, with `ID` before each of its selectors.
        defs: its definitions.
        id: its identifier; None: one made of what is drawn, so that other pictures in the page have others.
    """
    drawn = "\n".join((on_one_line(title), on_one_line(about), style, defs, body))
    own = id or f"sk-{sha256(drawn.encode()).hexdigest()[:10]}"
    inside = (
        told("title", title, id=f"{ID}-title"),
        told("desc", about, id=f"{ID}-about"),
        # the style holds no text that is not ours
        f"<style>{style}</style><defs>{defs}</defs>",
        element("rect", class_="f-paper", width=width, height=height, rx=6),
        body,
    )
    svg = element(
        "svg",
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        id=ID,
        role="figure",
        aria_labelledby=f"{ID}-title",
        aria_describedby=f"{ID}-about",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        style="max-width:100%;height:auto",
        font_family="system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif",
    )
    return Picture(svg.replace(ID, own))
