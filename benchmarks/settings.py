"""The extent of a run: everything, or enough to see whether anything is broken."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from shoulderkit import bundled


class Settings(NamedTuple):
    """The extent of a run.

    Attributes:
        processes: fresh interpreters a row.
        goal_minutes: budgets of the requests for the bundled goals.
        muscles, minutes: how many muscles a request names, and its budget; each pair is a cell.
        requests: requests a cell, by exercises in the catalog.
        muscles_of_large, minutes_of_large: the most muscles and the budgets that are tried on the largest catalog.
        limit_s: the time limit of a solver for one request, in seconds.
        patience_s: the time after which a cell gets no further request, in seconds.
        any_requests: varied requests that only our side answers, by exercises in the catalog.
        day_places: the settings that a day of breaks is planned in.
        portions: requests that show what the small portions cost, by exercises in the catalog.
        refusals: requests of which most are refused, by exercises in the catalog.
        growth: sizes of the catalogs that show growth; the fit is over the last four.
        growth_muscles, growth_requests: the same for growth; *growth_solved* are the sizes that the solvers solve, too.
        many: plans a case of throughput, at least 1000, and how often each is measured.
        held: plans that are kept in memory to measure one.
        wrong: bytes of wrong input of each kind, and twice as many.
        dataset: the file of free-exercise-db, if there is one.
    """

    processes: int
    goal_minutes: tuple[int, ...]
    muscles: tuple[int, ...]
    minutes: tuple[int, ...]
    requests: dict[int, int]
    muscles_of_large: int
    minutes_of_large: tuple[int, ...]
    limit_s: float
    patience_s: float
    any_requests: dict[int, int]
    day_places: tuple[str, ...]
    portions: dict[int, int]
    refusals: dict[int, int]
    growth: tuple[int, ...]
    growth_muscles: tuple[int, ...]
    growth_requests: int
    growth_solved: tuple[int, ...]
    many: tuple[int, int]
    held: int
    wrong: int
    dataset: Path | None


#: How many exercises the bundled catalog has.
BUNDLED = len(bundled().exercises)

FULL = Settings(
    processes=9,
    goal_minutes=(5, 7, 10, 15, 20),
    muscles=(1, 3, 5, 8),
    minutes=(10, 20, 40),
    requests={BUNDLED: 3, 100: 2, 873: 2, 10_000: 1},
    muscles_of_large=3,
    minutes_of_large=(20,),
    limit_s=5,
    patience_s=4,
    any_requests={BUNDLED: 300, 100: 100, 873: 500, 10_000: 5},
    day_places=("desk", "home", "travel", "gym"),
    portions={BUNDLED: 120, 100: 100, 873: 60},
    refusals={BUNDLED: 100, 873: 60},
    growth=(100, 300, 625, 1250, 2500),
    growth_muscles=(3, 8),
    growth_requests=2,
    growth_solved=(3, 8),
    many=(1000, 1),
    held=100,
    wrong=2_500_000,
    dataset=None,
)
QUICK = FULL._replace(
    processes=2,
    goal_minutes=(10,),
    minutes=(20,),
    requests={BUNDLED: 1, 100: 1, 873: 1},
    limit_s=2,
    patience_s=2,
    any_requests={BUNDLED: 100, 100: 40, 873: 30},
    day_places=("desk",),
    portions={BUNDLED: 24, 100: 30, 873: 30},
    refusals={BUNDLED: 30, 873: 20},
    growth=(100, 200, 400, 800),
    growth_muscles=(3,),
    growth_requests=2,
    growth_solved=(3,),
    many=(1000, 1),
    held=60,
    wrong=250_000,
)
