"""Engines that are not installed are skipped: each has its own nox session."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore = [f"test_{name}.py" for name in ("dask", "pyspark", "ray") if find_spec(name) is None]
