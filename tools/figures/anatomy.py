"""Where each region of the catalog lies on the body map: outlines as seen from the front and from behind.

An outline is on the left half of the body at rest, as (x, height above the mesh's origin) in decimeters; one that begins with
two points on the midline is drawn with both its halves. What `regions` paints on moves is used as it is there. What is
added follows origins and insertions in Gray's Anatomy of the Human Body (20th edition, 1918): pages 396 (scalenes), 402
(below the skull), 432 to 438 (from trunk to blade and arm), 440 and 441 (shoulder), 444 and 445 (arm); for the long muscles
of the back and of the nape Cunningham's Text-book of Anatomy (1906). It is held against the joints of the mesh: on the midline
the spine of C7 is at 5.6 and that of T12 at 2.6, a quarter of a decimeter each; the iliac crest is at 1.4 and the upper
angle of the blade at 5.2, as in `features.BLADE`. Areas are this package's own: the surface that people point at.

A muscle with several parts and an area have outlines of their own, around those of their parts.
"""

from __future__ import annotations

import math

import attrs

from .features import BLADE
from .regions import REGIONS, Outline

#: The joints at both ends of the humerus: x and height above the mesh's origin.
SHOULDER, ELBOW = (1.7, 5.02), (3.31, 3.22)


@attrs.frozen
class Place:
    """Where a region is drawn.

    Attributes:
        front: Its outlines as seen from the front.
        back: The same from behind.
        deep: Whether it lies below other muscles.
        within: The region that it is a part of, where their outlines are the same but for where it meets other parts.
    """

    front: tuple[Outline, ...] = ()
    back: tuple[Outline, ...] = ()
    deep: bool = False
    within: str | None = None


def _painted(name: str, side: str) -> Outline:
    return dict(REGIONS[name].outlines)[side]


def _on_arm(*places: tuple[float, float]) -> Outline:
    # from shares of the way from shoulder to elbow, and how far outward from there
    (x, y), (across, down) = SHOULDER, (ELBOW[0] - SHOULDER[0], ELBOW[1] - SHOULDER[1])
    length = math.hypot(across, down)
    return tuple(
        (x + along * across - out * down / length, y + along * down + out * across / length) for along, out in places
    )


