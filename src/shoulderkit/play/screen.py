"""The screen of a guided session: one state, drawn."""

from __future__ import annotations

import math
from contextlib import contextmanager
from typing import TYPE_CHECKING

from shoulderkit.errors import MissingExtraError
from shoulderkit.model.times import clock
from shoulderkit.play.moves import Moves, coming_words, needed_words, way_of
from shoulderkit.play.player import Player, Stage
from shoulderkit.play.texts import beat_words, cue_of, head_words, next_words, stop_words
from shoulderkit.texts import neutral
from shoulderkit.vocabulary import BlockKind

try:
    from rich.console import Console, Group
    from rich.constrain import Constrain
    from rich.live import Live
    from rich.text import Text
except ImportError as _error:
    raise MissingExtraError("shoulderkit play", "play") from _error

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Sequence

    from rich.console import RenderableType

#: The digits of the countdown, three lines high.
_DIGITS = {
    "0": ("█▀█", "█ █", "▀▀▀"),
    "1": ("▀█ ", " █ ", "▀▀▀"),
    "2": ("▀▀█", "█▀▀", "▀▀▀"),
    "3": ("▀▀█", " ▀█", "▀▀▀"),
    "4": ("█ █", "▀▀█", "  ▀"),
    "5": ("█▀▀", "▀▀█", "▀▀▀"),
    "6": ("█▀▀", "█▀█", "▀▀▀"),
    "7": ("▀▀█", "  █", "  ▀"),
    "8": ("█▀█", "█▀█", "▀▀▀"),
    "9": ("█▀█", "▀▀█", "▀▀▀"),
    ":": ("▄", "▄", " "),
}
#: The most columns that are used of a wide terminal.
_MOST_COLUMNS = 72
#: What the keys do, in one line or in two.
_KEYS = ("space pause · n next · b back", "s skip move · i how · q quit")
#: The first rank of the lines of a list: each that follows matters less than the one before.
_LISTED = 10
#: What stands for the rest of a list in a low terminal.
_MORE = "…"


@contextmanager
def screen(moves: Moves, console: Console | None = None) -> Generator[Callable[[Player], None]]:
    """Use the whole terminal as a screen, and give it back as it was.

    Args:
        moves: the moves of the session.
        console: the console of rich to draw on. Default: the terminal.

    Yields:
        A function that draws a state.
    """
    target = console or Console()
    with Live(console=target, screen=True, auto_refresh=False) as live:
        yield lambda player: live.update(drawn(player, moves, target.width, target.height), refresh=True)


def drawn(player: Player, moves: Moves, width: int, height: int) -> RenderableType:
    """Return the picture of a state: the move, the countdown, the cue of the moment and what comes next.

    Before it begins it has what is coming and what is needed in the place of what comes next, and where somebody asked for
    them the instructions.

    Args:
        player: the state.
        moves: the moves of the session; of one that is not among them less is told.
        width: the columns of the terminal.
        height: the lines of the terminal; in a low one what matters least is left out.
    """
    columns = min(width, _MOST_COLUMNS)
    title, details, counter = map(neutral, head_words(player))
    keys = " · ".join(_KEYS)
    gap = " " * max(columns - len(title) - len(counter), 1)
    head = Text(f"{title}{gap}", style="bold").append(counter, style="dim")
    move = moves.get(player.interval.step)
    listed = coming_words(player.session, moves) if not player.begun else []
    if player.reading:
        listed = [f"{number}. {text}" for number, text in enumerate(move.instructions if move else (), 1)]
    way = way_of(move) if move and (player.reading or player.interval.kind is BlockKind.SETUP) else ""
    console = Console(width=columns)
    # how much each matters: 0 most
    rows: list[tuple[int, RenderableType]] = [
        (0, head),
        (3, Text(details, style="dim")),
        *([(1, _text(way, "bold cyan"))] if way else []),
        (7, Text()),
        *((0, line) for line in _time_left(player)),
        *([(2, _bar(player, columns))] if not player.reading else []),
        (8, Text()),
        *([(5, _text(beat_words(player), "bold"))] if not listed else []),
        *([(1, _text(needed_words(player.session, moves)))] if moves and not player.begun else []),
        *((_LISTED + place, line) for place, line in enumerate(_wrapped(listed, console))),
        (1, _text(cue_of(player))),
        (1, _text(stop_words(player), "yellow")),
        (9, Text()),
        *([(4, _text(next_words(player), "dim")), (6, _whole(player, columns))] if not listed else []),
        (5, Text(keys if len(keys) <= columns else "\n".join(_KEYS), style="dim")),
    ]
    return Constrain(Group(*_fitting(rows, console, height)), columns)


def _text(words: str, style: str = "") -> Text:
    """Return words of the session as rich shows them; it would hand on what steers a terminal."""
    return Text(neutral(words), style=style)


def _wrapped(texts: Iterable[str], console: Console) -> list[Text]:
    """Return the lines of a list, one by one, so that as many as fit can stay."""
    return [line for text in texts for line in _text(text).wrap(console, console.width)]


def _fitting(rows: list[tuple[int, RenderableType]], console: Console, height: int) -> list[RenderableType]:
    """Return the lines that fit, without those that matter least; what is left of a list ends with what says so."""
    while _height(rows, console) > height and max(rows, key=_matters)[0]:
        place = rows.index(max(rows, key=_matters))
        rank, before = rows[place][0], rows[place - 1][0]
        del rows[place]
        if rank >= _LISTED and before >= _LISTED:
            # the mark stands for the line before it, too
            rows[place - 1] = (before, Text(_MORE))
    return [part for _, part in rows]


def _matters(row: tuple[int, RenderableType]) -> int:
    return row[0]


def _height(rows: Sequence[tuple[int, RenderableType]], console: Console) -> int:
    return sum(len(console.render_lines(part, pad=False)) for _, part in rows)


def _time_left(player: Player) -> list[RenderableType]:
    """Return the countdown; in one line while the instructions need the room."""
    left = clock(math.ceil(player.left_s))
    return [Text(f"paused, {left} left", style="bold")] if player.reading else _countdown(player)


def _countdown(player: Player) -> list[RenderableType]:
    counting = player.stage is Stage.COUNT_IN
    left = clock(math.ceil(player.count_s if counting else player.left_s))
    style = {Stage.COUNT_IN: "bold cyan", Stage.PAUSED: "dim"}.get(player.stage, "bold")
    lines = (" ".join(_DIGITS[digit][row] for digit in left) for row in range(3))
    note = {Stage.COUNT_IN: "get ready", Stage.PAUSED: "paused"}.get(player.stage, "")
    first, second, third = lines
    return [
        Text(first, style=style),
        Text(second, style=style).append(f"   {note}", style="bold"),
        Text(third, style=style),
    ]


def _bar(player: Player, columns: int) -> Text:
    filled = int(columns * player.elapsed_s / player.interval.duration_s)
    return Text("━" * filled, style="bold cyan").append("┄" * (columns - filled), style="dim")


def _whole(player: Player, columns: int) -> Text:
    total = player.session.duration_s
    times = f" {clock(int(player.second))} of {clock(total)}"
    filled = round((columns - len(times)) * player.second / total)
    return Text("▪" * filled + "·" * (columns - len(times) - filled) + times, style="dim")
