"""Why each exercise that is left out ought to be left out, worked out by the oracles alone."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product
from typing import TYPE_CHECKING

from law_cases import brought_by
from shoulderkit.plans import LeftOut
from shoulderkit.vocabulary import Demand, OutReason, Position, RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from oracle_brute import Case
    from oracle_counts import Portion
    from shoulderkit.model import Exercise


class Expected:
    """The reasons for what a choice of portions leaves out.

    Attributes:
        case: the request.
        choice: the portion of each chosen exercise, by id.
    """

    def __init__(self, case: Case, choice: Mapping[str, Portion]) -> None:
        self.case, self.choice = case, dict(choice)
        self.levels = case.levels_of(choice)
        able = [name for name in case.available if brought_by(case, name) <= set(case.available)]
        wanted = [name for name in able if name in case.request.include or self.serves(name)]
        #: The exercises that are of use, by themselves or because another one requires them.
        self.of_use = {other for name in wanted for other in brought_by(case, name)}

    def serves(self, name: str) -> bool:
        """Return whether an exercise serves a weighted cell."""
        return bool(self.case.given_by(self.case.catalog.exercises[name], 60, Fraction(1)))

    def reason(self, name: str) -> LeftOut:
        """Return the first reason that applies, with all that it says."""
        case, exercise = self.case, self.case.catalog.exercises[name]
        if name in case.request.exclude:
            return LeftOut(exercise=name, reason=OutReason.EXCLUDED)
        if not exercise.has_instructions and not case.request.without_instructions:
            return LeftOut(exercise=name, reason=OutReason.NO_INSTRUCTIONS)
        if not case.is_equipped(exercise):
            return LeftOut(exercise=name, reason=OutReason.EQUIPMENT, names=self._lacks(exercise))
        if not case.positions & set(case.positions_of(exercise, equipped=True)):
            listed = tuple(position.value for position in case.positions_of(exercise, equipped=True))
            return LeftOut(exercise=name, reason=OutReason.POSITION, names=listed)
        if name not in case.available:
            return LeftOut(exercise=name, reason=OutReason.DEMAND, names=self._asks(exercise))
        stuck = not brought_by(case, name) <= set(case.available)
        if not self.serves(name) and (stuck or name not in self.of_use):
            return LeftOut(exercise=name, reason=OutReason.SERVES_NOTHING)
        return self._needs(name) if stuck else self._of_choice(name)

    def _lacks(self, exercise: Exercise) -> tuple[str, ...]:
        """The missing equipment of the setup that lacks least; of equal ones the first."""
        case = self.case
        lacking = [
            tuple(
                thing
                for thing in setup.equipment
                if not case.owned & {thing, *case.catalog.equipment[thing].substitutes}
            )
            for setup in exercise.setups
        ]
        return min(lacking, key=len)

    def _asks(self, exercise: Exercise) -> tuple[str, ...]:
        """The fewest avoided demands of a setup and a position that there are; of equal ones those listed first."""
        case, vocabulary = self.case, list(Demand)
        found = [
            sorted(case.demands_of(setup, position) & case.avoided, key=vocabulary.index)
            for setup in exercise.setups
            for position in Position
            if case.is_possible(setup, position)
        ]
        fewest = min(found, key=lambda each: (len(each), [vocabulary.index(demand) for demand in each[::-1]]))
        return tuple(sorted(demand.value for demand in fewest))

    def _needs(self, name: str) -> LeftOut:
        """What it requires and cannot be in; which of several is told is left open."""
        return LeftOut(exercise=name, reason=OutReason.NEEDS)

    def _of_choice(self, name: str) -> LeftOut:
        case, request = self.case, self.case.request
        joining = brought_by(case, name) - set(self.choice)
        groups = [set(group) for rule in case.rules if RuleKind.ONE_OF in rule.kinds for group in rule.exercises]
        if any(group & joining and len(group & (joining | set(self.choice))) > 1 for group in groups):
            return LeftOut(exercise=name, reason=OutReason.ONE_OF)
        full = {other: case.portions[other][0] for other in joining}
        gains = case.levels_of({**self.choice, **full})[:2] > self.levels[:2]
        short_s = self._least_s(joining) - (request.budget_s - case.duration_of(self.choice))
        if gains and short_s > 0:
            room = self._room(short_s)
            return LeftOut(exercise=name, reason=OutReason.NO_TIME, names=room, short_s=short_s)
        steps = len(self.choice) + len(joining)
        full_up = request.max_steps is not None and steps > request.max_steps
        return LeftOut(exercise=name, reason=OutReason.MOST_STEPS if gains and full_up else OutReason.LESS_WORTH)

    def _least_s(self, names: Iterable[str]) -> int:
        """The seconds of the quickest portions of these exercises, the same share of what goes together."""
        case, ordered = self.case, sorted(names)
        ways = (dict(zip(ordered, parts, strict=True)) for parts in product(*(case.portions[n] for n in ordered)))
        return min(case.duration_of(way) for way in ways if case.shares_agree(way))

    def _room(self, short_s: int) -> tuple[str, ...]:
        """The steps to go: the fewest, one or two, of these the least loss, then the smaller ids; more are taken one by one.

        Those go first whose loss is least, until there is room; () where all that may go do not make enough.
        """
        free = [name for name in sorted(self.choice) if name not in self.case.request.include]
        for count in (1, 2):
            going = [
                names
                for names in combinations(free, count)
                if sum(self.choice[name].seconds for name in names) >= short_s
            ]
            if going:
                return min(going, key=lambda names: (self.loss(names), names))
        gone: tuple[str, ...] = ()
        for name in sorted(free, key=lambda name: (self.loss([name]), name)):
            gone += (name,)
            if sum(self.choice[each].seconds for each in gone) >= short_s:
                return tuple(sorted(gone))
        return ()

    def loss(self, names: Iterable[str]) -> int:
        """Return the coverage that goes with these steps."""
        gone = set(names)
        rest = {name: portion for name, portion in self.choice.items() if name not in gone}
        return self.levels[1] - self.case.levels_of(rest)[1]
