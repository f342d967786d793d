"""The planner: what goes in, then in which order, each with its reasons.

Room by room, in the order in which a request walks through them: `compiled` makes a catalog ready, once; `ask` resolves the
request against it; `choice` finds the best set of exercises; `order` puts them in order; `answers` says why, and why not.
`score` has the numbers that all of them count with.
"""

from shoulderkit.planner.planner import Planner, plan, planner_for

__all__ = ["Planner", "plan", "planner_for"]
