"""Keys of a terminal, read one by one while a session is played."""

from __future__ import annotations

import os
import select
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from shoulderkit.play.player import Key

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

#: What the keys send, and what each asks for.
KEYS = {
    b" ": Key.PAUSE,
    b"p": Key.PAUSE,
    b"n": Key.NEXT,
    b"\r": Key.NEXT,
    b"\n": Key.NEXT,
    b"\x1b[C": Key.NEXT,
    b"b": Key.BACK,
    b"\x1b[D": Key.BACK,
    b"s": Key.SKIP,
    b"q": Key.QUIT,
}
#: The bytes of the longest key.
_MOST = 3
_ESCAPE = b"\x1b"


@contextmanager
def keyboard(descriptor: int) -> Generator[Callable[[float], Key | None]]:
    """Read the keys of a terminal without waiting for the end of a line; leave the terminal as it was.

    Args:
        descriptor: the file descriptor of the terminal.

    Yields:
        A function that waits at most so many seconds for a key, and returns what it asks for, or None.
    """
    import termios
    import tty

    before = termios.tcgetattr(descriptor)
    waiting: list[bytes] = []

    def read(seconds: float) -> Key | None:
        if not waiting and select.select([descriptor], [], [], seconds)[0]:
            sent = _sent(descriptor)
            if not sent:
                # nobody can press a key any more
                return Key.QUIT
            waiting.extend(split(sent))
        key = waiting.pop(0) if waiting else b""
        return KEYS.get(key) or KEYS.get(key.lower())

    try:
        # not raw: an interrupt stays an interrupt
        tty.setcbreak(descriptor)
        yield read
    finally:
        # a terminal that is gone has nothing to restore
        with suppress(termios.error):
            termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def _sent(descriptor: int) -> bytes:
    """Return what a terminal sent; nothing where it is gone."""
    try:
        return os.read(descriptor, 64)
    except OSError:
        return b""


def split(sent: bytes) -> list[bytes]:
    """Return the keys in what a terminal sent at once; those of arrows are sequences."""
    keys: list[bytes] = []
    while sent:
        size = _MOST if sent.startswith(_ESCAPE) else 1
        keys.append(sent[:size])
        sent = sent[size:]
    return keys


def is_terminal() -> bool:
    """Return whether standard input and output are a terminal whose keys can be read."""
    return sys.platform != "win32" and sys.stdin.isatty() and sys.stdout.isatty()
