"""Plans for a folder of Parquet files with requests, on Ray Data: ``python many_ray.py requests/ plans/``."""

from __future__ import annotations

import sys

import ray.data

from shoulderkit import batch


def plan_rows(requests: ray.data.Dataset) -> ray.data.Dataset:
    """Plan a session for each row."""
    return requests.map_batches(batch.plan_table, batch_format="pyarrow", batch_size=1024)


if __name__ == "__main__":
    plan_rows(ray.data.read_parquet(sys.argv[1])).write_parquet(sys.argv[2])