# from T7, the loins and the iliac crest to the front of the humerus, over the lower angle of the blade; without its sheet of tendon
_LATISSIMUS = (
    (0.1, 3.8), (0.1, 2.4), (0.5, 1.75), (0.9, 1.36), (1.35, 1.36), (1.6, 2.4), (1.75, 3.3), (1.74, 4.1), (1.72, 4.5),
    (1.46, 4.2), (1.1, 3.82), (0.6, 3.76),
)  # fmt: skip
# from the third to the fifth rib to the coracoid; below the pectoralis major
_PECTORALIS_MINOR = (
    (1.36, 5.2),
    (1.6, 5.14),
    (1.52, 4.6),
    (1.2, 3.75),
    (0.86, 3.62),
    (0.62, 3.95),
    (0.6, 4.36),
    (0.95, 4.75),
)
# C1 to C4, to the upper inner angle of the blade; below the trapezius
_LEVATOR = ((0.24, 6.55), (0.42, 6.55), (0.58, 5.95), (1.0, 5.3), (0.8, 5.1), (0.62, 5.35), (0.36, 5.95))
# a column beside the spinous processes, from sacrum and iliac crest to the ribs and the upper back; below trapezius and latissimus
_ERECTOR = ((0.1, 0.75), (0.1, 5.5), (0.34, 5.5), (0.5, 4.4), (0.56, 2.4), (0.62, 1.4), (0.4, 0.8))
# splenius and semispinalis, from C7 and the first thoracic spines to the skull; below the trapezius
_NECK_EXTENSORS = ((0.06, 5.3), (0.06, 6.62), (0.42, 6.62), (0.4, 6.1), (0.3, 5.4))
# between the first two vertebrae and the skull; the deepest
_SUBOCCIPITALS = ((0.05, 6.48), (0.05, 6.86), (0.4, 6.86), (0.44, 6.66), (0.3, 6.5))
# the fossa above the spine of the blade, below the acromion to the top of the humerus; below the trapezius
_SUPRASPINATUS = ((0.76, 5.18), (0.82, 4.88), (1.3, 5.02), (1.78, 5.14), (1.9, 5.28), (1.5, 5.34), (1.05, 5.34))
# the fossa below the spine of the blade, to the humerus
_INFRASPINATUS = (
    (0.78, 4.78), (0.84, 4.2), (0.98, 3.76), (1.14, 3.84), (1.4, 4.3), (1.7, 4.64), (2.0, 4.84), (1.96, 5.02), (1.5, 4.98),
    (1.1, 4.86),
)  # fmt: skip
# from the outer border of the blade, along the infraspinatus, to the humerus
_TERES_MINOR = ((1.12, 3.86), (1.36, 3.9), (1.66, 4.32), (2.02, 4.64), (2.0, 4.86), (1.66, 4.62), (1.38, 4.28))
# the fossa on the blade's inner face, in front of it, to the front of the humerus
_SUBSCAPULARIS = ((0.8, 5.02), (0.84, 4.2), (1.0, 3.72), (1.2, 3.9), (1.5, 4.5), (1.95, 4.86), (1.9, 5.06), (1.4, 5.1))
# the four muscles from the blade to the head of the humerus
_CUFF = (
    (0.7, 5.2),
    (0.82, 4.2),
    (0.94, 3.66),
    (1.24, 3.74),
    (1.62, 4.26),
    (2.06, 4.68),
    (2.0, 5.3),
    (1.5, 5.42),
    (1.0, 5.4),
)
# from the outer third of the clavicle, the acromion and the spine of the blade to the middle of the humerus
_DELTOID_BACK = (
    (1.0, 4.86), (1.5, 5.12), (1.8, 5.42), (2.25, 5.4), (2.66, 4.9), (2.82, 4.4), (2.84, 3.98), (2.66, 3.92), (2.2, 4.2),
    (1.6, 4.6),
)  # fmt: skip
_DELTOID_FRONT = (
    (1.1, 5.34), (1.5, 5.5), (1.9, 5.52), (2.3, 5.4), (2.7, 4.9), (2.86, 4.4), (2.84, 3.98), (2.66, 3.94), (2.15, 4.3),
    (1.66, 4.7), (1.4, 5.1),
)  # fmt: skip
_POSTERIOR_DELTOID = (
    (1.0, 4.86),
    (1.5, 5.08),
    (1.86, 5.22),
    (2.3, 4.86),
    (2.7, 4.2),
    (2.7, 3.94),
    (2.2, 4.2),
    (1.6, 4.6),
)
# the joint and what is over it
_SHOULDER = (
    (1.15, 5.3),
    (1.3, 5.75),
    (1.8, 5.75),
    (2.4, 5.5),
    (2.8, 4.9),
    (2.76, 4.4),
    (2.3, 4.16),
    (1.7, 4.4),
    (1.3, 4.8),
)
# all three parts, from the skull and the spines down to T12 to clavicle, acromion and spine of the blade
_TRAPEZIUS = (
    (0, 2.5), (0, 6.6), (0.36, 6.6), (0.6, 5.98), (1.4, 5.68), (1.62, 5.3), (1.5, 5.02), (1.12, 4.6), (0.66, 3.95), (0.24, 3.0),
)  # fmt: skip
# its parts: above the acromion, to acromion and spine of the blade, and below that; each within the whole
_UPPER = ((0, 5.42), (0, 7.4), (2.6, 7.4), (2.6, 5.2))
_MIDDLE = ((0, 4.45), (0, 5.42), (2.6, 5.2), (2.6, 5.35))
_LOWER = ((0, 2.0), (0, 4.45), (2.6, 5.35), (2.6, 2.0))
_TRAPEZIUS_FRONT = ((0.7, 6.6), (1.1, 6.3), (2.0, 5.95), (1.78, 5.42), (1.15, 5.44), (0.74, 5.72))
_SPINE = ((0, 0.6), (0, 6.75), (0.36, 6.7), (0.36, 5.9), (0.5, 5.4), (0.46, 2.2), (0.46, 1.2), (0.3, 0.6))
_CERVICAL_SPINE = ((0, 5.62), (0, 6.66), (0.24, 6.66), (0.3, 5.62))
_LOWER_BACK = ((0, 0.75), (0, 2.4), (0.8, 2.4), (1.4, 2.1), (1.45, 1.5), (1.0, 1.1), (0.5, 0.75))
_NECK_BACK = ((0, 5.5), (0, 6.62), (0.7, 6.62), (0.9, 6.3), (0.9, 5.95), (0.62, 5.55))
_NECK_FRONT = ((0, 5.3), (0, 6.1), (0.4, 6.35), (0.7, 6.62), (0.9, 6.3), (0.9, 5.8), (0.6, 5.4))
# longus colli and capitis, on the front of the vertebrae from T3 to the skull; behind the throat
_NECK_FLEXORS = ((0.05, 5.3), (0.05, 6.25), (0.28, 6.3), (0.26, 5.8), (0.2, 5.35))
# from the transverse processes of C2 to C7 to the first two ribs, behind the clavicle
_SCALENES = ((0.34, 6.3), (0.5, 6.3), (0.62, 5.9), (0.98, 5.42), (0.56, 5.3), (0.42, 5.8))
# from the inner half of the clavicle, the breastbone and the upper ribs to the humerus, below the deltoid
_PECTORALIS_MAJOR = (
    (0.05, 3.75), (0.05, 5.05), (0.2, 5.24), (0.7, 5.38), (1.2, 5.42), (1.46, 5.16), (1.8, 4.8), (1.8, 4.5), (1.54, 4.26),
    (1.22, 3.82), (0.8, 3.56), (0.3, 3.56),
)  # fmt: skip
_CHEST = (
    (0, 3.36), (0, 5.1), (0.3, 5.26), (0.85, 5.44), (1.3, 5.36), (1.6, 5.06), (1.9, 4.76), (1.86, 4.42), (1.6, 4.1),
    (1.34, 3.6), (0.8, 3.32),
)  # fmt: skip
# from the upper eight or nine ribs, in as many teeth, around the chest to the inner border of the blade
_SERRATUS = (
    (1.5, 4.0), (1.22, 3.82), (0.98, 3.62), (1.2, 3.5), (0.9, 3.22), (1.14, 3.14), (0.86, 2.84), (1.12, 2.78), (0.86, 2.46),
    (1.12, 2.5), (1.5, 2.9), (1.6, 3.6),
)  # fmt: skip
# along the humerus: two heads from the blade to the radius; three from blade and humerus to the elbow
_BICEPS = _on_arm(
    (0.22, -0.3), (0.24, 0.1), (0.45, 0.3), (0.68, 0.34), (0.88, 0.22), (1.04, 0.04), (1.02, -0.16), (0.86, -0.36), (0.6, -0.52),
    (0.38, -0.5),
)  # fmt: skip
_TRICEPS = _on_arm(
    (0.22, -0.36), (0.3, 0.1), (0.52, 0.42), (0.74, 0.42), (0.9, 0.24), (1.06, 0.1), (1.06, -0.14), (0.86, -0.36), (0.6, -0.56),
    (0.36, -0.58),
)  # fmt: skip
_ARM = _on_arm((0.28, -0.7), (0.24, 0.1), (0.3, 0.7), (1.02, 0.7), (1.04, 0.0), (1.02, -0.7))
PLACES = {
    "arms": Place(front=(_ARM,), back=(_ARM,)),
    "between-shoulder-blades": Place(back=(_painted("between-shoulder-blades", "back"),)),
    "biceps-brachii": Place(front=(_BICEPS,)),
    "cervical-spine": Place(back=(_CERVICAL_SPINE,)),
    "chest": Place(front=(_CHEST,)),
    "deltoid": Place(front=(_DELTOID_FRONT,), back=(_DELTOID_BACK,)),
    "erector-spinae": Place(back=(_ERECTOR,), deep=True),
    "infraspinatus": Place(back=(_INFRASPINATUS,)),
    "latissimus-dorsi": Place(back=(_LATISSIMUS,)),
    "levator-scapulae": Place(back=(_LEVATOR,), deep=True),
    "lower-back": Place(back=(_LOWER_BACK,)),
    "lower-trapezius": Place(back=(_LOWER,), within="trapezius"),
    "middle-trapezius": Place(back=(_MIDDLE,), within="trapezius"),
    "neck": Place(front=(_NECK_FRONT,), back=(_NECK_BACK,)),
    "neck-extensors": Place(back=(_NECK_EXTENSORS,), deep=True),
    "neck-flexors": Place(front=(_NECK_FLEXORS,), deep=True),
    "pectoralis-major": Place(front=(_PECTORALIS_MAJOR,)),
    "pectoralis-minor": Place(front=(_PECTORALIS_MINOR,), deep=True),
    "posterior-deltoid": Place(back=(_POSTERIOR_DELTOID,)),
    "rhomboids": Place(back=(_painted("rhomboids", "back"),), deep=True),
    "rotator-cuff": Place(back=(_CUFF,), deep=True),
    "scalenes": Place(front=(_SCALENES,), deep=True),
    "scapula": Place(back=(BLADE,)),
    "serratus-anterior": Place(front=(_SERRATUS,)),
    "shoulder": Place(front=(_SHOULDER,), back=(_SHOULDER,)),
    "spine": Place(back=(_SPINE,)),
    "suboccipitals": Place(back=(_SUBOCCIPITALS,), deep=True),
    "subscapularis": Place(back=(_SUBSCAPULARIS,), deep=True),
    "supraspinatus": Place(back=(_SUPRASPINATUS,), deep=True),
    "teres-minor": Place(back=(_TERES_MINOR,)),
    "thoracic-spine": Place(back=(_painted("thoracic-spine", "back"),)),
    "trapezius": Place(front=(_TRAPEZIUS_FRONT,), back=(_TRAPEZIUS,)),
    "triceps-brachii": Place(back=(_TRICEPS,)),
    "upper-back": Place(back=(_painted("upper-back", "back"),)),
    "upper-trapezius": Place(front=(_TRAPEZIUS_FRONT,), back=(_UPPER,), within="trapezius"),
}
#: The muscles at the surface, each before those that it covers where they meet (Gray, plates of the back, the chest and the arm).
SURFACE = (
    "upper-trapezius", "middle-trapezius", "lower-trapezius", "deltoid", "pectoralis-major", "latissimus-dorsi",
    "infraspinatus", "teres-minor", "serratus-anterior", "triceps-brachii", "biceps-brachii",
)  # fmt: skip
