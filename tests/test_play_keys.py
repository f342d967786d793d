"""The keys of a guided session: those of a terminal, and those of a Windows console through a stand-in of it."""

from __future__ import annotations

import os
import sys
from time import monotonic
from types import SimpleNamespace

import pytest

from shoulderkit.play import console
from shoulderkit.play.keyboard import is_terminal, keyboard
from shoulderkit.play.keys import KEYS
from shoulderkit.play.player import Key

pty = pytest.importorskip("pty")
terminal = pytest.importorskip("shoulderkit.play.terminal")


class Console:
    """A stand-in of msvcrt: what was typed, taken character by character; it fails where it would wait for ever."""

    def __init__(self, typed: str, late: int = 0) -> None:
        self.typed = list(typed)
        self.late = late

    def kbhit(self) -> bool:
        """Return whether a character waits; the first looks may be too early."""
        self.late -= 1
        return bool(self.typed) and self.late < 0

    def getwch(self) -> str:
        """Return the next character."""
        return self.typed.pop(0)


def in_console(monkeypatch: pytest.MonkeyPatch, typed: str, late: int = 0) -> Console:
    """Put the stand-in where this system would have the module."""
    found = Console(typed, late)
    monkeypatch.setitem(sys.modules, "msvcrt", found)
    return found


class TestTerminal:
    def test_keys_are_read_one_by_one(self):
        """Keys are read as they are pressed, several at once and arrows too, and the terminal is left as it was."""
        import termios

        ours, theirs = pty.openpty()
        before = termios.tcgetattr(theirs)
        with keyboard(theirs) as read:
            os.write(ours, b" nB\x1b[Cx\x1b[Dq\xff")

            assert [read(1) for _ in range(8)] == [
                *(Key.PAUSE, Key.NEXT, Key.BACK, Key.NEXT, None, Key.BACK, Key.QUIT, None),
            ]
            assert read(0.01) is None
            assert termios.tcgetattr(theirs) != before
        assert termios.tcgetattr(theirs) == before
        os.close(ours)
        os.close(theirs)

    def test_a_terminal_that_is_gone_quits(self):
        """Where nobody can press a key any more, the session is asked to end, and nothing fails."""
        ours, theirs = pty.openpty()
        with keyboard(theirs) as read:
            os.close(ours)

            assert read(1) is Key.QUIT
        os.close(theirs)

    def test_a_terminal_that_fails_quits(self, monkeypatch):
        """Where reading fails, as from a terminal that was closed, the session is asked to end, too."""

        def fail(*_):
            raise OSError

        ours, theirs = pty.openpty()
        with keyboard(theirs) as read:
            os.write(ours, b"n")
            monkeypatch.setattr(os, "read", fail)

            assert read(1) is Key.QUIT
        monkeypatch.undo()
        os.close(ours)
        os.close(theirs)

    def test_every_key_can_be_pressed(self):
        """Each thing that can be asked for has a key, and no key is longer than what is split off."""
        assert set(KEYS.values()) == set(Key)
        assert all(terminal.split(key) == [key] for key in (*terminal.ARROWS, *(key.encode() for key in KEYS)))


class TestConsole:
    def test_keys_are_read_one_by_one(self, monkeypatch):
        """The same keys ask for the same in a console; arrows send two characters, of which none is taken for a letter."""
        in_console(monkeypatch, " nB\xe0Mx\xe0Kq\x00K\xe0q\r")
        with console.keyboard(0) as read:
            asked = [read(1) for _ in range(10)]

        assert asked == [
            *(Key.PAUSE, Key.NEXT, Key.BACK, Key.NEXT, None, Key.BACK, Key.QUIT, Key.BACK, None, Key.NEXT),
        ]

    def test_it_waits_no_longer_than_asked(self, monkeypatch):
        """Without a key the wait ends by itself; a key that comes while it waits is read."""
        in_console(monkeypatch, "")
        with console.keyboard(0) as read:
            begun = monotonic()
            assert read(0.05) is None
            assert 0.05 <= monotonic() - begun < 2
        in_console(monkeypatch, "p", late=3)
        with console.keyboard(0) as read:
            assert read(5) is Key.PAUSE

    def test_an_interrupt_stays_an_interrupt(self, monkeypatch):
        """Control and C end the session as in a terminal."""
        in_console(monkeypatch, "\x03")
        with console.keyboard(0) as read, pytest.raises(KeyboardInterrupt):
            read(1)

    def test_it_takes_the_place_of_a_terminal(self, monkeypatch):
        """Where there is no termios, as on Windows, the keys of the console are read."""
        monkeypatch.setitem(sys.modules, "termios", None)
        monkeypatch.delitem(sys.modules, "shoulderkit.play.terminal")
        in_console(monkeypatch, "s")
        with keyboard(0) as read:
            assert read(1) is Key.SKIP


@pytest.mark.parametrize(("given", "taken"), [((True, True), True), ((True, False), False), ((False, True), False)])
def test_a_session_needs_a_terminal(monkeypatch, given, taken):
    """Keys and screen both have to be a terminal's, on whatever system."""
    for name, tty in zip(("stdin", "stdout"), given, strict=True):
        monkeypatch.setattr(sys, name, SimpleNamespace(isatty=lambda tty=tty: tty))
    for platform in ("linux", "win32"):
        monkeypatch.setattr(sys, "platform", platform)
        assert is_terminal() is taken
