"""Engines that are not installed are skipped: each has its own nox session."""

from __future__ import annotations

from importlib.util import find_spec

_NEEDS = {"dask": ("dask",), "pyspark": ("pyspark",), "ray": ("ray",), "frames": ("duckdb", "pandas", "polars")}
collect_ignore = [f"test_{name}.py" for name, needs in _NEEDS.items() if not all(map(find_spec, needs))]
