"""Speed, always against a named reference in the same run, as medians and ratios: ``nox -s bench``.

Machines differ and are noisy, so no absolute figure here is a promise: the two sides of a row are measured in turn, run
by run, and the ratio of their medians is what counts. ``--json FILE`` writes the figures for a program to read.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from itertools import product
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import shoulderkit as sk
from oracle_brute import PRESENCE, Case
from oracle_cpsat import _Model


class Row(NamedTuple):
    """One line of the table: two medians in milliseconds, and what the first is of the second."""

    what: str
    ours_ms: float
    reference: str
    reference_ms: float
    goal: str

    @property
    def ratio(self) -> float:
        """Our time as a part of the reference's."""
        return self.ours_ms / self.reference_ms


def in_process(setup: str, timed: str) -> float:
    """Milliseconds that *timed* takes in a fresh interpreter after *setup*."""
    code = f"from time import perf_counter as now\n{setup}\nstart = now()\n{timed}\nprint((now() - start) * 1000)"
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


def imports(runs: int) -> Row:
    """What `import shoulderkit` adds to `import attrs`."""
    attrs_ms, ours_ms = [], []
    for _ in range(runs):
        attrs_ms.append(in_process("", "import attrs"))
        ours_ms.append(in_process("import attrs", "import shoulderkit"))
    return Row("import shoulderkit, after attrs", median(ours_ms), "import attrs", median(attrs_ms), "at most 0.15")


def loading(runs: int) -> list[Row]:
    """What the bundled catalog takes in a fresh interpreter, with and without the modules that it needs."""
    modules = "import shoulderkit.catalog, shoulderkit.loading, shoulderkit._bundle, importlib_resources"
    cattrs_ms, data_ms, all_ms = [], [], []
    for _ in range(runs):
        cattrs_ms.append(in_process("import attrs", "import cattrs.preconf.json"))
        data_ms.append(in_process(f"import attrs, cattrs\n{modules}", "import shoulderkit; shoulderkit.bundled()"))
        all_ms.append(in_process("import attrs, cattrs", "import shoulderkit; shoulderkit.bundled()"))
    reference = "import cattrs, after attrs"
    return [
        Row("bundled data read and checked", median(data_ms), reference, median(cattrs_ms), "under 15 ms"),
        Row("the same with our modules' import", median(all_ms), reference, median(cattrs_ms), ""),
    ]


def requests() -> list[sk.Request]:
    """Sessions that people ask for: each goal, in places with more and less at hand, short and long."""
    bundled = sk.bundled()
    places = [("desk", ()), ("home", ("massage-ball",)), ("gym", ()), ("travel", ())]
    return [
        sk.Request(minutes=minutes, goal=goal, setting=setting, extra_equipment=extra)
        for goal, (setting, extra), minutes in product(bundled.goals, places, (5, 7, 10, 15, 20))
    ]


def planning(repeats: int) -> list[Row]:
    """A whole plan, reasons and all, against CP-SAT proving the same optimum (model building and one solve)."""
    planner = sk.Planner(sk.bundled())
    ours_ms, cpsat_ms = [], []
    for request in requests():
        times = []
        for _ in range(repeats):
            start = perf_counter()
            plan = planner.plan(request)
            times.append((perf_counter() - start) * 1000)
        ours_ms.append(median(times))
        case = Case(planner.catalog, request)
        start = perf_counter()
        model = _Model(case)
        outranks = 1 + 12 * 8 * sum(case.weights.values())
        presence = sum(PRESENCE[phase] * present for phase, present in model.present.items())
        best = model.best(outranks * presence + model.coverage())
        cpsat_ms.append((perf_counter() - start) * 1000)
        if best != outranks * plan.score.presence + plan.score.coverage:
            raise SystemExit(f"the planner and CP-SAT disagree on {request}")
    tail = quantiles(ours_ms, n=20)[-1], quantiles(cpsat_ms, n=20)[-1]
    count = len(ours_ms)
    return [
        Row(
            f"plan, median of {count} requests",
            median(ours_ms),
            "CP-SAT, 1 worker",
            median(cpsat_ms),
            "under 1 ms, 0.1",
        ),
        Row(f"plan, 95th percentile of {count}", tail[0], "CP-SAT, 1 worker", tail[1], ""),
    ]


def main() -> None:
    """Measure, print the table, and write it where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the figures here, too")
    parser.add_argument("--runs", type=int, default=21, help="fresh interpreters a row")
    asked = parser.parse_args()
    rows = [imports(asked.runs), *loading(asked.runs), *planning(repeats=7)]
    print(f"{'':36}{'ms':>8}  {'reference':28}{'ms':>8}{'ratio':>8}  wanted")
    for row in rows:
        print(f"{row.what:36}{row.ours_ms:8.2f}  {row.reference:28}{row.reference_ms:8.2f}{row.ratio:8.3f}  {row.goal}")
    if asked.json:
        figures = [{**row._asdict(), "ratio": row.ratio} for row in rows]
        asked.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
