"""The JSON of everything that comes out: errors by their tag, every key on demand, exercises as ids for who has a catalog."""

from __future__ import annotations

import json
from functools import cache

import attrs
import pytest

import made
import shoulderkit as sk
from codec_cases import faults_of
from shoulderkit.errors import Fault
from shoulderkit.reading.fields import TAGS
from test_errors import _errors


@cache
def plan() -> sk.Plan:
    return sk.plan(sk.Request(minutes=2, goal="tense-neck", setting="desk", done_recently=["gone"]))


@pytest.mark.parametrize("error", made.numbered(_errors()))
def test_errors_are_read_back_by_their_tag(error):
    """An error is written with its tag first, and read back equal as itself, as any error, and as any of its base classes."""
    text = sk.dumps(error)
    assert next(iter(json.loads(text))) == "error"
    for kind in (type(error), sk.ShoulderkitError, *(base for base in type(error).__mro__ if base in TAGS)):
        again = sk.loads(text, kind)
        assert (type(again), again) == (type(error), error)
        assert sk.loads(sk.dumps(error, defaults=True), kind) == error


def test_every_error_has_a_tag():
    """Every public class of errors has a tag of its own, the same word as its name."""
    public = {getattr(sk, name) for name in sk.__all__ if name.endswith("Error")} - {sk.ShoulderkitError}
    words = {cls: tag.word for cls, tag in TAGS.items() if tag.key == "error"}
    assert set(words) == public == set(map(type, _errors()))
    assert len(set(words.values())) == len(words)
    assert (words[sk.NoPlanError], words[sk.UnknownIdError]) == ("no-plan", "unknown-id")


def test_another_error_is_refused():
    """What is read as one error takes no other, and a tag that nothing has is told with what it may have meant."""
    text = sk.dumps(sk.DetachedPlanError("why"))
    assert faults_of(text, sk.NoPlanError)[0] == Fault("'detached-plan' is not no-plan", "error")
    assert [fault.path for fault in faults_of(text, sk.FaultyError)] == ["error"]
    assert faults_of('{"question": "why"}', sk.DetachedPlanError) == (Fault("is missing (detached-plan)", "error"),)
    (fault,) = faults_of('{"error": "no-plans"}', sk.ShoulderkitError)
    assert (fault.path, fault.near) == ("error", ("no-plan",))


def test_faults_of_an_error_are_told_together():
    """A text of an error that is wrong in several places is refused with all of them, like any other value."""
    faults = faults_of('{"error": "no-plan", "conflicts": 3, "minimal": 1}', sk.ShoulderkitError)
    assert [fault.path for fault in faults] == [
        "conflicts",
        "minimal",
        "request",
        "complete",
        "relaxations",
        "repairs",
    ]


@pytest.mark.parametrize(
    ("given", "held"),
    [
        ("a", "a"),
        ("größer", "größer"),
        (3, 3),
        (1.5, 1.5),
        (True, True),
        (None, None),
        ([1, "a"], "[1, 'a']"),
        (float("inf"), "inf"),
        ("a\ud800", "'a\\ud800'"),
        (made, repr(made)),
    ],
)
def test_ids_that_were_given_can_be_written(given, held):
    """Whatever was given as an id, its error can be hashed, written and read back equal."""
    error = sk.UnknownIdError("goal", given)
    assert error.id == held
    assert type(error.id) is type(held)
    assert sk.loads(sk.dumps(error).encode(), sk.ShoulderkitError) == error
    assert hash(error) == hash(sk.UnknownIdError("goal", given))


def test_every_key_is_there():
    """With defaults every object has every key of its class, and the text is read back as the value."""
    text = sk.dumps(plan(), defaults=True)
    assert sk.loads(text, sk.Plan) == plan()
    assert json.loads(text)["request"] | {"minutes": 2} == json.loads(text)["request"]
    assert json.loads(text)["request"]["focus"] == []
    assert json.loads(text)["request"]["seconds"] is None
    steps = json.loads(text)["routine"]["steps"]
    for cls, plains in ((sk.Step, steps), (sk.Exercise, [step["exercise"] for step in steps])):
        wanted = [field.alias for field in attrs.fields(cls) if field.init]
        assert [list(plain) for plain in plains] == [wanted] * len(plan().ids)


def test_no_text_stands_for_a_value_where_every_key_is_there():
    """What is a mere text in the short form is an object with every key in the whole one."""
    request = sk.Request(minutes=2, goal="tense-neck", done_today=["wall-angel"])
    assert json.loads(sk.dumps(request))["done_today"] == ["wall-angel"]
    done = {"exercise": "wall-angel", "dose": None, "setup_number": 0}
    assert json.loads(sk.dumps(request, defaults=True))["done_today"] == [done]
    assert sk.loads(sk.dumps(request, defaults=True), sk.Request) == request


def test_compact_texts_have_exercises_as_ids():
    """A compact text is the same but for its exercises, which are ids, and is read back with the catalog."""
    text, whole = sk.dumps(plan(), compact=True), json.loads(sk.dumps(plan()))
    for step in whole["routine"]["steps"]:
        step["exercise"] = step["exercise"]["id"]
    assert json.loads(text) == whole
    assert sk.loads(text, sk.Plan, catalog=sk.bundled()) == plan()
    read = sk.loads(text, sk.Plan, catalog=sk.bundled()).routine.steps[0].exercise
    assert read is sk.bundled().exercises[read.id]
    assert sk.loads(sk.dumps(plan()), sk.Plan, catalog=sk.bundled()) == plan()


