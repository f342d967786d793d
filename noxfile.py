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
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.error_on_external_run = True
nox.options.error_on_missing_interpreters = False
nox.options.default_venv_backend = "virtualenv"
nox.options.reuse_existing_virtualenvs = True

PROJECT = nox.project.load_toml("pyproject.toml")
PYTHONS = nox.project.python_versions(PROJECT)
OLDEST, NEWEST = PYTHONS[0], PYTHONS[-1]
DIST = Path("dist")
SITE = Path("build/site")
#: Every warning is an error, also the one for a file that is opened without naming its encoding.
STRICT = {"PYTHONWARNDEFAULTENCODING": "1"}
#: The laws get many examples in one session; in the others some show whether anything differs.
FEW = {**STRICT, "HYPOTHESIS_PROFILE": "few"}
FULL = {**STRICT, "HYPOTHESIS_PROFILE": "full"}


def _files(names: str) -> tuple[str, ...]:
    """Return the files of tests by the patterns of their names."""
    return tuple(str(path) for name in names.split() for path in sorted(Path("tests").glob(f"test_{name}.py")))


#: What plans hundreds of sessions: once is enough.
SESSIONS = ("tests/test_golden.py", "tests/test_sessions.py", "tests/test_acceptance.py")
#: What does more where the profile is not quick. The laws of large catalogs would take longer than all others.
IN_FULL: tuple[str, ...] = ("tests/laws", *SESSIONS, "--ignore-glob=*/test_laws_large*.py")
#: What plans from catalogs of hundreds: with few examples.
LARGE = ("tests/laws/test_laws_large.py", "tests/laws/test_laws_large_refusals.py")
#: What judges documents, data and texts, which are the same on every Python.
TEXTS = (
    "api_page data doc_examples documented documents evidence glossary notebooks plain_words protocols "
    "reference schema_consumers site_pages structure"
)
#: What reaches no line that others leave out, and takes twice as long when it is traced.
UNTRACED = _files(f"benchmarks examples {TEXTS} cli_width large")
#: What is left out where enough is run to see whether anything differs from the oldest Python.
LONG = (*UNTRACED, "tests/test_tuning.py", *_files("cli_[!s]* mcp_[!s]*"))
#: What stands on the libraries: values, reading and writing, columns, commands, agents, solver.
ON_LIBRARIES = _files(
    "batch* checks cli_[ps]* codec* converter json_forms loading* mcp_[as]* model planner play* records solver testing"
)
#: What would differ first in a Python between the oldest and the newest: values, text, pickles, processes, the package.
BETWEEN = _files("model codec_text codec_plans many packaging planner")


def _show_all_pyenv_versions() -> None:
    """Make every Python of pyenv visible to nox: by default pyenv shows only one."""
    pyenv = shutil.which("pyenv")
    if pyenv is None or "PYENV_VERSION" in os.environ:
        return

    def ask(*question: str) -> list[str]:
        return subprocess.run([pyenv, *question], capture_output=True, text=True, check=False).stdout.split()

    shown = "".join(ask("version-name")).split(":")
    kept = ask("versions", "--bare")
    found = [name for python in PYTHONS for name in kept if re.fullmatch(rf"{re.escape(python)}\.\d+", name)]
    os.environ["PYENV_VERSION"] = ":".join(dict.fromkeys([*filter(None, shown), *found]))


_show_all_pyenv_versions()


def _without(*paths: str) -> tuple[str, ...]:
    """Return the arguments for all tests but laws, sessions and these."""
    return tuple(f"--ignore={path}" for path in ("tests/laws", *SESSIONS, *paths))


def _group(name: str) -> list[str]:
    return list(nox.project.dependency_groups(PROJECT, name))


def _install(session: nox.Session, *groups: str, extras: str = "", constraints: Path | None = None) -> None:
    """Install the wheel and dependency groups, and check that Python imports the wheel and not the source."""
    (wheel,) = DIST.glob("*.whl")
    needs = [f"shoulderkit{extras} @ {wheel.resolve().as_uri()}", *(need for name in groups for need in _group(name))]
    if constraints is not None:
        needs += ["--constraint", str(constraints)]
    # the version is the same from build to build, so pip would keep an older build
    session.run("python", "-m", "pip", "uninstall", "--quiet", "--yes", "shoulderkit", silent=True)
    session.install(*needs)
    where = session.run("python", "-c", "import shoulderkit; print(shoulderkit.__file__)", silent=True)
    if "site-packages" not in str(where):
        session.error(f"the tests would run from {where}")


def _chromium() -> str | None:
    """Return the path of Chromium, or of a browser like it, if there is one."""
    browsers = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return next(filter(None, browsers), None)


