"""Between two keys, and the small changes of root and spine with which all pins of a key hold."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
from scipy.optimize import least_squares

from .body import body
from .geometry import Array
from .solve import Key, solve

#: A miss of a decimeter weighs as much as 32 full allowed changes: pins hold first.
MISS_WEIGHT = 8.0
CHANGE_WEIGHT = 0.25


def between(first: Any, second: Any, share: float) -> Any:
    """Return what lies between two keys: linear in every number; what only one has, both have."""
    if isinstance(first, dict):
        names = sorted(first.keys() | second.keys())
        return {n: between(first.get(n, second.get(n)), second.get(n, first.get(n)), share) for n in names}
    if isinstance(first, list | tuple):
        return [between(a, b, share) for a, b in zip(first, second, strict=True)]
    if isinstance(first, int | float) and not isinstance(first, bool):
        return first + (second - first) * share
    return first


def settle(key: Key) -> Key:
    """Return a key whose root and spine are changed a little, as far as its `settle` says, so that pins hold.

    `settle` gives the usual change of each: `x`, `y`, `z` of the root in decimeters; `pitch` of the root and `lumbar`,
    `thorax` (flexion), `side` and `twist` (of the thorax) in degrees. Without it the key stays as it is.
    """
    scales = key.get("settle")
    if not scales:
        return key
    names = sorted(scales)

    def residuals(shares: Array) -> Array:
        misses = solve(_changed(key, names, shares), fingers=False).misses
        return np.concatenate([[MISS_WEIGHT * misses[name] for name in sorted(misses)], CHANGE_WEIGHT * shares])

    found = least_squares(residuals, np.zeros(len(names)), diff_step=1e-3, max_nfev=25)
    settled = _changed(key, names, np.round(found.x, 4))
    del settled["settle"]
    return settled


def _changed(key: Key, names: list[str], shares: Array) -> Key:
    changed = copy.deepcopy(key)
    root = changed.setdefault("root", {})
    at = list(root.get("at", body().hips))
    for name, share in zip(names, shares, strict=True):
        amount = float(share) * key["settle"][name]
        if name in "xyz":
            at["xyz".index(name)] += amount
        elif name == "pitch":
            root["rot"] = [*root.get("rot", []), ["x", amount]]
        else:
            part, place = {
                "lumbar": ("lumbar", 0),
                "thorax": ("thorax", 0),
                "side": ("thorax", 1),
                "twist": ("thorax", 2),
            }[name]
            angles = list(changed.get(part, (0, 0, 0)))
            angles[place] += amount
            changed[part] = angles
    root["at"] = at
    return changed
