"""The layers of a moving figure, which animators call cels: the body, each arm that moves, each prop before or behind them.

Each is drawn whole, so that its outline changes little from key to key whatever passes before it. An arm ends under the
shirt, and the body goes on under the arm: where they are cut, neither has an outline.
"""

from __future__ import annotations

import attrs
import numpy as np
from scipy import ndimage as ndi

from .clothes import Layer
from .geometry import Array
from .props import BACKDROPS
from .raster import FAR_AWAY, NOTHING, Box, Buffer, Mask, render, snapped, surface
from .stage import Stage

#: The body has what belongs to an arm by less than the first, an arm what belongs to it by more than the second: they
#: overlap, so that nothing shows between them. What is nearer to the cut than the third has no outline.
OF_BODY, OF_ARM, AT_CUT = 0.65, 0.5, 0.04
#: An arm that moves by less than this between keys, in decimeters, stays with the body.
LEAST_MOVE = 0.15
#: Where it belongs to an arm by between this much and this much less than wholly no line lies inside, and so many pixels more.
NO_LINE, SHARED = 0.25, 4
#: What is left free around a layer, in decimeters.
AROUND = 0.3
#: What belongs to an arm by this much to this much less than wholly is near the cut: there one could see into it.
INSIDE = 0.1
#: What a body stands among and leans on is no layer of its own, whatever lies before what.
FURNITURE = ("chair", "table", "box")
#: Nor is a prop of which more than this share lies before the body, and more than this share behind it.
MINGLED = 0.08
SIDES = "LR"
BODY = "b"


@attrs.frozen(eq=False)
class Cel:
    """One layer, as a stage of its own for every key; the sides of the arms that are cut off here, and of the arm it is."""

    name: str
    stages: list[Stage]
    without: str = ""
    arm: str = ""

    def box(self, whole: Box) -> Box:
        """Return the part of a box that shows all of its keys."""
        if self.name == BODY:
            return whole
        parts = [layer.points[layer.field > 0] for stage in self.stages for layer in stage.layers]
        parts += [prop.points for stage in self.stages for prop in stage.props]
        points = (np.concatenate(parts) @ self.stages[0].camera.T)[:, :2]
        low, high = points.min(axis=0) - AROUND, points.max(axis=0) + AROUND
        left, lower = max(whole[0], float(low[0])), max(whole[1], float(low[1]))
        return snapped((left, lower, min(whole[2], float(high[0])), min(whole[3], float(high[1]))))

    def cut(self, buffer: Buffer) -> Mask:
        """Return where it ends because it is cut, so that it has no outline."""
        return self._beyond(buffer, OF_BODY - AT_CUT, OF_ARM + AT_CUT)

    def shared(self, buffer: Buffer) -> Mask:
        """Return where it goes on under or over another one, so that no line inside of it is to be seen."""
        return ndi.binary_dilation(self._beyond(buffer, NO_LINE, 1 - NO_LINE), iterations=SHARED)

    def rendered(self, whole: Box) -> list[Buffer]:
        """Return its pixels in every key; one does not see into it where it is cut."""
        box = self.box(whole)
        return [self._closed(render(one.layers, one.props, one.camera, box)) for one in self.stages]

    def _closed(self, buffer: Buffer) -> Buffer:
        if not (self.without or self.arm):
            return buffer
        share = buffer.arms.max(axis=2)
        inside = (buffer.normal[..., 2] < 0) & (share > INSIDE) & (share < 1 - INSIDE) & buffer.figure
        layer, part = np.where(inside, NOTHING, buffer.layer), np.where(inside, NOTHING, buffer.part)
        return attrs.evolve(buffer, layer=layer, part=part, depth=np.where(inside, FAR_AWAY, buffer.depth))

    def _beyond(self, buffer: Buffer, of_body: float, of_arm: float) -> Mask:
        found = np.zeros(buffer.layer.shape, bool)
        for side in self.without:
            found |= buffer.arms[..., SIDES.index(side)] > of_body
        if self.arm:
            found |= buffer.arms[..., SIDES.index(self.arm)] < of_arm
        return found & buffer.figure


def cels_of(stages: list[Stage]) -> list[Cel]:
    """Return the layers of a move, given its keys."""
    sides = "".join(side for side in SIDES if _moves([_arm(stage, side) for stage in stages]))
    box = _box_around(stages)
    moving = [
        number
        for number, prop in enumerate(stages[0].props)
        if prop.kind not in (*FURNITURE, *BACKDROPS) and not any(_mingles(s, number, box) for s in stages)
    ]
    rest = [prop.points for prop in stages[0].props]
    cels = [Cel(BODY, [_body(stage, sides, moving) for stage in stages], without=sides)]
    cels += [Cel(side.lower(), [_only_arm(stage, side) for stage in stages], arm=side) for side in sides]
    for n in moving:
        own = [attrs.evolve(s, layers=[], props=[attrs.evolve(s.props[n], rest=rest[n])]) for s in stages]
        cels.append(Cel(f"p{n}", own))
    return cels


def _box_around(stages: list[Stage]) -> Box:
    """A box around all that is seen."""
    points = np.concatenate([stage.points @ stage.camera.T for stage in stages])[:, :2]
    (left, lower), (right, upper) = points.min(axis=0) - AROUND, points.max(axis=0) + AROUND
    return snapped((float(left), float(lower), float(right), float(upper)))


def _mingles(stage: Stage, number: int, box: Box) -> bool:
    """Whether a prop lies both before and behind the trunk and the legs."""
    body = render(_body(stage, SIDES, []).layers, [], stage.camera, box).depth
    prop = render([], [stage.props[number]], stage.camera, box).depth
    both = (body > FAR_AWAY) & (prop > FAR_AWAY)
    before = int((both & (prop > body)).sum())
    return min(before, int(both.sum()) - before) > MINGLED * max(1, int(both.sum()))


def _moves(points: list[Array]) -> bool:
    return max(float(np.abs(each - points[0]).max()) for each in points) > LEAST_MOVE


def _arm(stage: Stage, side: str) -> Array:
    return stage.layers[0].points[surface().arms[:, SIDES.index(side)] > OF_BODY]


def _cut(layer: Layer, field: Array) -> Layer:
    return attrs.evolve(layer, field=np.minimum(layer.field, field))


def _body(stage: Stage, sides: str, moving: list[int]) -> Stage:
    arms = surface().arms
    field = np.full(len(arms), np.inf)
    for side in sides:
        field = np.minimum(field, (OF_BODY - arms[:, SIDES.index(side)]) * 4)
    props = [prop for n, prop in enumerate(stage.props) if n not in moving]
    return attrs.evolve(stage, layers=[_cut(layer, field) for layer in stage.layers], props=props)


def _only_arm(stage: Stage, side: str) -> Stage:
    field = (surface().arms[:, SIDES.index(side)] - OF_ARM) * 4
    return attrs.evolve(stage, layers=[_cut(layer, field) for layer in stage.layers], props=[])
