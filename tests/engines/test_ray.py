"""Ray Data on this machine: `map_batches` over `plan_table`, in its own processes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import ray

import shoulderkit as sk
from engine_cases import by_key, in_files, table
from many_ray import plan_rows
from shoulderkit import batch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


# Ray warns of settings of its own
pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::ResourceWarning"
)


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[None]:
    """Start Ray with two processes on this machine."""
    ray.init(num_cpus=2, include_dashboard=False, _node_ip_address="127.0.0.1")
    yield
    ray.shutdown()


def test_a_dataset_gives_the_same_rows(tmp_path: Path) -> None:
    """Files of requests become files of the plans that this process makes, invalid rows included."""
    asked = table(300)
    source = in_files(asked, tmp_path / "requests", 5)
    plan_rows(ray.data.read_parquet(str(source))).write_parquet(str(tmp_path / "plans"))
    written = pa.concat_tables([pq.read_table(path) for path in (tmp_path / "plans").glob("*.parquet")])
    assert by_key(written.to_pylist()) == by_key(batch.plan_table(asked).to_pylist())


def test_the_flat_form_with_a_planner() -> None:
    """A table becomes the steps that this process makes, with a custom planner."""
    asked = table(80)
    plan = partial(batch.plan_table, catalog=sk.Planner(sk.bundled(), without=["phases"]), form="flat")
    steps = ray.data.from_arrow(asked).map_batches(plan, batch_format="pyarrow", batch_size=30).take_all()
    assert steps == plan(asked).to_pylist()
