"""The pictures of exercises: on the page of each, with a map of what it works, and the poses of all of them on one sheet."""

from __future__ import annotations

import shoulderkit as sk
from pages.evidence import caution
from pages.markdown import link

#: The width of a map in pixels: the least one at which its views stand side by side, so that a phone shrinks its text little.
_NARROW = 440


def figure(exercise: sk.Exercise) -> list[str]:
    """Return the lines with the pictures of an exercise: its poses, and moving where it can; none where none is drawn."""
    poses, moving = exercise.picture("strip"), exercise.picture("animated")
    # a line each: an empty one would end the HTML
    lines = [f'<div class="poses">{_flat(poses)}</div>'] if poses else []
    lines += [f'<div class="moving">{_flat(moving)}</div>'] if moving else []
    return [*lines, ""] if lines else []


def body(exercise: sk.Exercise, catalog: sk.Catalog) -> list[str]:
    """Return the lines with the map of what an exercise works on the body."""
    return [f'<div class="map">{_flat(sk.body_map(exercise, catalog, width=_NARROW))}</div>', ""]


def sheet(catalog: sk.Catalog) -> list[str]:
    """Return the lines of the page with all pictures."""
    drawn = [each for each in catalog.exercises.values() if each.picture()]
    lines = [
        "# Pictures of the exercises",
        "",
        f"{len(drawn)} of {len(catalog.exercises)} exercises have a picture so far.",
        "Each is drawn from a pose that was checked on its joints, and free of rights (CC0).",
        "Red is where a move is felt. A move without a good picture has none.",
        "These are the poses; on its own page a move is seen moving.",
        "",
        *[line.replace("warnings.md", "../warnings.md") for line in caution(catalog)],
    ]
    for exercise in drawn:
        poses = exercise.picture("strip") or ""
        lines += [f"## {link(exercise.name, f'{exercise.id}.md')}", "", f'<div class="poses">{_flat(poses)}</div>', ""]
    return lines


def _flat(svg: str) -> str:
    return " ".join(svg.split())
