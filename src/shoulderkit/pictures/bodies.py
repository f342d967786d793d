"""The body that regions are shown on, from the front and from behind, as paths: a file that was drawn before the package was built."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import attrs

from shoulderkit.reading import figure

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIZE = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
_VIEW = re.compile(r'<g data-view="(\w+)"[^>]*>(.*?)</g>', re.DOTALL)
_PATH = re.compile(r'<path class="(\w+)" d="([^"]*)"(?: data-region="([^"]*)")?/>')


@attrs.frozen
class View:
    """The body from one side.

    Attributes:
        name: the side, ``front`` or ``back``.
        looks: what it looks like, as paths by what they are, from behind to the front.
        regions: the regions that are seen from there, as paths by id, the largest first.
        deep: ids of the regions that lie below other muscles.
    """

    name: str
    looks: Mapping[str, str]
    regions: Mapping[str, str]
    deep: frozenset[str]


@attrs.frozen
class Body:
    """The body from all sides.

    Attributes:
        width: the width of a view, in units of its paths.
        height: its height.
        views: the body from each side.
    """

    width: int
    height: int
    views: tuple[View, ...]

    @property
    def regions(self) -> frozenset[str]:
        """Ids of the regions that have a place."""
        return frozenset(region for view in self.views for region in view.regions)


@cache
def drawn_body() -> Body:
    """Return the body; its file is read at the first call."""
    text = figure("body") or ""
    views = tuple(_view(name, _PATH.findall(content)) for name, content in _VIEW.findall(text))
    ((width, height),) = _SIZE.findall(text)
    return Body(int(width) // len(views), int(height), views)


def _view(name: str, paths: list[tuple[str, str, str]]) -> View:
    return View(
        name,
        {kind: path for kind, path, region in paths if not region},
        {region: path for _, path, region in paths if region},
        frozenset(region for kind, _, region in paths if kind == "deep"),
    )
