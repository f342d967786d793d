"""Laws of pictures: to scale, whole, and of the session or the day that they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import made
import shoulderkit as sk
from display_cases import VALID
from law_cases import MIDDLE, SMALL, Planned, planned
from picture_cases import Drawn
from shoulderkit.texts import on_one_line

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
        assert scale * shown.duration_s > width / 2
        for rect, each in zip(rects, shown, strict=True):
            assert float(rect.attrib["x"]) == pytest.approx(first + each.start_s * scale, abs=0.1)
            assert float(rect.attrib["width"]) == pytest.approx(each.duration_s * scale, abs=0.01)
        drawn.check()


@given(VALID, VALID, WIDTHS, THEMES)
def test_pictures_hold_together(name: str, title: str, width: int, theme: str) -> None:
    """Law 40: Whatever its texts, a picture is well-formed, refers to itself alone, and has no text outside of it."""
    routine = made.routine(made.step(made.exercise(name=name)), made.step(made.rich_exercise()), name=title)
    drawn = Drawn(sk.timeline(routine, width=width, theme=theme))
    drawn.check()
    written = "".join(drawn.texts).replace(" ", "")
    assert on_one_line(name).replace(" ", "") in written
    assert on_one_line(title).replace(" ", "") in written


@given(planned(SMALL), st.integers(1, 4), WIDTHS)
def test_a_day_shows_what_is_served(one: Planned, n: int, width: int) -> None:
    """Law 40: The chart of a day has a field filled for each break that serves a cell, and names each cell that none serves."""
    day = one.planner.breaks(one.request, n)
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


@given(planned(SMALL) | planned(MIDDLE), st.sampled_from(["role", "coverage", "missing"]), WIDTHS, THEMES)
def test_a_map_shows_what_a_plan_serves_and_misses(one: Planned, by: str, width: int, theme: str) -> None:
    """Law 40: A map of the body says each region of a plan once: what it targets, what is weighed, what is missing, no other."""
    plan = one.plan
    wanted = {
        "role": {target.region for step in plan for target in step.exercise.targets},
        "coverage": {cell.region for cell in plan.score.cells},
        "missing": {each.region for each in plan.missing if each.region} if by == "missing" else set[str](),
    }
    drawn = Drawn(sk.body_map(plan, by=by, width=width, theme=theme))  # type: ignore[arg-type]
    drawn.check()
    found = [item.attrib["data-region"] for item in drawn.all("g", role="listitem", tabindex="0")]
    assert sorted(found) == sorted(wanted[by])
    # generated regions have no place on the body, and say so
    assert not drawn.all("path", data_region="")
    assert drawn.texts.count("Has no place on the map.") == len(found)


@given(st.dictionaries(st.sampled_from(sorted(sk.bundled().regions)), st.integers(1, 99), min_size=1), WIDTHS)
def test_a_map_has_a_shape_for_each_region(weights: dict[str, int], width: int) -> None:
    """Law 40: On a map of the body each region that it is about is a shape, wherever it is seen, with its name; nothing else is."""
    drawn = Drawn(sk.body_map(weights, width=width))
    drawn.check()
    drawn_regions = {shape.attrib["data-region"]: shape for shape in drawn.all("path", data_region="")}
    assert set(drawn_regions) == set(weights)
    for region, shape in drawn_regions.items():
        title = shape[0].text or ""
        assert title.startswith(f"{sk.bundled().regions[region].name}: Weight {weights[region]}")
        assert title in (drawn.all("desc")[0].text or "")
