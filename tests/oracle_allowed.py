"""Feasibility for the oracles: the equipment of a request, and the alternatives of each exercise that it allows."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from shoulderkit.model import Exercise, Rule
from shoulderkit.vocabulary import Demand, Phase, Position

if TYPE_CHECKING:
    from shoulderkit.catalog import Catalog
    from shoulderkit.plans import Request

#: One alternative for doing an exercise: a position, and a set of equipment.
Alternative = tuple[Position, tuple[str, ...]]


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
        own = usual if self.request.equipment is None else self.request.equipment
        return frozenset(own) | frozenset(self.request.extra_equipment)

    @cached_property
    def positions(self) -> frozenset[Position]:
        """The allowed positions."""
        usual = self.catalog.settings[self.request.setting].positions if self.request.setting else ()
        own = self.request.positions or usual
        return frozenset(Position) if not own or Position.ANY in own else frozenset(own)

    @cached_property
    def avoided(self) -> frozenset[Demand]:
        """The avoided demands."""
        usual = self.catalog.settings[self.request.setting].avoid if self.request.setting else ()
        own = usual if self.request.avoid is None else self.request.avoid
        return (frozenset(own) | {Demand.NECK_PRESSURE}) - frozenset(self.request.allow)

    @cached_property
    def weights(self) -> dict[tuple[Phase, str], int]:
        """The weight of each weighted cell."""
        found = {}
        if self.request.goal is not None:
            for weight in self.catalog.goals[self.request.goal].weights:
                if weight.phase in self.request.phases:
                    found[weight.phase, weight.region] = weight.weight
        listed = {focus.region: focus.weight for focus in self.request.focus}
        for region in self.catalog.regions:
            above = [name for name in self.catalog.ancestors(region) if name in listed]
            if above and listed[above[0]]:
                found |= {(phase, region): listed[above[0]] for phase in self.request.phases}
        return found

    def _concrete(self, needed: tuple[str, ...]) -> tuple[str, ...] | None:
        things = set()
        for thing in needed:
            fitting = [name for name in (thing, *self.catalog.equipment[thing].substitutes) if name in self.owned]
            if not fitting:
                return None
            things.add(fitting[0])
        return tuple(sorted(things))

    def positions_of(self, exercise: Exercise) -> tuple[Position, ...]:
        """Return all positions of an exercise, whatever the request, in the exercise's order."""
        found: list[Position] = []
        for position in exercise.positions:
            found += [p for p in Position if p is not Position.ANY] if position is Position.ANY else [position]
        return tuple(dict.fromkeys(found))

    def equipment_of(self, exercise: Exercise) -> tuple[tuple[str, ...], ...]:
        """Return the available sets of equipment for an exercise, in the exercise's order."""
        found = [self._concrete(needed) for needed in exercise.equipment]
        return tuple(dict.fromkeys(things for things in found if things is not None))

    def alternatives_of(self, exercise: Exercise) -> tuple[Alternative, ...]:
        """Return the alternatives of an exercise that the request allows."""
        fine = [
            position
            for position in self.positions_of(exercise)
            if position in self.positions and not self.avoided & set(exercise.demands_in(position))
        ]
        return tuple((position, things) for position in fine for things in self.equipment_of(exercise))

    @cached_property
    def available(self) -> dict[str, tuple[Alternative, ...]]:
        """The alternatives of each exercise that may be chosen, by id."""
        found = {}
        for name, exercise in self.catalog.exercises.items():
            if name not in self.request.exclude and (exercise.has_instructions or self.request.without_instructions):
                alternatives = self.alternatives_of(exercise)
                if alternatives:
                    found[name] = alternatives
        return found
