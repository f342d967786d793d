"""Wherever a caller gives a name, the error tells what it may have meant, with the name's place and the same ids."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
import pytest

import shoulderkit as sk
from cli_cases import refused
from shoulderkit.errors import FaultyError

CATALOG = sk.bundled()
PLAN = sk.plan(sk.Request(minutes=9, goal="tense-neck", setting="home"))
IN, OUT = PLAN.ids[0], PLAN.left_out[0].exercise
REQUEST = '{"minutes": 9, "goal": "Tense neck", "setting": "office", "positions": ["standing"]}'


def asked(**changes: Any) -> Callable[[], object]:
    """Return what plans a request that has names changed."""
    return lambda: sk.plan(sk.Request(**{"minutes": 9, "goal": "tense-neck"} | changes))


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (asked(goal=" tense_neck "), {"goal": ("tense-neck",)}),
        (asked(goal=None, focus={"Traps": 2}), {"focus[0]": ("trapezius",)}),
        (asked(setting="Office"), {"setting": ("desk",)}),
        (asked(equipment=["Tennis ball", "the moon"]), {"equipment[0]": ("tennis-ball",), "equipment[1]": ()}),
        (asked(without_equipment=["foam roler"]), {"without_equipment[0]": ("foam-roller",)}),
        (asked(include=["Lat Release"]), {"include[0]": ("lat-release",)}),
        (asked(exclude=["lat_release"]), {"exclude[0]": ("lat-release",)}),
        (asked(phases=["stretch"]), {"phases[0]": ("mobilize",)}),
        (asked(positions=["sitting"]), {"positions[0]": ("seated",)}),
        (asked(avoid=["on the floor"]), {"avoid[0]": ("floor",)}),
        (lambda: sk.Planner(CATALOG, without=["Phases"]), {"without[0]": ("phases",)}),
        (lambda: PLAN.what_if(Minutes=3), {"Minutes": ("minutes",)}),
        (lambda: PLAN.what_if(max_step=3), {"max_step": ("max_steps",)}),
        (lambda: PLAN.what_if(setting="office"), {"setting": ("desk",)}),
        (
            lambda: sk.audit(CATALOG.routines["desk-upper-back"], CATALOG, done_today=["Lat release"]),
            {"done_today[0]": ("lat-release",)},
        ),
        (lambda: list(sk.plan_many([sk.Request(minutes=9, goal="Tense_Neck")])), {"goal": ("tense-neck",)}),
        (lambda: sk.plan(sk.loads(REQUEST, sk.Request)), {"goal": ("tense-neck",), "setting": ("desk",)}),
        (
            lambda: sk.loads('{"minutes": 9, "goal": "x", "positions": ["sitting"]}', sk.Request),
            {"positions[0]": ("seated",)},
        ),
        (
            lambda: sk.loads('{"routines": [], "goals": [], "Settings": []}', sk.Catalog),
            {"Settings": ("settings",)},
        ),
    ],
)
def test_faults_tell_what_is_meant(call: Callable[[], object], told: dict[str, tuple[str, ...]]) -> None:
    """Each unknown name is a fault at its place, with the ids that are accepted in its place."""
    with pytest.raises(FaultyError) as caught:
        call()
    assert {fault.path: fault.near for fault in caught.value.faults} == told


@pytest.mark.parametrize(("field", "name"), [("done_today", "lat release"), ("done_recently", "LAT-RELEASE")])
def test_the_past_may_have_any_names(field: str, name: str) -> None:
    """What was done before is passed over where the catalog does not have it: the plan tells it, and so does its audit."""
    plan = sk.plan(sk.Request(**{"minutes": 9, "goal": "tense-neck", "setting": "home", field: [name]}))
    told = [finding for finding in (*plan.findings, *sk.audit(plan)) if finding.check == "history"]
    assert [(finding.severity, finding.exercises) for finding in told] == [(sk.Severity.ADVICE, (name,))] * 2
    assert all(name in finding.sentence for finding in told)
    assert plan.routine == PLAN.routine
    assert sk.loads(sk.dumps(plan), sk.Plan) == plan


@pytest.mark.parametrize(
    ("call", "near"),
    [
        (lambda: CATALOG.goals["tense_neck"], "tense-neck"),
        (lambda: CATALOG.ancestors("Upper traps"), "upper-trapezius"),
        (lambda: PLAN.why(CATALOG.exercises[IN].name), IN),
        (lambda: PLAN.why_here(IN.upper()), IN),
        (lambda: PLAN.why_not(OUT.replace("-", " ")), OUT),
    ],
    ids=["table", "ancestors", "why", "why-here", "why-not"],
)
def test_look_ups_tell_what_is_meant(call: Callable[[], object], near: str) -> None:
    """An id that is looked up in another form, or by a name or an alias, is told."""
    with pytest.raises(sk.UnknownIdError) as caught:
        call()
    assert (caught.value.near, caught.value.exact) == ((near,), True)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--goal", "neck pain", "--position", "standing"), "(write 'tense-neck')"),
        (("--goal", "tense-neck", "--position", "sitting"), "(write 'seated')"),
        (("--goal", "tense-neck", "--with", "Tennis Ball"), "(write 'tennis-ball')"),
        (("--goal", "tense-neck", "--setting", "ofice"), "(desk, gym, home, travel) (did you mean 'desk'?)"),
        (("--focus", "Upper back=2"), "(write 'upper-back')"),
        (("--goal", "tense-neck", "--without-rule", "Phases"), "(write 'phases')"),
    ],
)
def test_the_command_line_tells_what_is_meant(options: tuple[str, ...], words: str) -> None:
    """The options of the command line have the same hints."""
    assert words in refused("plan", "--minutes", "9", *options)


def test_the_command_line_finds_in_all_tables() -> None:
    """What is shown may be meant in any table."""
    assert "(write 'desk')" in refused("show", "office")
    assert "(write 'massage-ball')" in refused("show", "Ball", "--kind", "equipment")


def test_a_request_keeps_what_was_given() -> None:
    """Without a catalog any text is a name, and stays as it was given; what is no text, or empty, is none."""
    request = sk.Request(minutes=9, goal=" Tense neck", include=["B", "a b"], focus=())
    assert (request.goal, request.include) == (" Tense neck", ("B", "a b"))
    assert sk.loads(sk.dumps(request), sk.Request) == request
    with pytest.raises(sk.RequestError) as caught:
        sk.Request(minutes=9, goal="", include=[3], equipment=3)
    assert [fault.path for fault in caught.value.faults] == ["goal", "include[0]", "equipment"]


def test_a_changed_exercise_is_told_as_no_other() -> None:
    """Where a catalog has another exercise of the same id nothing else is meant; where it has none, the near one is."""
    changed = attrs.evolve(CATALOG.exercises[IN], summary="Another.")
    others = {name: attrs.evolve(row, easier_forms=()) for name, row in CATALOG.exercises.items() if name != IN}
    other = attrs.evolve(CATALOG, exercises=[*others.values(), changed], routines=())
    renamed = attrs.evolve(
        CATALOG, exercises=[*others.values(), attrs.evolve(changed, id=f"{IN}s")], routines=(), rules=()
    )
    for catalog, near in ((other, ()), (renamed, (f"{IN}s",))):
        with pytest.raises(sk.DataError) as caught:
            sk.Planner(catalog).adopt(PLAN)
        assert [fault.near for fault in caught.value.faults] == [near]
