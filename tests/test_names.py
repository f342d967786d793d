"""What a typed name may have meant: named cases, and every alias of every vocabulary."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import pytest

import shoulderkit as sk
from shoulderkit import vocabulary
from shoulderkit.aliases import ALIASES, words_of
from shoulderkit.errors import Fault
from shoulderkit.model.specs import member, not_a_member
from shoulderkit.names import Hint, name_fault, plain, resolve

CATALOG = sk.bundled()
VOCABULARIES = [kind for kind in vars(vocabulary).values() if isinstance(kind, type) and issubclass(kind, StrEnum)]
VOCABULARIES.remove(StrEnum)


@pytest.mark.parametrize(
    ("kind", "word", "meant"),
    [
        (sk.Position, "sitting", "seated"),
        (sk.Position, "hands and knees", "quadruped"),
        (sk.Position, "On all fours", "quadruped"),
        (sk.Position, "SIDE_LYING", "side-lying"),
        (sk.Phase, "stretch", "mobilize"),
        (sk.Phase, "activate", "strengthen"),
        (sk.Phase, "Strengthen ", "strengthen"),
        (sk.Demand, "overhead", "overhead-arm"),
        (sk.Stance, "against", "contradicts"),
    ],
)
def test_words_of_vocabularies(kind: type[StrEnum], word: str, meant: str) -> None:
    """An alias or another form of a word leads to that word alone, and is not taken for it."""
    assert not_a_member(kind, word) == Fault(f"{word!r} is not a {kind.__name__}", near=(meant,), exact=True)


@pytest.mark.parametrize(
    ("table", "word", "meant"),
    [
        ("goals", "tense_neck", "tense-neck"),
        ("goals", "Tense neck", "tense-neck"),
        ("goals", "neck pain", "tense-neck"),
        ("goals", "my neck is tense", "tense-neck"),
        ("goals", "ROUNDED SHOULDER", "rounded-shoulders"),
        ("settings", "office", "desk"),
        ("settings", "At work", "desk"),
        ("settings", "cellar", None),
        ("settings", "at a desk", "desk"),
        ("equipment", "tennis ball", "tennis-ball"),
        ("equipment", "foam rollers", "foam-roller"),
        ("equipment", "doorframe", "door-frame"),
        ("equipment", "TRX", "suspension-trainer"),
        ("regions", "traps", "trapezius"),
        ("sources", CATALOG.sources["mission-mvmt-scalene"].title, "mission-mvmt-scalene"),
    ],
)
def test_names_of_catalogs(table: str, word: str, meant: str | None) -> None:
    """A name, an alias or another form of an id leads to that id alone; what is neither leads nowhere."""
    with pytest.raises(sk.UnknownIdError) as caught:
        getattr(CATALOG, table)[word]
    assert (caught.value.near, caught.value.exact) == ((meant,) if meant else (), meant is not None)


@pytest.mark.parametrize(
    ("name", "known", "near"),
    [
        ("foam roler", ["foam-roller"], ("foam-roller",)),
        ("foamroler", ["foam-roller"], ("foam-roller",)),
        ("roller foam", ["foam-roller"], ("foam-roller",)),
        ("down-and-back", ["down-and-back-reset"], ("down-and-back-reset",)),
        ("lat release exercise", ["lat-release"], ("lat-release",)),
        ("uper-trap", ["upper-trapezius", "lower-trapezius"], ("upper-trapezius",)),
        ("chets", ["chest"], ("chest",)),
        ("maxim_steps", ["max_steps", "include"], ("max_steps",)),
        ("sup", ["supine", "prone"], ("supine",)),
        ("supinated", ["sup"], ()),
        ("bal", ["ball", "bale", "balk", "bald"], ("bald", "bale", "balk")),
        # opposites, and words in another's place
        ("sitting", ["standing"], ()),
        ("stretch", ["strengthen"], ()),
        ("shoulder-circles-backward", ["shoulder-circles-forward"], ()),
        ("hip-internal-rotation", ["hip-external-rotation"], ()),
        ("hipinternalrotation", ["hip-external-rotation"], ()),
        ("abduction", ["adduction"], ()),
        ("aduction", ["abduction"], ("abduction",)),
        ("hipabduction", ["hip-adduction"], ()),
        ("hyperextension", ["hypoextension"], ()),
        ("unstable", ["stable"], ()),
        ("with_instructions", ["without_instructions"], ()),
        ("no-wrist-load", ["wrist-load"], ()),
        ("not-seated", ["seated"], ()),
        ("corner-stretch-high", ["corner-stretch-low"], ()),
        ("lift", ["left", "life"], ("left", "life")),
        ("arm", ["arc"], ()),
        ("balls ball", ["ball-bulls"], ("ball-bulls",)),
        ("pres", ["press"], ("press",)),
        ("mvoe-0001", ["move-0002", "move-0001"], ("move-0001",)),
        # too far
        ("move-0003", ["move-0002", "move-0001"], ()),
        ("slopes", ["sleeps"], ()),
        ("up", ["upper"], ()),
        ("wall", ["wallcorner-stretch"], ()),
        ("back", ["pain-between-the-shoulder-blades-and-back"], ()),
        ("something to lean on like a wall", ["wall"], ()),
        # nothing to go by
        ("", ["a"], ()),
        ("---", ["a", "!"], ()),
        ("x" * 101, ["x" * 100], ()),
    ],
)
def test_near_misses(name: str, known: list[str], near: tuple[str, ...]) -> None:
    """A near miss is what a typing error or an omission explains, never another word or an opposite."""
    assert resolve(name, plain(known)) == Hint(near)


def test_a_name_of_several_has_all_of_them() -> None:
    """Whatever has all the words in a name or alias comes first and whole, before near misses; side by side before apart."""
    words = {
        **{f"corner-stretch-{each}": () for each in ("low", "high", "chest-height", "classic-version")},
        "door": ("Corner pec stretches",),
        "corner-stretcher": (),
        "stretch": ("no corner stretch",),
    }
    hint = resolve("corner stretch", words)
    assert set(hint.ids[:4]) == {each for each in words if each.startswith("corner-stretch-")}
    assert hint.ids[4:] == ("door",)
    assert resolve("corner stretch", plain([f"corner-stretch-{each}" for each in "abcdefghijklm"])).ids == (
        *("corner-stretch-a", "corner-stretch-b", "corner-stretch-c"),
    )


def test_the_beginning_of_a_word_is_near_it() -> None:
    """A word cut short is near, also where its last letter looks like a plural."""
    assert resolve("pos", plain(["positions", "goal"])).ids == ("positions",)


def test_an_id_that_begins_so_comes_before_an_alias() -> None:
    """What was typed is first taken for the beginning of an id, as where a shell completes it, then for that of an alias."""
    words = {"tense-neck": ("stiff neck",), "stiff-shoulders": ("tight shoulders",), "stiff-after-travel": ()}
    assert resolve("stif", words).ids == ("stiff-shoulders", "stiff-after-travel", "tense-neck")
    assert resolve("stiff", words).ids == ("stiff-shoulders", "stiff-after-travel", "tense-neck")
    assert resolve("tens", words).ids == ("tense-neck",)
    assert resolve("tight", words).ids == ("stiff-shoulders",)


@pytest.mark.parametrize("name", [None, 3, ("a",), b"a"])
def test_what_is_no_text_has_no_hint(name: object) -> None:
    """What is not a text means no name."""
    assert resolve(name, plain(["a", "3", "none"])) == Hint()


def test_exact_forms_come_before_looser_ones() -> None:
    """Ids come before aliases, the same words before joined ones, and those before the singular."""
    words = {"ab-c": ("wall",), "a-bc": ("walls", "ball"), "wall": (), "ball-s": (), "box": ("bodies",)}
    assert resolve("AB C", words) == Hint(("ab-c",), exact=True)
    assert resolve("abc", words) == Hint(("ab-c", "a-bc"), exact=True)
    assert resolve("Wall", words) == Hint(("wall",), exact=True)
    assert resolve("Walls", words) == Hint(("a-bc",), exact=True)
    assert resolve("Balls", words) == Hint(("ball-s",), exact=True)
    assert resolve("Presses", plain(["press"])) == Hint(("press",), exact=True)
    assert resolve("Boxes", words) == Hint(("box",), exact=True)
    assert resolve("body", words) == Hint(("box",), exact=True)


def test_few_ids_are_listed() -> None:
    """Up to a dozen ids are listed where none is meant for sure; more are not, and a long name is cut."""
    few = plain(["one", "two"])
    many = plain([f"id-{number}" for number in range(13)])
    assert str(name_fault("no", "three", few)) == "no (one, two)"
    assert str(name_fault("no", "tow", few)) == "no (one, two)"
    assert str(name_fault("no", "ONE", few, "at")) == "at: no (write 'one')"
    assert str(name_fault("no", "three", many)) == "no"
    with pytest.raises(sk.UnknownIdError, match=r"no goal has the id 'x{79}… \(between-shoulder-blades, "):
        CATALOG.goals["x" * 1000]


@pytest.mark.parametrize("kind", VOCABULARIES, ids=lambda kind: kind.__name__)
def test_every_alias_leads_to_its_word(kind: type[StrEnum]) -> None:
    """Each alias belongs to one word of its vocabulary, is no word itself, and leads to its word alone."""
    words = words_of(kind)
    assert list(words) == [word.value for word in kind]
    for word, aliases in words.items():
        for alias in aliases:
            assert resolve(alias, words) == Hint((word,), exact=True)
            assert member(kind, resolve(alias, words).ids[0]) is kind(word)


def test_what_callers_name_has_aliases() -> None:
    """All members of the vocabularies that callers and data name have aliases; those of answers need none."""
    assert set(VOCABULARIES) - set(ALIASES) == {
        sk.OutReason,
        sk.MissingReason,
        sk.TimeLeftReason,
        sk.ConstraintKind,
        sk.FactKind,
    }
    for kind, aliases in ALIASES.items():
        assert set(aliases) == set(kind)


@pytest.mark.parametrize("table", ["regions", "equipment", "settings", "goals", "exercises"])
def test_bundled_aliases_are_not_ambiguous(table: str) -> None:
    """No two values of a bundled table share a name or an alias."""
    rows: dict[str, Any] = getattr(CATALOG, table)
    for name, row in rows.items():
        for word in (row.name, *row.aliases):
            with pytest.raises(sk.UnknownIdError) as caught:
                getattr(CATALOG, table)[f" {word}"]
            assert caught.value.near == (name,)
