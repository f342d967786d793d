"""JSON to values and back, and catalogs from folders and files: strict, every fault named with its place.

`converter` stands apart, since it imports cattrs, which takes nearly half as long as reading the bundled catalog.
"""

from shoulderkit.reading.bundle import bundled, figure
from shoulderkit.reading.loading import canonical_files, dumps, load_catalog, loads
from shoulderkit.reading.traversable import Traversable

__all__ = ["Traversable", "bundled", "canonical_files", "dumps", "figure", "load_catalog", "loads"]
