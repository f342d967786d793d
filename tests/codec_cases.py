"""What the tests of JSON share: a text with faults, and a valid text to change."""

from __future__ import annotations

import json
from typing import Any

import pytest

from shoulderkit.errors import DataError, Fault
from shoulderkit.reading import loads


def faults_of(text: str | bytes, kind: Any, **options: Any) -> tuple[Fault, ...]:
    with pytest.raises(DataError) as caught:
        loads(text, kind, **options)
    return caught.value.faults


def strict(**changes: Any) -> str:
    """Return a region in JSON with some keys changed."""
    return json.dumps({"id": "a", "name": "A", "kind": "area", "body_side": "back"} | changes)
