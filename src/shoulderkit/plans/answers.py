"""Answers to questions about plans, as data; each says whether it is proved."""

from __future__ import annotations

import attrs
from attrs import field

from shoulderkit.model.checks import a_flag, a_member, a_number, an_id, an_instance, check, many, maybe, spec
from shoulderkit.plans.plan import Bond, LeftOut, Part, Plan
from shoulderkit.plans.refusals import Constraint
from shoulderkit.vocabulary import Phase, Status

_ids = spec(many(an_id()))
_phases = spec(many(a_member(Phase), distinct=True))


@attrs.frozen(kw_only=True)
class Diff:
    """What a second plan has that a first has not, and the other way round. Differences are second minus first.

    Attributes:
        added: ids that only the second has, in its order.
        removed: ids that only the first has, in its order.
        moved: ids in both that are not in the longest run of steps that kept their order.
        redosed: ids in both with another dose.
        presence, coverage, recent, duration_s: differences in the score's levels.
        proved: whether both choices are proved the best.
    """

    added: tuple[str, ...] = field(metadata=_ids)
    removed: tuple[str, ...] = field(metadata=_ids)
    moved: tuple[str, ...] = field(metadata=_ids)
    redosed: tuple[str, ...] = field(metadata=_ids)
    presence: int
    coverage: int
    recent: int
    duration_s: int
    proved: bool = field(metadata=spec(a_flag()))
    __attrs_post_init__ = check


@attrs.frozen(kw_only=True)
class Why:
    """Why a step is in.

    Attributes:
        parts: the cells it serves, each with what it would be worth if it were alone.
        loss: coverage that this plan loses without it, all else kept: its worth at the margin.
        without: what changes in the best plan without it; None where there is no plan without it.
        asked: whether the request asked for it.
        requires: ids of the steps it requires or goes together with.
        needed_by: ids of the steps that require it or go together with it.
        proved: whether this plan and the one without it are proved the best.
    """

    exercise: str = field(metadata=spec(an_id()))
    parts: tuple[Part, ...] = field(metadata=spec(many(an_instance(Part))))
    loss: int = field(metadata=spec(a_number()))
    without: Diff | None = field(metadata=spec(maybe(an_instance(Diff))))
    asked: bool = field(metadata=spec(a_flag()))
    requires: tuple[str, ...] = field(metadata=_ids)
    needed_by: tuple[str, ...] = field(metadata=_ids)
    proved: bool = field(metadata=spec(a_flag()))
    __attrs_post_init__ = check


@attrs.frozen(kw_only=True)
class WhyHere:
    """Why a step is where it is. Places count from 1.

    Attributes:
        bonds: the rules that hold between it and other steps.
        earliest, latest: the places that the rules allow it.
        saves_positions: changes of position that its place saves against the best order with it elsewhere; 0: none.
        saves_equipment: the same for equipment, where the changes of position are equal.
        tie: whether neither rules nor changes decide, and its id does.
        proved: whether the order is proved the best.
    """

    exercise: str = field(metadata=spec(an_id()))
    place: int = field(metadata=spec(a_number(1)))
    earliest: int = field(metadata=spec(a_number(1)))
    latest: int = field(metadata=spec(a_number(1)))
    bonds: tuple[Bond, ...] = field(metadata=spec(many(an_instance(Bond))))
    saves_positions: int
    saves_equipment: int
    tie: bool = field(metadata=spec(a_flag()))
    proved: bool = field(metadata=spec(a_flag()))
    __attrs_post_init__ = check


@attrs.frozen(kw_only=True)
class WhyNot:
    """Why an exercise is not in.

    Attributes:
        left_out: the one reason.
        with_it: the best plan that has it, all else asked for unchanged; None where there is none.
        change: what that plan changes: its loss, and what it pushes out.
        clash: where no plan has it, the constraints that keep it out.
        proved: whether this plan and the one with it are proved the best, or the clash is proved minimal.
    """

    left_out: LeftOut = field(metadata=spec(an_instance(LeftOut)))
    with_it: Plan | None = field(default=None, metadata=spec(maybe(an_instance(Plan))))
    change: Diff | None = field(default=None, metadata=spec(maybe(an_instance(Diff))))
    clash: tuple[Constraint, ...] = field(default=(), metadata=spec(many(an_instance(Constraint))))
    proved: bool = field(metadata=spec(a_flag()))
    __attrs_post_init__ = check


@attrs.frozen(kw_only=True)
class WhatIf:
    """The plan for a changed request, and what differs."""

    plan: Plan = field(metadata=spec(an_instance(Plan)))
    change: Diff = field(metadata=spec(an_instance(Diff)))
    __attrs_post_init__ = check


def _longest_rising(places: list[int]) -> list[int]:
    """The longest rising run, not necessarily of neighbors, in a short list of distinct numbers; the first if several."""
    best: list[list[int]] = []
    for place in places:
        before = [run for run in best if run[-1] < place]
        best.append([*max(before, key=len, default=[]), place])
    return max(best, key=len, default=[])


def diff(first: Plan, second: Plan) -> Diff:
    """Say what *second* adds, removes and moves against *first*, and how its score differs."""
    old = {step.exercise.id: step for step in first.routine.steps}
    new = {step.exercise.id: step for step in second.routine.steps}
    places = {name: place for place, name in enumerate(old)}
    common = [name for name in new if name in old]
    kept = set(_longest_rising([places[name] for name in common]))
    a, b = first.score, second.score
    return Diff(
        added=tuple(name for name in new if name not in old),
        removed=tuple(name for name in old if name not in new),
        moved=tuple(name for name in common if places[name] not in kept),
        redosed=tuple(name for name in common if new[name].dose != old[name].dose),
        presence=b.presence - a.presence,
        coverage=b.coverage - a.coverage,
        recent=b.recent - a.recent,
        duration_s=b.duration_s - a.duration_s,
        proved=a.status is b.status is Status.OPTIMAL,
    )
