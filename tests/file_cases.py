"""What the tests of files share: what is no regular file, and what commands read and write."""

from __future__ import annotations

import json
import os
import socket
import threading
from pathlib import Path

import pytest

from importer_cases import record

UNIX = pytest.mark.skipif(os.name == "nt", reason="pipes and links as Unix has them")
PAGE = ("page", "desk-upper-back", "--print")
ASK = ("plan", "--minutes", "3", "--goal", "tense-neck", "--setting", "desk")
LINE = json.dumps({"minutes": 3, "goal": "tense-neck", "setting": "desk"})


def fed(path: Path, text: str) -> Path:
    """Make a pipe that a thread writes a text to."""
    os.mkfifo(path)
    threading.Thread(target=path.write_text, args=(text, "utf-8"), daemon=True).start()
    return path


def unreadable(folder: Path, kind: str) -> Path:
    """Make what is no regular file, and return its path."""
    path = folder / f"{kind}.json"
    match kind:
        case "pipe":
            # whoever would read it after all gets an end
            fed(path, "")
        case "device":
            path.symlink_to("/dev/null")
        case "nothing":
            path.symlink_to(folder / "not-there")
        case "loop":
            path.symlink_to(path)
        case "socket":
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(os.path.relpath(path))
        case _:
            path.mkdir()
    return path


KINDS = {
    "pipe": "is a pipe",
    "device": "is a device",
    "nothing": "is a link to nothing",
    "loop": "is a link to nothing",
    "socket": "is a socket",
    "folder": "is a folder",
}


def names(folder: Path) -> set[str]:
    """Return the names of what is in a folder."""
    return {path.name for path in folder.iterdir()}


def dataset(folder: Path) -> str:
    """Write a dataset, and return its path."""
    path = folder / "data.json"
    path.write_text(json.dumps([record()]), encoding="utf-8")
    return str(path)


def requests(folder: Path) -> str:
    """Write a request, and return the path of the file."""
    path = folder / "requests.jsonl"
    path.write_text(f"{LINE}\n", encoding="utf-8")
    return str(path)
