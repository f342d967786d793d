"""A request held against a catalog: names checked, defaults filled in, who is ruled out and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shoulderkit._planning.compile import DEMAND_BIT, PHASES, Compiled, Entry
from shoulderkit.errors import Fault, RequestError, near
from shoulderkit.plans import LeftOut
from shoulderkit.vocabulary import OutReason, Position

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shoulderkit.model import Equipment, Setting
    from shoulderkit.requests import Request


class Resolved(NamedTuple):
    """A request in the planner's terms.

    Attributes:
        weights: weight by (phase number, region); no zeros.
        at_hand: ids of the equipment at hand.
        have: bits of all equipment that counts as at hand, stand-ins included.
        positions: the positions that are possible.
        avoided: bits of the demands to avoid.
    """

    weights: dict[tuple[int, str], int]
    at_hand: frozenset[str]
    have: int
    positions: frozenset[Position]
    avoided: int


#: What a step can be done in and with.
Way = tuple[Position, tuple[str, ...]]


def _unknown(field: str, names: tuple[str, ...], table: Mapping[str, object], noun: str) -> Iterator[Fault]:
    for place, name in enumerate(names):
        if name not in table:
            aliases = {alias.lower(): id_ for id_, value in table.items() for alias in getattr(value, "aliases", ())}
            close = near(name, [*table, *aliases])
            ids = tuple(dict.fromkeys(aliases.get(word, word) for word in close))
            path = field if names == (name,) and field in {"goal", "setting"} else f"{field}[{place}]"
            yield Fault(f"no {noun} has the id {name!r}", path, near=ids)


def check_names(compiled: Compiled, request: Request) -> None:
    """Raise RequestError with every name in the request that the catalog does not know."""
    catalog = compiled.catalog
    faults = [
        *_unknown("goal", (request.goal,) if request.goal else (), catalog.goals, "goal"),
        *_unknown("focus", tuple(focus.region for focus in request.focus), catalog.regions, "region"),
        *_unknown("setting", (request.setting,) if request.setting else (), catalog.settings, "setting"),
        *_unknown("equipment", request.equipment or (), catalog.equipment, "equipment"),
        *_unknown("extra_equipment", request.extra_equipment, catalog.equipment, "equipment"),
    ]
    for field in ("include", "exclude", "done_today", "done_lately"):
        faults += _unknown(field, getattr(request, field), catalog.exercises, "exercise")
    if faults:
        raise RequestError("Request", tuple(faults))


def _weights(compiled: Compiled, request: Request) -> dict[tuple[int, str], int]:
    wanted = set(request.phases)
    if request.goal is not None:
        cells = compiled.catalog.goals[request.goal].weights
        return {(PHASES.index(w.phase), w.region): w.weight for w in cells if w.phase in wanted}
    named = {focus.region: focus.weight for focus in request.focus}
    found = {}
    for region in compiled.catalog.regions:
        # the nearest named region decides, so that a part can differ from its whole
        nearest = next((name for name in compiled.catalog.ancestors(region) if name in named), None)
        if nearest is not None and named[nearest]:
            for phase in request.phases:
                found[PHASES.index(phase), region] = named[nearest]
    return found


def _demands(bits: int) -> tuple[str, ...]:
    return tuple(sorted(demand.value for demand, bit in DEMAND_BIT.items() if bits & bit))


def why_out(compiled: Compiled, resolved: Resolved, request: Request, number: int) -> LeftOut | None:
    """Why the request rules this exercise out, if it does."""
    entry, have = compiled.entries[number], resolved.have
    exercise = entry.exercise
    if exercise.id in request.exclude:
        return LeftOut(exercise=exercise.id, reason=OutReason.EXCLUDED)
    if not exercise.steps and not request.undescribed:
        return LeftOut(exercise=exercise.id, reason=OutReason.NOT_DESCRIBED)
    for mask, _ in entry.equipment:
        if not mask & ~have:
            break
    else:
        return LeftOut(exercise=exercise.id, reason=OutReason.EQUIPMENT, names=_missing(compiled, entry, have))
    possible = [demands for position, demands in entry.positions if position in resolved.positions]
    if not possible:
        names = tuple(position.value for position, _ in entry.positions)
        return LeftOut(exercise=exercise.id, reason=OutReason.POSITION, names=names)
    if all(demands & resolved.avoided for demands in possible):
        fewest = min((demands & resolved.avoided for demands in possible), key=lambda bits: (bits.bit_count(), bits))
        return LeftOut(exercise=exercise.id, reason=OutReason.DEMAND, names=_demands(fewest))
    return None


def _missing(compiled: Compiled, entry: Entry, have: int) -> tuple[str, ...]:
    """The equipment that is missing, for the alternative that lacks least."""
    lacking = [tuple(item for item in items if compiled.item_bit[item] & ~have) for _, items in entry.equipment]
    return min(lacking, key=len)


def resolve(compiled: Compiled, request: Request) -> Resolved:
    """Hold a request against a catalog; its names are known to be good."""
    catalog = compiled.catalog
    setting: Setting | None = None if request.setting is None else catalog.settings[request.setting]
    listed = request.equipment if request.equipment is not None else setting.equipment if setting else ()
    at_hand = frozenset((*listed, *request.extra_equipment))
    have = 0
    for item in at_hand:
        have |= compiled.has[item]
    allowed = request.positions or (setting.positions if setting else ())
    positions = frozenset(Position) if not allowed or Position.ANY in allowed else frozenset(allowed)
    avoided = sum(DEMAND_BIT[demand] for demand in request.avoided(setting.avoid if setting else ()))
    return Resolved(_weights(compiled, request), at_hand, have, positions, avoided)


def ways(compiled: Compiled, resolved: Resolved, number: int) -> tuple[Way, ...]:
    """The positions and equipment that an available exercise can be done in and with here, the preferred first."""
    entry = compiled.entries[number]
    equipment = compiled.catalog.equipment
    sets = [
        tuple(sorted({_concrete(equipment[item], resolved.at_hand) for item in items}))
        for mask, items in entry.equipment
        if not mask & ~resolved.have
    ]
    return tuple(
        (position, items)
        for position, demands in entry.positions
        if position in resolved.positions and not demands & resolved.avoided
        for items in dict.fromkeys(sets)
    )


def _concrete(item: Equipment, at_hand: frozenset[str]) -> str:
    """The thing itself where it is at hand, else the first stand-in that is."""
    return item.id if item.id in at_hand else next(name for name in item.stand_ins if name in at_hand)
