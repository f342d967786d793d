"""Exercises without links as bits, so that a request looks at the few that can matter and not at the whole catalog.

Exercises of one phase and one number of sets stand in a lane, the quickest at the smallest dose first. In a lane, what
equipment, positions and demands allow is a few operations on whole numbers, and so is who gives what to the regions that
are asked for. Among those that give the same, only the quickest few are ever of use: so many as units count fill every region
that they serve, however small their doses, and whoever takes another one can take one of the few instead, in less time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shoulderkit.vocabulary import Position, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.planner.compiled.entries import Entry


class Lane(NamedTuple):
    """Exercises of one phase and one number of sets; a bit stands for a place in the lane.

    Attributes:
        phase: its number.
        numbers: the exercises, the quickest at the smallest dose first.
        quickest, fullest: seconds of each at the smallest and at full dose.
        later: at each place, the least of ``fullest`` from there on.
        equipment: what a set of equipment allows; positions with demands likewise.
        described: who has instructions.
        roles: who has a region as primary, and as secondary target.
        enough: so many with the same gains fill every region they serve (`Scoring.most_units`).
    """

    phase: int
    numbers: tuple[int, ...]
    quickest: tuple[int, ...]
    fullest: tuple[int, ...]
    later: tuple[int, ...]
    equipment: tuple[tuple[int, int], ...]
    positions: tuple[tuple[Position, int, int], ...]
    described: int
    roles: dict[str, tuple[int, int]]
    enough: int

    def possible(self, have: int, positions: frozenset[Position], avoided: int, *, without_instructions: bool) -> int:
        """Who can be in, given what is at hand, possible and avoided."""
        equipped = posed = 0
        for needs, bits in self.equipment:
            if not needs & ~have:
                equipped |= bits
        for position, demands, bits in self.positions:
            if position in positions and not demands & avoided:
                posed |= bits
        return equipped & posed & (-1 if without_instructions else self.described)

    def alike(self, bits: int, regions: Iterable[str]) -> Iterator[int]:
        """Those among *bits* that serve any of these regions, by what they give to each of them."""
        found = [(bits, 0)]
        for region in regions:
            primary, secondary = self.roles.get(region, (0, 0))
            apart = []
            for rest, serving in found:
                for role in (primary, secondary):
                    if rest & role:
                        apart.append((rest & role, 1))
                if rest & ~(primary | secondary):
                    apart.append((rest & ~(primary | secondary), serving))
            found = apart
        return (rest for rest, serving in found if serving)

    def best(self, bits: int, *, shorten: bool) -> list[int]:
        """The exercises among *bits*, who all give the same, that any choice can be the better for."""
        kept: list[tuple[int, int, int]] = []
        while bits:
            low = bits & -bits
            bits ^= low
            place = low.bit_length() - 1
            number, full = self.numbers[place], self.fullest[place]
            quick = self.quickest[place] if shorten else full
            if len(kept) >= self.enough:
                least = self.later[place]
                if sum(other < least and (not shorten or before < quick) for before, other, _ in kept) >= self.enough:
                    break
                better = (
                    (before < quick and other < full) or name < number for before, other, name in kept if other <= full
                )
                if sum(better) >= self.enough:
                    continue
            kept.append((quick, full, number))
        return [number for _, _, number in kept]


def lanes_of(entries: Iterable[tuple[int, Entry]], enough: int) -> tuple[Lane, ...]:
    """The lanes of these exercises, given with their numbers; *enough* as `Lane` has it."""
    apart: dict[tuple[int, int], list[tuple[int, int, Entry]]] = {}
    for number, entry in entries:
        key = (entry.phase, len(entry.portions))
        apart.setdefault(key, []).append((entry.portions[-1].duration_s, number, entry))
    return tuple(
        _lane(phase, sorted(found, key=lambda line: line[:2]), enough) for (phase, _), found in sorted(apart.items())
    )


def _lane(phase: int, found: list[tuple[int, int, Entry]], enough: int) -> Lane:
    fullest = tuple(entry.portions[0].duration_s for _, _, entry in found)
    later = list(fullest)
    for place in range(len(later) - 2, -1, -1):
        later[place] = min(later[place], later[place + 1])
    equipment: dict[int, int] = {}
    positions: dict[tuple[Position, int], int] = {}
    roles: dict[str, dict[Role, int]] = {}
    described = 0
    for place, (_, _, entry) in enumerate(found):
        bit = 1 << place
        for needs, _ in entry.equipment:
            equipment[needs] = equipment.get(needs, 0) | bit
        for pair in entry.positions:
            positions[pair] = positions.get(pair, 0) | bit
        for target in entry.exercise.targets:
            own = roles.setdefault(target.region, {})
            own[target.role] = own.get(target.role, 0) | bit
        if entry.exercise.instructions:
            described |= bit
    return Lane(
        phase=phase,
        numbers=tuple(number for _, number, _ in found),
        quickest=tuple(time for time, _, _ in found),
        fullest=fullest,
        later=tuple(later),
        equipment=tuple(equipment.items()),
        positions=tuple((position, demands, bits) for (position, demands), bits in positions.items()),
        described=described,
        roles={region: (own.get(Role.PRIMARY, 0), own.get(Role.SECONDARY, 0)) for region, own in roles.items()},
        enough=enough,
    )
