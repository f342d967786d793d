"""Plans from the bundled catalog and ones of 100, 873 and 10,000 exercises, against solvers that must find the same optimum."""

from __future__ import annotations

from statistics import fmean, median
from time import perf_counter
from typing import Any, NamedTuple

import shoulderkit as sk
from benchmarks.catalogs import HOW_TO_GET, catalog_of, goal_requests, muscle_requests, named
from benchmarks.ours import choose, forget, planned, whole_problem
from benchmarks.rivals import HIGHS, PLAIN, SOLVERS, Run, ask, compare
from benchmarks.rows import Row, number
from benchmarks.settings import BUNDLED, Settings
from benchmarks.timing import tell, timed
from shoulderkit.plans.score import POINT

#: Requests whose choice takes longer than this are timed once.
SLOW_MS = 300
#: The prefix of the cells' headings; figures are medians over the requests of a cell.
PART = "What goes in, medians, "
TURNS = 3


class Measured(NamedTuple):
    """One request, measured: medians in milliseconds.

    Attributes:
        items: the number of candidate exercises.
        plan_ms: a whole plan: the request resolved against the catalog, the choice, the order, the reasons.
        choice_ms: the choice alone, from the request on, which is the solvers' problem.
        proved, gap: whether the choice is proved, and its gap in points of coverage.
        helped_ms, helped: time and proof of a planner with a solver, measured where the choice alone took long.
        solvers: the times of the solvers.
    """

    items: int
    plan_ms: float
    choice_ms: float
    proved: bool
    gap: float
    helped_ms: float
    helped: bool
    solvers: dict[str, Run]


class Cell(NamedTuple):
    """Requests of one kind to one catalog: medians in milliseconds, and the worst.

    Attributes:
        solvers: for each solver the medians, and the share of its answers that it proved within its time limit.
    """

    exercises: int
    muscles: int
    minutes: int
    requests: int
    items: float
    plan_ms: float
    choice_ms: float
    worst_ms: float
    proved: float
    worst_gap: float
    helped_ms: float
    helped: float
    solvers: dict[str, dict[str, float]]


def measure(
    planner: sk.Planner,
    request: sk.Request,
    limit_s: float,
    solvers: tuple[str, ...] = SOLVERS,
    helped: sk.Planner | None = None,
) -> Measured:
    """Time one request, ours and the solvers' in turn, and compare the answers.

    *helped* is a planner with a solver, which is timed where the other takes long.
    """
    problem = whole_problem(planner, request)
    if problem is None:
        raise ValueError(f"a required exercise cannot be chosen: {request}")
    plans, choices, answers = [], [], {}
    runs: dict[str, list[Run]] = {name: [] for name in solvers}
    for _ in range(TURNS):
        forget(planner)
        selection, choice_ms = timed(choose, planner, request)
        forget(planner)
        plan_ms = timed(planned, planner, request)[1]
        choices.append(choice_ms)
        plans.append(plan_ms)
        for name in solvers:
            answers[name], run = ask(problem, name, limit_s)
            compare(selection, name, answers[name])
            runs[name].append(run)
        if choice_ms > SLOW_MS or any(run.whole_ms > SLOW_MS for each in runs.values() for run in each):
            break
    proved = selection is None or selection.proved
    helped_ms, helped_proved = median(choices), proved
    if helped is not None and helped_ms > SLOW_MS:
        forget(helped)
        other, helped_ms = timed(choose, helped, request)
        for name in solvers:
            compare(other, name, answers[name])
        helped_proved = other is None or other.proved
    gap = (selection.bound - selection.coverage) / POINT if selection else 0
    taken = {
        name: Run(median(r.first_ms for r in each), median(r.whole_ms for r in each), all(r.proved for r in each))
        for name, each in runs.items()
    }
    return Measured(len(problem.items), median(plans), median(choices), proved, gap, helped_ms, helped_proved, taken)


def measure_all(
    planner: sk.Planner,
    requests: list[sk.Request],
    settings: Settings,
    solvers: tuple[str, ...] = SOLVERS,
    helped: sk.Planner | None = None,
) -> list[Measured]:
    """Time one request after the other, at least one, until the cell's time limit."""
    start, found = perf_counter(), []
    for request in requests:
        found.append(measure(planner, request, settings.limit_s, solvers, helped))
        if perf_counter() - start > settings.patience_s:
            break
    return found


