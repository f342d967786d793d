"""Pictures in what a notebook shows: of moves, of a session and of a day, and none where there is none."""

from __future__ import annotations

import re

import attrs
import pytest

import made
import shoulderkit as sk
from display_cases import Page, markdown_texts
from shoulderkit.display import drawn
from shoulderkit.pictures import picture_address

CATALOG = sk.bundled()
PLANNER = sk.Planner(CATALOG)
PLAN = PLANNER.plan(sk.Request(minutes=10, goal="taller-and-open", setting="home"))
DAY = PLANNER.breaks(sk.Request(minutes=2, goal="tense-neck", setting="desk"), 3)
DRAWN = [each for each in CATALOG.exercises.values() if each.picture()]
#: The most characters of a display, its pictures included; of one with a moving picture.
MOST, MOST_MOVING = 150_000, 230_000


@pytest.mark.parametrize("exercise", DRAWN, ids=[each.id for each in DRAWN])
def test_the_picture_of_an_exercise(exercise: sk.Exercise) -> None:
    """It moves where it can, with its poses for readers who asked for less motion; else its poses stand side by side."""
    html = exercise._repr_html_()
    strip, moving = exercise.picture("strip"), exercise.picture("animated")
    alt = f"{exercise.name}, drawn as it is done; red is where it is felt."
    assert Page(html).pictures == ([(None, strip), (alt, moving)] if moving else [(alt, strip)])
    assert html.count("prefers-reduced-motion:reduce") == bool(moving)
    assert len(html) < (MOST_MOVING if moving else MOST)
    assert "data:" not in exercise._repr_markdown_()


def test_what_has_no_picture_shows_none() -> None:
    """A move that is not drawn, one that was changed in what is drawn, and one of another catalog show none."""
    changed = attrs.evolve(DRAWN[0], targets=DRAWN[0].targets[:1])
    for exercise in (CATALOG.exercises["biceps-release"], changed, made.exercise()):
        for value in (exercise, made.routine(made.step(exercise))):
            html = value._repr_html_()
            assert Page(html).pictures == []
            assert "drawn" not in html


@pytest.mark.untraced
def test_steps_have_small_pictures() -> None:
    """Each step shows the still of its move before its name, a repeated one once; in Markdown the name stands alone."""
    for value in (PLAN, PLAN.routine, PLANNER.alternatives(PLAN.request, 2)[1], PLAN.what_if(minutes=8)):
        steps = value.plan.steps if isinstance(value, (sk.Alternative, sk.WhatIf)) else value.steps
        page = Page(value._repr_html_())
        stills = [step.exercise.picture() for step in steps if step.exercise.picture()]
        assert len(stills) > 2
        # the last ones may be too many
        assert page.pictures == [("", still) for still in stills[: len(page.pictures)]]
        assert len(page.pictures) >= min(len(stills), 5)
        assert all(step.exercise.name in page.cells for step in steps)
        assert "data:" not in value._repr_markdown_()
        assert len(value._repr_html_()) < MOST
    step = next(step for step in PLAN.steps if step.exercise.picture())
    assert Page(step._repr_html_()).pictures == [("", step.exercise.picture())]
    twice = [attrs.evolve(step, start_s=0)] * 2
    assert len(Page(sk.Routine(id="x", name="X", steps=twice)._repr_html_()).pictures) == 1


def test_pictures_of_a_display_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would take too much is left out: the pictures of the last moves, and a timeline or a chart as a whole."""
    first = next(step.exercise.picture() for step in PLAN.steps if step.exercise.picture())
    assert first is not None
    monkeypatch.setattr(drawn, "MOST", len(picture_address(first)))
    assert Page(PLAN._repr_html_()).pictures == [("", first)]
    monkeypatch.setattr(drawn, "MOST", 1000)
    for value in (PLAN, PLAN.session, DAY):
        assert Page(value._repr_html_()).pictures == []


def test_a_session_is_shown_to_scale() -> None:
    """A session shows its timeline, as wide as it was drawn; its alternative text says what is in it."""
    picture = sk.timeline(PLAN.session)
    assert Page(PLAN.session._repr_html_()).pictures == [(picture.about, picture.svg)]
    assert re.match(r"A session to scale, .* steps: .* position\.", picture.about)
    assert '<img class="wide"' in PLAN.session._repr_html_()


def test_a_day_shows_its_chart() -> None:
    """A day shows its chart, with the names of its catalog; the alternative text says what each break serves."""
    picture = sk.day_chart(DAY)
    assert Page(DAY._repr_html_()).pictures == [(picture.about, picture.svg)]
    assert "served in break" in picture.about
    bare = sk.loads(sk.dumps(DAY), sk.Day)
    (alone,) = Page(bare._repr_html_()).pictures
    assert alone == (sk.day_chart(bare).about, sk.day_chart(bare).svg)


def test_what_is_there_to_see_is_text() -> None:
    """What a picture is about is a text as it is, whatever the names in it are."""
    catalog = sk.Catalog(regions=[made.region(name='A & "b" <c>')], exercises=[made.exercise()])
    request = sk.Request(minutes=5, focus="chest", phases=["strengthen"], without_instructions=True)
    about = sk.day_chart(sk.Planner(catalog).breaks(request, 1)).about
    assert 'A & "b" <c>' in about
    html = sk.Planner(catalog).breaks(request, 1)._repr_html_()
    assert Page(html).pictures[0][0] == about
    assert markdown_texts(sk.Planner(catalog).breaks(request, 1)._repr_markdown_())
