"""Compare the public interface with that of a tag or commit: ``python tools/interface.py v0.1.0``.

Public is what `docs/promises.md` says: the names in the `__all__` of a few packages, whatever module defines them. The exit
status is 1 where one of them is gone, or can no longer be used as before.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

import griffe

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGES = ("", "testing", "batch", "importers.free_exercise_db")


def _load(ref: str | None) -> griffe.Module:
    """Load the package as it is, or as it was at a tag or commit."""
    if ref is None:
        return cast("griffe.Module", griffe.load("shoulderkit", search_paths=["src"]))
    return cast("griffe.Module", griffe.load_git("shoulderkit", ref=ref, search_paths=["src"]))


def _public(package: griffe.Module) -> dict[str, str]:
    """Return where each public name is defined, by the name under which it is imported."""
    found: dict[str, str] = {}
    for name in PACKAGES:
        module = package[name] if name else package
        for public in module.exports or ():
            path = f"{module.path}.{public}"
            found[path] = module[str(public)].canonical_path if str(public) in module.members else path
    return found


def breaks(ref: str) -> Iterator[str]:
    """Yield what breaks for somebody who used the public names as they were."""
    old, new = _load(ref), _load(None)
    before, after = _public(old), _public(new)
    for name in sorted(before.keys() - after.keys()):
        yield f"{name}: no longer public"
    both = before.keys() & after.keys()
    stayed = {before[name] for name in both if before[name] == after[name]}
    moved = {before[name]: after[name] for name in both if before[name] != after[name]}
    changes = list(griffe.find_breaking_changes(old, new))
    for was, now in moved.items():
        changes += griffe.find_breaking_changes(_place(old, was), _place(new, now))
    for change in changes:
        path = change.obj.canonical_path
        # doors inside are not public, and a moved name is compared where it is
        inside = change.obj.is_alias or path in moved
        if not inside and any(path == place or path.startswith(f"{place}.") for place in (*stayed, *moved)):
            yield change.explain(griffe.ExplanationStyle.ONE_LINE)


def _place(package: griffe.Module, path: str) -> griffe.Object | griffe.Alias:
    return cast("griffe.Object | griffe.Alias", package[path.removeprefix(f"{package.path}.")])


def main(arguments: list[str]) -> int:
    """Print what breaks; the status is 1 where something does."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    found = list(breaks(arguments[0]))
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
