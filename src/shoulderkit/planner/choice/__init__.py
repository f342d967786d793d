"""The choice: the best set of items under a budget, proved, in integers and tuples.

Module by module, from the bottom up: `problem` states what is asked; `cells` scales its cells; `encoding` makes one
number of the levels; `reduced` reduces the problem, and `presence` to its groups alone; `membership` follows its
constraints; `bounds` finds upper bounds, with prices that `relaxation` gets by `simplex`; `workspace` has what searches
share; `labels` are partial choices, `completion` and `reach` tell how far one can still get; `frontier` is the exact
search by labels, and `points` what it ends in; `fallback` is the heuristic without proof; `cpsat` the optional solver;
`bounded_search` the search of large problems; `choose` the entry.
"""

from shoulderkit.planner.choice.choose import Chooser
from shoulderkit.planner.choice.cpsat import Solver, installed
from shoulderkit.planner.choice.problem import Gains, Item, MembershipConstraints, Option, Problem, Selection

__all__ = ["Chooser", "Gains", "Item", "MembershipConstraints", "Option", "Problem", "Selection", "Solver", "installed"]
