"""The order: the sequence of the chosen exercises with the fewest trips and changes that keeps the rules, proved.

`changes` states what a change costs; `sequence` finds the best order, `fallback` a good one where the effort is spent, and
`alternatives` the best one in which a step stands elsewhere, all in integers and tuples; `routine` makes the sequencing problem of exercises and rules, and steps of the answer.
"""

from shoulderkit.planner.order.alternatives import least_changes_otherwise
from shoulderkit.planner.order.changes import Changes
from shoulderkit.planner.order.routine import OrderedSteps, order_steps, predecessors, states_of

__all__ = ["Changes", "OrderedSteps", "least_changes_otherwise", "order_steps", "predecessors", "states_of"]
