"""Several sessions for one request: the best ones of different exercises, and the breaks of a day.

The best choices of different exercises are found by partitioning (Murty 1968, Lawler 1972): all choices but the best one
are divided by the first of its exercises that they lack, or, where they lack none, by the first that they have besides;
the best of each part is found like any other choice, and the best of these is next.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

import attrs

from shoulderkit.planner.answers import Chosen
from shoulderkit.planner.ask import Asked, ask, serves
from shoulderkit.planner.compiled import PHASES
from shoulderkit.plans import Done

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from shoulderkit.planner.ask import Doses
    from shoulderkit.planner.choice import Selection
    from shoulderkit.plans import Request


#: Presence, coverage, recency, seconds, size and exercises, the smaller the better.
_Rank = tuple[int, int, int, int, int, tuple[int, ...]]


class Choice(NamedTuple):
    """What goes in, before it is ordered.

    Attributes:
        asked: the request.
        doses: the dose option of each chosen exercise, by number.
        selection: how it was found.
    """

    asked: Asked
    doses: Doses
    selection: Selection

    def surpassed(self, most: int) -> Choice:
        """Return it as one that is not the best, where none covers more than *most*."""
        return self._replace(selection=self.selection._replace(proved=False, bound=max(most, self.selection.bound)))

    @property
    def rank(self) -> _Rank:
        """What choices of different exercises are compared by, the smaller the better."""
        found = self.selection
        numbers = tuple(sorted(self.doses))
        return (-found.presence, -found.coverage, found.recent, found.time, len(numbers), numbers)


if TYPE_CHECKING:
    #: Finds the best choice for a request, None where there is none.
    Choose = Callable[[Request], Choice | None]


class _Part(NamedTuple):
    """The choices that have all of some exercises and none of some others, by the rank of the best of them."""

    rank: _Rank
    choice: Choice
    having: frozenset[int]
    lacking: frozenset[int]


def best_choices(choose: Choose, first: Choice) -> Iterator[Choice]:
    """Yield the best choices of different exercises, from the *first* on.

    Each exercise of them serves something, is required, or is needed by one that does or is.
    """
    # the best one is known, and often no other one is asked for
    yield first
    name = [entry.exercise.id for entry in first.asked.compiled.entries]
    request = first.asked.request
    # those that serve decide what else is in: what is needed for them, or required
    serving = [number for number in range(len(name)) if first.asked.admits(number) and serves(first.asked, number)]
    parts: list[_Part] = []

    def add(having: frozenset[int], lacking: frozenset[int]) -> None:
        least_s = sum(min(option.duration_s for option in first.asked.offered(number)) for number in having)
        most = request.max_steps
        if least_s > request.budget_s or (most is not None and len(having) > most):
            return
        changed = attrs.evolve(
            request,
            include=(*request.include, *(name[number] for number in having)),
            exclude=(*request.exclude, *(name[number] for number in lacking)),
        )
        found = choose(changed)
        if found is not None:
            heappush(parts, _Part(found.rank, found, having, lacking))

    part = _Part(first.rank, first, frozenset(), frozenset())
    while True:
        chosen = frozenset(part.choice.doses).intersection(serving)
        having = set(part.having)
        for number in sorted(chosen - part.having):
            # what is required cannot be lacking
            if number not in first.asked.required:
                add(frozenset(having), part.lacking | {number})
            having.add(number)
        lacking = set(part.lacking)
        for number in serving:
            if number not in chosen and number not in lacking:
                add(chosen | {number}, frozenset(lacking))
                lacking.add(number)
        if not parts:
            return
        part = heappop(parts)
        yield part.choice


class Break(NamedTuple):
    """One session of a day: its request, which says what was done before it, and what goes into it."""

    request: Request
    choice: Choice


class BreaksOfDay(NamedTuple):
    """The sessions of a day and what they add up to (see `Day`)."""

    breaks: list[Break]
    presence: int
    coverage: int
    bound: int


def breaks_of_day(choose: Choose, first: Choice, count: int, most: int) -> BreaksOfDay:
    """Return *count* sessions, planned one after the other, or the first again and again where that adds up to more.

    Args:
        choose: finds the best choice for a request.
        first: the first session.
        count: how many there are, at least 1.
        most: a coverage that no first session exceeds, with variety left aside.
    """
    varied = _one_after_the_other(choose, first, count, most)
    repeated = _repeated(first, count, most)
    value, other = _value(first, varied), _value(first, repeated)
    breaks, (presence, coverage) = (varied, value) if value >= other else (repeated, other)
    return BreaksOfDay(breaks, presence, coverage, max(coverage, _bound(first.asked, most, count)))


def _one_after_the_other(choose: Choose, first: Choice, count: int, most: int) -> list[Break]:
    """Each session is the best one given those before it, but never of the same exercises as the last one, if it can be."""
    breaks = [Break(first.asked.request, first)]
    while len(breaks) < count:
        last = breaks[-1]
        request = _after(last)
        # what was done before only ever makes more possible, so there is one
        best = choose(request) or last.choice
        following = (choice for choice in best_choices(choose, best) if set(choice.doses) != set(last.choice.doses))
        chosen = next(following, best)
        breaks.append(Break(request, chosen if chosen is best else chosen.surpassed(most)))
    return breaks


def _repeated(first: Choice, count: int, most: int) -> list[Break]:
    breaks = [Break(first.asked.request, first)]
    while len(breaks) < count:
        breaks.append(Break(_after(breaks[-1]), first.surpassed(most)))
    return breaks


def _after(last: Break) -> Request:
    """The request for the session after this one."""
    return attrs.evolve(last.request, done_today=(*last.request.done_today, *_done(last.choice)))


def _done(choice: Choice) -> Iterator[Done]:
    """What is done in a session."""
    entries = choice.asked.compiled.entries
    return (
        Done.of(entries[number].exercise, option.dose, option.setups[0])
        for number, option in sorted(choice.doses.items())
    )


def _value(first: Choice, breaks: list[Break]) -> tuple[int, int]:
    """Presence and coverage of a day: what each session adds to those before it, however recent its exercises."""
    compiled = first.asked.compiled
    presence = coverage = 0
    present = {cell[0] for cell in first.asked.start}
    for request, choice in breaks:
        asked = choice.asked if choice.asked.request is request else ask(compiled, request)
        chosen = Chosen(attrs.evolve(asked, recent=frozenset()), choice.doses)
        coverage += chosen.coverage
        for phase in {cell[0] for gains in chosen.gains.values() for cell, _ in gains} - present:
            presence += compiled.scoring.presence[PHASES[phase]]
            present.add(phase)
    return presence, coverage


def _bound(asked: Asked, most: int, count: int) -> int:
    """A coverage that no day of so many sessions exceeds, where none alone exceeds *most*.

    Units add less and less, so no later session adds more than the first could. And no cell adds more than it has left,
    none at all where nothing that can be in serves it.
    """
    scoring = asked.compiled.scoring
    servable = {
        cell
        for number in range(len(asked.compiled.entries))
        if asked.admits(number)
        for cell, _ in asked.gains(number, asked.options(number)[0])
    }
    full = scoring.worth_of(scoring.most_units)
    left = sum(asked.weights[cell] * (full - scoring.worth_of(asked.start.get(cell, 0))) for cell in servable)
    return min(left, count * most)
