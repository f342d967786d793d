"""Spark on this machine: `mapInArrow` over `plan_batches`, in its own Python workers."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest
from pyspark.errors import PythonException
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

import shoulderkit as sk
from engine_cases import by_key, in_files, table
from many_spark import plan_frame
from shoulderkit import batch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyspark.sql import DataFrame


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    """Start Spark with two Python workers that run the same interpreter."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "37")
        .getOrCreate()
    )
    yield session
    session.stop()


def rows_of(frame: DataFrame) -> list[dict[str, object]]:
    """Return the rows of a frame as plain values."""
    return [row.asDict(recursive=True) for row in frame.collect()]


def test_a_frame_gives_the_same_rows(spark: SparkSession, tmp_path: Path) -> None:
    """Files of requests become files of the plans that this process makes, invalid rows included."""
    asked = table(300)
    source = in_files(asked, tmp_path / "requests", 5)
    plan_frame(spark.read.parquet(str(source))).write.parquet(str(tmp_path / "plans"))
    planned = spark.read.parquet(str(tmp_path / "plans"))
    assert by_key(rows_of(planned)) == by_key(batch.plan_table(asked).to_pylist())
    assert planned.where("status = 'failed'").count() >= 30


def test_the_flat_form_with_a_planner(spark: SparkSession) -> None:
    """A frame made of rows, not files, becomes the steps that this process makes, with a custom planner."""
    asked = table(80)
    planner = sk.Planner(sk.bundled(), without=["phases"])
    frame = spark.createDataFrame(asked.to_pylist(), from_arrow_schema(batch.REQUEST_SCHEMA)).repartition(3)
    plan = partial(batch.plan_batches, catalog=planner, form="flat")
    steps = rows_of(frame.mapInArrow(plan, from_arrow_schema(batch.FLAT_SCHEMA)))
    expected = batch.plan_table(asked, planner, form="flat").to_pylist()
    assert sorted(steps, key=_place) == sorted(expected, key=_place)


def _place(row: dict[str, object]) -> tuple[str, int]:
    return str(row["request_id"]), int(str(row["number"] or 0))


def test_a_wrong_column_is_named(spark: SparkSession) -> None:
    """A column that is misspelled ends the job with the error that names it."""
    frame = spark.createDataFrame([("a", 5, "tense-neck")], "request_id string, minuts int, goal string")
    with pytest.raises(PythonException, match="did you mean 'minutes'"):
        plan_frame(frame).collect()
