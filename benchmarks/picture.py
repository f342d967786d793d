"""The picture of growth: times against the size of the catalog, both logarithmic, legible on light and dark pages."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from math import log
from statistics import fmean
from typing import Any, NamedTuple

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from benchmarks.growth import COMPILE, MINUTES, choice_of, plan_of
from benchmarks.rivals import HIGHS, REDUCED

#: A gray that contrasts with white and with black.
INK = "#7a7a7a"
PANELS = (3, 8)


class Line(NamedTuple):
    """The style of a line: ours is blue, the others differ by dashes and marks as well as by color."""

    name: str
    label: str
    color: str
    dashes: str | tuple[int, tuple[float, ...]]
    mark: str


def _lines(muscles: int) -> list[Line]:
    """Return the lines in those colors of Okabe and Ito that contrast with white and with black."""
    return [
        Line(COMPILE, "ours, compile", "#009e73", "-", "s"),
        Line(plan_of(muscles), "ours, plan", "#0f7fc0", "-", "o"),
        Line(choice_of(muscles), "ours, choice", "#0f7fc0", (0, (1, 1.2)), "o"),
        Line(choice_of(muscles, REDUCED), "CP-SAT, choice", "#d55e00", "--", "^"),
        Line(choice_of(muscles, HIGHS), "HiGHS, choice", "#c7659b", "-.", "v"),
    ]


STYLE = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 13,
    "svg.fonttype": "none",
    "svg.hashsalt": "growth",
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
}


def draw(times: Mapping[str, Mapping[Any, float]]) -> str:
    """Return the picture as SVG; *times* are milliseconds by name and size, as `growth.times` or JSON has them."""
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(13, 5.6), layout="constrained")
        figure.patch.set_alpha(0)
        panels = [muscles for muscles in PANELS if plan_of(muscles) in times]
        figure.get_layout_engine().set(wspace=0.05, rect=(0, 0, 0.99, 1))
        axes = figure.subplots(1, len(panels), sharey=True, squeeze=False)[0]
        ends = [_lines_in(panel, muscles, times) for panel, muscles in zip(axes, panels, strict=True)]
        for panel, own in zip(axes, ends, strict=True):
            _label(panel, own)
        axes[0].set_ylabel("milliseconds")
        axes[0].yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
        made = io.StringIO()
        figure.savefig(made, format="svg", metadata={"Date": None, "Creator": None})
    return re.sub(r"[ \t]+$", "", made.getvalue(), flags=re.MULTILINE)


def _lines_in(axes: Axes, muscles: int, times: Mapping[str, Mapping[Any, float]]) -> list[tuple[float, int, Line]]:
    """Draw the lines of a panel, and return where each ends."""
    axes.set(xscale="log", yscale="log", xlabel="exercises in the catalog")
    axes.set_title(f"{muscles} muscles, {MINUTES} minutes", loc="left")
    axes.patch.set_alpha(0)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(which="major", color=INK, alpha=0.25, linewidth=0.8)
    ends, sizes = [], [int(size) for size in times[COMPILE]]
    for line in _lines(muscles):
        values = list(times.get(line.name, {}).values())
        if values:
            axes.plot(sizes, values, color=line.color, linestyle=line.dashes, marker=line.mark, linewidth=2.2)
            ends.append((values[-1], sizes[-1], line))
    axes.minorticks_off()
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    return ends


def _label(axes: Axes, ends: list[tuple[float, int, Line]]) -> None:
    """Write each line's name at its end, moved apart where names would overlap."""
    low, high = axes.get_ylim()
    ends = sorted(ends, key=lambda end: end[0])
    places = spread([log(value / low) / log(high / low) for value, _, _ in ends], 0.06)
    for (_, size, line), place in zip(ends, places, strict=True):
        axes.annotate(line.label, (size, low * (high / low) ** place), xytext=(10, 0), textcoords="offset points",
                      va="center", color=line.color, annotation_clip=False)  # fmt: skip


def spread(places: list[float], apart: float) -> list[float]:
    """Return increasing positions from 0 to 1, moved minimally to be *apart* and stay below 1."""
    # isotonic regression after subtracting the distances: neighbors that are too close share their mean
    runs: list[list[float]] = []
    for number, place in enumerate(places):
        runs.append([place - number * apart])
        while len(runs) > 1 and fmean(runs[-2]) > fmean(runs[-1]):
            last = runs.pop()
            runs[-1] += last
    found = [fmean(run) for run in runs for _ in run]
    limit = 1 - (len(found) - 1) * apart
    return [min(place, limit) + number * apart for number, place in enumerate(found)]
