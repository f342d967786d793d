"""A session as a page to follow: one file that loads nothing and has all of the session."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest

import made
import shoulderkit as sk
from display_cases import seen
from page_cases import DESK, SVG, Document, svg_of, with_text
from shoulderkit import pages
from shoulderkit.explainer.layout import DISCLAIMER
from shoulderkit.pages.documents import script
from shoulderkit.pages.guides import _MOST_MOVING as MOST_MOVING
from shoulderkit.pages.repeated import in_parts, repeated, size_once
from shoulderkit.pages.session_page import _SCRIPTS

PLAN = sk.plan(sk.Request(minutes=10, goal="stiff-shoulders", setting="home"))
PAGE = sk.session_page(PLAN)
READ = Document(PAGE)
SHEET = sk.print_sheet(PLAN)
FILES = pytest.mark.parametrize("html", [PAGE, SHEET], ids=["page", "sheet"])
LONGEST = max(sk.bundled().routines.values(), key=lambda routine: routine.duration_s)
NASTY = [
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "'\"><img src=x onerror=alert(1)>",
    "&lt;b&gt; $title ${data} \\u003c",
    "a ]]> \u200f //",
]


@FILES
def test_nothing_is_loaded(html: str) -> None:
    """No element, style or script names an address to load; what leads elsewhere is a link to press."""
    page = Document(html)
    addresses = [
        value
        for tag, attrs in page.elements
        for name, value in attrs.items()
        if name in {"src", "href", "srcset", "data", "action", "poster"} and not (tag == "a" and name == "href")
    ]
    assert addresses[0] == "data:,"
    assert all(str(address).startswith("data:image/svg+xml,") for address in addresses[1:])
    assert not [style for style in page.texts["style"] if re.search(r"url\(|@import|https?:", style)]
    assert not [
        text
        for text in page.texts.get("script", [])[1:]
        if re.search(r"https?://|\bfetch\b|XMLHttpRequest|WebSocket|sendBeacon", text)
    ]
    assert all(str(link["href"]).startswith(("#source-", "https://", "http://")) for link in page.all("a"))


@FILES
def test_the_policy_allows_what_is_in_the_file_alone(html: str) -> None:
    """By the policy of the file only its own style and script run, by their digests, and nothing is fetched."""
    page = Document(html)

    def digest(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    wanted = {
        "default-src": "'none'",
        "style-src": digest(page.texts["style"][0]),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    if "script" in page.texts:
        wanted |= {"script-src": digest(page.texts["script"][1]), "media-src": "blob:"}
    assert page.policy == wanted
    assert not [attrs for _, attrs in page.elements if any(name == "style" or name.startswith("on") for name in attrs)]


def test_the_session_is_in_the_page() -> None:
    """What is read back from a page is the session, every interval and cue of it."""
    assert READ.session == PLAN.session
    assert len(READ.data["words"]) == len(PLAN.session) > 20
    assert Document(sk.session_page(PLAN.routine)).session == PLAN.session
    assert Document(sk.session_page(PLAN.session, count_in_s=0)).data["countIn"] == 0


def test_every_move_is_listed_with_its_dose_and_length() -> None:
    """Before it starts a page shows each move, how much of it, how it is set up, and how long it takes."""
    for step in PLAN.steps:
        assert step.exercise.name in READ.text
        assert f"{step.duration_s // 60}:{step.duration_s % 60:02}" in READ.texts["span"]
        assert str(step.position).capitalize() in READ.text


def test_safety_and_sources_are_at_hand() -> None:
    """A page has all warnings of the catalog, when to stop each move, that it is no advice, and each source of a cue."""
    catalog = sk.bundled()
    assert DISCLAIMER in READ.text
    assert all(warning.text in READ.text for warning in catalog.warnings.values())
    stops = {cue.short.rstrip(".") for each in PLAN.session for cue in each.stop}
    assert stops
    assert all(stop in READ.text for stop in stops)
    cited = {name for each in PLAN.session for cue in (*each.cues, *each.stop) for name in cue.sources}
    links = {link["href"] for link in READ.all("a")}
    assert len(cited) > 5
    assert {catalog.sources[name].url for name in cited} - {None} <= links
    marks = {str(link).removeprefix("#") for link in links if str(link).startswith("#")}
    assert marks == {item["id"] for item in READ.all("li") if "id" in item}


def test_a_page_is_small() -> None:
    """A page of ten minutes has less than 600 KB with eight pictures of 50 KB; so has that of the longest routine."""
    big = SVG.replace("M0 0h9", "M0 0h9" + "c1 2 3 4 5 6" * 4200)
    pictures = dict.fromkeys([step.exercise.id for step in PLAN.steps[:8]], big)
    assert len(big) > 50_000
    assert len(pictures) > 5
    assert len(sk.session_page(LONGEST).encode()) < 600_000
    assert len(sk.session_page(LONGEST, pictures={}).encode()) < 300_000
    assert len(sk.session_page(PLAN, pictures=pictures).encode()) < 600_000
    # each of its ten moves has a figure
    drawn = sk.plan(sk.Request(minutes=10, goal="taller-and-open", setting="desk"))
    assert len(sk.session_page(drawn).encode()) < 600_000


def test_figures_move_as_far_as_the_page_stays_small() -> None:
    """What moves takes no more than a limit; what could move and stands still would not have fitted beside what comes first."""
    moves = [each for each in sk.bundled().exercises.values() if each.picture("animated")][:14]
    html = sk.session_page(made.routine(*(made.step(each, equipment=each.setups[0].equipment) for each in moves)))
    page, left, still = Document(html), MOST_MOVING, 0
    for move in moves:
        animated, poses = move.picture("animated") or "", move.picture("strip")
        if size_once(animated) > left:
            still += 1
            assert page.pictures()[move.id] == poses
        else:
            left -= size_once(animated)
            assert page.pictures()[move.id] == animated
            assert page.pictures("stills")[move.id] == poses
    assert 3 < still < len(moves) - 3


def test_what_repeats_stands_once() -> None:
    """In a page no outline, style or beginning of an animation stands twice, and a picture of one's own comes back whole."""
    texts = {"a": SVG, "b": SVG.replace("#123", "#456"), "c": "<svg>\ud800</svg>"}
    once = repeated(texts.values())
    parts = in_parts(texts, once)
    assert [text for each in parts.values() for text in each if isinstance(text, str) and text in once] == []
    assert {
        name: "".join(once[part] if isinstance(part, int) else part for part in each) for name, each in parts.items()
    } == texts
    moving = sk.bundled().exercises["crossover-arm-stretch"].picture("animated") or ""
    assert size_once(moving) < len(moving) / 2
    assert sum(map(len, repeated([moving]))) < size_once(moving)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_texts_are_no_markup(text: str) -> None:
    """Whatever names and cues say, the elements of a page and of a sheet are the same, and the session is in it."""
    session = with_text(DESK.session, text)
    page, plain = Document(sk.session_page(session)), Document(sk.session_page(with_text(DESK.session, "plain")))
    assert page.shape == plain.shape
    assert page.session == session
    assert seen(text) in page.text
    sheet = Document(sk.print_sheet(session))
    assert sheet.shape == Document(sk.print_sheet(with_text(DESK.session, "plain"))).shape
    assert seen(text) in sheet.text


