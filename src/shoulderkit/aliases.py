"""Other words for the members of the closed vocabularies: the field's standard terms, and those that people say.

An alias is told with its member where it is given in its place. It never means anything else: a word that some use for
the opposite, or that is a member itself, is no alias.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from shoulderkit.vocabulary import (
    AdviceKind,
    BestTime,
    BlockKind,
    BodyHalf,
    BodySide,
    ClaimKind,
    CueKind,
    Demand,
    Phase,
    Position,
    ReadAs,
    RegionKind,
    Role,
    RowChangeKind,
    RuleKind,
    RuleStrength,
    Severity,
    Sides,
    SourceKind,
    Stance,
    Status,
    Variety,
    WarningKind,
    When,
)

#: For each vocabulary that callers and data name members of, the aliases by member.
ALIASES = MappingProxyType[type[StrEnum], dict[str, tuple[str, ...]]](
    {
        # NASM's four phases, and what each is known by
        Phase: {
            Phase.RELEASE: (
                *("inhibit", "inhibition", "massage", "self-massage", "roll", "rolling", "foam rolling"),
                *("myofascial release", "self-myofascial release", "SMR", "trigger points", "soft tissue"),
            ),
            Phase.MOBILIZE: (
                *("lengthen", "lengthening", "stretch", "stretching", "flexibility"),
                *("mobility", "mobilise", "mobilization", "mobilisation"),
            ),
            Phase.STRENGTHEN: (
                *("activate", "activation", "strength", "strengthening", "strength training"),
                *("resistance training", "isolated strengthening"),
            ),
            Phase.INTEGRATE: ("integration", "integrated movement", "whole body", "functional movement"),
        },
        Role: {
            Role.PRIMARY: ("main", "agonist", "prime mover"),
            Role.SECONDARY: ("synergist", "assisting", "helper"),
            Role.QUIET: ("relaxed", "inactive", "at rest"),
        },
        Sides: {
            Sides.TOGETHER: ("both", "both sides", "bilateral"),
            Sides.EACH: ("each side", "per side", "one after the other", "left then right"),
            Sides.ALTERNATING: ("alternate", "alternately", "in turns", "side to side"),
            Sides.ONE: ("one side", "affected side", "single side"),
        },
        Position: {
            Position.STANDING: ("stand", "upright", "on your feet"),
            Position.SEATED: ("sitting", "sit", "seat", "in a chair"),
            Position.KNEELING: ("kneel", "on the knees", "tall kneeling", "half-kneeling"),
            Position.SUPINE: ("face up", "on the back", "on your back", "lying on the back", "back-lying"),
            Position.PRONE: (
                "face down",
                "on the stomach",
                "on your stomach",
                "on the belly",
                "lying on the stomach",
            ),
            Position.SIDE_LYING: ("side", "on the side", "on your side", "lying on the side", "lateral recumbent"),
            Position.QUADRUPED: ("hands and knees", "on hands and knees", "all fours", "on all fours", "tabletop"),
            Position.FOREARM_KNEELING: ("forearms and knees", "on forearms and knees", "elbows and knees"),
            Position.PLANK: ("push-up position", "press-up position", "high plank", "front support"),
            Position.HANGING: ("hang", "dead hang", "from a bar"),
            Position.ANY: ("all", "every", "anywhere"),
        },
        Demand: {
            Demand.FLOOR: ("ground", "on the floor", "getting down", "lying down"),
            Demand.KNEELING: ("kneel", "knees", "on the knees", "weight on the knees"),
            Demand.WRIST_LOAD: ("wrist", "wrists", "weight on the wrists", "wrist pressure"),
            Demand.OVERHEAD_ARM: ("overhead", "arm overhead", "arms overhead", "reaching overhead"),
            Demand.NECK_PRESSURE: ("neck", "pressure on the neck"),
            Demand.PRONE: ("face down", "on the stomach", "on the belly", "lying on the stomach"),
            Demand.SUPINE: ("face up", "on the back", "lying on the back"),
            Demand.SIDE_LYING: ("side", "on the side", "lying on the side"),
            Demand.SPINE_NEAR_PRESSURE: ("spine", "pressure near the spine", "pressure beside the spine"),
        },
        CueKind: {
            CueKind.SETUP: ("set-up", "start", "starting position", "preparation"),
            CueKind.ACTION: ("movement", "do"),
            CueKind.BREATH: ("breathe", "breathing"),
            CueKind.FEEL: ("feeling", "sensation"),
            CueKind.IMAGE: ("imagery", "analogy"),
            CueKind.MISTAKE: ("common mistake", "error", "compensation"),
            CueKind.STOP: ("warning", "caution", "contraindication"),
        },
        AdviceKind: {
            AdviceKind.PREREQUISITE: ("before", "first", "requirement"),
            AdviceKind.PROGRAM: ("schedule", "routine", "over time"),
        },
        When: {
            When.NOT_FELT: ("cannot feel it", "not feeling it"),
            When.TOO_EASY: ("easy", "progression"),
            When.TOO_HARD: ("hard", "difficult", "too difficult", "regression"),
        },
        BestTime: {
            BestTime.MORNING: ("am", "after waking", "on waking"),
            BestTime.MIDDAY: ("noon", "lunch", "lunch break"),
            BestTime.BEFORE_WORKOUT: ("pre-workout", "before training", "warm-up"),
            BestTime.ANY: ("anytime", "always"),
        },
        ClaimKind: {
            ClaimKind.BENEFIT: ("effect", "outcome"),
            ClaimKind.MECHANISM: ("how it works", "explanation"),
            ClaimKind.CAUSE: ("etiology", "aetiology"),
        },
        Stance: {
            Stance.SUPPORTS: ("for", "agrees", "confirms"),
            Stance.CONTRADICTS: ("against", "disagrees", "disputes", "refutes", "opposes"),
        },
        RegionKind: {
            RegionKind.MUSCLE: ("muscle group",),
            RegionKind.JOINT: ("articulation",),
            RegionKind.AREA: ("body part", "body region"),
        },
        BodySide: {
            BodySide.FRONT: ("anterior", "ventral"),
            BodySide.BACK: ("posterior", "dorsal", "rear"),
            BodySide.SIDE: ("lateral",),
        },
        SourceKind: {
            SourceKind.PRACTITIONER_ARTICLE: ("article", "blog post"),
            SourceKind.PRACTITIONER_PAGE: ("practitioner website",),
            SourceKind.PHYSIOTHERAPIST_PAGE: ("physio page", "physical therapist page", "physical therapy page"),
            SourceKind.PROFESSIONAL_ARTICLE: ("trade article", "certifier's article"),
            SourceKind.HOSPITAL_PAGE: ("clinic page",),
            SourceKind.UNIVERSITY_PAGE: ("academic page",),
            SourceKind.GOVERNMENT_PAGE: ("health service page", "public health page"),
            SourceKind.MAKER_PAGE: ("manufacturer page", "vendor page"),
            SourceKind.TRIAL: ("clinical trial", "randomized controlled trial", "RCT"),
            SourceKind.REVIEW: ("literature review", "narrative review"),
            SourceKind.CONSENSUS: ("consensus statement", "expert consensus", "Delphi study"),
            SourceKind.PATIENT_LEAFLET: ("leaflet", "patient handout", "patient information"),
            SourceKind.GUIDELINE: ("clinical guideline", "clinical practice guideline", "position stand"),
            SourceKind.SYSTEMATIC_REVIEW: ("meta-analysis",),
            SourceKind.LABORATORY_STUDY: ("lab study", "EMG study"),
            SourceKind.TRIAL_PROTOCOL: ("study protocol",),
            SourceKind.COHORT_STUDY: ("cohort", "prospective study"),
            SourceKind.CASE_REPORT: ("case study", "case series"),
            SourceKind.TEXTBOOK: ("book",),
            SourceKind.DATASET: ("database",),
        },
        RowChangeKind: {
            RowChangeKind.ADDED: ("new", "inserted"),
            RowChangeKind.REMOVED: ("gone", "deleted", "dropped"),
            RowChangeKind.CHANGED: ("modified", "edited", "different"),
        },
        ReadAs: {
            ReadAs.FULL_TEXT: ("whole", "in full", "complete"),
            ReadAs.EXCERPT: ("part", "in part"),
            ReadAs.ABSTRACT: ("summary",),
            ReadAs.REPORT: ("second-hand", "reported"),
        },
        RuleKind: {
            RuleKind.PHASE_ORDER: ("order of phases",),
            RuleKind.REGION_ORDER: ("order of regions",),
            RuleKind.BEFORE: ("precedes", "precedence"),
            RuleKind.ONE_OF: ("at most one", "mutually exclusive"),
            RuleKind.TOGETHER: ("all or none",),
            RuleKind.REQUIRES: ("needs", "depends on", "prerequisite"),
        },
        RuleStrength: {
            RuleStrength.GUIDELINE: ("clinical guideline",),
            RuleStrength.PRACTITIONER: ("expert opinion",),
            RuleStrength.PACKAGE: ("own", "ours"),
        },
        Severity: {
            Severity.ERROR: ("failure",),
            Severity.ADVICE: ("warning", "caution"),
        },
        BlockKind: {
            BlockKind.SETUP: ("set-up", "preparation"),
            BlockKind.WORK: ("exercise",),
            BlockKind.REST: ("pause", "break", "recovery"),
            BlockKind.SWITCH: ("switch sides", "change sides", "side change"),
        },
        BodyHalf: {
            BodyHalf.LEFT: ("l", "left side"),
            BodyHalf.RIGHT: ("r", "right side"),
            BodyHalf.BOTH: ("bilateral", "both sides"),
        },
        WarningKind: {
            WarningKind.PRACTICE: ("exercise", "exercising"),
            WarningKind.DOCTOR: ("physician", "medical advice", "see a doctor"),
            WarningKind.EMERGENCY: ("emergency services", "red flag"),
        },
        Variety: {
            Variety.TIES: ("low", "ties only"),
            Variety.SOME: ("medium", "moderate"),
            Variety.STRONG: ("high", "much"),
        },
        Status: {
            Status.OPTIMAL: ("proved", "proven", "best"),
            Status.BOUNDED: ("feasible", "within a gap"),
        },
    }
)


def words_of(kind: type[StrEnum]) -> dict[str, tuple[str, ...]]:
    """Return the words of a vocabulary, each with its aliases."""
    aliases = ALIASES.get(kind, {})
    return {member.value: aliases.get(member, ()) for member in kind}
