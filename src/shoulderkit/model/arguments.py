"""The arguments of a function or method, judged as the fields of a value are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shoulderkit.errors import Faults, FaultyError, InvalidValueError

if TYPE_CHECKING:
    from shoulderkit.model.specs import Spec


def checked(
    what: str, /, error: type[FaultyError] = InvalidValueError, **arguments: tuple[Spec, object]
) -> tuple[Any, ...]:
    """Return arguments as a field of their spec would store them: a tuple for any iterable, a member for its word.

    Args:
        what: what was called.
        error: the error that tells the faults.
        arguments: the spec and the value of each, by name.

    Raises:
        FaultyError: the *error*, with every fault of every argument.
    """
    faults, stored = Faults(), list[Any]()
    for name, (spec, given) in arguments.items():
        value = given if spec.ok(given) else spec.converted(given)
        if not spec.ok(value):
            faults += spec.faults(value, name)
        stored.append(value)
    if faults:
        raise faults.error(error, what)
    return tuple(stored)
