"""The planner's answers are unchanged: see tests/golden/README.md."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import settings

from golden_cases import CATALOGS, CHUNK, FOLDER, SUITES, answer, catalog_of, requests_of, stored
from golden_form import first_difference
from golden_write import catalog_text

#: The last cases of each suite, those that were written, are enough where the laws are tried on few examples, too:
#: `everywhere` answers the others, of the large suite a fifth on each Python.
_CHUNKS = [
    (suite, start)
    for suite in SUITES
    for start in range(0, len(requests_of(suite)), CHUNK)
    if start + CHUNK >= len(requests_of(suite)) or settings().max_examples >= 100
]
_kept = cache(stored)


@pytest.mark.parametrize(("suite", "start"), _CHUNKS)
def test_answers_are_as_they_were(suite, start):
    """Each case has the stored answer, values and sentences alike."""
    for number in range(len(requests_of(suite)))[start : start + CHUNK]:
        for part, got in zip(("answers", "words"), answer(suite, number), strict=True):
            found = first_difference(_kept(f"{suite}/{part}")[number], got)
            if found:
                path, expected, other = found
                message = f"{suite}/{part}.json, case {number}, {path}:\n  expected {expected!r}\n  got      {other!r}"
                pytest.fail(message, pytrace=False)


@pytest.mark.parametrize("suite", SUITES)
def test_each_request_has_its_answer(suite):
    """A suite has as many answers as requests."""
    counts = {part: len(_kept(f"{suite}/{part}")) for part in ("answers", "words")}
    assert counts == dict.fromkeys(counts, len(requests_of(suite)))


@pytest.mark.parametrize("name", CATALOGS)
def test_catalogs_are_in_their_form(name):
    """A stored catalog is in the form in which it is written."""
    text = (FOLDER / f"catalogs/{name}.json").read_text(encoding="utf-8")
    assert catalog_text(catalog_of(name)) == text, f"{name}: python tests/golden_write.py"


@pytest.mark.parametrize(
    ("expected", "got", "found"),
    [
        ({"a": [1, {"b": 2}]}, {"a": [1, {"b": 2}]}, None),
        ({"a": [1, {"b": 2}]}, {"a": [1, {"b": 3}]}, ("$.a[1].b", 2, 3)),
        ({"a": [1]}, {"a": [1, 2]}, ("$.a[1]", "nothing", 2)),
        ({"a": 1, "b": 2}, {"a": 1}, ("$.b", 2, "nothing")),
        ({"a": 1}, {"a": 1, "c": 2}, ("$.c", "nothing", 2)),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, ("$, the order of keys", ["a", "b"], ["b", "a"])),
        (1, True, ("$", 1, True)),
    ],
)
def test_the_first_difference_is_named(expected, got, found):
    """A difference of value, length, key, order of keys or type is found and named by its path."""
    assert first_difference(expected, got) == found
