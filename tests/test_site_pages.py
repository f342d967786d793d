"""The pages that a build of the site makes say all that the data says, with links that lead somewhere."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

import attrs
import pytest

import shoulderkit as sk
from pages import contents
from pages.accessible import make_accessible
from pages.diagram import described, groups, picture
from pages.made import FOLDERS, ROOT, made, relinked, write
from pages.markdown import escaped

CATALOG = sk.bundled()
RULES = list(CATALOG.rules.values())


@pytest.fixture(name="texts", scope="module")
def _texts():
    return made(CATALOG)


def plain(text):
    """Return a page without what escapes its texts."""
    return re.sub(r"\\(?=[^\w\s])", "", text)


def test_every_exercise_has_a_page_with_all_that_is_known_of_it(texts):
    """An exercise's page has its instructions, setups, cues, adjustments, advice, claims and triggers, word for word."""
    assert CATALOG.exercises
    for exercise in CATALOG.exercises.values():
        page = plain(texts[f"catalog/exercises/{exercise.id}.md"])
        parts = [*exercise.instructions, *exercise.cues, *exercise.adjustments, *exercise.advice]
        said = [exercise.name, sk.explain(exercise.dose, CATALOG), *(part.text for part in parts), *exercise.triggers]
        setups = [" ".join(sk.explain(setup, CATALOG).split()) for setup in exercise.setups]
        assert [text for text in said + setups if " ".join(text.split()) not in page] == []
        assert [claim.text for claim in exercise.claims if claim.text[1:].rstrip(".") not in page] == []


def test_every_source_of_an_exercise_is_on_its_page(texts):
    """Whatever cites a source for an exercise, its page lists the source, once, with its address."""
    cited = Counter((each.id, each.source) for each in CATALOG.citations() if each.table == "exercises")
    assert len(cited) > len(CATALOG.exercises)
    for id_, source in cited:
        listed = texts[f"catalog/exercises/{id_}.md"].partition("## Sources")[2]
        address = CATALOG.sources[source].url
        assert listed.count(f"(<{address}>)") >= 1 if address else escaped(CATALOG.sources[source].title) in listed


def test_the_page_of_sources_has_every_source_and_citation(texts):
    """The page of sources has each of them once, with each value that it is cited for, and counts the citations."""
    page = texts["catalog/sources.md"]

    assert sorted(re.findall(r'<span id="([\w-]+)">', page)) == sorted(CATALOG.sources)
    assert f": {len(CATALOG.citations())} citations." in page
    places = {(each.source, each.stance, each.table, each.id) for each in CATALOG.citations()}
    lines = re.findall(r"(?m)^  - (?:Supports|Contradicts): (.+)$", page)
    assert sum(line.count("](<") for line in lines) == len(places)


def test_evidence_against_stands_on_its_page(texts):
    """Each disagreement is on the page of all of them and on its exercise's, with as many sources on each side."""
    page = texts["catalog/disagreements.md"]
    found = CATALOG.disagreements()

    assert page.count("\n  - Against: ") == sum(len(each.contradicts) for each in found)
    assert page.count("\n  - For: ") == sum(len(each.supports) for each in found)
    for exercise in CATALOG.exercises.values():
        own = [each for each in found if (each.table, each.id) == ("exercises", exercise.id)]
        told = texts[f"catalog/exercises/{exercise.id}.md"].count("\n  - Against: ")
        assert told == sum(len(each.contradicts) for each in own)


def test_pages_of_moves_say_that_they_are_no_medical_advice(texts):
    """Every page about moves, goals, routines, rules and disagreements has the line, and every warning is on one page."""
    line = CATALOG.warnings["general-information"].text
    about = [path for path in texts if path.startswith("catalog/") and path != "catalog/sources.md"]

    assert [path for path in about if line not in texts[path]] == []
    assert [w.id for w in CATALOG.warnings.values() if w.text not in plain(texts["catalog/warnings.md"])] == []


def test_pictures_stand_on_the_page_of_their_exercise_and_on_the_sheet(texts):
    """What is drawn of an exercise is on its page, still and moving; its poses are on the sheet of all; the others have none."""
    sheet = texts["catalog/exercises/pictures.md"]
    drawn = [each for each in CATALOG.exercises.values() if each.picture()]
    assert drawn
    assert re.findall(r"(?m)^## \[(.*?)\]", sheet) == [escaped(each.name) for each in drawn]
    for exercise in CATALOG.exercises.values():
        page = texts[f"catalog/exercises/{exercise.id}.md"]
        strip, moving = exercise.picture("strip"), exercise.picture("animated")
        assert strip is None or all(" ".join(strip.split()) in where for where in (page, sheet))
        assert moving is None or " ".join(moving.split()) in page
        assert ('class="poses"' in page) is (exercise in drawn)


