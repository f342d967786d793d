"""A guided session on a terminal: a pure state machine, and apart from it the keys, the clock and the drawing."""

from shoulderkit.play.clock import Clock, SystemClock
from shoulderkit.play.moves import Move, Moves, moves_of
from shoulderkit.play.player import Key, Player, Stage, started
from shoulderkit.play.run import run
from shoulderkit.play.summary import summary

__all__ = ["Clock", "Key", "Move", "Moves", "Player", "Stage", "SystemClock", "moves_of", "run", "started", "summary"]
