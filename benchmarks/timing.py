"""A stopwatch."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")


def timed(call: Callable[..., T], *arguments: object) -> tuple[T, float]:
    """Return the result of a call, and its time in milliseconds."""
    start = perf_counter()
    result = call(*arguments)
    return result, (perf_counter() - start) * 1000


def tell(text: str) -> None:
    """Print the progress, apart from the table."""
    print(text, file=sys.stderr, flush=True)
