"""What the tests of loading share: files to write, and the faults of a path."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from importlib_resources import files

from shoulderkit.errors import DataError
from shoulderkit.reading import dumps, load_catalog

DATA = Path(str(files("shoulderkit") / "data"))


def write(folder, contents):
    """Write files given by path: text and bytes unchanged, everything else as JSON."""
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, (str, bytes)) else json.dumps(content)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def plain(value):
    return json.loads(dumps(value))


def faults_of(path, **options):
    with pytest.raises(DataError) as caught:
        load_catalog(path, **options)
    assert caught.value.what == str(path).replace("\0", "\\x00")
    return caught.value.faults


def lines_of(path, **options):
    return [str(fault) for fault in faults_of(path, **options)]
