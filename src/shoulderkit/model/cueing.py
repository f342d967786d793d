"""Which cue is said when, and a routine's blocks as the intervals of a session."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from shoulderkit.model.doses import Hold
from shoulderkit.model.exercises import Cue
from shoulderkit.model.intervals import Interval, TimedCue
from shoulderkit.model.steps import Block, Step
from shoulderkit.vocabulary import BlockKind, BodyHalf, CueKind

T = TypeVar("T")

#: What is said of the work itself, beside how it is done.
_MORE = (CueKind.BREATH, CueKind.FEEL, CueKind.IMAGE)


class _Moment(NamedTuple):
    """A block with what an interval has beside it."""

    step: Step
    block: Block
    side: BodyHalf | None
    cues: tuple[Cue, ...]


def _of(step: Step, *kinds: CueKind) -> tuple[Cue, ...]:
    """Return the cues of these kinds, in the order of the exercise."""
    return tuple(cue for cue in step.exercise.cues if cue.kind in kinds)


def _shares(items: Sequence[T], count: int) -> list[tuple[T, ...]]:
    """Divide items evenly into *count* runs, the first ones longer; where they are too few, begin again from the first."""
    if 0 < len(items) < count:
        return [(items[place % len(items)],) for place in range(count)]
    # the ceilings of equal parts
    cuts = [-(-place * len(items) // count) for place in range(count + 1)]
    return [tuple(items[cuts[place] : cuts[place + 1]]) for place in range(count)]


def _cues_of_sets(step: Step) -> list[tuple[Cue, ...]]:
    """Return what is said in each set of one side.

    The first set has how the move is done, and the mistakes. Breath, feel and image come in the sets after it, together with
    how it is done where that alone is too little for all of them; where there is no other set, they come in the first.
    """
    action, more, sets = _of(step, CueKind.ACTION), _of(step, *_MORE), step.dose.sets
    if action and sets > 1:
        later = more if len(more) >= sets - 1 else (*more, *action)
        shares = [action, *_shares(later, sets - 1)]
    else:
        shares = _shares((*action, *more), sets)
    shares[0] += _of(step, CueKind.MISTAKE)
    return shares


def _sides(blocks: Sequence[Block]) -> list[BodyHalf | None]:
    """Return the side of each block of a step: of a setup and of a switch that of the next work, of a rest none."""
    sides: list[BodyHalf | None] = []
    following: BodyHalf | None = None
    for block in reversed(blocks):
        following = block.half or following
        sides.append(None if block.kind is BlockKind.REST else following)
    return sides[::-1]


def _moments(number: int, step: Step) -> Iterator[_Moment]:
    """Yield the blocks of a step, with their side and their cues.

    A side is set up in the setup or, if it is the second, in the switch to it; where there is neither, in its first set.
    """
    blocks, sets = step.blocks_as(number), _cues_of_sets(step)
    ready = set[BodyHalf | None]()
    for block, side in zip(blocks, _sides(blocks), strict=True):
        cues: tuple[Cue, ...] = ()
        if side is not None and side not in ready:
            ready.add(side)
            cues = _of(step, CueKind.SETUP)
        if block.set_number is not None:
            cues += sets[block.set_number - 1]
        yield _Moment(step, block, side, cues)


def _timed(cue: Cue, start_s: int) -> TimedCue:
    return TimedCue(start_s=start_s, kind=cue.kind, text=cue.text, short=cue.short, sources=cue.sources)


def _spread(cues: Sequence[Cue], block: Block) -> tuple[TimedCue, ...]:
    """Return cues spread over a block, the first at its start."""
    return tuple(_timed(cue, block.start_s + place * block.duration_s // len(cues)) for place, cue in enumerate(cues))


def intervals_of(steps: tuple[Step, ...]) -> tuple[Interval, ...]:
    """Return the intervals of a routine's steps: their blocks, one for one."""
    moments = [moment for number, step in enumerate(steps, 1) for moment in _moments(number, step)]
    following = [*moments[1:], None]
    return tuple(
        _interval(number, moment, then) for number, (moment, then) in enumerate(zip(moments, following, strict=True), 1)
    )


def _interval(number: int, moment: _Moment, then: _Moment | None) -> Interval:
    step, block, side, cues = moment
    work, dose = block.kind is BlockKind.WORK, step.dose
    held_s = block.duration_s if isinstance(dose, Hold) else block.hold_s
    return Interval(
        number=number,
        step=block.step,
        exercise=block.exercise,
        name=step.exercise.name,
        phase=step.exercise.phase,
        kind=block.kind,
        side=side,
        set_number=block.set_number,
        sets=dose.sets if work else None,
        start_s=block.start_s,
        duration_s=block.duration_s,
        reps=None if block.rep_s is None else block.duration_s // block.rep_s,
        rep_s=block.rep_s,
        hold_s=held_s if work else None,
        to_fatigue=work and dose.to_fatigue,
        cues=_spread(cues, block),
        stop=tuple(_timed(cue, block.start_s) for cue in _of(step, CueKind.STOP)),
        next_number=None if then is None else number + 1,
        next_exercise=None if then is None else then.block.exercise,
        next_name=None if then is None else then.step.exercise.name,
    )
