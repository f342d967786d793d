"""The page on many plans shows the examples and the schemas as they are."""

from __future__ import annotations

import re
from pathlib import Path

import pyarrow as pa
import pytest

from shoulderkit import batch
from shoulderkit.batch.schemas import STEP

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "many-plans.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(\w+)` \| ([^|]+) \|", re.MULTILINE)


def type_name(kind: pa.DataType) -> str:
    """Return a type as the page writes it."""
    if pa.types.is_list(kind):
        return f"list of {type_name(kind.value_type)}"
    return "struct" if pa.types.is_struct(kind) else str(kind)


def table_after(heading: str) -> list[tuple[str, str]]:
    """Return the names and types in the first table after a text."""
    section = PAGE.split(heading, 1)[1].split("| --- |", 1)[1]
    return [(name, kind) for name, kind in ROW.findall(section.split("\n\n", 1)[0])]


@pytest.mark.parametrize("example", sorted((ROOT / "examples").glob("many_*.py")), ids=lambda path: path.name)
def test_examples_stand_on_the_page(example: Path) -> None:
    """Each example file is on the page verbatim, so that the shown code is the tested code."""
    assert f"```python\n{example.read_text(encoding='utf-8')}```\n" in PAGE


def test_columns_stand_on_the_page() -> None:
    """The page lists each column of each schema with its type, in order."""
    requests = [(field.name, type_name(field.type)) for field in batch.REQUEST_SCHEMA]
    (focus,) = [kind for name, kind in table_after("### Columns of a request") if name == "focus"]
    assert focus == "list of struct of `region` (string), `weight` (int32)"
    listed = [(name, kind.split(" of `")[0]) for name, kind in table_after("### Columns of a request")]
    assert listed == requests
    assert table_after('With `form="nested"`') == [(field.name, type_name(field.type)) for field in batch.NESTED_SCHEMA]
    assert table_after('With `form="flat"`') == [(name, type_name(kind)) for name, kind in STEP.items()]
    assert batch.FLAT_SCHEMA.names == [*batch.NESTED_SCHEMA.names[:5], *STEP]
