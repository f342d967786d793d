"""The names in a request: whether the catalog has them, and what a person may have meant instead."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from shoulderkit.catalog.lookup import unknown_id
from shoulderkit.errors import DeferredFault, Fault, Faults, RequestError, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shoulderkit.catalog import Catalog
    from shoulderkit.plans import Request


def check_names(catalog: Catalog, request: Request) -> None:
    """Check that the catalog has everything that the request names, and that doses of what was done are of the right kind.

    Exercises of the past that it does not have are passed over: a catalog may have changed since (see `forgotten`).

    Raises:
        RequestError: with every name that it does not have.
    """
    faults = Faults(_unknown("goal", (request.goal,) if request.goal else (), catalog.goals, "goal"))
    faults += _unknown("focus", tuple(focus.region for focus in request.focus), catalog.regions, "region")
    faults += _unknown("setting", (request.setting,) if request.setting else (), catalog.settings, "setting")
    faults += _unknown("equipment", request.equipment, catalog.equipment, "equipment")
    faults += _unknown("without_equipment", request.without_equipment, catalog.equipment, "equipment")
    for field in ("include", "exclude"):
        faults += _unknown(field, getattr(request, field), catalog.exercises, "exercise")
    faults += _other_kinds(catalog, request)
    if faults:
        raise faults.error(RequestError, "Request")


def forgotten(catalog: Catalog, request: Request) -> tuple[str, ...]:
    """Return the exercises that a request names as done and the catalog does not have, sorted."""
    return tuple(sorted({*request.done_ids, *request.done_recently}.difference(catalog.exercises)))


def _other_kinds(catalog: Catalog, request: Request) -> Iterator[Fault]:
    for place, done in enumerate(request.done_today):
        exercise = catalog.exercises.get(done.exercise)
        if exercise is not None and done.dose is not None and type(done.dose) is not type(exercise.dose):
            kinds = (type(done.dose).__name__.lower(), type(exercise.dose).__name__.lower())
            yield Fault(
                f"is of the kind {kinds[0]}, but {shown(exercise.id)} has a {kinds[1]}", f"done_today[{place}].dose"
            )
        if exercise is not None and done.setup_number >= len(exercise.setups):
            text = f"is {done.setup_number}, but {shown(exercise.id)} has no such setup"
            yield Fault(text, f"done_today[{place}].setup_number")


def _unknown(field: str, names: tuple[str, ...], table: Mapping[str, object], noun: str) -> Iterator[DeferredFault]:
    for place, name in enumerate(names):
        if name not in table:
            path = field if names == (name,) and field in {"goal", "setting"} else f"{field}[{place}]"
            yield DeferredFault(partial(_missing, noun, name, table), path)


def _missing(noun: str, name: str, table: Mapping[str, object]) -> Fault:
    return unknown_id(noun, name, table).fault()
