"""The files that a catalog is written as."""

from __future__ import annotations

import made
from loading_cases import DATA
from shoulderkit.catalog import Catalog
from shoulderkit.reading import bundled, canonical_files


def test_canonical_files_of_the_bundle():
    """Every bundled file is in the canonical form, and none is missing or extra."""
    found = {
        path.relative_to(DATA).as_posix(): path.read_bytes().decode()
        for path in DATA.rglob("*.json")
        if path.parent.name != "schema"
    }
    assert canonical_files(bundled()) == found


def test_canonical_files_of_part():
    """A table without values has no file."""
    assert list(canonical_files(Catalog(regions=[made.region()]))) == ["regions.json"]
