"""A catalog made ready for planning, once: names become bits, rules become ranks and groups."""

from shoulderkit.planner.compiled.build import (
    DEMAND_BIT,
    PHASES,
    POSITIONS,
    Compiled,
    Entry,
    Membership,
    Ordering,
    Portion,
    compile_catalog,
)

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
