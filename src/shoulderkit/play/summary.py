"""What was done of a guided session."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from shoulderkit.explainer.layout import closing, laid_out, wrapped
from shoulderkit.explainer.words import counted, lasting
from shoulderkit.play.player import Stage
from shoulderkit.vocabulary import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.explainer.layout import Line
    from shoulderkit.play.player import Player

#: What may be missing of an interval that counts as played: a key is pressed a moment before its end.
_NEARLY_S = 0.5


def summary(player: Player, width: int, warnings: Iterable[str] = ()) -> str:
    """Return what was done, in lines of a width.

    Args:
        player: the last state.
        width: the most columns in a line.
        warnings: what to end with. Default: that it is no medical advice.
    """
    return laid_out([*_lines(player), *closing(warnings)], width)


def _lines(player: Player) -> Iterator[Line]:
    names: dict[str, list[str]] = {"Done": [], "In part": [], "Left out": []}
    for _, places in groupby(range(len(player.session)), key=lambda place: player.session[place].step):
        step = list(places)
        # a session that began late may have no more than the rest after a move
        work = [place for place in step if player.session[place].kind is BlockKind.WORK] or step
        played = [player.played_s[place] >= player.session[place].duration_s - _NEARLY_S for place in work]
        begun = any(player.played_s[place] for place in work)
        group = "Done" if all(played) else "In part" if begun else "Left out"
        names[group].append(player.session[work[0]].name)
    head = "The session is over" if player.stage is Stage.FINISHED else "Stopped"
    moves = counted(len(names["Done"]), "move")
    total = len({each.step for each in player.session})
    yield from wrapped(f"{head} after {lasting(round(player.time_s))}: {moves} of {total} done.")
    for group, found in names.items():
        if found and len(found) < total:
            yield f"{group}:"
            for name in found:
                yield from wrapped(name, 4, "  -")
