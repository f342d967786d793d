"""What goes in: the best set of items under a budget, proved. This room knows nothing of exercises."""

from shoulderkit.planner.choice.choose import Chooser
from shoulderkit.planner.choice.cpsat import Solver, installed
from shoulderkit.planner.choice.problem import Item, Links, Option, Problem, Selection

__all__ = ["Chooser", "Item", "Links", "Option", "Problem", "Selection", "Solver", "installed"]
