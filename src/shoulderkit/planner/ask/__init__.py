"""A request held against a compiled catalog, and the selection problem that comes of it."""

from shoulderkit.planner.ask.asked import Asked, Way, ask, ways
from shoulderkit.planner.ask.candidates import Posed, left_aside, needed, pose, serves
from shoulderkit.planner.ask.names import check_names

__all__ = ["Asked", "Posed", "Way", "ask", "check_names", "left_aside", "needed", "pose", "serves", "ways"]
