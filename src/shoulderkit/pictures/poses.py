"""The poses that a moving figure goes through, each as a still.

A moving figure has every outline in all of its forms, and says which of them are poses, so that one file is enough for both.
"""

from __future__ import annotations

import re
from functools import partial

#: Which of the values of its animations are poses, as the root of a moving figure says it.
_POSES = re.compile(r' data-poses="([\d ]+)"')
#: What is seen around some poses only, and an outline that moves.
_FADING = re.compile(r'<g(?: opacity="0")?([^>]*)><animate attributeName="opacity"[^>]* values="([^"]*)"/>(.*?)</g>')
_MOVING = re.compile(r' d="[^"]*"><animate attributeName="d"[^>]* values="([^"]*)"/></path>')
_TITLE = re.compile(r"(<title[^>]*>[^<]*)")


def poses(figure: str, exercise: str) -> list[str]:
    """Return the poses of a moving figure as stills, in order; none where it is no moving figure.

    Args:
        figure: its SVG.
        exercise: the id of its exercise, which its own ids begin with.
    """
    said = _POSES.search(figure)
    places = said[1].split() if said else []
    return [
        _TITLE.sub(rf"\1, {number} of {len(places)}", _still(figure, int(place)), count=1).replace(
            f"{exercise}-m", f"{exercise}-{number}"
        )
        for number, place in enumerate(places, start=1)
    ]


def _still(figure: str, place: int) -> str:
    """The figure as it is where its animations have the value at a place."""
    shown = _FADING.sub(partial(_seen, place=place), _POSES.sub("", figure, count=1))
    return _MOVING.sub(partial(_outline, place=place), shown)


def _seen(fading: re.Match[str], place: int) -> str:
    attributes, opacity, content = fading.groups()
    return f"<g{attributes}>{content}</g>" if opacity.split(";")[place] == "1" else ""


def _outline(moving: re.Match[str], place: int) -> str:
    return f' d="{moving[1].split(";")[place]}"/>'
