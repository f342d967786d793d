"""Descriptions of what is not in a plan: one exercise, or all of them by reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.findings import rule_words
from shoulderkit.explainer.layout import labeled, wrapped
from shoulderkit.explainer.words import Names, demand_words, lasting, listed
from shoulderkit.vocabulary import OutReason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.explainer.layout import Line
    from shoulderkit.plans import LeftOut

_TITLES = {
    OutReason.EXCLUDED: "You excluded it",
    OutReason.NO_INSTRUCTIONS: "No instructions available",
    OutReason.EQUIPMENT: "Needs equipment that is not available",
    OutReason.POSITION: "Needs a position that is not allowed",
    OutReason.DEMAND: "Involves something to avoid",
    OutReason.SERVES_NOTHING: "Serves nothing you asked for",
    OutReason.NEEDS: "Needs an exercise that cannot be in the plan",
    OutReason.ONE_OF: "An alternative is in the plan",
    OutReason.NO_TIME: "Not enough time",
    OutReason.MOST_STEPS: "No step left",
    OutReason.LESS_WORTH: "Adds less than the exercises in the plan",
}

_ALONE = {
    OutReason.EXCLUDED: "you excluded it",
    OutReason.NO_INSTRUCTIONS: "there are no instructions for it",
    OutReason.EQUIPMENT: "it needs equipment that is not available",
    OutReason.POSITION: "it needs a position that is not allowed",
    OutReason.DEMAND: "it involves something to avoid",
    OutReason.SERVES_NOTHING: "it serves nothing you asked for",
    OutReason.NEEDS: "it needs an exercise that cannot be in the plan",
    OutReason.ONE_OF: "an alternative to it is in the plan",
    OutReason.NO_TIME: "there is not enough time for it",
    OutReason.MOST_STEPS: "the plan already has as many steps as allowed",
    OutReason.LESS_WORTH: "it adds less than the exercises in the plan",
}


def _detail(left: LeftOut, names: Names) -> str:
    """Return the details of a reason in a few words."""
    match left.reason:
        case OutReason.EQUIPMENT:
            return listed(map(names.equipment, left.names))
        case OutReason.POSITION:
            return listed(left.names, "or")
        case OutReason.DEMAND:
            return listed(map(demand_words, left.names))
        case OutReason.NEEDS | OutReason.ONE_OF:
            return names.exercises(left.names)
        case _:
            pass
    short = f"{lasting(left.short_s)} short" if left.short_s else ""
    instead = f"only instead of {names.exercises(left.names)}" if left.names else ""
    return "; ".join(filter(None, (short, instead)))


def left_out_words(left: LeftOut, names: Names) -> str:
    """Return why an exercise is not in a plan, with the rule behind that."""
    detail = _detail(left, names)
    text = f"{names.exercise(left.exercise)} is left out: {_ALONE[left.reason]}{f' ({detail})' if detail else ''}."
    return text if left.rule is None else f"{text} {rule_words(left.rule, names)}"


def left_out_lines(left_out: tuple[LeftOut, ...], names: Names) -> Iterator[Line]:
    """Yield everything that is not in a plan by reason, in the order in which reasons are checked."""
    for reason, title in _TITLES.items():
        group = [left for left in left_out if left.reason is reason]
        if not group:
            continue
        yield f"  {title}"
        rows = [(names.exercise(left.exercise), _detail(left, names)) for left in group]
        yield from labeled([row for row in rows if row[1]], 4)
        plain = [name for name, detail in rows if not detail]
        if plain:
            yield from wrapped(", ".join(plain), 4)
