"""What each tuning number does: halved, as it is, doubled, side by side in one run: ``python -m benchmarks.tuning``.

Not part of the table of benchmarks: it is for whoever means to change a number. `Tuning` says what a run showed.
"""

from __future__ import annotations

import argparse
from itertools import islice
from math import exp, inf, log
from statistics import fmean
from time import process_time

import attrs

import shoulderkit as sk
from benchmarks.catalogs import any_requests, goal_requests
from benchmarks.gym import gym_catalog
from benchmarks.timing import tell
from shoulderkit.planner.ask.asked import ask
from shoulderkit.planner.ask.candidates import candidates
from shoulderkit.planner.choice.choose import Chooser
from shoulderkit.planner.choice.problem import Problem
from shoulderkit.planner.tuning import TUNING, Tuning
from shoulderkit.plans.score import POINT

#: Not varied: the efforts, which trade proofs for time; what is remembered; the numbers of the solver and of the order.
LEFT_OUT = ("effort", "remembered", "solver", "order", "alternatives")
#: The numbers as they are.
USUAL = "as it is"


def problems(requests: int) -> dict[str, list[Problem]]:
    """Selection problems by where they come from."""
    sources = {"bundled": (sk.bundled(), iter(goal_requests((5, 10, 20))))}
    for size in (100, 1_000):
        catalog = gym_catalog(size)
        sources[f"{size} generated"] = (catalog, any_requests(catalog))
    found: dict[str, list[Problem]] = {}
    for name, (catalog, asked) in sources.items():
        compiled = sk.Planner(catalog)._compiled
        each = (candidates(ask(compiled, request)) for request in islice(asked, requests))
        found[name] = [one.problem for one in each if one.possible]
    return found


def variants() -> dict[str, Tuning]:
    """The numbers as they are, and each one halved and doubled."""
    found = {USUAL: TUNING}
    for field in attrs.fields(Tuning):
        value = getattr(TUNING, field.name)
        if not field.name.startswith(LEFT_OUT):
            for word, other in (("halved", type(value)(value / 2)), ("doubled", 2 * value)):
                found[f"{field.name} {word}"] = attrs.evolve(TUNING, **{field.name: other})
    return found


def took(tuning: Tuning, effort: int, problem: Problem) -> tuple[float, int | None]:
    """Seconds of the processor for one choice, the quicker of two turns, and its gap; None: proved."""
    best, gap = inf, None
    for _ in range(2):
        chooser = Chooser(effort, tuning=tuning)
        start = process_time()
        selection, _ = chooser.choose(problem)
        best = min(best, process_time() - start)
        gap = None if selection is None or selection.proved else selection.bound - selection.coverage
    return best, gap


def main() -> None:
    """Print for each variant how its times compare with those of the numbers as they are, and what is not proved."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--requests", type=int, default=20, help="requests from each catalog")
    options.add_argument(
        "--effort", type=int, default=1_000_000, help="labels for each; less than usual, to be done soon"
    )
    given = options.parse_args()
    print("| number | catalog | time, geometric mean | time, sum | not proved | sum of gaps, points |")
    print("| --- | --- | --: | --: | --: | --: |")
    tried = variants()
    for name, asked in problems(given.requests).items():
        found: dict[str, list[tuple[float, int | None]]] = {variant: [] for variant in tried}
        for place, problem in enumerate(asked, 1):
            tell(f"{name}, {place} of {len(asked)}")
            # in turn, so that a busy machine is busy for all of them
            for variant, tuning in tried.items():
                found[variant].append(took(tuning, given.effort, problem))
        usual = [seconds for seconds, _ in found[USUAL]]
        for variant, each in found.items():
            times, gaps = [seconds for seconds, _ in each], [gap for _, gap in each if gap is not None]
            ratio = exp(fmean(log(mine / theirs) for mine, theirs in zip(times, usual, strict=True)))
            print(
                f"| {variant} | {name} | {ratio:.2f} | {sum(times) / sum(usual):.2f} | {len(gaps)} | {sum(gaps) / POINT:.0f} |"
            )


if __name__ == "__main__":
    main()
