"""Fuzz each target for some time: ``python -m tools.fuzz [--seconds N] [--only TARGET…]``.

What has been found worth keeping stays in build/fuzz, so that the next run goes on from it; what is not as promised is in
build/fuzz/found, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from . import seeds
from .targets import TARGETS

BUILD = Path(__file__).parents[2] / "build" / "fuzz"


def fuzz(target: str, seconds: int, build: Path = BUILD) -> bool:
    """Fuzz a target until its time is over or something is not as promised.

    What was only slow under atheris, or on a machine with other work, is dropped, and the run goes on.

    Returns:
        Whether all was as promised.
    """
    corpus, found = build / target, build / "found" / target
    seeds.write(target, corpus)
    found.mkdir(parents=True, exist_ok=True)
    end = time.monotonic() + seconds
    while True:
        left = str(max(1, int(end - time.monotonic())))
        status = _run("running", target, str(corpus), str(found), left)
        kept = sorted(found.iterdir())
        if kept and _run("replay", target, *map(str, kept)):
            return False
        for file in kept:
            file.unlink()
        if not kept and status:
            return False
        if time.monotonic() >= end - 1:
            return True


def _run(module: str, *arguments: str) -> int:
    return subprocess.run([sys.executable, "-m", f"tools.fuzz.{module}", *arguments], check=False).returncode


def main() -> int:
    """Fuzz what is asked for; the status is that of the process."""
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--seconds", type=int, default=60, help="For each target. Default: 60.")
    parser.add_argument("--only", nargs="+", choices=TARGETS, default=list(TARGETS), help="Default: all.")
    given = parser.parse_args()
    failed = [target for target in given.only if not fuzz(target, given.seconds)]
    print(f"not as promised: {', '.join(failed)}" if failed else "all was as promised")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
