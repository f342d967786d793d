"""Values as messages show them: shortly, and whatever they are."""

from __future__ import annotations

from collections.abc import Iterable
from reprlib import Repr
from typing import cast

import attrs

from shoulderkit.texts import neutral, on_one_line

#: The most characters of a value that a message shows.
MOST = 80
#: The most items of a value that a message tells one by one.
_MOST_ITEMS = 10
#: The most characters of a path that a message shows: a key may be as long as a text can be.
MOST_PATH = 300


class _Short(Repr):
    """The ``repr`` of anything, in time that does not depend on its size; what has none is told by its type."""

    def __init__(self) -> None:
        super().__init__()
        self.maxlevel = 3
        self.maxtuple = self.maxlist = self.maxset = self.maxfrozenset = self.maxdeque = self.maxdict = _MOST_ITEMS

    def repr_int(self, x: int, level: int) -> str:
        # Python refuses to write more digits than 4300, and nobody reads them
        most = 10**MOST
        if -most < x < most:
            return repr(x)
        return f"a whole number of about {x.bit_length() * 301 // 1000 + 1} digits"

    def repr_str(self, x: str, level: int) -> str:
        return repr(x[: MOST + 1])

    def repr_bytes(self, x: bytes, level: int) -> str:
        return repr(x[: MOST + 1])

    def repr_instance(self, x: object, level: int) -> str:
        try:
            return repr(x)
        except Exception:  # noqa: BLE001 - whatever the class of a caller does
            return f"<{type(x).__name__}>"


_short = _Short()


def shown(value: object) -> str:
    """Return a value for a message: its ``repr``, cut after 80 characters.

    Whatever it is: a long text or container is not looked at beyond what is shown, of a whole number of more than 80 digits
    their number is told, and of what has no ``repr`` its type.
    """
    try:
        text = _short.repr(value)
    except Exception:  # noqa: BLE001 - a container of a caller's class
        text = f"<{type(value).__name__}>"
    return cut(text)


def cut(text: str, most: int = MOST) -> str:
    """Return a text, cut after so many characters; half a surrogate pair, which cannot be written, is escaped."""
    short = text if len(text) <= most else f"{text[:most]}…"
    return short.encode(errors="backslashreplace").decode()


def brief(text: str, most: int = 60) -> str:
    """Return a text on one line, cut after *most* characters: what a ``repr`` shows of it."""
    line = on_one_line(text)
    return line if len(line) <= most else f"{line[: most - 1]}…"


def safe(text: str) -> str:
    """Return a text of an error as it is safe to show; anything else as it is."""
    return neutral(text) if isinstance(text, str) else text


def place(*parts: str) -> str:
    """Return where something is: those of its file and path that are not empty, each cut where it is long."""
    return ": ".join(cut(part, MOST_PATH) for part in parts if part)


def told(value: object) -> object:
    """Return a value as a message about several fields tells it: words as JSON has them, of an object what it names."""
    if value is None or value == ():
        return "not given"
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        rest = ["…"] if len(items) > _MOST_ITEMS else []
        return f"({', '.join([*(str(told(item)) for item in items[:_MOST_ITEMS]), *rest])})"
    cls = type(value)
    if attrs.has(cls):
        return told(getattr(value, attrs.fields(cls)[0].name))
    return cut(value) if isinstance(value, str) else shown(value) if type(value) is int else value


def listed(names: Iterable[object], joint: str = " or ") -> str:
    """Return names as a message lists them, each in quotes and cut where it is long."""
    return joint.join(map(shown, names))


def shortened(parts: list[str], most: int = 2 * _MOST_ITEMS) -> list[str]:
    """Return a list whose middle is left out where it has more parts than *most*, with how many there are."""
    if len(parts) <= most:
        return parts
    half = most // 2
    return [*parts[:half], f"… ({len(parts) - 2 * half:,} more) …", *parts[-half:]]
