"""Pictures of exercises: which there are, in which form and theme, and whether they still fit the data."""

from __future__ import annotations

import gzip
import json
import re
import xml.etree.ElementTree as ET
from html import escape
from pathlib import Path

import attrs
import jsonschema
import pytest

import shoulderkit as sk
from shoulderkit.pictures.figures import KINDS
from shoulderkit.pictures.themes import THEMES
from tools.figures.facts import digest, facts_of, misfits
from tools.figures.poses import FOLDER, known, load, path_of

DATA = Path(sk.__file__).parent / "data" / "figures"
# the body that regions are shown on is of no move
FILES = sorted(set(DATA.glob("*.svg")) - {DATA / "body.svg"})
STYLE = DATA / "style.css"
EXERCISES = sk.bundled().exercises
DRAWN = known()
SVG = "{http://www.w3.org/2000/svg}"
#: Bytes of a picture after gzip, which is what wheels and HTTP carry: of a still, and of moving ones on the average, all poses
#: included. A single one has at most twice as many.
MOST_BYTES = 10_000


def parsed(path):
    """Return the root of an SVG file."""
    return ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - our own file


def whole(path):
    """Return a picture with its rules, as the package hands it out."""
    rules = STYLE.read_text(encoding="utf-8").strip()
    return re.sub(r"(?<=<style>).*(?=</style>)", lambda _: rules, path.read_text(encoding="utf-8"))


def without(text):
    """Return a text without its space."""
    return "".join(text.split())


