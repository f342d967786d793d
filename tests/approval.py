"""Approved texts: each in a file of its own, so that a change of wording shows in review.

After a change of wording that is meant, ``APPROVE=1 pytest tests/test_approved.py`` rewrites the files; read what
changed before you commit it.
"""

from __future__ import annotations

import os
from pathlib import Path

APPROVED = Path(__file__).parent / "approved"


def approved(name: str, text: str) -> str:
    """Return the approved text of this name; where the environment asks for it, approve the given text first."""
    path = APPROVED / f"{name}.txt"
    if os.environ.get("APPROVE"):
        APPROVED.mkdir(exist_ok=True)
        path.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    return path.read_text(encoding="utf-8").removesuffix("\n") if path.exists() else "(nothing approved yet)"


def approved_names() -> set[str]:
    """Return the names of all approved texts."""
    return {path.stem for path in APPROVED.iterdir()}
