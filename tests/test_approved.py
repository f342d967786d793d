"""Approved texts: every kind of value has one, and a change of wording shows in its file."""

from __future__ import annotations

import pytest

from approval import approved, approved_names
from explainer_cases import well_formed
from shoulderkit.explainer.explain import _LINES
from text_cases import ONE_OF_EACH, TEXTS


@pytest.mark.parametrize("name", TEXTS)
def test_text_is_the_approved_one(name):
    """The explanation of a value is exactly the approved text."""
    text = TEXTS[name]()

    assert text == approved(name, text)
    assert well_formed(text, 120 if name.endswith("-wide") else 40 if name.endswith("-narrow") else 80)


def test_each_kind_has_one_approved_text():
    """Each kind that the explainer knows has exactly one value with an approved text, and so have tuples."""
    kinds = sorted(kind.__name__ for kind in (*_LINES, tuple))
    assert sorted(type(value).__name__ for value in ONE_OF_EACH.values()) == kinds
    assert set(ONE_OF_EACH) <= set(TEXTS)


def test_no_approved_text_is_missing_or_unused():
    """The approved files are those of the texts, and no other."""
    assert approved_names() == set(TEXTS)
