"""What a notebook shows of each value: compact, in the colors of the page, without scripts or network."""

from __future__ import annotations

import re

import attrs
import pytest

import made
import shoulderkit as sk
from display_cases import Page, markdown_texts
from shoulderkit.display.html import _STYLE, as_html
from shoulderkit.display.lines import parts_of, titled
from shoulderkit.display.markdown import as_markdown
from shoulderkit.display.parts import Facts, Grid, Items, Link, Text, Title
from shoulderkit.explainer.layout import DISCLAIMER, Heading, Paragraph
from test_explainer_kinds import VALUES
from text_cases import CATALOG, ONE_OF_EACH

BUNDLED = sk.bundled()
PLANNER = sk.Planner(BUNDLED)
REQUEST = sk.Request(minutes=3, goal="tense-neck", setting="desk")
PLAN = PLANNER.plan(REQUEST)
ANSWERS = [
    *(PLAN.why(PLAN.ids[0]), PLAN.why_here(PLAN.ids[0]), PLAN.why_not("neck-rotation"), PLAN.what_if(minutes=2)),
    *(PLANNER.alternatives(REQUEST, 2)[1], PLANNER.breaks(REQUEST, 2), PLAN.score, *PLAN.missing, PLAN.time_left),
]
ERRORS = [
    sk.UnknownIdError("goal", "x"),
    sk.DetachedPlanError("why"),
    sk.RequestError("Request", (sk.Fault("is <b>"),)),
]
ALL = [*VALUES, *ANSWERS, *ERRORS, PLAN, BUNDLED, *(sk.audit(BUNDLED.routines["desk-upper-back"]))]


@pytest.mark.parametrize("value", made.numbered(ALL))
def test_every_value_has_a_display(value: object) -> None:
    """Each public value is shown in known elements, and in Markdown without markup of its own, and neither is empty."""
    if type(value) is tuple:
        return
    assert Page(value._repr_html_()).text  # type: ignore[attr-defined]
    assert markdown_texts(value._repr_markdown_())  # type: ignore[attr-defined]


def test_displays_are_compact() -> None:
    """No display is long, however long a table is; cut ones say by how much."""
    for value in (BUNDLED, BUNDLED.exercises, BUNDLED.sources, BUNDLED.citations(), PLAN, *BUNDLED.goals.values()):
        # what pictures take is said for itself
        assert len(re.sub(r'data:[^"]*', "", value._repr_html_())) < 16_000
        assert len(value._repr_markdown_()) < 12_000
    assert f"and {len(BUNDLED.sources) - 20} more" in Page(BUNDLED.sources._repr_html_()).text
    assert " more" not in Page(BUNDLED.rules._repr_html_()).text
    assert Page(sk.Table(sk.Rule)._repr_html_()).text == "0 rules"


def test_colors_are_those_of_the_page() -> None:
    """The style has no color, no font and no address of its own, so that it suits light and dark pages alike."""
    assert not re.search(r"#|rgb|hsl|url|@import|background|font-family", _STYLE)
    assert re.findall(r"color:(\w+)", _STYLE) == ["inherit"]


def test_cells_are_aligned_as_they_say() -> None:
    """Numbers outweigh Jupyter's rule of two classes and an element; all other cells are on the left, also without a style.

    Jupyter aligns cells to the right, and takes the style sheet out of what it does not trust.
    """
    rules = re.findall(r"([^{}]+)\{[^{}]*text-align[^{}]*\}", _STYLE)
    selectors = [selector.strip() for rule in rules for selector in rule.split(",")]
    weights = [(selector.count("."), len(re.findall(r"(?:^| )[a-z]+", selector))) for selector in selectors]
    assert len(weights) == 1
    assert all(weight > (2, 1) for weight in weights)
    for value in (*ALL, BUNDLED.exercises):
        marks = (
            re.findall(r"<t[dh]\b(?: scope=\"\w+\")?([^>]*)>", value._repr_html_()) if type(value) is not tuple else []
        )
        assert set(marks) <= {' class="number"', ' style="text-align:left"'}
    assert len(set(re.findall(r"<td([^>]*)>", PLAN._repr_html_()))) == 2


