"""What ends every display that shows exercises or doses: that it is no medical advice, with the warnings of its catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.display.parts import Fold, Items, Text
from shoulderkit.explainer.layout import DISCLAIMER

if TYPE_CHECKING:
    from shoulderkit.display.parts import Part
    from shoulderkit.explainer.words import Names


def closing(names: Names) -> tuple[Part, ...]:
    """Return the closing line; the warnings for every reader fold out of it where the catalog is known."""
    if not names.warnings:
        return (Text(DISCLAIMER),)
    # where nothing can be folded, too, the line and the warnings stand there
    return (Fold(DISCLAIMER, (Items(names.warnings),)),)
