"""Answers to questions about a plan that hold no other plan: how two differ, why a step is in, and why it is where it is."""

from __future__ import annotations

import attrs
from attrs import field

from shoulderkit.model.checks import Value
from shoulderkit.model.specs import a_flag, a_number, a_whole_number, an_id, an_instance, many, maybe, spec
from shoulderkit.plans.reasons import Bond, Part

_ids = spec(many(an_id()))


@attrs.frozen(kw_only=True)
class Diff(Value):
    """The difference between two plans. Numbers are second minus first.

    Attributes:
        added: ids that only the second has, in its order.
        removed: ids that only the first has, in its order.
        moved: ids in both that are not in the longest run of steps that kept their order.
        redosed: ids in both with another dose.
        presence, coverage, recent, duration_s: differences in the levels of the score.
        proved: whether both choices are proved the best for their requests; of an alternative, whether its rank is proved.
    """

    added: tuple[str, ...] = field(metadata=_ids)
    removed: tuple[str, ...] = field(metadata=_ids)
    moved: tuple[str, ...] = field(metadata=_ids)
    redosed: tuple[str, ...] = field(metadata=_ids)
    presence: int = field(metadata=spec(a_whole_number()))
    coverage: int = field(metadata=spec(a_whole_number()))
    recent: int = field(metadata=spec(a_whole_number()))
    duration_s: int = field(metadata=spec(a_whole_number()))
    proved: bool = field(metadata=spec(a_flag()))

    def __repr__(self) -> str:
        counts = ((len(self.added), "added"), (len(self.removed), "removed"), (len(self.moved), "moved"))
        changes = [f"{count} {what}" for count, what in counts if count]
        return f"<Diff: {', '.join([*changes, f'coverage {self.coverage:+}'])}>"


@attrs.frozen(kw_only=True)
class Why(Value):
    """Why a step is in.

    Attributes:
        exercise: id of the exercise.
        parts: the cells it serves, each with what it would be worth if it were alone.
        loss: coverage that this plan loses without it, all else kept: its worth at the margin.
        without: what changes in the best plan without it; None where there is no plan without it.
        required: whether the request asked for it.
        requires: ids of the steps it requires or goes together with.
        needed_by: ids of the steps that require it or go together with it.
        proved: whether this plan and the one without it are proved the best.
    """

    exercise: str = field(metadata=spec(an_id()))
    parts: tuple[Part, ...] = field(metadata=spec(many(an_instance(Part))))
    loss: int = field(metadata=spec(a_number()))
    without: Diff | None = field(metadata=spec(maybe(an_instance(Diff))))
    required: bool = field(metadata=spec(a_flag()))
    requires: tuple[str, ...] = field(metadata=_ids)
    needed_by: tuple[str, ...] = field(metadata=_ids)
    proved: bool = field(metadata=spec(a_flag()))

    def __repr__(self) -> str:
        return f"<Why {self.exercise}: loss {self.loss}>"


@attrs.frozen(kw_only=True)
class WhyHere(Value):
    """Why a step is where it is. Places count from 1.

    Attributes:
        exercise: id of the exercise.
        place: its place.
        bonds: the rules that hold between it and other steps.
        earliest, latest: the places that the rules allow it.
        saves_trips: trips down to the floor that its place saves against the best order with it elsewhere; 0: none.
        saves_positions: the same for changes of position, where the trips are equal.
        saves_equipment: the same for equipment, where the changes of position are equal, too.
        tie: whether neither rules, trips nor changes decide, and its id does.
        proved: whether the order is proved the best, and what its place saves, too.
    """

    exercise: str = field(metadata=spec(an_id()))
    place: int = field(metadata=spec(a_number(1)))
    earliest: int = field(metadata=spec(a_number(1)))
    latest: int = field(metadata=spec(a_number(1)))
    bonds: tuple[Bond, ...] = field(metadata=spec(many(an_instance(Bond))))
    saves_trips: int = field(metadata=spec(a_whole_number()))
    saves_positions: int = field(metadata=spec(a_whole_number()))
    saves_equipment: int = field(metadata=spec(a_whole_number()))
    tie: bool = field(metadata=spec(a_flag()))
    proved: bool = field(metadata=spec(a_flag()))

    def __repr__(self) -> str:
        return f"<WhyHere {self.exercise}: place {self.place} of {self.earliest}-{self.latest}>"