def test_answers_and_tuples_are_compact():
    """Plans inside of other values are compact, too, and tuples of values are read with a catalog."""
    outside = plan().left_out[0].exercise
    for value, kind in (
        (plan().why_not(outside), sk.WhyNot),
        (sk.Planner(sk.bundled()).breaks(plan().request, 2), sk.Day),
        (plan().routine.steps, tuple[sk.Step, ...]),
    ):
        text = sk.dumps(value, compact=True, defaults=True)
        assert '"instructions"' not in text
        assert sk.loads(text, kind, catalog=sk.bundled()) == value


def test_catalogs_are_written_whole():
    """A catalog with every key has every table, and steps that name their exercises; compact says nothing new of it."""
    catalog = sk.bundled().only("regions", "sources", "equipment", "exercises", "routines")
    text = sk.dumps(catalog, defaults=True)
    assert sk.loads(text, sk.Catalog) == catalog
    plain = json.loads(text)
    assert (plain["goals"], plain["settings"]) == ([], [])
    assert all(type(step["exercise"]) is str for routine in plain["routines"] for step in routine["steps"])
    assert all("rest_s" in step for routine in plain["routines"] for step in routine["steps"])
    assert sk.dumps(catalog, compact=True) == sk.dumps(catalog)


def test_what_a_text_names_is_looked_up():
    """With a catalog all ids that it lacks are told at once, with what they may have meant, beside all other faults."""
    text = (
        '{"minutes": "5", "focus": [{"region": "nek"}], "include": ["x", 4, "wall-angel"],'
        ' "equipment": ["foam roler"], "setting": "Desk"}'
    )
    with pytest.raises(sk.DataError) as caught:
        sk.loads(text, sk.Request, catalog=sk.bundled())
    near = {fault.path: fault.near[:1] for fault in caught.value.faults}
    assert near == {
        "minutes": (),
        "include[1]": (),
        "setting": ("desk",),
        "focus[0].region": ("neck",),
        "include[0]": (),
        "equipment[0]": ("foam-roller",),
    }


def test_the_past_and_findings_may_name_what_is_gone():
    """Exercises of the past and of findings need not be in the catalog, as where a request is planned."""
    text = '{"minutes": 5, "goal": "tense-neck", "done_today": ["a", {"exercise": "b"}], "done_recently": ["c"]}'
    request = sk.loads(text, sk.Request, catalog=sk.bundled())
    assert request == sk.loads(text, sk.Request)
    (finding,) = plan().findings
    assert finding.exercises == ("gone",)
    assert sk.loads(sk.dumps((finding,)), tuple[sk.Finding, ...], catalog=sk.bundled()) == (finding,)


def test_unknown_exercises_are_told_in_their_places():
    """An id of an exercise that the catalog lacks is told at the step that has it; steps may be ids as in a catalog."""
    text = '{"id": "a", "name": "A", "steps": ["wall-angle", {"exercise": "x"}, 3, "wall-angel"]}'
    with pytest.raises(sk.DataError) as caught:
        sk.loads(text, sk.Routine, catalog=sk.bundled())
    near = {fault.path: fault.near for fault in caught.value.faults}
    assert near == {"steps[0].exercise": ("wall-angel",), "steps[1].exercise": (), "steps[2]": ()}
    routine = sk.loads('{"id": "a", "name": "A", "steps": ["wall-angel"]}', sk.Routine, catalog=sk.bundled())
    assert routine.steps == (sk.Step(exercise=sk.bundled().exercises["wall-angel"]),)


def test_ids_inside_of_doses_and_errors_are_looked_up():
    """With a catalog what is of one of several classes is looked up by its tag; of one that has none all is told."""
    error = sk.EffortLimitError(sk.Request(minutes=1, goal="gone"), 3)
    with pytest.raises(sk.DataError) as caught:
        sk.loads(sk.dumps(error), sk.ShoulderkitError, catalog=sk.bundled())
    assert [fault.path for fault in caught.value.faults] == ["request.goal"]
    with pytest.raises(sk.DataError) as caught:
        sk.loads('{"request": {"goal": "gone"}}', sk.ShoulderkitError, catalog=sk.bundled())
    assert [fault.path for fault in caught.value.faults] == ["error"]
    assert sk.loads('"release"', sk.Phase, catalog=sk.bundled()) is sk.Phase.RELEASE


@pytest.mark.parametrize(
    ("kind", "given", "path"),
    [
        (sk.Plan, {"catalog": 3}, "catalog"),
        (sk.Catalog, {"catalog": sk.Catalog()}, "catalog"),
        (sk.Plan, {"base": sk.Catalog()}, "base"),
    ],
)
def test_catalogs_are_given_where_they_have_a_meaning(kind, given, path):
    """What is no catalog is refused as one, and so is a catalog for a catalog, which has a base."""
    with pytest.raises(sk.InvalidValueError) as caught:
        sk.loads("{}", kind, **given)
    assert [fault.path for fault in caught.value.faults] == [path]


def test_null_stands_for_what_follows_from_other_fields():
    """Null in a field of a step that follows from its exercise is the same as no such key, and nowhere else."""
    step = made.step()
    plain = json.loads(sk.dumps(step)) | {"position": None, "dose": None, "halves": None, "setup_number": None}
    assert sk.loads(json.dumps(plain), sk.Step) == sk.Step(exercise=step.exercise)
    assert faults_of(json.dumps(plain | {"rest_s": None}), sk.Step) == (Fault("null is not a whole number", "rest_s"),)


def test_findings_stay_whole():
    """A compact text has the findings of a plan with their sentences and citations, as the other has."""
    request = sk.Request(minutes=5, goal="stiff-shoulders", setting="home")
    planned = sk.Planner(without=("phases", "front-before-neck")).plan(request)
    whole, short = json.loads(sk.dumps(planned)), json.loads(sk.dumps(planned, compact=True))
    assert short["findings"] == whole["findings"] != []
    assert all("citations" in finding for finding in short["findings"])
