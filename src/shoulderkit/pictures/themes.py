"""The colors of pictures, light, dark and grey, and the patterns that tell phases apart without them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from shoulderkit.errors import Fault, shown
from shoulderkit.names import name_fault, plain
from shoulderkit.pictures.svg import ID, element
from shoulderkit.vocabulary import Phase

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What a picture can be asked for: colors by what the reader's system prefers, or always the same.
Theme = Literal["auto", "light", "dark", "grey"]
THEMES: tuple[str, ...] = get_args(Theme)

#: For each theme the colors by what they are for. Texts are ``ink`` and ``soft`` on ``paper`` or ``band``.
COLORS: dict[str, dict[str, str]] = {
    "light": {
        "paper": "#ffffff",
        "band": "#f1f4f7",
        "line": "#c3cbd4",
        "ink": "#1f2933",
        "soft": "#52606d",
        Phase.RELEASE: "#7b5ea7",
        Phase.MOBILIZE: "#17797e",
        Phase.STRENGTHEN: "#b8452e",
        Phase.INTEGRATE: "#5b722b",
    },
    "dark": {
        "paper": "#14191f",
        "band": "#20272f",
        "line": "#46515d",
        "ink": "#e8edf2",
        "soft": "#a9b4c0",
        Phase.RELEASE: "#b79be0",
        Phase.MOBILIZE: "#5cc5c9",
        Phase.STRENGTHEN: "#f08a72",
        Phase.INTEGRATE: "#a9c46c",
    },
    "grey": {
        "paper": "#ffffff",
        "band": "#f2f2f2",
        "line": "#c4c4c4",
        "ink": "#141414",
        "soft": "#545454",
        Phase.RELEASE: "#858585",
        Phase.MOBILIZE: "#6a6a6a",
        Phase.STRENGTHEN: "#262626",
        Phase.INTEGRATE: "#4a4a4a",
    },
}
_LOOK = "".join(
    f"#{ID} {rule}"
    for rule in (
        ".bold{font-weight:600}",
        ".entry{outline:0}",
        ".row{opacity:0}",
        ".entry:hover>.row{opacity:1}",
        ".entry:focus>.row{opacity:1;stroke-width:2}",
    )
)
#: The size of the square that a pattern repeats.
_TILE = 6


def theme_fault(theme: object) -> Fault | None:
    """Return the fault of what is no theme, None for one."""
    if isinstance(theme, str) and theme in THEMES:
        return None
    return name_fault(f"{shown(theme)} is not {' or '.join(THEMES)}", theme, plain(THEMES), "theme", most=0)


def style_of(theme: str, colors: Mapping[str, dict[str, str]] = COLORS) -> str:
    """Return the style sheet of a theme: ``.f-`` and a name fills, ``.s-`` draws a line; ``.ink`` and ``.soft`` are texts."""
    if theme != "auto":
        return _LOOK + _rules(colors[theme])
    return f"{_LOOK}{_rules(colors['light'])}@media(prefers-color-scheme:dark){{{_rules(colors['dark'])}}}"


def _rules(colors: dict[str, str]) -> str:
    rules = [
        f"#{ID} .f-{name}{{fill:{color}}}#{ID} .s-{name}{{stroke:{color};fill:none}}" for name, color in colors.items()
    ]
    texts = [f"#{ID} .{name}{{fill:{colors[name]}}}" for name in ("ink", "soft")]
    edge = (
        f"#{ID} .s-edge{{stroke:{colors['line']};stroke-width:1}}#{ID} .s-box{{stroke:{colors['soft']};stroke-width:1}}"
    )
    edge += f"#{ID} .hollow{{fill:{colors['paper']}}}"
    row = f"#{ID} .row{{fill:{colors['band']};stroke:{colors['ink']};stroke-width:0}}"
    return "".join([*rules, *texts, edge, row]) + "\n"


def patterns() -> str:
    """Return the definitions of a pattern for each phase: dots, slanted lines, all filled, and level lines."""
    marks = {
        Phase.RELEASE: element("circle", class_="f-paper", cx=_TILE / 2, cy=_TILE / 2, r=1.3),
        Phase.MOBILIZE: element("path", class_="s-paper", d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5", stroke_width=1.2),
        Phase.STRENGTHEN: "",
        Phase.INTEGRATE: element("path", class_="s-paper", d="M0 3H6", stroke_width=1.6),
    }
    return "".join(
        element(
            "pattern",
            element("rect", class_=f"f-{phase.value}", width=_TILE, height=_TILE),
            mark,
            id=f"{ID}-{phase.value}",
            width=_TILE,
            height=_TILE,
            patternUnits="userSpaceOnUse",
        )
        for phase, mark in marks.items()
    )


def filled(phase: str) -> str:
    """Return the fill of a phase."""
    return f"url(#{ID}-{phase})"
