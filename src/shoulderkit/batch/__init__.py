"""Requests as Arrow columns in, plans as Arrow rows out, for engines that spread work over many machines.

    from shoulderkit import batch

    frame.mapInArrow(batch.plan_batches, schema)                           # Spark
    dataset.map_batches(batch.plan_table, batch_format="pyarrow")          # Ray Data

A row that cannot be planned becomes a row that says why, and the others go on. The columns are listed in
``docs/many-plans.md``, and what a later version keeps of them in ``docs/promises.md``.

Raises:
    MissingExtraError: on import, where pyarrow is not installed.
"""

from shoulderkit.batch.batches import plan_batches, plan_table
from shoulderkit.batch.schemas import FLAT_SCHEMA, NESTED_SCHEMA, REQUEST_SCHEMA, SCHEMA_VERSION

__all__ = ["FLAT_SCHEMA", "NESTED_SCHEMA", "REQUEST_SCHEMA", "SCHEMA_VERSION", "plan_batches", "plan_table"]
