"""A request resolved against a catalog: defaults filled in, and the exercises that it rules out by itself, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from shoulderkit.planner.compiled import DEMAND_BIT, PHASES, CatalogEntry, Compiled
from shoulderkit.plans import LeftOut
from shoulderkit.vocabulary import Demand, OutReason, Position

if TYPE_CHECKING:
    from shoulderkit.model import Equipment, Setting
    from shoulderkit.plans import Request


@attrs.frozen(kw_only=True, eq=False)
class Asked:
    """A request resolved against a compiled catalog, its setting's defaults filled in.

    Attributes:
        compiled: the compiled catalog.
        request: the request.
        weights: weight by (phase number, region); no zeros.
        available: ids of the equipment there is.
        available_bits: bits of all equipment that counts as available, what it is a substitute for included.
        listed_positions: the positions that the request or its setting lists; empty: all.
        positions: the positions that are possible.
        avoided, avoided_bits: the demands to avoid, sorted, and their bits.
        required: numbers of the exercises that must be in.
        done: numbers of the exercises that were done today, ahead of this session.
        recent: numbers of the exercises that were done recently or today.
    """

    compiled: Compiled
    request: Request
    weights: dict[tuple[int, str], int]
    available: frozenset[str]
    available_bits: int
    listed_positions: tuple[Position, ...]
    positions: frozenset[Position]
    avoided: tuple[Demand, ...]
    avoided_bits: int
    required: frozenset[int]
    done: frozenset[int]
    recent: frozenset[int]


class Configuration(NamedTuple):
    """One way to do an exercise here.

    Attributes:
        position: the position it is done in.
        equipment: ids of the equipment it is done with, sorted.
        demands: what it asks of the body, as bits.
    """

    position: Position
    equipment: tuple[str, ...]
    demands: int


def _weights(compiled: Compiled, request: Request) -> dict[tuple[int, str], int]:
    wanted = set(request.phases)
    if request.goal is not None:
        cells = compiled.catalog.goals[request.goal].weights
        return {(PHASES.index(w.phase), w.region): w.weight for w in cells if w.phase in wanted}
    named = {focus.region: focus.weight for focus in request.focus}
    found: dict[tuple[int, str], int] = {}
    for region in compiled.catalog.regions:
        # the nearest named region decides, so that a part can differ from its whole
        nearest = next((name for name in compiled.catalog.ancestors(region) if name in named), None)
        if nearest is not None and named[nearest]:
            for phase in request.phases:
                found[PHASES.index(phase), region] = named[nearest]
    return found


def _demands(bits: int) -> tuple[str, ...]:
    return tuple(sorted(demand.value for demand, bit in DEMAND_BIT.items() if bits & bit))


def reason_out(asked: Asked, number: int) -> LeftOut | None:
    """Return why the request itself rules this exercise out, None where it does not."""
    compiled, request, available = asked.compiled, asked.request, asked.available_bits
    entry = compiled.entries[number]
    exercise = entry.exercise
    if exercise.id in request.exclude:
        return LeftOut(exercise=exercise.id, reason=OutReason.EXCLUDED)
    if not exercise.instructions and not request.without_instructions:
        return LeftOut(exercise=exercise.id, reason=OutReason.NO_INSTRUCTIONS)
    for mask, _ in entry.equipment:
        if not mask & ~available:
            break
    else:
        return LeftOut(exercise=exercise.id, reason=OutReason.EQUIPMENT, names=_missing(compiled, entry, available))
    possible = [demands for position, demands in entry.positions if position in asked.positions]
    if not possible:
        names = tuple(position.value for position, _ in entry.positions)
        return LeftOut(exercise=exercise.id, reason=OutReason.POSITION, names=names)
    if all(demands & asked.avoided_bits for demands in possible):
        fewest = min((demands & asked.avoided_bits for demands in possible), key=lambda bits: (bits.bit_count(), bits))
        return LeftOut(exercise=exercise.id, reason=OutReason.DEMAND, names=_demands(fewest))
    return None


def _missing(compiled: Compiled, entry: CatalogEntry, available: int) -> tuple[str, ...]:
    """The equipment that is missing, for the alternative that lacks least."""
    lacking = [
        tuple(item for item in items if compiled.equipment_bit[item] & ~available) for _, items in entry.equipment
    ]
    return min(lacking, key=len)


def ask(compiled: Compiled, request: Request) -> Asked:
    """Resolve a request against a compiled catalog; its names are known (see `check_names`)."""
    catalog = compiled.catalog
    setting: Setting | None = None if request.setting is None else catalog.settings[request.setting]
    listed = request.equipment if request.equipment is not None else setting.equipment if setting else ()
    available = frozenset((*listed, *request.extra_equipment))
    available_bits = 0
    for item in available:
        available_bits |= compiled.provides[item]
    positions = request.positions or (setting.positions if setting else ())
    avoided = request.avoided(setting.avoid if setting else ())
    done = frozenset(compiled.numbers[name] for name in request.done_today)
    return Asked(
        compiled=compiled,
        request=request,
        weights=_weights(compiled, request),
        available=available,
        available_bits=available_bits,
        listed_positions=() if Position.ANY in positions else positions,
        positions=frozenset(Position) if not positions or Position.ANY in positions else frozenset(positions),
        avoided=tuple(sorted(avoided)),
        avoided_bits=sum(DEMAND_BIT[demand] for demand in avoided),
        required=frozenset(compiled.numbers[name] for name in request.include),
        done=done,
        recent=done.union(compiled.numbers[name] for name in request.done_recently),
    )


def configurations(asked: Asked, number: int) -> tuple[Configuration, ...]:
    """Return the positions and equipment that an exercise can be done in and with here, the preferred first."""
    entry = asked.compiled.entries[number]
    equipment = asked.compiled.catalog.equipment
    sets = [
        tuple(sorted({_concrete(equipment[item], asked.available) for item in items}))
        for mask, items in entry.equipment
        if not mask & ~asked.available_bits
    ]
    return tuple(
        Configuration(position, items, demands)
        for position, demands in entry.positions
        if position in asked.positions and not demands & asked.avoided_bits
        for items in dict.fromkeys(sets)
    )


def _concrete(item: Equipment, available: frozenset[str]) -> str:
    """The thing itself where it is available, else the first substitute that is."""
    return item.id if item.id in available else next(name for name in item.substitutes if name in available)
