"""What goes in: the best set of items under a budget, proved. This room knows nothing of exercises."""

from shoulderkit.planner.choice.choose import EFFORT, least_time, select
from shoulderkit.planner.choice.cpsat import Solver, installed
from shoulderkit.planner.choice.problem import Item, Links, Option, Problem, Selection

__all__ = ["EFFORT", "Item", "Links", "Option", "Problem", "Selection", "Solver", "installed", "least_time", "select"]
