"""An exercise's place in a routine, with the dose, the setup and the sides it is done on, and its time in blocks."""

from __future__ import annotations

from itertools import accumulate
from typing import Any, ClassVar, NamedTuple

import attrs
from attrs import Factory, field

from shoulderkit.model.arguments import checked
from shoulderkit.model.checks import Value
from shoulderkit.model.doses import LONGEST_S, Dose, Hold, Reps, Timed
from shoulderkit.model.exercises import Exercise
from shoulderkit.model.items import is_tuple
from shoulderkit.model.setups import Setup
from shoulderkit.model.specs import Relation, a_member, a_number, an_id, an_instance, many, maybe, spec
from shoulderkit.model.times import clock
from shoulderkit.vocabulary import BlockKind, BodyHalf, Demand, Position, Sides

#: The spec of a step's number in a routine.
_NUMBER = a_number(1)
_LEFT_RIGHT = (BodyHalf.LEFT, BodyHalf.RIGHT)
_ONE_AFTER_THE_OTHER = (_LEFT_RIGHT, _LEFT_RIGHT[::-1])
#: The sides that a step can be done on, in their order, the usual one first.
HALVES: dict[Sides, tuple[tuple[BodyHalf, ...], ...]] = {
    Sides.TOGETHER: ((BodyHalf.BOTH,),),
    Sides.EACH: _ONE_AFTER_THE_OTHER,
    Sides.ALTERNATING: _ONE_AFTER_THE_OTHER,
    Sides.ONE: (*_ONE_AFTER_THE_OTHER, (BodyHalf.LEFT,), (BodyHalf.RIGHT,)),
}


@attrs.frozen(kw_only=True)
class Block(Value):
    """A stretch of a routine's time that a timer counts down as one.

    Attributes:
        step: the number of its step in the routine, from 1.
        exercise: id of the exercise it belongs to.
        kind: what the time is for.
        half: the half of the body that works; None outside of work.
        set_number: which set of this half, from 1; None outside of work.
        start_s: seconds from the start of the routine.
        duration_s: seconds, at least 1.
        rep_s: the beat of repetitions: seconds of one, its hold included; None where there are none.
        hold_s: seconds at the end of each beat that are a hold.
    """

    step: int = field(default=1, metadata=spec(a_number(1)))
    exercise: str = field(metadata=spec(an_id()))
    kind: BlockKind = field(metadata=spec(a_member(BlockKind)))
    start_s: int = field(metadata=spec(a_number()))
    duration_s: int = field(metadata=spec(a_number(1)))
    half: BodyHalf | None = field(default=None, metadata=spec(maybe(a_member(BodyHalf))))
    set_number: int | None = field(default=None, metadata=spec(maybe(a_number(1))))
    rep_s: int | None = field(default=None, metadata=spec(maybe(a_number(1))))
    hold_s: int = field(default=0, metadata=spec(a_number()))

    def __repr__(self) -> str:
        parts = [self.kind, self.half, f"set {self.set_number}" if self.set_number else None]
        when = f"{clock(self.start_s)}-{clock(self.end_s)}"
        return f"<Block {self.exercise}: {', '.join(part for part in (*parts, when) if part)}>"

    @property
    def end_s(self) -> int:
        """Seconds from the start of the routine to the end of the block."""
        return self.start_s + self.duration_s


class _Piece(NamedTuple):
    """A block before it has its place."""

    kind: BlockKind
    duration_s: int
    half: BodyHalf | None = None
    set_number: int | None = None


def _idle_s(dose: Dose, switch_s: int) -> int:
    """The seconds of a side's rest between sets that are left once the other side has worked."""
    return max(0, dose.rest_s - dose.work_s - 2 * switch_s)


def _pieces(sides: Sides, dose: Dose, switch_s: int, halves: tuple[BodyHalf, ...]) -> list[_Piece]:
    """The sets, rests and switches of a dose, in order."""
    switch, found = _Piece(BlockKind.SWITCH, switch_s), list[_Piece]()
    in_turns = sides is Sides.ALTERNATING
    rest = _Piece(BlockKind.REST, _idle_s(dose, switch_s) if in_turns else dose.rest_s)
    sets = range(1, dose.sets + 1)
    order = [(half, n) for n in sets for half in halves] if in_turns else [(half, n) for half in halves for n in sets]
    for place, (half, number) in enumerate(order):
        if place and half is not order[place - 1][0]:
            found.append(switch)
        if number > 1 and (half is halves[0] or not in_turns):
            found.append(rest)
        found.append(_Piece(BlockKind.WORK, dose.work_s, half, number))
    return found


