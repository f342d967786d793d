"""The doses of a move as its intervals have them, in large type: sets and amounts of each side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shoulderkit.explainer.words import counted, lasting, listed
from shoulderkit.vocabulary import BlockKind, BodyHalf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shoulderkit.model import Interval
    from shoulderkit.pages.guides import Move


class Amount(NamedTuple):
    """The dose of one side.

    Attributes:
        large: what is read from afar, such as ``2 x 12`` or ``30 s``.
        small: what it counts, and what more there is to it; may be empty.
    """

    large: str
    small: str


def amount_of(works: Sequence[Interval], rest_s: int) -> Amount:
    """Return the dose of intervals of work on one side.

    Args:
        works: the intervals, one a set.
        rest_s: seconds of rest between them.
    """
    first, sets = works[0], len(works)
    amount = lasting(first.duration_s) if first.reps is None else f"{first.reps}"
    small: list[str] = []
    if first.reps is not None:
        small.append("repetition" if first.reps == 1 else "repetitions")
        if first.hold_s:
            small.append(f"each held {lasting(first.hold_s)}")
    elif first.hold_s:
        small.append("holds" if sets > 1 else "hold")
    if first.to_fatigue:
        small.append("fewer if the muscles are tired")
    if sets > 1 and rest_s:
        small.append(f"{lasting(rest_s)} rest between")
    return Amount(f"{sets} × {amount}" if sets > 1 else amount, ", ".join(small))


def amounts_of(move: Move) -> dict[BodyHalf, Amount]:
    """Return the dose of each side of a move, in the order in which the sides come; empty where no work is left of it."""
    rests = [each.duration_s for each in move.intervals if each.kind is BlockKind.REST]
    return {side: amount_of(works, max(rests, default=0)) for side, works in move.works.items()}


def dose_words(move: Move) -> str:
    """Return the dose of a move on one line."""
    found = amounts_of(move)
    words = {side: " ".join(part for part in (each.large, each.small) if part) for side, each in found.items()}
    if len(set(words.values())) == 1:
        one = next(iter(words.values()))
        return one if BodyHalf.BOTH in words else f"{one}, {listed(words)}"
    return "; ".join(f"{side}: {each}" for side, each in words.items())


def setup_words(move: Move, equipment: Sequence[str]) -> str:
    """Return how a move is set up, where its step is known: the position, and what it is done with."""
    if move.step is None:
        return ""
    things = f" with {listed(equipment)}" if equipment else ""
    return f"{move.step.position}{things}"


def count_words(moves: Sequence[Move]) -> str:
    """Return the number of moves in words."""
    return counted(len(moves), "move")
