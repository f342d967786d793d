"""Whole texts, as approved: every kind of value has one, and a change of wording shows in its file."""

from __future__ import annotations

import pytest

from approval import approved, approved_names
from explainer_cases import well_formed
from shoulderkit.explainer.explain import _LINES
from text_cases import ONE_OF_EACH, TEXTS


@pytest.mark.parametrize("name", TEXTS)
def test_text_is_the_approved_one(name):
    """A value is told in the words that were approved, all of them and no others."""
    text = TEXTS[name]()

    assert text == approved(name, text)
    assert well_formed(text)


def test_each_kind_has_one_approved_text():
    """Of each kind that there are words for, one value has a text to approve, and no kind is there twice."""
    assert sorted(type(value).__name__ for value in ONE_OF_EACH.values()) == sorted(kind.__name__ for kind in _LINES)
    assert set(ONE_OF_EACH) <= set(TEXTS)


def test_no_approved_text_is_missing_or_unused():
    """The approved files are those of the texts, and no other."""
    assert approved_names() == set(TEXTS)
