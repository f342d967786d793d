"""Upper-back and shoulder care: data with its sources, and an exact planner that explains its plans.

    >>> import shoulderkit as sk
    >>> catalog = sk.bundled()
    >>> plan = sk.plan(sk.Request(minutes=10, goal="stiff-shoulders", equipment=("massage-ball", "chair")))
    >>> plan.routine.duration_s <= 600
    True
    >>> sk.loads(sk.dumps(plan), sk.Plan) == plan
    True

`print(sk.explain(plan))` describes the plan in sentences. Importing the package reads no files and imports no other
modules: each name is imported when it is first used. ``docs/promises.md`` says what later versions keep.

All of it is general information, not medical advice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shoulderkit.auditor import audit
    from shoulderkit.catalog import (
        Catalog,
        Disagreement,
        DisputedCitation,
        PlacedCitation,
        PlacedCue,
        RowChange,
        Rows,
        Table,
    )
    from shoulderkit.errors import (
        DataError,
        DetachedPlanError,
        Fault,
        FaultyError,
        InPlanError,
        InvalidValueError,
        MergeError,
        MissingExtraError,
        RequestError,
        RuleCycleError,
        RuleEdge,
        RuleError,
        ShoulderkitError,
        UnknownIdError,
        WorkerError,
    )
    from shoulderkit.explainer import explain
    from shoulderkit.many import plan_many
    from shoulderkit.model import (
        Adjustment,
        Advice,
        Block,
        Citation,
        Claim,
        Cue,
        Dose,
        Equipment,
        Exercise,
        Finding,
        Frequency,
        Goal,
        Hold,
        Instruction,
        Interval,
        NoneFound,
        Range,
        Region,
        Reps,
        Routine,
        Rule,
        SafetyWarning,
        Session,
        Setting,
        Setup,
        Source,
        Step,
        Target,
        Timed,
        TimedCue,
        Weight,
    )
    from shoulderkit.pages import print_sheet, session_page
    from shoulderkit.pictures import Picture, body_map, day_chart, timeline
    from shoulderkit.planner import Planner, plan
    from shoulderkit.plans import (
        Alternative,
        Bond,
        CellScore,
        Change,
        Conflict,
        Constraint,
        Day,
        Diff,
        Done,
        EffortLimitError,
        Fact,
        Failure,
        Focus,
        InForce,
        LeftOut,
        Missing,
        NoPlanError,
        Part,
        Plan,
        Reason,
        Relaxation,
        Remedy,
        Repair,
        Request,
        RequestChanges,
        Score,
        TimeLeft,
        WhatIf,
        Why,
        WhyHere,
        WhyNot,
    )
    from shoulderkit.reading import bundled, dumps, load_catalog, loads
    from shoulderkit.reading.converter import configure_converter
    from shoulderkit.schemas import json_schema
    from shoulderkit.vocabulary import (
        AVOIDED_UNLESS_ALLOWED,
        POSITION_DEMANDS,
        AdviceKind,
        BestTime,
        BlockKind,
        BodyHalf,
        BodySide,
        ClaimKind,
        ConstraintKind,
        CueKind,
        Demand,
        FactKind,
        MissingReason,
        OutReason,
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
        TimeLeftReason,
        Variety,
        WarningKind,
        When,
    )

    __version__: str

_NAMES = {
    "auditor": "audit",
    "catalog": "Catalog Disagreement DisputedCitation PlacedCitation PlacedCue RowChange Rows Table",
    "errors": (
        "DataError DetachedPlanError Fault FaultyError InPlanError InvalidValueError MergeError MissingExtraError "
        "RequestError RuleCycleError RuleEdge RuleError ShoulderkitError UnknownIdError WorkerError"
    ),
    "explainer": "explain",
    "model": (
        "Adjustment Advice Block Citation Claim Cue Dose Equipment Exercise Finding Frequency Goal Hold Instruction "
        "Interval NoneFound Range Region Reps Routine Rule SafetyWarning Session Setting Setup Source Step Target Timed "
        "TimedCue Weight"
    ),
    "many": "plan_many",
    "pages": "print_sheet session_page",
    "pictures": "Picture body_map day_chart timeline",
    "planner": "Planner plan",
    "plans": (
        "Alternative Bond CellScore Change Conflict Constraint Day Diff Done EffortLimitError Fact Failure Focus InForce "
        "LeftOut Missing NoPlanError Part Plan Reason Relaxation Remedy Repair Request RequestChanges Score TimeLeft "
        "WhatIf Why WhyHere WhyNot"
    ),
    "reading": "bundled dumps load_catalog loads",
    "reading.converter": "configure_converter",
    "schemas": "json_schema",
    "vocabulary": (
        "AVOIDED_UNLESS_ALLOWED POSITION_DEMANDS AdviceKind BestTime BlockKind BodyHalf BodySide ClaimKind "
        "ConstraintKind CueKind Demand FactKind MissingReason OutReason Phase Position ReadAs RegionKind Role "
        "RowChangeKind RuleKind RuleStrength Severity Sides SourceKind Stance Status TimeLeftReason Variety "
        "WarningKind When"
    ),
}
_HOME = {name: module for module, names in _NAMES.items() for name in names.split()}

# fmt: off
__all__ = [
    "AVOIDED_UNLESS_ALLOWED", "POSITION_DEMANDS", "Adjustment", "Advice", "AdviceKind", "Alternative", "BestTime",
    "Block", "BlockKind", "BodyHalf", "BodySide", "Bond", "Catalog", "CellScore", "Change", "Citation", "Claim",
    "ClaimKind", "Conflict", "Constraint", "ConstraintKind", "Cue", "CueKind", "DataError", "Day", "Demand",
    "DetachedPlanError", "Diff", "Disagreement", "DisputedCitation", "Done", "Dose", "EffortLimitError",
    "Equipment", "Exercise", "Fact", "FactKind", "Failure", "Fault", "FaultyError", "Finding", "Focus", "Frequency",
    "Goal", "Hold", "InForce", "InPlanError", "Instruction", "Interval", "InvalidValueError", "LeftOut",
    "MergeError", "Missing", "MissingExtraError", "MissingReason", "NoPlanError", "NoneFound", "OutReason", "Part",
    "Phase", "Picture", "PlacedCitation", "PlacedCue", "Plan", "Planner", "Position", "Range", "ReadAs", "Reason",
    "Region", "RegionKind", "Relaxation", "Remedy", "Repair", "Reps", "Request", "RequestChanges", "RequestError",
    "Role", "Routine", "RowChange", "RowChangeKind", "Rows", "Rule", "RuleCycleError", "RuleEdge", "RuleError",
    "RuleKind", "RuleStrength", "SafetyWarning", "Score", "Session", "Setting", "Setup", "Severity",
    "ShoulderkitError", "Sides", "Source", "SourceKind", "Stance", "Status", "Step", "Table", "Target", "TimeLeft",
    "TimeLeftReason", "Timed", "TimedCue", "UnknownIdError", "Variety", "WarningKind", "Weight", "WhatIf", "When",
    "Why", "WhyHere", "WhyNot", "WorkerError", "audit", "body_map", "bundled", "configure_converter", "day_chart", "dumps",
    "explain", "json_schema", "load_catalog", "loads", "plan", "plan_many", "print_sheet", "session_page",
    "timeline",
]
# fmt: on

# hidden from type checkers, which would accept every misspelled name if they saw a __getattr__
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name == "__version__":
            from importlib.metadata import version

            value = version(__name__)
        elif name in _HOME:
            from importlib import import_module

            value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
        else:
            import sys

            # given the module, Python itself suggests a close name
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message, name=name, obj=sys.modules[__name__])
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return [*__all__, "__version__"]
