"""A row of the table, and the table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple


class Row(NamedTuple):
    """One figure, with a named reference from the same run where there is one.

    Attributes:
        part: its heading.
        what: what was measured.
        value: the figure, in *unit*.
        reference: the name of the reference.
        reference_value: the reference's figure, in the same unit.
        most: the target: the largest acceptable figure.
        most_ratio: the target for the ratio to the reference.
        short: the reason why the target is missed regardless of the figures, if any.
        note: a remark in a few words.
    """

    part: str
    what: str
    value: float
    unit: str
    reference: str = ""
    reference_value: float | None = None
    most: float | None = None
    most_ratio: float | None = None
    short: str = ""
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """The ratio of the figure to the reference's."""
        return self.value / self.reference_value if self.reference_value else None

    @property
    def met(self) -> bool | None:
        """Whether the target was reached; None where there is none."""
        pairs = ((self.value, self.most), (self.ratio, self.most_ratio))
        held = [figure <= most for figure, most in pairs if most is not None and figure is not None]
        return all(held) and not self.short if held else None

    @property
    def wanted(self) -> str:
        """The target, and whether it was reached."""
        parts = [] if self.most is None else [f"≤ {number(self.most)} {self.unit}".rstrip()]
        parts += [] if self.most_ratio is None else [f"ratio ≤ {number(self.most_ratio)}"]
        parts += [self.short] if parts and self.short else []
        return ", ".join(parts) + {None: "", True: " ✓", False: " ✗"}[self.met]

    def as_dict(self) -> dict[str, Any]:
        """Return the row as data for JSON."""
        return {**self._asdict(), "ratio": self.ratio, "met": self.met}


def number(value: float | None) -> str:
    """Return a figure with three significant digits."""
    if value is None:
        return ""
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.{1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 3}f}"


def table(rows: Iterable[Row]) -> str:
    """Return the rows as text, each part under its heading."""
    lines = [f"{'':50}{'':>10} {'':6}  {'reference':38}{'':>10}{'ratio':>8}  {'wanted':20}"]
    part = None
    for row in rows:
        if row.part != part:
            part = row.part
            lines += ["", part]
        cells = f"  {row.what:48}{number(row.value):>10} {row.unit:6}  {row.reference:38}"
        cells += f"{number(row.reference_value):>10}{number(row.ratio):>8}  {row.wanted:20}  {row.note}"
        lines.append(cells.rstrip())
    return "\n".join(line.rstrip() for line in lines)
