"""What a caller asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, ClassVar

import attrs
from attrs import field

from shoulderkit.errors import Fault, RequestError
from shoulderkit.model import MOST_WEIGHT
from shoulderkit.model.checks import (
    Relation,
    a_flag,
    a_member,
    a_number,
    an_id,
    an_instance,
    check,
    many,
    maybe,
    member,
    spec,
)
from shoulderkit.vocabulary import (
    AVOIDED_UNLESS_ALLOWED,
    Demand,
    Phase,
    Position,
)


@attrs.frozen
class Focus:
    """A region that a session should serve, with all its parts; a part that is named itself keeps its own weight.

    Attributes:
        weight: only the ratios matter; 0 leaves a part out.
    """

    region: str = field(metadata=spec(an_id()))
    weight: int = field(default=1, metadata=spec(a_number(0, MOST_WEIGHT)))
    __attrs_post_init__ = check


def _listed(value: Any) -> tuple[Any, ...] | None:
    """Any iterable as a tuple. A bare string is none: it stays as it is, to be refused."""
    return None if isinstance(value, str) or not isinstance(value, Iterable) else tuple(value)


def _sorted_ids(value: Any) -> Any:
    items = _listed(value)
    if items is None:
        return value
    return tuple(sorted(set(items))) if all(type(item) is str for item in items) else items


def _members(kind: type[StrEnum], value: Any) -> Any:
    items = _listed(value)
    if items is None:
        return value
    known = [member(kind, item) for item in items]
    if any(isinstance(word, Fault) for word in known):
        return tuple(item if isinstance(word, Fault) else word for item, word in zip(items, known, strict=True))
    return tuple(word for word in kind if word in known)


# a converter's signature is what type checkers let a caller pass, so each field has one of its own


def _to_ids(value: Iterable[str]) -> tuple[str, ...]:
    ids: tuple[str, ...] = _sorted_ids(value)
    return ids


def _to_ids_or_none(value: Iterable[str] | None) -> tuple[str, ...] | None:
    ids: tuple[str, ...] | None = _sorted_ids(value)
    return ids


def _to_phases(value: Iterable[Phase | str]) -> tuple[Phase, ...]:
    phases: tuple[Phase, ...] = _members(Phase, value)
    return phases


def _to_positions(value: Iterable[Position | str] | None) -> tuple[Position, ...] | None:
    positions: tuple[Position, ...] | None = _members(Position, value)
    return positions


def _to_demands(value: Iterable[Demand | str]) -> tuple[Demand, ...]:
    demands: tuple[Demand, ...] = _members(Demand, value)
    return demands


def _to_demands_or_none(value: Iterable[Demand | str] | None) -> tuple[Demand, ...] | None:
    demands: tuple[Demand, ...] | None = _members(Demand, value)
    return demands


def _to_focuses(value: Mapping[str, int] | Iterable[Focus | str]) -> tuple[Focus, ...]:
    """A mapping of region to weight, or names and `Focus` values, as sorted `Focus` values."""
    given: Any = value
    if isinstance(given, Mapping):
        given = [Focus(*pair) for pair in given.items()]
    items = _listed(given)
    if items is not None:
        given = tuple(Focus(item) if isinstance(item, str) else item for item in items)
        if all(isinstance(item, Focus) for item in given):
            given = tuple(sorted(given, key=lambda focus: focus.region))
    focuses: tuple[Focus, ...] = given
    return focuses


_ids = spec(many(an_id()))


@attrs.frozen(kw_only=True)
class Request:
    """What a session should be. Names are checked against the catalog when it is planned.

    Any iterable is taken where a tuple is stored, and plain strings where the vocabulary has a word.

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
        equipment: ids of what is at hand, instead of the setting's; without either, nothing is.
        extra_equipment: ids of what is at hand as well.
        positions: positions that are possible, instead of the setting's; without either, all.
        avoid: demands to avoid, instead of the setting's.
        allow: demands that are fine after all; ``neck-pressure`` is avoided unless it is here.
        max_steps: the most steps.
        shorten: whether an exercise of several sets may be planned with fewer.
        without_instructions: whether exercises without instructions may be planned.
        done_today: ids of exercises that were done today, ahead of this session; they satisfy rules that require them.
        done_recently: ids of exercises that were done recently; others are preferred where all else is equal.

    Raises:
        RequestError: with every fault and contradiction.
    """

    ERROR: ClassVar = RequestError

    minutes: int | None = field(default=None, metadata=spec(maybe(a_number(1, 1440))))
    seconds: int | None = field(default=None, metadata=spec(maybe(a_number(1, 86_400))))
    goal: str | None = field(default=None, metadata=spec(maybe(an_id())))
    focus: tuple[Focus, ...] = field(default=(), converter=_to_focuses, metadata=spec(many(an_instance(Focus))))
    phases: tuple[Phase, ...] = field(
        default=tuple(Phase), converter=_to_phases, metadata=spec(many(a_member(Phase), 1))
    )
    include: tuple[str, ...] = field(default=(), converter=_to_ids, metadata=_ids)
    include_phases: tuple[Phase, ...] = field(default=(), converter=_to_phases, metadata=spec(many(a_member(Phase))))
    exclude: tuple[str, ...] = field(default=(), converter=_to_ids, metadata=_ids)
    setting: str | None = field(default=None, metadata=spec(maybe(an_id())))
    equipment: tuple[str, ...] | None = field(
        default=None, converter=_to_ids_or_none, metadata=spec(maybe(many(an_id())))
    )
    extra_equipment: tuple[str, ...] = field(default=(), converter=_to_ids, metadata=_ids)
    positions: tuple[Position, ...] | None = field(
        default=None, converter=_to_positions, metadata=spec(maybe(many(a_member(Position), 1)))
    )
    avoid: tuple[Demand, ...] | None = field(
        default=None, converter=_to_demands_or_none, metadata=spec(maybe(many(a_member(Demand))))
    )
    allow: tuple[Demand, ...] = field(default=(), converter=_to_demands, metadata=spec(many(a_member(Demand))))
    max_steps: int | None = field(default=None, metadata=spec(maybe(a_number(1, 1000))))
    shorten: bool = field(default=True, metadata=spec(a_flag()))
    without_instructions: bool = field(default=False, metadata=spec(a_flag()))
    done_today: tuple[str, ...] = field(default=(), converter=_to_ids, metadata=_ids)
    done_recently: tuple[str, ...] = field(default=(), converter=_to_ids, metadata=_ids)
    __attrs_post_init__ = check

    RELATIONS: ClassVar = (
        Relation(
            ("minutes", "seconds"),
            lambda minutes, seconds: (minutes is None) != (seconds is None),
            "a budget is given in minutes or in seconds, one of them (minutes {}, seconds {})",
        ),
        Relation(
            ("goal", "focus"),
            lambda goal, focus: (goal is None) == bool(focus),
            "a session serves a goal or a focus, one of them (goal {}, focus {})",
        ),
        Relation(
            ("focus",),
            lambda focus: len({f.region for f in focus}) == len(focus) and (not focus or any(f.weight for f in focus)),
            "names a region twice, or gives no weight at all",
        ),
        Relation(
            ("include", "exclude"),
            lambda include, exclude: not set(include) & set(exclude),
            "asks for the same exercise in include {} and exclude {}",
        ),
        Relation(
            ("include_phases", "phases"),
            lambda needed, wanted: set(needed) <= set(wanted),
            "must have {} but the wanted phases are only {}",
        ),
        Relation(
            ("avoid", "allow"),
            lambda avoid, allow: not set(avoid or ()) & set(allow),
            "the same demand is in avoid {} and allow {}",
        ),
    )

    @property
    def budget_s(self) -> int:
        """The budget in seconds."""
        return self.seconds if self.seconds is not None else 60 * (self.minutes or 0)

    def avoided(self, setting_avoids: tuple[Demand, ...] = ()) -> frozenset[Demand]:
        """The demands to keep out, given what the setting avoids by default."""
        wished = setting_avoids if self.avoid is None else self.avoid
        return frozenset({*wished, *AVOIDED_UNLESS_ALLOWED} - set(self.allow))
