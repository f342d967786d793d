"""The state machine of a guided session: a state, and what time and keys make of it. It knows no clock and no screen."""

from __future__ import annotations

from enum import StrEnum

import attrs

from shoulderkit.model import Interval, Session


class Stage(StrEnum):
    """What a player is doing."""

    COUNT_IN = "count-in"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    QUIT = "quit"


class Key(StrEnum):
    """What a person can ask of a player."""

    PAUSE = "pause"
    NEXT = "next"
    BACK = "back"
    SKIP = "skip"
    QUIT = "quit"
    INSTRUCTIONS = "instructions"


#: Seconds in which going back leads to the interval before, and after which it leads to the start of this one.
JUST_BEGUN_S = 2.0
#: What is left of an interval when all of it is over, by the rounding of floats.
_NOTHING_S = 1e-6


@attrs.frozen(kw_only=True)
class Player:
    """The state of a guided session.

    Attributes:
        session: what is played.
        count_in_s: seconds that are counted before the first interval, and after a pause.
        stage: what it is doing.
        place: which interval it is in, from 0.
        elapsed_s: seconds of that interval that are over.
        count_s: seconds of the count-in that are left.
        played_s: for each interval the seconds that were played, the most of its rounds.
        time_s: seconds since the start that were not paused.
        reading: whether it is paused to read the instructions.
    """

    session: Session
    count_in_s: float
    stage: Stage
    place: int
    elapsed_s: float
    count_s: float
    played_s: tuple[float, ...]
    time_s: float
    reading: bool = False

    @property
    def begun(self) -> bool:
        """Whether any of it was played, or another place was gone to."""
        return self.stage not in {Stage.COUNT_IN, Stage.PAUSED} or self.place > 0 or any(self.played_s)

    @property
    def interval(self) -> Interval:
        """The interval it is in."""
        return self.session[self.place]

    @property
    def left_s(self) -> float:
        """Seconds that are left of the interval."""
        return self.interval.duration_s - self.elapsed_s

    @property
    def second(self) -> float:
        """Seconds from the start of the session."""
        return self.interval.start_s + self.elapsed_s

    @property
    def over(self) -> bool:
        """Whether nothing more can happen."""
        return self.stage in {Stage.FINISHED, Stage.QUIT}

    def after(self, seconds: float) -> Player:
        """Return the state so many seconds later.

        Args:
            seconds: the time that went by; however long, no interval is lost.
        """
        player, left = self, seconds
        while left > 0 and player.stage in {Stage.COUNT_IN, Stage.RUNNING}:
            if player.stage is Stage.COUNT_IN:
                used = min(left, player.count_s)
                player = _counted(attrs.evolve(player, count_s=player.count_s - used))
            else:
                used = min(left, player.left_s)
                player = _played(player, used)
            left -= used
        return player

    def pressed(self, key: Key) -> Player:
        """Return the state after a key was pressed."""
        if self.over:
            return self
        match key:
            case Key.QUIT:
                return attrs.evolve(self, stage=Stage.QUIT)
            case Key.PAUSE:
                return _resumed(self) if self.stage is Stage.PAUSED else attrs.evolve(self, stage=Stage.PAUSED)
            case Key.INSTRUCTIONS:
                return attrs.evolve(self, stage=Stage.PAUSED, reading=not self.reading)
            case Key.NEXT:
                return _at(self, self.place + 1)
            case Key.BACK:
                return _at(self, self.place if self.elapsed_s > JUST_BEGUN_S else max(self.place - 1, 0))
            case _:  # Key.SKIP
                steps = [each.step for each in self.session]
                return _at(self, self.place + steps[self.place :].count(steps[self.place]))


def started(session: Session, *, count_in_s: float = 3.0) -> Player:
    """Return a player at the start of a session.

    Args:
        session: what to play.
        count_in_s: seconds to count before the first interval, and after a pause.
    """
    player = Player(
        session=session,
        count_in_s=count_in_s,
        stage=Stage.COUNT_IN,
        place=0,
        elapsed_s=0.0,
        count_s=count_in_s,
        played_s=(0.0,) * len(session),
        time_s=0.0,
    )
    return _counted(player)


def _counted(player: Player) -> Player:
    """Return the state with the count-in over where nothing of it is left."""
    return player if player.count_s > 0 else attrs.evolve(player, stage=Stage.RUNNING)


def _resumed(player: Player) -> Player:
    return _counted(attrs.evolve(player, stage=Stage.COUNT_IN, count_s=player.count_in_s, reading=False))


def _played(player: Player, seconds: float) -> Player:
    """Return the state after so many seconds of its interval, at most all that are left."""
    elapsed, place = player.elapsed_s + seconds, player.place
    most = max(elapsed, player.played_s[place])
    played = (*player.played_s[:place], most, *player.played_s[place + 1 :])
    later = attrs.evolve(player, elapsed_s=elapsed, played_s=played, time_s=player.time_s + seconds)
    return later if later.left_s > _NOTHING_S else _at(later, place + 1)


def _at(player: Player, place: int) -> Player:
    """Return the state at the start of an interval; after the last one it is finished."""
    if place < len(player.session):
        return attrs.evolve(player, place=place, elapsed_s=0.0)
    return attrs.evolve(player, stage=Stage.FINISHED)


def rings(before: Player, after: Player) -> bool:
    """Return whether a bell should ring: where an interval begins by itself, and at the end."""
    if after.stage is Stage.FINISHED:
        return before.stage is not Stage.FINISHED
    begun = before.stage is Stage.COUNT_IN and after.stage is Stage.RUNNING
    return begun or (after.stage is Stage.RUNNING and after.place > before.place)
