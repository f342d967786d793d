"""Runs of pytest in processes that are forked from this one, where libraries are imported and the package is not.

So a run takes little more than its tests. It has a limit of time and of memory, and whatever it started ends with it.
"""

from __future__ import annotations

import gc
import importlib
import os
import resource
import select
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LIBRARIES = ["attrs", "cattrs", "click", "hypothesis", "importlib_resources", "jsonschema", "mcp", "pyarrow", "rich"]
#: Without parallel runs and without a trace on the disk; that plugins are imported already is meant.
OPTIONS = ["-q", "--no-header", "--tb=no", "-p", "no:cacheprovider", "-p", "no:xdist"]
# the plugins that tests need, and no example in a document
OPTIONS += ["--disable-plugin-autoload", "-p", "_hypothesis_pytestplugin", "-p", "anyio", "--confcutdir=tests"]
OPTIONS += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
#: How much more of the processor's time something may take than it took when it was recorded, and how much it always may.
SLOWER, LEAST_S = 3, 5.0
#: A mutant that fills the memory ends here.
MOST_BYTES = 6 * 2**30


class Outcome(NamedTuple):
    """How a run ended: what failed first (None where all passed), and how many seconds it took."""

    failed: str | None
    seconds: float


class Chosen:
    """A plugin that keeps the chosen tests, in their order, and remembers what failed first."""

    def __init__(self, allowed_s: Mapping[str, float]) -> None:
        self.order = {name: place for place, name in enumerate(allowed_s)}
        self.allowed_s = allowed_s
        self.failed: str | None = None

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Take the chosen tests, the quickest first."""
        items[:] = sorted((item for item in items if item.nodeid in self.order), key=lambda i: self.order[i.nodeid])

    def pytest_collectreport(self, report: Any) -> None:
        """Note a module that cannot be imported."""
        if report.failed:
            self.failed = self.failed or report.nodeid

    def pytest_runtest_setup(self, item: Any) -> None:
        """Let a test that takes too much of the processor's time end the process."""
        signal.setitimer(signal.ITIMER_PROF, self.allowed_s[item.nodeid])

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Note the first test that fails, or cannot be set up."""
        if report.failed:
            self.failed = self.failed or report.nodeid


def prepare(package: Path) -> None:
    """Import libraries, and let every process that is forked or started take the package from its folder."""
    for name in LIBRARIES:
        with suppress(ImportError):
            importlib.import_module(name)
    if any(name.split(".")[0] == package.name for name in sys.modules):
        raise RuntimeError(f"{package.name} is imported already: no mutant of it would be seen")
    # what is here now is no garbage, which saves every process from looking
    gc.freeze()
    sys.path.insert(0, str(package.parent))
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(package.parent), os.environ.get("PYTHONPATH")]))


def tests(recorded_s: Mapping[str, float], besides_s: float) -> Outcome:
    """Run tests until one fails or takes much longer than it was recorded, as do all with what they need besides."""
    chosen = Chosen({name: LEAST_S + SLOWER * seconds for name, seconds in recorded_s.items()})
    files = list(dict.fromkeys(name.partition("::")[0] for name in recorded_s))
    return forked(lambda: _pytest(files, chosen), 2 * LEAST_S + SLOWER * (besides_s + sum(recorded_s.values())))


def _pytest(files: list[str], chosen: Chosen) -> str | None:
    status = pytest.main([*OPTIONS, "-x", *files], plugins=[chosen])
    passed = (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
    return chosen.failed or (None if status in passed else f"pytest ended with {status}")


def forked(work: Callable[[], str | None], allowed_s: float) -> Outcome:
    """Do something in a process of its own; where it ends by itself, that is a failure, too.

    The processor's time is limited, so that other work on the machine fells no verdict, and the time on the clock far above.
    """
    started = time.monotonic()
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _be_child(work, writing, allowed_s)
    os.close(writing)
    said = b""
    while select.select([reading], [], [], max(0.0, started + 6 * allowed_s + 20 - time.monotonic()))[0]:
        part = os.read(reading, 65536)
        if not part:
            break
        said += part
        if said.endswith(b"\n"):
            break
    os.close(reading)
    # also what it has started
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    text = said.decode() if said.endswith(b"\n") else "did not end by itself"
    return Outcome(text.strip() or None, time.monotonic() - started)


def _be_child(work: Callable[[], str | None], writing: int, allowed_s: float) -> None:
    try:
        os.setpgid(0, 0)
        limit = int(allowed_s) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with Path(os.devnull).open("r+b") as nowhere:
            for stream in (0, 1, 2):
                os.dup2(nowhere.fileno(), stream)
        try:
            said = work()
        # pytest itself fails where a mutant breaks what it shows
        except BaseException as wrong:  # noqa: BLE001
            said = repr(wrong)
        os.write(writing, f"{' '.join((said or '').split())}\n".encode())
    finally:
        os._exit(0)
