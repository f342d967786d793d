"""A request resolved against a catalog: what is available, allowed and avoided, and the weight of each cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from shoulderkit.auditor.findings import error
from shoulderkit.errors import shown
from shoulderkit.vocabulary import POSITION_DEMANDS, Demand, OutReason, Phase, Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.catalog import Catalog
    from shoulderkit.model import Exercise, Finding, Setup
    from shoulderkit.plans import Request

#: A phase and a region: what a weight applies to.
Cell = tuple[Phase, str]


@attrs.frozen(kw_only=True)
class Terms:
    """A request with the defaults of its setting filled in.

    Attributes:
        available: ids of the available equipment.
        positions: the allowed positions, with `Position.ANY` expanded.
        avoided: the demands to avoid.
        weights: the weight of each (phase, region) that is named; 0 leaves a part of another out.
        catalog: the catalog.
    """

    available: frozenset[str]
    positions: frozenset[Position]
    avoided: frozenset[Demand]
    weights: Mapping[Cell, int]
    catalog: Catalog

    def served(self, phase: Phase, region: str) -> Cell | None:
        """Return the cell that work on a region serves: that of the nearest named region it is or is part of."""
        return served_cell(phase, region, self.weights, self.catalog)


def unknown_names(request: Request, catalog: Catalog) -> Iterator[Finding]:
    """Check that the catalog has everything that the request names."""
    exercises = {*request.include, *request.exclude}
    named = (
        ("goal", catalog.goals, (request.goal,) if request.goal is not None else ()),
        ("region", catalog.regions, tuple(focus.region for focus in request.focus)),
        ("setting", catalog.settings, (request.setting,) if request.setting is not None else ()),
        ("equipment", catalog.equipment, (*request.equipment, *request.without_equipment)),
        ("exercise", catalog.exercises, tuple(sorted(exercises))),
    )
    for kind, table, names in named:
        for name in names:
            if name not in table:
                yield error("request", f"The request names the {kind} {shown(name)}, which the catalog does not have.")


def terms_of(request: Request, catalog: Catalog) -> Terms:
    """Resolve a request against a catalog that has everything it names."""
    setting = catalog.settings[request.setting] if request.setting is not None else None
    usual_equipment, usual_positions, usual_avoid = (
        (setting.equipment, setting.positions, setting.avoid) if setting else ((), (), ())
    )
    positions = {
        position
        for position in _expanded(usual_positions)
        if request.positions is None or position in _expanded(request.positions)
    }
    extra = _expanded(request.extra_positions) if request.extra_positions else set[Position]()
    return Terms(
        available=frozenset({*usual_equipment, *request.equipment}.difference(request.without_equipment)),
        positions=frozenset(positions | extra),
        avoided=frozenset({*usual_avoid, *request.avoid, Demand.NECK_PRESSURE}.difference(request.allow)),
        weights=_weights(request, catalog),
        catalog=catalog,
    )


def _expanded(positions: tuple[Position, ...]) -> set[Position]:
    every = {*Position} - {Position.ANY}
    return every if not positions or Position.ANY in positions else set(positions)


def _weights(request: Request, catalog: Catalog) -> dict[Cell, int]:
    """The weight of each (phase, region) that is named; a weight of 0 leaves a part out."""
    if request.goal is not None:
        named = [(weight.phase, weight.region, weight.weight) for weight in catalog.goals[request.goal].weights]
        return {(phase, region): weight for phase, region, weight in named if phase in request.phases}
    return {(phase, focus.region): focus.weight for phase in request.phases for focus in request.focus}


def served_cell(phase: Phase, region: str, weights: Mapping[Cell, int], catalog: Catalog) -> Cell | None:
    """Return the cell that work on a region serves: that of the nearest named region it is or is part of; None: none."""
    nearest, seen = [region], {region}
    while nearest:
        for name in nearest:
            if (phase, name) in weights:
                return (phase, name) if weights[phase, name] else None
        above = [parent for name in nearest for parent in catalog.regions[name].part_of]
        nearest = [name for name in dict.fromkeys(above) if name not in seen]
        seen.update(nearest)
    return None


def ruled_out(exercise: Exercise, request: Request, terms: Terms, catalog: Catalog) -> OutReason | None:
    """Return the first reason, if any, why a request rules an exercise out."""
    if exercise.id in request.exclude:
        return OutReason.EXCLUDED
    if not (exercise.instructions or request.without_instructions):
        return OutReason.NO_INSTRUCTIONS
    usable = [
        setup for setup in exercise.setups if all(_is_available(thing, terms, catalog) for thing in setup.equipment)
    ]
    if not usable:
        return OutReason.EQUIPMENT
    held = [
        (setup, position)
        for setup in usable
        for position in (terms.positions if setup.position is Position.ANY else terms.positions & {setup.position})
    ]
    if not held:
        return OutReason.POSITION
    if all(terms.avoided & demands_of(setup, position) for setup, position in held):
        return OutReason.DEMAND
    return None


def demands_of(setup: Setup, position: Position) -> set[Demand]:
    """Return what a setup asks of the body in a position: its own demands, and what the position implies."""
    implied = set(POSITION_DEMANDS[position])
    if setup.raised:
        implied.discard(Demand.FLOOR)
    return implied | set(setup.demands)


def _is_available(thing: str, terms: Terms, catalog: Catalog) -> bool:
    return not terms.available.isdisjoint((thing, *catalog.equipment[thing].substitutes))