def test_pictures_stand_by_their_exercise() -> None:
    """A picture comes with its move, as a picture that runs nothing; those of other moves are left out."""
    name = DESK.steps[0].exercise.id
    still = SVG.replace("#123", "#456")
    page = Document(sk.session_page(DESK, pictures={name: SVG, "no-such": SVG}, stills={name: still}))
    assert page.pictures() == {name: SVG}
    assert page.pictures("stills") == {name: still}
    (image,) = Document(sk.print_sheet(DESK, stills={name: still})).all("img")
    assert svg_of(str(image["src"])) == still


def test_figures_come_with_the_package() -> None:
    """Without pictures of one's own, moves have the figures that were drawn of them: moving ones, and for print all poses."""
    names = ("rhomboid-release", "lat-release", "scapular-pull-down")
    moves = [sk.bundled().exercises[name] for name in names]
    routine = made.routine(*(made.step(move, equipment=move.setups[0].equipment) for move in moves))
    for value in (routine, routine.session):
        page = Document(sk.session_page(value))
        assert page.pictures() == {move.id: move.picture("animated") or move.picture("strip") for move in moves}
        stills = {move.id: move.picture("strip") for move in moves}
        assert {**page.pictures(), **page.pictures("stills")} == stills
        moving = {move.id for move in moves if move.picture("animated")}
        assert page.data["stills"].keys() == moving
        assert [svg_of(str(image["src"])) for image in Document(sk.print_sheet(value)).all("img")] == [*stills.values()]
    bare = Document(sk.session_page(routine, pictures={}))
    assert bare.data["pictures"] == bare.data["stills"] == {}


