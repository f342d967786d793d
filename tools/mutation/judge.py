"""Put a mutant in the place of the code, and run the tests that reach it until one fails."""

from __future__ import annotations

import compileall
import py_compile
import re
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from . import runs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .mutant import Mutant
    from .reach import Reach, Reaching

LAWS = "tests/laws/"
#: Seconds, as recorded, of the tests that are tried: the first, some that do different things with what is around the place,
#: laws, other tests that reach the place, and others that reach its module.
FIRST_S, SPREAD_S, LAWS_S, EXAMPLES_S, OTHERS_S = 4.0, 30.0, 60.0, 40.0, 30.0
#: For what has killed, once more without a mutant.
CONTROL_S = 900.0
#: A test of more seconds comes later than the others of its file.
QUICK_S = 0.5


def copied(source: Path, target: Path) -> Path:
    """Copy the package to where it is mutated; compiled modules are known by their text, since times are too coarse."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    compileall.compile_dir(target, quiet=2, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
    return target


class Judge:
    """The tests, and the copy of the package that they import."""

    def __init__(self, package: Path, reach: Reach) -> None:
        self._package, self._reach = package, reach

    def killer(self, mutant: Mutant) -> str | None:
        """Return the test that finds a mutant, None where none does."""
        with self._mutated(mutant):
            for batch in self._batches(mutant):
                recorded_s = {test: seconds for reaching in batch for test, seconds in reaching.tests}
                failed = runs.tests(recorded_s, sum(reaching.collecting_s for reaching in batch)).failed
                if failed:
                    return failed
        return None

    def unfit(self, names: list[str]) -> str | None:
        """Return the first of some tests that fails without a mutant when only they are run."""
        return runs.tests(dict.fromkeys(names, CONTROL_S), CONTROL_S).failed

    @contextmanager
    def _mutated(self, mutant: Mutant) -> Iterator[None]:
        file = self._package / mutant.identity.module
        source = file.read_bytes()
        file.write_bytes(mutant.applied(source))
        try:
            yield
        finally:
            file.write_bytes(source)

    def _batches(self, mutant: Mutant) -> Iterator[list[Reaching]]:
        """Yield the tests in the order in which they are tried: what reaches the place, then its module, then any."""
        module = mutant.identity.module
        nearest = [] if mutant.at_import else _in_order(self._reach.of(module, mutant.lines), module)
        first = _within(nearest, FIRST_S)
        laws = [each for each in nearest[len(first) :] if each.file.startswith(LAWS)]
        examples = [each for each in nearest[len(first) :] if not each.file.startswith(LAWS)]
        spread = _in_order(self._reach.spread(module, mutant.lines, mutant.around), module) if nearest else []
        yield from filter(
            None, (first, _within(spread, SPREAD_S), _within(laws, LAWS_S), _within(examples, EXAMPLES_S))
        )
        if mutant.at_import:
            yield from filter(None, [_within(self._named(mutant.identity.definition.rpartition(".")[2]), EXAMPLES_S)])
        tried = {test for reaching in nearest for test, _ in reaching.tests}
        # what an import makes, such as a class, is used by tests that reach no line of it
        others = self._reach.of(module, None) if nearest else self._reach.all()
        untried = [each._replace(tests=tuple(t for t in each.tests if t[0] not in tried)) for each in others]
        others = _in_order([each for each in untried if each.tests], module)
        yield from filter(None, [_within(others, OTHERS_S if nearest else 3 * OTHERS_S)])

    def _named(self, definition: str) -> list[Reaching]:
        """Return the tests with a case that is called like a definition, the quickest file first."""
        every = self._reach.all() if definition else []
        named = (
            each._replace(tests=tuple(test for test in each.tests if f"[{definition}" in test[0])) for each in every
        )
        return sorted((each for each in named if each.tests), key=lambda each: each.seconds)


def _in_order(found: list[Reaching], module: str) -> list[Reaching]:
    """Return files of tests in the order in which they are tried: quick tests first, of them those that speak of the module."""
    quick, slow = (
        [
            part
            for each in found
            if (part := each._replace(tests=tuple(t for t in each.tests if (t[1] <= QUICK_S) is of))).tests
        ]
        for of in (True, False)
    )
    return sorted(quick, key=lambda part: _cost(part, module)) + sorted(slow, key=lambda part: part.seconds)


def _cost(reaching: Reaching, module: str) -> float:
    """How late the quick tests of a file come."""
    words = set(re.split(r"\W|_", module.removesuffix(".py"))) & set(re.split(r"\W|_", reaching.file))
    return reaching.seconds / (1 + 4 * len(words))


def _within(found: list[Reaching], seconds: float) -> list[Reaching]:
    """Return the first files of tests that take so long together, at least one where there is one."""
    taken: list[Reaching] = []
    for reaching in found:
        seconds -= reaching.seconds
        if taken and seconds < 0:
            break
        taken.append(reaching)
    return taken
