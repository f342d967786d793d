"""Feasibility for the oracles: the equipment of a request, and the ways to do each exercise that it allows."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import attrs

from oracle_counts import Portion, demands, portions
from shoulderkit.model import Exercise, Rule, Setup
from shoulderkit.vocabulary import Demand, Phase, Position, Sides

if TYPE_CHECKING:
    from shoulderkit.catalog import Catalog
    from shoulderkit.plans import Request

EVERYWHERE = frozenset(Position) - {Position.ANY}


class Way(NamedTuple):
    """One way to do an exercise.

    Attributes:
        setup: the number of its setup.
        position, things: the position, and the equipment that there is.
        floor: whether it asks for the floor.
    """

    setup: int
    position: Position
    things: tuple[str, ...]
    floor: bool


def expanded(positions: tuple[Position, ...]) -> frozenset[Position]:
    """Return the positions that are meant: all of them by none, or by any."""
    return EVERYWHERE if not positions or Position.ANY in positions else frozenset(positions)


@attrs.frozen(slots=False)
class Allowed:
    """A request resolved against a catalog.

    Attributes:
        off: ids of the rules that are switched off.
        goal: whether at least one phase has to be present.
    """

    catalog: Catalog
    request: Request
    off: tuple[str, ...] = ()
    goal: bool = True

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The active rules."""
        return tuple(rule for name, rule in self.catalog.rules.items() if name not in self.off)

    @cached_property
    def owned(self) -> frozenset[str]:
        """Ids of the available equipment."""
        usual = self.catalog.settings[self.request.setting].equipment if self.request.setting else ()
        return (frozenset(usual) | frozenset(self.request.equipment)) - frozenset(self.request.without_equipment)

    @cached_property
    def positions(self) -> frozenset[Position]:
        """The allowed positions."""
        usual = self.catalog.settings[self.request.setting].positions if self.request.setting else ()
        extra = expanded(self.request.extra_positions) if self.request.extra_positions else frozenset[Position]()
        return expanded(usual) & expanded(self.request.positions or ()) | extra

    @cached_property
    def avoided(self) -> frozenset[Demand]:
        """The avoided demands."""
        usual = self.catalog.settings[self.request.setting].avoid if self.request.setting else ()
        return frozenset({*usual, *self.request.avoid, Demand.NECK_PRESSURE}) - frozenset(self.request.allow)

    @cached_property
    def named(self) -> dict[tuple[Phase, str], int]:
        """The weight of each cell that the request names, 0 included."""
        if self.request.goal is not None:
            weights = self.catalog.goals[self.request.goal].weights
            return {(w.phase, w.region): w.weight for w in weights if w.phase in self.request.phases}
        return {(phase, focus.region): focus.weight for phase in self.request.phases for focus in self.request.focus}

    @cached_property
    def weights(self) -> dict[tuple[Phase, str], int]:
        """The weight of each weighted cell."""
        return {cell: weight for cell, weight in self.named.items() if weight}

    def above(self, region: str) -> list[str]:
        """Return a region and all that it is part of, level by level."""
        found, level = [region], [region]
        while level:
            level = [a for name in level for a in self.catalog.regions[name].part_of]
            level = [name for name in dict.fromkeys(level) if name not in found]
            found += level
        return found

    @cached_property
    def _served(self) -> dict[tuple[Phase, str], tuple[Phase, str] | None]:
        found: dict[tuple[Phase, str], tuple[Phase, str] | None] = {}
        for phase in Phase:
            for region in self.catalog.regions:
                nearest = next(((phase, name) for name in self.above(region) if (phase, name) in self.named), None)
                found[phase, region] = nearest if nearest in self.weights else None
        return found

    def served(self, phase: Phase, region: str) -> tuple[Phase, str] | None:
        """Return the weighted cell that work on a region serves; None where there is none."""
        return self._served[phase, region]

    def _concrete(self, needed: tuple[str, ...]) -> tuple[str, ...] | None:
        things = set()
        for thing in needed:
            fitting = [name for name in (thing, *self.catalog.equipment[thing].substitutes) if name in self.owned]
            if not fitting:
                return None
            things.add(fitting[0])
        return tuple(sorted(things))

    def positions_of(self, exercise: Exercise, *, equipped: bool = False) -> tuple[Position, ...]:
        """Return all positions of an exercise, whatever the request; only those with available equipment, if wanted."""
        found: list[Position] = []
        for setup in exercise.setups:
            if not equipped or self._concrete(setup.equipment) is not None:
                own = [p for p in Position if p in EVERYWHERE] if setup.position is Position.ANY else [setup.position]
                found += own
        return tuple(dict.fromkeys(found))

    def is_equipped(self, exercise: Exercise) -> bool:
        """Return whether there is the equipment for some setup of an exercise."""
        return any(self._concrete(setup.equipment) is not None for setup in exercise.setups)

    def demands_of(self, setup: Setup, position: Position) -> set[Demand]:
        """Return what a setup asks of the body in a position."""
        return demands(setup, position)

    def is_possible(self, setup: Setup, position: Position) -> bool:
        """Return whether there are the equipment for a setup and the position, which is one of its own."""
        fits = setup.position in (position, Position.ANY) and position in self.positions
        return fits and self._concrete(setup.equipment) is not None

    def ways_of(self, exercise: Exercise) -> tuple[Way, ...]:
        """Return the ways to do an exercise that the request allows; of equal ones the first."""
        found: dict[tuple[Position, tuple[str, ...], int], Way] = {}
        for number, setup in enumerate(exercise.setups):
            things = self._concrete(setup.equipment)
            for position in Position:
                fits = setup.position in (position, Position.ANY) and position in self.positions
                asked = demands(setup, position)
                if things is not None and fits and not asked & self.avoided:
                    found[position, things, number] = Way(number, position, things, Demand.FLOOR in asked)
        return tuple(found.values())

    @cached_property
    def available(self) -> dict[str, tuple[Way, ...]]:
        """The ways to do each exercise that may be chosen, by id."""
        found = {}
        for name, exercise in self.catalog.exercises.items():
            if name not in self.request.exclude and (exercise.has_instructions or self.request.without_instructions):
                ways = self.ways_of(exercise)
                if ways:
                    found[name] = ways
        return found

    def halves_of(self, exercise: Exercise) -> int:
        """Return on how many halves of the body an exercise is done, one after the other."""
        alone = exercise.sides is Sides.ONE and self.request.affected_side is not None
        return 1 if alone or exercise.sides is Sides.TOGETHER else 2

    @cached_property
    def portions(self) -> dict[str, list[Portion]]:
        """The portions of each exercise that may be chosen, by id, the fullest first."""
        found = {}
        for name, ways in self.available.items():
            exercise = self.catalog.exercises[name]
            usable = sorted({way.setup for way in ways})
            found[name] = portions(exercise, usable, self.halves_of(exercise), shorten=self.request.shorten)
        return found

    def ways_in(self, name: str, portion: Portion) -> list[Way]:
        """Return the ways to do a portion of an exercise; of equal positions and things the first."""
        found: dict[tuple[Position, tuple[str, ...]], Way] = {}
        for way in self.available[name]:
            if way.setup in portion.setups:
                found.setdefault((way.position, way.things), way)
        return list(found.values())
