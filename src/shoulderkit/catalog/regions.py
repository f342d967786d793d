"""What regions are part of, and those that are part of themselves, in time that grows with their number alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.errors import MOST_FAULTS, Fault, cut, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shoulderkit.model import Region


def wholes_of(region: str, regions: Mapping[str, Region]) -> tuple[str, ...]:
    """Return the ids of a region and all it is part of, the nearest first, equally near ones as they are listed."""
    found = dict.fromkeys((region,))
    for name in (todo := [region]):
        for above in regions[name].part_of:
            if above not in found:
                found[above] = None
                todo.append(above)
    return tuple(found)


def parts_of(region: str, regions: Mapping[str, Region]) -> tuple[str, ...]:
    """Return the ids of a region and all its parts, sorted."""
    parts: dict[str, list[str]] = {}
    for name, value in regions.items():
        for above in value.part_of:
            parts.setdefault(above, []).append(name)
    found = {region}
    for name in (todo := [region]):
        for part in parts.get(name, ()):
            if part not in found:
                found.add(part)
                todo.append(part)
    return tuple(sorted(found))


def cycle_faults(regions: Mapping[str, Region | None]) -> dict[str, Fault]:
    """Return a fault for each cycle of regions, by the id of the region that tells it: the first by id.

    It tells the shortest cycle of which it is the first; as many are looked for as an error holds.
    """
    above = {name: () if region is None else region.part_of for name, region in regions.items()}
    found: dict[str, Fault] = {}
    todo = _components(set(above), above)
    while todo and len(found) < MOST_FAULTS:
        within = todo.pop()
        first = min(within)
        chain = shortened([*map(cut, _shortest(first, within, above)), cut(first)])
        found[first] = Fault(f"is part of itself: {' in '.join(chain)}", "part_of")
        # all other cycles of these regions go without it
        todo += _components(within - {first}, above)
    return dict(sorted(found.items()))


def _shortest(first: str, within: set[str], above: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the shortest way from a region back to itself, without that at its end."""
    came = {first: ""}
    todo, place = [first], 0
    # there is one, so the walk comes to its last region
    while first not in above[name := todo[place]]:
        for upper in above[name]:
            if upper in within and upper not in came:
                came[upper] = name
                todo.append(upper)
        place += 1
    chain = [name]
    while chain[-1] != first:
        chain.append(came[chain[-1]])
    return chain[::-1]


def _unended(names: set[str], above: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return the names from which a way has no end: those left once all that lead to nothing among them are taken away.

    A. B. Kahn, "Topological sorting of large networks", Communications of the ACM 5 (1962), 558-562.
    """
    left: dict[str, int] = {}
    below: dict[str, list[str]] = {}
    for name in names:
        uppers = names.intersection(above[name])
        left[name] = len(uppers)
        for upper in uppers:
            below.setdefault(upper, []).append(name)
    ended = [name for name, count in left.items() if not count]
    for name in ended:
        del left[name]
        for lower in below.get(name, ()):
            left[lower] -= 1
            if not left[lower]:
                ended.append(lower)
    return set(left)


def _components(names: set[str], above: Mapping[str, tuple[str, ...]]) -> list[set[str]]:
    """Return the strongly connected components that have a cycle, by Tarjan's algorithm without recursion.

    R. Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1 (1972), 146-160.
    """
    # quickly told, and nearly always nothing is left
    among = _unended(names, above)
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: dict[str, None] = {}
    components: list[set[str]] = []
    for root in sorted(among):
        if root in number:
            continue
        way = [(root, iter(above[root]))]
        number[root] = low[root] = len(number)
        open_[root] = None
        while way:
            name, rest = way[-1]
            upper = next(rest, None)
            if upper is None:
                way.pop()
                if way:
                    low[way[-1][0]] = min(low[way[-1][0]], low[name])
                if low[name] == number[name]:
                    component = {name}
                    while (last := open_.popitem()[0]) != name:
                        component.add(last)
                    if len(component) > 1 or name in above[name]:
                        components.append(component)
            elif upper in among and upper not in number:
                way.append((upper, iter(above[upper])))
                number[upper] = low[upper] = len(number)
                open_[upper] = None
            elif upper in open_:
                low[name] = min(low[name], number[upper])
    return components
