"""The project, what is built of it, and the environments that its checks run in."""

from __future__ import annotations

import shutil
from pathlib import Path

import nox

PROJECT = nox.project.load_toml("pyproject.toml")
PYTHONS = nox.project.python_versions(PROJECT)
OLDEST, NEWEST = PYTHONS[0], PYTHONS[-1]
DIST = Path("dist")
SITE = Path("build/site")
#: Sessions with these groups start hundreds of processes, so that uv compiles what it installs, as pip does.
_PROCESSES = {"tests", "coverage", "engines"}


def group(name: str) -> list[str]:
    """Return what a dependency group holds."""
    return list(nox.project.dependency_groups(PROJECT, name))


def install(session: nox.Session, *groups: str, extras: str = "", constraints: Path | None = None) -> None:
    """Install the wheel and dependency groups, and check that Python imports the wheel and not the source."""
    (wheel,) = DIST.glob("*.whl")
    needs = [f"shoulderkit{extras} @ {wheel.resolve().as_uri()}", *(need for name in groups for need in group(name))]
    if constraints is not None:
        needs += ["--constraint", str(constraints)]
    # the version is the same from build to build, so an older build would be kept
    if session.venv_backend == "uv":
        # so do those without a group, which have little to compile
        compiled = ("--compile-bytecode",) if not groups or _PROCESSES.intersection(groups) else ()
        session.install(*compiled, "--reinstall-package", "shoulderkit", *needs)
    else:
        session.run("python", "-m", "pip", "uninstall", "--quiet", "--yes", "shoulderkit", silent=True)
        session.install(*needs)
    where = session.run("python", "-c", "import shoulderkit; print(shoulderkit.__file__)", silent=True)
    if "site-packages" not in str(where):
        session.error(f"the tests would run from {where}")


def chromium() -> str | None:
    """Return the path of Chromium, or of a browser like it, if there is one."""
    browsers = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return next(filter(None, browsers), None)


def npm(session: nox.Session, *files: Path) -> None:
    """Go to a folder of the session's own with some files, and install by npm what the package.json among them names."""
    for file in files:
        shutil.copy(file, session.create_tmp())
    session.chdir(session.create_tmp())
    session.run("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", external=True, silent=True)
