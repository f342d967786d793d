"""The keys of a Windows console, by the msvcrt module of the standard library."""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

from shoulderkit.play.keys import KEYS
from shoulderkit.play.player import Key

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

#: What begins a key that sends two characters, and what the arrows to the right and to the left send after it.
PREFIXES = ("\x00", "\xe0")
ARROWS = {"M": Key.NEXT, "K": Key.BACK}
#: What control and C send, which a console hands over like any other key.
_INTERRUPT = "\x03"
#: Seconds between two looks at whether a key was pressed: a console has nothing to wait for.
_LOOK_S = 0.01


@contextmanager
def keyboard(descriptor: int) -> Generator[Callable[[float], Key | None]]:
    """Read keys as `shoulderkit.play.keyboard.keyboard` says; a console keeps no state to restore."""
    # type checkers know its functions on Windows alone
    msvcrt: Any = import_module("msvcrt")

    def read(seconds: float) -> Key | None:
        end = monotonic() + seconds
        while not msvcrt.kbhit():
            if monotonic() >= end:
                return None
            sleep(_LOOK_S)
        key: str = msvcrt.getwch()
        if key == _INTERRUPT:
            raise KeyboardInterrupt
        return ARROWS.get(msvcrt.getwch()) if key in PREFIXES else KEYS.get(key.lower())

    yield read
