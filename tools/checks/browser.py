"""The sessions that need npm, and those that look at pages in Chromium."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import nox

from checks.environments import SITE, chromium, install, npm


@nox.session(requires=["build"])
def schemas(session: nox.Session) -> None:
    """Check the schemas with ajv in its strict mode, and what TypeScript makes of them; without npm nothing can be checked."""
    if shutil.which("npm") is None:
        session.skip("npm is not installed: ajv and tsc have not seen the schemas")
    install(session)
    npm(session, *Path("tests/node").iterdir())
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
    install(session)
    tests = Path("tests/browser").resolve()
    npm(session, tests / "package.json", tests / "tsconfig.json")
    session.run("python", str(tests / "write.py"), "made")
    session.run("node", "node_modules/typescript/bin/tsc", "--project", ".", external=True)
    session.run("node", str(tests / "states.mjs"), "made", external=True)
    browser = chromium()
    if browser is None:
        session.skip("Chromium is not installed: the scripts are checked, but nobody has followed a session in a page")
    session.run("node", str(tests / "pages.mjs"), "made", str(browser), external=True)


@nox.session(default=False, requires=["build"])
def hidden(session: nox.Session) -> None:
    """Follow a session in real time in a tab nobody sees, as with a dark screen; ``-- brief``: one of two minutes, not ten."""
    browser = chromium()
    if browser is None or shutil.which("npm") is None:
        session.error("npm and Chromium (chromium, chromium-browser or google-chrome) have to be on the path")
    install(session)
    tests = Path("tests/browser").resolve()
    npm(session, tests / "package.json")
    session.run("python", str(tests / "write.py"), "made")
    # Chromium has a window here
    display = () if "DISPLAY" in os.environ else ("xvfb-run", "-a")
    session.run(*display, "node", str(tests / "hidden.mjs"), "made", browser, *session.posargs, external=True)


@nox.session(requires=["site"])
def tryit(session: nox.Session) -> None:
    """Plan in the site's page for trying it, in Chromium, and compare with this Python; without npm nothing can be checked."""
    tests, site, browser = Path("tests/browser").resolve(), SITE.resolve(), chromium()
    if browser is None or shutil.which("npm") is None:
        session.skip("npm or Chromium is not installed: nobody has planned in the page for trying it")
    install(session)
    npm(session, tests / "package.json")
    session.run("python", str(tests / "tryit.py"), "answers.json")
    session.run("node", str(tests / "tryit.mjs"), str(site), browser, "answers.json", *session.posargs, external=True)


@nox.session(default=False, python=False, requires=["site"])
def axe(session: nox.Session) -> None:
    """Look at every page of the site in Chromium, with axe-core; not part of the default run: it needs npm and Chromium."""
    browser = chromium()
    if browser is None or shutil.which("npm") is None:
        session.error("npm and Chromium (chromium, chromium-browser or google-chrome) have to be on the path")
    tools, site = Path("tools/axe").resolve(), SITE.resolve()
    npm(session, tools / "package.json")
    session.run("node", str(tools / "look.mjs"), str(site), browser, *session.posargs, external=True)
