"""Every citation of a catalog with its place, its cues, and where its sources disagree."""

from __future__ import annotations

import pickle

import attrs
import pytest

import made
import shoulderkit as sk
from law_cases import values_in
from shoulderkit.model import Citation, Claim

BUNDLED = sk.bundled()
TABLES = ("exercises", "routines", "goals", "rules", "warnings")


def against(source: str = "a-page", **more: str) -> Citation:
    """Return a citation that contradicts."""
    return Citation(source=source, stance=sk.Stance.CONTRADICTS, **more)


def with_exercise(**changes: object) -> sk.Catalog:
    """Return a catalog with an exercise that is rich but for these fields, and two more sources."""
    more = [made.source(id="b-page", title="B"), made.source(id="c-page", title="C", read="abstract")]
    return sk.Catalog(exercises=[made.rich_exercise(**changes)], sources=more, base=made.catalog())


def disputed(catalog: sk.Catalog, name: str = "pull") -> dict[str, sk.Disagreement]:
    """Return the disagreements about a value, by their field or what they are about."""
    return {each.field or each.about: each for each in catalog.disagreements() if each.id == name}


def test_every_citation_is_there() -> None:
    """Each citation and each source that a text, a target or a weight names is there once, and nothing else."""
    count = 0
    for table in TABLES:
        for value in getattr(BUNDLED, table).values():
            own = attrs.evolve(value, steps=value.steps[:1]) if table == "routines" else value
            parts = [part for part in values_in(own) if table != "routines" or isinstance(part, Citation)]
            inside = [*own.citations] if table == "routines" else parts
            count += sum(isinstance(part, Citation) for part in inside)
            count += sum(len(getattr(part, "sources", ())) for part in inside)
    found = BUNDLED.citations()
    assert len(found) == count > 2000
    assert len({(each.table, each.id, each.path, each.source) for each in found}) == count


def test_citations_lead_to_their_places() -> None:
    """The path of a citation leads to what cites, and the rest of it is what is cited there."""
    for placed in with_exercise().citations():
        held = getattr(with_exercise(), placed.table)[placed.id]
        for name in placed.path.replace("]", "").split("."):
            field, _, place = name.partition("[")
            held = getattr(held, field)[int(place)]
        if isinstance(held, Citation):
            same = (held.source, held.field, held.stance, held.note)
            assert (placed.source, placed.field, placed.stance, placed.note) == same
        else:
            assert placed.source in held.sources
            assert (placed.stance, placed.note) == ("supports", None)
            assert placed.text == getattr(held, "text", None)
            assert placed.field == (f"targets.{held.region}" if isinstance(held, sk.Target) else None)


def test_citations_say_how_their_source_was_read() -> None:
    """A citation has what was read of its source, and the sentence that it is about, of a weight its reason."""
    weight = sk.Weight("release", "chest", 1, why="It is short.", sources=("c-page",))
    catalog = with_exercise().replace(goals=[made.goal(weights=(weight,))])
    told = {(each.id, each.source): each for each in catalog.citations()}
    assert told["stiff-chest", "c-page"].text == "It is short."
    assert told["stiff-chest", "c-page"].read is sk.ReadAs.ABSTRACT
    assert told["stiff-chest", "a-page"].read is None
    assert told["pain", "a-page"].text == "Stop at pain."


def test_both_sides_of_a_claim() -> None:
    """A claim that is contradicted has its supports, its contradictions and its sentence; others are not there."""
    claims = (
        Claim(text="It pulls.", kind="benefit", citations=(Citation(source="a-page"), against("b-page", note="No."))),
        Claim(text="It helps.", kind="benefit", citations=(Citation(source="a-page"),)),
    )
    [found] = with_exercise(claims=claims).disagreements()
    assert (found.table, found.id, found.about, found.field, found.text) == (
        "exercises",
        "pull",
        "claim",
        None,
        "It pulls.",
    )
    assert found.supports == claims[0].citations[:1]
    assert found.contradicts == claims[0].citations[1:]
    assert repr(found) == "<Disagreement exercises.pull claim: 1 for, 1 against>"


@pytest.mark.parametrize(
    ("field", "about", "supports"),
    [
        ("dose", "dose", ["b-page"]),
        ("dose.high_s", "dose", ["b-page"]),
        ("dose.low_s", "dose", []),
        ("dose.rest_s", "dose", []),
        ("setups.position", "position", []),
        ("targets.chest", "targets", ["a-page"]),
        ("targets.pectoralis-minor", "targets", []),
        ("instructions", "instructions", ["a-page"]),
        ("sides", "sides", []),
        (None, "exercise", ["c-page"]),
    ],
)
def test_both_sides_of_a_field(field: str | None, about: str, supports: list[str]) -> None:
    """A field that is contradicted has what supports it, its parts or what it is a part of, and the sources of its texts."""
    own = (Citation(source="b-page", field="dose.high_s"), Citation(source="c-page"), against("b-page", field=field))
    found = disputed(with_exercise(claims=(), citations=own))
    assert list(found) == [field or "exercise"]
    [only] = found.values()
    assert only.about == about
    assert [citation.source for citation in only.supports] == supports
    assert only.contradicts == own[2:]


