"""The generated part of docs/benchmarks.md, its figures and its picture."""

from __future__ import annotations

import json
from itertools import groupby
from math import inf
from pathlib import Path
from typing import Any

from benchmarks.catalogs import named
from benchmarks.choosing import PART
from benchmarks.rivals import HIGHS, PLAIN, REDUCED, SOLVERS
from benchmarks.rows import Row, number
from benchmarks.throughput import DASK

#: The picture of growth, with what it shows for those who do not see it.
PICTURE = (
    "![Five lines in each of two panels, for sessions of 3 and of 8 muscles: milliseconds against exercises in the "
    "catalog, both logarithmic. Ours: compiling the catalog once, a whole plan, and the choice of what goes in by itself; "
    "theirs: the same choice by CP-SAT and by HiGHS. The figures are in the table of growth below.](benchmarks.svg)"
)


def publish(report: dict[str, Any], docs: Path) -> None:
    """Write the figures, the picture, and the generated part of the page."""
    # what draws is needed for nothing else
    from benchmarks.picture import draw

    (docs / "benchmarks.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    (docs / "benchmarks.svg").write_text(draw(report["growth"]["ms"]), encoding="utf-8")
    page = docs / "benchmarks.md"
    before, opening, rest = page.read_text(encoding="utf-8").partition("<!-- made: begin -->\n")
    _, closing, after = rest.partition("<!-- made: end -->\n")
    page.write_text(before + opening + "\n" + "\n".join(made(report)) + "\n" + closing + after, encoding="utf-8")


def made(report: dict[str, Any]) -> list[str]:
    """Return the lines between the marks."""
    return [
        PICTURE,
        "",
        *_machine(report),
        *_reading(report["cells"]),
        *_rows(report["rows"]),
        *_millions(report["many"]),
        *_cells(report["cells"]),
    ]


def _machine(report: dict[str, Any]) -> list[str]:
    told = report["machine"]
    return [
        f"Measured on {told['date']}: {told['cpu']}, {told['cores']} cores, {told['memory_GiB']} GiB, {told['system']}.",
        f"{told['python']}, shoulderkit {told['shoulderkit']}, attrs {told['attrs']}, cattrs {told['cattrs']}.",
        f"OR-Tools {told['ortools']}, SciPy {told['scipy']} with HiGHS {told['highs']}.",
        f"The run took {report['run']['minutes']:.0f} minutes; {_busy(report['run'].get('load_before'))}.",
        "",
    ]


def _busy(load: float | None) -> str:
    if load is None:
        return "how busy the machine was with other work is not known"
    return f"in the minute before it {load:.1f} processes were at work on the machine"


def _reading(cells: list[dict[str, Any]]) -> list[str]:
    """Return sentences on which side is faster where, derived from the figures."""
    proved = [cell for cell in cells if cell["proved"] == 1]
    few = [cell for cell in cells if cell["muscles"] <= 3]
    sooner = [cell for cell in proved if cell["choice_ms"] <= _quickest(cell, (PLAIN, HIGHS))[1]]
    ten_times = [
        cell for cell in proved if cell in few and cell["choice_ms"] <= _quickest(cell, (PLAIN, HIGHS))[1] / 10
    ]
    slower = []
    for cell in cells:
        name, theirs = _quickest(cell, SOLVERS)
        if cell not in proved or theirs < cell["choice_ms"]:
            muscles = f"{cell['muscles']} muscle{'s' * (cell['muscles'] > 1)}"
            where = f"{cell['exercises']:,} exercises, {muscles}, {cell['minutes']} minutes"
            solver = f"{name} {number(theirs)} ms" if name else "no solver had all answers in its time"
            short = "" if cell in proved else f", of which {cell['proved']:.0%} proved"
            slower.append(f"- {where}: {solver}, ours {number(cell['choice_ms'])} ms{short}")
    lines = [
        "### Who is quicker where",
        "",
        f"Of {len(cells)} cells, in {len(proved)} every choice of ours is proved.",
        f"In {len(sooner)} of these it is made sooner than both {PLAIN} and {HIGHS} have the same answer.",
        f"Of the {len(few)} cells with up to 3 muscles it is at least ten times sooner in {len(ten_times)}.",
    ]
    if slower:
        return [
            *lines,
            f"Where some solver, {REDUCED} among them, has it sooner, or not all is proved:",
            "",
            *slower,
            "",
        ]
    return [*lines, f"In no cell does any of the three, {REDUCED} among them, have it sooner.", ""]


def _quickest(cell: dict[str, Any], solvers: tuple[str, ...]) -> tuple[str, float]:
    """Return the time and name of the fastest of these solvers, among those with all answers proved."""
    done = [(cell["solvers"][name]["whole_ms"], name) for name in solvers if cell["solvers"][name]["proved"] == 1]
    took, name = min(done, default=(inf, ""))
    return name, took


def _millions(many: list[dict[str, Any]]) -> list[str]:
    """Return what a hundred million plans take on several such machines, by the figure for Dask."""
    case = next((each for each in many if each["name"].startswith(DASK)), None)
    if case is None:
        return []
    hours = 100_000_000 / case["plans_per_s"] / 3600
    heading = f"machines of {case['processes']} cores"
    return [
        "### 100 million plans from the bundled data",
        "",
        _line(heading, "time"),
        _line("--:", "--:"),
        *(_line(str(count), f"{number(hours / count)} h") for count in (1, 10, 100)),
        "",
        f"Computed from {case['name']}: {case['plans_per_s']:,} plans a second on one machine, divided by the machines.",
        "",
    ]


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _rows(rows: list[dict[str, Any]]) -> list[str]:
    lines = []
    for part, members in groupby(rows, key=lambda row: row["part"]):
        if part.startswith(PART):
            # these have their own tables
            continue
        lines += [f"### {part}", "", _line("what", "figure", "reference", "its figure", "ratio", "wanted", "note")]
        lines.append(_line("---", "--:", "---", "--:", "--:", "---", "---"))
        for each in members:
            row = Row(**{name: each[name] for name in Row._fields})
            figure, theirs = number(row.value), number(row.reference_value)
            lines.append(
                _line(
                    row.what, f"{figure} {row.unit}", row.reference, f"{theirs} {row.unit}" if theirs else "",
                    number(row.ratio), row.wanted, row.note,
                )
            )  # fmt: skip
        lines.append("")
    return lines


def _cells(cells: list[dict[str, Any]]) -> list[str]:
    lines = []
    for exercises, members in groupby(cells, key=lambda cell: cell["exercises"]):
        lines += [f"### What goes in, {named(exercises)}", ""]
        lines.append(
            _line(
                "muscles", "minutes", "to choose from", "plan", "choice", "worst", "proved", "with a solver", PLAIN, REDUCED, HIGHS, "ratio",
                "ratio, first level",
            )
        )  # fmt: skip
        lines.append(_line(*["--:"] * 13))
        for cell in members:
            solvers = cell["solvers"]
            same = min(solvers[name]["whole_ms"] for name in (PLAIN, HIGHS))
            first = min(each["first_ms"] for each in solvers.values())
            gap = f", gap ≤ {number(cell['worst_gap'])}" if cell["worst_gap"] else ""
            lines.append(
                _line(
                    str(cell["muscles"]),
                    str(cell["minutes"]),
                    number(cell["items"]),
                    number(cell["plan_ms"]),
                    number(cell["choice_ms"]),
                    number(cell["worst_ms"]),
                    f"{cell['proved']:.0%}{gap}",
                    number(cell["helped_ms"]) + ("" if cell["helped"] == 1 else f" ({cell['helped']:.0%})"),
                    *(_solver(solvers[name]) for name in (PLAIN, REDUCED, HIGHS)),
                    number(cell["choice_ms"] / same),
                    number(cell["choice_ms"] / first),
                )
            )
        lines.append("")
    return lines


def _solver(found: dict[str, float]) -> str:
    """Return the times to the first level and to the same answer, with the proved share in parentheses below 100 %."""
    short = "" if found["proved"] == 1 else f" ({found['proved']:.0%})"
    return f"{number(found['first_ms'])} / {number(found['whole_ms'])}{short}"
