"""The shortlist: exercises without membership rules as bits, so that a request looks at few and not at the whole catalog.

Exercises of one phase and one number of sets are a group, the quickest at the smallest dose first. In a group, what
equipment, positions and demands allow is a few operations on bit masks, and so is which exercises give the same to the
regions that are asked for. Of those that give the same only the quickest few are ever of use (dominance): so many as units
count saturate every region that they serve, however small their doses, and a choice with another one is no worse with
one of the few in its place, in less time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shoulderkit.vocabulary import Position, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.planner.compiled.entries import CatalogEntry


class ShortlistGroup(NamedTuple):
    """Exercises of one phase and one number of sets, without membership rules; a bit stands for a place in the group.

    Attributes:
        phase: its number.
        numbers: the exercises, the quickest at the smallest dose first.
        quickest, fullest: seconds of each at the smallest and at full dose.
        least_full: at each place, the least of ``fullest`` from there on.
        setups: (equipment bits, position, demand bits, exercises that can be done so) lines.
        with_instructions: the exercises that have instructions.
        roles: the exercises that have a region as primary, and as secondary target.
        saturating: so many exercises with the same gains saturate every region that they serve
            (`Scoring.most_units`).
    """

    phase: int
    numbers: tuple[int, ...]
    quickest: tuple[int, ...]
    fullest: tuple[int, ...]
    least_full: tuple[int, ...]
    setups: tuple[tuple[int, Position, int, int], ...]
    with_instructions: int
    roles: dict[str, tuple[int, int]]
    saturating: int

    def admissible(
        self, available: int, positions: frozenset[Position], avoided: int, *, without_instructions: bool
    ) -> int:
        """Return the exercises that a request allows.

        Args:
            available: the bits of the available equipment.
            positions: the possible positions.
            avoided: the bits of the demands to avoid.
            without_instructions: whether exercises without instructions are allowed.
        """
        possible = 0
        for needs, position, demands, bits in self.setups:
            if not needs & ~available and position in positions and not demands & avoided:
                possible |= bits
        return possible & (-1 if without_instructions else self.with_instructions)

    def equivalent(self, bits: int, cells: Iterable[Iterable[str]]) -> Iterator[int]:
        """Partition those among *bits* that serve any of these cells, each given by its regions, by what each gets."""
        found = [(bits, 0)]
        for regions in cells:
            primary = secondary = 0
            for region in regions:
                own = self.roles.get(region, (0, 0))
                primary, secondary = primary | own[0], secondary | own[1]
            # of several targets in one cell the best role counts
            secondary &= ~primary
            parts: list[tuple[int, int]] = []
            for rest, serving in found:
                for role in (primary, secondary):
                    if rest & role:
                        parts.append((rest & role, 1))
                if rest & ~(primary | secondary):
                    parts.append((rest & ~(primary | secondary), serving))
            found = parts
        return (rest for rest, serving in found if serving)

    def undominated(self, bits: int, *, shorten: bool) -> list[int]:
        """Return the exercises among *bits*, which all give the same, that some best choice can need.

        One is dominated by so many that saturate what they serve, each quicker at the smallest and at full dose, or
        no slower and of a smaller id. Without *shorten*, only the full dose is compared.
        """
        kept: list[tuple[int, int, int]] = []
        while bits:
            low = bits & -bits
            bits ^= low
            place = low.bit_length() - 1
            number, full = self.numbers[place], self.fullest[place]
            quick = self.quickest[place] if shorten else full
            if len(kept) >= self.saturating:
                least = self.least_full[place]
                if (
                    sum(other < least and (not shorten or before < quick) for before, other, _ in kept)
                    >= self.saturating
                ):
                    break
                better = (
                    (before < quick and other < full) or name < number for before, other, name in kept if other <= full
                )
                if sum(better) >= self.saturating:
                    continue
            kept.append((quick, full, number))
        return [number for _, _, number in kept]


def shortlist_groups(entries: Iterable[tuple[int, CatalogEntry]], saturating: int) -> tuple[ShortlistGroup, ...]:
    """Return the groups of these exercises, given with their numbers; *saturating* as `ShortlistGroup` has it."""
    groups: dict[tuple[int, int], list[tuple[int, int, CatalogEntry]]] = {}
    for number, entry in entries:
        key = (entry.phase, len(entry.options))
        groups.setdefault(key, []).append((entry.options[-1].duration_s, number, entry))
    return tuple(
        _group(phase, sorted(found, key=lambda line: line[:2]), saturating)
        for (phase, _), found in sorted(groups.items())
    )


def _group(phase: int, found: list[tuple[int, int, CatalogEntry]], saturating: int) -> ShortlistGroup:
    fullest = tuple(entry.options[0].duration_s for _, _, entry in found)
    least_full = list(fullest)
    for place in range(len(least_full) - 2, -1, -1):
        least_full[place] = min(least_full[place], least_full[place + 1])
    setups: dict[tuple[int, Position, int], int] = {}
    roles: dict[str, dict[Role, int]] = {}
    with_instructions = 0
    for place, (_, _, entry) in enumerate(found):
        bit = 1 << place
        for setup in entry.setups:
            for position, demands in setup.positions:
                key = (setup.equipment_bits, position, demands)
                setups[key] = setups.get(key, 0) | bit
        for target in entry.exercise.targets:
            own = roles.setdefault(target.region, {})
            own[target.role] = own.get(target.role, 0) | bit
        if entry.exercise.instructions:
            with_instructions |= bit
    return ShortlistGroup(
        phase=phase,
        numbers=tuple(number for _, number, _ in found),
        quickest=tuple(time for time, _, _ in found),
        fullest=fullest,
        least_full=tuple(least_full),
        setups=tuple((*key, bits) for key, bits in setups.items()),
        with_instructions=with_instructions,
        roles={region: (own.get(Role.PRIMARY, 0), own.get(Role.SECONDARY, 0)) for region, own in roles.items()},
        saturating=saturating,
    )
