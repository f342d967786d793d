"""The names in a request: whether the catalog has them, and what a person may have meant instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.catalog.lookup import unknown_id
from shoulderkit.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shoulderkit.catalog import Catalog
    from shoulderkit.errors import Fault
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
        *_unknown("equipment", request.equipment or (), catalog.equipment, "equipment"),
        *_unknown("extra_equipment", request.extra_equipment, catalog.equipment, "equipment"),
    ]
    for field in ("include", "exclude", "done_today", "done_recently"):
        faults += _unknown(field, getattr(request, field), catalog.exercises, "exercise")
    if faults:
        raise RequestError("Request", tuple(faults))


def _unknown(field: str, names: tuple[str, ...], table: Mapping[str, object], noun: str) -> Iterator[Fault]:
    for place, name in enumerate(names):
        if name not in table:
            path = field if names == (name,) and field in {"goal", "setting"} else f"{field}[{place}]"
            yield unknown_id(noun, name, table).fault(path)
