"""Tables that convert the dataset's words; what they become is never more precise than the word."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from shoulderkit.importers.free_exercise_db.records import Category, Gear, Muscle
from shoulderkit.model import Equipment, Region, Source
from shoulderkit.vocabulary import BodySide, Phase, RegionKind, SourceKind

if TYPE_CHECKING:
    from shoulderkit.catalog import Catalog

#: The source that everything imported cites.
SOURCE = Source(
    id="free-exercise-db",
    title="free-exercise-db: exercises.json",
    kind=SourceKind.DATASET,
    url="https://github.com/yuhonas/free-exercise-db",
    note=(
        "Released under the Unlicense, according to its own statement. It derives from wrkout/exercises.json; the "
        "original source of its texts and images is not known, and should be checked before passing them on."
    ),
)

#: The region for each muscle. Those of the bundled catalog have that word as id, name or alias: "shoulders" is the
#: whole shoulder, "traps" the whole trapezius, "middle back" the area between the shoulder blades.
REGIONS = MappingProxyType(
    {
        Muscle.ABDOMINALS: "abdominals",
        Muscle.ABDUCTORS: "hip-abductors",
        Muscle.ADDUCTORS: "hip-adductors",
        Muscle.BICEPS: "biceps-brachii",
        Muscle.CALVES: "calves",
        Muscle.CHEST: "chest",
        Muscle.FOREARMS: "forearms",
        Muscle.GLUTES: "glutes",
        Muscle.HAMSTRINGS: "hamstrings",
        Muscle.LATS: "latissimus-dorsi",
        Muscle.LOWER_BACK: "lower-back",
        Muscle.MIDDLE_BACK: "between-shoulder-blades",
        Muscle.NECK: "neck",
        Muscle.QUADRICEPS: "quadriceps",
        Muscle.SHOULDERS: "shoulder",
        Muscle.TRAPS: "trapezius",
        Muscle.TRICEPS: "triceps-brachii",
    }
)


def _region(id: str, name: str, kind: RegionKind, side: BodySide, *aliases: str) -> Region:
    return Region(id=id, name=name, kind=kind, body_side=side, aliases=aliases)


#: The regions that the bundled catalog does not have, without anatomical ids because these are not confirmed.
NEW_REGIONS = (
    _region("abdominals", "Abdominals", RegionKind.MUSCLE, BodySide.FRONT, "abs"),
    _region("calves", "Calves", RegionKind.AREA, BodySide.BACK, "calf"),
    _region("forearms", "Forearms", RegionKind.AREA, BodySide.SIDE, "forearm"),
    _region("glutes", "Gluteal muscles", RegionKind.MUSCLE, BodySide.BACK, "glute", "buttocks"),
    _region("hamstrings", "Hamstrings", RegionKind.MUSCLE, BodySide.BACK, "hamstring"),
    _region("hip-abductors", "Hip abductors", RegionKind.MUSCLE, BodySide.SIDE, "abductors"),
    _region("hip-adductors", "Hip adductors", RegionKind.MUSCLE, BodySide.FRONT, "adductors", "inner thigh"),
    _region("quadriceps", "Quadriceps", RegionKind.MUSCLE, BodySide.FRONT, "quads", "quad"),
)

#: The set of equipment for each word.
EQUIPMENT = MappingProxyType(
    {
        Gear.BANDS: ("resistance-band",),
        Gear.BARBELL: ("barbell",),
        Gear.BODY_ONLY: (),
        Gear.CABLE: ("cable-machine",),
        Gear.DUMBBELL: ("dumbbell",),
        Gear.EXERCISE_BALL: ("exercise-ball",),
        Gear.EZ_CURL_BAR: ("ez-curl-bar",),
        Gear.FOAM_ROLL: ("foam-roller",),
        Gear.KETTLEBELLS: ("kettlebell",),
        Gear.MACHINE: ("machine",),
        Gear.MEDICINE_BALL: ("medicine-ball",),
        Gear.OTHER: ("other-equipment",),
    }
)
#: The set of equipment if the dataset states none, or "body only" while the text mentions a bench or a partner. Such
#: an exercise is planned only if a request says that this is available: nobody is promised that nothing is needed.
UNSTATED = ("unstated-equipment",)

#: The equipment that the bundled catalog does not have.
NEW_EQUIPMENT = (
    Equipment(id="barbell", name="Barbell"),
    Equipment(id="exercise-ball", name="Exercise ball", aliases=("stability ball",)),
    Equipment(id="ez-curl-bar", name="EZ curl bar", aliases=("e-z curl bar",)),
    Equipment(id="kettlebell", name="Kettlebell", aliases=("kettlebells",)),
    Equipment(id="machine", name="Weight or cardio machine", note="Only the name of the exercise tells which one."),
    Equipment(id="medicine-ball", name="Medicine ball"),
    Equipment(
        id="other-equipment",
        name="Item that only the instructions name",
        note="The source says that something else is needed.",
    ),
    Equipment(
        id="unstated-equipment",
        name="Item that the source does not state",
        note="It is not clear what is needed, if anything: the instructions may tell.",
    ),
)

#: The phase for each category; a stretching exercise with a roller is a release instead. Lifting in every
#: style is strengthening, and so are jumps and throws, which work the muscles hard, though for speed. Cardio works
#: the whole body under little load; it comes last, where it cannot take the place of strengthening.
PHASES = MappingProxyType(
    {
        Category.CARDIO: Phase.INTEGRATE,
        Category.OLYMPIC_WEIGHTLIFTING: Phase.STRENGTHEN,
        Category.PLYOMETRICS: Phase.STRENGTHEN,
        Category.POWERLIFTING: Phase.STRENGTHEN,
        Category.STRENGTH: Phase.STRENGTHEN,
        Category.STRETCHING: Phase.MOBILIZE,
        Category.STRONGMAN: Phase.STRENGTHEN,
    }
)
#: Categories without a phase of their own, with the doubt to note.
PHASE_DOUBTS = MappingProxyType(
    {
        Category.CARDIO: "there is no phase for endurance; integrate is the nearest",
        Category.PLYOMETRICS: "there is no phase for power; strengthen is the nearest",
    }
)


def regions(bundled: Catalog) -> dict[str, Region]:
    """Return all regions that the exercises may target, by id, with those that contain them.

    Args:
        bundled: the bundled catalog.
    """
    own = {region.id: region for region in NEW_REGIONS}
    theirs = {name for word in REGIONS.values() if word not in own for name in bundled.ancestors(word)}
    return own | {name: bundled.regions[name] for name in theirs}


def equipment(bundled: Catalog) -> dict[str, Equipment]:
    """Return all equipment that the exercises may need, by id, with what can stand in for it.

    Args:
        bundled: the bundled catalog.
    """
    own = {thing.id: thing for thing in NEW_EQUIPMENT}
    theirs = [name for needed in EQUIPMENT.values() for name in needed if name not in own]
    for name in theirs:
        # the list grows: what stands in for a thing can have substitutes itself
        theirs += [other for other in bundled.equipment[name].substitutes if other not in theirs]
    return own | {name: bundled.equipment[name] for name in sorted(theirs)}
