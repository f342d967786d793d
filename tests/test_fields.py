"""Every field of every public value is judged when the value is made."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

import made
import shoulderkit as sk
from shoulderkit.catalog.references import KINDS
from shoulderkit.errors import FaultyError
from shoulderkit.model.checks import Value
from text_cases import ONE_OF_EACH

CATALOG = made.catalog()
IN_TABLES = (value for name in KINDS for value in getattr(CATALOG, name).values())
FAILURE = sk.Failure(ONE_OF_EACH["request"], ONE_OF_EACH["refusal"])
#: One of each public class, by the class.
VALUES = {type(value): value for value in (*ONE_OF_EACH.values(), *made.one_of_each(), *IN_TABLES, FAILURE)}
FIELDS = [
    pytest.param(value, field.alias, id=f"{kind.__name__}-{field.name}")
    for kind, value in VALUES.items()
    if isinstance(value, Value)
    for field in attrs.fields(kind)
    if field.init
]


class Thing:
    """What is a value of no field."""


@pytest.mark.parametrize(("value", "name"), FIELDS)
def test_what_is_no_value_of_a_field_is_its_fault(value: Any, name: str) -> None:
    """A thing of a foreign class is a fault at the field that gets it, of each field of each public value."""
    with pytest.raises(FaultyError) as caught:
        attrs.evolve(value, **{name: Thing()})
    assert name in {fault.path.partition("[")[0] for fault in caught.value.faults}


def test_all_public_values_have_their_fields_judged():
    """Nothing is left out: there is one of each public class that is a value."""
    public = [getattr(sk, name) for name in sk.__all__]
    kinds = {kind for kind in public if isinstance(kind, type) and issubclass(kind, Value)}
    assert len(kinds) > 50
    assert kinds - VALUES.keys() - {Value} == set()
