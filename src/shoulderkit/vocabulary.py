"""The closed vocabularies: every word that data, code, docs and messages share, and the mechanics of positions."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType


class Phase(StrEnum):
    """What a move is for, in the order of a session (NASM: inhibit, lengthen, activate, integrate)."""

    RELEASE = "release"
    MOBILIZE = "mobilize"
    STRENGTHEN = "strengthen"
    INTEGRATE = "integrate"


class Role(StrEnum):
    """What a region does in a move; a quiet region must stay relaxed."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"


class Sides(StrEnum):
    """Whether a move is done once, or on the left and then on the right."""

    TOGETHER = "together"
    EACH = "each"


class Position(StrEnum):
    """How the body is held. `ANY` in an exercise stands for every position that the request allows."""

    STANDING = "standing"
    SEATED = "seated"
    SUPINE = "supine"
    PRONE = "prone"
    SIDE_LYING = "side-lying"
    QUADRUPED = "quadruped"
    FOREARM_KNEELING = "forearm-kneeling"
    PLANK = "plank"
    ANY = "any"


class Demand(StrEnum):
    """What a move mechanically asks of the body. Mechanics, not medicine: no diagnosis is mapped to a demand."""

    FLOOR = "floor"
    KNEELING = "kneeling"
    WRIST_LOAD = "wrist-load"
    OVERHEAD_ARM = "overhead-arm"
    NECK_PRESSURE = "neck-pressure"
    PRONE = "prone"
    SUPINE = "supine"
    SIDE_LYING = "side-lying"
    SPINE_NEAR_PRESSURE = "spine-near-pressure"


#: What each position asks of the body by itself; an exercise lists only what it asks beyond that.
POSITION_DEMANDS = MappingProxyType(
    {
        Position.STANDING: (),
        Position.SEATED: (),
        Position.SUPINE: (Demand.FLOOR, Demand.SUPINE),
        Position.PRONE: (Demand.FLOOR, Demand.PRONE),
        Position.SIDE_LYING: (Demand.FLOOR, Demand.SIDE_LYING),
        Position.QUADRUPED: (Demand.FLOOR, Demand.KNEELING, Demand.WRIST_LOAD),
        Position.FOREARM_KNEELING: (Demand.FLOOR, Demand.KNEELING),
        Position.PLANK: (Demand.FLOOR, Demand.WRIST_LOAD),
        Position.ANY: (),
    }
)

#: Avoided unless a request allows it: the source of the one move that has it says to skip the move when in doubt
#: (source ``mission-mvmt-scalene``).
AVOIDED_UNLESS_ALLOWED = (Demand.NECK_PRESSURE,)


class CueKind(StrEnum):
    """What a cue is about."""

    SETUP = "setup"
    ACTION = "action"
    BREATH = "breath"
    FEEL = "feel"
    IMAGE = "image"
    MISTAKE = "mistake"
    STOP = "stop"


class When(StrEnum):
    """The moment an adjustment is for."""

    NOT_FELT = "not-felt"
    TOO_EASY = "too-easy"
    TOO_HARD = "too-hard"


class BestTime(StrEnum):
    """When a move does most good, where a source says so."""

    MORNING = "morning"
    MIDDAY = "midday"
    BEFORE_WORKOUT = "before-workout"
    ANY = "any"


class ClaimKind(StrEnum):
    """What a claim is about: what a move does for one, how it works, or where the trouble comes from."""

    BENEFIT = "benefit"
    MECHANISM = "mechanism"
    CAUSE = "cause"


class Stance(StrEnum):
    """Whether a source supports what it is cited for, or contradicts it."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"


class RegionKind(StrEnum):
    """What a region is."""

    MUSCLE = "muscle"
    JOINT = "joint"
    AREA = "area"


class BodySide(StrEnum):
    """The side of the body on which a region lies."""

    FRONT = "front"
    BACK = "back"
    SIDE = "side"


class SourceKind(StrEnum):
    """What kind of text a source is, so that a reader can weigh it."""

    PRACTITIONER_ARTICLE = "practitioner-article"
    PRACTITIONER_PAGE = "practitioner-page"
    PHYSIOTHERAPIST_PAGE = "physiotherapist-page"
    UNIVERSITY_PAGE = "university-page"
    GUIDELINE = "guideline"
    SYSTEMATIC_REVIEW = "systematic-review"
    LABORATORY_STUDY = "laboratory-study"
    DATASET = "dataset"


class RuleKind(StrEnum):
    """What a rule is about; the auditor says what breaks each kind."""

    PHASE_ORDER = "phase-order"
    REGION_ORDER = "region-order"
    BEFORE = "before"
    ONE_OF = "one-of"
    TOGETHER = "together"
    REQUIRES = "requires"


class RuleStrength(StrEnum):
    """Who stands behind a rule: a professional guideline, a practitioner's own order, or this package alone."""

    GUIDELINE = "guideline"
    PRACTITIONER = "practitioner"
    PACKAGE = "package"


class Severity(StrEnum):
    """An error breaks a promise; advice is a caution that a reader should know of."""

    ERROR = "error"
    ADVICE = "advice"


class BlockKind(StrEnum):
    """What a stretch of a routine's time is for."""

    SETUP = "setup"
    WORK = "work"
    REST = "rest"
    SWITCH = "switch"


class BodyHalf(StrEnum):
    """The half of the body a block of work is done on."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class Status(StrEnum):
    """How good a plan is known to be: proved the best, or within a stated gap of it."""

    OPTIMAL = "optimal"
    BOUNDED = "bounded"


class OutReason(StrEnum):
    """Why an exercise of the catalog is not in a plan; the first that applies, in this order."""

    EXCLUDED = "excluded"
    NO_INSTRUCTIONS = "no-instructions"
    EQUIPMENT = "equipment"
    POSITION = "position"
    DEMAND = "demand"
    SERVES_NOTHING = "serves-nothing"
    NEEDS = "needs"
    ONE_OF = "one-of"
    NO_TIME = "no-time"
    MOST_STEPS = "most-steps"
    LESS_WORTH = "less-worth"


class ConstraintKind(StrEnum):
    """One kind of wish in a request that can make it impossible."""

    GOAL = "goal"
    BUDGET = "budget"
    INCLUDE = "include"
    INCLUDE_PHASE = "include-phase"
    EXCLUDE = "exclude"
    PHASES = "phases"
    EQUIPMENT = "equipment"
    POSITIONS = "positions"
    AVOID = "avoid"
    MAX_STEPS = "max-steps"
    WITHOUT_INSTRUCTIONS = "without-instructions"
    SHORTEN = "shorten"


class FactKind(StrEnum):
    """What the catalog says that makes a request impossible."""

    NEEDS_EQUIPMENT = "needs-equipment"
    NEEDS_POSITION = "needs-position"
    HAS_DEMAND = "has-demand"
    NO_INSTRUCTIONS = "no-instructions"
    REQUIRES = "requires"
    TOGETHER = "together"
    ONE_OF = "one-of"
    SERVES_NOTHING = "serves-nothing"
    LEAST_TIME = "least-time"
    LEAST_STEPS = "least-steps"
