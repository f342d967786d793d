"""What the tests of guided sessions share: sessions, a clock and keys of a script."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

import shoulderkit as sk
from shoulderkit.play import Key, Player, run, started

DESK = sk.bundled().routines["desk-upper-back"].session


@attrs.define
class Script:
    """A clock and a keyboard: each wait for a key lets time go by, and some bring a key.

    Attributes:
        keys: the keys by the second at which each is pressed; an interrupt is an error.
        step_s: the seconds of a wait.
        time_s: the time.
    """

    keys: dict[float, Key | type[BaseException]]
    step_s: float = 0.25
    time_s: float = 1000.0
    _start_s: float = 1000.0

    def now(self) -> float:
        """Return the time."""
        return self.time_s

    def read(self, seconds: float) -> Key | None:
        """Wait, and return the key that was pressed meanwhile."""
        assert seconds > 0
        self.time_s += self.step_s
        due = [second for second in self.keys if second <= self.time_s - self._start_s]
        key = self.keys.pop(due[0]) if due else None
        if isinstance(key, type):
            raise key
        return key


def play(
    session: sk.Session,
    keys: dict[float, Key | type[BaseException]] | None = None,
    *,
    step_s: float = 0.25,
    count: float = 3.0,
) -> tuple[list[Player], list[float]]:
    """Play a whole session by a script, and return all states that were shown, and when the bell rang."""
    script, shown, rung = Script(dict(keys or {}), step_s), list[Player](), list[float]()
    player = started(session, count_in_s=count)
    last = run(
        player,
        clock=script,
        read_key=script.read,
        show=shown.append,
        ring=lambda: rung.append(script.time_s - 1000),
    )
    return [*shown, last], rung


def names(players: Iterable[Player]) -> list[int]:
    """Return the numbers of the intervals in the order in which they were shown."""
    numbers = [player.interval.number for player in players]
    return [number for place, number in enumerate(numbers) if place == 0 or numbers[place - 1] != number]
