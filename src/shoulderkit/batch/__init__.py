"""Requests as Arrow columns in, plans as Arrow rows out, for engines that distribute work over machines.

    from shoulderkit import batch

    frame.mapInArrow(batch.plan_batches, schema)                           # Spark
    dataset.map_batches(batch.plan_table, batch_format="pyarrow")          # Ray Data

A request that cannot be planned becomes a row with its error, and the other rows are not affected. The columns are
listed in ``docs/many-plans.md``; ``docs/promises.md`` says what later versions keep of them.

Raises:
    MissingExtraError: on import, if pyarrow is not installed.
"""

from shoulderkit.batch.batches import plan_batches, plan_table
from shoulderkit.batch.schemas import FLAT_SCHEMA, NESTED_SCHEMA, REQUEST_SCHEMA, SCHEMA_VERSION

__all__ = ["FLAT_SCHEMA", "NESTED_SCHEMA", "REQUEST_SCHEMA", "SCHEMA_VERSION", "plan_batches", "plan_table"]
