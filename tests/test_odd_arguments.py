"""Whatever is given to a public callable, it returns a result or raises an error of this package.

Python's own conventions stay: a missing or unknown parameter is a TypeError, and what the code of a caller raises, such as
a callback or an iterator, goes through.
"""

from __future__ import annotations

import inspect
import os
import re
from random import Random
from typing import TYPE_CHECKING

import pytest

import shoulderkit as sk
from called_cases import CALLED, DOORS, Called
from odd_cases import ODD

if TYPE_CHECKING:
    from collections.abc import Callable

#: How many odd values each parameter gets; all of them in the thorough profiles.
SAMPLED = len(ODD) if os.environ.get("HYPOTHESIS_PROFILE") in {"ci", "full"} else 6
#: What is called with something else than an odd value: a number of processes starts them, and a class is a callback.
NOT_TRIED = {
    ("plan_many", "processes"): {"one", "true"},
    ("plan_many", "progress"): {"class", "own class", "function", "anything"},
    ("loads_free_exercise_db", "progress"): {"class", "own class", "function", "anything"},
    ("read_free_exercise_db", "progress"): {"class", "own class", "function", "anything"},
}
#: What everything is about, so that it needs no name.
SUBJECTS = {"kind", "other", "path", "request", "text", "thing", "value"}
#: What takes anything, or is looked at after a file was read that is not there.
NOT_JUDGED = {"Table.get", "read_free_exercise_db", "loads_free_exercise_db.progress"}
#: What an error calls what was called, where it is neither its name nor its class's: what it is a part of, or another form of.
CALLS = {
    "plan": "Planner",
    "plan_table": "plan_batches",
    "loads_free_exercise_db": "free-exercise-db",
    "UnknownIdError.fault": "Fault",
}
#: The most characters of a message: a hundred faults, with what each may have meant.
LONGEST = 60_000


def trials(called: Called) -> list[tuple[str, str]]:
    """Return the parameters and odd values to try, the same ones in each run."""
    random = Random(called.name)
    return [
        (name, odd)
        for name in called.given
        for odd in sorted(random.sample(sorted(ODD), SAMPLED))
        if odd not in NOT_TRIED.get((called.name, name), ())
    ]


@pytest.mark.untraced
@pytest.mark.parametrize("called", CALLED, ids=lambda called: called.name)
def test_odd_arguments(called: Called) -> None:
    """A public callable gives a result or an error of this package, shortly told, for odd values of each parameter."""
    found = trials(called)
    assert found
    for name, odd in found:
        try:
            called(**{name: ODD[odd]()})
        except sk.ShoulderkitError as error:
            assert len(str(error)) <= LONGEST, (name, odd)
            assert repr(error)
        except Exception as error:  # noqa: BLE001 - which one it is tells what is not checked
            pytest.fail(f"{called.name}({name}={odd}) raises {type(error).__name__}")


def test_what_is_called() -> None:
    """Every public function and class is called, and methods, with arguments that are fine most of the time."""
    names = {called.name.split(".")[0] for called in CALLED}
    functions = {name for door in DOORS for name in door.__all__ if inspect.isfunction(getattr(door, name))}
    assert functions - names == {"bundled"}
    assert {"Plan.why", "Done.of", "Catalog.only", "Planner.adopt", "Fault.under", "NoPlanError", "Rows"} <= {
        called.name for called in CALLED
    }
    fine = 0
    for called in CALLED:
        try:
            called()
        except sk.ShoulderkitError:
            continue
        fine += 1
    assert fine >= len(CALLED) - 6


def test_odd_values() -> None:
    """There are at least 64 odd values, and trials reach each of them."""
    assert len(ODD) >= 64
    assert {odd for called in CALLED for _, odd in trials(called)} == set(ODD)


@pytest.mark.parametrize(("call", "given"), [(sk.Focus, {}), (sk.plan, {}), (sk.dumps, {"value": 1, "spaces": 2})])
def test_wrong_signatures(call: Callable[..., object], given: dict[str, object]) -> None:
    """A missing or unknown parameter is a TypeError, as anywhere in Python."""
    with pytest.raises(TypeError, match="argument"):
        call(**given)


class _NotAField:
    """What no field holds."""


@pytest.mark.parametrize(
    "called", [called for called in CALLED if inspect.isclass(called.call)], ids=lambda called: called.name
)
def test_classes_check_their_fields(called: Called) -> None:
    """Each field of a public class is checked when a value is made: a value of a class of somebody else is its fault.

    The id of an `UnknownIdError` is whatever was given, and a table tells which values it does not take, not where they were.
    """
    fields = [name for name in called.given if (called.name, name) != ("UnknownIdError", "id")]
    assert fields
    for name in fields:
        with pytest.raises(sk.ShoulderkitError) as caught:
            called(**{name: _NotAField()})
        told = {fault.path.partition("[")[0] for fault in getattr(caught.value, "faults", ())}
        assert told == ({""} if (called.name, name) == ("Table", "values") else {name}), caught.value


@pytest.mark.parametrize(
    "called", [called for called in CALLED if not inspect.isclass(called.call)], ids=lambda called: called.name
)
def test_functions_check_their_arguments(called: Called) -> None:
    """Each argument of a public function is checked: the fault of a value of a foreign class names function and parameter."""
    assert called.given
    for name in called.given:
        if NOT_JUDGED & {called.name, f"{called.name}.{name}"}:
            continue
        with pytest.raises(sk.ShoulderkitError) as caught:
            called(**{name: _NotAField()})
        if isinstance(caught.value, sk.UnknownIdError):
            assert _NotAField.__name__ in caught.value.id
            continue
        if isinstance(caught.value, sk.InvalidValueError):
            assert caught.value.what in {called.name, *called.name.split("."), CALLS.get(called.name)}
        told = {re.split(r"[.[]", fault.path)[0] for fault in getattr(caught.value, "faults", ())}
        assert told == {name} or (told == {""} and name in SUBJECTS), (
            name,
            caught.value,
        )
