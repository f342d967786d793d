"""Records as an Arrow stream, by the PyCapsule protocol; the one module here that needs pyarrow.

Raises:
    MissingExtraError: on import, if pyarrow is not installed.
"""

from __future__ import annotations

from typing import Any

from shoulderkit.errors import MissingExtraError
from shoulderkit.records.columns import Column, columns_of
from shoulderkit.records.of import records_of

try:
    import pyarrow as pa
except ImportError as _error:
    raise MissingExtraError("__arrow_c_stream__", "arrow") from _error

_TYPES: dict[Column, pa.DataType] = {
    Column.TEXT: pa.string(),
    Column.NUMBER: pa.int64(),
    Column.FLAG: pa.bool_(),
    Column.TEXTS: pa.list_(pa.string()),
    Column.NUMBERS: pa.list_(pa.int64()),
}


def schema_of(value: object) -> pa.Schema:
    """Return the Arrow schema of the records of a value.

    Raises:
        InvalidValueError: there are no columns for it.
    """
    return pa.schema([pa.field(name, _TYPES[column]) for name, column in columns_of(value).items()])


def stream_of(value: object, requested_schema: Any = None) -> object:
    """Return the records of a value as a capsule with an Arrow stream.

    Args:
        value: what consists of rows.
        requested_schema: a capsule with the schema that the caller would like best.

    Raises:
        InvalidValueError: there are no columns for it.
    """
    table: Any = pa.Table.from_pylist(records_of(value), schema_of(value))
    capsule: object = table.__arrow_c_stream__(requested_schema)
    return capsule
