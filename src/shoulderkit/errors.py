"""The errors: each has fields, compares by value, and ends its message with a hint if there is one.

Every error that this package raises on purpose is a `ShoulderkitError`. The fields are part of the public API, the
wording of messages is not.
"""

from __future__ import annotations

from math import isfinite
from typing import cast

import attrs

from shoulderkit.mixins import Displayed
from shoulderkit.texts import neutral

#: The most characters of a wrong value that a message shows.
_SHOWN = 80


def shown(value: object) -> str:
    """Return a value for a message, cut where it is long."""
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def told(value: object) -> object:
    """Return a value as a message about several fields tells it: words as JSON has them, of an object what it names."""
    if value is None or value == ():
        return "not given"
    if isinstance(value, tuple):
        return f"({', '.join(str(told(item)) for item in cast('tuple[object, ...]', value))})"
    cls = type(value)
    return told(getattr(value, attrs.fields(cls)[0].name)) if attrs.has(cls) else value


def _safe(text: str) -> str:
    """Return a text of an error as it is safe to show; anything else as it is."""
    return neutral(text) if isinstance(text, str) else text


@attrs.frozen
class Fault(Displayed):
    """One thing that is wrong with a given value. Its texts keep the rule for texts: what breaks it in them is escaped.

    Attributes:
        message: what is wrong, as one clause.
        path: where in the value, e.g. ``cues[2].kind``; empty for the whole value.
        file: the file that contains it, or the empty string.
        near: known names that the wrong one may have meant, best first.
        exact: whether *near* is the wrong name in another form, or has it as a name or an alias, rather than being close
            by letters.
    """

    message: str = attrs.field(converter=_safe)
    path: str = attrs.field(default="", converter=_safe)
    file: str = attrs.field(default="", converter=_safe)
    near: tuple[str, ...] = ()
    exact: bool = False

    def __str__(self) -> str:
        where = ": ".join(part for part in (self.file, self.path) if part)
        names = " or ".join(map(repr, self.near))
        hint = (f" (write {names})" if self.exact else f" (did you mean {names}?)") if names else ""
        return f"{where}: {self.message}{hint}" if where else f"{self.message}{hint}"

    def under(self, prefix: str) -> Fault:
        """Return the same fault with a prefix added to its path.

        Args:
            prefix: the path of the value that contains the faulty one.
        """
        joint = "" if not self.path or self.path.startswith("[") else "."
        return attrs.evolve(self, path=f"{prefix}{joint}{self.path}")


class ShoulderkitError(Displayed, Exception):
    """The base class of all errors of this package. Errors compare by class and fields."""

    # attrs exceptions always compare by identity, but attrs does put the fields into `args`
    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.args == self.args

    def __hash__(self) -> int:
        return hash((type(self), self.args))

    # explicit, because libraries that pickle tracebacks would otherwise set the fields one by one, and they are frozen
    def __reduce__(self) -> tuple[type[ShoulderkitError], tuple[object, ...]]:
        return type(self), self.args


@attrs.frozen
class FaultyError(ShoulderkitError):
    """A given value has faults; all that could be found are listed.

    Attributes:
        what: what was being created or read, e.g. ``Hold`` or a folder.
        faults: the faults, in the order of the input; at least one.
    """

    what: str = attrs.field(converter=_safe)
    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        if len(self.faults) == 1:
            return f"{self.what}: {self.faults[0]}"
        listed = "".join(f"\n  {number}. {fault}" for number, fault in enumerate(self.faults, 1))
        return f"{self.what}: {len(self.faults)} faults{listed}"


class InvalidValueError(FaultyError, ValueError):
    """A field or argument has the wrong type or is out of range."""


class DataError(FaultyError, ValueError):
    """A file, folder or JSON text cannot be read as the expected kind of value."""


class RequestError(FaultyError, ValueError):
    """A request names something that the catalog does not have, or contradicts itself."""


class MergeError(FaultyError, ValueError):
    """Two catalogs cannot be merged."""


class RuleError(FaultyError, ValueError):
    """A rule cannot be added, replaced or switched off as asked."""


