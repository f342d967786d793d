"""Pictures of plans as SVG: a session to scale, and what the breaks of a day serve. Pure text, without a library."""

from shoulderkit.pictures.address import picture_address
from shoulderkit.pictures.draw import day_chart, timeline
from shoulderkit.pictures.svg import Picture

__all__ = ["Picture", "day_chart", "picture_address", "timeline"]
