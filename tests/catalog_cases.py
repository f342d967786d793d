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
    return [made.region(id=name.replace("_", "-"), part_of=parent) for name, parent in part_of.items()]
