"""Laws of displays: whatever a text holds, a page shows it as it is, and nothing in it is markup."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import made
import shoulderkit as sk
from display_cases import TEXTS, VALID, Page, markdown_texts, seen
from law_cases import MIDDLE, SMALL, Planned, planned
from shoulderkit import testing
from shoulderkit.catalog import Catalog
from shoulderkit.display.html import as_html
from shoulderkit.display.markdown import as_markdown
from shoulderkit.display.parts import Facts, Fold, Grid, Items, Text, Title
from shoulderkit.explainer.layout import DISCLAIMER

CELLS = st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=3).map(tuple)


@given(TEXTS, CELLS)
def test_html_shows_texts_as_they_are(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    """Law 38: In HTML any text stands as it is, in each part and each cell; no element or attribute comes from it."""
    parts = (Title(text, text), Text(text), Items(rows[0]), Facts(((text, text),)), Fold(text, (Text(text),)))
    page = Page(as_html((*parts, Grid(rows[0], rows))))
    assert page.text.count(seen(text)) >= 7
    assert list(map(seen, page.cells[2:])) == [seen(cell) for row in (rows[0], *rows) for cell in row]


@given(TEXTS, CELLS)
def test_markdown_shows_texts_as_they_are(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    """Law 38: In Markdown any text stands as it is, in each part and each cell; no markup comes from it."""
    parts = (Title(text), Text(text), Items(rows[0]), Items(rows[0], numbered=True), Fold(text, (Text(text),)))
    wanted = [("p", text), ("p", text), *(("p", cell) for _ in range(2) for cell in rows[0]), ("p", text), ("p", text)]
    assert markdown_texts(as_markdown(parts)) == [(tag, seen(each)) for tag, each in wanted]
    cells = [("th", cell) for cell in rows[0]] + [("td", cell) for row in rows for cell in row]
    assert markdown_texts(as_markdown([Grid(rows[0], rows)])) == [(tag, seen(cell)) for tag, cell in cells]
    assert markdown_texts(as_markdown([Facts(((text, text),))])) == [("p", f"{seen(text)} {seen(text)}")]


@given(VALID, VALID, VALID)
def test_values_show_their_texts(name: str, note: str, line: str) -> None:
    """Law 38: A value shows its texts, whatever they are, in HTML and in Markdown."""
    do = sk.Instruction(text=line)
    exercise = made.exercise(name=name, summary=note, instructions=[do], aliases=[line])
    routine = made.routine(made.step(exercise), name=name, notes=[note])
    goal = made.goal(name=name, in_their_words=note, weights=[sk.Weight("release", "chest", 1, why=line)])
    catalog = sk.Catalog(regions=[made.region()], exercises=[exercise])
    for value, texts in (
        (exercise, (name, note, line)),
        (routine, (name, note)),
        (goal, (name, note, line)),
        (catalog.find(), (name,)),
    ):
        page = Page(value._repr_html_()).text.casefold()
        told = " ".join(text for _, text in markdown_texts(value._repr_markdown_())).casefold()
        for text in texts:
            assert seen(text).casefold() in page
            assert seen(text).casefold() in told


@given(testing.catalogs(0, 3, detail=True))
def test_catalogs_can_be_shown(catalog: Catalog) -> None:
    """Law 38: Every value of any catalog has a display of known elements."""
    tables = [
        getattr(catalog, name) for name in ("regions", "goals", "sources", "warnings", "rules", "exercises", "routines")
    ]
    rows = [catalog.find(), catalog.citations(), catalog.disagreements(), catalog.cues()]
    for value in (catalog, *tables, *rows, *(value for table in tables for value in table.values())):
        Page(value._repr_html_())
        markdown_texts(value._repr_markdown_())


def at(seconds: int) -> str:
    """Return seconds as minutes and seconds."""
    return f"{seconds // 60}:{seconds % 60:02}"


@given(planned(SMALL) | planned(MIDDLE))
def test_plans_can_be_shown(one: Planned) -> None:
    """Law 38: A plan shows its steps in order, with their times, and that it is no medical advice."""
    steps = one.plan.routine.steps
    page = Page(one.plan._repr_html_())
    assert DISCLAIMER in page.text
    told = [text for tag, text in markdown_texts(one.plan._repr_markdown_()) if tag == "td"]
    for shown in (page.cells[7:], told):
        rows = [shown[7 * place : 7 * place + 7] for place in range(len(steps))]
        assert [row[1] for row in rows] == [seen(step.exercise.name) for step in steps]
        assert [(row[0], row[5]) for row in rows] == [(at(step.start_s), at(step.duration_s)) for step in steps]