@nox.session
def build(session: nox.Session) -> None:
    """Build the sdist, and the wheel from the sdist: what the other sessions install."""
    session.install("build")
    shutil.rmtree(DIST, ignore_errors=True)
    session.run("python", "-m", "build", "--outdir", str(DIST))


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, format and docstrings."""
    session.install(*_group("lint"))
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
    _install(session, "typing", extras="[arrow,cli,mcp,play,solver,testing]")
    session.run("mypy")
    session.run("pyright")
    # from another directory: next to the source it would not check the installed package
    session.chdir(session.create_tmp())
    session.run("pyright", "--ignoreexternal", "--verifytypes", "shoulderkit")


@nox.session(requires=["build"])
def layers(session: nox.Session) -> None:
    """Check the import contracts: layers, no circles, types included."""
    _install(session, "layers", extras="[arrow,cli,mcp,play,solver,testing]")
    session.run("lint-imports", "--no-cache")


@nox.session(requires=["build"])
def data(session: nox.Session) -> None:
    """Check that the schemas are those of the classes, and the bundled files against them."""
    _install(session, "data")
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
def schemas(session: nox.Session) -> None:
    """Check the schemas with ajv in its strict mode, and what TypeScript makes of them; without npm nothing can be checked."""
    if shutil.which("npm") is None:
        session.skip("npm is not installed: ajv and tsc have not seen the schemas")
    _install(session)
    for file in Path("tests/node").resolve().iterdir():
        shutil.copy(file, session.create_tmp())
    session.chdir(session.create_tmp())
    session.run("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", external=True, silent=True)
    for folder in ("all", "some", "types"):
        shutil.rmtree(folder, ignore_errors=True)
    session.run("python", "write.py", "all")
    session.run("python", "write.py", "some", "typed")
    session.run("node", "judge.mjs", "all", "some", external=True)
    session.run("node", "types.mjs", "some", "types", external=True)
    files = sorted(map(str, Path("types").glob("*.ts")))
    session.run(
        "node", "node_modules/typescript/bin/tsc", "--strict", "--noEmit", "--skipLibCheck", *files, external=True
    )


@nox.session(requires=["build"])
def pages(session: nox.Session) -> None:
    """Check the scripts of session pages, and follow sessions in Chromium; without npm nothing can be checked."""
    if shutil.which("npm") is None:
        session.skip("npm is not installed: nobody has followed a session in a page")
    _install(session)
    tests, folder = Path("tests/browser").resolve(), Path(session.create_tmp()).resolve()
    for name in ("package.json", "tsconfig.json"):
        shutil.copy(tests / name, folder)
    session.chdir(folder)
    session.run("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", external=True, silent=True)
    session.run("python", str(tests / "write.py"), "made")
    session.run("node", "node_modules/typescript/bin/tsc", "--project", ".", external=True)
    session.run("node", str(tests / "states.mjs"), "made", external=True)
    browser = _chromium()
    if browser is None:
        session.skip("Chromium is not installed: the scripts are checked, but nobody has followed a session in a page")
    session.run("node", str(tests / "pages.mjs"), "made", str(browser), external=True)


@nox.session(requires=["build"])
def docs(session: nox.Session) -> None:
    """Check the pages that are made from the code, and run the examples of the README and the documents."""
    _install(session, "docs", extras="[arrow,cli,mcp]")
    session.run("python", "tools/api.py", "--check")
    session.run("python", "tools/reference.py", "--check")
    session.run("pytest", "README.md", "docs", env=STRICT)


@nox.session(requires=["build"])
def notebooks(session: nox.Session) -> None:
    """Run the notebooks, and check that they show what is committed; with `-- --write` write what they show."""
    _install(session, "notebooks", extras="[arrow]")
    session.run("python", "tools/notebooks.py", *([] if "--write" in session.posargs else ["--check"]))


@nox.session(requires=["build"])
def site(session: nox.Session) -> None:
    """Build the site from the documents and the data into build/site; a warning is an error."""
    _install(session, "site", extras="[cli]")
    # a public name without a place on its page is found here
    session.run("python", "tools/api.py", "--check")
    shutil.rmtree(SITE, ignore_errors=True)
    session.run("sphinx-build", "--fail-on-warning", "--keep-going", "--nitpicky", "--quiet", "docs", str(SITE))


@nox.session(default=False, python=False, requires=["site"])
def axe(session: nox.Session) -> None:
    """Look at every page of the site in Chromium, with axe-core; not part of the default run: it needs npm and Chromium."""
    browser = _chromium()
    if browser is None or shutil.which("npm") is None:
        session.error("npm and Chromium (chromium, chromium-browser or google-chrome) have to be on the path")
    folder = session.create_tmp()
    tools, site = Path("tools/axe").resolve(), SITE.resolve()
    shutil.copy(tools / "package.json", folder)
    session.chdir(folder)
    session.run("npm", "install", "--no-audit", "--no-fund", "--silent", external=True)
    session.run("node", str(tools / "look.mjs"), str(site), browser, *session.posargs, external=True)


@nox.session(requires=["build"])
def coverage(session: nox.Session) -> None:
    """Run the tests with coverage, and check that they reach every line and branch."""
    _install(session, "coverage", extras="[arrow,cli,mcp,play,solver,testing]")
    session.run("coverage", "erase")
    # what these run is run by others, too; tracing more than doubles what a law takes, and few reach lines of their own
    others = _without(*UNTRACED)
    laws = tuple(f"tests/laws/test_laws_{name}.py" for name in ("answers", "several"))
    for which in (laws, (*others, *session.posargs)):
        session.run("coverage", "run", "-m", "pytest", "-n", "auto", "--dist", "worksteal", *which, env=FEW)
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report")


@nox.session(requires=["build"])
def engines(session: nox.Session) -> None:
    """Run the tests on Dask."""
    _install(session, "engines", extras="[arrow,testing]")
    # not strict about encodings: the engines open files of their own
    session.run("pytest", "tests/engines/test_dask.py", *session.posargs)


@nox.session(requires=["build"])
def frames(session: nox.Session) -> None:
    """Run the tests on polars, pandas and duckdb."""
    _install(session, "frames", extras="[arrow,testing]")
    session.run("pytest", "tests/engines/test_frames.py", *session.posargs)


@nox.session(requires=["build"])
def figures(session: nox.Session) -> None:
    """Judge all poses, and draw the figures of one move."""
    _install(session, "figures")
    # not strict about encodings: numba opens files of its own
    session.run("pytest", "-n", "auto", "tests/figures", env={"HYPOTHESIS_PROFILE": "quick"})


@nox.session(default=False, requires=["build"])
def redraw(session: nox.Session) -> None:
    """Draw all figures again, and check that the committed ones show the same; not part of the default run: it takes minutes."""
    _install(session, "figures")
    session.run("python", "-m", "tools.figures", "--all", "--body", "--check")


@nox.session(default=False, requires=["build"])
def spark(session: nox.Session) -> None:
    """Run the tests on Spark; not part of the default run, since it needs Java (17 or newer) and half a gigabyte."""
    _install(session, "spark", extras="[arrow,testing]")
    session.run("pytest", "tests/engines/test_pyspark.py", *session.posargs)


@nox.session(default=False, requires=["build"])
def ray(session: nox.Session) -> None:
    """Run the tests on Ray Data; not part of the default run, since it is large."""
    _install(session, "ray", extras="[arrow,testing]")
    session.run("pytest", "tests/engines/test_ray.py", *session.posargs)


@nox.session(default=False, requires=["build"])
def bench(session: nox.Session) -> None:
    """Run the benchmarks; not part of the default run, since machines are noisy."""
    _install(session, "bench", extras="[arrow]")
    session.run("python", "-m", "benchmarks", *session.posargs)


@nox.session(python=OLDEST, requires=["build"])
def tests_lowest(session: nox.Session) -> None:
    """Run the tests of what stands on libraries with the oldest that the metadata allows."""
    project = PROJECT["project"]
    needs = [*project["dependencies"], *(need for extra in project["optional-dependencies"].values() for need in extra)]
    constraints = Path(session.create_tmp()) / "lowest.txt"
    constraints.write_text("".join(f"{need.replace('>=', '==')}\n" for need in needs), encoding="utf-8")
    _install(session, "tests", extras="[arrow,cli,mcp,play,solver,testing]", constraints=constraints)
    session.run("pytest", "-n", "auto", "--dist", "worksteal", *(session.posargs or ON_LIBRARIES), env=FEW)


@nox.session(python=PYTHONS, requires=["build"])
def tests(session: nox.Session) -> None:
    """Run tests against the installed wheel: the laws in full on the oldest Python, on which `coverage` runs all others."""
    _install(session, "tests", extras="[arrow,cli,mcp,play,solver,testing]")
    if session.python == OLDEST:
        which, env = IN_FULL, FULL
        session.run("pytest", "-n", "auto", "--dist", "worksteal", *UNTRACED, env=FEW)
    elif session.python == NEWEST:
        which, env = _without(*LONG), FEW
        session.run("pytest", "-n", "auto", "--dist", "worksteal", *LARGE, env=FEW)
    else:
        which, env = BETWEEN, FEW
    session.run("pytest", "-n", "auto", "--dist", "worksteal", *(session.posargs or which), env=env)
