"""Strict parsing of JSON text to plain values, and writing in the canonical form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn

from shoulderkit.errors import Fault, InvalidValueError
from shoulderkit.texts import in_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Refused(Exception):  # noqa: N818 (it never reaches a caller)
    """Something cannot be read: carries faults inside the reader, and never leaves it.

    Attributes:
        faults: the faults; none if another part of the input reports the cause.
        read: for a list, the readable items by index; for an unreadable item, its own readable items.
    """

    def __init__(self, faults: Iterable[Fault] = (), read: dict[int, Any] | None = None) -> None:
        super().__init__()
        self.faults: tuple[Fault, ...] = tuple(faults)
        self.read: dict[int, Any] = read or {}


class WithDuplicates(dict[str, Any]):
    """An object with duplicate keys.

    Attributes:
        duplicates: those keys.
    """

    duplicates: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    marked = WithDuplicates(made)
    keys = [key for key, _ in pairs]
    marked.duplicates = tuple(key for key in made if keys.count(key) > 1)
    return marked


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number in JSON")


#: One for all texts: making one takes as long as reading a short text.
_decoder = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_number)


def parse(text: str | bytes) -> Any:
    """Read JSON.

    Args:
        text: as text, or as UTF-8.

    Returns:
        Plain values; an object with duplicate keys is a `WithDuplicates`.

    Raises:
        Refused: with the one fault that stopped the reading.
    """
    try:
        read = text.decode() if isinstance(text, bytes) else text
        if not isinstance(read, str):
            raise Refused([Fault(f"a value of type {type(text).__name__} is not JSON text")])
        # some editors begin a file with a byte order mark
        read = read.removeprefix("\ufeff")
        if not read.strip():
            raise Refused([Fault("is empty")])
        plain = _decoder.decode(read)
        # half a surrogate pair is not a character: it could be read, but never written again
        (json.dumps(plain, ensure_ascii=False) if "\\u" in read else read).encode()
    except UnicodeDecodeError as error:
        raise Refused([Fault(f"is not UTF-8: byte {error.start} cannot be read")]) from None
    except UnicodeEncodeError:
        raise Refused([Fault("has half a surrogate pair, which is not a character")]) from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise Refused([Fault(f"is not JSON: {error.msg} ({where})")]) from None
    except RecursionError:
        raise Refused([Fault("is nested too deeply")]) from None
    except ValueError as error:
        raise Refused([Fault(f"is not JSON: {error}")]) from None
    return plain


def shown(plain: Any) -> str:
    """Return a plain value for a message: as JSON writes it, shortened."""
    if isinstance(plain, (dict, list)):
        return "an object" if isinstance(plain, dict) else "a list"
    text = repr(plain) if isinstance(plain, str) else json.dumps(plain)
    return text if len(text) <= 80 else f"{text[:80]}…"


def render(value: Any, encode: Callable[[Any], Any], indent: int | None = 2) -> str:
    """Return JSON with keys in their given order and a newline at the end.

    Args:
        value: what to write.
        encode: converts what JSON does not know to plain values; its results are encoded in turn.
        indent: spaces a level; None writes everything on one line.

    Raises:
        InvalidValueError: a number or key in it cannot be said in JSON.
    """
    try:
        text = json.dumps(value, default=encode, ensure_ascii=False, allow_nan=False, indent=indent)
        return f"{in_json(text)}\n"
    except (TypeError, RecursionError) as error:
        raise InvalidValueError("dumps", (Fault(f"cannot be written: {error}"),)) from None
    except ValueError as error:
        if isinstance(error, InvalidValueError):
            raise
        raise InvalidValueError("dumps", (Fault(f"cannot be written: {error}"),)) from None
