"""A move as one moving SVG: the keys as outlines of equal commands, which SMIL takes into each other and back."""

from __future__ import annotations

import attrs
import numpy as np

from .facts import Facts
from .joint import joint_fit, path_in
from .matching import Places, Track, aligned, tracks
from .moving import moving_shapes
from .paint import far_parts
from .poses import Move
from .settle import between
from .shapes import Area, Drawn, Shape
from .stage import Stage, box_of, staged
from .still import Sheet, document, overlays
from .theme import class_of
from .trace import contours

#: The tolerance of the curves, in pixels: between keys nobody sees half a pixel.
TOLERANCE = 1.5
#: What moves by less than this, in pixels, stands still.
STILL = 1.0
#: Seconds of a whole repetition, and of a circle.
SECONDS, SECONDS_OF_LOOP = 6, 4
#: A move without a loop rests at both ends: the keys in their order, and when they are reached.
ORDER = (0, 0, 1, 2, 2, 1, 0)
TIMES = (0, 0.1, 0.25, 0.42, 0.6, 0.77, 1)
#: What the silhouette does not clip.
UNCLIPPED = ("shadow", "lines", "eye", "mouth", "ridge")


@attrs.frozen
class Clock:
    """Which key is shown when."""

    order: tuple[int, ...]
    times: tuple[float, ...]
    seconds: int

    @classmethod
    def of(cls, move: Move, keys: int) -> Clock:
        """Return the clock of a move."""
        if move.loop:
            return cls((*range(keys), 0), tuple(round(i / keys, 3) for i in range(keys + 1)), SECONDS_OF_LOOP)
        return cls(ORDER, TIMES, SECONDS)

    def animate(self, attribute: str, values: list[str]) -> str:
        """Return the element that takes an attribute through its values, one a key."""
        return self._through(attribute, [values[key] for key in self.order])

    def _through(self, attribute: str, values: list[str]) -> str:
        loop = self.seconds == SECONDS_OF_LOOP
        ends = () if loop else (0, max(self.order))
        splines = [
            f"{'.5 0' if a in ends else '.33 .33'} {'.5 1' if b in ends else '.67 .67'}"
            for a, b in zip(self.order, self.order[1:], strict=False)
        ]
        return (
            f'<animate attributeName="{attribute}" dur="{self.seconds}s" repeatCount="indefinite" calcMode="spline" '
            f'keyTimes="{";".join(f"{time:g}" for time in self.times)}" keySplines="{";".join(splines)}" '
            f'values="{";".join(values)}"/>'
        )

    def fade(self, key: int, *, outward: bool = False) -> str:
        """Return the element that shows something around one key only, and if asked not on the way back from the last one."""
        last = max(self.order)
        end = self.order.index(last) if outward and 0 < key < last else len(self.order)
        shown = [other == key and number <= end for number, other in enumerate(self.order)]
        return self._through("opacity", ["1" if one else "0" for one in shown])


def keys_of(move: Move) -> list[Stage]:
    """Return the keys to draw: those of a loop, or three of a move, of which the middle may be between its two."""
    if move.loop or len(move.keys) > 2:
        return [staged(move, key) for key in move.keys]
    first, last = move.keys[0], move.keys[-1]
    return [staged(move, between(first, last, share)) for share in (0, 0.5, 1)]


