"""JSON text to plain values, strictly, and back in the one canonical form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn

from shoulderkit.errors import Fault, InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Refused(Exception):  # noqa: N818 (it never reaches a caller)
    """Something cannot be read; how errors travel inside the reader. None of its users sees one.

    Attributes:
        faults: what is wrong; none where another part of the input is to blame and tells.
        read: of a list, the items that could be read, by place; for one that could not, the same of it.
    """

    def __init__(self, faults: Iterable[Fault] = (), read: dict[int, Any] | None = None) -> None:
        super().__init__()
        self.faults = tuple(faults)
        self.read = read or {}


class Doubled(dict[str, Any]):
    """An object in which keys were given more than once.

    Attributes:
        keys_doubled: those keys.
    """

    keys_doubled: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    doubled = Doubled(made)
    keys = [key for key, _ in pairs]
    doubled.keys_doubled = tuple(key for key in made if keys.count(key) > 1)
    return doubled


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number in JSON")


def parse(text: str | bytes) -> Any:
    """Read JSON.

    Args:
        text: as text, or as UTF-8.

    Returns:
        Plain values; an object with doubled keys is a `Doubled`.

    Raises:
        Refused: with the one fault that stopped the reading.
    """
    try:
        read = text.decode() if isinstance(text, bytes) else text
        if not isinstance(read, str):
            raise Refused([Fault(f"a value of type {type(text).__name__} is no JSON text")])
        if read.startswith("\ufeff"):
            raise Refused([Fault("starts with a byte order mark; write it as plain UTF-8")])
        if not read.strip():
            raise Refused([Fault("is empty")])
        plain = json.loads(read, object_pairs_hook=_object, parse_constant=_no_number)
        # half a surrogate pair is no character: it could be read, but never written again
        (json.dumps(plain, ensure_ascii=False) if "\\u" in read else read).encode()
    except UnicodeDecodeError as error:
        raise Refused([Fault(f"is not UTF-8: byte {error.start} cannot be read")]) from None
    except UnicodeEncodeError:
        raise Refused([Fault("has half a surrogate pair, which is no character")]) from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise Refused([Fault(f"is no JSON: {error.msg} ({where})")]) from None
    except RecursionError:
        raise Refused([Fault("is nested too deeply")]) from None
    except ValueError as error:
        raise Refused([Fault(f"is no JSON: {error}")]) from None
    return plain


def render(value: Any, encode: Callable[[Any], Any], indent: int | None = 2) -> str:
    """Write JSON, keys in the order they come in, with a newline at the end.

    Args:
        value: what to write.
        encode: makes plain values of what JSON does not know; its results are encoded in turn.
        indent: spaces a level; None writes everything on one line.

    Raises:
        InvalidValueError: a number or key in it cannot be said in JSON.
    """
    try:
        return json.dumps(value, default=encode, ensure_ascii=False, allow_nan=False, indent=indent) + "\n"
    except (TypeError, RecursionError) as error:
        raise InvalidValueError("dumps", (Fault(f"cannot be written: {error}"),)) from None
    except ValueError as error:
        if isinstance(error, InvalidValueError):
            raise
        raise InvalidValueError("dumps", (Fault(f"cannot be written: {error}"),)) from None
