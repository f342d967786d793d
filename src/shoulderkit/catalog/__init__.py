"""Catalogs: immutable tables of values by id, every reference in them checked.

A catalog is changed by making another one: `Catalog.replace` puts new values in the place of known ones,
`Catalog.without` removes some with what depends on them, `Catalog.only` keeps whole tables, `Catalog.merge` unites two
that do not contradict each other, and a catalog made on a *base* replaces and adds at once. `Catalog.find` searches it,
`Catalog.citations` and `Catalog.disagreements` say who stands behind what.
"""

from shoulderkit.catalog.citations import Disagreement, PlacedCitation, PlacedCue
from shoulderkit.catalog.differences import RowChange, difference
from shoulderkit.catalog.disputed import DisputedCitation
from shoulderkit.catalog.rows import Rows
from shoulderkit.catalog.table import Table, Values
from shoulderkit.catalog.tables import Catalog

__all__ = [
    "Catalog",
    "Disagreement",
    "DisputedCitation",
    "PlacedCitation",
    "PlacedCue",
    "RowChange",
    "Rows",
    "Table",
    "Values",
    "difference",
]
