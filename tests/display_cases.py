"""What the tests of displays share: readers of HTML and Markdown that tell elements, cells and texts."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from hypothesis import strategies as st
from markdown_it import MarkdownIt

from shoulderkit.display.html import _STYLE

_ELEMENTS = {
    *("div", "style", "p", "strong", "span", "a", "ul", "ol", "li", "details", "summary"),
    *("table", "thead", "tbody", "tr", "th", "td", "picture", "source", "img"),
}
_ATTRIBUTES = {"class", "scope", "href", "rel", "alt", "src", "srcset", "media"}
_EMPTY = {"source", "img"}
_PICTURE = "data:image/svg+xml,"
_MARKDOWN = MarkdownIt("commonmark").enable("table")

#: Texts that would be markup, scripts, links or the end of a cell, if they were not escaped.
NASTY = (
    "<script>alert(1)</script>",
    "</style></div><img src=x onerror=alert(1)>",
    "a|b||c \\| d\\",
    "**bold** _it_ ~~no~~ `code` ``x",
    "[a](javascript:alert(1)) ![b](http://x/y.png)",
    "$x^2$ \\(y\\)",
    "&amp; &lt;b&gt; &#42;",
    '" onclick="x" \' x=\'',
    'https://example.org/"><b>x</b>',
    "<https://example.org> <!-- x --> <?x ?>",
    "# x\n- y\n\n    z\n---\n1. a",
    "| --- | --- |\n| a | b |",
    "- [ ] x",
    "12. twelve",
    "+ plus",
    "a\u2028line\u2029end\x85\x0b\x0c\x00.",
    "]]> ]( ){}",
)
#: Any text that data can hold, the nasty ones often.
TEXTS = st.sampled_from(NASTY) | st.text(min_size=1, max_size=40).map(str.strip).filter(bool)
#: Those that a value can have.
VALID = TEXTS.map(lambda text: "".join(" " if is_refused(each) else each for each in text).strip()).filter(bool)


def seen(text: str) -> str:
    """Return a text as a page shows it: white space as single spaces, and escapes for what no text may have."""
    return "".join(repr(letter)[1:-1] if is_refused(letter) else letter for letter in " ".join(text.split()))


def is_refused(letter: str) -> bool:
    """Return whether the rule for texts refuses a character, by the properties that Unicode gives it."""
    if unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"}:
        return True
    if unicodedata.bidirectional(letter) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}:
        return True
    return ord(letter) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(letter) <= 0xFDEF


class Page(HTMLParser):
    """An HTML fragment as it is read, each element and attribute checked.

    Attributes:
        text: all text but the style, with single spaces.
        cells: the texts of the cells of tables, in order.
        pictures: the alternative texts of the pictures and the texts of their SVGs, in order.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.found: list[str] = []
        self.cells: list[str] = []
        self.pictures: list[tuple[str | None, str]] = []
        self.feed(html)
        self.close()
        assert self.open == []
        self.text = seen("".join(self.found))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Check an element and its attributes."""
        assert tag in _ELEMENTS
        for name, value in attrs:
            assert name in _ATTRIBUTES or (tag in {"td", "th"} and (name, value) == ("style", "text-align:left"))
            assert name != "href" or re.match(r"https?://", value or "")
        if tag in _EMPTY:
            self.pictures.append(_pictured(dict(attrs)))
            return
        self.open.append(tag)
        if tag in {"td", "th"}:
            self.cells.append("")
        # elements stand apart
        self.found.append(" " if tag not in {"a", "strong", "span"} else "")

    def handle_endtag(self, tag: str) -> None:
        """Check that the element that ends is the last one that began."""
        assert self.open.pop() == tag
        self.found.append(" " if tag not in {"a", "strong", "span"} else "")

    def handle_data(self, data: str) -> None:
        """Keep a text; the style has to be the known one."""
        if self.open[-1] == "style":
            assert data == _STYLE
            return
        self.found.append(data)
        if {"td", "th"} & set(self.open):
            self.cells[-1] += data

    def handle_comment(self, data: str) -> None:
        """Refuse a comment."""
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def _pictured(attributes: dict[str, str | None]) -> tuple[str | None, str]:
    """Return the alternative text of a picture and its SVG, which is whole and held by its address."""
    address = attributes.get("src") or attributes.get("srcset") or ""
    assert address.startswith(_PICTURE)
    # in a list of addresses a space ends one, and in an attribute a quotation mark ends it
    assert "srcset" not in attributes or " " not in address
    assert not {'"', "'", "<", "&"} & set(address)
    svg = unquote(address.removeprefix(_PICTURE))
    root = ET.fromstring(svg)  # noqa: S314 - drawn here
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert not {"script", "foreignObject", "a"} & {element.tag.rpartition("}")[2] for element in root.iter()}
    return attributes.get("alt"), svg


def markdown_texts(text: str) -> list[tuple[str, str]]:
    """Return the blocks of text of a Markdown document, each with the element around it; markup in a text is refused."""
    tokens = _MARKDOWN.parse(text)
    assert {token.type for token in tokens} <= {
        *("paragraph_open", "paragraph_close", "inline"),
        *(f"{name}_{end}" for name in _BLOCKS for end in ("open", "close")),
    }
    found: list[tuple[str, str]] = []
    for before, token in pairwise(tokens):
        if token.type == "inline":
            found.append((before.tag, "".join(map(_inline, token.children or ()))))
    return found


_BLOCKS = ("bullet_list", "ordered_list", "list_item", "table", "thead", "tbody", "tr", "th", "td")


def _inline(child: Any) -> str:
    assert child.type in {"text", "text_special", "strong_open", "strong_close", "link_open", "link_close"}, child
    return str(child.content)
