"""Strict parsing of JSON text to plain values, and writing in the canonical form."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, NoReturn

from shoulderkit.errors import AnyFault, Fault, Faults, InvalidValueError
from shoulderkit.errors import shown as shown_as_python
from shoulderkit.texts import in_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


#: Shared, since there may be as many as a text has items.
_NOTHING: list[Any] = []


class Refused(Exception):  # noqa: N818 (it never reaches a caller)
    """Something cannot be read: carries faults inside the reader, and never leaves it.

    Attributes:
        faults: the faults; none if another part of the input reports the cause.
        read: for a list, its items; in the place of one that is unreadable a list of its own readable items.
    """

    def __init__(self, faults: Faults | Iterable[AnyFault] = (), read: list[Any] = _NOTHING) -> None:
        super().__init__()
        self.faults: Faults = faults if isinstance(faults, Faults) else Faults(faults)
        self.read = read


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
    counts = Counter(key for key, _ in pairs)
    marked.duplicates = tuple(key for key in made if counts[key] > 1)
    return marked


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number in JSON")


#: One for all texts: making one takes as long as reading a short text.
_decoder = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_number)


#: The most bytes or characters of a text that is read, unless asked otherwise: 64 MiB.
LIMIT = 64 * 2**20


def parse(text: str | bytes, limit: int = LIMIT) -> Any:
    """Read JSON.

    Args:
        text: as text, or as UTF-8.
        limit: the most characters or bytes.

    Returns:
        Plain values; an object with duplicate keys is a `WithDuplicates`.

    Raises:
        Refused: with the one fault that stopped the reading.
    """
    if isinstance(text, (str, bytes)) and len(text) > limit:
        unit = "bytes" if isinstance(text, bytes) else "characters"
        raise Refused([Fault(f"has more than {limit:,} {unit}, which is the limit for a text (limit=)")])
    try:
        read = text.decode() if isinstance(text, bytes) else text
        if not isinstance(read, str):
            raise Refused([Fault(f"a value of type {type(text).__name__} is not JSON text")])
        # some editors begin a file with a byte order mark
        read = read.removeprefix("\ufeff")
        if not read or read.isspace():
            raise Refused([Fault("is empty")])
        plain = _decoder.decode(read)
        # half a surrogate pair is not a character: it could be read, but never written again; UTF-8 has it as \u alone
        if "\\u" in read:
            json.dumps(plain, ensure_ascii=False).encode()
        elif isinstance(text, str):
            read.encode()
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
    """Return a plain value for a message: as JSON calls it, otherwise as every message shows it."""
    if isinstance(plain, (dict, list)):
        return "an object" if isinstance(plain, dict) else "a list"
    return json.dumps(plain) if plain is None or type(plain) in (bool, float) else shown_as_python(plain)


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
