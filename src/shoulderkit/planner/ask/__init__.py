"""A request resolved against a compiled catalog (`asked`), its names (`names`), and its selection problem (`candidates`)."""

from shoulderkit.planner.ask.aim import Cell
from shoulderkit.planner.ask.asked import Asked, Configuration, ask, configurations, helpful_equipment, reason_out
from shoulderkit.planner.ask.candidates import (
    Candidates,
    Doses,
    candidates,
    joint_doses,
    ruled_out,
    serves,
    with_implied,
)
from shoulderkit.planner.ask.joined import together
from shoulderkit.planner.ask.names import check_names, forgotten

__all__ = [
    "Asked",
    "Candidates",
    "Cell",
    "Configuration",
    "Doses",
    "ask",
    "candidates",
    "check_names",
    "configurations",
    "forgotten",
    "helpful_equipment",
    "joint_doses",
    "reason_out",
    "ruled_out",
    "serves",
    "together",
    "with_implied",
]
