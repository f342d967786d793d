"""The search of a catalog: what it finds, in which order, and what it refuses."""

from __future__ import annotations

import attrs
import pytest

import made
import shoulderkit as sk

BUNDLED = sk.bundled()


def ids(found: sk.Rows[sk.Exercise]) -> list[str]:
    """Return the ids of what was found, in order."""
    return [exercise.id for exercise in found]


def texts() -> sk.Catalog:
    """Return a catalog whose exercises have one word in different places."""
    cue = sk.Cue(kind=sk.CueKind.ACTION, text="Draw a circle.", short="Circle")
    claim = sk.Claim(text="Circles warm up.", kind="benefit", citations=[sk.Citation(source="a-page")])
    do = sk.Instruction(text="Make circles.")
    exercises = [
        made.exercise(id="a", name="Claimed", claims=(claim,)),
        made.exercise(id="b", name="Told", instructions=(do,)),
        made.exercise(id="c", name="Cued", cues=(cue,)),
        made.exercise(id="d", name="Summed up", summary="A circle."),
        made.exercise(id="e", name="Called otherwise", aliases=("Arm Circles",)),
        made.exercise(id="f", name="Encircled and circled"),
        made.exercise(id="g", name="Çirclès of the arm"),
        made.exercise(id="h", name="None"),
    ]
    return sk.Catalog(exercises=exercises, base=made.catalog())


@pytest.mark.parametrize("text", ["circle", "CIRCLES", "Çircle", " circles, "])
def test_what_is_found_is_ranked_by_place(text: str) -> None:
    """Names come first, whole words before beginnings; then aliases, summaries, cues, instructions and claims."""
    assert ids(texts().find(text)) == ["g", "f", "e", "d", "c", "b", "a"]


def test_all_words_are_in_one_text() -> None:
    """Every word has to be in the same name, alias or line, in any order."""
    assert ids(texts().find("arm circle")) == ["g", "e"]
    assert ids(texts().find("circle arm told")) == []


def test_the_beginning_of_a_word_is_enough() -> None:
    """A word is found by its beginning, and never in its middle."""
    assert ids(texts().find("circ")) == ["f", "g", "e", "d", "c", "b", "a"]
    assert ids(texts().find("ircle")) == []


def test_equal_places_are_in_the_order_of_ids() -> None:
    """What is found in the same place, and all that is found without a text, is in the order of the ids."""
    cued = [made.exercise(id=name, name="Same") for name in "cab"]
    assert ids(sk.Catalog(exercises=cued, base=made.catalog()).find("same")) == ["a", "b", "c"]
    assert ids(BUNDLED.find()) == list(BUNDLED.exercises)


def test_parts_and_aliases_of_regions() -> None:
    """A region is found with its parts, by any of its names; what must stay quiet is found only by that role."""
    by_id = BUNDLED.find(region="trapezius")
    assert by_id == BUNDLED.find(region="Traps") == BUNDLED.find(region=("trapezius",))
    assert set(ids(BUNDLED.find(region="upper-trapezius"))) < set(ids(by_id))
    quiet = BUNDLED.find(region="neck", role="relaxed")
    parts = BUNDLED.descendants("neck")
    assert quiet
    for exercise in quiet:
        assert any(target.role is sk.Role.QUIET and target.region in parts for target in exercise.targets)
    assert {*ids(quiet)} - {*ids(BUNDLED.find(region="neck"))}
    assert {*ids(BUNDLED.find(role=("quiet", "primary"), region="neck"))} > {*ids(quiet)}
    assert {*ids(BUNDLED.find(role="quiet"))} >= {*ids(quiet)}


def test_substitutes_count() -> None:
    """A thing finds the setups that need it, or something that it is a substitute for."""
    assert "tennis-ball" in BUNDLED.equipment["massage-ball"].substitutes
    found = BUNDLED.find(equipment="Tennis ball")
    assert any("massage-ball" in setup.equipment for exercise in found for setup in exercise.setups)
    assert {*ids(BUNDLED.find(available="tennis-ball"))} >= {*ids(BUNDLED.find(without_equipment=True))}


def test_conditions_hold_of_one_setup() -> None:
    """What is said of setups holds of one of them: with a ball while standing is not with a ball, and standing."""
    setups = (
        sk.Setup(position="standing", setup_s=5),
        sk.Setup(position="supine", equipment=("ball",), setup_s=5),
    )
    catalog = sk.Catalog(exercises=[made.exercise(id="a", setups=setups)], base=made.catalog())
    assert "a" in ids(catalog.find(position="standing"))
    assert "a" in ids(catalog.find(equipment="ball"))
    assert "a" not in ids(catalog.find(position="standing", equipment="ball"))
    assert "a" not in ids(catalog.find(equipment="ball", avoid="supine"))
    assert "a" not in ids(catalog.find(position="supine", without_equipment=True))