@pytest.mark.parametrize("name", DRAWN)
def test_a_pose_file_is_valid_canonical_and_fits_its_exercise(name):
    """A pose file has its form, its keys in order, the id of its exercise, and shows only regions that are worked."""
    text = path_of(name).read_text(encoding="utf-8")
    schema = json.loads((FOLDER / "pose.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(text))

    assert text == json.dumps(json.loads(text), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    assert load(name).exercise == name
    assert misfits(load(name), EXERCISES[name]) == []


def test_a_region_that_is_not_worked_is_found():
    """A pose file that shows a region as worked that the exercise does not target, or keeps quiet, does not fit."""
    move = load("scapular-pull-down")
    regions = [attrs.evolve(move.tints[0], region=region) for region in ("biceps-brachii", "upper-trapezius")]

    assert misfits(attrs.evolve(move, tints=regions), EXERCISES["scapular-pull-down"]) == [
        "scapular-pull-down: biceps-brachii is not a target",
        "scapular-pull-down: upper-trapezius is not a target",
    ]


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_picture_fits_its_data_and_says_so(path):
    """A picture was made from the exercise and the pose file as they are now, and says what it shows."""
    root = parsed(path)
    name = next(one for one in DRAWN if re.fullmatch(rf"{one}(-\d)?", path.stem))
    facts = facts_of(EXERCISES[name])

    assert root.findtext(f"{SVG}metadata") == facts.fingerprint, "run python -m tools.figures"
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title").startswith(facts.name)
    assert root.findtext(f"{SVG}desc") == facts.description
    labels = [root.find(f"{SVG}{tag}").get("id") for tag in ("title", "desc")]
    assert root.get("aria-labelledby") == " ".join(labels)


def test_a_changed_exercise_is_noticed():
    """Another target, setup or instruction is another fingerprint; another dose is not."""
    exercise = EXERCISES["scapular-pull-down"]
    one = facts_of(exercise).fingerprint
    changes = {
        "targets": exercise.targets[:1],
        "setups": exercise.setups[:1],
        "instructions": exercise.instructions[:2],
    }

    assert {
        facts_of(attrs.evolve(exercise, **{field: value})).fingerprint == one for field, value in changes.items()
    } == {False}
    assert facts_of(attrs.evolve(exercise, dose=attrs.evolve(exercise.dose, high=20))).fingerprint == one
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})


def test_a_file_by_itself_has_the_colors_of_a_light_page():
    """Each file imports the one style sheet; where nothing can be imported it has the light rules of the classes in it."""
    sheet = dict(re.findall(r"\.skf (\.\w+)(\{[^}]*\})", STYLE.read_text(encoding="utf-8")))
    for path in FILES:
        root = parsed(path)
        names = {
            f".{name}" for element in root.iter() if element is not root for name in element.get("class", "").split()
        }
        imported, _, own = str(root.findtext(f"{SVG}style")).partition(";")

        assert imported == f'@import"{STYLE.name}"'
        assert dict(re.findall(r"(\.\w+)(\{[^}]*\})", own)) == {name: sheet[name] for name in names if name in sheet}
        assert not names.isdisjoint(sheet)


def test_ids_of_all_pictures_differ():
    """All pictures can stand in one page: no two share an id, and each reference has its target."""
    ids = [element.get("id") for path in FILES for element in parsed(path).iter() if element.get("id")]

    assert len(ids) == len(set(ids))
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert set(re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', text)) <= {(one, "") for one in ids} | {
            ("", one) for one in ids
        }


def test_pictures_are_small_and_need_nothing():
    """No picture is larger than it should be, and none has a script or reaches out to a network."""
    moving: list[int] = []
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        size = len(gzip.compress(text.encode(), 9, mtime=0))
        moving += [size] if "<animate " in text else []
        assert size <= (2 * MOST_BYTES if "<animate " in text else MOST_BYTES)
        assert re.findall(r"https?://[^\"]*", whole(path)) == ["http://www.w3.org/2000/svg"]
        assert "<script" not in text
        assert "import" not in whole(path)
    assert sum(moving) <= MOST_BYTES * len(moving)


def test_every_pose_file_has_its_pictures():
    """Each pose file has a moving picture where it says so, else a still for each key; no picture is without a pose file."""
    moves = {name: load(name) for name in DRAWN}
    expected = {name for name, move in moves.items() if move.animated}
    expected |= {
        f"{name}-{number}" for name, m in moves.items() if not m.animated for number, _ in enumerate(m.keys, start=1)
    }

    assert {path.stem for path in FILES} == expected


def test_outlines_can_move_into_each_other():
    """All forms of a moving outline have the same commands, and a viewer that does not animate shows the first of them."""
    moving = [
        element
        for path in FILES
        for element in parsed(path).iter(f"{SVG}path")
        if element.find(f"{SVG}animate") is not None
    ]

    assert moving
    for element in moving:
        forms = element.find(f"{SVG}animate").get("values").split(";")
        assert len({re.sub(r"[^A-Za-z]", "", form) for form in forms}) == 1
        assert element.get("d") == forms[0] == forms[-1]


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawn_exercise_has_a_picture(name):
    """A still is where the move leads; a strip has all its keys; the animation is there where it was made."""
    exercise = EXERCISES[name]
    count = len(load(name).keys)
    still, strip = exercise.picture(), exercise.picture("strip")
    animated = DATA / f"{name}.svg"

    assert f">{escape(exercise.name)}{f', {count} of {count}' if count > 1 else ''}</title>" in still
    assert animated.exists() or still == whole(DATA / f"{name}-{count}.svg")
    assert strip.count("<metadata>") == count
    assert exercise.picture("animated") == (whole(animated) if animated.exists() else None)
    assert without(ET.fromstring(strip).get("viewBox"))  # noqa: S314 - our own text


@pytest.mark.parametrize("kind", KINDS)
def test_an_exercise_without_a_picture_has_none(kind):
    """What was not drawn, what is not bundled, and what is no longer as drawn has no picture of any kind."""
    drawn = EXERCISES["scapular-pull-down"]

    assert EXERCISES["biceps-release"].picture(kind) is None
    assert attrs.evolve(drawn, id="mine").picture(kind) is None
    assert attrs.evolve(drawn, targets=drawn.targets[:1]).picture(kind) is None
    assert attrs.evolve(drawn, dose=attrs.evolve(drawn.dose, high=20)).picture() == drawn.picture()


def test_a_theme_changes_the_root_and_nothing_else():
    """A theme is said once for each picture; the rules of all themes stay."""
    exercise = EXERCISES["scapular-pull-down"]
    strips = {theme: exercise.picture("strip", theme) for theme in THEMES}

    for theme, text in strips.items():
        assert text.count(f'class="skf skf-{theme}"') == 2
        assert text.replace(f'class="skf skf-{theme}"', 'class="skf skf-auto"') == strips["auto"]


def test_what_is_no_kind_and_no_theme_is_refused():
    """All faults at once, with the nearest names."""
    with pytest.raises(sk.InvalidValueError) as caught:
        EXERCISES["scapular-pull-down"].picture("stil", "gray")

    assert [(fault.path, fault.near) for fault in caught.value.faults] == [("kind", ("still",)), ("theme", ("grey",))]
