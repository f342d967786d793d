"""The strongest support and the strongest dispute of a goal or a rule."""

from __future__ import annotations

import made
import shoulderkit as sk
from shoulderkit.explainer.evidence import evidence_rows
from shoulderkit.explainer.words import Names

AGAINST = sk.Stance.CONTRADICTS


def source(name: str, kind: str, date: str | None = None) -> sk.Source:
    return made.source(id=name, title=f"On {name}", kind=kind, date=date)


NAMES = Names(
    made.catalog(
        sources=[
            made.source(),
            source("blog", "practitioner-page", "2026"),
            source("old-trial", "trial", "2011"),
            source("new-trial", "trial", "2020-05"),
            source("review", "systematic-review", "2001"),
        ]
    )
)


def rows(*names: str, disputes: tuple[str, ...] = (), none: tuple[sk.Stance, ...] = (), note: str | None = None):
    """Return the rows for sources that support, and for some that dispute."""
    supports = [sk.Citation(source=name, note=note) for name in names]
    searches = [sk.NoneFound(stance=stance, date="2026-01") for stance in none]
    return list(evidence_rows(supports, [sk.Citation(source=name) for name in disputes], searches, NAMES))


def test_the_strongest_is_told():
    """A review comes before trials, a trial before a page, and of two trials the newer one."""
    assert rows("blog", "old-trial", "review") == [("Strongest support", "Systematic review, 2001: On review.")]
    assert rows("blog", "new-trial", "old-trial") == [("Strongest support", "Trial, 2020: On new-trial.")]
    assert rows("blog") == [("Strongest support", "Practitioner page, 2026: On blog.")]


def test_what_a_source_says_comes_before_its_title():
    """Where a citation has a note, that is what is told."""
    assert rows("old-trial", note="It helped.") == [("Strongest support", "Trial, 2011: It helped.")]


def test_disputes_and_searches():
    """A dispute is told beside the support; where neither was found, when it was searched for; else nothing."""
    assert rows("blog", disputes=("old-trial",))[1] == ("Strongest dispute", "Trial, 2011: On old-trial.")
    assert rows(none=tuple(sk.Stance)) == [
        ("Strongest support", "none found (2026-01)"),
        ("Strongest dispute", "none found (2026-01)"),
    ]
    assert rows() == []
    contradicting = [sk.Citation(source="blog", stance=AGAINST)]
    assert list(evidence_rows(contradicting, (), (), NAMES)) == [
        ("Strongest dispute", "Practitioner page, 2026: On blog.")
    ]


def test_a_source_that_no_catalog_tells():
    """A source that no catalog tells is passed over, and with it that none was found."""
    bare = Names(None)
    assert list(evidence_rows([sk.Citation(source="x")], (), (), bare)) == []
    searched = [sk.NoneFound(stance=AGAINST, date="2026-01")]
    assert list(evidence_rows([sk.Citation(source="x")], (), searched, bare)) == [
        ("Strongest dispute", "none found (2026-01)")
    ]
    assert rows("gone", "blog") == [("Strongest support", "Practitioner page, 2026: On blog.")]
