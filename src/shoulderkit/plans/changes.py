"""What a plan can be asked to change of its request, field by field, for type checkers and editors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypedDict

from shoulderkit.model import Step
from shoulderkit.plans.request import Done, Focus
from shoulderkit.vocabulary import BodyHalf, Demand, Phase, Position, Variety


class RequestChanges(TypedDict, total=False):
    """The keywords of `Plan.what_if`: the fields of `Request`, none of them required, as its constructor takes them."""

    minutes: int | None
    seconds: int | None
    goal: str | None
    focus: Mapping[str, int] | Iterable[Focus | str]
    phases: Iterable[Phase | str]
    include: Iterable[str]
    include_phases: Iterable[Phase | str]
    exclude: Iterable[str]
    setting: str | None
    equipment: Iterable[str]
    without_equipment: Iterable[str]
    positions: Iterable[Position | str] | None
    extra_positions: Iterable[Position | str]
    avoid: Iterable[Demand | str]
    allow: Iterable[Demand | str]
    max_steps: int | None
    shorten: bool
    without_instructions: bool
    done_today: Iterable[str | Done | Step | Iterable[Step]]
    done_recently: Iterable[str]
    variety: Variety | str
    affected_side: BodyHalf | str | None
    first_side: BodyHalf | str
