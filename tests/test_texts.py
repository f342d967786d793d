"""The rule for texts: what is refused, what an importer repairs, and what makes any text safe to show."""

from __future__ import annotations

import json
import sys

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import shoulderkit as sk
from display_cases import is_refused
from importer_cases import record
from shoulderkit import texts
from shoulderkit.importers.free_exercise_db import loads_free_exercise_db
from shoulderkit.importers.imported import NoteKind
from shoulderkit.testing.random import SeededSource

EVERY = "".join(map(chr, range(sys.maxunicode + 1)))
REFUSED = "".join(filter(is_refused, EVERY))
ANY = st.text(st.characters() | st.sampled_from(REFUSED))


def test_the_rule_is_about_properties_of_characters():
    """What is refused are control characters, separators of lines, what turns the direction, surrogates, noncharacters."""
    assert len(REFUSED) == 65 + 2 + 9 + 2048 + 66
    assert "".join(letter for letter in EVERY if texts.refused_in(letter)) == REFUSED


@pytest.mark.parametrize("text", ["שלום\u200f (a)", "می\u200cخواهم", "🧘\u200d♀️", "soft\xadhyphen", "no\xa0break"])
def test_other_scripts_are_whole(text):
    """Marks of direction, joiners, soft hyphens and spaces that do not break are texts like any other, and stay."""
    assert sk.Equipment(id="a", name=text).name == text
    assert texts.neutral(text) == text


@given(ANY)
def test_neutral_texts_keep_the_rule(text):
    """What is safe to show keeps the rule, is the text itself where that keeps it, and has every other character."""
    for made in (texts.neutral(text), texts.on_one_line(text), texts.without_refused(text)):
        assert not any(map(is_refused, made))
    assert texts.neutral(text) == "".join(repr(each)[1:-1] if is_refused(each) else each for each in text)
    assert texts.neutral_lines(text).split("\n") == [texts.neutral(line) for line in text.split("\n")]
    kept = [each for each in text if not is_refused(each) and not each.isspace()]
    assert [each for each in texts.without_refused(text) if not each.isspace()] == kept


@given(ANY)
def test_json_is_safe_to_show_and_says_the_same(text):
    """JSON has none of it either, and says the same; only half a surrogate pair, which nothing reads, becomes a sign."""
    for indent in (None, 2):
        made = texts.in_json(json.dumps([text], ensure_ascii=False, indent=indent))
        assert not any(map(is_refused, made.replace("\n", "")))
        whole = "".join("\ufffd" if "\ud800" <= each <= "\udfff" else each for each in text)
        assert json.loads(made) == [whole]


@given(ANY)
def test_values_and_readers_refuse_the_same(text):
    """A value made in Python and one that is read refuse the same texts, and say which character it is."""
    try:
        made = sk.Equipment(id="a", name=text)
    except sk.InvalidValueError as error:
        assert texts.refused_in(text) or text != text.strip() or not text
        with pytest.raises(sk.DataError) as caught:
            sk.loads(json.dumps({"id": "a", "name": text}), sk.Equipment)
        if not any("\ud800" <= each <= "\udfff" for each in text):
            assert caught.value.faults == error.faults
            assert not texts.refused_in(text) or f"has {texts.refused_in(text)}" in error.faults[0].message
    else:
        assert texts.refused_in(text) is None
        assert sk.loads(sk.dumps(made), sk.Equipment) == made


def test_strategies_draw_texts_that_keep_the_rule():
    """The texts that the strategies choose from keep the rule, so that a value can be made of each."""
    drawn = {SeededSource(seed).text() for seed in range(200)}
    assert len(drawn) > 5
    assert not [text for text in drawn if texts.refused_in(text)]


def test_names_of_a_request_keep_the_rule():
    """A name in a request may be of anything, but is one line, too: those of the past are shown as they are."""
    with pytest.raises(sk.RequestError) as caught:
        sk.Request(minutes=3, goal="tense-neck\x1b[2J", done_recently=("old\nmove",))
    assert [(fault.path, "U+00" in fault.message) for fault in caught.value.faults] == [
        ("goal", True),
        ("done_recently[0]", True),
    ]


def test_an_address_keeps_the_rule():
    """An address has none of it either."""
    source = sk.Source(id="a", title="A", kind="dataset", url="https://example.org")
    with pytest.raises(sk.InvalidValueError, match=r"url: .* has U\+202E"):
        attrs.evolve(source, url="https://example.org/\u202egpj.exe")


def test_an_importer_repairs_and_says_so():
    """An importer takes out what no text may have, makes blanks of white space, and notes both with what was taken."""
    given = record(name="A\x1b]0;x\x07 b\u202e", instructions=["Sit\u2028down.\x9b", "\x00", "Up."])
    imported = loads_free_exercise_db(json.dumps([given]))
    (exercise,) = imported.catalog.exercises.values()

    assert exercise.name == "A]0;x b"
    assert [each.text for each in exercise.instructions] == ["Sit down.", "Up."]
    assert [(note.field, note.text) for note in imported.notes if note.kind is NoteKind.REPAIR] == [
        ("name", "U+001B, U+0007, U+202E taken out: no text may have that"),
        ("instructions", "U+009B taken out of instruction 1: no text may have that"),
        ("instructions", "white space of instruction 1 normalized"),
        ("instructions", "instruction 2 is blank and was dropped"),
    ]


def test_an_importer_refuses_a_name_of_nothing_else():
    """A record whose name has nothing but what no text may have is a fault, as a blank one is."""
    with pytest.raises(sk.DataError) as caught:
        loads_free_exercise_db(json.dumps([record(name="\x1b\x07")]))
    assert [fault.path for fault in caught.value.faults] == [f"{record()['id']}.name"]


@pytest.mark.parametrize("name", ["con", "prn", "aux", "nul", "com1", "lpt9"])
def test_an_id_can_be_the_name_of_a_file(name):
    """An id is none that some file system cannot store: no name of a device on Windows, and at most 200 characters."""
    with pytest.raises(sk.InvalidValueError, match=r"id: .* device on Windows"):
        sk.Equipment(id=name, name="A")
    assert sk.Equipment(id=f"{name}-a", name="A")
    assert sk.Equipment(id="a" * 200, name="A")
    with pytest.raises(sk.InvalidValueError, match="longer than 200 characters"):
        sk.Equipment(id="a" * 201, name="A")
