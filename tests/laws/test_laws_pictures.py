"""Laws of pictures: to scale, whole, and of the session or the day that they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import made
import shoulderkit as sk
from display_cases import TEXTS
from law_cases import MIDDLE, SMALL, Instance, Planned, instances, planned
from picture_cases import Drawn
from shoulderkit.errors import ShoulderkitError
from shoulderkit.pictures.svg import clean

WIDTHS = st.sampled_from([280, 320, 720, 1280])
THEMES = st.sampled_from(["auto", "light", "dark", "grey"])


@given(planned(SMALL) | planned(MIDDLE), WIDTHS, st.data())
def test_intervals_are_drawn_to_scale(one: Planned, width: int, data: st.DataObject) -> None:
    """Law 40: A timeline draws each interval of a session once, where it is and as wide as it is long."""
    session = one.plan.session
    later = session.from_(data.draw(st.integers(1, len(session))))
    for value, shown in ((one.plan, session), (one.plan.routine, session), (later, later)):
        drawn = Drawn(sk.timeline(value, width=width))
        rects = drawn.all("rect", data_interval="")
        assert [int(rect.attrib["data-interval"]) for rect in rects] == [each.number for each in shown]
        first = float(rects[0].attrib["x"])
        scale = sum(float(rect.attrib["width"]) for rect in rects) / shown.duration_s
        for rect, each in zip(rects, shown, strict=True):
            assert float(rect.attrib["x"]) == pytest.approx(first + each.start_s * scale, abs=0.1)
            assert float(rect.attrib["width"]) == pytest.approx(each.duration_s * scale, abs=0.01)
        drawn.check()


@given(TEXTS, TEXTS, WIDTHS, THEMES)
def test_pictures_hold_together(name: str, title: str, width: int, theme: str) -> None:
    """Law 40: Whatever its texts, a picture is well-formed, refers to itself alone, and has no text outside of it."""
    routine = made.routine(made.step(made.exercise(name=name)), made.step(made.rich_exercise()), name=title)
    drawn = Drawn(sk.timeline(routine, width=width, theme=theme))
    drawn.check()
    written = "".join(drawn.texts).replace(" ", "")
    assert clean(name).replace(" ", "") in written
    assert clean(title).replace(" ", "") in written


@given(instances(SMALL), st.integers(1, 4), WIDTHS)
def test_a_day_shows_what_is_served(one: Instance, n: int, width: int) -> None:
    """Law 40: The chart of a day has a field filled for each break that serves a cell, and names each cell that none serves."""
    try:
        day = one.planner.breaks(one.request, n)
    except ShoulderkitError:
        return
    drawn = Drawn(sk.day_chart(day, width=width))
    drawn.check()
    served = [
        (int(rect.attrib["data-break"]), int(rect.attrib["data-units"])) for rect in drawn.all("rect", data_units="")
    ]
    cells = [plan.score.cells for plan in day.plans]
    wanted = [
        (place, cell.units) for row in zip(*cells, strict=True) for place, cell in enumerate(row, 1) if cell.units
    ]
    assert served == wanted
    assert drawn.texts.count("not served") == sum(
        not any(cell.units for cell in row) for row in zip(*cells, strict=True)
    )
