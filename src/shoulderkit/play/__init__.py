"""A guided session on a terminal: a pure state machine, and apart from it the keys, the clock and the drawing."""

from shoulderkit.play.clock import Clock, SystemClock
from shoulderkit.play.player import Key, Player, Stage, started
from shoulderkit.play.run import run
from shoulderkit.play.summary import summary

__all__ = ["Clock", "Key", "Player", "Stage", "SystemClock", "run", "started", "summary"]
