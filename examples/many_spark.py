"""Plans for a folder of Parquet files with requests, on Spark: ``spark-submit many_spark.py requests/ plans/``."""

from __future__ import annotations

import sys
from functools import partial

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from shoulderkit import Planner, batch


def plan_frame(requests: DataFrame, planner: Planner | None = None) -> DataFrame:
    """Plan a session for each row."""
    schema = from_arrow_schema(batch.NESTED_SCHEMA)
    return requests.mapInArrow(partial(batch.plan_batches, catalog=planner), schema)


if __name__ == "__main__":
    spark = SparkSession.builder.getOrCreate()
    plan_frame(spark.read.parquet(sys.argv[1])).write.parquet(sys.argv[2])
