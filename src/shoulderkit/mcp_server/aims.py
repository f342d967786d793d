"""What a session may be meant to serve where a goal is given that is none: regions, several goals, or both."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.catalog.lookup import words_for
from shoulderkit.errors import shown
from shoulderkit.mcp_server.arguments import BETWEEN
from shoulderkit.model import MOST_WEIGHT
from shoulderkit.model.items import is_list, is_object
from shoulderkit.names import meant

if TYPE_CHECKING:
    from shoulderkit.catalog import Catalog


@attrs.frozen
class Aim:
    """What a session may be meant to serve.

    Attributes:
        given: what was given as the goal.
        goals: the ids of the goals in it.
        regions: the ids of the regions in it.
        weights: how much each region is served by all of them.
    """

    given: object
    goals: tuple[str, ...]
    regions: tuple[str, ...]
    weights: dict[str, int]

    def put(self, fields: dict[str, Any]) -> str:
        """Put it into the fields of a request in place of the goal, and return what that changes."""
        if len(self.goals) == 1 and not self.regions:
            fields["goal"] = self.goals[0]
            return f"{shown(self.goals[0])} for {shown(self.given)}"
        del fields["goal"]
        fields["focus"] = (
            [{"region": region, "weight": weight} for region, weight in self.weights.items()]
            if self.goals
            else list(self.regions)
        )
        why = "; a session serves one goal, and a focus can serve what several need" if self.goals else ""
        return f"{shown(self.given)} as the focus {', '.join(self.weights)}{why}"


def aim_of(given: object, catalog: Catalog) -> Aim | None:
    """Return what is meant by something that was given as the goal; None where any of it is not known beyond doubt."""
    if is_list(given):
        parts: list[Any] = given
    elif isinstance(given, str):
        parts = [given] if meant(given, words_for(catalog.regions)) else [each for each in BETWEEN.split(given) if each]
    else:
        return None
    goals: list[str] = []
    regions: list[str] = []
    for part in parts:
        named = meant(part, words_for(catalog.goals))
        if len(named) == 1:
            goals.append(named[0])
            continue
        found = meant(part, words_for(catalog.regions))
        if not found:
            return None
        regions.extend(found)
    return _aim(given, goals, regions, catalog)


def both(goal: str, focus: list[Any], catalog: Catalog) -> Aim | None:
    """Return what is meant by a goal and a focus together; None where the focus has no plain names."""
    regions = [item.get("region") if is_object(item) else item for item in focus]
    known = [str(region) for region in regions if region in tuple(catalog.regions)]
    return _aim(goal, [goal], known, catalog) if goal in catalog.goals and len(known) == len(regions) else None


def _aim(given: object, goals: list[str], regions: list[str], catalog: Catalog) -> Aim | None:
    weights: Counter[str] = Counter(regions)
    for goal in dict.fromkeys(goals):
        for weight in catalog.goals[goal].weights:
            weights[weight.region] += weight.weight
    capped = {region: min(weights[region], MOST_WEIGHT) for region in sorted(weights)}
    return Aim(given, tuple(dict.fromkeys(goals)), tuple(dict.fromkeys(regions)), capped) if capped else None
