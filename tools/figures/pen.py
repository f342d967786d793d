"""One layer of a moving figure as elements: every outline in the forms of all keys, of equal commands."""

from __future__ import annotations

import attrs
import numpy as np
from scipy import ndimage as ndi

from .clock import Clock
from .geometry import Array
from .joint import Piece, Segment, joint_fit, joint_pieces, path_in
from .matching import Line, Places, aligned, tracks
from .raster import Mask
from .shapes import Area, Drawn, Shape
from .theme import class_of
from .trace import area, contours

#: The tolerance of the curves, in pixels: a picture is seen at half of its pixels or fewer. The edge of a tone is soft.
TOLERANCE, TOLERANCE_OF_TONE = 1.9, 4.0
#: What moves by less than this, in pixels, stands still.
STILL = 1.6
#: A run of fewer points than half of this, at the end of an outline, is none.
SHORT_RUN = 15
#: A piece of an outline, or a hole in what has a line around it, that is not seen in every key is left out below so many
#: square pixels.
LEAST_PIECE = 4000
LINED = ("felt", "felt-deep", "blade", "blade-felt")
#: What the outline does not clip.
UNCLIPPED = ("shadow", "eye", "mouth", "blade", "blade-felt", "ridge")
#: From behind to the front.
KINDS = (
    "mat-side", "mat", "wall-side", "wall", "shadow", "body", "skin-far", "skin", "leggings-far", "leggings", "socks-far",
    "socks", "shirt", "hair", "roller", "ball", "chair", "box", "table", "towel", "rod", "strap", "band", "dumbbell", "tone",
    "lines", "felt", "felt-deep", "eye", "mouth", "blade", "blade-felt", "ridge",
)  # fmt: skip


@attrs.frozen
class Drawing:
    """A layer as text: what lies under all figures, the light edge around it on a dark page, and the layer itself."""

    under: str
    halo: str
    layer: str


