"""What the tests of catalogs share: the faults of a catalog, and regions inside regions."""

from __future__ import annotations

import pytest

import made
from shoulderkit.errors import DataError


def faults_of(**tables):
    with pytest.raises(DataError) as caught:
        made.catalog(**tables)
    assert caught.value.what == "Catalog"
    return caught.value.faults


def regions(**part_of):
    """Return regions by id, each with the regions it is part of: a tuple, the id of a single one, or None."""
    above = {name: (parents,) if isinstance(parents, str) else parents or () for name, parents in part_of.items()}
    return [made.region(id=name.replace("_", "-"), part_of=parents) for name, parents in above.items()]
