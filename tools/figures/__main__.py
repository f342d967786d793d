"""Make figures: ``python -m tools.figures NAME… | --all | --body [--check | --sense]`` or ``--sheet FILE``.

Without an option the figures of the named exercises are written into the package's data, with ``--body`` the body that
regions are shown on. With ``--check`` nothing is written, and with ``--sense`` nothing is drawn: the exit status is 1 when a committed figure is another one, or when a pose
does what people cannot. ``--sheet`` writes a page with all committed figures, large and small, light, dark and grey.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import shoulderkit as sk

from . import body_map
from .compare import differences
from .facts import facts_of, misfits
from .morph import moving
from .poses import known, load
from .sense import faults
from .sheet import page, stills_of
from .still import stills
from .theme import SHEET, style_sheet

FOLDER = Path(__file__).parents[2] / "src" / "shoulderkit" / "data" / "figures"
BODY = FOLDER / "body.svg"
STYLE = FOLDER / SHEET


def figures_of(exercise: str) -> dict[str, str]:
    """Return the text of every figure of an exercise by file name."""
    move, facts = load(exercise), facts_of(sk.bundled().exercises[exercise])
    if move.animated and (text := moving(move, facts)):
        return {f"{exercise}.svg": text}
    return {f"{exercise}-{number}.svg": text for number, text in enumerate(stills(move, facts), start=1)}


def write(exercise: str) -> None:
    """Write the figures of an exercise and the rules of all, and remove what the exercise no longer has."""
    made = figures_of(exercise)
    FOLDER.mkdir(exist_ok=True)
    STYLE.write_text(style_sheet(), encoding="utf-8", newline="\n")
    for path in committed(exercise):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


def committed(exercise: str) -> list[Path]:
    """Return the files of an exercise's figures."""
    return sorted(
        p for p in FOLDER.glob(f"{exercise}*.svg") if p.stem.removeprefix(exercise).strip("-0123456789") == ""
    )


def check(exercise: str) -> list[str]:
    """Return how the committed figures of an exercise differ from what is made now."""
    made = figures_of(exercise)
    found = [] if STYLE.read_text(encoding="utf-8") == style_sheet() else [f"{SHEET} is another one"]
    present = {path.name: path.read_text(encoding="utf-8") for path in committed(exercise)}
    found += [f"{name} is missing or should not be there" for name in sorted(made.keys() ^ present.keys())]
    for name in sorted(made.keys() & present.keys()):
        ours, theirs = stills_of(made[name], exercise), stills_of(present[name], exercise)
        found += [f"{name} has other poses"] if len(ours) != len(theirs) else []
        for number, (one, other) in enumerate(zip(ours, theirs, strict=False), start=1):
            found += [f"{name}, pose {number}: {difference}" for difference in differences(one, other)]
    return found


def body(*, checked: bool) -> list[str]:
    """Write the body that regions are shown on, or return how the committed one differs."""
    made = body_map.document()
    if checked:
        return [f"{BODY.name}: {each}" for each in body_map.differing(made, BODY.read_text(encoding="utf-8"))]
    BODY.write_text(made, encoding="utf-8", newline="\n")
    return []


def main(arguments: list[str]) -> int:
    """Do what the command line asks for, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.figures", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="the id of an exercise that has a pose file")
    parser.add_argument("--all", action="store_true", help="all exercises that have a pose file")
    parser.add_argument("--body", action="store_true", help="the body that regions are shown on")
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    parser.add_argument("--sense", action="store_true", help="judge the poses, and draw nothing")
    parser.add_argument("--sheet", type=Path, metavar="FILE", help="write a page with all committed figures")
    given = parser.parse_args(arguments)
    names = known() if given.all else given.names
    if unknown := sorted(set(names) - set(known())):
        parser.error(f"no pose file: {', '.join(unknown)}")
    if not names and given.sheet is None and not given.body:
        parser.error("name an exercise, or give --all, --body or --sheet")
    found = body_map.misfits()
    if given.body:
        found += body(checked=given.check)
    for name in names:
        move = load(name)
        found += misfits(move, sk.bundled().exercises[name])
        if given.sense:
            found += [f"{name}: {fault}" for fault in faults(move)]
        elif given.check:
            found += check(name)
        else:
            write(name)
    for line in found:
        print(line)
    if given.sheet is not None:
        given.sheet.write_text(page(sorted(set(FOLDER.glob("*.svg")) - {BODY})), encoding="utf-8", newline="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
