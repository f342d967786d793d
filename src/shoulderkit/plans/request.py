"""What a caller asks for: one session's budget, goal and constraints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, TypeGuard

import attrs
from attrs import field

from shoulderkit.errors import FaultyError, RequestError, brief
from shoulderkit.model import MOST_WEIGHT, Dose, Exercise, Hold, Reps, Step, Timed
from shoulderkit.model.arguments import checked
from shoulderkit.model.checks import Value
from shoulderkit.model.items import items_of
from shoulderkit.model.specs import Relation, a_flag, a_member, a_name, a_number, an_instance, many, maybe, spec
from shoulderkit.model.times import clock
from shoulderkit.plans.converters import (
    to_demands,
    to_half,
    to_half_or_none,
    to_ids,
    to_phases,
    to_positions,
    to_positions_too,
    to_variety,
)
from shoulderkit.vocabulary import (
    AVOIDED_UNLESS_ALLOWED,
    BodyHalf,
    Demand,
    Phase,
    Position,
    Variety,
)


@attrs.frozen
class Focus(Value):
    """A region that a session should serve, with all its parts; a part that is named itself keeps its own weight.

    Attributes:
        region: id of the region.
        weight: how much it should be served; only the ratios matter, and 0 leaves a part out.
    """

    region: str = field(metadata=spec(a_name("regions")))
    weight: int = field(default=1, metadata=spec(a_number(0, MOST_WEIGHT)))


#: An exercise of the past: a catalog may have changed since, and what it does not have any more is passed over.
_past = a_name("exercises", known=False)

_dose = an_instance(Reps, Hold, Timed)


@attrs.frozen
class Done(Value):
    """An exercise that was done today, ahead of a session.

    Attributes:
        exercise: id of the exercise.
        dose: how much of it, for one side; None: its full dose.
        setup_number: which of the exercise's setups it was done in, from 0, since a setup can have a full dose of its own.
            Of setups with the same full dose the first one stands for all.
    """

    __brief__: ClassVar[str | None] = "exercise"
    exercise: str = field(metadata=spec(_past))
    dose: Dose | None = field(default=None, metadata=spec(maybe(_dose)))
    setup_number: int = field(default=0, metadata=spec(a_number()))

    @classmethod
    def of(cls, exercise: Exercise, dose: Dose, setup_number: int) -> Done:
        """Return that an exercise was done at this dose in this setup.

        Raises:
            InvalidValueError: *exercise* or *dose* is none, or the exercise has no such setup.
        """
        checked("Done.of", exercise=(an_instance(Exercise), exercise), dose=(_dose, dose))
        checked("Done.of", setup_number=(a_number(0, len(exercise.setups) - 1), setup_number))
        fulls = [exercise.dose_in(setup) for setup in exercise.setups]
        return cls(exercise.id, dose, fulls.index(fulls[setup_number]))


def to_done(value: Iterable[str | Done | Step | Iterable[Step]]) -> tuple[Done, ...]:
    """Convert ids, steps, routines, plans and `Done` values to `Done` values sorted by exercise; twice done is in twice."""
    items = items_of(value)
    given: Any = value
    if items is not None:
        given = tuple(_done(item) for each in items for item in _opened(each))
        if all(isinstance(item, Done) for item in given):
            given = tuple(sorted(given, key=lambda done: (done.exercise, repr(done.dose), done.setup_number)))
    done: tuple[Done, ...] = given
    return done


def _opened(item: Any) -> tuple[Any, ...]:
    """Return the steps of a routine, of a plan or of what else has nothing but steps; any other item alone."""
    steps = items_of(item)
    return steps if steps and all(isinstance(step, Step) for step in steps) else (item,)


def _done(item: Any) -> Any:
    if isinstance(item, Step):
        return Done.of(item.exercise, item.dose, item.setup_number)
    return Done(item) if isinstance(item, str) else item


def _is_mapping(value: object) -> TypeGuard[Mapping[str, int]]:
    return isinstance(value, Mapping)


def to_focuses(value: Mapping[str, int] | Iterable[Focus | str]) -> tuple[Focus, ...]:
    """Convert a mapping of region to weight, or names and `Focus` values, to `Focus` values sorted by region."""
    given: Any = value
    if _is_mapping(given):
        given = [Focus(region, weight) for region, weight in given.items()]
    items = items_of(given)
    if items is not None:
        given = tuple(Focus(item) if isinstance(item, str) else item for item in items)
        if all(isinstance(item, Focus) for item in given):
            given = tuple(sorted(given, key=lambda focus: focus.region))
    focuses: tuple[Focus, ...] = given
    return focuses


def _shown(value: object) -> str:
    """Return what a field holds in a few words, as a ``repr`` shows it."""
    items: Any = value
    if not isinstance(value, tuple):
        return str(value)
    return " + ".join(item.exercise if isinstance(item, Done) else item for item in items) or "none"


def _one_of(minutes: int | None, seconds: int | None) -> bool:
    return (minutes is None) != (seconds is None)


def _goal_or_focus(goal: str | None, focus: tuple[Focus, ...]) -> bool:
    return (goal is None) == bool(focus)


def _weighted_once(focuses: tuple[Focus, ...]) -> bool:
    regions = {focus.region for focus in focuses}
    return len(regions) == len(focuses) and (not focuses or any(focus.weight for focus in focuses))


def _disjoint(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return set(some).isdisjoint(others)


def _a_single_side(half: BodyHalf | None) -> bool:
    return half is not BodyHalf.BOTH


def _subset(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return set(some) <= set(others)


_exercises = spec(many(a_name("exercises")))
# that it is a single side is a relation, which has the better message; a schema can say it, too
_side = attrs.evolve(a_member(BodyHalf), schema={"enum": [BodyHalf.LEFT, BodyHalf.RIGHT]})
_equipment = spec(many(a_name("equipment")))


@attrs.frozen(kw_only=True)
class Request(Value):
    """What a session should be. Names are checked against the catalog when it is planned: until then any text is one.

    Any iterable is taken where a tuple is stored, a single text where one is enough, and plain strings where the vocabulary
    has a word.

    Attributes:
        minutes: the budget in whole minutes; give this or *seconds*.
        seconds: the budget in whole seconds.
        goal: id of a goal; give this or *focus*.
        focus: regions with weights, as a mapping or names; served in every wanted phase.
        phases: the phases that are wanted; weights of others count nothing. Default: all.
        include: ids of exercises that must be in.
        include_phases: phases that must be present.
        exclude: ids of exercises that must stay out.
        setting: id of a setting: defaults for *equipment*, *positions* and *avoid*.
        equipment: ids of what is available, besides the setting's.
        without_equipment: ids of what is not available after all.
        positions: the only positions that are possible, of the setting's; None: all of them.
        extra_positions: positions that are possible as well, whatever the setting says.
        avoid: demands to avoid, besides the setting's.
        allow: demands that are fine after all; ``neck-pressure`` is avoided unless it is here.
        max_steps: the most steps.
        shorten: whether an exercise of several sets may be planned with fewer.
        without_instructions: whether exercises without instructions may be planned.
        done_today: what was done today, ahead of this session: ids of exercises, steps, routines, plans or `Done` values.
            It satisfies rules that require it, and what it served is served already.
        done_recently: ids of exercises that were done recently; they count for less, by *variety*.
        variety: how much less they count.
        affected_side: the side that exercises of one side are done on; None: both.
        first_side: the side that comes first where both are worked in turn.

    Raises:
        RequestError: with every fault and contradiction.
    """

    __error__: ClassVar[type[FaultyError]] = RequestError

    minutes: int | None = field(default=None, metadata=spec(maybe(a_number(1, 1440))))
    seconds: int | None = field(default=None, metadata=spec(maybe(a_number(1, 86_400))))
    goal: str | None = field(default=None, metadata=spec(maybe(a_name("goals"))))
    focus: tuple[Focus, ...] = field(default=(), converter=to_focuses, metadata=spec(many(an_instance(Focus))))
    phases: tuple[Phase, ...] = field(
        default=tuple(Phase), converter=to_phases, metadata=spec(many(a_member(Phase), 1))
    )
    include: tuple[str, ...] = field(default=(), converter=to_ids, metadata=_exercises)
    include_phases: tuple[Phase, ...] = field(default=(), converter=to_phases, metadata=spec(many(a_member(Phase))))
    exclude: tuple[str, ...] = field(default=(), converter=to_ids, metadata=_exercises)
    setting: str | None = field(default=None, metadata=spec(maybe(a_name("settings"))))
    equipment: tuple[str, ...] = field(default=(), converter=to_ids, metadata=_equipment)
    without_equipment: tuple[str, ...] = field(default=(), converter=to_ids, metadata=_equipment)
    positions: tuple[Position, ...] | None = field(
        default=None, converter=to_positions, metadata=spec(maybe(many(a_member(Position), 1)))
    )
    extra_positions: tuple[Position, ...] = field(
        default=(), converter=to_positions_too, metadata=spec(many(a_member(Position)))
    )
    avoid: tuple[Demand, ...] = field(default=(), converter=to_demands, metadata=spec(many(a_member(Demand))))
    allow: tuple[Demand, ...] = field(default=(), converter=to_demands, metadata=spec(many(a_member(Demand))))
    max_steps: int | None = field(default=None, metadata=spec(maybe(a_number(1, 1000))))
    shorten: bool = field(default=True, metadata=spec(a_flag()))
    without_instructions: bool = field(default=False, metadata=spec(a_flag()))
    done_today: tuple[Done, ...] = field(default=(), converter=to_done, metadata=spec(many(an_instance(Done))))
    done_recently: tuple[str, ...] = field(default=(), converter=to_ids, metadata=spec(many(_past)))
    variety: Variety = field(default=Variety.SOME, converter=to_variety, metadata=spec(a_member(Variety)))
    affected_side: BodyHalf | None = field(default=None, converter=to_half_or_none, metadata=spec(maybe(_side)))
    first_side: BodyHalf = field(default=BodyHalf.LEFT, converter=to_half, metadata=spec(_side))
    __relations__: ClassVar[tuple[Relation, ...]] = (
        Relation(
            ("minutes", "seconds"),
            _one_of,
            "a budget is given in minutes or in seconds, one of them (minutes {}, seconds {})",
            one_given=True,
        ),
        Relation(
            ("goal", "focus"),
            _goal_or_focus,
            "a session serves a goal or a focus, one of them (goal {}, focus {})",
            one_given=True,
        ),
        Relation(("focus",), _weighted_once, "names a region twice, or gives no weight at all"),
        Relation(("include", "exclude"), _disjoint, "asks for the same exercise in include {} and exclude {}"),
        Relation(("include_phases", "phases"), _subset, "must have {} but the wanted phases are only {}"),
        Relation(("avoid", "allow"), _disjoint, "the same demand is in avoid {} and allow {}"),
        Relation(("equipment", "without_equipment"), _disjoint, "the same is in equipment {} and without_equipment {}"),
        Relation(("affected_side",), _a_single_side, "is {}, which is not a single side"),
        Relation(("first_side",), _a_single_side, "is {}, which is not a single side"),
    )

    def __repr__(self) -> str:
        wanted = self.goal or " + ".join(focus.region for focus in self.focus)
        rest = {field.name: getattr(self, field.name) for field in attrs.fields(Request)[4:]}
        defaults = {field.name: field.default for field in attrs.fields(Request)}
        given = [f"{name} {_shown(value)}" for name, value in rest.items() if value != defaults[name]]
        said = f"{clock(self.budget_s)} for {wanted}{': ' if given else ''}{', '.join(given)}"
        return f"<Request {brief(said, 120)}>"

    @property
    def budget_s(self) -> int:
        """The budget in seconds."""
        return self.seconds if self.seconds is not None else 60 * (self.minutes or 0)

    @property
    def done_ids(self) -> frozenset[str]:
        """The ids of the exercises that were done today."""
        return frozenset(done.exercise for done in self.done_today)

    def available(self, setting_equipment: tuple[str, ...] = ()) -> frozenset[str]:
        """Return the ids of the available equipment, given what the setting has: that, what is added, less what is not.

        Raises:
            InvalidValueError: *setting_equipment* is not ids.
        """
        (setting_equipment,) = checked("available", setting_equipment=(many(a_name("equipment")), setting_equipment))
        return frozenset({*setting_equipment, *self.equipment} - {*self.without_equipment})

    def possible(self, setting_positions: tuple[Position, ...] = ()) -> frozenset[Position]:
        """Return the positions that are possible, given those of the setting, where none stands for all.

        Raises:
            InvalidValueError: *setting_positions* is not positions.
        """
        (setting_positions,) = checked("possible", setting_positions=(many(a_member(Position)), setting_positions))
        every = frozenset(Position) - {Position.ANY}
        usual, named = (
            every if not listed or Position.ANY in listed else frozenset(listed)
            for listed in (setting_positions, self.positions or ())
        )
        return (usual & named) | (every if Position.ANY in self.extra_positions else frozenset(self.extra_positions))

    def avoided(self, setting_avoids: tuple[Demand, ...] = ()) -> frozenset[Demand]:
        """Return the demands to avoid, given those of the setting: these, what is added, less what is allowed.

        Raises:
            InvalidValueError: *setting_avoids* is not demands.
        """
        (setting_avoids,) = checked("avoided", setting_avoids=(many(a_member(Demand)), setting_avoids))
        return frozenset({*setting_avoids, *AVOIDED_UNLESS_ALLOWED, *self.avoid} - {*self.allow})
