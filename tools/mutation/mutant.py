"""What a mutant is: which place of the code it changes, and what it is called."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import NamedTuple

#: What is mutated.
ROOMS = ("planner", "auditor", "catalog", "reading", "importers")
SEED = "shoulderkit"


class Identity(NamedTuple):
    """What a mutant is called, whatever stands around it: equal ones of one definition have numbers."""

    module: str
    definition: str
    was: str
    now: str
    number: int

    @property
    def rank(self) -> str:
        """The place in an order that only the seed decides."""
        return hashlib.sha256("\n".join([SEED, *map(str, self)]).encode()).hexdigest()


@dataclass(frozen=True)
class Mutant:
    """A change of the code.

    Attributes:
        identity: what it is called.
        start, end: the bytes of the module that are replaced.
        text: by what.
        lines: the lines that they are in, counted from 1.
        around: the lines of the function that they stand in, or the same lines.
        at_import: whether these run when the module is imported, before any test or in whichever comes first.
    """

    identity: Identity
    start: int
    end: int
    text: str
    lines: range
    around: range
    at_import: bool

    def applied(self, source: bytes) -> bytes:
        """Return the module's text with the change."""
        return source[: self.start] + self.text.encode() + source[self.end :]
