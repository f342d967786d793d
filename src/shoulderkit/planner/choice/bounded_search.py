"""The best choice of a large pool, between what the prices say is possible at most and what is found. No shoulders in here.

What gives up more than a little of the bound cannot be part of a choice that is nearly that good, so the search goes
through the little that is left; and where that holds no choice, a little more is allowed. The first choice that is found
this way is the best there is.

Clusters share nothing but seconds and steps, which have prices; so where that gets long, it is first found how good each
cluster can be by itself at these prices, which makes the bound better. And where it still gets long, a solver takes over,
if there is one (see `solver`); else the most promising choices are followed, and the best is given with the bound.
"""

from __future__ import annotations

from typing import NamedTuple

from shoulderkit.planner.choice.bounds import Goal, Prices, narrowed, priced
from shoulderkit.planner.choice.cpsat import Solver
from shoulderkit.planner.choice.fallback import filled
from shoulderkit.planner.choice.frontier import Effort, Entry, Workspace, added, frontier
from shoulderkit.planner.choice.membership import clusters
from shoulderkit.planner.choice.reduced import Kind, Pool
from shoulderkit.planner.tuning import Tuning


class Chased(NamedTuple):
    """The best value that was found; the worth that nothing exceeds; whether it is the best."""

    value: int
    worth: int
    proved: bool


class _Part(NamedTuple):
    """One cluster as a pool of its own: its bound, all seconds and steps included, and the best that is known of it."""

    pool: Pool
    bound: int
    best: int


def chase(pool: Pool, effort: Effort, taken: frozenset[int], space: Workspace, solver: Solver | None = None) -> Chased:
    """Find the best choice; one that is known to be possible takes these items, each in its shortest way."""
    return _Chase(pool, effort, space, solver).run(taken)


