"""Displays show names where people read: whatever a planner or a catalog makes knows the catalog that it was made from."""

from __future__ import annotations

import copy
import pickle
import re
from typing import Any

import attrs
import pytest

import made
import shoulderkit as sk
from display_cases import Page, markdown_texts
from shoulderkit.mixins import linked, names_from
from test_explainer_kinds import PUBLIC

CATALOG = sk.bundled()
PLANNER = sk.Planner(CATALOG)
REQUEST = sk.Request(minutes=3, goal="tense-neck", setting="desk")
PLAN = PLANNER.plan(REQUEST)
#: The tables whose values have a name or a title; what has none, such as a rule, goes by its id and its sentence.
NAMED = ("exercises", "regions", "equipment", "settings", "goals", "sources")
#: What a value is that knows no catalog: the data itself, which several catalogs can share, and what is made without one.
UNLINKED = {
    *("Exercise", "Routine", "Rule", "Goal", "Region", "Equipment", "Setting", "Source", "SafetyWarning", "Weight"),
    *("Setup", "Target", "Instruction", "Cue", "Adjustment", "Advice", "Claim", "Citation", "NoneFound"),
    *("Reps", "Hold", "Timed", "Range", "Frequency", "Step", "Block", "Session", "Interval", "TimedCue"),
    *("Request", "Focus", "Done", "Fault", "RuleEdge", "RowChange", "Table", "Catalog"),
    # parts of the values that know one
    *("Part", "Bond", "Remedy", "Change"),
}


def _refusal() -> Any:
    with pytest.raises(sk.NoPlanError) as caught:
        PLANNER.plan(sk.Request(seconds=30, goal="stiff-shoulders", include=["lat-release", "chin-tuck"]))
    return caught.value


def _values() -> list[Any]:
    second = PLANNER.alternatives(REQUEST, 2)[1]
    whys = [ask(name) for name in PLAN.ids for ask in (PLAN.why, PLAN.why_here)]
    why_nots = [PLAN.why_not(left.exercise) for left in PLAN.left_out[::12]]
    error = _refusal()
    refused = [*error.conflicts, *error.repairs, *error.relaxations, *error.conflict, *error.facts]
    off = sk.Planner(CATALOG, without=("phases", "front-before-neck")).plan(attrs.evolve(REQUEST, minutes=10))
    audited = sk.audit(CATALOG.routines["desk-upper-back"])
    evidence = (CATALOG.citations(), CATALOG.disagreements(), CATALOG.disputed_citations(), CATALOG.cues())
    return [
        *(PLAN, *whys, *why_nots, PLAN.what_if(minutes=2), second, second.change, PLANNER.breaks(REQUEST, 2)),
        *(PLAN.diff(second.plan), *PLAN.reasons, *PLAN.left_out, *PLAN.missing, PLAN.time_left, PLAN.in_force),
        *(PLAN.score, *PLAN.score.cells, *off.findings, *audited, error, *refused),
        *(rows for each in evidence for rows in (each, each[7:9], each[5])),
        *(sk.Rows(sk.Missing, PLAN.missing), sk.Rows(sk.Reason, PLAN.reasons), sk.Rows(sk.LeftOut, PLAN.left_out[:5])),
        CATALOG.find("neck")[:3],
        sk.Failure(error.request, error),
    ]


VALUES = _values()


def ids_in(text: str) -> set[str]:
    """Return the ids of values that have names in a text: those with a hyphen, which no word of a sentence is by chance."""
    words = set(re.findall(r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w-])", text))
    known = {name for table in NAMED for name in getattr(CATALOG, table)}
    names = " ".join(value.name for table in NAMED[:-1] for value in getattr(CATALOG, table).values()).lower()
    return {word for word in words & known if word not in names}


@pytest.mark.parametrize("value", made.numbered(VALUES))
def test_names_are_shown(value: Any) -> None:
    """Whatever a planner, an audit or a search hands out shows names, in HTML and in Markdown, and where it is explained."""
    page = Page(value._repr_html_())
    own = {value.routine.id} if isinstance(value, sk.Plan) else set()
    listed = {each.id for each in value} if isinstance(value, sk.Rows) and value.kind is sk.Exercise else set()
    assert ids_in(page.text) <= own | listed
    assert ids_in(" ".join(text for _, text in markdown_texts(value._repr_markdown_()))) <= own | listed
    if not isinstance(value, (sk.Rows, sk.Failure)):
        assert ids_in(sk.explain(value)) <= own


def test_every_public_value_is_known_or_named_here() -> None:
    """Each public class is among the values above, or is named here as one that can know no catalog; a new one is either."""
    shown = {type(value).__name__ for value in VALUES}
    assert {kind.__name__ for kind in PUBLIC} - shown == UNLINKED
    assert not shown & UNLINKED


def test_ids_are_found() -> None:
    """A text with an id is told from one with a name, so that the test of displays can fail."""
    assert ids_in("chin-tuck (x)") == {"chin-tuck"}
    assert ids_in("Chin tuck, 3-minute, upper trapezius") == set()
    bare = copy.copy(PLAN.why(PLAN.ids[0]))
    assert ids_in(Page(bare._repr_html_()).text)


def test_what_is_remembered_is_no_part_of_a_value() -> None:
    """Two values that differ in what they remember alone are equal, and it is not compared, written, pickled or copied."""
    why = PLAN.why(PLAN.ids[0])
    assert names_from(why) is CATALOG
    other = pickle.loads(pickle.dumps(why))
    assert (other, hash(other), repr(other)) == (why, hash(why), repr(why))
    assert names_from(other) is None
    assert names_from(attrs.evolve(why, loss=0)) is None
    assert names_from(sk.loads(sk.dumps(why), sk.Why)) is None
    assert sk.dumps(other) == sk.dumps(why)
    assert names_from(pickle.loads(pickle.dumps(_refusal()))) is None
    assert names_from(linked(None, CATALOG)) is None
    assert names_from(sk.loads(sk.dumps(PLAN), sk.Plan).reasons[0]) is None
    assert names_from(sk.loads(sk.dumps(PLAN), sk.Plan).diff(PLAN)) is None


def test_rows_made_of_a_catalog_know_it() -> None:
    """Each row that a catalog makes of its values knows it, by itself and with the others."""
    for rows in (CATALOG.citations(), CATALOG.disagreements(), CATALOG.disputed_citations(), CATALOG.cues()):
        assert rows
        assert names_from(rows) is CATALOG
        assert names_from(rows[:2]) is CATALOG
        assert all(names_from(row) is CATALOG for row in rows)
