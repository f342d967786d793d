"""The breaks of a day and what they serve: regions by breaks, phase by phase, and what stays without any."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from shoulderkit.explainer.absent import missing_words
from shoulderkit.explainer.aims import aim_words
from shoulderkit.explainer.words import capital, counted, lasting, listed, sentence
from shoulderkit.model.times import clock
from shoulderkit.pictures.layout import GAP, MARGIN, TEXT, Legend, Note, below, ended, headed
from shoulderkit.pictures.svg import element, line_of, told, whole, width_of, wrapped
from shoulderkit.pictures.themes import filled, patterns, style_of
from shoulderkit.plans.score import FULL
from shoulderkit.texts import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.explainer.words import Names
    from shoulderkit.pictures.svg import Picture
    from shoulderkit.plans import Day

_ROW, _SMALL = 26.0, 11.0
#: The widest field, and the largest part of the picture that the names of regions take.
_WIDEST, _LABELS = 110.0, 0.42
_UNSERVED = "not served"


@attrs.frozen
class Cell:
    """A region in a phase, and what each break gives it.

    Attributes:
        phase: the phase.
        region: the name of the region.
        weight: how much the request needs it.
        units: units of work from each break, in order.
    """

    phase: str
    region: str
    weight: int
    units: tuple[int, ...]

    @property
    def served(self) -> str:
        """In how many breaks it is served, in words."""
        count = sum(map(bool, self.units))
        return f"{count} of {len(self.units)}" if count else _UNSERVED

    @property
    def words(self) -> str:
        """All that is drawn of it, in a sentence."""
        breaks = [str(place) for place, units in enumerate(self.units, 1) if units]
        noun = "break" if len(breaks) == 1 else "breaks"
        served = f"served in {noun} {listed(breaks)}" if breaks else "served in no break"
        return f"{capital(self.region)}, {self.phase}, weight {self.weight}: {served}."


def cells_of(day: Day, names: Names) -> tuple[Cell, ...]:
    """Return the weighted cells of a day, phase by phase."""
    by_break = [{(cell.phase, cell.region): cell for cell in plan.score.cells} for plan in day.plans]
    return tuple(
        Cell(
            phase=phase.value,
            region=names.region(region),
            weight=cell.weight,
            units=tuple(cells[phase, region].units for cells in by_break),
        )
        for (phase, region), cell in by_break[0].items()
    )


class _Grid:
    """Where the fields are."""

    def __init__(self, cells: tuple[Cell, ...], count: int, width: float, top: float) -> None:
        longest = max(width_of(capital(cell.region), TEXT) for cell in cells)
        self.label = min(longest, width * _LABELS)
        self.left = MARGIN + self.label + GAP
        note = width_of(_UNSERVED, TEXT, bold=True) + GAP
        self.field = min((width - MARGIN - note - self.left) / count, _WIDEST)
        self.right = self.left + self.field * count
        self.top = top
        self.width = width

    def heads(self, day: Day) -> Iterator[str]:
        """Yield the numbers of the breaks, as many as fit, and how long they are where that fits."""
        widest = width_of(str(len(day.plans)), TEXT, bold=True) + 2
        every = max(1, -int(-widest // self.field))
        for place, plan in enumerate(day.plans):
            x = self.left + self.field * (place + 0.5)
            if place % every == 0:
                yield line_of(str(place + 1), x, self.top, TEXT, "ink bold", text_anchor="middle")
            length = clock(plan.duration_s)
            if width_of(length, _SMALL) < self.field - 4:
                yield line_of(length, x, self.top + 14, _SMALL, "soft", text_anchor="middle")

    def row(self, cell: Cell, top: float) -> tuple[str, float]:
        """Return the row of a cell, and where the next one begins."""
        lines = wrapped(capital(cell.region), TEXT, self.label)
        height = max(_ROW, (TEXT + 2) * len(lines) + 8)
        parts = [
            element("rect", class_="row", x=MARGIN - 5, y=top, width=self.width - 2 * MARGIN + 10, height=height, rx=4)
        ]
        first = top + height / 2 - (TEXT + 2) * (len(lines) - 1) / 2 + 4
        parts += [line_of(line, MARGIN, first + (TEXT + 2) * place, TEXT) for place, line in enumerate(lines)]
        parts += self._fields(cell, top + 2, height - 4)
        class_ = "ink bold" if cell.served == _UNSERVED else "soft"
        parts.append(line_of(cell.served, self.right + GAP, top + height / 2 + 4, TEXT, class_))
        words = cell.words
        return (
            element(
                "g",
                told("title", words),
                *parts,
                class_="entry",
                role="listitem",
                tabindex="0",
                aria_label=on_one_line(words),
            ),
            top + height,
        )

    def _fields(self, cell: Cell, top: float, height: float) -> Iterator[str]:
        inset = min(1.5, self.field / 6)
        for place, units in enumerate(cell.units):
            x, width = self.left + self.field * place + inset, self.field - 2 * inset
            yield element("rect", class_="f-band s-edge", x=x, y=top, width=width, height=height)
            if units:
                # a full dose fills a field; what is worth little is still seen
                part = max(min(units / FULL, 1), 0.2) * height
                yield element(
                    "rect",
                    fill=filled(cell.phase),
                    x=x,
                    y=top + height - part,
                    width=width,
                    height=part,
                    data_break=place + 1,
                    data_units=units,
                )


def day_chart_of(day: Day, names: Names, *, theme: str, width: float, id: str | None) -> Picture:
    """Draw the chart of a day."""
    cells = cells_of(day, names)
    title = f"{capital(aim_words(day.request, names))}: {counted(len(day.plans), 'break')}"
    unserved = [cell for cell in cells if cell.served == _UNSERVED]
    remark = f"{len(cells) - len(unserved)} of {counted(len(cells), 'region')} in their phases are served"
    head, top = headed(title, remark, width)
    grid = _Grid(cells, len(day.plans), width, top + 16)
    parts, y = [head, *grid.heads(day)], grid.top + 24
    rows: list[str] = []
    for phase, found in groupby(cells, key=lambda cell: cell.phase):
        rows.append(line_of(phase, MARGIN, y + 12, TEXT, "ink bold"))
        y += 19
        for cell in found:
            row, y = grid.row(cell, y)
            rows.append(row)
        y += 6
    legend = Legend(width, y + 4)
    for phase in dict.fromkeys(cell.phase for cell in cells):
        legend.add(phase, fill=filled(phase))
    legend.add("full: a full dose; lower: less", class_="f-band s-edge")
    noted, bottom = below(_breaks(day, names), width, legend.bottom + GAP)
    absent, bottom = below(_absent(day, names), width, bottom, most=1)
    closing, end = ended(bottom, width)
    parts += [element("g", *rows, role="list"), *legend.parts, *(text for _, text in (*noted, *absent)), closing]
    about = f"{remark}. " + " ".join(cell.words for cell in cells)
    return whole(
        "".join(parts),
        title=f"{title}, chart of the day",
        about=about,
        width=width,
        height=end + MARGIN,
        style=style_of(theme),
        defs=patterns(),
        id=id,
    )


def _breaks(day: Day, names: Names) -> list[Note]:
    """Return the exercises of each break."""
    return [
        Note(
            f"Break {number}, {lasting(plan.duration_s)}",
            (names.within(plan.steps).exercises(step.exercise.id for step in plan.steps),),
        )
        for number, plan in enumerate(day.plans, 1)
    ]


def _absent(day: Day, names: Names) -> list[Note]:
    """Return why something is served by no break: what the last one misses, which knows those before it."""
    last = day.plans[-1]
    why = tuple(sentence(missing_words(each, names.within(last.steps))) for each in last.missing)
    return [Note("Not served", why)] if why else []
