"""Files that commands write: as a whole or not at all, nothing replaced unasked, no link followed."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import attrs
import click

from shoulderkit.errors import DataError, Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

F = TypeVar("F", bound="Callable[..., Any]")


def force_option(command: F) -> F:
    """Add the option that every command with a file to write has."""
    return click.option("-f", "--force", is_flag=True, help="Replace the file if it exists.")(command)


@attrs.frozen
class Target:
    """A file to write, which is checked before the work for it begins.

    Attributes:
        path: the file.
        force: whether a file that exists is replaced.
        streams: whether it is a pipe or a device, which is written to as it is.
    """

    path: Path
    force: bool
    streams: bool

    @classmethod
    def of(cls, path: str, *, force: bool, reads: Iterable[str | None] = ()) -> Target:
        """Return a target.

        Args:
            path: the file.
            force: whether a file that exists is replaced.
            reads: the files that the command reads, as far as they are given; none of them is ever replaced.

        Raises:
            UsageError: it exists and *force* is false; or it is a link to a file, or one of those that are read.
            DataError: a folder or a socket is in its place.
        """
        target = Path(path)
        streams = target.is_fifo() or target.is_char_device()
        if not streams and os.path.lexists(target):
            why = _kept(target, force, [Path(each) for each in reads if each is not None])
            if why is not None:
                raise click.UsageError(f"{path} {why}")
        return cls(target, force, streams)

    @contextmanager
    def writing(self) -> Generator[BinaryIO]:
        """Write the file; until all of it is written, what was there before stays.

        Yields:
            A binary file to write to.

        Raises:
            DataError: it cannot be written.
            UsageError: it has come into being meanwhile.
            BrokenPipeError: it is a pipe, and nobody reads it any more.
        """
        try:
            with self._streaming() if self.streams else self._replacing() as file:
                yield file
        except BrokenPipeError:
            raise
        except OSError as error:
            raise unwritable(self.path, error) from None

    @contextmanager
    def _streaming(self) -> Generator[BinaryIO]:
        with self.path.open("wb") as file:
            yield file

    @contextmanager
    def _replacing(self) -> Generator[BinaryIO]:
        # a name that nobody can foresee, and short where the target's has the most characters that a name can have
        beside = self.path.with_name(f".{os.urandom(8).hex()}.new")
        try:
            with beside.open("xb") as file:
                yield file
                file.flush()
                # it must not be there in part after a power cut
                os.fsync(file.fileno())
            if self.force:
                with suppress(OSError):
                    shutil.copymode(self.path, beside)
            elif os.path.lexists(self.path):
                raise click.UsageError(f"{self.path} {_EXISTS}")
            beside.replace(self.path)
        finally:
            with suppress(OSError):
                beside.unlink()


_EXISTS = "exists: give --force to replace it"


def _kept(target: Path, force: bool, reads: list[Path]) -> str | None:
    """Return why a file that exists is not replaced; None where it is."""
    if target.is_symlink():
        return "is a link: give the file itself"
    if not target.is_file():
        what = "it is a folder" if target.is_dir() else "it is not a regular file"
        raise DataError(str(target), (Fault(f"cannot be written: {what}"),))
    if any(read.exists() and read.samefile(target) for read in reads):
        return "is read by the same command: give another file"
    return None if force else _EXISTS


def unwritable(path: Path, error: OSError) -> DataError:
    """Return the error of a file that cannot be written."""
    return DataError(str(path), (Fault(f"cannot be written: {error.strerror}"),))
