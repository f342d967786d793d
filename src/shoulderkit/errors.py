"""What can go wrong, as values: each error has fields, compares by value, and ends in a hint where there is one.

Every error this package raises on purpose is a `ShoulderkitError`. The fields are the promise; the wording is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable


def near(name: object, known: Iterable[str]) -> tuple[str, ...]:
    """Up to three of *known* that a person who typed *name* may have meant, best first."""
    # difflib is slow to import and needed only once something is already wrong
    import difflib

    text = str(name).strip().lower().replace("_", "-").replace(" ", "-")
    return tuple(difflib.get_close_matches(text, list(map(str, known)), n=3, cutoff=0.6))


@attrs.frozen
class Fault:
    """One thing wrong in what was given.

    Attributes:
        message: what is wrong, in one clause.
        path: where in the value, e.g. ``cues[2].kind``; empty for the whole.
        file: the file it stands in, or the empty string.
        near: known names close to the wrong one, best first.
    """

    message: str
    path: str = ""
    file: str = ""
    near: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = ": ".join(part for part in (self.file, self.path) if part)
        hint = f" (did you mean {' or '.join(map(repr, self.near))}?)" if self.near else ""
        return f"{where}: {self.message}{hint}" if where else f"{self.message}{hint}"

    def under(self, prefix: str) -> Fault:
        """The same fault, seen from one level further out."""
        joint = "" if not self.path or self.path.startswith("[") else "."
        return attrs.evolve(self, path=f"{prefix}{joint}{self.path}")


class ShoulderkitError(Exception):
    """Whatever this package refuses to do; catch this to catch them all. Errors compare by kind and fields."""

    # attrs leaves exceptions to compare by identity, whatever is asked of it; it does put the fields into `args`
    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.args == self.args

    def __hash__(self) -> int:
        return hash((type(self), self.args))

    # said outright, since libraries that carry tracebacks along would otherwise fill in the fields one by one, and they
    # are frozen
    def __reduce__(self) -> tuple[type[ShoulderkitError], tuple[object, ...]]:
        return type(self), self.args


@attrs.frozen
class FaultyError(ShoulderkitError):
    """What was given has faults; every one that could be found is listed.

    Attributes:
        what: what was being made or read, e.g. ``Hold`` or a folder.
        faults: the faults, in the order of the input; never empty.
    """

    what: str
    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        if len(self.faults) == 1:
            return f"{self.what}: {self.faults[0]}"
        listed = "".join(f"\n  {number}. {fault}" for number, fault in enumerate(self.faults, 1))
        return f"{self.what}: {len(self.faults)} faults{listed}"


class InvalidValueError(FaultyError, ValueError):
    """A value was made with fields of the wrong type or out of range."""


class DataError(FaultyError, ValueError):
    """A file, folder or JSON text cannot be read as what it should be."""


class RequestError(FaultyError, ValueError):
    """A request names what the catalog does not know, or contradicts itself."""


class MergeError(FaultyError, ValueError):
    """Two catalogs cannot become one."""


class RuleError(FaultyError, ValueError):
    """A rule was added, replaced or switched off that cannot be."""


@attrs.frozen
class UnknownIdError(ShoulderkitError, KeyError):
    """Nothing has this id.

    Attributes:
        kind: what was looked for, e.g. ``exercise``.
        id: the id that was asked for.
        near: known ids close to it, best first.
    """

    kind: str
    id: object
    near: tuple[str, ...] = ()

    def __str__(self) -> str:
        return str(Fault(f"no {self.kind} has the id {self.id!r}", near=self.near))


@attrs.frozen
class RuleEdge:
    """One link of a cycle: *rule* wants *first* before *then* (exercise ids)."""

    first: str
    then: str
    rule: str


@attrs.frozen
class RuleCycleError(ShoulderkitError, ValueError):
    """Rules contradict each other: following them leads back to the start.

    Attributes:
        cycle: the whole cycle; each edge's *then* is the next edge's *first*, the last one's is the first one's.
    """

    cycle: tuple[RuleEdge, ...]

    def __str__(self) -> str:
        links = ", ".join(f"{edge.first} before {edge.then} ({edge.rule})" for edge in self.cycle)
        return f"the rules contradict each other: {links}. Switch one of these rules off, or change it"


@attrs.frozen
class DetachedPlanError(ShoulderkitError):
    """A plan that was read from JSON or unpickled was asked a question that needs planning again.

    Attributes:
        question: the method that was called.
    """

    question: str

    def __str__(self) -> str:
        return f"Plan.{self.question}() plans again and this plan has no planner: call planner.adopt(plan) first"


@attrs.frozen
class WorkerError(ShoulderkitError, RuntimeError):
    """A process that helped to make plans died; the plans before are whole, the others can be asked for again.

    Attributes:
        done: how many requests were answered before.
    """

    done: int

    def __str__(self) -> str:
        return (
            f"a process died after {self.done} plans: it was killed, ran out of memory, or could not start "
            '(a script that uses processes needs `if __name__ == "__main__":` around what it does)'
        )


@attrs.frozen
class MissingExtraError(ShoulderkitError, ImportError):
    """An optional library is not installed.

    Attributes:
        feature: what needs it.
        extra: the extra of this package that installs it.
    """

    feature: str
    extra: str

    def __str__(self) -> str:
        return f"{self.feature} needs more libraries: pip install 'shoulderkit[{self.extra}]'"
