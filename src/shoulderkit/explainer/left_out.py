"""What is not in a plan, in words: one exercise by itself, or all of them by reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.findings import rule_words
from shoulderkit.explainer.words import Names, demand_words, labeled, lasting, listed, wrapped
from shoulderkit.vocabulary import OutReason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.plans import LeftOut

_TITLES = {
    OutReason.EXCLUDED: "You excluded it",
    OutReason.NO_INSTRUCTIONS: "No instructions here",
    OutReason.EQUIPMENT: "Equipment that is not at hand",
    OutReason.POSITION: "A position that is not possible",
    OutReason.DEMAND: "Something to avoid",
    OutReason.SERVES_NOTHING: "Serves nothing that was asked for",
    OutReason.NEEDS: "Needs an exercise that cannot be in",
    OutReason.ONE_OF: "One of its kind is in",
    OutReason.NO_TIME: "No time",
    OutReason.MOST_STEPS: "No step to spare",
    OutReason.LESS_WORTH: "Adds less than what is in",
}

_ALONE = {
    OutReason.EXCLUDED: "the request excludes it",
    OutReason.NO_INSTRUCTIONS: "there are no instructions for it here",
    OutReason.EQUIPMENT: "it needs equipment that is not at hand",
    OutReason.POSITION: "it cannot be done in a position that the request allows",
    OutReason.DEMAND: "it asks the body for something to avoid",
    OutReason.SERVES_NOTHING: "it serves nothing that was asked for",
    OutReason.NEEDS: "it needs an exercise that cannot be in",
    OutReason.ONE_OF: "only one of its kind may be in",
    OutReason.NO_TIME: "there is no time for it",
    OutReason.MOST_STEPS: "the plan has as many steps as it may have",
    OutReason.LESS_WORTH: "it adds less than what is in",
}


def _detail(left: LeftOut, names: Names) -> str:
    """What the reason is about, in a few words."""
    match left.reason:
        case OutReason.EQUIPMENT:
            return listed(map(names.equipment, left.names))
        case OutReason.POSITION:
            return listed(left.names, "or")
        case OutReason.DEMAND:
            return listed(map(demand_words, left.names))
        case OutReason.NEEDS | OutReason.ONE_OF:
            return names.exercises(left.names)
    short = f"{lasting(left.short_s)} short" if left.short_s else ""
    room = f"only in place of {names.exercises(left.names)}" if left.names else ""
    return "; ".join(filter(None, (short, room)))


def left_out_words(left: LeftOut, names: Names) -> str:
    """Why one exercise is not in, with the rule behind it."""
    detail = _detail(left, names)
    text = f"{names.exercise(left.exercise)} is left out: {_ALONE[left.reason]}{f' ({detail})' if detail else ''}."
    return text if left.rule is None else f"{text} {rule_words(left.rule, names)}"


def left_out_lines(left_out: tuple[LeftOut, ...], names: Names) -> Iterator[str]:
    """All that is not in, by reason, in the order in which reasons are judged."""
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
