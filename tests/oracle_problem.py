"""Oracles of selection problems, by trying everything and by CP-SAT: they share no code and no algorithm with the engine."""

from __future__ import annotations

from itertools import chain, product
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shoulderkit.planner.choice.problem import Option, Problem

#: (item, option number) pairs in item order.
Chosen = tuple[tuple[int, int], ...]
Levels = tuple[int, int, int, int]


def _worth(pieces: Sequence[tuple[int, int]], units: int) -> int:
    """What units are worth: the area under the slopes, piece by piece, from the left."""
    at = worth = 0
    for slope, length in pieces:
        worth += slope * len(range(at, min(units, at + length)))
        at += length
    return worth


def _option(problem: Problem, pair: tuple[int, int]) -> Option:
    return problem.items[pair[0]].options[pair[1]]


def groups_of(problem: Problem, chosen: Chosen) -> set[int]:
    """The groups that a choice gives units to."""
    return {problem.cell_group[cell] for pair in chosen for cell, _ in _option(problem, pair).gains}


def admits(problem: Problem, chosen: Chosen) -> bool:
    """Whether a choice keeps to all that is demanded of it."""
    taken = {item for item, _ in chosen}
    slots = list(chain.from_iterable(_option(problem, pair).slots for pair in chosen))
    served = groups_of(problem, chosen)
    return (
        sum(_option(problem, pair).time for pair in chosen) <= problem.budget
        and len(slots) == len(set(slots))
        and (problem.max_items is None or sum(len(problem.items[item].ranks) for item in taken) <= problem.max_items)
        and all(item in taken for item, each in enumerate(problem.items) if each.required)
        and all(len(taken.intersection(group)) < 2 for group in problem.membership.one_of)
        and all(needed in taken or dependent not in taken for dependent, needed in problem.membership.requires)
        and problem.required_groups <= served
        and (bool(served) or not problem.needs_group)
    )


def levels_of(problem: Problem, chosen: Chosen) -> Levels:
    """The levels of a choice, larger being better: presence, coverage, minus recent, minus seconds."""
    units = list(problem.start)
    for pair in chosen:
        for cell, more in _option(problem, pair).gains:
            units[cell] += more
    return (
        sum(problem.presence[group] for group in groups_of(problem, chosen) - problem.present),
        sum(
            _worth(pieces, after) - _worth(pieces, before)
            for pieces, after, before in zip(problem.worth, units, problem.start, strict=True)
        ),
        -sum(problem.items[item].recent for item, _ in chosen),
        -sum(_option(problem, pair).time for pair in chosen),
    )


def rank_of(problem: Problem, chosen: Chosen) -> tuple[object, ...]:
    """The sort key of a choice, smaller being better; no two choices have the same."""
    return (
        *[-level for level in levels_of(problem, chosen)],
        sum(len(problem.items[item].ranks) for item, _ in chosen),
        sorted(rank for item, _ in chosen for rank in problem.items[item].ranks),
        [_option(problem, pair).dropped for pair in chosen],
        [number for _, number in chosen],
    )


def choices(problem: Problem) -> Iterator[Chosen]:
    """Every choice that is admitted."""
    for ways in product(*[[None, *range(len(item.options))] for item in problem.items]):
        chosen = tuple((item, way) for item, way in enumerate(ways) if way is not None)
        if admits(problem, chosen):
            yield chosen


def best_choice(problem: Problem) -> Chosen | None:
    """The best choice, by trying every one; None where none is admitted."""
    return min(choices(problem), key=lambda chosen: rank_of(problem, chosen), default=None)


def least_time(problem: Problem) -> int | None:
    """The least seconds of any choice that is admitted, by trying every one."""
    return min((sum(_option(problem, pair).time for pair in chosen) for chosen in choices(problem)), default=None)


def best_levels(problem: Problem) -> Levels | None:
    """The levels of the best choice, by CP-SAT; None where no choice is admitted."""
    model = cp_model.CpModel()
    takes = {
        (item, number): model.new_bool_var("")
        for item, each in enumerate(problem.items)
        for number in range(len(each.options))
    }
    none = model.new_constant(0)
    taken = {
        item: sum(takes[item, number] for number in range(len(each.options))) + none
        for item, each in enumerate(problem.items)
    }
    for item, each in enumerate(problem.items):
        model.add(taken[item] <= 1)
        if each.required:
            model.add(taken[item] == 1)
    for slot in {slot for item in problem.items for option in item.options for slot in option.slots}:
        model.add(sum(take for pair, take in takes.items() if slot in _option(problem, pair).slots) + none <= 1)
    for group in problem.membership.one_of:
        model.add(sum(taken[item] for item in group) <= 1)
    for dependent, needed in problem.membership.requires:
        model.add(taken[dependent] <= taken[needed])
    if problem.max_items is not None:
        model.add(
            sum(len(each.ranks) * taken[item] for item, each in enumerate(problem.items)) + none <= problem.max_items
        )
    time = sum(_option(problem, pair).time * take for pair, take in takes.items()) + none
    model.add(time <= problem.budget)
    present: list[cp_model.IntVar] = []
    for group in range(len(problem.presence)):
        here = model.new_bool_var("")
        model.add_max_equality(
            here, [none, *[take for pair, take in takes.items() if group in groups_of(problem, (pair,))]]
        )
        if group in problem.required_groups:
            model.add(here == 1)
        present.append(here)
    if problem.needs_group:
        model.add(sum(present) >= 1)
    presence = sum(
        weight * here
        for group, (weight, here) in enumerate(zip(problem.presence, present, strict=True))
        if group not in problem.present
    )
    coverage: cp_model.LinearExpr | int = 0
    most = 1
    for cell, pieces in enumerate(problem.worth):
        # worth is concave, so maximizing fills the steepest piece first; what there is already fills it, too
        given = [
            more * take for pair, take in takes.items() for where, more in _option(problem, pair).gains if where == cell
        ]
        filled = [model.new_int_var(0, length, "") for _, length in pieces]
        model.add(sum(filled) + none <= problem.start[cell] + sum(given))
        worth = sum(slope * count for (slope, _), count in zip(pieces, filled, strict=True))
        coverage += worth - _worth(pieces, problem.start[cell])
        most += sum(slope * length for slope, length in pieces)
    first = _maximum(model, most * presence + coverage + none)
    if first is None:
        return None
    # the oldest OR-Tools cannot add up what is multiplied by 0
    recent = sum(each.recent * taken[item] for item, each in enumerate(problem.items) if each.recent) + none
    model.add(most * presence + coverage + none == first)
    second = _maximum(model, -(1 + problem.budget) * recent - time)
    assert second is not None
    fewest, least = divmod(-second, 1 + problem.budget)
    return (first // most, first % most, -fewest, -least)


def _maximum(model: cp_model.CpModel, goal: cp_model.LinearExpr) -> int | None:
    model.maximize(goal)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return None
    assert status == cp_model.OPTIMAL, solver.status_name(status)
    return round(solver.objective_value)