def test_a_catalog_of_ones_own_has_the_names() -> None:
    """Warnings, equipment and sources are those of the given catalog; what it does not have is named by its id."""
    thing = made.equipment(name="Strange thing")
    source = made.source(title="Strange paper", url=None)
    cue = sk.Cue(kind="action", text="Do it.", short="Do it", sources=[source.id])
    exercise = made.exercise(cues=[cue], setups=[made.setup(equipment=[thing.id])])
    routine = made.routine(made.step(exercise, equipment=[thing.id]))
    page = Document(sk.session_page(routine, sk.Catalog(sources=[source], equipment=[thing])))
    assert "You need: strange thing." in page.text
    assert "Strange paper" in page.text
    assert "Safety" not in page.text
    other = Document(sk.session_page(routine, sk.Catalog()))
    assert source.id in other.text
    bare = Document(sk.session_page(made.routine(made.step(made.exercise())), sk.Catalog()))
    assert "Sources" not in bare.text
    assert "When to stop" not in bare.text


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        (lambda: sk.session_page("x"), sk.Fault("'x' is not a plan, a routine or a session", "value")),
        (lambda: sk.print_sheet(None), sk.Fault("None is not a plan, a routine or a session", "value")),
        (
            lambda: sk.session_page(DESK, count_in_s=61),
            sk.Fault("61 is not a number of seconds from 0 to 60", "count_in_s"),
        ),
        (lambda: sk.session_page(DESK, pictures=[1]), sk.Fault("[1] is not a mapping of ids to SVG texts", "pictures")),
        (lambda: sk.print_sheet(DESK, stills={"a": "b"}), sk.Fault("'b' is not an SVG text", "stills['a']")),
    ],
    ids=["value", "nothing", "count-in", "pictures", "stills"],
)
def test_what_cannot_be_shown_is_refused(call, fault) -> None:
    """What is no session, no count-in or no picture is refused, and the fault names the argument."""
    with pytest.raises(sk.InvalidValueError) as caught:
        call()
    assert caught.value.faults == (fault,)


def test_the_same_session_has_the_same_page() -> None:
    """A page has no date and no random number in it: it is made again to the byte."""
    assert sk.session_page(PLAN) == PAGE
    assert sk.print_sheet(PLAN) == SHEET


def test_the_script_is_all_of_its_modules() -> None:
    """The script of a page has every module of the package once, without imports, and no name twice."""
    found = script(*_SCRIPTS)
    assert sorted(_SCRIPTS) == sorted(path.name for path in Path(pages.__file__).parent.glob("*.js"))
    assert not re.findall(r"^(?:import|export)\b.*", found, re.MULTILINE)
    names = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", found, re.MULTILINE)
    assert len(names) > 40
    assert [name for name, count in Counter(names).items() if count > 1] == []
