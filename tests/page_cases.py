"""What the tests of pages share: a reader of whole documents, and sessions with texts that could be markup."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

import shoulderkit as sk
from shoulderkit.model import Session

DESK = sk.bundled().routines["desk-upper-back"]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9" stroke="#123"/></svg>'
_EMPTY = {"meta", "link", "img", "input", "path"}


class Document(HTMLParser):
    """An HTML document as it is read.

    Attributes:
        elements: each element with its attributes, in order.
        texts: the texts by the element that they are in.
        text: all text that is shown, with single spaces.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(html)
        self.close()
        assert self.open == []
        shown = [text for tag, texts in self.texts.items() if tag not in {"script", "style"} for text in texts]
        self.text = " ".join(" ".join(shown).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.elements.append((tag, dict(attrs)))
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element that has no content."""
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Check that the element that ends is the last one that began."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        if self.open:
            self.texts.setdefault(self.open[-1], []).append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of all elements of a kind."""
        return [attrs for name, attrs in self.elements if name == tag]

    @property
    def shape(self) -> list[tuple[str, list[str]]]:
        """The elements with the names of their attributes."""
        return [(tag, list(attrs)) for tag, attrs in self.elements]

    @property
    def policy(self) -> dict[str, str]:
        """The content security policy by its directives."""
        (found,) = [meta["content"] for meta in self.all("meta") if "http-equiv" in meta]
        return dict(each.strip().partition(" ")[::2] for each in str(found).split(";"))

    @property
    def data(self) -> Any:
        """What the page was given."""
        return json.loads(self.texts["script"][0])

    def pictures(self, name: str = "pictures") -> dict[str, str]:
        """Return the pictures that it was given under a name, put together again."""
        once = self.data["repeated"]
        return {
            exercise: "".join(once[part] if isinstance(part, int) else part for part in parts)
            for exercise, parts in self.data[name].items()
        }

    @property
    def session(self) -> Session:
        """The session in it."""
        return sk.loads(json.dumps(self.data["session"]), Session)


def with_text(session: Session, text: str) -> Session:
    """Return a session in which each name and cue is a text."""

    def changed(value: Any) -> Any:
        if isinstance(value, list):
            return [changed(each) for each in value]
        if isinstance(value, dict):
            names = {"name", "next_name", "text"}
            short = {"short": text[:60].strip() or "x"} if "short" in value else {}
            told = {key: text if key in names and each is not None else changed(each) for key, each in value.items()}
            return {**told, **short}
        return value

    return sk.loads(json.dumps(changed(json.loads(sk.dumps(session)))), Session)


def svg_of(address: str) -> str:
    """Return the SVG text that an address holds."""
    head, _, body = address.partition(",")
    assert head == "data:image/svg+xml"
    return unquote(body)
