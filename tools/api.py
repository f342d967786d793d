"""Write the page of the public names from their docstrings: ``python tools/api.py [--check]``.

With ``--check`` nothing is written; the exit status is 1 when the committed page is out of date.
In both cases it is 1 when a public name is in no group of `GROUPS` or in more than one.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import griffe

from api_markdown import Group, load, page

PAGE = Path(__file__).parents[1] / "docs" / "api.md"

#: The groups of the page; each public name has to be in exactly one.
GROUPS = (
    Group(
        "Make a plan", "Describe a session, and get the best plan for it.", "plan Planner Request Focus Done bundled"
    ),
    Group(
        "What a plan holds",
        "A plan is a routine, its score, and a reason for each step and each exercise that is left out.",
        "Plan Score CellScore Reason Part Bond LeftOut InForce Missing Remedy TimeLeft",
    ),
    Group(
        "Ask a plan",
        "The methods of a plan return these values; `proved`, or the score of a plan in them, says what is proved.",
        "Why WhyHere WhyNot WhatIf RequestChanges Diff Alternative Day",
    ),
    Group(
        "When nothing fits",
        "A refusal is data, too: what conflicts, why, and which changes repair it.",
        "NoPlanError Conflict Constraint Fact Relaxation Repair Change EffortLimitError",
    ),
    Group(
        "Other errors",
        "Every error that is raised on purpose is a `ShoulderkitError`, with fields, and with all faults at once.",
        """
        ShoulderkitError FaultyError Fault InvalidValueError DataError RequestError MergeError RuleError RuleCycleError
        RuleEdge UnknownIdError InPlanError DetachedPlanError MissingExtraError
        """,
    ),
    Group(
        "Run a session",
        "A plan or a routine as intervals, for a timer, a page, a voice or a device: see [sessions](sessions.md).",
        "Session Interval TimedCue",
    ),
    Group(
        "Follow or print a session",
        "A session as one HTML file that loads nothing: see [a session page](session-page.md).",
        "session_page print_sheet",
    ),
    Group(
        "Draw pictures",
        "A session to scale, what the breaks of a day serve, and a map of the body, as SVG: see [pictures](pictures.md).",
        "timeline day_chart body_map Picture",
    ),
    Group("Make sentences", "Turn any of these values into sentences.", "explain"),
    Group(
        "Audit a routine or a plan",
        "Find what is wrong with a routine or a plan, without the planner's code.",
        "audit Finding",
    ),
    Group(
        "Read and write",
        "JSON in both directions, strictly, and catalogs from folders and files: see [a catalog of your own](own-catalog.md).",
        "load_catalog loads dumps json_schema configure_converter",
    ),
    Group(
        "Search and tabulate",
        "Find exercises, list citations and disagreements, and turn values into rows: see [in a notebook](notebooks.md).",
        "Rows PlacedCitation PlacedCue Disagreement DisputedCitation",
    ),
    Group(
        "Exercises, routines and rules",
        "The data model: frozen values that check their fields.",
        """
        Catalog Table RowChange Exercise Setup Target Instruction Cue Adjustment Advice Claim Citation NoneFound
        Dose Reps Hold Timed Frequency Range Routine Step Block Rule Goal Weight Region Equipment Setting Source
        SafetyWarning
        """,
    ),
    Group(
        "Vocabularies",
        'Closed sets of words; each member is a string, such as `Phase.RELEASE == "release"`.',
        """
        Phase Role Sides Position Demand POSITION_DEMANDS AVOIDED_UNLESS_ALLOWED CueKind AdviceKind When BestTime
        ClaimKind Stance RegionKind BodySide SourceKind ReadAs WarningKind RowChangeKind RuleKind RuleStrength
        Severity BlockKind BodyHalf Status Variety OutReason MissingReason TimeLeftReason ConstraintKind FactKind
        """,
    ),
    Group(
        "Make many plans",
        "In worker processes, or from Arrow columns (extra `arrow`): see [many plans](many-plans.md).",
        """
        plan_many Failure WorkerError batch.plan_batches batch.plan_table batch.REQUEST_SCHEMA batch.NESTED_SCHEMA
        batch.FLAT_SCHEMA batch.SCHEMA_VERSION
        """,
    ),
    Group(
        "Import a dataset",
        "A foreign dataset as a catalog, with a note for every derived field: see [importers](importers.md).",
        """
        importers.free_exercise_db.read_free_exercise_db importers.free_exercise_db.loads_free_exercise_db
        importers.free_exercise_db.Defaults importers.free_exercise_db.Imported importers.free_exercise_db.Note
        importers.free_exercise_db.NoteKind
        """,
    ),
    Group(
        "Test with it",
        "Hypothesis strategies, and the same values from a plain seed (extra `testing`).",
        """
        testing.catalogs testing.exercises testing.doses testing.regions testing.routines testing.sessions testing.requests
        testing.plans testing.answers testing.failures testing.placed_citations testing.placed_cues testing.disagreements
        testing.disputed_citations testing.row_changes testing.texts testing.random_catalog testing.random_request
        """,
    ),
)


def public_names(package: griffe.Object) -> list[str]:
    """Return the public names: the package's own, and those of its public modules, prefixed with the module."""
    importers = [f"importers.{name}" for name in package["importers"].modules]
    names = [str(name) for name in package.exports or ()]
    for module in ("testing", "batch", *importers):
        if not module.rpartition(".")[2].startswith("_"):
            names += [f"{module}.{name}" for name in package[module].exports or ()]
    return names


def misplaced(public: list[str], groups: tuple[Group, ...]) -> list[str]:
    """Return a message for each name that is not in exactly one group."""
    placed = Counter(name for group in groups for name in group.names.split())
    says = [f"{name} stands in no group" for name in public if name not in placed]
    says += [f"{name} stands in {count} groups" for name, count in placed.items() if count > 1]
    return says + [f"{name} is not a public name" for name in placed if name not in public]


def main(arguments: list[str]) -> int:
    """Write the page, or compare it, and return the exit status."""
    package = load()
    wrong = misplaced(public_names(package), GROUPS)
    for sentence in wrong:
        print(f"{sentence}: see GROUPS in tools/api.py")
    if wrong:
        return 1
    wanted = page(package, GROUPS)
    if arguments == ["--check"]:
        stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != wanted
        if stale:
            print(f"{PAGE.name} is stale: run python tools/api.py")
        return int(stale)
    PAGE.write_text(wanted, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
