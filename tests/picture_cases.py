"""What the tests of pictures share: an SVG as it is read, its texts and where they are, and contrast."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from shoulderkit.pictures.svg import width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMESPACE = "{http://www.w3.org/2000/svg}"


class Drawn:
    """An SVG as it is read.

    Attributes:
        root: its element.
        width: its width.
        height: its height.
    """

    def __init__(self, svg: str) -> None:
        self.svg = svg
        # made here, so it is no stranger's
        self.root = ET.fromstring(svg)  # noqa: S314
        self.width, self.height = (float(number) for number in self.root.attrib["viewBox"].split()[2:])

    def all(self, tag: str, **attributes: str) -> list[ET.Element]:
        """Return the elements of a name that have these attributes, and each attribute that is given as an empty text."""
        return [
            found
            for found in self.root.iter(_NAMESPACE + tag)
            if all(
                key.replace("_", "-") in found.attrib and found.attrib[key.replace("_", "-")].startswith(value)
                for key, value in attributes.items()
            )
        ]

    @property
    def texts(self) -> list[str]:
        """What is written in it."""
        return [found.text or "" for found in self.all("text")]

    def check(self) -> None:
        """Check that it refers to itself alone, that identifiers are there once, and that no text leaves it."""
        ids = [found.attrib["id"] for found in self.root.iter() if "id" in found.attrib]
        assert len(ids) == len(set(ids))
        own = ids[0]
        assert all(name == own or name.startswith(f"{own}-") for name in ids)
        used = set(re.findall(r"url\(#([^)]+)\)", self.svg))
        assert used <= set(ids)
        assert {self.root.attrib["aria-labelledby"], self.root.attrib["aria-describedby"]} <= set(ids)
        assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)|<script|@import|\bon\w+=", self.bare)
        for text, left, right, y in self.places():
            assert left >= 0, text
            assert right <= self.width, text
            assert 0 < y <= self.height, text
        for rect in self.all("rect"):
            x, width, y, height = (float(rect.attrib.get(name, 0)) for name in ("x", "width", "y", "height"))
            assert x >= 0
            assert x + width <= self.width + 1e-2
            assert y + height <= self.height + 1e-2

    @property
    def bare(self) -> str:
        """Its text without what is written in it."""
        return re.sub(r">[^<]*<", "><", re.sub(r'aria-label="[^"]*"', "", self.svg))

    def places(self) -> Iterator[tuple[str, float, float, float]]:
        """Yield each text with its left end, its right end and its baseline, by its estimated width."""
        for found in self.all("text"):
            x, y, size = (float(found.attrib[name]) for name in ("x", "y", "font-size"))
            width = width_of(found.text or "", size, bold="bold" in found.attrib["class"])
            left = x - width / 2 if found.attrib.get("text-anchor") == "middle" else x
            yield found.text or "", left, left + width, y


def extent(path: str) -> tuple[float, float, float, float]:
    """Return the left, upper, right and lower end of a path of absolute moves and relative lines and cubic curves.

    Control points count, so that it can be a little larger than what is drawn.
    """
    x, y, letter = 0.0, 0.0, ""
    points: list[tuple[float, float]] = []
    for letter, numbers in re.findall(r"([MlcZz])([^MlcZz]*)", path):
        values = [float(each) for each in re.findall(r"-?\d+", numbers)]
        size = {"M": 2, "l": 2, "c": 6}.get(letter, 1)
        assert len(values) % size == 0
        for start in range(0, len(values), size):
            pairs = list(zip(values[start : start + size : 2], values[start + 1 : start + size : 2], strict=True))
            base = (0.0, 0.0) if letter == "M" else (x, y)
            pairs = [(base[0] + dx, base[1] + dy) for dx, dy in pairs]
            points += pairs
            x, y = pairs[-1]
    assert letter in "Zz"
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


def luminance(color: str) -> float:
    """Return the relative luminance of a color, as WCAG 2.2 defines it."""
    parts = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colors, as WCAG 2.2 defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
