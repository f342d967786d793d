"""Hostile values in every field of a catalog: other types, ids of nothing, and texts with what steers or marks up."""

from __future__ import annotations

import json

import pytest

import shoulderkit as sk
from hostile_fields import ALLOWED, OTHERS, PLAIN, REFUSED, Place, places
from shoulderkit.texts import fault_of

PLACES = places()
IDS = [f"{place.of.__name__}-{place.name}" for place in PLACES]


def _at(place: Place, found: list[str]) -> bool:
    return any(path == place.path or path.startswith((f"{place.path}[", f"{place.path}.")) for path in found)


def _is_text(place: Place) -> bool:
    return place.spec.item.why is fault_of and place.spec.item.wants.startswith("text")


def test_the_catalog_is_valid_and_has_most_fields():
    """The catalog that is made wrong is valid as it is, and has fields of each of its classes."""
    assert sk.loads(json.dumps(PLAIN), sk.Catalog)
    assert len(PLACES) > 90
    assert len({place.of for place in PLACES}) > 20


@pytest.mark.parametrize("place", PLACES, ids=IDS)
def test_another_type_is_a_fault_of_its_field(place):
    """A value of another JSON type is a fault at the field that has it."""
    for value in OTHERS[type(place.given)]:
        assert _at(place, place.faults_with(value)), (place.path, value)


def test_an_id_of_nothing_is_a_fault_of_its_field():
    """A reference to what is not there is a fault at the field that has it: of each kind of reference."""
    seen = 0
    for place in PLACES:
        if place.spec.item.points_to is None or place.spec.item.kinds or not place.spec.item.known:
            continue
        wrong = "no-such-id"
        given = place.given
        value = wrong if isinstance(given, str) else [[wrong] if isinstance(given[0], list) else wrong]
        assert _at(place, place.faults_with(value)), place.path
        seen += 1
    assert seen >= 15


@pytest.mark.untraced
def test_texts_that_steer_are_refused_in_every_field():
    """What would steer a terminal or pass for another line is a fault at the field that has it, whichever text that is."""
    seen = 0
    for place in PLACES:
        if isinstance(place.given, str) or _is_text(place):
            for text in REFUSED:
                value = text if isinstance(place.given, str) else [text]
                assert _at(place, place.faults_with(value)), (place.path, text)
            seen += 1
    assert seen > 40


def test_texts_that_mark_up_are_texts_in_every_field():
    """What would be markup, a formula or a header elsewhere is a text like any other, and comes back as it was."""
    seen = 0
    for place in filter(_is_text, PLACES):
        if place.spec.item.names_fields is None:
            for text in ALLOWED:
                assert place.faults_with(text if isinstance(place.given, str) else [text]) == [], (place.path, text)
            seen += 1
    assert seen > 20
