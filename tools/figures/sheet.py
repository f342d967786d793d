"""A page with many figures, to look at: large and small, in light, in dark and in grey, with names or without."""

from __future__ import annotations

from pathlib import Path

from shoulderkit.pictures.poses import poses

from .theme import complete

_HEAD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Figures</title><style>
body{margin:0;font:13px system-ui,sans-serif}section{padding:12px;display:flex;flex-wrap:wrap;gap:12px}
figure{margin:0}figure>svg{display:block;width:100%;height:100%}figcaption{color:#777}
.large div,.large figure{width:400px}.dark{background:#12171e}.grey{background:#fff}
.large svg{height:300px}.small figure{width:160px}.small svg{height:120px}
</style>
"""
LOOKS = (("large", "light", True), ("small", "light", False), ("large", "dark", False), ("large", "grey", False))


def stills_of(figure: str, exercise: str) -> list[str]:
    """Return the stills of a figure: the poses of a moving one, else the one that it is."""
    return poses(figure, exercise) or [figure]


def stills_in(path: Path) -> list[str]:
    """Return the stills of a file."""
    return stills_of(path.read_text(encoding="utf-8"), path.stem)


def page(files: list[Path]) -> str:
    """Return an HTML page that shows SVG files in all sizes and themes."""
    texts: dict[str, str] = {}
    for path in files:
        texts |= {f"{path.stem}-{number}": complete(still) for number, still in enumerate(stills_in(path), start=1)}
    sections = []
    for size, theme, named in LOOKS:
        figures = [
            f"<figure>{text.replace('skf-auto', f'skf-{theme}', 1)}{f'<figcaption>{name}</figcaption>' if named else ''}</figure>"
            for name, text in texts.items()
        ]
        sections.append(f'<section class="{size} {theme}">{"".join(figures)}</section>')
    return _HEAD + "\n".join(sections) + "\n"