@attrs.frozen(eq=False)
class Pen:
    """Draws one layer; ids begin with its name."""

    name: str
    clock: Clock
    places: list[Places]

    def drawing(self, keys: list[list[Shape]]) -> Drawing:
        """Return a layer, given its shapes in every key."""
        kinds = sorted({shape.kind for shapes in keys for shape in shapes}, key=KINDS.index)
        body = KINDS.index("body")
        under = "".join(self._kind(kind, keys) for kind in kinds if KINDS.index(kind) < body)
        # what lies lowest fills the whole outline
        lowest, *others = [kind for kind in kinds if KINDS.index(kind) > body]
        fills = "".join(self._kind(kind, keys) for kind in others if KINDS.index(kind) < KINDS.index("lines"))
        inner = self.inside([[s for s in shapes if KINDS.index(s.kind) >= KINDS.index("lines")] for shapes in keys])
        outline, stroke = self._outline(keys)
        use = f'<use href="#{self.name}-k"'
        ground = (
            f'<defs>{outline}</defs><clipPath id="{self.name}-c">{use}/></clipPath>{use} class="{class_of(lowest)}"/>'
        )
        return Drawing(under, f'{use} class="{class_of("halo")}"/>', ground + fills + stroke + inner)

    def inside(self, keys: list[list[Shape]]) -> str:
        """Return shapes that lie on a layer, from behind to the front."""
        return "".join(
            self._kind(kind, keys) for kind in sorted({s.kind for shapes in keys for s in shapes}, key=KINDS.index)
        )

    def _kind(self, kind: str, keys: list[list[Shape]]) -> str:
        exact = [shape.path for shape in keys[0] if isinstance(shape, Drawn) and shape.kind == kind]
        if exact:
            return "".join(f'<path class="{class_of(kind)}" d="{path}"/>' for path in exact)
        tolerance = TOLERANCE_OF_TONE if kind == "tone" else TOLERANCE
        clip = "" if kind in UNCLIPPED else f' clip-path="url(#{self.name}-c)"'
        whole, fading = [""] * len(keys), ""
        for points, seen in self._lines(kind, keys):
            segments = joint_fit(points, tolerance)
            paths = [path_in(segments, key) for key in range(len(keys))]
            if len(seen) == len(keys):
                whole = [text + path for text, path in zip(whole, paths, strict=True)]
            else:
                fading += around(self.clock, seen, self._path(f' class="{class_of(kind)}"', paths), clip=clip)
        return fading + (self._path(f'{clip} class="{class_of(kind)}"', whole) if whole[0] else "")

    def _outline(self, keys: list[list[Shape]]) -> tuple[str, str]:
        """The whole outline, and the line along it, which is open where the layer is cut."""
        whole, strokes = [""] * len(keys), [""] * len(keys)
        for points, _ in self._lines("body", keys):
            cut = _steady([place.at_cut(line) for place, line in zip(self.places, points, strict=True)])
            pieces = joint_pieces(points, TOLERANCE, np.nonzero(cut != np.roll(cut, 1))[0].tolist())
            segments = [segment for piece in pieces for segment in piece.segments]
            whole = [text + path_in(segments, key) for key, text in enumerate(whole)]
            for run in _runs(pieces, cut):
                strokes = [text + path_in(run, key, closed=not cut.any()) for key, text in enumerate(strokes)]
        kind = f' class="{class_of("outline")}"'
        line = f'<use href="#{self.name}-k"{kind}/>' if strokes == whole else self._path(kind, strokes)
        return self._path(f' id="{self.name}-k"', whole), line

    def _lines(self, kind: str, keys: list[list[Shape]]) -> list[tuple[Array, list[int]]]:
        """The lines of a kind: their points (key, point, x and y), and in which keys they are seen.

        A hole that some keys do not have is in all of them, but closed there: without it what is around would be filled. Where
        there is a line around it, a small one is left out: closed, it would be a dot. So is a small piece of an outline.
        """
        lines: list[list[Line]] = []
        for place, shapes in zip(self.places, keys, strict=True):
            areas = [shape for shape in shapes if isinstance(shape, Area) and shape.kind == kind]
            found = [line for one in areas for line in contours(one.field, one.level, one.least)]
            lines.append([line + place.corner for line in found])
        found_in: list[tuple[Array, list[int]]] = []
        for track in tracks(lines, self.places):
            points, seen = aligned(track, self.places), [key for key, line in enumerate(track) if line is not None]
            hole, partial = area(points[seen[0]]) < 0, len(seen) < len(keys)
            if (
                partial
                and (kind == "body" or (hole and kind in LINED))
                and max(map(abs, map(area, points))) < LEAST_PIECE
            ):
                continue
            if partial and hole:
                for key in set(range(len(keys))) - set(seen):
                    points[key] = points[key].mean(axis=0)
                seen = list(range(len(keys)))
            found_in.append((_calmed(points), seen))
        return found_in

    def _path(self, attributes: str, paths: list[str]) -> str:
        moves = "" if len(set(paths)) == 1 else self.clock.animate("d", paths)
        return f'<path{attributes} d="{paths[0]}"' + (f">{moves}</path>" if moves else "/>")


def around(clock: Clock, keys: list[int], shown: str, *, clip: str = "", outward: bool = False) -> str:
    """Return what is shown around some keys only; a viewer that does not animate shows the first key."""
    hidden = "" if 0 in keys else ' opacity="0"'
    return f"<g{hidden}{clip}>{clock.fade(keys, outward=outward)}{shown}</g>"


def _calmed(points: Array) -> Array:
    """Points of which those that hardly move stay where they are on the average."""
    middle = points.mean(axis=0)
    moved = np.abs(points - middle).max(axis=(0, 2))
    share = np.clip((moved - STILL) / STILL, 0, 1)[None, :, None]
    return middle + (points - middle) * share


def _steady(cut: list[Mask]) -> Mask:
    """Where most keys have no line, without runs of a few points."""
    share = np.mean(cut, axis=0)
    return ndi.uniform_filter1d(share, min(SHORT_RUN, len(share)), mode="wrap") >= 0.5


def _runs(pieces: list[Piece], cut: Mask) -> list[list[Segment]]:
    """The runs of segments that have a line."""
    if not cut.any():
        return [[segment for piece in pieces for segment in piece.segments]]
    first = next((number for number, piece in enumerate(pieces) if cut[piece.start]), 0)
    runs: list[list[Segment]] = []
    before = True
    for piece in pieces[first:] + pieces[:first]:
        if not cut[piece.start]:
            if before:
                runs.append([])
            runs[-1] += piece.segments
        before = bool(cut[piece.start])
    return runs