class _Chase:
    """The pool with its prices, its parts, and the best that is known so far."""

    def __init__(self, pool: Pool, effort: Effort, space: Workspace, solver: Solver | None) -> None:
        self.effort, self.solver, self.space, self.tuning = effort, solver, space, space.tuning
        kinds, credit, self.prices = priced(pool, space.tuning)
        self.scale = self.prices.scale
        self.pool = pool._replace(kinds=kinds, credit=sum(credit))
        self.rank, self.unit = pool.digits.rank, pool.digits.unit * self.scale
        #: What all seconds and steps are worth: a part of every bound.
        self.base = self.prices.second * pool.budget + self.prices.step * (pool.most or 0)
        self.parts = [_part(self.pool, self.prices, members, credit) for members in clusters(self.pool)]
        self.value: int | None = None
        #: No choice has more value than this, in parts of the scale of the prices.
        self.above = self._bound()
        self.slack = _little(self.prices, self.tuning)

    def run(self, taken: frozenset[int]) -> Chased:
        """One way after the other."""
        if self._approach(Effort(min(self.tuning.first_effort, self.effort.left))):
            return self._proved()
        self.effort.left -= self.tuning.first_effort
        self._keep(filled(self.pool, taken, self._promising()))
        own = self.effort if self.solver is None else Effort(self.effort.left // self.tuning.solver_share)
        if self._sharpen(own) and self._approach(own):
            return self._proved()
        self._look(self._bound() - min(self._enough(), self.slack * self.tuning.beam_factor), Effort(-1))
        if self.solver is not None:
            solved = self.solver(self._narrow, (self.value or 0) // self.rank, self.tuning)
            if solved is not None:
                self.value = solved.value
                return self._proved()._replace(proved=solved.proved)
        # a choice of some worth has less than one of worth taken off it for time and recency
        return self._proved()._replace(worth=self.above // self.unit + 1, proved=False)

    def _proved(self) -> Chased:
        value = self.value or 0
        return Chased(value, self.pool.digits.worth(value), proved=True)

    def _bound(self) -> int:
        return self.base + sum(part.best - self.base for part in self.parts)

    def _promising(self) -> list[Kind]:
        """The unlinked kinds that give up least by being in."""
        linked = self.pool.links.joined
        free = [kind for number, kind in enumerate(self.pool.kinds) if number not in linked and not kind.must]
        return sorted(free, key=lambda kind: (-max(self.prices.profit(kind, way) for way in kind.ways), kind.items))[
            : self.tuning.greedy_classes
        ]

    def _narrow(self, value: int) -> Pool:
        """The pool without what no choice of so much value can hold."""
        return narrowed(self.pool, Goal(self.prices, self.prices.bound(self.pool), value * self.scale))[0]

    def _look(self, value: int, effort: Effort) -> bool | None:
        """Look for a choice of so much value, keeping the best. Whether there is one; None: the effort is spent."""
        spare = self._bound() - value
        total = [Entry(0, 0, 0)]
        for part in self.parts:
            total = added(self.pool, total, _frontier(part, self.prices, part.best - spare, effort, self.space))
        best = max((entry.value for entry in total), default=None)
        self._keep(best)
        if effort.left < 0:
            return None
        return best is not None and best // self.rank * self.scale >= value

    def _keep(self, value: int | None) -> None:
        if value is not None and (self.value is None or value > self.value):
            self.value = value

    def _enough(self) -> int:
        """How far below the bound to look for what is at least as good as the best so far."""
        return self._bound() - (0 if self.value is None else self.value // self.rank * self.scale)

    def _approach(self, effort: Effort) -> bool:
        """Look ever a little further below the bound; whether the best choice was found."""
        while True:
            goal = self._bound() - self.slack
            reached = self._look(goal, effort)
            if reached is not False:
                return reached is not None
            self.above = min(self.above, goal)
            self.slack = min(self.slack * self.tuning.allowance_factor, self._enough())

    def _sharpen(self, effort: Effort) -> bool:
        """Find how good each part can be by itself at the prices; whether the effort was enough."""
        for place, part in enumerate(self.parts):
            best = _best_alone(part, self.prices, self.base, self.rank, effort, self.space)
            if best is None:
                return False
            self.parts[place] = part._replace(best=best)
        self.above = min(self.above, self._bound())
        self.slack = max(self._bound() - self.above, 0) + _little(self.prices, self.tuning)
        return True


def _part(pool: Pool, prices: Prices, members: list[int], credit: tuple[int, ...]) -> _Part:
    groups = {pool.kinds[number].group for number in members}
    own = pool._replace(
        kinds=tuple(pool.kinds[number] for number in members),
        links=pool.links.among({number: place for place, number in enumerate(members)}),
        worth=tuple(
            table if group in groups else (0,) for table, group in zip(pool.worth, pool.cell_group, strict=True)
        ),
        needed=frozenset(cell for cell in pool.needed if pool.cell_group[cell] in groups),
        credit=sum(credit[number] for number in members),
    )
    bound = prices.bound(own)
    return _Part(own, bound, bound)


def _little(prices: Prices, tuning: Tuning) -> int:
    """How far below a bound to look at first."""
    return tuning.first_allowance_s * (prices.second + prices.scale)


def _frontier(part: _Part, prices: Prices, value: int, effort: Effort, space: Workspace) -> list[Entry]:
    pool, goal = narrowed(part.pool, Goal(prices, part.bound, value))
    return frontier(pool, list(range(len(pool.kinds))), effort, space, goal) if pool.needed <= pool.served else []


def _best_alone(part: _Part, prices: Prices, base: int, rank: int, effort: Effort, space: Workspace) -> int | None:
    """The most that a part is worth at the prices, base included; None where the effort is not enough."""
    slack = _little(prices, space.tuning)
    while True:
        found = _frontier(part, prices, part.bound - slack, effort, space)
        if effort.left < 0:
            return None
        worth = (
            base + entry.value // rank * prices.scale - prices.second * entry.time - prices.step * entry.steps
            for entry in found
        )
        best = max(worth, default=None)
        if best is not None and best >= part.bound - slack:
            return best
        slack *= space.tuning.allowance_factor
