"""Judge what is published, and list what is installed with it.

Run it from the root of the project, after ``nox -s build``::

    python tools/release.py judge
    python tools/release.py sbom build/sbom.cdx.json

The first compares `dist/` with a second build, byte for byte, and says how large the wheel is; the second installs the wheel
into an environment of its own and writes what that holds as a CycloneDX list of components.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

DIST = Path("dist")
#: The most bytes of a wheel: texts, rules and pictures of all exercises fit in, and an app that bundles it stays small.
MOST_BYTES = 1_500_000


def _run(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], check=True)


def _hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file of a folder, by its name."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def _wheel() -> Path:
    (wheel,) = DIST.glob("*.whl")
    return wheel


def judge() -> list[str]:
    """Return what is wrong with the built files: another build gives others, or the wheel is too large."""
    found: list[str] = []
    with tempfile.TemporaryDirectory() as again:
        _run(sys.executable, "-m", "build", "--outdir", again)
        first, second = _hashes(DIST), _hashes(Path(again))
    for name in sorted({*first, *second}):
        print(f"{first.get(name, 'missing')}  {name}")
        if first.get(name) != second.get(name):
            found.append(f"{name}: a second build gives {second.get(name, 'no such file')}")
    size = _wheel().stat().st_size
    print(f"{size:,} bytes: {_wheel().name}")
    if size > MOST_BYTES:
        found.append(f"{_wheel().name}: {size:,} bytes, where {MOST_BYTES:,} are the most")
    return found


def sbom(target: Path) -> None:
    """Write the components of an environment with the wheel and what it requires, as CycloneDX JSON."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = next(path for name in ("bin/python", "Scripts/python.exe") if (path := Path(folder, name)).exists())
        _run(python, "-m", "pip", "install", "--quiet", _wheel())
        _run(python, "-m", "pip", "uninstall", "--quiet", "--yes", "pip", "setuptools")
        # without times and serial numbers, so that it is the same again
        _run(
            sys.executable, "-m", "cyclonedx_py", "environment", python, "--pyproject", "pyproject.toml",
            "--mc-type", "library", "--output-reproducible", "--output-file", target,
        )  # fmt: skip


def main(arguments: list[str]) -> int:
    """Run one of the two; the status is not zero where something is wrong."""
    match arguments:
        case ["judge"]:
            found = judge()
            print(*found, sep="\n", file=sys.stderr)
            return 1 if found else 0
        case ["sbom", target]:
            sbom(Path(target))
            return 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
