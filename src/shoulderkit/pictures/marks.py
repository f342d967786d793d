"""How regions are marked on the body: three marks that differ by pattern, and by lightness where there are no colors."""

from __future__ import annotations

from enum import StrEnum

from shoulderkit.pictures.svg import ID, element
from shoulderkit.pictures.themes import COLORS

#: The colors of marks, of the tint below their patterns, of the rims of regions, and of the body, by theme.
_OWN = {
    "light": {"mark": "#cf513d", "tint": "#fbe6df", "rim": "#1f2933", "body": "#e9edf1", "muscle": "#d3dae2",
              "hair": "#98a2af", "shade": "#1d2b45"},
    "dark": {"mark": "#ff8f76", "tint": "#4d3431", "rim": "#07090c", "body": "#3a444e", "muscle": "#4c5863",
             "hair": "#697582", "shade": "#000000"},
    "grey": {"mark": "#6c6c6c", "tint": "#f0f0f0", "rim": "#000000", "body": "#e4e4e4", "muscle": "#cdcdcd",
             "hair": "#9a9a9a", "shade": "#000000"},
}  # fmt: skip
MAP_COLORS = {theme: {**colors, **_OWN[theme]} for theme, colors in COLORS.items()}
#: The size of the square that a pattern repeats, in pixels.
_TILE = 6


class Mark(StrEnum):
    """How much is marked; each has a pattern of its own: all filled, slanted lines, dots."""

    MOST = "most"
    SOME = "some"
    LEAST = "least"


def map_looks() -> str:
    """Return the rules of what only a map of the body has: lines that say what lies deep and what is pointed at."""
    return "".join(
        f"#{ID} {rule}"
        for rule in (
            ".dashed{stroke-dasharray:4.5 3}",
            ".f-shade{opacity:.13}",
            ".lit{opacity:0;pointer-events:none}",
            ".entry:hover>.lit{opacity:1}",
            ".entry:focus>.lit{opacity:1}",
        )
    )


def mark_patterns(scale: float, suffix: str = "") -> str:
    """Return the definitions of the patterns, for what is drawn at a scale."""
    tints = {Mark.MOST: "f-mark", Mark.SOME: "f-tint", Mark.LEAST: "f-tint"}
    signs = {
        Mark.MOST: "",
        Mark.SOME: element("path", class_="s-mark", d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5", stroke_width=2),
        Mark.LEAST: element("circle", class_="f-mark", cx=_TILE / 2, cy=_TILE / 2, r=1.3),
    }
    return "".join(
        element(
            "pattern",
            element("rect", class_=tints[mark], width=_TILE, height=_TILE),
            sign,
            id=f"{ID}-{mark.value}{suffix}",
            width=_TILE,
            height=_TILE,
            patternUnits="userSpaceOnUse",
            patternTransform=None if scale == 1 else f"scale({1 / scale:.3f})",
        )
        for mark, sign in signs.items()
    )


def marked(mark: str, suffix: str = "") -> str:
    """Return the fill of a mark."""
    return f"url(#{ID}-{mark}{suffix})"
