"""The width of what is printed: that of the terminal, within limits in which text reads well."""

from __future__ import annotations

import shutil
from textwrap import wrap

from shoulderkit.explainer.layout import LEAST_WIDTH

#: The most columns that are used of a wider terminal: longer lines are hard to read.
MOST_WIDTH = 120


def terminal_width() -> int:
    """Return the columns of the terminal, or of the variable ``COLUMNS``, from 40 to 120; 80 where there is neither."""
    return min(max(shutil.get_terminal_size().columns, LEAST_WIDTH), MOST_WIDTH)


def hanging(text: str, width: int, indent: int = 0, hang: int = 0) -> list[str]:
    """Return a text in lines of at most *width* columns, broken at words alone.

    Args:
        text: the text.
        width: the most columns; a single word can be longer.
        indent: how many spaces to put before the first line.
        hang: how many spaces to put before the others.
    """
    return wrap(
        text,
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * hang,
        break_long_words=False,
        break_on_hyphens=False,
    )
