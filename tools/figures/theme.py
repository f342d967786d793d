"""The colors of each kind of area, in light, in dark and in grey, as one style sheet that all figures share.

A figure's root has the classes ``skf`` and ``skf-auto``, ``skf-light``, ``skf-dark`` or ``skf-grey``. The rules are one file,
``style.css``, which figures import: a fifth of what they would take in the wheel with their own. Where nothing can be
imported, as in an image element, a figure has the light colors of its own areas. The package hands out every figure with all
of the rules in place of both, so that figures in one page cannot change each other.
"""

from __future__ import annotations

import re
from functools import cache

#: Kind: class, the fill in light, dark and grey, and what else it has in all three.
FILLS = {
    "shadow": ("sh", "#1f2a3a", "#000", "#000", "opacity:.1"),
    "wall": ("w", "#e3e6e9", "#4a535e", "#e6e6e6", ""),
    "wall-side": ("w2", "#cfd5da", "#3a424c", "#d2d2d2", ""),
    "mat": ("m", "#cfe0da", "#3e5650", "#dcdcdc", ""),
    "mat-side": ("m2", "#b4cbc3", "#31463f", "#c4c4c4", ""),
    "ink": ("k", "#2c3544", "#0d1117", "#222", "fill-rule:evenodd"),
    "skin": ("s", "#e3b28f", "#e3b28f", "#dedede", "fill-rule:evenodd"),
    "skin-far": ("s2", "#c2967a", "#c2967a", "#bdbdbd", "fill-rule:evenodd"),
    "leggings": ("l", "#4f6079", "#5d708c", "#666", "fill-rule:evenodd"),
    "leggings-far": ("l2", "#43536b", "#4b5d78", "#555", "fill-rule:evenodd"),
    "socks": ("o", "#eef1f4", "#e4e8ec", "#f4f4f4", "fill-rule:evenodd"),
    "socks-far": ("o2", "#cfd5db", "#c3cad1", "#d0d0d0", "fill-rule:evenodd"),
    "shirt": ("t", "#8fb9cc", "#86b1c5", "#b4b4b4", "fill-rule:evenodd"),
    "hair": ("h", "#4b3b35", "#5a463f", "#4a4a4a", "fill-rule:evenodd"),
    "roller": ("p", "#7f9c86", "#7f9c86", "#8c8c8c", "fill-rule:evenodd"),
    "towel": ("p", "#7f9c86", "#7f9c86", "#8c8c8c", "fill-rule:evenodd"),
    "ball": ("b", "#e0a03c", "#e0a03c", "#f0f0f0", "fill-rule:evenodd"),
    "chair": ("c", "#c9b39a", "#b8a288", "#cfcfcf", "fill-rule:evenodd"),
    "table": ("c", "#c9b39a", "#b8a288", "#cfcfcf", "fill-rule:evenodd"),
    "box": ("c", "#c9b39a", "#b8a288", "#cfcfcf", "fill-rule:evenodd"),
    "rod": ("r", "#9aa4ae", "#9aa4ae", "#a5a5a5", "fill-rule:evenodd"),
    "dumbbell": ("r", "#9aa4ae", "#9aa4ae", "#a5a5a5", "fill-rule:evenodd"),
    "band": ("bd", "#ecc445", "#ecc445", "#ededed", "fill-rule:evenodd"),
    "strap": ("r", "#9aa4ae", "#9aa4ae", "#a5a5a5", "fill-rule:evenodd"),
    "tone": ("d", "#1d2b45", "#101a2e", "#000", "opacity:.17;fill-rule:evenodd"),
    "eye": ("e", "#2c3544", "#1c2430", "#222", ""),
    "mouth": ("n", "#9c5f49", "#8f5340", "#777", ""),
}
#: The same for what is also or only stroked.
STROKES = {
    "felt": ("f", {
        "light": "fill:#e2452f;fill-opacity:.6;stroke:#a92c1c;stroke-width:3.5",
        "dark": "fill:#e8503a;fill-opacity:.7;stroke:#ffb4a6;stroke-width:3.5",
        "grey": "fill:#000;fill-opacity:.38;stroke:#000;stroke-width:4.5"}),
    "felt-deep": ("g", {
        "light": "fill:#e2452f;fill-opacity:.42;stroke:#a92c1c;stroke-width:4;stroke-dasharray:13 8",
        "dark": "fill:#e8503a;fill-opacity:.5;stroke:#ffb4a6;stroke-width:4;stroke-dasharray:13 8",
        "grey": "fill:#000;fill-opacity:.24;stroke:#000;stroke-width:4.5;stroke-dasharray:13 8"}),
    "blade": ("q", {
        "light": "fill:#f6ead8;fill-opacity:.75;stroke:#2c3544;stroke-width:3.5",
        "dark": "fill:#f6ead8;fill-opacity:.75;stroke:#0d1117;stroke-width:3.5",
        "grey": "fill:#fff;fill-opacity:.65;stroke:#222;stroke-width:3.5"}),
    "blade-felt": ("y", {
        "light": "fill:#e2452f;fill-opacity:.6;stroke:#a92c1c;stroke-width:3.5",
        "dark": "fill:#e8503a;fill-opacity:.7;stroke:#ffb4a6;stroke-width:3.5",
        "grey": "fill:#000;fill-opacity:.38;stroke:#000;stroke-width:4.5"}),
    "ridge": ("j", {"light": "fill:#2c3544;opacity:.55", "dark": "fill:#0d1117;opacity:.55", "grey": "fill:#222;opacity:.55"}),
    "frame": ("x", {
        "light": "fill:none;stroke:#8a94a3;stroke-width:2.5",
        "dark": "fill:none;stroke:#8a94a3;stroke-width:2.5",
        "grey": "fill:none;stroke:#999;stroke-width:2.5"}),
    "body": ("z", {"light": "fill:#8fb9cc", "dark": "fill:#86b1c5", "grey": "fill:#b4b4b4"}),
    "lines": ("i", {"light": "fill:#2c3544", "dark": "fill:#0d1117", "grey": "fill:#222"}),
    "outline": ("u", {
        "light": "fill:none;stroke:#2c3544;stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round",
        "dark": "fill:none;stroke:#0d1117;stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round",
        "grey": "fill:none;stroke:#222;stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round"}),
    "halo": ("hl", {"light": "fill:none", "dark": "fill:none;stroke:#eef2f6;stroke-width:7", "grey": "fill:none"}),
    "arrow": ("a", {
        "light": "fill:#d2402b;stroke:#fff;stroke-width:2.5;paint-order:stroke",
        "dark": "fill:#ff7a61;stroke:#12171e;stroke-width:2.5;paint-order:stroke",
        "grey": "fill:#111;stroke:#fff;stroke-width:4;paint-order:stroke"}),
    "word": ("v", {
        "light": "fill:#d2402b;font:600 30px system-ui,sans-serif;text-anchor:middle",
        "dark": "fill:#ff7a61;font:600 30px system-ui,sans-serif;text-anchor:middle",
        "grey": "fill:#111;font:600 30px system-ui,sans-serif;text-anchor:middle"}),
}  # fmt: skip
#: On a dark page the figure has a light edge.
EDGE = "stroke:#eef2f6;stroke-width:5"
THEMES = ("auto", "light", "dark", "grey")
#: The file of the rules.
SHEET = "style.css"
#: What stands in a figure's style element in place of them.
_OWN = re.compile(rf'@import"{re.escape(SHEET)}";[^<]*')


