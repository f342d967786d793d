"""Files written as a whole: what is not finished stands beside, and takes the place of the file at the end."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from shoulderkit.errors import DataError, Fault

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def replacing(path: str) -> Generator[BinaryIO]:
    """Write a file; until all of it is written, what was there before stays.

    Args:
        path: the file.

    Yields:
        A binary file to write to.

    Raises:
        DataError: it cannot be written.
    """
    target = Path(path)
    beside = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        with beside.open("wb") as file:
            yield file
        beside.replace(target)
    except OSError as error:
        raise unwritable(path, error) from None
    finally:
        with suppress(OSError):
            beside.unlink()


def unwritable(path: str, error: OSError) -> DataError:
    """Return the error of a file that cannot be written."""
    return DataError(path, (Fault(f"cannot be written: {error.strerror}"),))
