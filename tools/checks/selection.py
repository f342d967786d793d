"""Which tests run in which session: everything runs somewhere, and little of it twice."""

from __future__ import annotations

from pathlib import Path


def files(names: str) -> tuple[str, ...]:
    """Return the files of tests by the patterns of their names."""
    return tuple(str(path) for name in names.split() for path in sorted(Path("tests").glob(f"test_{name}.py")))


#: What plans hundreds of sessions: once is enough.
SESSIONS = ("tests/test_golden.py", "tests/test_sessions.py", "tests/test_acceptance.py")
#: Tries every odd value where the laws are tried in full.
ODD = "tests/test_odd_arguments.py"
#: What does more where the profile is not quick; what takes longest begins first, so that no processor waits for it in the
#: end. The laws of large catalogs would take longer than all others.
IN_FULL: tuple[str, ...] = (*SESSIONS, ODD, "tests/laws", "--ignore-glob=*/test_laws_large*.py")
#: What plans from catalogs of hundreds: with few examples.
LARGE = ("tests/laws/test_laws_large.py", "tests/laws/test_laws_large_refusals.py")
#: What judges documents, data and texts, which are the same on every Python.
TEXTS = (
    "api_page data doc_examples documented documents evidence glossary notebooks plain_words protocols "
    "reference schema_consumers site_pages structure tryit"
)
#: What reaches no line that others leave out, and takes twice as long when it is traced.
UNTRACED = files(f"benchmarks examples {TEXTS} cli_width large")
#: What stands on the libraries: values, reading and writing, columns, commands, agents, solver.
ON_LIBRARIES = files(
    "batch* checks cli_[ps]* codec* converter json_forms loading* mcp_[as]* model planner play* records solver testing"
)
#: What would differ first in a Python between the oldest and the newest: values, text, the package.
BETWEEN = files("model codec_text codec_plans packaging planner")
#: The same for the newest, and processes: what others have made, and what it may have changed.
NEWER = tuple(sorted({*BETWEEN, *ON_LIBRARIES, *files("many")}))


def without(*paths: str) -> tuple[str, ...]:
    """Return the arguments for all tests but laws, sessions and these."""
    return tuple(f"--ignore={path}" for path in ("tests/laws", *SESSIONS, *paths))
