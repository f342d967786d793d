"""Figures of the bundled exercises: SVG files of the package's data, made from pose files before the package was built.

Stands above `reading`, since it asks the bundled data whether an exercise is its own.
"""

from __future__ import annotations

import re
from itertools import count, takewhile
from typing import Literal, get_args

from shoulderkit.errors import Fault, InvalidValueError, shown
from shoulderkit.model import Exercise
from shoulderkit.names import name_fault, plain
from shoulderkit.pictures.poses import poses
from shoulderkit.pictures.themes import Theme, theme_fault
from shoulderkit.reading import bundled, figure

PictureKind = Literal["still", "animated", "strip"]
KINDS: tuple[PictureKind, ...] = get_args(PictureKind)
#: The classes of a figure's root, of which the second says its theme; in the files they are always these.
_ROOT = 'class="skf skf-{}"'
_SIZE = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
#: The style sheet of a figure, which is the same in all.
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
#: What a strip has between two pictures, in their units: 40 a decimeter.
_GAP = 40


def picture(exercise: Exercise, kind: PictureKind = "still", theme: Theme = "auto") -> str | None:
    """Return the picture of an exercise, which `Exercise.picture` documents."""
    faults = [fault for fault in (_kind_fault(kind), theme_fault(theme)) if fault is not None]
    if faults:
        raise InvalidValueError("picture", tuple(faults))
    own = bundled().exercises.get(exercise.id)
    if own is None or _drawn(own) != _drawn(exercise):
        return None
    stills = _stills(exercise.id)
    match kind:
        case "animated":
            text = figure(exercise.id)
        case "strip":
            text = _strip(stills)
        case _:
            # the last key is where the move leads
            text = stills[-1] if stills else None
    return None if text is None else text.replace(_ROOT.format("auto"), _ROOT.format(theme))


def _kind_fault(kind: object) -> Fault | None:
    if isinstance(kind, str) and kind in KINDS:
        return None
    return name_fault(f"{shown(kind)} is not {' or '.join(KINDS)}", kind, plain(KINDS), "kind", most=0)


def _drawn(exercise: Exercise) -> tuple[object, ...]:
    # what a picture shows or says: another dose leaves it true
    return exercise.name, exercise.targets, exercise.setups, exercise.instructions


def _stills(exercise: str) -> list[str]:
    if found := poses(figure(exercise) or "", exercise):
        return found
    # the poses of one that does not move are numbered without a gap
    return [text for text in takewhile(bool, (figure(f"{exercise}-{number}") for number in count(1))) if text]


def _strip(stills: list[str]) -> str | None:
    if len(stills) < 2:
        return stills[0] if stills else None
    sizes = [tuple(map(int, size)) for text in stills for size in _SIZE.findall(text)[:1]]
    placed, left = "", 0
    # one style sheet is for all of them
    texts = [stills[0], *(_STYLE.sub("", text) for text in stills[1:])]
    for text, (width, height) in zip(texts, sizes, strict=True):
        placed += text.strip().replace("<svg ", f'<svg x="{left}" width="{width}" height="{height}" ', 1)
        left += width + _GAP
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left - _GAP} {max(height for _, height in sizes)}">'
        f"{placed}</svg>\n"
    )
