"""A catalog compiled for planning, once, so that each request costs little.

`entries` compiles exercises, `rules` what orders and joins them; `shortlist` finds the few that a request has to look at;
`build` puts it together.
"""

from shoulderkit.planner.compiled.build import Compiled, compile_catalog
from shoulderkit.planner.compiled.entries import (
    DEMAND_BIT,
    PHASES,
    CatalogEntry,
    DoseOption,
    dose_options,
    share_of,
)
from shoulderkit.planner.compiled.rules import MembershipRule, OrderingRule

__all__ = [
    "DEMAND_BIT",
    "PHASES",
    "CatalogEntry",
    "Compiled",
    "DoseOption",
    "MembershipRule",
    "OrderingRule",
    "compile_catalog",
    "dose_options",
    "share_of",
]