def test_doses_come_with_the_disclaimer() -> None:
    """Whatever shows exercises to do or a dose says that it is no medical advice; with a catalog its warnings fold out."""
    kinds = (sk.Exercise, sk.Routine, sk.Step, sk.Plan, sk.Alternative, sk.WhatIf, sk.Day, sk.Session)
    doses = (sk.Reps, sk.Hold, sk.Timed, sk.Setup, sk.Frequency, sk.Done, sk.Interval)
    seen = set()
    for value in (*ALL, *BUNDLED.exercises.values(), BUNDLED.exercises, BUNDLED.routines, BUNDLED.find("neck")):
        held = value.kind if isinstance(value, (sk.Table, sk.Rows)) else type(value)
        if held in {*kinds, *doses}:
            seen.add(type(value))
            assert DISCLAIMER in Page(value._repr_html_()).text
            assert DISCLAIMER in [text for _, text in markdown_texts(value._repr_markdown_())]
    assert seen == {*kinds, *doses, sk.Table, sk.Rows}
    assert "Talk to a physician" in Page(PLAN._repr_html_()).text
    assert DISCLAIMER not in Page(BUNDLED.sources._repr_html_()).text


def test_the_display_of_a_plan() -> None:
    """A plan shows its aim, its time and proof, its steps with what they serve, when to stop, and what is not served."""
    page = Page(PLAN._repr_html_())
    assert page.text.startswith("Tense neck tense-neck-3-min ")
    assert "3:00 minutes, " in page.text
    assert page.cells[:7] == ["At", "Exercise", "Phase", "Dose", "How", "Takes", "Serves"]
    step = PLAN.routine.steps[0]
    assert page.cells[7:10] == ["0:00", step.exercise.name, step.exercise.phase]
    assert "When to stop" in page.text
    assert "Not served" in page.text
    bare = attrs.evolve(PLAN, missing=(), time_left=None, findings=())
    assert "Not served" not in Page(bare._repr_html_()).text


def test_the_display_of_an_exercise() -> None:
    """An exercise shows its dose, its setups, its instructions and when to stop; HTML folds all else, Markdown leaves it out."""
    value = ONE_OF_EACH["exercise"]
    page, told = Page(value._repr_html_()).text, value._repr_markdown_()
    for words in ("Pull-down pull, strengthen", "Dose", "Take the bar.", "Stop at numbness"):
        assert words in page
        assert words in told.replace("**", "")
    assert "Who says what" in page
    assert page.count(DISCLAIMER) == 1
    assert "(partly estimated); " in page
    assert "Who says what" not in told
    assert "do not describe" in Page(BUNDLED.exercises["biceps-release"]._repr_html_()).text


def test_the_display_of_a_day() -> None:
    """A day shows the steps of all breaks, and whether another day could be better."""
    assert "at most 120 points are possible" in Page(ONE_OF_EACH["day"]._repr_html_()).text
    proved = attrs.evolve(ONE_OF_EACH["day"], bound=ONE_OF_EACH["day"].coverage)
    assert "no such day has more" in Page(proved._repr_html_()).text
    assert ONE_OF_EACH["day"]._repr_markdown_().count("\n| 2 |") == len(ONE_OF_EACH["plan"].routine.steps)


def test_the_display_of_a_session() -> None:
    """A session shows its intervals by the clock, what is said in each, and when to stop; a long one is cut."""
    page = Page(PLAN.session._repr_html_())
    first = PLAN.session[0]
    assert page.cells[4:6] == ["0:00", first.name]
    assert all(cue.short.rstrip(".!?") in page.cells[7] for cue in first.cues)
    assert "When to stop" in page.text
    assert " more " not in page.text
    session = BUNDLED.routines["desk-upper-back"].session
    long = sk.Routine(
        id="x", name="X", steps=[attrs.evolve(step, start_s=0) for step in PLAN.routine.steps] * 8
    ).session
    assert f"and {len(long) - 40} more" in Page(long._repr_html_()).text
    assert len(session) <= 40
    assert "When to stop" not in Page(made.routine().session._repr_html_()).text


def test_the_display_of_an_alternative() -> None:
    """An alternative that is not proved says so."""
    words = "It is not proved that no other plan is better."
    proved = ONE_OF_EACH["alternative"]
    assert words not in Page(proved._repr_html_()).text
    assert words in Page(attrs.evolve(proved, proved=False)._repr_html_()).text


def test_the_display_of_a_goal() -> None:
    """A goal shows its weights with their reasons, whose numbers they are, and what speaks for it and against it."""
    told = BUNDLED.goals["tense-neck"]._repr_markdown_()
    assert "| Phase | Region | Weight | Why |" in told
    assert "The weights are this package's estimates." in told
    assert "against: " in told


