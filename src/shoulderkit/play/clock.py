"""The clock of a guided session."""

from __future__ import annotations

import time
from typing import Protocol

import attrs


class Clock(Protocol):
    """Anything that tells the time."""

    def now(self) -> float:
        """Return the seconds since some moment; never fewer than before."""
        ...


@attrs.frozen
class SystemClock:
    """The clock of the system.

    Attributes:
        speed: how many seconds go by in one, to try a session out.
    """

    speed: float = 1.0

    def now(self) -> float:
        """Return the seconds since some moment."""
        return self.speed * time.monotonic()
