"""The part of docs/benchmarks.md that a full run writes, with the figures and the picture beside it."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.catalogs import named
from benchmarks.choosing import PART
from benchmarks.picture import draw
from benchmarks.rivals import HIGHS, PLAIN, REDUCED, SOLVERS
from benchmarks.rows import Row, number


def publish(report: dict[str, Any], docs: Path) -> None:
    """Write the figures, the picture, and the made part of the page."""
    (docs / "benchmarks.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    (docs / "benchmarks.svg").write_text(draw(report["growth"]["ms"]), encoding="utf-8")
    page = docs / "benchmarks.md"
    before, opening, rest = page.read_text(encoding="utf-8").partition("<!-- made: begin -->\n")
    _, closing, after = rest.partition("<!-- made: end -->\n")
    page.write_text(before + opening + "\n" + "\n".join(made(report)) + "\n" + closing + after, encoding="utf-8")


def made(report: dict[str, Any]) -> list[str]:
    """The lines between the marks."""
    return [*_machine(report), *_reading(report["cells"]), *_rows(report["rows"]), *_cells(report["cells"])]


def _machine(report: dict[str, Any]) -> list[str]:
    told = report["machine"]
    return [
        f"Measured on {told['date']}: {told['cpu']}, {told['cores']} cores, {told['memory_GiB']} GiB, {told['system']}.",
        f"{told['python']}, shoulderkit {told['shoulderkit']}, attrs {told['attrs']}, cattrs {told['cattrs']}.",
        f"OR-Tools {told['ortools']}, SciPy {told['scipy']} with HiGHS {told['highs']}.",
        f"The run took {report['run']['minutes']:.0f} minutes.",
        "",
    ]


def _reading(cells: list[dict[str, Any]]) -> list[str]:
    """Who is quicker where, in sentences that are true of these figures."""
    named_two, ten_times, slower = 0, 0, []
    few = [cell for cell in cells if cell["muscles"] <= 3]
    for cell in cells:
        ratio = cell["choice_ms"] / _same_answer(cell, (PLAIN, HIGHS))[1]
        named_two += ratio <= 1
        ten_times += cell in few and ratio <= 0.1
        name, theirs = _same_answer(cell, SOLVERS)
        if theirs < cell["choice_ms"]:
            where = f"{cell['exercises']:,} exercises, {cell['muscles']} muscles, {cell['minutes']} minutes"
            figures = f"{number(theirs)} ms against {number(cell['choice_ms'])} ms"
            slower.append(f"- {where}: {name}, {figures}")
    unproved = [cell for cell in cells if cell["proved"] < 1]
    lines = [
        "### Who is quicker where",
        "",
        f"Of {len(cells)} cells the choice is made sooner than by {PLAIN} and by {HIGHS} in {named_two}.",
        f"Of the {len(few)} with up to 3 muscles it is at least ten times sooner in {ten_times}.",
        f"In {len(cells) - len(unproved)} cells every choice is proved.",
    ]
    if slower:
        lines += [f"In {len(slower)} cells some solver, {REDUCED} among them, has the same answer sooner:", "", *slower]
    else:
        lines.append(f"In no cell does any of the three, {REDUCED} among them, have the same answer sooner.")
    return [*lines, ""]


def _same_answer(cell: dict[str, Any], solvers: tuple[str, ...]) -> tuple[str, float]:
    """Which of these solvers has the same answer first, and when."""
    return min(((name, cell["solvers"][name]["whole_ms"]) for name in solvers), key=lambda pair: pair[1])


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _rows(rows: list[dict[str, Any]]) -> list[str]:
    lines = []
    for part, members in groupby(rows, key=lambda row: row["part"]):
        if part.startswith(PART):
            # they have tables of their own
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
            _, same = _same_answer(cell, (PLAIN, HIGHS))
            first = min(each["first_ms"] for each in solvers.values())
            gap = f", gap ≤ {cell['worst_gap']}" if cell["worst_gap"] else ""
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
    """The first level and the same answer; in parentheses how much of it was proved, where not all was."""
    short = "" if found["proved"] == 1 else f" ({found['proved']:.0%})"
    return f"{number(found['first_ms'])} / {number(found['whole_ms'])}{short}"