def work_and_rest_s(sides: Sides, dose: Dose, switch_s: int, halves: int) -> int:
    """Return the seconds of a dose without its setup, for so many *halves* of the body one after the other."""
    if sides is Sides.ALTERNATING:
        switches = halves * dose.sets - 1 if halves > 1 else 0
        return halves * dose.sets * dose.work_s + switches * switch_s + (dose.sets - 1) * _idle_s(dose, switch_s)
    one_half = dose.sets * dose.work_s + (dose.sets - 1) * dose.rest_s
    return halves * one_half + (halves - 1) * switch_s


def _of(exercise: Any) -> Exercise | None:
    return exercise if isinstance(exercise, Exercise) else None


def _fitting(exercise: Exercise, position: Any, equipment: Any) -> int:
    """The first setup of this position and this equipment; failing that, the one that shares most of it."""

    def fit(number: int) -> tuple[bool, bool, bool, int]:
        setup = exercise.setups[number]
        given = set(equipment) if is_tuple(equipment) else set[Any]()
        return (
            setup.position not in (position, Position.ANY),
            set(setup.equipment) != given,
            len(setup.equipment) != len(given),
            -len(given.intersection(setup.equipment)),
        )

    return min(range(len(exercise.setups)), key=fit)


# What a step is by default. Where the exercise itself is at fault, any value will do: one fault is told, not five.


def _given_setup(step: Step) -> Setup | None:
    """The setup that is given by its number: by the caller, or in a step that is made where it is not the fitting one."""
    exercise, number = _of(step.exercise), getattr(step, "setup_number", None)
    if exercise is None or type(number) is not int or not 0 <= number < len(exercise.setups):
        return None
    if hasattr(step, "equipment") and number == _fitting(exercise, step.position, step.equipment):
        return None
    return exercise.setups[number]


def _usual_position(step: Step) -> Position:
    exercise, given = _of(step.exercise), _given_setup(step)
    if given is not None and given.position is not Position.ANY:
        return given.position
    return Position.ANY if exercise is None else exercise.setups[0].position


def _usual_equipment(step: Step) -> tuple[str, ...]:
    exercise, given = _of(step.exercise), _given_setup(step)
    if given is not None or exercise is None:
        return () if given is None else given.equipment
    fitting = (setup for setup in exercise.setups if setup.position in (step.position, Position.ANY))
    return next(fitting, exercise.setups[0]).equipment


def _fitting_setup(step: Step) -> int:
    exercise = _of(step.exercise)
    return 0 if exercise is None else _fitting(exercise, step.position, step.equipment)


def _full_dose(step: Step) -> Dose:
    exercise, number = _of(step.exercise), step.setup_number
    if exercise is None:
        return Hold(low_s=1, high_s=1)
    own = exercise.setups[number] if type(number) is int and 0 <= number < len(exercise.setups) else None
    return exercise.dose if own is None else exercise.dose_in(own)


def _usual_halves(step: Step) -> tuple[BodyHalf, ...]:
    exercise = _of(step.exercise)
    return (BodyHalf.BOTH,) if exercise is None else HALVES[exercise.sides][0]


def _among(setup_number: int, exercise: Exercise) -> bool:
    return setup_number < len(exercise.setups)


def _sided(halves: tuple[BodyHalf, ...], exercise: Exercise) -> bool:
    return halves in HALVES[exercise.sides]


