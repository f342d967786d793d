"""JSON to values and back, and catalogs from folders and files: strict, every fault named with its place."""

from shoulderkit.reading.bundle import bundled, figure
from shoulderkit.reading.converter import configure_converter
from shoulderkit.reading.loading import canonical_files, dumps, load_catalog, loads
from shoulderkit.reading.traversable import Traversable

__all__ = [
    "Traversable",
    "bundled",
    "canonical_files",
    "configure_converter",
    "dumps",
    "figure",
    "load_catalog",
    "loads",
]