def class_of(kind: str) -> str:
    """Return the class of a kind of area."""
    return FILLS[kind][0] if kind in FILLS else STROKES[kind][0]


@cache
def _light() -> dict[str, str]:
    """Return the rule of each class in light."""
    light = {f".{name}": f"fill:{fill}" + (f";{rest}" if rest else "") for name, fill, _, _, rest in FILLS.values()}
    return light | {f".{name}": looks["light"] for name, looks in STROKES.values()}


def own_style(content: str) -> str:
    """Return what a figure's style element has: the import, and the rules that hold where it is not followed.

    Those of the sheet name two classes, and so come before these, which name one.
    """
    used = {f".{name}" for names in re.findall(r'class="([^"]*)"', content) for name in names.split()}
    return f'@import"{SHEET}";' + "".join(f"{name}{{{rule}}}" for name, rule in _light().items() if name in used)


def complete(figure: str) -> str:
    """Return a figure with all rules in it, as the package hands it out."""
    return _OWN.sub(style_sheet().strip(), figure)


@cache
def style_sheet() -> str:
    """Return the rules of all themes."""
    light = _light()
    changed: dict[str, dict[str, str]] = {}
    for place, theme in ((2, "dark"), (3, "grey")):
        rules = {f".{one[0]}": f"fill:{one[place]}" for one in FILLS.values() if one[place] != one[1]}
        rules |= {f".{name}": looks[theme] for name, looks in STROKES.values()}
        changed[theme] = rules
    changed["dark"][".k"] += f";{EDGE}"
    changed["dark"][".sh"] += ";opacity:.4"
    text = "".join(f".skf {name}{{{rule}}}" for name, rule in light.items())
    text += "".join(f".skf-grey {name}{{{rule}}}" for name, rule in changed["grey"].items())
    text += "".join(f".skf-dark {name}{{{rule}}}" for name, rule in changed["dark"].items())
    automatic = "".join(f".skf-auto {name}{{{rule}}}" for name, rule in changed["dark"].items())
    return f"{text}@media(prefers-color-scheme:dark){{{automatic}}}\n"
