"""What the dataset's words become here. Where its word is vague, the region or thing is no more precise than the word."""

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
        "Released under the Unlicense, as it says itself. It derives from wrkout/exercises.json, and where its texts and "
        "images come from first is not known; whoever passes them on should find out."
    ),
)

#: Each muscle word with its region. Those of the bundled catalog call themselves by that very word (id, name or alias):
#: "shoulders" is the whole shoulder, "traps" the whole trapezius, "middle back" the area between the shoulder blades.
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


#: The regions that the bundled catalog does not have; their anatomical ids are not confirmed, so they have none.
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

#: Each equipment word with what is needed.
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
#: What is needed where the dataset says nothing, or says "body only" while the text speaks of a bench or a partner. It
#: may be nothing and it may be a bar to hang from, so nobody is promised that nothing is needed: a request has to say
#: that it has this.
UNSTATED = ("unstated-equipment",)

#: The things that the bundled catalog does not have.
NEW_EQUIPMENT = (
    Equipment(id="barbell", name="Barbell"),
    Equipment(id="dumbbell", name="Dumbbell", aliases=("dumbbells",)),
    Equipment(id="exercise-ball", name="Exercise ball", aliases=("stability ball",)),
    Equipment(id="ez-curl-bar", name="EZ curl bar", aliases=("e-z curl bar",)),
    Equipment(id="kettlebell", name="Kettlebell", aliases=("kettlebells",)),
    Equipment(id="machine", name="Weight or cardio machine", note="Which one, only the name of a move tells."),
    Equipment(id="medicine-ball", name="Medicine ball"),
    Equipment(
        id="other-equipment",
        name="Item that only the instructions name",
        note="The source says that something else is needed.",
    ),
    Equipment(id="resistance-band", name="Resistance band", aliases=("bands",)),
    Equipment(
        id="unstated-equipment",
        name="Item that the source does not state",
        note="It is not clear what is needed, if anything: the instructions may tell.",
    ),
)

#: Each category with its phase. A move of the category stretching that works with a roller is a release all the same.
#: Lifting in every style is strengthening. So are jumps and throws: they work the muscles hard, though for speed.
#: Cardio works the whole body under little load; it is filed last, where it never passes for the strengthening.
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
#: Categories for which there is no phase of their own, with what to say of it.
PHASE_DOUBTS = MappingProxyType(
    {
        Category.CARDIO: "there is no phase for endurance; filed as integrate, the nearest",
        Category.PLYOMETRICS: "there is no phase for power; filed as strengthen, the nearest",
    }
)


def regions(bundled: Catalog) -> dict[str, Region]:
    """All regions that may be needed, with those that they are part of."""
    own = {region.id: region for region in NEW_REGIONS}
    theirs = {name for word in REGIONS.values() if word not in own for name in bundled.ancestors(word)}
    return own | {name: bundled.regions[name] for name in theirs}


def equipment(bundled: Catalog) -> dict[str, Equipment]:
    """All things that may be needed."""
    own = {thing.id: thing for thing in NEW_EQUIPMENT}
    return own | {name: bundled.equipment[name] for needed in EQUIPMENT.values() for name in needed if name not in own}
