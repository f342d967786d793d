"""What a page and a sheet are made of: a session by its moves, with their doses and sources."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

import attrs

from shoulderkit.catalog import Catalog
from shoulderkit.errors import Fault, InvalidValueError, shown
from shoulderkit.explainer.explain import catalog_of
from shoulderkit.explainer.words import Names, sentence
from shoulderkit.model import Exercise, Interval, Routine, Session, Step
from shoulderkit.model.arguments import checked
from shoulderkit.model.specs import an_instance, maybe
from shoulderkit.pages.repeated import size_once
from shoulderkit.plans import Plan
from shoulderkit.reading import bundled
from shoulderkit.vocabulary import BlockKind, BodyHalf

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The most characters that the moving figures of a page take, what repeats in one counted once: seven or eight figures.
_MOST_MOVING = 240_000


@attrs.frozen
class Move:
    """The intervals of a step.

    Attributes:
        intervals: the intervals, at least one.
        step: the step, where a plan or a routine is known.
    """

    intervals: tuple[Interval, ...]
    step: Step | None

    @property
    def first(self) -> Interval:
        """The first interval."""
        return self.intervals[0]

    @property
    def duration_s(self) -> int:
        """Seconds in all."""
        return self.intervals[-1].end_s - self.first.start_s

    @property
    def works(self) -> dict[BodyHalf, list[Interval]]:
        """The intervals of work of each side, in the order in which the sides come."""
        found: dict[BodyHalf, list[Interval]] = {}
        for each in self.intervals:
            if each.kind is BlockKind.WORK and each.side is not None:
                found.setdefault(each.side, []).append(each)
        return found

    @property
    def stop(self) -> tuple[str, ...]:
        """When to stop, in short."""
        return tuple(sentence(cue.short) for cue in self.first.stop)

    @property
    def cues(self) -> tuple[str, ...]:
        """What is said in it, in short, each line once."""
        return tuple(dict.fromkeys(cue.short for each in self.intervals for cue in each.cues))

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources of its cues."""
        cues = (cue for each in self.intervals for cue in (*each.cues, *each.stop))
        return tuple(dict.fromkeys(name for cue in cues for name in cue.sources))


@attrs.frozen
class Guide:
    """A session by its moves, and where its names are looked up.

    Attributes:
        session: the session.
        moves: its moves, in order.
        names: a look-up of names, warnings and sources.
        sources: ids of all sources: of the cues, then of the routine.
    """

    session: Session
    moves: tuple[Move, ...]
    names: Names
    sources: tuple[str, ...]

    def marks(self, names: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of sources, from 1, in order."""
        return tuple(sorted(self.sources.index(name) + 1 for name in names))


def guide_of(value: Plan | Routine | Session, catalog: Catalog | None, caller: str) -> Guide:
    """Return the moves of a session with what belongs to them.

    Args:
        value: a plan, a routine or a session.
        catalog: where warnings, sources and equipment are looked up. Default: the catalog of the plan's planner, else the
            bundled one.
        caller: the function that was called, for the error.

    Raises:
        InvalidValueError: *value* is none of them.
    """
    if not isinstance(cast("Any", value), Plan | Routine | Session):
        fault = Fault(f"{shown(value)} is not a plan, a routine or a session", "value")
        raise InvalidValueError(caller, (fault,))
    checked(caller, catalog=(maybe(an_instance(Catalog)), catalog))
    routine = value.routine if isinstance(value, Plan) else value if isinstance(value, Routine) else None
    session = value if isinstance(value, Session) else value.session
    steps = {} if routine is None else dict(enumerate(routine.steps, 1))
    moves = tuple(
        Move(tuple(group), steps.get(number)) for number, group in groupby(session, key=lambda each: each.step)
    )
    cited = () if routine is None else (citation.source for citation in routine.citations)
    sources = dict.fromkeys((*(name for move in moves for name in move.sources), *cited))
    known = catalog_of(value) if catalog is None else catalog
    names = Names(bundled() if known is None else known)
    return Guide(session, moves, names, tuple(sources))


def figures_of(guide: Guide, *, moving: bool) -> dict[str, str]:
    """Return the figures of the moves that have one, by the id of the exercise.

    Args:
        guide: the moves.
        moving: whether the figures are animated where they can be, as long as they do not take too much; else all poses
            stand side by side.
    """
    known: Mapping[str, Exercise] = {} if guide.names.catalog is None else guide.names.catalog.exercises
    figures: dict[str, str] = {}
    left = _MOST_MOVING
    for move in guide.moves:
        name = move.first.exercise
        exercise = move.step.exercise if move.step else known.get(name)
        if exercise is None or name in figures:
            continue
        animated = exercise.picture("animated") if moving else None
        if animated and size_once(animated) <= left:
            left -= size_once(animated)
            figures[name] = animated
        elif poses := exercise.picture("strip"):
            figures[name] = poses
    return figures


def checked_pictures(pictures: Mapping[str, str], name: str, caller: str) -> dict[str, str]:
    """Return pictures by the id of their exercise.

    Args:
        pictures: SVG texts by the id of the exercise.
        name: the argument, for the error.
        caller: the function that was called, for the error.

    Raises:
        InvalidValueError: it is no mapping of texts.
    """
    found: Any = pictures
    if not isinstance(found, Mapping):
        raise InvalidValueError(caller, (Fault(f"{shown(found)} is not a mapping of ids to SVG texts", name),))
    given: dict[Any, Any] = dict(cast("Any", found))
    faults = [
        Fault(f"{shown(value)} is not an SVG text", f"{name}[{shown(key)}]")
        for key, value in given.items()
        if not (isinstance(value, str) and "<svg" in value)
    ]
    if faults:
        raise InvalidValueError(caller, tuple(faults))
    return given