def _sayable(value: object) -> object:
    """Return a value that JSON can hold as it is; anything else as its text, so that the error can always be written."""
    if value is None or type(value) in (bool, int) or (type(value) is float and isfinite(value)):
        return value
    if type(value) is str and value.isascii():
        return value
    try:
        text = value if type(value) is str else shown(value)
        text.encode()
    except UnicodeEncodeError:
        return ascii(value)
    return text


@attrs.frozen
class UnknownIdError(ShoulderkitError, KeyError):
    """Nothing has the given id.

    Attributes:
        kind: what was looked for, e.g. ``exercise``.
        id: the id that was given; what is no text, number, true, false or None as its ``repr``.
        near: known ids that it may have meant, best first.
        exact: whether *near* is the id in another form, or has it as a name or an alias.
        known: all known ids, where they are few and none is exact.
    """

    kind: str = attrs.field(converter=_safe)
    id: object = attrs.field(converter=_sayable)
    near: tuple[str, ...] = ()
    exact: bool = False
    known: tuple[str, ...] = ()

    def __str__(self) -> str:
        return str(self.fault())

    def fault(self, path: str = "") -> Fault:
        """Return the fault that says the same.

        Args:
            path: where the id was given.
        """
        listed = f" ({', '.join(self.known)})" if self.known else ""
        return Fault(f"no {self.kind} has the id {shown(self.id)}{listed}", path, near=self.near, exact=self.exact)


@attrs.frozen
class InPlanError(ShoulderkitError, ValueError):
    """An exercise is in the plan that was asked why it is not.

    Attributes:
        exercise: id of the exercise.
        place: its place among the steps, from 1.
    """

    exercise: str
    place: int

    def __str__(self) -> str:
        return f"{self.exercise!r} is in the plan, as step {self.place}: ask why() or why_here()"


@attrs.frozen
class RuleEdge(Displayed):
    """One edge of a cycle of rules.

    Attributes:
        first: id of the exercise that has to come first.
        then: id of the exercise that has to come after it.
        rule: id of the rule that orders them.
    """

    first: str = attrs.field(converter=_safe)
    then: str = attrs.field(converter=_safe)
    rule: str = attrs.field(converter=_safe)


@attrs.frozen
class RuleCycleError(ShoulderkitError, ValueError):
    """Rules contradict each other: their precedence constraints form a cycle.

    Attributes:
        cycle: the edges; the *then* of each is the *first* of the next, and that of the last is the *first* of the
            first.
    """

    cycle: tuple[RuleEdge, ...]

    def __str__(self) -> str:
        edges = ", ".join(f"{edge.first} before {edge.then} ({edge.rule})" for edge in self.cycle)
        return f"the rules contradict each other: {edges}. Switch off or change one of these rules"


@attrs.frozen
class DetachedPlanError(ShoulderkitError):
    """A plan without a planner, read from JSON or unpickled, was asked a question that needs one.

    Attributes:
        question: the name of the method that was called.
    """

    question: str = attrs.field(converter=_safe)

    def __str__(self) -> str:
        return f"Plan.{self.question}() needs a planner, and this plan has none: call planner.adopt(plan) first"


@attrs.frozen
class WorkerError(ShoulderkitError, RuntimeError):
    """A worker process died. The plans before that are complete; the other requests can be planned again.

    Attributes:
        done: the number of requests that were answered before.
    """

    done: int

    def __str__(self) -> str:
        return (
            f"a worker process died after {self.done} plans: it was killed, ran out of memory, or could not start "
            '(a script that uses processes needs `if __name__ == "__main__":` around its code)'
        )


@attrs.frozen
class MissingExtraError(ShoulderkitError, ImportError):
    """An optional library is not installed.

    Attributes:
        feature: what needs the library.
        extra: the extra of this package that installs it.
    """

    feature: str = attrs.field(converter=_safe)
    extra: str = attrs.field(converter=_safe)

    def __str__(self) -> str:
        return f"{self.feature} needs an optional library: pip install 'shoulderkit[{self.extra}]'"
