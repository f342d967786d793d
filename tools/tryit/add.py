"""Add what the page for trying it runs to a built site: ``python tools/tryit/add.py SITE WHEEL``.

Pyodide comes from npm, in the version that ``package.json`` has, and what the wheel of shoulderkit needs from pip. Without
npm nothing is added, and the page says so.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

_PACKAGE = Path(__file__).with_name("package.json")
#: What a browser loads of Pyodide, and what says whose it is.
_FILES = (
    *("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json", "python_stdlib.zip"),
    *("package.json", "README.md"),
)
_MEGABYTE = 1_000_000


def add(site: Path, pyodide: Path, wheels: Path) -> None:
    """Copy Pyodide and the wheels beside the scripts of the page, and write down what is there.

    Args:
        site: the built site.
        pyodide: the folder of the npm package.
        wheels: the folder with the wheels.

    Raises:
        FileNotFoundError: a file of Pyodide, or the scripts of the page, are not there.
    """
    home = site / "_static" / "tryit"
    copied: list[Path] = []
    for name, files in {"pyodide": [pyodide / name for name in _FILES], "wheels": sorted(wheels.glob("*.whl"))}.items():
        shutil.rmtree(home / name, ignore_errors=True)
        (home / name).mkdir()
        copied += [Path(shutil.copy(file, home / name)) for file in files]
    runtime = {
        "pyodide": _read(pyodide / "package.json")["version"],
        "wheels": [file.name for file in copied if file.suffix == ".whl"],
        "megabytes": round(sum(file.stat().st_size for file in copied) / _MEGABYTE),
    }
    (home / "runtime.json").write_text(json.dumps(runtime, indent=2) + "\n", encoding="utf-8", newline="\n")


def fetch(folder: Path, wheel: Path) -> tuple[Path, Path]:
    """Return the folder of Pyodide and the one of the wheels, with what npm and pip brought.

    Args:
        folder: an empty folder.
        wheel: the wheel of shoulderkit.

    Raises:
        CalledProcessError: npm or pip failed.
    """
    shutil.copy(_PACKAGE, folder)
    npm = shutil.which("npm") or "npm"
    _run([npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"], folder)
    pyodide, wheels = folder / "node_modules" / "pyodide", folder / "wheels"
    version = _read(pyodide / "pyodide-lock.json")["info"]["python"].rpartition(".")[0]
    pure = ("--only-binary=:all:", "--implementation=py", "--abi=none", "--platform=any", f"--python-version={version}")
    _run([sys.executable, "-m", "pip", "download", "--quiet", *pure, f"--dest={wheels}", str(wheel.resolve())], folder)
    return pyodide, wheels


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True)


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def main(site: Path, wheel: Path) -> None:
    """Fetch what is run, and add it; without npm say that it is not."""
    if shutil.which("npm") is None:
        print("npm is not installed: the page for trying it says that nothing can be tried")
        return
    with TemporaryDirectory() as folder:
        add(site, *fetch(Path(folder), wheel))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
