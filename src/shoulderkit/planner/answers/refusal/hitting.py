"""Minimal conflicts and cheapest repairs among conditions, as bits: what fails together, and what to drop against it.

The two are dual (Reiter): what has to be dropped to make everything possible hits every minimal conflict, and the other way
round. So each search feeds the other. A *part* is one or more bits that are kept or dropped together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

#: Whether conditions, as bits, certainly cannot hold together; what holds still holds with fewer.
Fails = Callable[[int], bool]


def union(parts: Sequence[int]) -> int:
    """Return the bits of several parts together."""
    together = 0
    for part in parts:
        together |= part
    return together


def bits_in(mask: int) -> list[int]:
    """Return the single bits of a mask, the lowest first."""
    return [1 << place for place in range(mask.bit_length()) if mask >> place & 1]


def minimal_conflict(parts: Sequence[int], fails: Fails) -> list[int]:
    """Return a minimal conflict among parts that fail together (QuickXplain); of two, rather one of earlier parts."""

    def within(base: int, parts: Sequence[int], *, grown: bool) -> list[int]:
        if grown and fails(base):
            return []
        if len(parts) == 1:
            return list(parts)
        first, second = parts[: len(parts) // 2], parts[len(parts) // 2 :]
        of_second = within(base | union(first), second, grown=True)
        return [*within(base | union(of_second), first, grown=bool(of_second)), *of_second]

    return within(0, parts, grown=False)


def minimal_conflicts(parts: Sequence[int], fails: Fails, most: int) -> tuple[list[list[int]], bool]:
    """Return the minimal conflicts among parts that fail together, and whether there are no others.

    Each minimal hitting set of the conflicts known so far is tried as what to drop (dualize and advance): where the rest
    still fails, it has a conflict that is new; where no rest does, all are known.

    Args:
        parts: the parts, those first that a conflict should rather have.
        fails: which of them fail.
        most: the most conflicts to look for, and the most hitting sets of each of these to try.
    """
    found: list[list[int]] = [minimal_conflict(parts, fails)]
    hitting: list[tuple[int, ...]] = [(part,) for part in found[0]]
    settled: set[tuple[int, ...]] = set()
    while True:
        fresh = next((each for each in hitting if each not in settled), None)
        if fresh is None:
            return found, True
        rest = [part for part in parts if part not in fresh]
        if not fails(union(rest)):
            settled.add(fresh)
            continue
        if len(found) == most or len(hitting) > most * most:
            return found, False
        found.append(minimal_conflict(rest, fails))
        hitting = _hitting_also(hitting, found[-1])


def _hitting_also(hitting: list[tuple[int, ...]], conflict: list[int]) -> list[tuple[int, ...]]:
    """The minimal hitting sets of one conflict more (Berge's multiplication)."""
    kept = [each for each in hitting if set(each) & set(conflict)]
    extended = dict.fromkeys(
        tuple(sorted((*each, part))) for each in hitting if not set(each) & set(conflict) for part in conflict
    )
    return kept + [each for each in extended if not any(set(other) <= set(each) for other in kept)]


def cheapest_hitting(conflicts: Sequence[int], weights: Sequence[int], most: int) -> tuple[list[int], bool]:
    """Return all hitting sets of these conflicts of the least weight, and whether the search for them was complete.

    Args:
        conflicts: the conflicts, as bits; of an empty one there is no hitting set.
        weights: the weight of each bit, by its place.
        most: the most partial sets to look at.
    """
    best: list[int] = []
    least, looked = sum(weights) + 1, 0

    def extend(chosen: int, weight: int, allowed: int) -> None:
        nonlocal best, least, looked
        looked += 1
        if weight > least or looked > most:
            return
        open_ones = [conflict & allowed for conflict in conflicts if not conflict & chosen]
        if not open_ones:
            best, least = ([chosen] if weight < least else [*best, chosen]), weight
            return
        for bit in sorted(bits_in(min(open_ones, key=int.bit_count)), key=lambda bit: weights[bit.bit_length() - 1]):
            extend(chosen | bit, weight + weights[bit.bit_length() - 1], allowed)
            # each set once: the ones without this bit come next
            allowed &= ~bit

    extend(0, 0, (1 << len(weights)) - 1)
    return best, looked <= most
