"""In which order: the order with the fewest changes that keeps the rules, proved."""

from shoulderkit.planner.order.alternatives import least_changes_elsewhere
from shoulderkit.planner.order.routine import Ordered, before_masks, put_in_order, states_of

__all__ = ["Ordered", "before_masks", "least_changes_elsewhere", "put_in_order", "states_of"]
