"""Fields of a request that contradict each other, and how that is settled: what is left out stays out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shoulderkit.mcp_server.aims import both
from shoulderkit.model.items import is_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from shoulderkit.catalog import Catalog

#: Of two fields with the same name in them, the one that loses it, by the one where the fault is found.
_LOSES = {
    "include": ("include", "exclude"),
    "avoid": ("allow", "avoid"),
    "equipment": ("equipment", "without_equipment"),
}


def settled(fields: dict[str, Any], field: str, catalog: Catalog) -> str | None:
    """Settle in place what contradicts a field, and return what that changes; None where nothing does that is known.

    Args:
        fields: the fields of a request, each of which is fine by itself.
        field: where the fault was found.
        catalog: where the names are from.
    """
    if field in _LOSES:
        return _lost(fields, *_LOSES[field])
    settle = _SETTLED.get(field)
    return settle(fields, catalog) if settle else None


def _lost(fields: dict[str, Any], loser: str, winner: str) -> str | None:
    held, kept = fields.get(loser), fields.get(winner)
    if not (is_list(held) and is_list(kept)):
        return None
    lost = [name for name in held if name in kept]
    fields[loser] = [name for name in held if name not in kept]
    return f"{loser}: {', '.join(map(repr, lost))} left out, being in {winner}" if lost else None


def _one_budget(fields: dict[str, Any], _: Catalog) -> str | None:
    """Make one budget of minutes and seconds: their sum where the seconds are less than a minute, else the shorter."""
    minutes, seconds = fields.get("minutes"), fields.get("seconds")
    if type(minutes) is not int or type(seconds) is not int:
        return None
    del fields["minutes"]
    if seconds < 60:
        fields["seconds"] = 60 * minutes + seconds
        return f"minutes: {minutes} minutes and {seconds} seconds as {fields['seconds']} seconds"
    fields["seconds"] = min(60 * minutes, seconds)
    return f"minutes: {fields['seconds']} seconds, the shorter of {minutes} minutes and {seconds} seconds"


def _one_aim(fields: dict[str, Any], catalog: Catalog) -> str | None:
    goal, focus = fields.get("goal"), fields.get("focus")
    aim = both(goal, focus, catalog) if isinstance(goal, str) and is_list(focus) else None
    return f"goal: {aim.put(fields)}" if aim else None


def _wanted_phases(fields: dict[str, Any], _: Catalog) -> str | None:
    wanted, phases = fields.get("include_phases"), fields.get("phases")
    if not (is_list(wanted) and is_list(phases)):
        return None
    added = [name for name in wanted if name not in phases]
    fields["phases"] = [*phases, *added]
    return f"phases: with {', '.join(map(repr, added))}, being in include_phases" if added else None


_SETTLED: dict[str, Callable[[dict[str, Any], Catalog], str | None]] = {
    "minutes": _one_budget,
    "goal": _one_aim,
    "include_phases": _wanted_phases,
}
