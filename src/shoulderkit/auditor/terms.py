"""A request resolved against a catalog: what is available, allowed and avoided, and the weight of each cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from shoulderkit.auditor.findings import error
from shoulderkit.vocabulary import POSITION_DEMANDS, Demand, OutReason, Phase, Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.catalog import Catalog
    from shoulderkit.model import Exercise, Finding, Step
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
        weights: the weight of each (phase, region) that counts; at least 1.
    """

    available: frozenset[str]
    positions: frozenset[Position]
    avoided: frozenset[Demand]
    weights: Mapping[Cell, int]


def unknown_names(request: Request, catalog: Catalog) -> Iterator[Finding]:
    """Check that the catalog has everything that the request names."""
    exercises = {*request.include, *request.exclude, *request.done_today, *request.done_recently}
    named = (
        ("goal", catalog.goals, (request.goal,) if request.goal is not None else ()),
        ("region", catalog.regions, tuple(focus.region for focus in request.focus)),
        ("setting", catalog.settings, (request.setting,) if request.setting is not None else ()),
        ("equipment", catalog.equipment, (*(request.equipment or ()), *request.extra_equipment)),
        ("exercise", catalog.exercises, tuple(sorted(exercises))),
    )
    for kind, table, names in named:
        for name in names:
            if name not in table:
                yield error("request", f"The request names the {kind} {name!r}, which the catalog does not have.")


def terms_of(request: Request, catalog: Catalog) -> Terms:
    """Resolve a request against a catalog that has everything it names."""
    setting = catalog.settings[request.setting] if request.setting is not None else None
    usual_equipment, usual_positions, usual_avoid = (
        (setting.equipment, setting.positions, setting.avoid) if setting else ((), (), ())
    )
    equipment = usual_equipment if request.equipment is None else request.equipment
    positions = set(usual_positions if request.positions is None else request.positions)
    everywhere = not positions or Position.ANY in positions
    return Terms(
        available=frozenset((*equipment, *request.extra_equipment)),
        positions=frozenset({*Position} - {Position.ANY} if everywhere else positions),
        avoided=request.avoided(usual_avoid),
        weights=_weights(request, catalog),
    )


def _weights(request: Request, catalog: Catalog) -> dict[Cell, int]:
    if request.goal is not None:
        wanted = [weight for weight in catalog.goals[request.goal].weights if weight.phase in request.phases]
        return {(weight.phase, weight.region): weight.weight for weight in wanted}
    focus = {focus.region: focus.weight for focus in request.focus}
    weights: dict[Cell, int] = {}
    for region in catalog.regions:
        # the nearest named region decides, and a weight of 0 leaves a part out
        nearest = next((focus[name] for name in catalog.ancestors(region) if name in focus), 0)
        if nearest:
            weights |= {(phase, region): nearest for phase in request.phases}
    return weights


def ruled_out(exercise: Exercise, request: Request, terms: Terms, catalog: Catalog) -> OutReason | None:
    """Return the first reason, if any, why a request rules an exercise out."""
    if exercise.id in request.exclude:
        return OutReason.EXCLUDED
    if not (exercise.instructions or request.without_instructions):
        return OutReason.NO_INSTRUCTIONS
    if not any(all(_is_available(thing, terms, catalog) for thing in needed) for needed in exercise.equipment):
        return OutReason.EQUIPMENT
    possible = terms.positions if Position.ANY in exercise.positions else terms.positions & {*exercise.positions}
    if not possible:
        return OutReason.POSITION
    if all(terms.avoided.intersection(exercise.demands_in(position)) for position in possible):
        return OutReason.DEMAND
    return None


def demands_of(step: Step) -> frozenset[Demand]:
    """Return what a step asks of the body, in the position it is done in."""
    return frozenset((*step.exercise.demands, *POSITION_DEMANDS[step.position]))


def _is_available(thing: str, terms: Terms, catalog: Catalog) -> bool:
    return not terms.available.isdisjoint((thing, *catalog.equipment[thing].substitutes))
