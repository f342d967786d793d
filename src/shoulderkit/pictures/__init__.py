"""Pictures of plans as SVG: a session to scale, what the breaks of a day serve, and regions on a body. Pure text."""

from shoulderkit.pictures.address import picture_address
from shoulderkit.pictures.draw import body_map, day_chart, timeline
from shoulderkit.pictures.svg import Picture

__all__ = ["Picture", "body_map", "day_chart", "picture_address", "timeline"]
