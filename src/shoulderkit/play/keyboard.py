"""The reader of keys that this system has."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from shoulderkit.play.player import Key


def keyboard(descriptor: int) -> AbstractContextManager[Callable[[float], Key | None]]:
    """Read the keys of a terminal without waiting for the end of a line; leave the terminal as it was.

    Args:
        descriptor: the file descriptor of the terminal; a Windows console has one keyboard, and needs none.

    Returns:
        A context with a function that waits at most so many seconds for a key, and returns what it asks for, or None.
    """
    try:
        from shoulderkit.play.terminal import keyboard as keys
    except ImportError:
        # Windows has no termios
        from shoulderkit.play.console import keyboard as keys
    return keys(descriptor)


def is_terminal() -> bool:
    """Return whether standard input and output are a terminal whose keys can be read."""
    return sys.stdin.isatty() and sys.stdout.isatty()