def test_any_position_is_every_position() -> None:
    """A setup of any position is found by each, and `any` asks for none in particular."""
    setup = sk.Setup(position="any", setup_s=0)
    catalog = sk.Catalog(exercises=[made.exercise(id="a", setups=(setup,))], base=made.catalog())
    assert all("a" in ids(catalog.find(position=position)) for position in sk.Position)
    assert "a" not in ids(catalog.find(position="supine", avoid="supine"))
    assert catalog.find(position="anywhere") == catalog.find()


def test_sides_phases_and_goals() -> None:
    """Words of the vocabularies and goals are taken in other forms, alone or several."""
    assert BUNDLED.find(phase="stretch") == BUNDLED.find(phase=sk.Phase.MOBILIZE) == BUNDLED.find(phase=["mobilize"])
    both = BUNDLED.find(phase=("stretch", "release"))
    assert {exercise.phase for exercise in both} == {sk.Phase.MOBILIZE, sk.Phase.RELEASE}
    assert BUNDLED.find(sides="alternate") == BUNDLED.find(sides=sk.Sides.ALTERNATING)
    assert BUNDLED.find(goal="neck pain") == BUNDLED.find(goal="tense-neck")


def test_all_faults_at_once() -> None:
    """Every argument that is wrong is named, with what it may have meant."""
    with pytest.raises(sk.InvalidValueError) as caught:
        BUNDLED.find(
            " - ",
            region="nekc",
            phase="strech",
            sides=3,  # type: ignore[arg-type]
            goal=["tense-neck", "no-such-goal"],
            equipment=["foam roler"],
            available=7,  # type: ignore[arg-type]
            without_equipment=1,  # type: ignore[arg-type]
            position=[None],  # type: ignore[list-item]
            avoid="flor",
            role="main part",
        )
    faults = {fault.path: fault.near for fault in caught.value.faults}
    assert faults == {
        "text": (),
        "region": ("neck", "neck-flexors"),
        "equipment[0]": ("foam-roller",),
        "goal[1]": (),
        "without_equipment": (),
        "available": (),
        "position[0]": (),
        "role": ("primary",),
        "phase": ("mobilize",),
        "sides": (),
        "avoid": ("floor",),
    }
    assert caught.value.what == "Catalog.find"


@pytest.mark.parametrize("more", [{"equipment": "chair"}, {"available": ()}])
def test_without_equipment_excludes_equipment(more: dict[str, object]) -> None:
    """Equipment cannot be named where none is to be needed."""
    with pytest.raises(sk.InvalidValueError, match="equipment is named as well"):
        BUNDLED.find(without_equipment=True, **more)  # type: ignore[arg-type]


def test_a_text_is_a_text() -> None:
    """What is no text cannot be searched for."""
    with pytest.raises(sk.InvalidValueError, match="5 has no word"):
        BUNDLED.find(5)  # type: ignore[arg-type]


def test_rows_are_a_sequence_of_values() -> None:
    """Rows have a length, places, slices and an order; equal ones compare and hash equal; two kinds never do."""
    found = BUNDLED.find(phase="release")
    first, *others = found
    assert found[0] is first
    assert found[-1] is others[-1]
    assert list(found[1:]) == others
    assert found[1:].kind is sk.Exercise
    assert len(found) == len(others) + 1
    assert first in found
    assert found == BUNDLED.find(phase="release")
    assert hash(found) == hash(BUNDLED.find(phase="release"))
    assert sk.Rows(sk.Goal) != sk.Rows(sk.Rule)
    assert not sk.Rows(sk.Goal)
    with pytest.raises(IndexError):
        found[len(found)]


def test_rows_are_frozen() -> None:
    """Rows do not change."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        BUNDLED.find().kind = sk.Goal  # type: ignore[misc, assignment]


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        (BUNDLED.find("lat release")[:1], "<Rows of 1 exercise>"),
        (BUNDLED.rules.rows, "<Rows of 11 rules>"),
        (sk.Rows(sk.Equipment), "<Rows of 0 equipment>"),
        (BUNDLED.cues()[:2], "<Rows of 2 cues>"),
        (BUNDLED.disagreements()[:1], "<Rows of 1 disagreement>"),
    ],
)
def test_rows_say_what_they_hold(rows: sk.Rows[object], shown: str) -> None:
    """Rows show how many values of what they hold."""
    assert repr(rows) == shown
