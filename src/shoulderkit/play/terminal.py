"""The keys of a terminal of Unix and its kin.

Raises:
    ImportError: on import, where the system has no termios.
"""

from __future__ import annotations

import os
import select
import termios
import tty
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from shoulderkit.play.keys import KEYS
from shoulderkit.play.player import Key

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

#: What the arrows to the right and to the left send.
ARROWS = {b"\x1b[C": Key.NEXT, b"\x1b[D": Key.BACK}
#: The bytes of the longest key.
_MOST = 3
_ESCAPE = b"\x1b"


@contextmanager
def keyboard(descriptor: int) -> Generator[Callable[[float], Key | None]]:
    """Read keys as `shoulderkit.play.keyboard.keyboard` says."""
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
        return ARROWS.get(key) or KEYS.get(key.decode("latin-1").lower())

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
