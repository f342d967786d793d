"""What a request allows in a catalog: what is at hand, and the ways in which each exercise may be done."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from shoulderkit.model import Exercise, Rule
from shoulderkit.vocabulary import Demand, Phase, Position

if TYPE_CHECKING:
    from shoulderkit.catalog import Catalog
    from shoulderkit.plans import Request

#: A way to do an exercise: a position, and the equipment it is done with.
Way = tuple[Position, tuple[str, ...]]


@attrs.frozen(slots=False)
class Allowed:
    """A request put to a catalog.

    Attributes:
        off: ids of the rules that do not count.
        goal: whether at least one phase has to be present.
    """

    catalog: Catalog
    request: Request
    off: tuple[str, ...] = ()
    goal: bool = True

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that count."""
        return tuple(rule for name, rule in self.catalog.rules.items() if name not in self.off)

    @cached_property
    def at_hand(self) -> frozenset[str]:
        """Ids of the equipment at hand."""
        usual = self.catalog.settings[self.request.setting].equipment if self.request.setting else ()
        own = usual if self.request.equipment is None else self.request.equipment
        return frozenset(own) | frozenset(self.request.extra_equipment)

    @cached_property
    def positions(self) -> frozenset[Position]:
        """The positions that are possible."""
        usual = self.catalog.settings[self.request.setting].positions if self.request.setting else ()
        own = self.request.positions or usual
        return frozenset(Position) if not own or Position.ANY in own else frozenset(own)

    @cached_property
    def avoided(self) -> frozenset[Demand]:
        """The demands to keep out."""
        usual = self.catalog.settings[self.request.setting].avoid if self.request.setting else ()
        own = usual if self.request.avoid is None else self.request.avoid
        return (frozenset(own) | {Demand.NECK_PRESSURE}) - frozenset(self.request.allow)

    @cached_property
    def weights(self) -> dict[tuple[Phase, str], int]:
        """How much each region matters in each phase, where it does."""
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
        for item in needed:
            fitting = [name for name in (item, *self.catalog.equipment[item].substitutes) if name in self.at_hand]
            if not fitting:
                return None
            things.add(fitting[0])
        return tuple(sorted(things))

    def positions_of(self, exercise: Exercise) -> tuple[Position, ...]:
        """The positions an exercise may be done in at all, in its own order."""
        found: list[Position] = []
        for position in exercise.positions:
            found += [p for p in Position if p is not Position.ANY] if position is Position.ANY else [position]
        return tuple(dict.fromkeys(found))

    def equipment_of(self, exercise: Exercise) -> tuple[tuple[str, ...], ...]:
        """The sets of equipment at hand that an exercise may be done with, in its own order."""
        found = [self._concrete(needed) for needed in exercise.equipment]
        return tuple(dict.fromkeys(things for things in found if things is not None))

    def ways_of(self, exercise: Exercise) -> tuple[Way, ...]:
        """The ways in which the request lets an exercise be done."""
        fine = [
            position
            for position in self.positions_of(exercise)
            if position in self.positions and not self.avoided & set(exercise.demands_in(position))
        ]
        return tuple((position, things) for position in fine for things in self.equipment_of(exercise))

    @cached_property
    def available(self) -> dict[str, tuple[Way, ...]]:
        """The ways of each exercise that may be in, by id."""
        found = {}
        for name, exercise in self.catalog.exercises.items():
            if name not in self.request.exclude and (exercise.has_instructions or self.request.without_instructions):
                ways = self.ways_of(exercise)
                if ways:
                    found[name] = ways
        return found
