"""A bar on a terminal that shows how far something is; elsewhere nothing is shown."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from shoulderkit.cli.width import terminal_width

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

#: Seconds between two pictures.
_EVERY_S = 0.1
_MOST_BAR = 40


@contextmanager
def progress_bar(what: str) -> Generator[Callable[[int, int | None], None]]:
    """Show on standard error how far something is, if that is a terminal, and take the line away at the end.

    Args:
        what: what is counted, such as ``requests``.

    Yields:
        A function that takes how many are done, and of how many, if that is known.
    """
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    shown_at = float("-inf")

    def show(done: int, total: int | None) -> None:
        nonlocal shown_at
        now = time.monotonic()
        if now - shown_at >= _EVERY_S or done == total:
            shown_at = now
            sys.stderr.write(f"\r{bar(done, total, what, terminal_width() - 1)}\x1b[K")
            sys.stderr.flush()

    try:
        yield show
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def bar(done: int, total: int | None, what: str, width: int) -> str:
    """Return a line of at most *width* columns that shows how far something is."""
    if not total:
        return f"{done} {what}"[:width]
    said = f" {done} of {total} {what}"
    columns = max(min(_MOST_BAR, width - len(said)), 0)
    filled = columns * min(done, total) // total
    return f"{'━' * filled}{'┄' * (columns - filled)}{said}"[:width]
