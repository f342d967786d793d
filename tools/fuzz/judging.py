"""What must hold of any input: a result or an error of the package, in little time and memory."""

from __future__ import annotations

import resource
import sys
import time
from typing import TYPE_CHECKING, Any

import shoulderkit as sk

if TYPE_CHECKING:
    from collections.abc import Callable

#: The most seconds of the processor and bytes of memory that an input of at most 100 kB may take.
MOST_S = 2.0
#: The same where plans are written: what a plan lacks is tried, addition by addition, by dozens of searches.
MOST_PLANNING_S = 20.0
MOST_MEMORY = 512 * 2**20
LONGEST = 100_000
#: The most characters of a fault's message: it quotes little of what was wrong.
MOST_MESSAGE = 1000


class Finding(Exception):  # noqa: N818 (it is what fuzzing looks for)
    """Something is not as promised."""


def claim(holds: object, what: str) -> None:
    """Raise a finding where something does not hold.

    Raises:
        Finding: *holds* is false.
    """
    if not holds:
        raise Finding(what)


def survives(value: Any, kind: Any) -> None:
    """Check that a value is the same after it was written and read.

    Raises:
        Finding: it is another one.
    """
    claim(sk.loads(sk.dumps(value), kind) == value, f"{type(value).__name__} is another one after dumps and loads")


def faultless(plan: sk.Plan, catalog: sk.Catalog) -> None:
    """Check that the auditor finds no error in a plan; advice it may have.

    Raises:
        Finding: it finds one.
    """
    found = [finding for finding in sk.audit(plan, catalog=catalog) if finding.severity is sk.Severity.ERROR]
    claim(not found, f"the auditor objects to a plan: {found}")


def judge_error(error: sk.ShoulderkitError) -> None:
    """Check that an error can be told, kept and read.

    Raises:
        Finding: something of it is not as promised.
    """
    claim(str(error), f"{type(error).__name__} says nothing")
    survives(error, sk.ShoulderkitError)
    for fault in getattr(error, "faults", ()):
        claim(len(fault.message) < MOST_MESSAGE, "a message quotes more than a little of what was wrong")


def judged(read: Callable[[], object]) -> None:
    """Run what gives a result or an error of the package, and check the error.

    Args:
        read: runs; what it raises besides is a finding by itself.
    """
    try:
        read()
    except sk.ShoulderkitError as error:
        judge_error(error)


def memory() -> int:
    """Return the most bytes that this process has had at any time."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def cost(run: Callable[[], object]) -> tuple[float, int]:
    """Return the seconds of the processor, and by how many bytes a run raises the most that the process has had."""
    seconds, had = time.process_time(), memory()
    run()
    return time.process_time() - seconds, memory() - had
