"""Times of a fresh interpreter: imports, the bundled data, the first plan, and one that the command line prints."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.rows import Row
from benchmarks.settings import Settings

PART = "Fresh interpreter"
FIRST_PLAN = "import shoulderkit; shoulderkit.plan(shoulderkit.Request(minutes=10, goal='stiff-shoulders'))"
LIBRARIES = "import attrs, cattrs"
#: What the command line imports of others, and the command that prints a plan.
COMMAND_LIBRARIES = f"{LIBRARIES}, click"
COMMAND = ("-m", "shoulderkit", "plan", "--minutes", "10", "--goal", "stiff-shoulders")
#: The printed plan may take so many times as long as importing the libraries, and so many milliseconds more.
COMMAND_RATIO, COMMAND_MORE_MS = 1.5, 100
SOLVER = "from ortools.sat.python import cp_model"
#: Linux's status of a process, with its peak since `exec`; `getrusage` includes the parent's before it.
STATUS = Path("/proc/self/status")


def _run(*arguments: str) -> str:
    command = [sys.executable, *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


def _python(code: str) -> str:
    return _run("-c", code)


def _inside(setup: str, timed: str) -> Callable[[], float]:
    """Return the milliseconds of *timed* in a fresh interpreter after *setup*, measured inside."""
    code = f"from time import perf_counter as now\n{setup}\nstart = now()\n{timed}\nprint((now() - start) * 1000)"
    return lambda: float(_python(code))


def _whole(*arguments: str) -> Callable[[], float]:
    """Return the milliseconds from the start of a process with these arguments to its end."""

    def run() -> float:
        start = perf_counter()
        _run(*arguments)
        return (perf_counter() - start) * 1000

    return run


def _peak(code: str) -> Callable[[], float]:
    """Return the peak memory of a process in MiB, as reported by Linux."""
    shown = f"{code}\nprint(next(line.split()[1] for line in open('{STATUS}') if line.startswith('VmHWM')))"
    return lambda: float(_python(shown)) / 1024


def rows(settings: Settings) -> list[Row]:
    """Measure all cases in turn, run by run, after a warm-up run in which Python compiles its modules."""
    modules = "import shoulderkit.catalog, shoulderkit.reading"
    asked = {
        "nothing": _whole("-c", "pass"),
        "libraries": _whole("-c", LIBRARIES),
        "first plan": _whole("-c", FIRST_PLAN),
        "command's libraries": _whole("-c", COMMAND_LIBRARIES),
        "command": _whole(*COMMAND),
        "solver": _whole("-c", SOLVER),
        "attrs": _inside("", "import attrs"),
        "shoulderkit": _inside("import attrs", "import shoulderkit"),
        "cattrs": _inside("import attrs", "import cattrs.preconf.json"),
        "data": _inside(f"{LIBRARIES}\n{modules}", "import shoulderkit; shoulderkit.bundled()"),
        "data, modules": _inside(LIBRARIES, "import shoulderkit; shoulderkit.bundled()"),
        "plan": _inside(LIBRARIES, FIRST_PLAN),
    }
    if STATUS.exists():
        asked |= {"peak": _peak(FIRST_PLAN), "libraries' peak": _peak(LIBRARIES), "solver's peak": _peak(SOLVER)}
    times: dict[str, list[float]] = {name: [] for name in asked}
    for number in range(settings.processes + 1):
        for name, run in asked.items():
            took = run()
            if number:
                times[name].append(took)
    mid = {name: median(each) for name, each in times.items()}
    cattrs = ("import cattrs, after attrs", mid["cattrs"])
    printed = COMMAND_RATIO * mid["command's libraries"] + COMMAND_MORE_MS
    found = [
        Row(PART, "process start to first plan, and end", mid["first plan"], "ms", f"the same with {LIBRARIES}",
            mid["libraries"], note=f"an empty process: {mid['nothing']:.0f} ms"),
        Row(PART, "the same", mid["first plan"], "ms", "a process that imports CP-SAT, and ends", mid["solver"]),
        Row(PART, "process start to a plan that the command line prints, and end", mid["command"], "ms",
            f"a process with {COMMAND_LIBRARIES}", mid["command's libraries"], most=printed,
            note=f"wanted: {COMMAND_RATIO} times that and {COMMAND_MORE_MS} ms"),
        Row(PART, "import and first plan, after attrs and cattrs", mid["plan"], "ms", *cattrs),
        Row(PART, "import shoulderkit, after attrs", mid["shoulderkit"], "ms", "import attrs", mid["attrs"],
            most_ratio=0.15),
        Row(PART, "bundled data read and checked", mid["data"], "ms", *cattrs, most=40),
        Row(PART, "the same with our modules' import", mid["data, modules"], "ms", *cattrs),
    ]  # fmt: skip
    if "peak" in mid:
        peak = ("MiB", f"the same with {LIBRARIES}", mid["libraries' peak"])
        found += [
            Row(PART, "most memory (RSS) up to the first plan", mid["peak"], *peak),
            Row(PART, "the same", mid["peak"], "MiB", "a process that imports CP-SAT", mid["solver's peak"]),
        ]
    sizes = ("MiB", "the installed folder of OR-Tools", _folder_mib("ortools"))
    return [*found, Row(PART, "the installed folder of shoulderkit", _folder_mib("shoulderkit"), *sizes)]


def _folder_mib(package: str) -> float:
    """Return the size of the files of an installed package, without compiled modules."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    files = (path for path in Path(spec.origin).parent.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return sum(path.stat().st_size for path in files) / 2**20