def test_what_an_exercise_works_stands_on_its_page_as_a_map(texts):
    """The page of an exercise has a body with each of its targets, and no identifier stands twice in a page."""
    for exercise in CATALOG.exercises.values():
        page = texts[f"catalog/exercises/{exercise.id}.md"]
        drawn = page.partition('<div class="map">')[2].partition("</div>")[0]
        shapes = ET.fromstring(drawn).iterfind(".//{*}path[@data-region]")  # noqa: S314 - our own picture
        assert {shape.attrib["data-region"] for shape in shapes} == {target.region for target in exercise.targets}
        found = Counter(re.findall(r' id="([^"]*)"', page))
        assert found
        assert max(found.values()) == 1


def test_the_index_has_each_exercise_by_phase_and_by_region(texts):
    """The index lists each exercise under its phase, and under each region what a search finds for it."""
    by_phase, _, by_region = texts["catalog/exercises/index.md"].partition("## By region")

    assert sorted(re.findall(r"\(<([\w-]+)\.md>\)", by_phase)) == sorted(CATALOG.exercises)
    regions = dict(re.findall(r"(?ms)^### (.+?)\n\n(.*?)(?=^### |^```|\Z)", by_region))
    neck = re.findall(r"\(<([\w-]+)\.md>\)", regions["Neck"])
    assert sorted(neck) == sorted(each.id for each in CATALOG.find(region="neck"))


def test_links_of_made_pages_lead_somewhere(texts):
    """Each link of a made page leads to a page, a file, an anchor or a label that exists."""
    labels = {label for text in texts.values() for label in re.findall(r"(?m)^\(([\w-]+)\)=$", text)}
    broken = []
    for path, text in texts.items():
        prose = re.sub(r"(?ms)^```.*?^```$", "", text)
        for link in re.findall(r"\]\(<?(?!<?https?:)([^)\s<>]+)>?\)", prose):
            target = os.path.normpath(PurePosixPath("docs", path).parent / link.partition("#")[0])
            known = link[1:] in labels if link.startswith("#") else target[5:] in texts or (ROOT / target).exists()
            inside = path.startswith("project/") and link.startswith("#")
            broken += [] if known or inside else [(path, link)]
        anchors = re.findall(r'id="([\w-]+)"', text)
        broken += [(path, link) for link in re.findall(r'href="#([\w-]+)"', text) if anchors.count(link) != 1]

    assert labels
    assert broken == []


def test_texts_are_shown_and_not_marked_up():
    """What would be Markdown or HTML in a text of the data is escaped."""
    assert escaped("*a* <b> [x](y)\n1. & `c`") == r"\*a\* \<b\> \[x\](y) 1. \& \`c\`"
    assert (escaped("1. one"), escaped("- one"), escaped(":::{x}")) == (r"1\. one", r"\- one", r"…\{x\}")


def test_estimates_and_setups_of_their_own_dose_are_told():
    """What is this package's own estimate is said so, and a setup with its own dose has it."""
    base = CATALOG.exercises["chest-release"]
    setup = attrs.evolve(base.setups[0], dose=sk.Timed(low_s=7, high_s=77))
    catalog = CATALOG.replace(exercises=[attrs.evolve(base, setups=(setup, *base.setups[1:]), instructions=())])
    page = made(catalog)["catalog/exercises/chest-release.md"]

    assert "This package's own estimates: dose sets, " in page
    assert f"Its dose: {escaped(sk.explain(setup.dose, catalog))}" in page
    assert "so there are no instructions." in page


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_rule_is_a_picture_that_can_be_read_out(rule):
    """A rule's picture is XML with a title, a description and every name of the rule, a box for each group."""
    svg = ET.fromstring(picture(rule, CATALOG))  # noqa: S314 - written a line earlier
    names = [name for group in groups(rule, CATALOG) for name in group]
    labelled = svg.attrib["aria-labelledby"].split()

    assert svg.attrib["role"] == "img"
    assert [each.attrib["id"] for each in svg if each.tag in {"title", "desc"}] == labelled
    assert (svg.find("title").text, svg.find("desc").text) == (rule.sentence, described(rule, CATALOG))
    assert len(svg.findall("rect")) == len(groups(rule, CATALOG))
    shown = " ".join(text.text for text in svg.findall("text"))
    assert [name for name in names if name not in shown or name not in described(rule, CATALOG)] == []
    bottom = max(int(box.attrib["y"]) + int(box.attrib["height"]) for box in svg.findall("rect"))
    assert bottom + 1 == int(svg.attrib["height"])


