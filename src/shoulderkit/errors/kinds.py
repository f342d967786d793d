"""The errors that are not lists of faults."""

from __future__ import annotations

from math import isfinite

import attrs
from attrs import field

from shoulderkit.errors.faults import FLAG, NUMBER, TEXT, TEXTS, Fault, Held, ShoulderkitError, instances
from shoulderkit.errors.showing import MOST, cut, safe, shortened, shown
from shoulderkit.mixins import Displayed


def _sayable(value: object) -> object:
    """Return a value that JSON can hold as it is; anything else as its text, so that the error can always be written."""
    if value is None or type(value) is bool or (type(value) is float and isfinite(value)):
        return value
    if type(value) is int and abs(value) < 10**MOST:
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
class UnknownIdError(Held, ShoulderkitError, KeyError):
    """Nothing has the given id.

    Attributes:
        kind: what was looked for, e.g. ``exercise``.
        id: the id that was given; what is no text, number, true, false or None as its ``repr``.
        near: known ids that it may have meant, best first.
        exact: whether *near* is the id in another form, or has it as a name or an alias.
        known: all known ids, where they are few and none is exact.
    """

    kind: str = field(converter=safe, metadata=TEXT)
    id: object = field(converter=_sayable)
    near: tuple[str, ...] = field(default=(), metadata=TEXTS)
    exact: bool = field(default=False, metadata=FLAG)
    known: tuple[str, ...] = field(default=(), metadata=TEXTS)

    def __str__(self) -> str:
        return str(self.fault())

    def fault(self, path: str = "") -> Fault:
        """Return the fault that says the same.

        Args:
            path: where the id was given.
        """
        known = f" ({', '.join(map(cut, self.known))})" if self.known else ""
        return Fault(f"no {self.kind} has the id {shown(self.id)}{known}", path, near=self.near, exact=self.exact)


@attrs.frozen
class InPlanError(Held, ShoulderkitError, ValueError):
    """An exercise is in the plan that was asked why it is not.

    Attributes:
        exercise: id of the exercise.
        place: its place among the steps, from 1.
    """

    exercise: str = field(metadata=TEXT)
    place: int = field(metadata=NUMBER)

    def __str__(self) -> str:
        return f"{shown(self.exercise)} is in the plan, as step {self.place}: ask why() or why_here()"


@attrs.frozen
class RuleEdge(Held, Displayed):
    """One edge of a cycle of rules.

    Attributes:
        first: id of the exercise that has to come first.
        then: id of the exercise that has to come after it.
        rule: id of the rule that orders them.
    """

    first: str = field(converter=safe, metadata=TEXT)
    then: str = field(converter=safe, metadata=TEXT)
    rule: str = field(converter=safe, metadata=TEXT)


@attrs.frozen
class RuleCycleError(Held, ShoulderkitError, ValueError):
    """Rules contradict each other: their precedence constraints form a cycle.

    Attributes:
        cycle: the edges; the *then* of each is the *first* of the next, and that of the last is the *first* of the
            first.
    """

    cycle: tuple[RuleEdge, ...] = field(metadata=instances(RuleEdge))

    def __str__(self) -> str:
        told = [f"{cut(edge.first)} before {cut(edge.then)} ({cut(edge.rule)})" for edge in self.cycle]
        edges = ", ".join(shortened(told))
        return f"the rules contradict each other: {edges}. Switch off or change one of these rules"


@attrs.frozen
class DetachedPlanError(Held, ShoulderkitError):
    """A plan without a planner, read from JSON or unpickled, was asked a question that needs one.

    Attributes:
        question: the name of the method that was called.
    """

    question: str = field(converter=safe, metadata=TEXT)

    def __str__(self) -> str:
        return f"Plan.{self.question}() needs a planner, and this plan has none: call planner.adopt(plan) first"


@attrs.frozen
class WorkerError(Held, ShoulderkitError, RuntimeError):
    """A worker process died. The plans before that are complete; the other requests can be planned again.

    Attributes:
        done: the number of requests that were answered before.
    """

    done: int = field(metadata=NUMBER)

    def __str__(self) -> str:
        return (
            f"a worker process died after {self.done} plans: it was killed, ran out of memory, or could not start "
            '(a script that uses processes needs `if __name__ == "__main__":` around its code)'
        )


@attrs.frozen
class MissingExtraError(Held, ShoulderkitError, ImportError):
    """An optional library is not installed.

    Attributes:
        feature: what needs the library.
        extra: the extra of this package that installs it.
    """

    feature: str = field(converter=safe, metadata=TEXT)
    extra: str = field(converter=safe, metadata=TEXT)

    def __str__(self) -> str:
        return f"{self.feature} needs an optional library: pip install 'shoulderkit[{self.extra}]'"
