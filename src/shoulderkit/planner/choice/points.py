"""Points of Pareto frontiers: what so much time can be worth, and how two frontiers become one."""

from __future__ import annotations

from typing import NamedTuple

from shoulderkit.planner.choice.reduced import ReducedProblem


class Point(NamedTuple):
    """A point of a frontier: the most value that so much time, and so many items where they are limited, can have."""

    time: int
    value: int
    items: int


def pareto(points: list[tuple[int, int, int]], *, counted: bool) -> list[Point]:
    """Return only the points of more value than every one with no more time (and items, where they are counted)."""
    points.sort()
    kept: list[Point] = []
    # the most value so far, by how many items it has
    best: dict[int, int] = {}
    for point in points:
        _, value, count = point
        if counted:
            if any(most >= value for items, most in best.items() if items <= count):
                continue
        elif best and best[0] >= value:
            continue
        best[count] = value
        kept.append(Point(*point))
    return kept


def combined(reduced: ReducedProblem, some: list[Point], others: list[Point]) -> list[Point]:
    """Return the frontier of two parts of a problem that share its limits."""
    most = reduced.max_items
    found: list[tuple[int, int, int]] = []
    for time, value, items in some:
        left = reduced.budget - time
        for more_time, more_value, more_items in others:
            # by time, so none of those that follow fits either
            if more_time > left:
                break
            if most is None or items + more_items <= most:
                found.append((time + more_time, value + more_value, items + more_items))
    return pareto(found, counted=most is not None)
