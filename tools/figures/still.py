"""One key as an SVG: the silhouette in ink, with fills set into it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import attrs

from .arrows import arrow_paths
from .facts import Facts
from .geometry import view
from .paint import shapes_of
from .poses import Inset, Move
from .props import BACKDROPS
from .raster import PIXELS, Box, snapped
from .shapes import Area, Shape
from .stage import Stage, box_of, staged, word_is_right
from .theme import class_of, own_style
from .trace import UNITS, traced

#: What the style sheet would say, for a reader that has none: only the outline is seen.
#: What a second look can see through.
BEHIND = (*BACKDROPS, "chair")
EDGED = ("mat", "mat-side", "wall", "wall-side")


@attrs.frozen
class Sheet:
    """The size of a picture in its units."""

    width: int
    height: int

    @classmethod
    def of(cls, box: Box) -> Sheet:
        """Return the size of what a box shows."""
        scale = PIXELS * UNITS
        return cls(round((box[2] - box[0]) * scale), round((box[3] - box[1]) * scale))


def element(shape: Shape, name: str) -> str:
    """Return the element of a shape, or nothing where nothing of it is seen; ids begin with a name."""
    path = traced(shape.field, shape.tolerance, shape.level, shape.least) if isinstance(shape, Area) else shape.path
    if not path:
        return ""
    kind = class_of(shape.kind)
    if shape.kind == "ink":
        clip = f'<clipPath id="{name}-c"><use href="#{name}-k"/></clipPath>'
        return f'<path id="{name}-k" class="{kind}" d="{path}"/>{clip}'
    if shape.kind == "tone":
        return f'<path clip-path="url(#{name}-c)" class="{kind}" d="{path}"/>'
    return f'<path class="{kind}" d="{path}"/>'


def document(name: str, facts: Facts, sheet: Sheet, title: str, content: str, poses: Sequence[int] = ()) -> str:
    """Return the whole SVG around its content; `poses` are the places of a moving one's poses among its values."""
    labels = f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(facts.description)}</desc>'
    places = f' data-poses="{" ".join(map(str, poses))}"' if poses else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="skf skf-auto"{places} viewBox="0 0 {sheet.width} {sheet.height}" '
        f'role="img" aria-labelledby="{name}-t {name}-d">{labels}<metadata>{facts.fingerprint}</metadata>'
        f"<style>{own_style(content)}</style>{content}</svg>\n"
    )


def stages_of(move: Move) -> tuple[list[Stage], Box]:
    """Return all keys of a move, and the box that shows them all."""
    stages = [staged(move, key) for key in move.keys]
    return stages, box_of(move, stages)


def place_of(look: Inset, outer: Sheet) -> tuple[int, int, int]:
    """Return where a second look stands in a picture: left and upper end, and side."""
    size = round(look.size * PIXELS * UNITS)
    return 4 if look.corner == "left" else outer.width - size - 4, 4, size


def inset(stage: Stage, box: Box, name: str, key: int) -> str:
    """Return the second look at a key, in its frame, or nothing where a move has none."""
    look = stage.move.inset
    if look is None:
        return ""
    props = [prop for prop in stage.props if not (look.through and prop.kind in BEHIND)]
    move = stage.move if look.blades is None else attrs.evolve(stage.move, blades=look.blades)
    turned = attrs.evolve(stage, move=move, camera=view(*look.view), props=props)
    middle = turned.camera @ (stage.skeleton.joint(look.bone) + look.off)
    left, lower = middle[0] - look.half, middle[1] - look.half
    window = snapped((left, lower, left + 2 * look.half, lower + 2 * look.half))
    content = "".join(element(shape, f"{name}-i") for shape in shapes_of(turned, window))
    content += arrows(arrow_paths(stage.move, key, turned.camera, window, inset=True))
    inner, (x, y, size) = Sheet.of(window), place_of(look, Sheet.of(box))
    place = f'x="{x}" y="{y}" width="{size}" height="{size}"'
    return (
        f'<svg {place} viewBox="0 0 {inner.width} {inner.height}">{content}</svg>'
        f'<rect class="{class_of("frame")}" {place}/>'
    )


def arrows(paths: list[str]) -> str:
    """Return the elements of arrows."""
    return "".join(f'<path class="{class_of("arrow")}" d="{path}"/>' for path in paths)


def overlays(move: Move, box: Box, key: int) -> str:
    """Return the arrows of a key, and where it is held, the word for it."""
    text = arrows(arrow_paths(move, key, view(*move.view), box))
    if key == move.held_key:
        sheet = Sheet.of(box)
        text += (
            f'<text class="{class_of("word")}" x="{sheet.width - 60 if word_is_right(move) else 60}" y="44">hold</text>'
        )
    return text


def stills(move: Move, facts: Facts) -> list[str]:
    """Return the SVG of every key of a move."""
    stages, box = stages_of(move)
    made = []
    for number, stage in enumerate(stages, start=1):
        name = f"{move.exercise}-{number}"
        content = "".join(element(shape, name) for shape in shapes_of(stage, box))
        if number == len(stages) or (move.inset is not None and move.inset.every):
            content += inset(stage, box, name, number - 1)
        content += overlays(move, box, number - 1)
        of = f", {number} of {len(stages)}" if len(stages) > 1 else ""
        made.append(document(name, facts, Sheet.of(box), f"{facts.name}{of}", content))
    return made
