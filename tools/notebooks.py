"""Run the notebooks and keep what they show: ``python tools/notebooks.py [--check]``.

The notebooks of ``docs/notebooks`` are run from their first cell to their last and written with their outputs, always
in the same form: cells are numbered, and nothing is kept that another run would change.
With ``--check`` nothing is written; the exit status is 1 when a notebook now shows something else. Texts, tables and
values are compared; of pictures only that they are there, since fonts differ from machine to machine.
A cell that draws describes its picture in its metadata, where the site reads it: ``{"mystnb": {"image": {"alt": "…"}}}``.
"""

from __future__ import annotations

import difflib
import json
import re
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "docs" / "notebooks"
PICTURE = "image/png"
#: What is kept of an output: the first of these that it has.
SHOWN = (PICTURE, "text/html", "text/markdown", "text/plain")
#: Addresses of objects in memory, which every run changes.
_ADDRESS = re.compile(r"\bat 0x[0-9a-f]+")
#: All that is kept of a notebook's metadata: what it takes to open it anywhere.
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def run(path: Path) -> dict[str, Any]:
    """Return a notebook in its canonical form, with the outputs of a new run."""
    # the rest of this module works without them
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    quiet = ["--Application.log_level=ERROR"]
    client = NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        record_timing=False,
        # a text may arrive in parts
        coalesce_streams=True,
        extra_arguments=quiet,
    )
    client.execute(cwd=str(FOLDER))
    cells: list[dict[str, Any]] = [_cell(number, cell) for number, cell in enumerate(notebook.cells, 1)]
    return {"cells": cells, "metadata": _METADATA, "nbformat": 4, "nbformat_minor": 5}


def _cell(number: int, cell: Any) -> dict[str, Any]:
    alt = _alt(cell)
    plain = {
        "cell_type": cell.cell_type,
        "id": f"cell-{number}",
        "metadata": {"mystnb": {"image": {"alt": alt}}} if alt else {},
        "source": _lines(cell.source),
    }
    if cell.cell_type == "code":
        plain["execution_count"] = None
        plain["outputs"] = [_output(output, cell) for output in cell.outputs]
    return plain


def _alt(cell: Any) -> str | None:
    alt: str | None = cell.metadata.get("mystnb", {}).get("image", {}).get("alt")
    return alt


def _output(output: Any, cell: Any) -> dict[str, Any]:
    if output.output_type == "stream":
        return {"name": output.name, "output_type": "stream", "text": _lines(output.text)}
    # the richest form alone: it is what every reader of notebooks shows
    kind = next(kind for kind in SHOWN if kind in output.data)
    shown = output.data[kind]
    alt = _alt(cell)
    if kind == PICTURE and not alt:
        raise SystemExit(
            f"a picture without a description: give its cell one in the metadata, as mystnb.image.alt\n{cell.source}"
        )
    # a picture is one line, as notebooks have it
    data = {kind: shown.strip() if kind == PICTURE else _lines(shown)}
    plain = {"data": data, "metadata": {PICTURE: {"alt": alt}} if kind == PICTURE else {}}
    counted = {"execution_count": None} if output.output_type == "execute_result" else {}
    return plain | counted | {"output_type": output.output_type}


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def written(notebook: dict[str, Any]) -> str:
    """Return the text of a notebook's file."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def comparable(notebook: dict[str, Any]) -> str:
    """Return a text that is the same for two notebooks that show the same: each picture is only there."""
    notebook = deepcopy(notebook)
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            if PICTURE in output.get("data", {}):
                output["data"][PICTURE] = "a picture"
    return written(notebook)


def unstable(notebook: dict[str, Any]) -> list[str]:
    """Return what a notebook shows that another run would show differently."""
    return _ADDRESS.findall(comparable(notebook))


def main(arguments: list[str]) -> int:
    """Run all notebooks, write or compare them, and return the exit status."""
    stale = 0
    for path in sorted(FOLDER.glob("*.ipynb")):
        new = run(path)
        if found := unstable(new):
            print(f"{path.name} shows addresses in memory: {', '.join(found)}")
            stale = 1
        elif arguments != ["--check"]:
            path.write_text(written(new), encoding="utf-8", newline="\n")
        else:
            before = comparable(json.loads(path.read_text(encoding="utf-8"))).splitlines()
            changes = list(difflib.unified_diff(before, comparable(new).splitlines(), "committed", "now", lineterm=""))
            if changes:
                print(f"{path.name} is stale: run python tools/notebooks.py", *changes, sep="\n")
                stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
