"""What stands on which evidence: the list in `evidence.txt`, against the bundled catalog."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import shoulderkit as sk

if TYPE_CHECKING:
    from collections.abc import Iterator

CATALOG = sk.bundled()

#: The kinds of sources that are evidence, and not somebody's word.
STUDIES = {
    sk.SourceKind.SYSTEMATIC_REVIEW,
    sk.SourceKind.GUIDELINE,
    sk.SourceKind.CONSENSUS,
    sk.SourceKind.TRIAL,
    sk.SourceKind.TRIAL_PROTOCOL,
    sk.SourceKind.REVIEW,
    sk.SourceKind.COHORT_STUDY,
    sk.SourceKind.LABORATORY_STUDY,
    sk.SourceKind.CASE_REPORT,
}


def opening(claim: sk.Claim) -> str:
    """Return the first words of a claim, enough to know it among those of its exercise."""
    return " ".join(claim.text.split()[:6])


def citations() -> Iterator[tuple[str, sk.Citation]]:
    """Yield each citation of a rule, a goal, a warning or an exercise's claim, with what it is about."""
    for rule in CATALOG.rules.values():
        disputes = [citation for dispute in rule.disputes for citation in dispute.citations]
        yield from ((f"rule {rule.id}", citation) for citation in (*rule.citations, *disputes))
    for goal in CATALOG.goals.values():
        yield from ((f"goal {goal.id}", citation) for citation in goal.citations)
    for warning in CATALOG.warnings.values():
        yield from ((f"warning {warning.id}", citation) for citation in warning.citations)
    for exercise in CATALOG.exercises.values():
        for claim in exercise.claims:
            yield from ((f"claim {exercise.id}: {opening(claim)}", citation) for citation in claim.citations)


def listed() -> dict[str, list[str]]:
    """Return the lines of the list under each source."""
    found: dict[str, list[str]] = defaultdict(list)
    source = ""
    for line in Path(__file__).with_name("evidence.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            found[source].append(line.strip())
        else:
            source = line
            assert source not in found
    return dict(found)


LISTED = listed()
CITED: dict[str, list[str]] = defaultdict(list)
for place, citation in citations():
    CITED[citation.source].append(f"{citation.stance:<12} {place}")


@pytest.mark.parametrize("source", LISTED)
def test_a_source_is_cited_as_the_list_has_it(source: str) -> None:
    """Each source of the list is cited for what the list has under it, with that stance, and for nothing else."""
    assert LISTED[source] == sorted(CITED[source])


def test_every_study_is_in_the_list() -> None:
    """The list has every study that a rule, a goal, a warning or a claim cites, and other sources besides."""
    studies = {source for source in CITED if CATALOG.sources[source].kind in STUDIES}
    assert studies < set(LISTED)


def test_a_note_stands_alone() -> None:
    """No note of a study leans on the note before it: each is shown by itself, as the strongest of its side."""
    leaning = re.compile(
        r"(the|this) same \b(review|trial|study|meta-analysis|experts|people|women|\d+)", re.IGNORECASE
    )
    notes = [citation.note for _, citation in citations() if citation.note]
    assert len(notes) > 200
    assert not [note for note in notes if leaning.match(note)]


def test_claims_are_told_apart() -> None:
    """No exercise has two claims with the same first words."""
    for exercise in CATALOG.exercises.values():
        assert len({opening(claim) for claim in exercise.claims}) == len(exercise.claims)
