"""When a moving picture shows which key."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from tools.figures.clock import Clock


@pytest.mark.parametrize("loops", [True, False])
def test_a_clock_begins_and_ends_alike(loops):
    """A repetition ends where it begins, its times rise from 0 to 1, and there is one spline less than there are times."""
    clock = Clock.of(4, loops=loops)
    element = ET.fromstring(clock.animate("d", ["a", "b", "c", "d"]))  # noqa: S314 - our own text
    values, times, splines = (element.get(name).split(";") for name in ("values", "keyTimes", "keySplines"))

    assert values[0] == values[-1]
    assert [values[clock.place(key)] for key in range(4)] == ["a", "b", "c", "d"]
    assert [float(time) for time in (times[0], times[-1])] == [0, 1]
    assert list(map(float, times)) == sorted(map(float, times))
    assert len(values) == len(times) == len(splines) + 1


def test_a_movement_slows_down_at_its_ends_only():
    """It leaves the first key slowly and reaches the last one slowly, and goes on through those between at an even pace."""
    (splines,) = re.findall(r'keySplines="([^"]*)"', Clock.of(3, loops=False).fade([0]))

    assert splines.split(";")[1:3] == [".5 0 .67 .67", ".33 .33 .5 1"]
    assert set(re.findall(r'keySplines="([^"]*)"', Clock.of(2, loops=True).fade([0]))) == {
        ".33 .33 .67 .67;.33 .33 .67 .67"
    }


def test_an_arrow_is_not_shown_on_the_way_back():
    """What is shown around a middle key only outward is shown once in a repetition, else twice; the first key's at both ends."""
    clock = Clock.of(3, loops=False)

    def shown(element):
        return re.search(r' values="([^"]*)"', element).group(1).replace(";", "")

    assert shown(clock.fade([1])) == "0010010"
    assert shown(clock.fade([1], outward=True)) == "0010000"
    assert shown(clock.fade([0], outward=True)) == "1100001"
    assert shown(clock.fade([1, 2])) == "0011110"
