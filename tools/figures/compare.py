"""Whether two drawings show the same: areas of each kind in the same place, whatever the curves around them.

Other processors add numbers in another order, so that a curve may be split elsewhere; what is seen stays.
"""

from __future__ import annotations

import re
from collections import defaultdict

import attrs
import numpy as np

from .trace import area, bezier

#: By how much areas may differ, as a share and in square units, and edges in units: a unit is 1/40 of a decimeter.
AREA_SHARE = 0.02
AREA_UNITS = 160.0
EDGE_UNITS = 4.0
_TOKENS = re.compile(r"([MLQCclz])|(-?\d+(?:\.\d+)?)")
_ELEMENTS = re.compile(r'<path(?: id="([^"]*)")?(?: clip-path="[^"]*")?(?: class="(\w+)")? d="([^"]*)"')
_ARGUMENTS = {"M": 2, "L": 2, "l": 2, "C": 6, "c": 6, "Q": 4, "z": 0}


@attrs.frozen
class Seen:
    """What all areas of a kind amount to: their area, and their left, upper, right and lower edge."""

    area: float
    edges: tuple[float, float, float, float]


def outlines(path: str) -> list[np.ndarray]:
    """Return the closed lines of a path, each as points."""
    lines: list[list[np.ndarray]] = []
    letter = ""
    values: list[float] = []
    for found, number in _TOKENS.findall(path):
        if found:
            letter, values = found, []
            continue
        values.append(float(number))
        if len(values) < _ARGUMENTS[letter]:
            continue
        points = np.array(values).reshape(-1, 2)
        values = []
        if letter == "M":
            lines.append([points[0]])
            letter = "L"
            continue
        current = lines[-1][-1]
        if letter.islower():
            points = points + current
        if len(points) == 3:
            lines[-1] += list(bezier((current, points[0], points[1], points[2]), np.linspace(0.125, 1, 8)))
        else:
            lines[-1].append(points[-1])
    return [np.array(line) for line in lines if len(line) > 2]


def summary(drawing: str) -> dict[str, Seen]:
    """Return what an SVG shows of each kind; the outline of a layer, which has no kind, by its id."""
    lines: dict[str, list[np.ndarray]] = defaultdict(list)
    for name, kind, path in _ELEMENTS.findall(drawing):
        lines[kind or name] += outlines(path)
    found = {}
    for kind, several in lines.items():
        points = np.concatenate(several)
        low, high = points.min(axis=0), points.max(axis=0)
        # holes run the other way around
        found[kind] = Seen(abs(sum(map(area, several))), (float(low[0]), float(low[1]), float(high[0]), float(high[1])))
    return found


def differences(made: str, committed: str) -> list[str]:
    """Return how two drawings differ by more than a processor does."""
    one, other = summary(made), summary(committed)
    found = [f"only one of them has areas of the kind {kind}" for kind in sorted(one.keys() ^ other.keys())]
    for kind in sorted(one.keys() & other.keys()):
        by = abs(one[kind].area - other[kind].area)
        if by > AREA_UNITS + AREA_SHARE * other[kind].area:
            found.append(f"areas of the kind {kind} differ by {by:.0f} square units")
        if max(abs(a - b) for a, b in zip(one[kind].edges, other[kind].edges, strict=True)) > EDGE_UNITS:
            found.append(f"areas of the kind {kind} end elsewhere")
    words = re.compile(r"<(title|desc|metadata)[^>]*>([^<]*)<")
    if words.findall(made) != words.findall(committed):
        found.append("title, description or fingerprint differ")
    return found
