"""What a request aims at, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.words import Names, listed

if TYPE_CHECKING:
    from shoulderkit.plans import Request


def aim_words(request: Request, names: Names) -> str:
    """Return the goal or focus of a request in a few words."""
    if request.goal is not None:
        return names.goal(request.goal)
    served = [focus for focus in request.focus if focus.weight]
    plain = len({focus.weight for focus in served}) == 1
    regions = [names.region(f.region) + ("" if plain else f" (weight {f.weight})") for f in served]
    without = [names.region(focus.region) for focus in request.focus if not focus.weight]
    return f"Focus on {listed(regions)}" + (f" without {listed(without, 'or')}" if without else "")
