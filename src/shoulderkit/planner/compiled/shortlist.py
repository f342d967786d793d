"""The shortlist: exercises without membership rules as bits, so that a request looks at few and not at the whole catalog.

Exercises of one phase with portions of the same shares are a group, the quickest at the smallest portion first. In a
group, what equipment, positions and demands allow is a few operations on bit masks, and so is which exercises give the
same to the cells that are asked for. Of those that give the same only the quickest few are ever of use (dominance). With
one that is no quicker at any portion, all those that are quicker must be in as well: else it is no worse to take one of
these in its place. So it is of no use where they saturate every cell that they serve, however small their portions, where
they do not fit into the time with it, or where they would be too many.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate
from operator import le, lt
from typing import TYPE_CHECKING, NamedTuple

from shoulderkit.vocabulary import Position, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.planner.compiled.entries import CatalogEntry


class Limits(NamedTuple):
    """What limits how many exercises are of use.

    Attributes:
        budget: the seconds.
        most: the most steps, None where they are not limited.
        shorten: whether doses may be shortened.
        factor: what units are multiplied by at least.
    """

    budget: int
    most: int | None
    shorten: bool
    factor: Fraction


class ShortlistGroup(NamedTuple):
    """Exercises of one phase with portions of the same shares, without membership rules; a bit stands for a place.

    Attributes:
        phase: its number.
        numbers: the exercises, the quickest at the smallest portion first.
        times: the seconds of each at each of its portions, the smallest portion first.
        published: the same for those of its portions that are not shortened.
        units: by role, the units of a target at the smallest portion, and at the smallest that is not shortened.
        setups: (equipment bits, position, demand bits, exercises that can be done so) lines.
        with_instructions: the exercises that have instructions.
        roles: the exercises that have a region as primary, and as secondary target.
        most_units: the most units that count in a cell.
    """

    phase: int
    numbers: tuple[int, ...]
    times: tuple[tuple[int, ...], ...]
    published: tuple[tuple[int, ...], ...]
    units: dict[Role, tuple[int, int]]
    setups: tuple[tuple[int, Position, int, int], ...]
    with_instructions: int
    roles: dict[str, tuple[int, int]]
    most_units: int

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

    def equivalent(self, bits: int, cells: Iterable[Iterable[str]]) -> Iterator[tuple[int, Role]]:
        """Partition those among *bits* that serve any of these cells, each given by its regions, by what each gets.

        Yields:
            The exercises that give the same, and the least role that they have in a cell they serve.
        """
        found: list[tuple[int, Role | None]] = [(bits, None)]
        for regions in cells:
            primary = secondary = 0
            for region in regions:
                own = self.roles.get(region, (0, 0))
                primary, secondary = primary | own[0], secondary | own[1]
            # of several targets in one cell the best role counts
            secondary &= ~primary
            parts: list[tuple[int, Role | None]] = []
            for rest, least in found:
                if rest & primary:
                    parts.append((rest & primary, least or Role.PRIMARY))
                if rest & secondary:
                    parts.append((rest & secondary, Role.SECONDARY))
                if rest & ~(primary | secondary):
                    parts.append((rest & ~(primary | secondary), least))
            found = parts
        return ((rest, least) for rest, least in found if least is not None)

    def undominated(self, bits: int, role: Role, limits: Limits) -> list[int]:
        """Return the exercises among *bits*, which all give the same, that some best choice can need.

        Args:
            bits: the exercises.
            role: the least role that they have in a cell they serve.
            limits: what limits how many of them are of use.
        """
        if not bits:
            return []
        units = self.units[role][not limits.shorten] * limits.factor
        enough = -(-self.most_units // units)
        if limits.most is not None:
            enough = min(enough, limits.most)
        all_times = self.times if limits.shorten else self.published
        lines: list[tuple[tuple[int, ...], int]] = []
        while bits:
            low = bits & -bits
            bits ^= low
            place = low.bit_length() - 1
            lines.append((all_times[place], self.numbers[place]))
        # with the smallest portion first, what comes later is nowhere quicker at it
        lines.sort()
        if len(lines) == 1:
            return [number for times, number in lines if times[0] <= limits.budget]
        least = list(accumulate((times for times, _ in reversed(lines)), lambda a, b: tuple(map(min, a, b))))[::-1]
        kept: list[tuple[tuple[int, ...], int]] = []
        for place, (times, number) in enumerate(lines):
            if len(kept) >= enough and sum(all(map(lt, other, least[place])) for other, _ in kept) >= enough:
                break
            # where it is as quick at some portion, the smaller id decides
            better = [other[0] for other, name in kept if all(map(le if name < number else lt, other, times))]
            if len(better) < enough and sum(better) + times[0] <= limits.budget:
                kept.append((times, number))
        return [number for _, number in kept]


def shortlist_groups(entries: Iterable[tuple[int, CatalogEntry]], most_units: int) -> tuple[ShortlistGroup, ...]:
    """Return the groups of these exercises, given with their numbers; *most_units* as `ShortlistGroup` has it."""
    groups: dict[tuple[int, tuple[tuple[Fraction, bool], ...]], list[tuple[tuple[int, ...], int, CatalogEntry]]] = {}
    for number, entry in entries:
        shares = tuple((option.share, option.shortened) for option in reversed(entry.options))
        times = tuple(option.duration_s for option in reversed(entry.options))
        groups.setdefault((entry.phase, shares), []).append((times, number, entry))
    return tuple(
        _group(phase, sorted(found, key=lambda line: line[:2]), most_units)
        for (phase, _), found in sorted(groups.items())
    )


def _group(phase: int, found: list[tuple[tuple[int, ...], int, CatalogEntry]], most_units: int) -> ShortlistGroup:
    setups: dict[tuple[int, Position, int], int] = {}
    roles: dict[str, dict[Role, int]] = {}
    units: dict[Role, tuple[int, int]] = {}
    with_instructions = 0
    for place, (_, _, entry) in enumerate(found):
        bit = 1 << place
        for setup in entry.setups:
            for position, demands in setup.positions:
                key = (setup.equipment_bits, position, demands)
                setups[key] = setups.get(key, 0) | bit
        smallest, published = dict(entry.options[-1].units), dict(entry.published[-1].units)
        for target in entry.exercise.targets:
            own = roles.setdefault(target.region, {})
            own[target.role] = own.get(target.role, 0) | bit
            if target.region in published:
                units[target.role] = (smallest.get(target.region, 0), published[target.region])
        if entry.exercise.instructions:
            with_instructions |= bit
    return ShortlistGroup(
        phase=phase,
        numbers=tuple(number for _, number, _ in found),
        times=tuple(times for times, _, _ in found),
        published=tuple(tuple(option.duration_s for option in reversed(entry.published)) for _, _, entry in found),
        units=units,
        setups=tuple((*key, bits) for key, bits in setups.items()),
        with_instructions=with_instructions,
        roles={region: (own.get(Role.PRIMARY, 0), own.get(Role.SECONDARY, 0)) for region, own in roles.items()},
        most_units=most_units,
    )
