"""Values of the package inside an application's own cattrs classes."""

from __future__ import annotations

import json

import attrs
import cattrs
import pytest
from cattrs.preconf.json import make_converter

import shoulderkit as sk
from shoulderkit.errors import DataError, Fault, InvalidValueError


@attrs.frozen
class Session:
    """What an application may keep: its own fields around the package's values."""

    user: str
    plan: sk.Plan
    wanted: sk.Request
    extra_dose: sk.Reps | sk.Hold | sk.Timed | None = None
    phase: sk.Phase = sk.Phase.RELEASE
    favorites: tuple[sk.Exercise, ...] = ()


@attrs.frozen
class Library:
    """A catalog inside something else, and a refusal."""

    catalog: sk.Catalog
    refused: sk.NoPlanError | sk.EffortLimitError | sk.RequestError | None = None


REQUEST = sk.Request(minutes=7, goal="tight-upper-back", setting="desk")
PLAN = sk.plan(REQUEST)


@pytest.fixture(params=[cattrs.Converter, make_converter, cattrs.BaseConverter], name="converter")
def _converter(request: pytest.FixtureRequest) -> cattrs.BaseConverter:
    converter = request.param()
    sk.configure_converter(converter)
    return converter


def test_an_application_keeps_plans_in_its_own_classes(converter: cattrs.BaseConverter) -> None:
    """What is unstructured is plain JSON, and structured again it is the same, whatever stands in the fields."""
    exercises = tuple(step.exercise for step in PLAN.routine.steps)
    for dose in (None, sk.Hold(low_s=20, high_s=30), PLAN.routine.steps[0].dose):
        session = Session("me", PLAN, REQUEST, dose, sk.Phase.STRENGTHEN, exercises)
        plain = json.loads(json.dumps(converter.unstructure(session)))
        assert plain["plan"] == json.loads(sk.dumps(PLAN))
        assert converter.structure(plain, Session) == session


def test_catalogs_and_refusals_come_back(converter: cattrs.BaseConverter) -> None:
    """A whole catalog and the error of a request survive as fields."""
    with pytest.raises(sk.NoPlanError) as caught:
        sk.plan(attrs.evolve(REQUEST, include=("lat-release",)))
    for refused in (None, caught.value):
        library = Library(sk.bundled(), refused)
        plain = json.loads(json.dumps(converter.unstructure(library)))
        assert converter.structure(plain, Library) == library


def test_it_is_as_strict_as_loads(converter: cattrs.BaseConverter) -> None:
    """What cattrs would let pass by itself is refused, and each fault says where in the value it is."""
    plain = converter.unstructure(Session("me", PLAN, REQUEST))
    plain["wanted"] = {"minutes": "7", "goal": ""}
    with pytest.raises((DataError, cattrs.ClassValidationError)) as caught:
        converter.structure(plain, Session)
    # a converter without detailed validation lets the error through as it is
    error = caught.value.exceptions[0] if isinstance(caught.value, cattrs.ClassValidationError) else caught.value
    assert error == DataError(
        "Request",
        (Fault("'7' is not a whole number", "minutes"), Fault("is empty, where a name is needed", "goal")),
    )


def test_what_is_not_a_converter_is_refused() -> None:
    """Anything but a converter is refused by name."""
    with pytest.raises(InvalidValueError) as caught:
        sk.configure_converter("json")  # type: ignore[arg-type]
    assert caught.value.faults == (Fault("a str is not a converter of cattrs", "converter"),)
