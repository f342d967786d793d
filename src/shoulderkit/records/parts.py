"""Records of the parts that plans, their answers and exercises hold as tuples, one for each part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.records.columns import COLUMNS, DOSE
from shoulderkit.records.fields import cited, fields_of, plain
from shoulderkit.records.steps import dose_record

if TYPE_CHECKING:
    from shoulderkit.mixins import Record
    from shoulderkit.model import Claim, Finding, Setup
    from shoulderkit.plans import Alternative, Missing, Reason


def missing_record(missing: Missing) -> Record:
    """Return the record of what a plan does not serve, with the remedy where there is one."""
    remedy = missing.remedy
    return {
        **fields_of(missing, ("phase", "region", "reason", "exercises")),
        "change": None if remedy is None else str(remedy.change),
        "remedy_exercises": [] if remedy is None else list(remedy.exercises),
        "worth": None if remedy is None else remedy.worth,
    }


def reason_record(reason: Reason) -> Record:
    """Return the record of why a step is in."""
    summed: Record = {
        "serves": [part.region for part in reason.parts],
        "worth": sum(part.worth for part in reason.parts),
        "rules": [bond.rule for bond in reason.bonds],
    }
    return {name: summed[name] if name in summed else plain(getattr(reason, name)) for name in COLUMNS[type(reason)]}


def alternative_record(alternative: Alternative) -> Record:
    """Return the record of an alternative: its plan's exercises and score, and what differs from the best plan."""
    return {
        "exercises": list(alternative.plan.ids),
        **fields_of(alternative.plan.score, ("duration_s", "presence", "coverage", "recent")),
        **fields_of(alternative.change, ("added", "removed", "moved", "redosed")),
        "proved": alternative.proved,
    }


def finding_record(finding: Finding) -> Record:
    """Return the record of a finding."""
    return {
        **fields_of(finding, ("severity", "check", "sentence", "exercises", "why")),
        **cited(finding.citations),
    }


def setup_record(setup: Setup) -> Record:
    """Return the record of a setup; without a dose of its own, that of the exercise holds, and its columns are None."""
    own = dict.fromkeys(DOSE) if setup.dose is None else dose_record(setup.dose)
    return {**fields_of(setup, ("position", "equipment", "raised", "demands", "setup_s")), **own}


def claim_record(claim: Claim) -> Record:
    """Return the record of a claim."""
    searched = [search.stance.value for search in claim.none_found]
    return {**fields_of(claim, ("kind", "text")), **cited(claim.citations), "none_found": searched}
