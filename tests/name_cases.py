"""Names as people write them otherwise than the ids that they mean."""

from __future__ import annotations

from collections.abc import Iterator


def other_forms(name: str) -> Iterator[str]:
    """Yield an id as people write it otherwise."""
    words = name.split("-")
    spaced = " ".join(words)
    yield from (
        name.upper(),
        spaced.capitalize(),
        f" {name} ",
        f"{'_'.join(words)}_",
        "".join(map(str.capitalize, words)),
    )
    yield f"{name}s" if name[-1].isalpha() and name[-1] != "s" else f"{spaced}!"
