"""The closed vocabularies shared by data, code, documentation and messages, and the demands of each position."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType


class Phase(StrEnum):
    """The purpose of an exercise, in the order of a session (NASM: inhibit, lengthen, activate, integrate)."""

    RELEASE = "release"
    MOBILIZE = "mobilize"
    STRENGTHEN = "strengthen"
    INTEGRATE = "integrate"


class Role(StrEnum):
    """The role of a region in an exercise; a quiet region must stay relaxed."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"


class Sides(StrEnum):
    """How an exercise works the two sides of the body.

    `TOGETHER`: both at once. `EACH`: all sets of one side, then all of the other. `ALTERNATING`: a set of each side in
    turns, so that one rests while the other works. `ONE`: the affected side alone, which the request names; both, one
    after the other, if it names none.
    """

    TOGETHER = "together"
    EACH = "each"
    ALTERNATING = "alternating"
    ONE = "one"


class Position(StrEnum):
    """How the body is held. `ANY` in a setup means every position that the request allows."""

    STANDING = "standing"
    SEATED = "seated"
    KNEELING = "kneeling"
    SUPINE = "supine"
    PRONE = "prone"
    SIDE_LYING = "side-lying"
    QUADRUPED = "quadruped"
    FOREARM_KNEELING = "forearm-kneeling"
    PLANK = "plank"
    HANGING = "hanging"
    ANY = "any"


class Demand(StrEnum):
    """What an exercise requires of the body mechanically. No diagnosis is mapped to a demand."""

    FLOOR = "floor"
    KNEELING = "kneeling"
    WRIST_LOAD = "wrist-load"
    OVERHEAD_ARM = "overhead-arm"
    NECK_PRESSURE = "neck-pressure"
    PRONE = "prone"
    SUPINE = "supine"
    SIDE_LYING = "side-lying"
    SPINE_NEAR_PRESSURE = "spine-near-pressure"


#: What each position asks by itself. Lifted off the floor, on a bench or a bed, it does not ask for the floor.
POSITION_DEMANDS = MappingProxyType(
    {
        Position.STANDING: (),
        Position.SEATED: (),
        Position.KNEELING: (Demand.FLOOR, Demand.KNEELING),
        Position.SUPINE: (Demand.FLOOR, Demand.SUPINE),
        Position.PRONE: (Demand.FLOOR, Demand.PRONE),
        Position.SIDE_LYING: (Demand.FLOOR, Demand.SIDE_LYING),
        Position.QUADRUPED: (Demand.FLOOR, Demand.KNEELING, Demand.WRIST_LOAD),
        Position.FOREARM_KNEELING: (Demand.FLOOR, Demand.KNEELING),
        Position.PLANK: (Demand.FLOOR, Demand.WRIST_LOAD),
        Position.HANGING: (Demand.OVERHEAD_ARM,),
        Position.ANY: (),
    }
)

#: Avoided unless a request allows it: the source of the only exercise with it says to skip it when in doubt
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


class AdviceKind(StrEnum):
    """What advice is about: what to learn or do before a move, or how it fits into days and weeks."""

    PREREQUISITE = "prerequisite"
    PROGRAM = "program"


class When(StrEnum):
    """When an adjustment applies."""

    NOT_FELT = "not-felt"
    TOO_EASY = "too-easy"
    TOO_HARD = "too-hard"


class BestTime(StrEnum):
    """When an exercise helps most, if a source says so."""

    MORNING = "morning"
    MIDDAY = "midday"
    BEFORE_WORKOUT = "before-workout"
    ANY = "any"


class ClaimKind(StrEnum):
    """What a claim is about: the benefit of an exercise, how it works, or the cause of a complaint."""

    BENEFIT = "benefit"
    MECHANISM = "mechanism"
    CAUSE = "cause"


