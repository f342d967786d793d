"""A map of the body: its regions from the front and from behind, marked, and below what each mark is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.words import capital
from shoulderkit.pictures.bodies import drawn_body
from shoulderkit.pictures.layout import GAP, MARGIN, TEXT, Legend, Note, below, ended, headed
from shoulderkit.pictures.marks import MAP_COLORS, map_looks, mark_patterns, marked
from shoulderkit.pictures.svg import ID, element, line_of, told, whole
from shoulderkit.pictures.themes import style_of
from shoulderkit.texts import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.pictures.bodies import View
    from shoulderkit.pictures.regions import Shown, ShownRegion
    from shoulderkit.pictures.svg import Picture

#: From which width on both views stand side by side, and the widest one, in pixels.
_BESIDE, _WIDEST = 440, 400.0
#: The classes of what the body looks like, from behind to the front.
_LOOKS = {"body": "f-body", "muscles": "f-muscle", "shade": "f-shade", "hair": "f-hair", "lines": "f-soft"}
_NO_PLACE = "Has no place on the map."
#: What the patterns on the body are called, whose scale is another one than that of the legend.
_ON_BODY = "-on-body"


class _Views:
    """Where the views stand."""

    def __init__(self, shown: Shown, width: float, top: float) -> None:
        self.body = drawn_body()
        self.shown = {region.id: region for region in shown.regions}
        count = len(self.body.views)
        self.across = count if width >= _BESIDE else 1
        room = (width - 2 * MARGIN - GAP * (self.across - 1)) / self.across
        self.width = min(room, _WIDEST)
        self.scale = self.width / self.body.width
        self.height = self.body.height * self.scale + TEXT + 8
        self.left = (width - self.across * self.width - GAP * (self.across - 1)) / 2
        self.top = top
        self.bottom = top + (self.height + GAP) * (count // self.across)

    def place(self, number: int) -> tuple[float, float]:
        """Return where the view of a number stands."""
        row, column = divmod(number, self.across)
        return self.left + column * (self.width + GAP), self.top + row * (self.height + GAP)

    def drawn(self) -> Iterator[str]:
        """Yield each view under its name."""
        for number, view in enumerate(self.body.views):
            x, y = self.place(number)
            yield line_of(capital(view.name), x + self.width / 2, y + TEXT, TEXT, "soft", text_anchor="middle")
            yield self._placed(number, *self._looks(view), class_="s-body", edge=1.2)
            yield self._placed(number, *self._regions(view), class_="s-rim", edge=1.3)
            yield self._placed(number, element("path", d=view.looks["body"]), class_="s-soft", edge=1.4)

    def _placed(self, number: int, *content: str, class_: str, edge: float) -> str:
        x, y = self.place(number)
        where = f"translate({x:.3f} {y + TEXT + 6:.3f}) scale({self.scale:.4f})"
        # an edge is as wide whatever the scale
        width = edge / self.scale
        return element("g", *content, transform=where, class_=class_, stroke_width=width, stroke_linejoin="round")

    def _looks(self, view: View) -> Iterator[str]:
        for kind, class_ in _LOOKS.items():
            yield element("path", class_=class_, d=view.looks[kind])

    def _regions(self, view: View) -> Iterator[str]:
        for name, path in view.regions.items():
            if (region := self.shown.get(name)) is not None:
                yield element(
                    "path",
                    told("title", region.words),
                    id=f"{ID}-{view.name}-{name}",
                    fill=marked(region.mark, _ON_BODY),
                    stroke_dasharray=f"{4.5 / self.scale:.1f} {3 / self.scale:.1f}" if name in view.deep else None,
                    data_region=name,
                    data_mark=region.mark.value,
                    d=path,
                )

    def lit(self, region: ShownRegion) -> Iterator[str]:
        """Yield a region once more, with a thick edge: seen while one points at what is written of it."""
        for number, view in enumerate(self.body.views):
            if region.id in view.regions:
                again = element("use", href=f"#{ID}-{view.name}-{region.id}")
                yield self._placed(number, again, class_="s-ink lit", edge=3.5)


def body_map_of(shown: Shown, *, theme: str, width: float, id: str | None) -> Picture:
    """Draw the map of what is shown."""
    head, top = headed(shown.title, shown.remark, width)
    views = _Views(shown, width, top)
    legend = Legend(width, views.bottom)
    for mark, words in shown.legend.items():
        legend.add(words, fill=marked(mark), class_="s-box")
    deep = {region for view in views.body.views for region in view.deep}
    if deep & set(views.shown):
        legend.add("dashed: below other muscles", class_="s-ink dashed")
    notes = [
        Note(
            region.name,
            region.lines if region.id in views.body.regions else (*region.lines, _NO_PLACE),
            marked(region.mark),
        )
        for region in shown.regions
    ]
    rows, bottom = below(notes, width, legend.bottom + GAP if shown.legend else views.bottom)
    entries = (
        element(
            "g",
            told("title", region.words),
            row,
            *views.lit(region),
            text,
            class_="entry",
            role="listitem",
            tabindex="0",
            aria_label=on_one_line(region.words),
            data_region=region.id,
            data_mark=region.mark.value,
        )
        for region, (row, text) in zip(shown.regions, rows, strict=True)
    )
    # what is missing of a whole phase
    more, bottom = below([Note("Not served", shown.more)] if shown.more else [], width, bottom, most=1)
    closing, end = ended(bottom, width)
    listing = element("g", *entries, role="list") if shown.regions else ""
    body = "".join((head, *views.drawn(), *legend.parts, listing, *(text for _, text in more), closing))
    return whole(
        body,
        title=f"{shown.title}: map of the body",
        about=" ".join((f"{shown.remark}.", *(region.words for region in shown.regions), *shown.more)),
        width=width,
        height=end + MARGIN,
        style=style_of(theme, MAP_COLORS) + map_looks(),
        defs=mark_patterns(1) + mark_patterns(views.scale, _ON_BODY),
        id=id,
    )
