"""A picture as an address that holds all of it, by which pages and displays show it."""

from __future__ import annotations

from urllib.parse import quote

#: What such an address can have as it is, beside letters and digits: much of what drawings consist of.
_PLAIN = " ,;:=/()"


def picture_address(svg: str) -> str:
    """Return an SVG text as an address that holds all of it; as such a picture it runs no script and loads nothing.

    Its identifiers are its own: they cannot meet those of the page around it, or of the same picture in another place.
    """
    return f"data:image/svg+xml,{quote(svg, safe=_PLAIN, errors='replace')}"