def test_the_display_of_a_catalog() -> None:
    """A catalog shows how much it has of what, and the cells of its goals that nothing serves."""
    assert f"Exercises {len(BUNDLED.exercises)} " in Page(BUNDLED._repr_html_()).text
    lacking = BUNDLED.only("regions", "equipment", "settings", "sources", "goals")
    assert f"Good to know ({len(lacking.findings)})" in Page(lacking._repr_html_()).text
    assert lacking.findings[0].sentence in Page(lacking._repr_html_()).text


def test_the_display_of_a_routine() -> None:
    """A routine shows its steps with loads and rests, its notes and its sources; one without these shows none."""
    first = made.step(made.rich_exercise(), rest_s=9)
    page = Page(made.routine(first, notes=["A note."], citations=[sk.Citation(source="a-page")])._repr_html_()).text
    for words in ("against A light band.", ", then 9 s rest", "Notes (1)", "Sources (1) a-page"):
        assert words in page
    bare = Page(made.routine()._repr_html_()).text
    for words in ("Notes", "Sources", "When to stop", "How often"):
        assert words not in bare


def test_other_values_show_their_one_line() -> None:
    """A value of a class that has no words, and a table of one, show what they are."""

    class Own(sk.Region):
        """A region with something more."""

    own = Own(id="chest", name="Chest", kind="area", body_side="front")
    assert Page(own._repr_html_()).text == "<Region chest: area>"
    cited = sk.Table(sk.Exercise, []).rows
    assert Page(cited._repr_html_()).text.startswith("0 exercises")
    searches = sk.Rows(sk.NoneFound, [sk.NoneFound(stance="supports", date="2026")])
    assert Page(searches._repr_html_()).cells[1] == "Support: none found (2026)."
    owned = sk.Rows(sk.Region, [own])
    assert Page(owned._repr_html_()).cells[-4:-1] == ["chest", "Chest", "area"]
    assert "<Region chest: area>" in Page(sk.Rows(Own, [own])._repr_html_()).text


def test_links_lead_to_the_web_alone() -> None:
    """Addresses are links, in a cell and within a text without the punctuation after them; others are mere texts."""
    html = as_html([Text("See https://example.org/a?b=1&c=2, or not."), Text(Link("a|b", "https://example.org/x"))])
    assert '<a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer">' in html
    assert "</a>, or not." in html
    assert '<a href="https://example.org/x" rel="noopener noreferrer">a|b</a>' in html
    bad = [Text(Link("x", "javascript:alert(1)"))]
    assert "<a " not in as_html(bad)
    assert as_markdown(bad) == "x"
    assert as_markdown([Text(Link("a|b", "https://example.org/x"))]) == "[a&#124;b](<https://example.org/x>)"
    assert as_markdown([Text(Link("a", "https://example.org/<x>"))]) == "a"


def test_markdown_of_parts() -> None:
    """Numbers are aligned at their ends, facts are a list, and what would begin a list does not."""
    grid = Grid(("A", "B"), (("x", "1"),), frozenset({"B"}))
    assert as_markdown([Title("T", "r"), grid]) == "**T** r\n\n| A | B |\n| --- | --: |\n| x | 1 |"
    assert as_markdown([Facts((("a", "b"), ("", "c")))]) == "- **a** b\n- c"
    assert as_markdown([Facts(())]) == ""
    assert as_markdown([Items(("- x", "1. y"))]) == "- &#45; x\n- &#49;. y"
    assert as_html([Facts(())]).endswith("</style></div>")


def test_lines_of_the_explainer() -> None:
    """Lines become parts: headings, items, facts and paragraphs; a line after an empty one is a heading, an empty one nothing."""
    lines = [Paragraph(""), Heading("0:00", "Press", "5 s"), "", "Notes", "  a", Paragraph("b", 4, "  -"), "c", "d"]
    assert parts_of([*lines, Paragraph("e", 5, "  1.")]) == (
        Text("0:00 Press 5 s", strong=True),
        Text("Notes", strong=True),
        Text("a"),
        Items(("b",)),
        Text("c"),
        Text("d"),
        Facts((("1.", "e"),)),
    )
    assert titled(["One line"]) == (Text("One line"),)
    assert titled(["One line", "more"]) == (Title("One line"), Text("more"))
    assert titled(["A sentence.", "more"]) == (Text("A sentence."), Text("more"))


def test_names_come_from_the_catalog_of_the_plan() -> None:
    """A plan's answers use the names of the catalog that it was planned from, where they hold a plan."""
    assert "Why not Neck rotation?" in Page(PLAN.why_not("neck-rotation")._repr_html_()).text
    assert CATALOG.exercises["pull"].name in Page(CATALOG.exercises._repr_html_()).text