def moving(move: Move, facts: Facts) -> str | None:
    """Return the moving SVG of a move, or None where it has a single key."""
    if len(move.keys) < 2:
        return None
    stages = keys_of(move)
    box = box_of(move, stages)
    name = f"{move.exercise}-m"
    far = far_parts(stages[0])
    drawn = [moving_shapes(stage, box, far) for stage in stages]
    places = [Places.of(buffer) for _, buffer in drawn]
    clock = Clock.of(move, len(stages))
    kinds = sorted({shape.kind for shapes, _ in drawn for shape in shapes}, key=_rank)
    content = "".join(_kind(kind, [shapes for shapes, _ in drawn], places, clock, name) for kind in kinds)
    outline = f'<use href="#{name}-k" class="{class_of("outline")}"/>'
    cut = content.index("<!--lines-->")
    content = content[:cut] + outline + content[cut:].replace("<!--lines-->", "", 1)
    for key in range(len(move.keys)):
        if shown := overlays(move, box, key):
            at = key * (len(stages) - 1) // (len(move.keys) - 1)
            # an arrow is not true on the way back
            content += _around(at, clock.fade(at, outward=True), shown)
    return document(name, facts, Sheet.of(box), facts.name, content)


_ORDER = (
    "mat-side", "mat", "wall-side", "wall", "shadow", "body", "skin-far", "skin", "leggings-far", "leggings", "socks-far",
    "socks", "shirt", "hair", "roller", "ball", "chair", "box", "table", "towel", "rod", "strap", "band", "dumbbell", "tone", "lines", "felt",
    "felt-deep", "eye", "mouth", "blade", "blade-felt", "ridge",
)  # fmt: skip


def _rank(kind: str) -> int:
    return _ORDER.index(kind)


def _kind(kind: str, keys: list[list[Shape]], places: list[Places], clock: Clock, name: str) -> str:
    exact = [shape.path for shape in keys[0] if isinstance(shape, Drawn) and shape.kind == kind]
    marker = "<!--lines-->" if kind == "lines" else ""
    if exact:
        return "".join(f'<path class="{class_of(kind)}" d="{path}"/>' for path in exact)
    areas = [[shape for shape in shapes if isinstance(shape, Area) and shape.kind == kind] for shapes in keys]
    lines = [[line for area in key for line in contours(area.field, area.level, area.least)] for key in areas]
    whole: list[str] = [""] * len(keys)
    fading = ""
    for track in tracks(lines, places):
        have = [number for number, line in enumerate(track) if line is not None]
        if len(have) == 1 and len(keys) > 1 and kind != "body":
            fading += _fading(kind, track, have[0], places, clock, name)
            continue
        points = aligned(track, places)
        if np.abs(points - points[:1]).max() < STILL:
            points = np.repeat(points[:1], len(keys), axis=0)
        segments = joint_fit(points, TOLERANCE)
        whole = [text + path_in(segments, key) for key, text in enumerate(whole)]
    return fading + marker + (_element(kind, whole, clock, name) if whole[0] else "")


def _fading(kind: str, track: Track, key: int, places: list[Places], clock: Clock, name: str) -> str:
    points = aligned([track[key]], [places[key]])
    path = path_in(joint_fit(points, TOLERANCE), 0)
    shown = f'<path class="{class_of(kind)}" d="{path}"/>'
    return _around(key, clock.fade(key), shown, _clip(kind, name))


def _around(key: int, fade: str, shown: str, clip: str = "") -> str:
    """Return what is shown around one key only; a viewer that does not animate shows the first one."""
    hidden = "" if key == 0 else ' opacity="0"'
    return f"<g{hidden}{clip}>{fade}{shown}</g>"


def _element(kind: str, paths: list[str], clock: Clock, name: str) -> str:
    moves = "" if len(set(paths)) == 1 else clock.animate("d", paths)
    body = f'd="{paths[0]}"' + (f">{moves}</path>" if moves else "/>")
    if kind == "body":
        clip = f'<clipPath id="{name}-c"><use href="#{name}-k"/></clipPath>'
        halo = f'<use href="#{name}-k" class="{class_of("halo")}"/>'
        return f'<defs><path id="{name}-k" {body}</defs>{clip}{halo}<use href="#{name}-k" class="{class_of(kind)}"/>'
    return f'<path{_clip(kind, name)} class="{class_of(kind)}" {body}'


def _clip(kind: str, name: str) -> str:
    return "" if kind in UNCLIPPED else f' clip-path="url(#{name}-c)"'
