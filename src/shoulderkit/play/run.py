"""The loop of a guided session: it waits for keys, asks the clock, and shows each state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.play.player import Key, rings

if TYPE_CHECKING:
    from collections.abc import Callable

    from shoulderkit.play.clock import Clock
    from shoulderkit.play.player import Player

#: Seconds to wait for a key before the screen is drawn again.
PAUSE_S = 0.1


def run(
    player: Player,
    *,
    clock: Clock,
    read_key: Callable[[float], Key | None],
    show: Callable[[Player], object],
    ring: Callable[[], object],
) -> Player:
    """Play a session to its end, or until somebody quits or interrupts it.

    Args:
        player: where to start.
        clock: tells the time.
        read_key: waits at most so many seconds for a key, and returns what it asks for.
        show: draws a state.
        ring: rings the bell.

    Returns:
        The last state.
    """
    last = clock.now()
    try:
        show(player)
        while not player.over:
            key = read_key(PAUSE_S)
            now = clock.now()
            after = player.after(now - last)
            # by itself only: whoever presses a key knows what it does
            if rings(player, after):
                ring()
            player, last = after if key is None else after.pressed(key), now
            show(player)
    except KeyboardInterrupt:
        return player.pressed(Key.QUIT)
    return player
