"""A stopwatch."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")


def timed(call: Callable[..., T], *arguments: object) -> tuple[T, float]:
    """What a call gives, and the milliseconds it took."""
    start = perf_counter()
    result = call(*arguments)
    return result, (perf_counter() - start) * 1000


def tell(text: str) -> None:
    """Say how far it is, apart from the table."""
    print(text, file=sys.stderr, flush=True)
