"""Which tests reach which lines, and how long they take: recorded once, one file of tests after the other.

A test that is the first of its process to load something reaches lines that the next ones do not, so each file of tests has
a process of its own. Each line is noticed once a test (`sys.monitoring`), which takes next to no time: traced line by line,
the search would take ten times as long.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import pytest

from . import runs
from .mutant import ROOMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import CodeType

#: The longest that a file of tests may take.
MOST_S = 900
#: How many tests are taken of each line around a place.
EACH = 3
#: There since Python 3.12.
watch: Any = vars(sys).get("monitoring")


class _Recorder:
    """A plugin that notes for each test its time and the lines of the package that it reaches; what fails is left out."""

    def __init__(self, package: Path) -> None:
        self._prefixes = tuple(f"{package}{os.sep}{room}{os.sep}" for room in ROOMS)
        self._package = package
        self._started = time.monotonic()
        self._test: int | None = None
        self.collecting_s = 0.0
        self.seconds: dict[str, float] = defaultdict(float)
        self.unfit: set[int] = set()
        self.reached: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))

    def __enter__(self) -> Self:
        watch.use_tool_id(watch.COVERAGE_ID, __name__)
        watch.register_callback(watch.COVERAGE_ID, watch.events.LINE, self._reach)
        watch.set_events(watch.COVERAGE_ID, watch.events.LINE)
        return self

    def __exit__(self, *_: object) -> None:
        watch.set_events(watch.COVERAGE_ID, 0)
        watch.free_tool_id(watch.COVERAGE_ID)

    def _reach(self, code: CodeType, line: int) -> object:
        if self._test is not None and code.co_filename.startswith(self._prefixes):
            module = Path(code.co_filename).relative_to(self._package).as_posix()
            self.reached[module][line].append(self._test)
        return watch.DISABLE

    def pytest_collection_finish(self) -> None:
        """Note how long it took to import the tests."""
        self.collecting_s = time.monotonic() - self._started

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: Any) -> Iterator[None]:
        """Notice every line anew."""
        self.seconds[item.nodeid] += 0.0
        self._test = len(self.seconds) - 1
        watch.restart_events()
        yield
        self._test = None

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Add up the time of a test."""
        self.seconds[report.nodeid] += report.duration
        if not report.passed and self._test is not None:
            self.unfit.add(self._test)


def _record(file: str, target: Path, package: Path) -> None:
    with _Recorder(package) as recorder:
        pytest.main([*runs.OPTIONS, file], plugins=[recorder])
    reached = {
        module: {line: [test for test in tests if test not in recorder.unfit] for line, tests in sorted(lines.items())}
        for module, lines in sorted(recorder.reached.items())
    }
    seconds = {name: round(each, 4) for name, each in recorder.seconds.items()}
    kept = {"collecting_s": round(recorder.collecting_s, 3), "seconds": seconds, "reached": reached}
    target.write_text(json.dumps(kept), encoding="utf-8")


class Reaching(NamedTuple):
    """The tests of one file that reach something, the quickest first, with the seconds that each takes."""

    file: str
    collecting_s: float
    tests: tuple[tuple[str, float], ...]

    @property
    def seconds(self) -> float:
        """How long they take together."""
        return self.collecting_s + sum(seconds for _, seconds in self.tests)


class Reach:
    """What was recorded of all files of tests, and what is recorded where one is new or changed."""

    def __init__(self, folder: Path, package: Path) -> None:
        self._folder, self._package = folder, package
        self._kept: dict[str, dict[str, Any]] = {}

    def record(self, files: Iterable[Path]) -> None:
        """Record the files of tests that are not recorded as they are now."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            text = hashlib.sha256(file.read_bytes()).hexdigest()[:16]
            target = self._folder / f"{file.stem}-{text}.json"
            if not target.exists():
                started = time.monotonic()
                failed = runs.forked(partial(_record, str(file), target, self._package), MOST_S)
                if failed.failed:
                    raise RuntimeError(f"{file} cannot be recorded: {failed.failed}")
                print(f"recorded {file} ({time.monotonic() - started:.1f} s)", flush=True)
            self._kept[str(file)] = json.loads(target.read_text(encoding="utf-8"))

    def of(self, module: str, lines: Iterable[int] | None) -> list[Reaching]:
        """Return the tests that reach some lines of a module, or any line of it, by file."""
        wanted = None if lines is None else {str(line) for line in lines}
        found: list[Reaching] = []
        for file, kept in self._kept.items():
            reached = kept["reached"].get(module, {})
            numbers = {n for line in (reached if wanted is None else wanted & reached.keys()) for n in reached[line]}
            found += _reaching(file, kept, numbers)
        return found

    def spread(self, module: str, lines: Iterable[int], around: Iterable[int]) -> list[Reaching]:
        """Return tests of some lines that differ: for each line around these the quickest that reach both, by file."""
        wanted = {str(line) for line in lines}
        quickest: dict[int, list[tuple[float, str, int]]] = defaultdict(list)
        for file, kept in self._kept.items():
            reached = kept["reached"].get(module, {})
            numbers = {n for line in wanted & reached.keys() for n in reached[line]}
            seconds = list(kept["seconds"].values())
            for line in around:
                quickest[line] += ((seconds[n], file, n) for n in numbers.intersection(reached.get(str(line), ())))
        chosen: dict[str, set[int]] = defaultdict(set)
        for tests in quickest.values():
            for _, file, number in sorted(tests)[:EACH]:
                chosen[file].add(number)
        return [part for file, numbers in chosen.items() for part in _reaching(file, self._kept[file], numbers)]

    def all(self) -> list[Reaching]:
        """Return all tests by file."""
        return [
            Reaching(file, kept["collecting_s"], tuple(kept["seconds"].items())) for file, kept in self._kept.items()
        ]


def _reaching(file: str, kept: dict[str, Any], numbers: set[int]) -> Iterator[Reaching]:
    """Yield the numbered tests of a file, if there are any."""
    if numbers:
        known = list(kept["seconds"].items())
        tests = sorted((known[n] for n in numbers), key=lambda test: test[1])
        yield Reaching(file, kept["collecting_s"], tuple(tests))
