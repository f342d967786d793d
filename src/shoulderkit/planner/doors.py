"""Planning without a planner at hand: the planner of each catalog is made once."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock

from shoulderkit.catalog import Catalog
from shoulderkit.planner.planner import Planner
from shoulderkit.plans import Plan, Request

#: Held while a planner is looked up: threads that start together would otherwise each compile one.
_lock = Lock()


@lru_cache(maxsize=8)
def _bundled_planner() -> Planner:
    return Planner()


@lru_cache(maxsize=8)
def _planner_of(catalog: Catalog) -> Planner:
    return Planner(catalog)


def planner_for(catalog: Catalog | Planner | None = None) -> Planner:
    """Return the planner of a catalog with the rules it has, made once; the bundled catalog's without one; a planner itself.

    Raises:
        InvalidValueError: it is neither a catalog nor a planner.
    """
    if isinstance(catalog, Planner):
        return catalog
    with _lock:
        if catalog is None:
            return _bundled_planner()
        # what is not a catalog need not have a hash
        return _planner_of(catalog) if isinstance(catalog, Catalog) else Planner(catalog)


def plan(request: Request, catalog: Catalog | None = None) -> Plan:
    """Plan one session from the bundled catalog, or from another.

    Raises:
        RequestError: the request names what the catalog does not know.
        NoPlanError: nothing meets the request; says why, and what would.
        EffortLimitError: the search gave up before it found anything.
    """
    return planner_for(catalog).plan(request)
