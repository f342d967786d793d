"""The mend of one fault of a call's arguments: another name, another argument, or something left out."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.errors import shown
from shoulderkit.mcp_server.aims import aim_of
from shoulderkit.mcp_server.pairs import settled
from shoulderkit.mcp_server.requests import words_of_field
from shoulderkit.model.items import is_list, is_object
from shoulderkit.names import meant
from shoulderkit.plans import Request
from shoulderkit.vocabulary import Position

if TYPE_CHECKING:
    from collections.abc import Callable

    from shoulderkit.errors import Fault
    from shoulderkit.mcp_server.arguments import Call

#: Where nothing has a name, the name can be left out without another plan: what does not exist cannot be used.
_LEFT_OUT = frozenset({"equipment", "without_equipment", "exclude"})
#: Where a name may mean any of several, all are named: leaving out too much harms nobody.
_ALL_OF = frozenset({"exclude", "avoid", "without_equipment"})
#: Where else a name may belong that a field does not take, in the order in which that is tried.
_ELSEWHERE: dict[str, tuple[str, ...]] = {
    "avoid": ("exclude", "without_equipment", "positions"),
    "exclude": ("avoid", "without_equipment", "positions"),
    "without_equipment": ("exclude", "avoid", "positions"),
    "include": ("include_phases", "equipment"),
    "equipment": ("setting",),
    "setting": ("equipment", "positions"),
    "positions": ("setting",),
}
#: The fields in which a position is one that is not wanted.
_UNWANTED = frozenset({"avoid", "exclude", "without_equipment"})
_FIELDS = attrs.fields_dict(Request)
_POSITIONS = tuple(position for position in Position if position is not Position.ANY)


class Fix:
    """The mend of one fault, made in place.

    Args:
        call: the call that was refused.
        arguments: its arguments, which are changed.
        fault: what is wrong with them.
        again: reads a call of the same tool, with all that is wrong with its arguments.

    Attributes:
        said: what was changed; None where nothing is known that would mend the fault.
    """

    def __init__(
        self, call: Call, arguments: dict[str, Any], fault: Fault, again: Callable[[dict[str, Any]], Call]
    ) -> None:
        self.call = call
        self.arguments = arguments
        self.fault = fault
        self.again = again
        self.way: list[str] = [part for part in re.split(r"[.\[\]]+", fault.path) if part]
        nested = self.way[0] if self.way and self.way[0] in {"request", "changes"} else None
        #: The fields of a request that the fault is about.
        self.fields: Any = arguments.get(nested) if nested else arguments
        self.said: str | None = self._said() if self.way else None

    def _said(self) -> str | None:
        holder: Any = self.arguments
        *way, last = self.way
        for step in way:
            holder = _held(holder, step)
        if is_list(holder):
            return self._item(holder, way[-1], int(last))
        if not is_object(holder) or last not in holder:
            return None
        top = holder is self.fields
        if top and last not in self.call.known and (self.call.request is None or last not in _FIELDS):
            return self._moved(holder, last)
        if not top and last not in {"region", "exercise"}:
            return self._moved(holder, last)
        return self._value(holder, last)

    def _moved(self, holder: dict[str, Any], key: str) -> str | None:
        """Put a value under the name of the argument that its own may have meant, and under which it has a sense."""
        best: tuple[int, str] | None = None
        for name in self.fault.near:
            faults = [] if name in holder else self._faults_as(holder, key, name)
            if name not in holder and all(fault.near for fault in faults):
                best = min(best or (len(faults), name), (len(faults), name), key=lambda found: found[0])
        if best is None:
            return None
        holder[best[1]] = holder.pop(key)
        return f"{self.fault.path}: as {best[1]}{_several(self.fault.near)}"

    def _faults_as(self, holder: dict[str, Any], key: str, name: str) -> list[Fault]:
        """Return what is wrong with a value under another key."""
        holder[name] = holder.pop(key)
        faults = self.again(copy.deepcopy(self.arguments)).faults
        holder[key] = holder.pop(name)
        path = f"{self.fault.path.removesuffix(key)}{name}"
        return [fault for fault in faults if re.match(rf"{re.escape(path)}(?:[.\[]|$)", fault.path)]

    def _item(self, holder: list[Any], field: str, place: int) -> str | None:
        """Mend one name of a list."""
        given = holder[place]
        elsewhere = self._elsewhere(field, given)
        if elsewhere:
            holder.pop(place)
            return elsewhere
        near = self.fault.near
        if len(near) > 1 and field in _ALL_OF:
            holder[place : place + 1] = [name for name in near if name not in holder]
            return f"{self.fault.path}: {shown(given)} may mean any of {_listed(near)}: all of them"
        if near:
            return self._replaced(holder, place)
        if self.call.request is None or field not in _LEFT_OUT:
            return None
        return f"{self.fault.path}: {shown(holder.pop(place))} left out"

    def _value(self, holder: dict[str, Any], key: str) -> str | None:
        """Mend a value that is no item of a list."""
        given, top = holder[key], holder is self.fields
        if top and self.call.request:
            if given in ("", None):
                return f"{self.fault.path}: {shown(holder.pop(key))} left out"
            catalog = self.call.catalog
            aim = aim_of(given, catalog) if key == "goal" and given not in tuple(catalog.goals) else None
            if aim:
                return f"{self.fault.path}: {aim.put(holder)}"
            elsewhere = self._elsewhere(key, given) or settled(holder, key, catalog)
            if elsewhere:
                return elsewhere
        if self.fault.near:
            return self._replaced(holder, key)
        if top and self.call.request and key == "setting":
            rest = "without a setting there is no equipment but what is named, and every position is possible"
            return f"{self.fault.path}: {shown(holder.pop(key))} left out; {rest}"
        return None

    def _replaced(self, holder: Any, place: int | str) -> str:
        given, near = holder[place], self.fault.near[0]
        holder[place] = int(near) if type(given) is int else near
        return f"{self.fault.path}: {shown(self.fault.near[0])} for {shown(given)}{_several(self.fault.near)}"

    def _elsewhere(self, field: str, given: object) -> str | None:
        """Put a name into the field of a request that it belongs to beyond doubt; None where there is none."""
        for other in _ELSEWHERE.get(field, ()) if self.call.request and is_object(self.fields) else ():
            names = meant(given, words_of_field(self.call.catalog, other) or {})
            if not names:
                continue
            if other == "setting":
                if "setting" in self.fields:
                    continue
                self.fields["setting"] = names[0]
            elif other == "positions" and field in _UNWANTED:
                left = [each for each in self.fields.get("positions") or _POSITIONS if each not in names]
                if not left:
                    continue
                names = tuple(map(str, left))
                self.fields["positions"] = list(names)
            else:
                had: list[Any] = self.fields.get(other) or []
                self.fields[other] = [*had, *(name for name in names if name not in had)]
            if field in self.fields and not is_list(self.fields[field]):
                del self.fields[field]
            return f"{self.fault.path}: {shown(given)} as {other} {', '.join(names)}"
        return None


def _several(near: tuple[str, ...]) -> str:
    """Return the words that say that a name may have meant several."""
    return f", one of several: {_listed(near)}" if len(near) > 1 else ""


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(map(repr, names))


def _held(holder: Any, step: str) -> Any:
    """Return what a list or an object holds in a place; None where it holds nothing there."""
    if is_object(holder):
        return holder.get(step)
    return holder[int(step)] if is_list(holder) else None
