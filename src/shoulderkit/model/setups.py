"""Setups: a way to do a move, which is a position with the equipment, the demands and the time that belong to it."""

from __future__ import annotations

from typing import Any, ClassVar

import attrs
from attrs import field

from shoulderkit.model.arguments import checked
from shoulderkit.model.checks import Value
from shoulderkit.model.doses import LONGEST_S, Dose, Hold, Reps, Timed
from shoulderkit.model.items import is_tuple
from shoulderkit.model.specs import Relation, a_flag, a_member, a_number, an_id, an_instance, many, maybe, spec
from shoulderkit.vocabulary import POSITION_DEMANDS, Demand, Position


def implied_demands(position: Position, *, raised: bool = False) -> tuple[Demand, ...]:
    """Return what a position asks by itself; *raised* off the floor it does not ask for the floor."""
    return tuple(demand for demand in POSITION_DEMANDS[position] if not (raised and demand is Demand.FLOOR))


def _held_up(raised: bool, equipment: tuple[str, ...]) -> bool:
    return not raised or bool(equipment)


@attrs.frozen(kw_only=True)
class Setup(Value):
    """One way to do a move.

    Attributes:
        position: how the body is held; `Position.ANY`: in every position that a request allows.
        equipment: ids of what it is done with, all of it needed.
        demands: all that it asks of the body, in the order of the vocabulary. What the position asks is added when the
            setup is made, so that it is complete.
        setup_s: seconds to get into position and fetch what is needed; never depends on the move before.
        raised: whether the equipment lifts the body off the floor, as a bench or a bed does.
        dose: the full dose where this setup has its own; None: the exercise's.
    """

    position: Position = field(metadata=spec(a_member(Position)))
    equipment: tuple[str, ...] = field(default=(), metadata=spec(many(an_id("equipment"), distinct=True)))
    raised: bool = field(default=False, metadata=spec(a_flag()))
    demands: tuple[Demand, ...] = field(default=(), metadata=spec(many(a_member(Demand), distinct=True)))
    setup_s: int = field(metadata=spec(a_number(0, LONGEST_S)))
    dose: Dose | None = field(default=None, metadata=spec(maybe(an_instance(Reps, Hold, Timed))))
    __relations__: ClassVar[tuple[Relation, ...]] = (
        Relation(("raised", "equipment"), _held_up, "is {} where no equipment can lift the body"),
    )

    def __attrs_post_init__(self) -> None:
        given: Any = self.demands
        if isinstance(self.position, Position) and is_tuple(given) and all(isinstance(one, Demand) for one in given):
            complete = {*given, *implied_demands(self.position, raised=self.raised is True)}
            if len(set(given)) == len(given):
                # frozen from here on
                object.__setattr__(self, "demands", tuple(demand for demand in Demand if demand in complete))
        Value.__attrs_post_init__(self)

    def __repr__(self) -> str:
        with_what = f" with {', '.join(self.equipment)}" if self.equipment else ""
        return f"<Setup {self.position}{with_what}>"

    def demands_in(self, position: Position) -> tuple[Demand, ...]:
        """Return what it asks when it is done in this position, one of those that it stands for.

        Raises:
            InvalidValueError: *position* is none.
        """
        (position,) = checked("demands_in", position=(a_member(Position), position))
        complete = {*self.demands, *implied_demands(position, raised=self.raised)}
        return tuple(demand for demand in Demand if demand in complete)
