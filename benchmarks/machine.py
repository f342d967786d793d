"""The machine and the versions of a run."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path


def machine() -> dict[str, str | int]:
    """Return the machine, the date and the versions."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "cpu": _cpu(),
        "cores": os.cpu_count() or 0,
        "memory_GiB": _memory(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "shoulderkit": version("shoulderkit"),
        "attrs": version("attrs"),
        "cattrs": version("cattrs"),
        "ortools": version("ortools"),
        "scipy": version("scipy"),
        "highs": _highs(),
    }


def _cpu() -> str:
    file = Path("/proc/cpuinfo")
    if file.exists():
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return " ".join(line.partition(":")[2].split())
    return platform.processor() or "unknown"


def _memory() -> int:
    if not hasattr(os, "sysconf"):
        return 0
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)


def _highs() -> str:
    """Return the version of HiGHS, which SciPy has no public name for."""
    try:
        from scipy.optimize._highspy import _core
    except ImportError:
        return "unknown"
    return ".".join(str(getattr(_core, f"HIGHS_VERSION_{part}", "?")) for part in ("MAJOR", "MINOR", "PATCH"))
