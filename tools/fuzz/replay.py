"""Try inputs without atheris: ``python -m tools.fuzz.replay TARGET FILE…``; the exit status is 1 where one is a finding."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

from .judging import LONGEST, MOST_MEMORY, cost
from .targets import LIMITS_S, TARGETS


def fault_of(target: str, data: bytes) -> str | None:
    """Return what is wrong with what an input gives, or None."""
    try:
        seconds, memory = cost(lambda: TARGETS[target](data))
    except Exception:  # noqa: BLE001 (whatever it raises is what is looked for)
        return traceback.format_exc()
    print(f"{target}: {seconds:.1f} s and {memory / 2**20:.0f} MB")
    if len(data) <= LONGEST and (seconds > LIMITS_S[target] or memory > MOST_MEMORY):
        return f"takes {seconds:.1f} s and {memory / 2**20:.0f} MB"
    return None


def main(target: str, *files: str) -> int:
    """Try each file; the status is that of the process."""
    # what is read once for all inputs is not theirs
    TARGETS[target](b"")
    faults = {file: fault_of(target, Path(file).read_bytes()) for file in files}
    for file, fault in faults.items():
        print(f"{target}: {file}: {fault or 'as promised'}")
    return 1 if any(faults.values()) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
