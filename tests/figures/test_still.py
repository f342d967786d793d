"""The whole way from a pose file to an SVG: the same bytes again, and what a picture has to have."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import shoulderkit as sk
from tools.figures.__main__ import FOLDER, check, committed, main
from tools.figures.compare import differences
from tools.figures.facts import facts_of
from tools.figures.poses import load
from tools.figures.sheet import stills_of
from tools.figures.still import stills
from tools.figures.theme import FILLS, STROKES, style_sheet

#: The move that is drawn fastest.
FAST = "scapular-pull-down"
CODE = f"""
import shoulderkit as sk
from tools.figures.facts import facts_of
from tools.figures.poses import load
from tools.figures.still import stills
print("".join(stills(load({FAST!r}), facts_of(sk.bundled().exercises[{FAST!r}]))))
"""


def test_the_same_bytes_in_another_process():
    """A figure is made again with the same bytes, whatever the order of sets."""
    here = "".join(stills(load(FAST), facts_of(sk.bundled().exercises[FAST]))) + "\n"
    root = Path(__file__).parents[2]
    env = {"PYTHONHASHSEED": "7", "PYTHONPATH": str(root), "PATH": ""}
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, encoding="utf-8", check=True, env=env)

    assert done.stdout == here


def test_the_committed_figure_is_the_one_that_is_made():
    """What is committed shows what is made, in every pose, and has what a picture has to have."""
    assert check(FAST) == []
    root = ET.parse(FOLDER / f"{FAST}.svg").getroot()  # noqa: S314 - our own file
    classes = {element.get("class") for element in root.iter() if element.get("class")}
    assert classes >= {"s", "t", "h", "u", "f", "a", "q"}


@pytest.mark.parametrize("part", ['id="[^"]*-b-k"', 'class="t"', 'class="u"'])
def test_a_pose_that_differs_is_noticed(part):
    """A pose that shows another outline, area or line is another one; the poses beside it are the same."""
    text = (FOLDER / f"{FAST}.svg").read_text(encoding="utf-8")
    first, last = map(int, re.findall(r'data-poses="(\d+) (\d+)"', text)[0])

    def changed(found):
        values = found[2].split(";")
        values[last] = values[first]
        return found[1] + ";".join(values)

    other = re.sub(rf'(<path[^>]*{part}[^>]*><animate [^>]* values=")([^"]*)', changed, text)
    assert other != text
    same, different = (differences(*each) for each in zip(stills_of(text, FAST), stills_of(other, FAST), strict=True))
    assert same == []
    assert different


def test_every_kind_has_its_class():
    """No two kinds of areas share a class unless they look the same, and each has its rules in the sheet."""
    names = [one[0] for one in FILLS.values()] + [one[0] for one in STROKES.values()]

    assert {name for name in names if names.count(name) > 1} == {"c", "p", "r"}
    assert all(f".skf .{name}{{" in style_sheet() for name in names)


def test_the_command_names_what_it_does_not_know(capsys):
    """A name without a pose file ends the command, and so does nothing to do."""
    for arguments in (["no-such-move"], []):
        try:
            main(arguments)
        except SystemExit as end:
            assert end.code == 2
    assert "no pose file: no-such-move" in capsys.readouterr().err


def test_figures_of_one_exercise_are_told_from_another_s():
    """The files of an exercise are those with its id, with or without a number, not those of one whose id begins alike."""
    assert [path.name for path in committed(FAST)] == [f"{FAST}.svg"]
    assert [path.name for path in committed("prone-elbow-prop")] == ["prone-elbow-prop-1.svg"]
    assert committed("scapular-pull") == []