class Stance(StrEnum):
    """Whether a source supports or contradicts what it is cited for."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"


class RegionKind(StrEnum):
    """The kind of a region."""

    MUSCLE = "muscle"
    JOINT = "joint"
    AREA = "area"


class BodySide(StrEnum):
    """The side of the body on which a region lies."""

    FRONT = "front"
    BACK = "back"
    SIDE = "side"


class SourceKind(StrEnum):
    """The kind of a source, so that a reader can judge it."""

    PRACTITIONER_ARTICLE = "practitioner-article"
    PROFESSIONAL_ARTICLE = "professional-article"
    PRACTITIONER_PAGE = "practitioner-page"
    PHYSIOTHERAPIST_PAGE = "physiotherapist-page"
    HOSPITAL_PAGE = "hospital-page"
    UNIVERSITY_PAGE = "university-page"
    GUIDELINE = "guideline"
    SYSTEMATIC_REVIEW = "systematic-review"
    REVIEW = "review"
    TRIAL = "trial"
    TRIAL_PROTOCOL = "trial-protocol"
    COHORT_STUDY = "cohort-study"
    CASE_REPORT = "case-report"
    CONSENSUS = "consensus"
    PATIENT_LEAFLET = "patient-leaflet"
    GOVERNMENT_PAGE = "government-page"
    MAKER_PAGE = "maker-page"
    TEXTBOOK = "textbook"
    LABORATORY_STUDY = "laboratory-study"
    DATASET = "dataset"


class WarningKind(StrEnum):
    """What a warning is about: how to exercise, or the signs of what needs a doctor or emergency services instead."""

    PRACTICE = "practice"
    DOCTOR = "doctor"
    EMERGENCY = "emergency"


class RowChangeKind(StrEnum):
    """How a value of a catalog differs from one catalog to another."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class ReadAs(StrEnum):
    """How much of a source was read: all of it, a part, its abstract alone, or only what others report of it."""

    FULL_TEXT = "full-text"
    EXCERPT = "excerpt"
    ABSTRACT = "abstract"
    REPORT = "report"


class RuleKind(StrEnum):
    """What a rule requires; `shoulderkit.auditor` defines when each kind is broken."""

    PHASE_ORDER = "phase-order"
    REGION_ORDER = "region-order"
    BEFORE = "before"
    ONE_OF = "one-of"
    TOGETHER = "together"
    REQUIRES = "requires"


class RuleStrength(StrEnum):
    """The authority behind a rule: a professional guideline, a practitioner's own practice, or this package alone."""

    GUIDELINE = "guideline"
    PRACTITIONER = "practitioner"
    PACKAGE = "package"


class Severity(StrEnum):
    """The severity of a finding: an error breaks a rule or promise, advice is a caution."""

    ERROR = "error"
    ADVICE = "advice"


class BlockKind(StrEnum):
    """What a block of a routine's time is used for."""

    SETUP = "setup"
    WORK = "work"
    REST = "rest"
    SWITCH = "switch"


class BodyHalf(StrEnum):
    """The side or sides of the body that a block of work is for."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class Status(StrEnum):
    """How good a plan is known to be: proved optimal, or within a known gap of the optimum."""

    OPTIMAL = "optimal"
    BOUNDED = "bounded"


class Variety(StrEnum):
    """How much exercises that were done recently count for less: they decide ties only, some (a third), or strong (two)."""

    TIES = "ties"
    SOME = "some"
    STRONG = "strong"


class OutReason(StrEnum):
    """Why an exercise of the catalog is not in a plan: the first reason that applies, in this order."""

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


class MissingReason(StrEnum):
    """Why a plan does not serve a cell, the nearest to being met first: no exercise does, or those that do are out."""

    LESS_WORTH = "less-worth"
    MOST_STEPS = "most-steps"
    NO_TIME = "no-time"
    ONE_OF = "one-of"
    EQUIPMENT = "equipment"
    DEMAND = "demand"
    POSITION = "position"
    NO_INSTRUCTIONS = "no-instructions"
    EXCLUDED = "excluded"
    NEEDS = "needs"
    NOTHING = "nothing"


class TimeLeftReason(StrEnum):
    """Why a plan leaves time: nothing more would add to it; what would takes longer; or it has as many steps as allowed."""

    NOTHING_MORE = "nothing-more"
    TOO_SHORT = "too-short"
    MOST_STEPS = "most-steps"


class ConstraintKind(StrEnum):
    """A kind of constraint in a request."""

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
    """A kind of fact of a catalog that contributes to a conflict."""

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
