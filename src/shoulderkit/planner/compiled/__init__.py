"""A catalog made ready for planning, once: names become bits, rules become ranks and groups."""

from shoulderkit.planner.compiled.build import Compiled, compile_catalog
from shoulderkit.planner.compiled.entries import DEMAND_BIT, PHASES, POSITIONS, Entry, Portion
from shoulderkit.planner.compiled.rules import Membership, Ordering

__all__ = [
    "DEMAND_BIT",
    "PHASES",
    "POSITIONS",
    "Compiled",
    "Entry",
    "Membership",
    "Ordering",
    "Portion",
    "compile_catalog",
]
