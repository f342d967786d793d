"""Hold answers and documents the same, byte for byte, wherever they are made: ``run.py [--seeds N] [--all]``.

Each circumstance is a process that answers golden cases and makes documents of the bundled data. Together the processes
answer each case once, with ``--all`` each of them answers all. What does not exist on a system is told and passed over.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
#: Where nothing can be written: a namespace of its own, whose file systems are all mounted read-only.
_READ_ONLY = 'mount -o remount,bind,ro / && ! touch "$1" 2>/dev/null && shift && exec "$@"'


class Circumstance(NamedTuple):
    """How a process is started.

    Attributes:
        name: what is different.
        flags: of the interpreter.
        env: variables that are set, or unset where None.
        how: how the cases are answered (see `answers`).
        before: a command that starts the interpreter.
        inside: what the package's path has to contain.
    """

    name: str
    flags: tuple[str, ...] = ()
    env: tuple[tuple[str, str | None], ...] = ()
    how: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    inside: str = "site-packages"


def circumstances(seeds: int, wheel: Path) -> list[Circumstance]:
    """Return all circumstances that there can be on this system."""
    found = [
        Circumstance("as usual"),
        Circumstance("optimized, without docstrings", ("-OO",)),
        Circumstance("development mode, every warning an error", ("-X", "dev", "-W", "error")),
        Circumstance("isolated", ("-I",)),
        *(Circumstance(f"hash seed {seed}", env=(("PYTHONHASHSEED", str(seed)),)) for seed in range(seeds)),
        *(
            Circumstance(f"locale {name}", env=(("LC_ALL", name), ("LANG", name), ("PYTHONUTF8", "0")))
            for name in ("C", "C.UTF-8", "tr_TR.UTF-8")
        ),
        Circumstance("another encoding on the terminal", env=(("PYTHONIOENCODING", "latin-1"), ("TERM", "dumb"))),
        Circumstance(
            "without a home", env=(("HOME", None), ("USERPROFILE", None), ("XDG_CACHE_HOME", None), ("USER", None))
        ),
        Circumstance("from the wheel, a zip file", env=(("PYTHONPATH", str(wheel)),), inside=wheel.name),
        Circumstance("32 threads", how=("threads",)),
        Circumstance("processes that are spawned", how=("spawn",)),
    ]
    if hasattr(os, "fork"):
        found.append(Circumstance("processes that are forked", how=("fork",)))
    namespace = _read_only_root()
    if namespace:
        env = (("PYTHONDONTWRITEBYTECODE", "1"), ("TMPDIR", "/nowhere"))
        found.append(Circumstance("a read-only root", env=env, before=namespace))
    return found


def _read_only_root() -> tuple[str, ...]:
    """Return what starts a command where nothing can be written, empty where the system has no such thing."""
    unshare = shutil.which("unshare")
    if unshare is None:
        print("passed over: a read-only root (there is no unshare)")
        return ()
    probe = str(Path(tempfile.gettempdir()) / "written")
    command = (unshare, "--mount", "--map-root-user", "sh", "-c", _READ_ONLY, "sh", probe)
    tried = subprocess.run([*command, "true"], capture_output=True, text=True, encoding="utf-8", check=False)
    if tried.returncode:
        print(f"passed over: a read-only root ({tried.stderr.strip() or 'it can be written'})")
        return ()
    return command


def answers(circumstance: Circumstance, first: int, step: int) -> dict[str, Any]:
    """Return what the process of a circumstance tells; its traceback is printed where it fails."""
    env = {**os.environ, **{name: value for name, value in circumstance.env if value is not None}}
    for name, value in circumstance.env:
        if value is None:
            env.pop(name, None)
    script = [str(HERE / "answers.py"), str(first), str(step), *circumstance.how]
    command = [*circumstance.before, sys.executable, *circumstance.flags, *script]
    ran = subprocess.run(
        command, env=env, cwd=tempfile.gettempdir(), capture_output=True, text=True, encoding="utf-8", check=False
    )
    if ran.returncode:
        return {"failed": ran.stderr.strip()}
    told: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return told


def faults(told: dict[str, Any], usual: dict[str, Any], circumstance: Circumstance) -> list[str]:
    """Return what is not as it is usually."""
    if "failed" in told:
        return [f"failed:\n{told['failed']}"]
    found = [f"{name}: not what is kept" for name in told["different"]]
    # where it fails as usual there is nothing to compare with, and that is told
    kept = usual.get("documents", {})
    found += [f"{name}: another document" for name, made in told["documents"].items() if made != kept.get(name)]
    if circumstance.inside not in told["from"]:
        found.append(f"imported from {told['from']}")
    if ("-OO" in circumstance.flags) != (told["optimized"] == 2):
        found.append("not optimized as it should be")
    return found if told["answered"] else [*found, "no case was answered"]


def main() -> int:
    """Run all circumstances, two at a time; the status is 1 where one differs."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("wheel", type=Path, help="the wheel that is installed")
    parser.add_argument("--seeds", type=int, default=20, help="how many hash seeds")
    parser.add_argument("--all", action="store_true", help="answer every case in every circumstance")
    given = parser.parse_args()
    every = circumstances(given.seeds, given.wheel.resolve())
    numbered = [(each, 0, 1) if given.all else (each, n, len(every)) for n, each in enumerate(every)]
    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(lambda each: answers(*each), numbered))
    wrong = answered = 0
    for each, one in zip(every, told, strict=True):
        found = faults(one, told[0], each)
        answered += one.get("answered", 0)
        wrong += bool(found)
        print(f"{'differs' if found else 'same'}: {each.name}", *found, sep="\n  ")
    print(f"Python {sys.version.split()[0]}: {answered} answers in {len(every)} circumstances, {wrong} of which differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
