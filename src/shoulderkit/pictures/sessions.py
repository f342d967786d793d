"""A session to scale: phases, positions, and each interval of each side, with the steps in words below."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from shoulderkit.explainer.sessions import interval_words
from shoulderkit.explainer.words import capital, counted, lasting, listed, sentence
from shoulderkit.model.times import clock
from shoulderkit.pictures.layout import GAP, MARGIN, Legend, Note, below, ended, headed
from shoulderkit.pictures.svg import element, line_of, told, whole, width_of
from shoulderkit.pictures.themes import filled, patterns, style_of
from shoulderkit.texts import on_one_line
from shoulderkit.vocabulary import BlockKind, BodyHalf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.model import Interval
    from shoulderkit.pictures.entries import Entry, Shown
    from shoulderkit.pictures.svg import Picture

#: The lanes from top to bottom; what is for no side, a rest, lies in the middle one.
_LANES = (BodyHalf.LEFT, BodyHalf.BOTH, BodyHalf.RIGHT)
_LANE, _BAND, _SMALL = 24.0, 18.0, 11.0
#: How high each kind of interval is in its lane, as a part of it.
_HEIGHTS = {BlockKind.WORK: 1.0, BlockKind.SETUP: 0.5, BlockKind.SWITCH: 0.5, BlockKind.REST: 0.16}
#: Seconds between the marks of the axis: the first of these whose labels stand apart.
_TICKS = (10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)


class _Strip:
    """The part of the picture that is to scale: where a second is, and which lanes there are."""

    def __init__(self, shown: Shown, width: float, top: float) -> None:
        self.shown = shown
        sides = {each.side for each in shown.session} - {None}
        self.lanes = tuple(lane for lane in _LANES if lane in sides)
        label = max(width_of(lane.value, _SMALL) for lane in self.lanes) + GAP if len(self.lanes) > 1 else 0
        self.left = MARGIN + label
        self.scale = (width - MARGIN - self.left) / shown.session.duration_s
        self.placed = any(entry.position for entry in shown.entries)
        self.phases_y = top
        self.positions_y = top + _BAND
        self.numbers_y = self.positions_y + (_BAND if self.placed else 0)
        self.lanes_y = self.numbers_y + 16
        self.axis_y = self.lanes_y + _LANE * len(self.lanes) + GAP / 2
        self.bottom = self.axis_y + 20

    def x(self, second: float) -> float:
        """Return where a second is."""
        return self.left + second * self.scale

    def lane_y(self, side: BodyHalf | None) -> float:
        """Return the top of a lane."""
        place = self.lanes.index(side) if side in self.lanes else (len(self.lanes) - 1) // 2
        return self.lanes_y + _LANE * place

    def fitting(self, text: str, start_s: int, end_s: int, y: float, class_: str) -> str:
        """Return a text between two seconds where it fits there, else nothing."""
        if width_of(text, _SMALL) > (end_s - start_s) * self.scale - 4:
            return ""
        return line_of(text, self.x(start_s) + 3, y, _SMALL, class_)

    def background(self) -> Iterator[str]:
        """Yield the bands of the phases, the positions and their changes, the names of the lanes and the axis."""
        for phase, found in groupby(self.shown.entries, key=lambda entry: entry.phase):
            yield from self._band(phase, [*found])
        yield from self._positions()
        for lane in self.lanes if len(self.lanes) > 1 else ():
            yield line_of(lane.value, MARGIN, self.lane_y(lane) + _LANE / 2 + 4, _SMALL, "soft")
        yield from self._axis()

    def _band(self, phase: str, entries: list[Entry]) -> Iterator[str]:
        start, end = entries[0].start_s, entries[-1].start_s + entries[-1].duration_s
        x, width = self.x(start), (end - start) * self.scale
        yield element(
            "rect", class_="f-band phase", x=x, y=self.phases_y, width=width, height=self.axis_y - self.phases_y
        )
        yield element("rect", fill=filled(phase), x=x, y=self.phases_y, width=width, height=4)
        yield self.fitting(phase, start, end, self.phases_y + 15, "ink bold")

    def _positions(self) -> Iterator[str]:
        if not self.placed:
            return
        runs = [[*found] for _, found in groupby(self.shown.entries, key=lambda entry: entry.position)]
        for run in runs:
            end = run[-1].start_s + run[-1].duration_s
            yield self.fitting(run[0].position or "", run[0].start_s, end, self.positions_y + 13, "soft")
        for _, run in pairwise(runs):
            x = self.x(run[0].start_s)
            yield element(
                "path",
                told("title", f"Change of position, to {run[0].position}"),
                class_="s-ink change",
                d=f"M{x:.3f} {self.positions_y + 2:.3f}V{self.axis_y:.3f}",
                stroke_dasharray="2 3",
                stroke_width=1,
            )

    def _axis(self) -> Iterator[str]:
        total = self.shown.session.duration_s
        yield element(
            "path", class_="s-soft", d=f"M{self.left:.3f} {self.axis_y:.3f}H{self.x(total):.3f}", stroke_width=1
        )
        widest = width_of(clock(total), _SMALL) + GAP
        step = next((step for step in _TICKS if step * self.scale >= widest), max(_TICKS[-1], total))
        for second in range(0, total + 1, step):
            x = self.x(second)
            yield element("path", class_="s-soft", d=f"M{x:.3f} {self.axis_y:.3f}v4", stroke_width=1)
            label = clock(second)
            # the last one ends where the picture does
            start = min(x, self.x(total) - width_of(label, _SMALL) + 4)
            yield line_of(label, start, self.axis_y + 15, _SMALL, "soft")

    def intervals(self, entry: Entry) -> Iterator[str]:
        """Yield each interval of a step, and its number where that fits."""
        for each in entry.intervals:
            yield self._interval(each, entry)
        yield self.fitting(
            str(entry.number), entry.start_s, entry.start_s + entry.duration_s, self.numbers_y + 12, "ink"
        )

    def _interval(self, each: Interval, entry: Entry) -> str:
        height = _LANE * _HEIGHTS[each.kind] - 3
        says = " ".join(filter(None, (f"{each.name}: {sentence(interval_words(each))}", entry.reason)))
        look = {
            BlockKind.WORK: {"fill": filled(entry.phase)},
            BlockKind.REST: {"class_": "f-soft"},
        }.get(each.kind, {"class_": f"s-{entry.phase} hollow"})
        return element(
            "rect",
            told("title", says),
            **look,
            x=self.x(each.start_s),
            y=self.lane_y(each.side) + (_LANE - height) / 2,
            width=each.duration_s * self.scale,
            height=max(height, 3),
            data_interval=each.number,
        )


def _note(entry: Entry) -> Note:
    when = f"{clock(entry.start_s)}, {lasting(entry.duration_s)}, {entry.phase}"
    return Note(f"{entry.number}  {entry.name}", (when, *entry.lines), filled(entry.phase))


def timeline_of(shown: Shown, *, theme: str, width: float, id: str | None) -> Picture:
    """Draw the timeline of what is shown."""
    session = shown.session
    length = f"{lasting(session.duration_s)}, {counted(len(shown.entries), 'step')}"
    head, top = headed(shown.title, length, width)
    strip = _Strip(shown, width, top)
    phases = dict.fromkeys(entry.phase for entry in shown.entries)
    kinds = {each.kind for each in session}
    legend = Legend(width, strip.bottom + GAP)
    for phase in phases:
        legend.add(phase, fill=filled(phase))
    if BlockKind.SETUP in kinds or BlockKind.SWITCH in kinds:
        legend.add("get ready, change sides", class_="f-paper s-box")
    if BlockKind.REST in kinds:
        legend.add("rest", class_="f-soft", height=4)
    rows, bottom = below([_note(entry) for entry in shown.entries], width, legend.bottom + GAP)
    steps = (
        element(
            "g",
            told("title", entry.words),
            row,
            *strip.intervals(entry),
            text,
            class_="entry",
            role="listitem",
            tabindex="0",
            aria_label=on_one_line(entry.words),
        )
        for entry, (row, text) in zip(shown.entries, rows, strict=True)
    )
    closing, end = ended(bottom, width)
    body = "".join((head, *strip.background(), *legend.parts, element("g", *steps, role="list"), closing))
    times = (
        f"{phase} {lasting(sum(entry.duration_s for entry in shown.entries if entry.phase == phase))}"
        for phase in phases
    )
    changes = sum(one.position != then.position for one, then in pairwise(shown.entries))
    about = f"A session to scale, {length}: {listed(times)}. {capital(counted(changes, 'change'))} of position."
    return whole(
        body,
        title=f"{shown.title}: timeline",
        about=about,
        width=width,
        height=end + MARGIN,
        style=style_of(theme),
        defs=patterns(),
        id=id,
    )
