# /// script
# dependencies = ["nox>=2025.2.9"]
# ///
"""Run all checks with ``nox``, one of them with ``nox -s lint``, and list them with ``nox -l``.

The tests run against the built wheel, never the source tree. A Python version that is not installed is skipped, with a
line that says so.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nox

# what the sessions stand on is beside the other tools
sys.path.insert(0, str(Path(__file__).parent / "tools"))

# sessions, which nox finds by their decorators
from checks import browser  # noqa: F401
from checks.environments import DIST, NEWEST, OLDEST, PROJECT, PYTHONS, SITE, group, install
from checks.selection import BETWEEN, IN_FULL, LARGE, NEWER, ODD, ON_LIBRARIES, UNTRACED, without

nox.needs_version = ">=2025.2.9"
nox.options.error_on_external_run = True
nox.options.error_on_missing_interpreters = False
# uv installs in a fraction of the time where it is there
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.download_python = "never"
nox.options.reuse_existing_virtualenvs = True

#: Every warning is an error, also the one for a file that is opened without naming its encoding.
STRICT = {"PYTHONWARNDEFAULTENCODING": "1"}
#: The laws get many examples in one session; in the others some show whether anything differs.
FEW = {**STRICT, "HYPOTHESIS_PROFILE": "few"}
FULL = {**STRICT, "HYPOTHESIS_PROFILE": "full"}


def _show_all_pyenv_versions() -> None:
    """Make every Python of pyenv visible to nox: by default pyenv shows only one."""
    pyenv = shutil.which("pyenv")
    if pyenv is None or "PYENV_VERSION" in os.environ:
        return

    def ask(*question: str) -> list[str]:
        return subprocess.run([pyenv, *question], capture_output=True, encoding="utf-8", check=False).stdout.split()

    shown = "".join(ask("version-name")).split(":")
    kept = ask("versions", "--bare")
    found = [name for python in PYTHONS for name in kept if re.fullmatch(rf"{re.escape(python)}\.\d+", name)]
    os.environ["PYENV_VERSION"] = ":".join(dict.fromkeys([*filter(None, shown), *found]))


_show_all_pyenv_versions()


@nox.session
def build(session: nox.Session) -> None:
    """Build the sdist, and the wheel from the sdist: what the other sessions install."""
    session.install("build")
    shutil.rmtree(DIST, ignore_errors=True)
    session.run("python", "-m", "build", "--outdir", str(DIST))


@nox.session(requires=["build"])
def package(session: nox.Session) -> None:
    """Judge what is published: metadata, contents, size, a second build that is equal byte for byte, workflows."""
    session.install(*group("release"))
    files = sorted(map(str, DIST.iterdir()))
    session.run("check-wheel-contents", *(name for name in files if name.endswith(".whl")))
    session.run("twine", "check", "--strict", *files)
    session.run("validate-pyproject", "pyproject.toml")
    session.run("zizmor", "--offline", "--no-progress", ".github")
    session.run("python", "tools/release.py", "judge", silent=True)


@nox.session(default=False)
def sbom(session: nox.Session) -> None:
    """List what is installed with the wheel that `build` has built, as CycloneDX, in build/sbom.cdx.json."""
    session.install(*group("release"))
    session.run("python", "tools/release.py", "sbom", "build/sbom.cdx.json")


@nox.session(default=False)
def interface(session: nox.Session) -> None:
    """Compare the public interface with that of a tag or commit (``-- v0.1.0``), and fail where it breaks."""
    session.install("griffelib>=2")
    session.run("python", "tools/interface.py", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, format and docstrings."""
    session.install(*group("lint"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("interrogate", "tests")
    session.run(
        "interrogate", "--whitelist-regex", "", "--ignore-private", "--ignore-semiprivate", "--ignore-magic",
        "--ignore-init-method", "--ignore-property-decorators", "--ignore-overloaded-functions", "src",
    )  # fmt: skip


@nox.session(requires=["build"])
def types(session: nox.Session) -> None:
    """Check the types, and that the public interface is completely typed."""
    install(session, "typing", extras="[arrow,cli,mcp,play,solver,testing]")
    session.run("mypy")
    session.run("pyright")
    # from another directory: next to the source it would not check the installed package
    session.chdir(session.create_tmp())
    session.run("pyright", "--ignoreexternal", "--verifytypes", "shoulderkit")


@nox.session(requires=["build"])
def layers(session: nox.Session) -> None:
    """Check the import contracts: layers, no circles, types included."""
    install(session, "layers", extras="[arrow,cli,mcp,play,solver,testing]")
    session.run("lint-imports", "--no-cache")


@nox.session(requires=["build"])
def data(session: nox.Session) -> None:
    """Check that the schemas are those of the classes, and the bundled files against them."""
    install(session, "data")
    session.run("python", "tools/schemas.py", "--check")
    folder = Path("src/shoulderkit/data")
    schemas = folder / "schema"
    session.run("check-jsonschema", "--check-metaschema", *map(str, sorted(schemas.glob("*.json"))))
    tables = [(path.stem, [path]) for path in sorted(folder.glob("*.json"))]
    kinds = [(kind, sorted((folder / f"{kind}s").glob("*.json"))) for kind in ("exercise", "routine")]
    for schema, files in tables + kinds:
        session.run(
            "check-jsonschema", "--schemafile", str(schemas / f"{schema}.schema.json"), *map(str, files), silent=True
        )


@nox.session(requires=["build"])
def docs(session: nox.Session) -> None:
    """Check the pages that are made from the code, and run the examples of the README and the documents."""
    install(session, "docs", extras="[arrow,cli,mcp]")
    session.run("python", "tools/api.py", "--check")
    session.run("python", "tools/reference.py", "--check")
    session.run("pytest", "README.md", "docs", env=STRICT)


@nox.session(requires=["build"])
def notebooks(session: nox.Session) -> None:
    """Run the notebooks, and check that they show what is committed; with `-- --write` write what they show."""
    install(session, "notebooks", extras="[arrow]")
    session.run("python", "tools/notebooks.py", *([] if "--write" in session.posargs else ["--check"]))


@nox.session(requires=["build"])
def site(session: nox.Session) -> None:
    """Build the site from the documents and the data into build/site; a warning is an error. Without npm nothing can be tried."""
    install(session, "site", extras="[cli]")
    # a public name without a place on its page is found here
    session.run("python", "tools/api.py", "--check")
    shutil.rmtree(SITE, ignore_errors=True)
    session.run("sphinx-build", "--fail-on-warning", "--keep-going", "--nitpicky", "--quiet", "docs", str(SITE))
    session.run("python", "tools/tryit/add.py", str(SITE), *map(str, DIST.glob("*.whl")))


@nox.session(requires=["build"])
def coverage(session: nox.Session) -> None:
    """Run the tests with coverage, and check that they reach every line and branch."""
    install(session, "coverage", extras="[arrow,cli,mcp,play,solver,testing]")
    session.run("coverage", "erase")
    # what these run is run by others, too; tracing more than doubles what a law takes, and few reach lines of their own
    others = ("-m", "not untraced", *without(*UNTRACED))
    laws = tuple(f"tests/laws/test_laws_{name}.py" for name in ("answers", "several"))
    for which in (laws, (*others, *session.posargs)):
        session.run("coverage", "run", "-m", "pytest", "-n", "auto", "--dist", "worksteal", *which, env=FEW)
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report")


@nox.session(requires=["build"])
def engines(session: nox.Session) -> None:
    """Run the tests on Dask."""
    install(session, "engines", extras="[arrow,testing]")
    # not strict about encodings: the engines open files of their own
    session.run("pytest", "tests/engines/test_dask.py", *session.posargs)


@nox.session(requires=["build"])
def frames(session: nox.Session) -> None:
    """Run the tests on polars, pandas and duckdb."""
    install(session, "frames", extras="[arrow,testing]")
    session.run("pytest", "tests/engines/test_frames.py", *session.posargs)


@nox.session(requires=["build"])
def figures(session: nox.Session) -> None:
    """Judge all poses, and draw the figures of one move."""
    install(session, "figures")
    # not strict about encodings: numba opens files of its own
    session.run("pytest", "-n", "auto", "tests/figures", env={"HYPOTHESIS_PROFILE": "quick"})


@nox.session(default=False, requires=["build"])
def redraw(session: nox.Session) -> None:
    """Draw all figures again, and check that the committed ones show the same; not part of the default run: it takes minutes."""
    install(session, "figures")
    session.run("python", "-m", "tools.figures", "--all", "--body", "--check")


@nox.session(default=False, requires=["build"])
def spark(session: nox.Session) -> None:
    """Run the tests on Spark; not part of the default run, since it needs Java (17 or newer) and half a gigabyte."""
    install(session, "spark", extras="[arrow,testing]")
    session.run("pytest", "tests/engines/test_pyspark.py", *session.posargs)


@nox.session(default=False, requires=["build"])
def ray(session: nox.Session) -> None:
    """Run the tests on Ray Data; not part of the default run, since it is large."""
    install(session, "ray", extras="[arrow,testing]")
    session.run("pytest", "tests/engines/test_ray.py", *session.posargs)


@nox.session(default=False, requires=["build"])
def bench(session: nox.Session) -> None:
    """Run the benchmarks; not part of the default run, since machines are noisy."""
    install(session, "bench", extras="[arrow]")
    session.run("python", "-m", "benchmarks", *session.posargs)


@nox.session(python=NEWEST, default=False, requires=["build"])
def mutation(session: nox.Session) -> None:
    """Put small faults into the code, and see that the tests find each; not part of the default run: it takes long."""
    install(session, "tests", "mutation", extras="[arrow,cli,mcp,play,solver,testing]")
    # elsewhere the operators are not installed
    session.run("pytest", "tests/test_mutation.py", env=STRICT)
    session.run("python", "-m", "mutation", *session.posargs, env={"PYTHONPATH": "tools"})


@nox.session(default=False, requires=["build"])
def fuzz(session: nox.Session) -> None:
    """Fuzz each target for a minute (``-- --seconds N --only TARGET…``); not part of the default run: it finds what it happens to find."""
    install(session, "fuzz", extras="[arrow,cli,mcp,play,solver,testing]")
    session.run("python", "-m", "tools.fuzz", *session.posargs)


@nox.session(python=PYTHONS, requires=["build"])
def everywhere(session: nox.Session) -> None:
    """Hold answers and documents the same in every circumstance; ``-- --all``: every answer in each of them."""
    install(session)
    (wheel,) = DIST.glob("*.whl")
    seeds = () if session.python == OLDEST else ("--seeds", "1")
    session.run("python", "tests/everywhere/run.py", str(wheel), *(session.posargs or seeds))


@nox.session(python=OLDEST, requires=["build"])
def tests_lowest(session: nox.Session) -> None:
    """Run the tests of what stands on libraries with the oldest that the metadata allows."""
    project = PROJECT["project"]
    needs = [*project["dependencies"], *(need for extra in project["optional-dependencies"].values() for need in extra)]
    constraints = Path(session.create_tmp()) / "lowest.txt"
    constraints.write_text("".join(f"{need.replace('>=', '==')}\n" for need in needs), encoding="utf-8")
    install(session, "tests", extras="[arrow,cli,mcp,play,solver,testing]", constraints=constraints)
    session.run("pytest", "-n", "auto", "--dist", "worksteal", *(session.posargs or ON_LIBRARIES), env=FEW)


@nox.session(python=PYTHONS, requires=["build"])
def tests(session: nox.Session) -> None:
    """Run tests against the installed wheel: the laws in full on the oldest Python, on which `coverage` runs all others."""
    install(session, "tests", extras="[arrow,cli,mcp,play,solver,testing]")
    if session.python == OLDEST:
        which, env = IN_FULL, FULL
        for others in () if session.posargs else (UNTRACED, ("-m", "untraced", *without(*UNTRACED, ODD))):
            session.run("pytest", "-n", "auto", "--dist", "worksteal", *others, env=FEW)
    elif session.python == NEWEST:
        which, env = (*LARGE, *NEWER), FEW
    else:
        which, env = BETWEEN, FEW
    session.run("pytest", "-n", "auto", "--dist", "worksteal", *(session.posargs or which), env=env)
