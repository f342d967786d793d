"""The planner: the choice of exercises, then their order, each proved and explained.

A request walks through these packages: `compiled` compiles a catalog, once; `ask` resolves the request against it; `choice`
finds the best set of exercises; `order` finds their best order; `answers` explains why, and why not. `score` has the numbers
that all of them count with, `tuning` those that divide the work. ``docs/glossary.md`` has the words.
"""

from shoulderkit.planner.builder import named
from shoulderkit.planner.doors import plan, planner_for
from shoulderkit.planner.planner import Planner, attached

__all__ = ["Planner", "attached", "named", "plan", "planner_for"]