def test_a_source_is_named_once() -> None:
    """A source that supports a field and is named by its texts stands there once; fields stand apart."""
    own = (
        Citation(source="a-page", field="instructions"),
        against("b-page", field="instructions"),
        against("c-page", field="instructions"),
        against("c-page", field="sides"),
    )
    found = disputed(with_exercise(claims=(), citations=own))
    assert list(found) == ["instructions", "sides"]
    assert [citation.source for citation in found["instructions"].supports] == ["a-page"]
    assert [citation.source for citation in found["instructions"].contradicts] == ["b-page", "c-page"]


def test_both_sides_of_whole_values() -> None:
    """A goal, a warning, a rule of order and one of membership are there when something contradicts them, with disputes."""
    dispute = Claim(text="Any order will do.", kind="benefit", citations=(Citation(source="b-page"),))
    order = made.rule(citations=(Citation(source="a-page"),), disputes=(dispute,))
    once = made.rule(id="once", kinds=["one-of"], exercises=[["press", "pull"]], citations=(against("c-page"),))
    pain = sk.SafetyWarning(id="pain", text="Stop at pain.", citations=(Citation(source="a-page"), against("b-page")))
    goal = made.goal(citations=(Citation(source="a-page"), against("c-page")))
    catalog = sk.Catalog(rules=[order, once], goals=[goal], warnings=[pain], base=with_exercise(claims=()))
    found = {each.id: each for each in catalog.disagreements()}
    assert {name: each.about for name, each in found.items()} == {
        "stiff-chest": "goal",
        "once": "rule",
        "press-before-pull": "order",
        "pain": "warning",
    }
    assert found["press-before-pull"].contradicts == dispute.citations
    assert found["press-before-pull"].disputes == ("Any order will do.",)
    assert found["once"].supports == ()
    assert found["pain"].text == "Stop at pain."
    assert found["stiff-chest"].text is None
    [placed] = [each for each in catalog.citations() if each.path.startswith("disputes")]
    assert (placed.text, placed.source) == (order.sentence, "b-page")


def test_nothing_is_disputed_where_nothing_contradicts() -> None:
    """A catalog without contradictions has no disagreement."""
    assert not with_exercise(claims=()).disagreements()
    assert not sk.Catalog().disagreements()
    assert not sk.Catalog().citations()


def test_every_contradiction_is_a_disagreement() -> None:
    """Each citation that contradicts, and each of a dispute, is in one disagreement of the bundled data."""
    told = [
        (each.table, each.id, citation.source, citation.note)
        for each in BUNDLED.disagreements()
        for citation in each.contradicts
    ]
    placed = [
        (each.table, each.id, each.source, each.note)
        for each in BUNDLED.citations()
        if each.stance == "contradicts" or each.path.startswith("disputes")
    ]
    assert sorted(map(str, told)) == sorted(map(str, placed))
    assert len(told) > 100


def test_cues_have_their_exercises() -> None:
    """Every cue is there, with its exercise and its number."""
    cues = with_exercise().cues()
    assert [(cue.exercise, cue.number, cue.kind) for cue in cues] == [("pull", 1, sk.CueKind.ACTION)]
    for placed in BUNDLED.cues():
        assert BUNDLED.exercises[placed.exercise].cues[placed.number - 1] is placed.cue
    assert len(BUNDLED.cues()) == sum(len(exercise.cues) for exercise in BUNDLED.exercises.values())


def test_values_survive_json_and_pickles() -> None:
    """A citation, a cue and a disagreement come back from JSON and pickles, rows from pickles; rows are not written as JSON."""
    catalog = with_exercise()
    for rows in (catalog.citations(), catalog.cues(), catalog.disagreements(), catalog.disputed_citations()):
        for value in rows:
            assert sk.loads(sk.dumps(value), type(value)) == value
        assert pickle.loads(pickle.dumps(rows)) == rows
        with pytest.raises(sk.InvalidValueError, match="write its records"):
            sk.dumps(rows)


def test_values_show_themselves_on_one_line() -> None:
    """A citation and a cue with their places show where they are."""
    catalog = with_exercise()
    assert repr(catalog.citations()[0]) == "<PlacedCitation exercises.pull citations[0]: a-page, supports>"
    assert repr(catalog.cues()[0]) == "<PlacedCue pull 1: action>"
    side = {"stance": "supports", "source": "s", "title": "S", "kind": "trial"}
    disputed = sk.DisputedCitation(table="goals", id="g", about="goal", **side)
    assert repr(disputed) == "<DisputedCitation goals.g goal: s, supports>"
