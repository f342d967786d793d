"""What is read of files: regular ones, and where a caller names it, a pipe; never what has no end or makes one wait."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from shoulderkit.errors import Fault
from shoulderkit.reading.plain import LIMIT, Refused

if TYPE_CHECKING:
    from shoulderkit.reading.traversable import Traversable

#: How many bytes are read at once: what Python still takes from room that it holds already.
_PART = 64 * 2**10
#: What is said of what is not there.
NOTHING = "cannot be read: there is no such file"
#: What else a path can be, by the question that `pathlib` answers about it.
_OTHERS = {
    "is_dir": "is a folder, not a file",
    "is_fifo": "is a pipe, not a regular file",
    "is_char_device": "is a device, not a file",
    "is_block_device": "is a device, not a file",
    "is_socket": "is a socket, not a file",
    "is_symlink": "is a link to nothing",
}


def contents(file: Traversable, *, pipes: bool = False, limit: int = LIMIT) -> bytes:
    """Return what a file contains; of one on a disk no more is read than shows that it is too large.

    Args:
        file: the file; what a link leads to counts.
        pipes: whether it may be a pipe, as it may where a caller names it; in a folder one would make the reader wait.
        limit: the most bytes that are of use.

    Raises:
        Refused: it is no such file, or cannot be read.
    """
    why = why_not(file, pipes=pipes)
    if why is not None:
        raise Refused([Fault(why)])
    try:
        if not isinstance(file, Path):
            return file.read_bytes()
        with file.open("rb") as opened:
            return _at_most(limit + 1, opened)
    except (OSError, ValueError) as error:
        raise Refused([Fault(f"cannot be read: {getattr(error, 'strerror', None) or error}")]) from None


def _at_most(most: int, opened: BinaryIO) -> bytes:
    """Return the first bytes of a file, in parts: room for a limit of many megabytes costs more than reading a short one."""
    parts: list[bytes] = []
    while most > 0 and (part := opened.read(min(most, _PART))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def why_not(file: Traversable, *, pipes: bool = False) -> str | None:
    """Return why a file is not read, as the rest of a sentence; None where it is."""
    try:
        if file.is_file() or (pipes and _is(file, "is_fifo")):
            return None
        return next((said for question, said in _OTHERS.items() if _is(file, question)), NOTHING)
    except OSError as error:
        # pathlib answers for what is not there, and not for a name that is too long
        return f"cannot be read: {error.strerror or error}"


def _is(file: Traversable, question: str) -> bool:
    # what is in an archive has no other kinds, and so hardly any such question
    asked = getattr(file, question, None)
    try:
        return asked is not None and bool(asked())
    except KeyError:
        # from Python 3.13 on an archive is asked whether what it does not have is a link
        return False