def summed_up(exercises: int, muscles: int, minutes: int, found: list[Measured]) -> Cell:
    """Return the cell of these requests."""
    solvers = {
        name: {
            "first_ms": median(each.solvers[name].first_ms for each in found),
            "whole_ms": median(each.solvers[name].whole_ms for each in found),
            "proved": fmean(each.solvers[name].proved for each in found),
        }
        for name in found[0].solvers
    }
    return Cell(
        exercises=exercises,
        muscles=muscles,
        minutes=minutes,
        requests=len(found),
        items=median(each.items for each in found),
        plan_ms=median(each.plan_ms for each in found),
        choice_ms=median(each.choice_ms for each in found),
        worst_ms=max(each.choice_ms for each in found),
        proved=fmean(each.proved for each in found),
        worst_gap=max(each.gap for each in found),
        helped_ms=median(each.helped_ms for each in found),
        helped=fmean(each.helped for each in found),
        solvers=solvers,
    )


def row_of(cell: Cell) -> Row:
    """Return a cell as a row of the table, with the faster of plain CP-SAT and reduced HiGHS as reference."""
    name = min((PLAIN, HIGHS), key=lambda solver: cell.solvers[solver]["whole_ms"])
    best = min(each["first_ms"] for each in cell.solvers.values())
    proved = f"proved {cell.proved:.0%}" + (f", gap ≤ {number(cell.worst_gap)} points" if cell.worst_gap else "")
    if cell.helped_ms != cell.choice_ms or cell.helped != cell.proved:
        proved += f"; with a solver {number(cell.helped_ms)}, proved {cell.helped:.0%}"
    unsolved = [name for name, each in cell.solvers.items() if each["proved"] < 1]
    return Row(
        f"{PART}{named(cell.exercises)}",
        f"{cell.muscles} muscle{'s' * (cell.muscles > 1)}, {cell.minutes} minutes",
        cell.choice_ms,
        "ms",
        f"{name}, same answer",
        cell.solvers[name]["whole_ms"],
        most_ratio=(0.1 if cell.muscles <= 3 else 1) if cell.exercises > BUNDLED else None,
        short="" if cell.proved == 1 else "proved",
        note=f"{cell.requests} requests; plan {number(cell.plan_ms)}, worst {number(cell.worst_ms)}; {proved}; "
        f"quickest first level of a solver {number(best)}"
        + (f"; out of time: {', '.join(unsolved)}" if unsolved else ""),
    )


def cells(settings: Settings) -> list[Cell]:
    """Measure all cells."""
    found = []
    for exercises, count in settings.requests.items():
        catalog = catalog_of(exercises, settings)
        if catalog is None:
            tell(HOW_TO_GET)
            continue
        planner, helped = sk.Planner(catalog), sk.Planner(catalog, solver=True)
        largest = exercises == max(settings.requests)
        for muscles in settings.muscles:
            if largest and muscles > settings.muscles_of_large:
                continue
            for minutes in settings.minutes_of_large if largest else settings.minutes:
                tell(f"{named(exercises)}, {minutes} minutes, muscles: {muscles}")
                asked = muscle_requests(catalog, muscles, minutes, count)
                measured = measure_all(planner, asked, settings, helped=helped)
                found.append(summed_up(exercises, muscles, minutes, measured))
    return found


def goals(settings: Settings) -> list[Row]:
    """Measure the bundled goals in everyday settings."""
    planner, part = sk.Planner(sk.bundled()), "Plans from the bundled data"
    found, again = [], []
    for request in goal_requests(settings.goal_minutes):
        found.append(measure(planner, request, settings.limit_s, (PLAIN,)))
        # measured with a warm cache: the same request is known, perhaps with another budget
        again.append(timed(planned, planner, request)[1])
    theirs = [each.solvers[PLAIN].whole_ms for each in found]
    solver, count = f"{PLAIN}, what goes in", len(found)
    slow = -(-count * 95 // 100) - 1
    return [
        Row(part, f"a whole plan, median of {count} requests", median(each.plan_ms for each in found), "ms", solver,
            median(theirs), most=1, most_ratio=0.1),
        Row(part, "a whole plan, 95th percentile", sorted(each.plan_ms for each in found)[slow], "ms", solver,
            sorted(theirs)[slow]),
        Row(part, "what goes in, median", median(each.choice_ms for each in found), "ms", solver, median(theirs)),
        Row(part, "a plan for a request that was planned just before", median(again), "ms", solver, median(theirs)),
    ]  # fmt: skip


def detail(cell: Cell) -> dict[str, Any]:
    """Return a cell as data for JSON."""
    return cell._asdict()
