"""The names in a request: whether the catalog has them, and what a person may have meant instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.errors import Fault, RequestError, near

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shoulderkit.catalog import Catalog
    from shoulderkit.plans import Request


def check_names(catalog: Catalog, request: Request) -> None:
    """Check that the catalog has everything that the request names.

    Raises:
        RequestError: with every name that it does not have.
    """
    faults = [
        *_unknown("goal", (request.goal,) if request.goal else (), catalog.goals, "goal"),
        *_unknown("focus", tuple(focus.region for focus in request.focus), catalog.regions, "region"),
        *_unknown("setting", (request.setting,) if request.setting else (), catalog.settings, "setting"),
        *_unknown("equipment", request.equipment, catalog.equipment, "equipment"),
        *_unknown("without_equipment", request.without_equipment, catalog.equipment, "equipment"),
        *_unknown("done_today", tuple(done.exercise for done in request.done_today), catalog.exercises, "exercise"),
    ]
    for field in ("include", "exclude", "done_recently"):
        faults += _unknown(field, getattr(request, field), catalog.exercises, "exercise")
    if faults:
        raise RequestError("Request", tuple(faults))


def _unknown(field: str, names: tuple[str, ...], table: Mapping[str, object], noun: str) -> Iterator[Fault]:
    for place, name in enumerate(names):
        if name not in table:
            aliases = {alias.lower(): id_ for id_, value in table.items() for alias in getattr(value, "aliases", ())}
            close = near(name, [*table, *aliases])
            ids = tuple(dict.fromkeys(aliases.get(word, word) for word in close))
            path = field if names == (name,) and field in {"goal", "setting"} else f"{field}[{place}]"
            yield Fault(f"no {noun} has the id {name!r}", path, near=ids)
