"""What a guided session says at a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.layout import DISCLAIMER
from shoulderkit.explainer.words import capital, lasting, sentence
from shoulderkit.play.player import Stage
from shoulderkit.vocabulary import BlockKind, BodyHalf

if TYPE_CHECKING:
    from shoulderkit.model import Interval
    from shoulderkit.play.player import Player

_KINDS = {BlockKind.SETUP: "set up", BlockKind.REST: "rest", BlockKind.SWITCH: "switch sides"}


def head_words(player: Player) -> tuple[str, str, str]:
    """Return the name of the move, what its time is for, and which move it is of how many."""
    interval = player.interval
    steps = sorted({each.step for each in player.session})
    return interval.name, _details(interval), f"{steps.index(interval.step) + 1}/{len(steps)}"


def _details(interval: Interval) -> str:
    parts = [interval.phase.value, _KINDS.get(interval.kind, ""), *_work(interval)]
    return capital(" · ".join(part for part in parts if part))


def _work(interval: Interval) -> list[str]:
    """Return the side and the set of an interval, where there are several."""
    side = [f"{interval.side} side"] if interval.side in {BodyHalf.LEFT, BodyHalf.RIGHT} else []
    sets = interval.sets or 1
    return [*side, f"set {interval.set_number} of {sets}"] if sets > 1 else side


def beat_words(player: Player) -> str:
    """Return the repetition of the moment and whether it is held; empty where there is no beat."""
    interval = player.interval
    if interval.kind is not BlockKind.WORK:
        return ""
    if interval.reps is None or interval.rep_s is None:
        return "Hold" if interval.hold_s else "Keep going"
    number, inside = divmod(player.elapsed_s, interval.rep_s)
    held = bool(interval.hold_s) and inside >= interval.rep_s - (interval.hold_s or 0)
    most = ", fewer if the muscles are tired" if interval.to_fatigue else ""
    repetition = f"Repetition {min(int(number) + 1, interval.reps)} of {interval.reps}{most}"
    return f"{repetition} · hold" if held else repetition


def cue_of(player: Player) -> str:
    """Return the cue of the moment: the last one that is due, empty where none is; before all of them what holds for all."""
    if player.stage is Stage.COUNT_IN or not player.begun:
        return DISCLAIMER
    due = [cue for cue in player.interval.cues if cue.start_s <= player.second]
    return due[-1].text if due else ""


def stop_words(player: Player) -> str:
    """Return when to stop, each as a sentence of its own."""
    return " ".join(sentence(cue.short) for cue in player.interval.stop)


def next_words(player: Player) -> str:
    """Return what comes next: another set or side of the move, or the next move."""
    following = player.session[player.place + 1 : player.place + 2]
    if not following:
        return "Next: the end"
    (interval,) = following
    if interval.step != player.interval.step:
        return f"Next: {interval.name}"
    if interval.kind is BlockKind.WORK:
        return f"Next: {', '.join(_work(interval) or ['begin'])}, {lasting(interval.duration_s)}"
    return f"Next: {_KINDS[interval.kind]}, {lasting(interval.duration_s)}"