@attrs.frozen(kw_only=True)
class Step(Value):
    """An exercise's place in a routine.

    Attributes:
        exercise: the exercise itself.
        position: the position it is done in. Default: that of its setup, where that is given, else of the first setup.
        equipment: ids of the equipment it is done with, substitutes for what the setup names included. Default: that of
            its setup, where that is given, else of the first setup of this position.
        setup_number: which of the exercise's setups it is done in, from 0. Default: the first that fits its position and
            its equipment.
        dose: how much of it, for one side. Default: the full dose of its setup.
        halves: the halves of the body it is done on, in order. Default: the left before the right, or both at once.
        rest_s: seconds of rest after it, as between the rounds of a circuit.
        start_s: seconds from the start of the routine; set by `Routine`.
    """

    exercise: Exercise = field(metadata=spec(an_instance(Exercise, points_to="exercises")))
    position: Position = field(default=Factory(_usual_position, takes_self=True), metadata=spec(a_member(Position)))
    equipment: tuple[str, ...] = field(
        default=Factory(_usual_equipment, takes_self=True), metadata=spec(many(an_id("equipment"), distinct=True))
    )
    setup_number: int = field(default=Factory(_fitting_setup, takes_self=True), metadata=spec(a_number()))
    dose: Dose = field(default=Factory(_full_dose, takes_self=True), metadata=spec(an_instance(Reps, Hold, Timed)))
    halves: tuple[BodyHalf, ...] = field(
        default=Factory(_usual_halves, takes_self=True), metadata=spec(many(a_member(BodyHalf), 1, distinct=True))
    )
    rest_s: int = field(default=0, metadata=spec(a_number(0, LONGEST_S)))
    start_s: int = field(default=0, metadata=spec(a_number()))
    __relations__: ClassVar[tuple[Relation, ...]] = (
        Relation(("setup_number", "exercise"), _among, "is {}, but {} has no such setup"),
        Relation(("halves", "exercise"), _sided, "do not go with the sides of {1}"),
    )

    def __attrs_pre_init__(self, *, setup_number: Any = None, **_: Any) -> None:
        # position and equipment come before it, and follow from it where it is given
        object.__setattr__(self, "setup_number", setup_number)

    def __repr__(self) -> str:
        return f"<Step {self.exercise.id}: {_amount(self.dose)}, {self.position}, from {clock(self.start_s)}>"

    @property
    def setup(self) -> Setup:
        """The exercise's setup that it is done in."""
        return self.exercise.setups[self.setup_number]

    @property
    def demands(self) -> tuple[Demand, ...]:
        """All that it asks of the body, in the order of the vocabulary."""
        return self.setup.demands_in(self.position)

    @property
    def shortened(self) -> bool:
        """Whether it has fewer sets than the source gives."""
        return self.dose.sets < self.exercise.dose_in(self.setup).published_sets

    @property
    def duration_s(self) -> int:
        """Seconds in all: set-up, all sets of each side, the rests between and after them, the switches of sides."""
        return duration_s(self.exercise, self.setup, self.dose, len(self.halves)) + self.rest_s

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its time cut into blocks, end to end: set-up, then sets, rests and switches; as the first step of a routine."""
        return self.blocks_as(1)

    def blocks_as(self, number: int) -> tuple[Block, ...]:
        """Return its blocks as the step of this *number* in a routine, from 1.

        Raises:
            InvalidValueError: *number* is not a whole number of at least 1.
        """
        checked("Step.blocks_as", number=(_NUMBER, number))
        exercise, dose = self.exercise, self.dose
        rep_s, hold_s = (dose.rep_s + dose.hold_s, dose.hold_s) if isinstance(dose, Reps) else (None, 0)
        pieces = [_Piece(BlockKind.SETUP, self.setup.setup_s)]
        pieces += _pieces(exercise.sides, dose, exercise.switch_s, self.halves)
        pieces.append(_Piece(BlockKind.REST, self.rest_s))
        pieces = [piece for piece in pieces if piece.duration_s]
        starts = accumulate((piece.duration_s for piece in pieces), initial=self.start_s)
        return tuple(
            Block(
                step=number,
                exercise=exercise.id,
                kind=piece.kind,
                half=piece.half,
                set_number=piece.set_number,
                start_s=start,
                duration_s=piece.duration_s,
                rep_s=rep_s if piece.kind is BlockKind.WORK else None,
                hold_s=hold_s if piece.kind is BlockKind.WORK else 0,
            )
            for piece, start in zip(pieces, starts, strict=False)
        )


def _amount(dose: Dose) -> str:
    """Return a dose in a few words, as a ``repr`` shows it."""
    if isinstance(dose, Reps):
        amount = f"{dose.low}" if dose.low == dose.high else f"{dose.low}-{dose.high}"
    else:
        amount = f"{dose.low_s} s" if dose.low_s == dose.high_s else f"{dose.low_s}-{dose.high_s} s"
    return f"{dose.sets} set{'s' if dose.sets > 1 else ''} of {amount}"


def duration_s(exercise: Exercise, setup: Setup, dose: Dose, halves: int) -> int:
    """Return the seconds that an exercise takes at this dose, all counted, on so many *halves* of the body in turn."""
    return setup.setup_s + work_and_rest_s(exercise.sides, dose, exercise.switch_s, halves)