@pytest.mark.parametrize(
    ("rule", "says", "arrows"),
    [
        ("phases", "release; then mobilize; then strengthen; then integrate.", 3),
        ("lats-before-rhomboids", "Lat release; only then Rhomboid release.", 1),
        ("circles-both-ways", "Shoulder circles, backward and Shoulder circles, forward.", 0),
    ],
)
def test_a_picture_says_what_kind_of_rule_it_is(rule, says, arrows):
    """Order is an arrow, what is required an arrow that says so, and what goes together stands in one box."""
    svg = ET.fromstring(picture(CATALOG.rules[rule], CATALOG))  # noqa: S314 - the same

    assert (described(CATALOG.rules[rule], CATALOG), len(svg.findall("path"))) == (says, arrows)


def test_every_document_has_its_place(texts):
    """Each committed page and each made one is in the contents or in an index of its own."""
    committed = {path.relative_to(ROOT / "docs").with_suffix("").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    pages = committed | {path.removesuffix(".md") for path in texts}

    assert contents.missing(pages, root="index") == []
    assert contents.missing({*pages, "new", "catalog/new"}, root="index") == ["catalog/new", "new"]


def test_contents_leave_out_what_does_not_exist():
    """A page that does not exist is not listed, nor is a part without pages."""
    text = contents.directives({"tutorial", "api"})

    assert re.findall(r":caption: (.+)", text) == ["Start", "Reference"]
    assert re.findall(r"(?m)^[\w/-]+$", text) == ["tutorial", "api"]


def test_links_are_those_of_the_new_place():
    """A link keeps its target where a page moves, and leads to the page that shows a file where there is one."""
    text = "[a](docs/laws.md#x) [b](CHANGELOG.md) [c](LICENSE) [d](https://x.org) [e](#e)"
    docs = ROOT / "docs"

    assert relinked(text, ROOT, docs / "project") == (
        "[a](../laws.md#x) [b](changelog.md) [c](../../LICENSE) [d](https://x.org) [e](#e)"
    )
    assert relinked("[a](../README.md) [b](<data.md>)", docs, docs) == "[a](index.md) [b](<data.md>)"


def test_addresses_stay_as_they_are(texts):
    """What a build does to the links of a made page leaves every address of a source as it is."""
    home = ROOT / "docs" / "catalog"
    addresses = [re.findall(r"https?:[^\s>]+", text) for text in texts.values()]

    assert {source.url for source in CATALOG.sources.values()} - {None} <= {each for some in addresses for each in some}
    assert [re.findall(r"https?:[^\s>]+", relinked(text, home, home)) for text in texts.values()] == addresses


def test_writing_changes_what_changed_alone(tmp_path):
    """A page that did not change is not written again, one that is gone is removed, and nothing else is touched."""
    folder = FOLDERS[0]
    write(tmp_path, {f"{folder}/a.md": "a", f"{folder}/b.md": "b"})
    os.utime(tmp_path / folder / "a.md", (1, 1))
    (tmp_path / "own.md").write_text("own", encoding="utf-8")
    write(tmp_path, {f"{folder}/a.md": "a", f"{folder}/x/c.md": "c"})

    files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.md")}
    assert files == {f"{folder}/a.md", f"{folder}/x/c.md", "own.md"}
    assert (tmp_path / folder / "a.md").stat().st_mtime == 1


def test_built_pages_can_be_used_by_keyboard_and_read_out(tmp_path):
    """Landmarks get names, captions a level and what scrolls a place in the order of keys, once however often it is done."""
    page = tmp_path / "page" / "index.html"
    page.parent.mkdir()
    page.write_text(
        '<aside class="sidebar-drawer"><p class="caption" role="heading">A</p></aside>'
        '<div class="highlight"><pre>a</pre></div><div class="table-wrapper x"></div>'
        '<div class="shoulderkit"></div><tr><th></th><th>A</th></tr><aside class="toc-drawer no-toc">',
        encoding="utf-8",
    )
    make_accessible(tmp_path)
    once = page.read_text(encoding="utf-8")
    make_accessible(tmp_path)

    assert (
        page.read_text(encoding="utf-8")
        == once
        == (
            '<aside class="sidebar-drawer" aria-label="Contents"><p class="caption" role="heading" aria-level="2">A</p></aside>'
            '<div class="highlight"><pre tabindex="0">a</pre></div>'
            '<div tabindex="0" role="group" aria-label="Table" class="table-wrapper x"></div>'
            '<div tabindex="0" role="group" aria-label="Value" class="shoulderkit"></div><tr><td></td><th>A</th></tr>'
            '<aside aria-label="On this page" class="toc-drawer no-toc">'
        )
    )
