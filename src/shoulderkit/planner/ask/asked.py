"""A request resolved against a catalog: defaults filled in, and the exercises that it rules out by itself, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from shoulderkit.model import HALVES
from shoulderkit.planner.ask.aim import Aim, Cell, Given, aim_of
from shoulderkit.planner.compiled import DEMAND_BIT, CatalogEntry, Compiled, DoseOption, dose_options
from shoulderkit.plans import LeftOut
from shoulderkit.vocabulary import BodyHalf, Demand, OutReason, Position, Sides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.model import Equipment, Setting
    from shoulderkit.plans import Request


class Configuration(NamedTuple):
    """How a step can be done.

    Attributes:
        setup_number: in which setup of its exercise.
        position: in which position.
        equipment: with what, substitutes taken where they are what there is.
        demands: what that asks of the body, as bits.
    """

    setup_number: int
    position: Position
    equipment: tuple[str, ...]
    demands: int


@attrs.frozen(kw_only=True, eq=False)
class Asked:
    """A request resolved against a compiled catalog, its setting's defaults filled in.

    Attributes:
        compiled: the compiled catalog.
        request: the request.
        aim: the weighted cells, and what serves them.
        available: ids of the equipment there is.
        available_bits: bits of all equipment that counts as available, what it is a substitute for included.
        positions: the positions that are possible.
        avoided, avoided_bits: the demands to avoid, sorted, and their bits.
        required: numbers of the exercises that must be in.
        done: numbers of the exercises that were done today, ahead of this session.
        recent: numbers of the exercises that were done recently or today.
        start: the units that each cell has already from what was done today; cells without any are left out.
    """

    compiled: Compiled
    request: Request
    aim: Aim
    available: frozenset[str]
    available_bits: int
    positions: frozenset[Position]
    avoided: tuple[Demand, ...]
    avoided_bits: int
    required: frozenset[int]
    done: frozenset[int]
    recent: frozenset[int]
    start: dict[Cell, int]
    _options: dict[int, tuple[DoseOption, ...]] = attrs.field(factory=dict[int, "tuple[DoseOption, ...]"], init=False)

    def halves(self, sides: Sides) -> tuple[BodyHalf, ...]:
        """Return the halves of the body that an exercise is done on, in order."""
        affected, first = self.request.affected_side, self.request.first_side
        if sides is Sides.ONE and affected is not None:
            return (affected,)
        return next(halves for halves in HALVES[sides] if halves[0] in (first, BodyHalf.BOTH))

    def usable(self, number: int) -> tuple[int, ...]:
        """Return the numbers of the setups of an exercise that can be used."""
        missing, avoided, possible = ~self.available_bits, self.avoided_bits, self.positions
        found: list[int] = []
        for setup in self.compiled.entries[number].setups:
            if not setup.equipment_bits & missing:
                for position, demands in setup.positions:
                    if position in possible and not demands & avoided:
                        found.append(setup.number)
                        break
        return tuple(found)

    def admits(self, number: int) -> bool:
        """Return whether the request itself lets this exercise in: whether `reason_out` has no reason."""
        exercise, request = self.compiled.entries[number].exercise, self.request
        if exercise.id in request.exclude or not (exercise.instructions or request.without_instructions):
            return False
        return bool(self.usable(number))

    def options(self, number: int) -> tuple[DoseOption, ...]:
        """Return the dose options of an exercise that can be done, the fullest first."""
        entry = self.compiled.entries[number]
        if not entry.varies:
            return entry.options
        found = self._options.get(number)
        if found is None:
            affected = self.request.affected_side is not None
            # what no setup allows is told elsewhere; it has the options that it would have
            usable = self.usable(number) or tuple(range(len(entry.setups)))
            # places and sides are few, and what they leave of an exercise is the same in every request
            varied, key = self.compiled.varied, (number, usable, affected)
            if key not in varied:
                varied[key] = dose_options(entry.exercise, usable, self.compiled.scoring, affected=affected)
            found = self._options[number] = varied[key]
        return found

    def offered(self, number: int) -> tuple[DoseOption, ...]:
        """Return the dose options of an exercise that the request allows: all, or those that are not shortened."""
        options = self.options(number)
        return options if self.request.shorten else tuple(option for option in options if not option.shortened)

    @property
    def weights(self) -> dict[Cell, int]:
        """Weight by cell; no zeros."""
        return self.aim.weights

    def gains(self, number: int, option: DoseOption) -> list[tuple[Cell, int]]:
        """Return the cells that an exercise serves at this dose with its units there, less where it was done recently."""
        found = self.aim.gains(number, option)
        if number not in self.recent:
            return found
        factor = self.compiled.scoring.variety[self.request.variety]
        return [(cell, units * factor.numerator // factor.denominator) for cell, units in found]

    def given(self, number: int, option: DoseOption) -> Given:
        """Return what an exercise gives to the cells by their places, and what where another of its family counts fully."""
        if option.place is None:
            return self._given(number, option)
        key = (number, option.place, self.request.variety if number in self.recent else None)
        found = self.aim.given.get(key)
        if found is None:
            found = self.aim.given[key] = self._given(number, option)
        return found

    def _given(self, number: int, option: DoseOption) -> Given:
        places, half = self.aim.places, self.compiled.scoring.family
        full = tuple([(places[cell], units) for cell, units in self.gains(number, option)])
        return full, tuple([(cell, units * half.numerator // half.denominator) for cell, units in full])


def _start(compiled: Compiled, request: Request, aim: Aim) -> dict[Cell, int]:
    """The units of each cell from what was done today."""
    found: dict[Cell, int] = {}
    for done in request.done_today:
        if done.exercise not in compiled.numbers:
            continue
        for cell, units in aim.done(compiled, compiled.numbers[done.exercise], done):
            found[cell] = found.get(cell, 0) + units
    return found


def _demands(bits: int) -> tuple[str, ...]:
    return tuple(sorted(demand.value for demand, bit in DEMAND_BIT.items() if bits & bit))


def reason_out(asked: Asked, number: int) -> LeftOut | None:
    """Return why the request itself rules this exercise out, None where it does not (see `Asked.admits`)."""
    request, available = asked.request, asked.available_bits
    entry = asked.compiled.entries[number]
    exercise = entry.exercise
    if exercise.id in request.exclude:
        return LeftOut(exercise=exercise.id, reason=OutReason.EXCLUDED)
    if not exercise.instructions and not request.without_instructions:
        return LeftOut(exercise=exercise.id, reason=OutReason.NO_INSTRUCTIONS)
    equipped = [setup for setup in entry.setups if not setup.equipment_bits & ~available]
    if not equipped:
        return LeftOut(exercise=exercise.id, reason=OutReason.EQUIPMENT, names=_missing(asked, entry))
    listed = [pair for setup in equipped for pair in setup.positions]
    possible = [demands for position, demands in listed if position in asked.positions]
    if not possible:
        names = tuple(dict.fromkeys(position.value for position, _ in listed))
        return LeftOut(exercise=exercise.id, reason=OutReason.POSITION, names=names)
    if all(demands & asked.avoided_bits for demands in possible):
        fewest = min((demands & asked.avoided_bits for demands in possible), key=lambda bits: (bits.bit_count(), bits))
        return LeftOut(exercise=exercise.id, reason=OutReason.DEMAND, names=_demands(fewest))
    return None


def _missing(asked: Asked, entry: CatalogEntry) -> tuple[str, ...]:
    """The equipment that is missing, for the setup that lacks least."""
    bits, available = asked.compiled.equipment_bit, asked.available_bits
    lacking = [tuple(item for item in setup.equipment if bits[item] & ~available) for setup in entry.setups]
    return min(lacking, key=len)


def ask(compiled: Compiled, request: Request) -> Asked:
    """Resolve a request against a compiled catalog; its names are known (see `check_names`)."""
    catalog = compiled.catalog
    setting: Setting | None = None if request.setting is None else catalog.settings[request.setting]
    available = request.available(setting.equipment if setting else ())
    available_bits = 0
    for item in available:
        available_bits |= compiled.provides[item]
    avoided = request.avoided(setting.avoid if setting else ())
    # what the catalog no longer has is passed over
    done, before = (
        frozenset(compiled.numbers[name] for name in names if name in compiled.numbers)
        for names in (request.done_ids, request.done_recently)
    )
    aim = aim_of(compiled, request)
    return Asked(
        compiled=compiled,
        request=request,
        aim=aim,
        available=available,
        available_bits=available_bits,
        positions=request.possible(setting.positions if setting else ()),
        avoided=tuple(sorted(avoided)),
        avoided_bits=sum(DEMAND_BIT[demand] for demand in avoided),
        required=frozenset(compiled.numbers[name] for name in request.include),
        done=done,
        recent=done | before,
        start=_start(compiled, request, aim),
    )


def helpful_equipment(asked: Asked) -> Iterator[str]:
    """Yield the equipment that would help some exercise; of items that help with the same the first one.

    What exercises name comes before what only stands in for it.
    """
    compiled, named = asked.compiled, 0
    for entry in compiled.entries:
        for setup in entry.setups:
            named |= setup.equipment_bits
    seen = {0}
    things = compiled.equipment_bit.items()
    for _, thing in sorted((not bit & named, thing) for thing, bit in things):
        gained = compiled.provides[thing] & named & ~asked.available_bits
        if gained not in seen:
            seen.add(gained)
            yield thing


def configurations(asked: Asked, number: int, setups: tuple[int, ...]) -> tuple[Configuration, ...]:
    """Return how an exercise can be done here in one of these *setups*, the preferred way first."""
    equipment = asked.compiled.catalog.equipment
    found: dict[tuple[Position, tuple[str, ...]], Configuration] = {}
    for place in setups:
        setup = asked.compiled.entries[number].setups[place]
        if setup.equipment_bits & ~asked.available_bits:
            continue
        items = tuple(sorted({_concrete(equipment[item], asked.available) for item in setup.equipment}))
        for position, demands in setup.positions:
            if position in asked.positions and not demands & asked.avoided_bits:
                found.setdefault((position, items), Configuration(place, position, items, demands))
    return tuple(found.values())


def _concrete(item: Equipment, available: frozenset[str]) -> str:
    """The thing itself where it is available, else the first substitute that is."""
    return item.id if item.id in available else next(name for name in item.substitutes if name in available)
