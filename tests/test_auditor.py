"""The auditor on rules, arguments and the bundled routines: each broken rule is reported, as an error or as advice."""

from __future__ import annotations

import inspect
import re

import attrs
import pytest

import made
from audit_cases import PRESS, RULE, advice, catalog, error, found, pull
from shoulderkit import auditor
from shoulderkit.auditor import absent, account, audit, clock, promises, steps, terms
from shoulderkit.errors import Fault, InvalidValueError
from shoulderkit.model import Citation, Target
from shoulderkit.reading import bundled
from shoulderkit.vocabulary import (
    Phase,
    Position,
    Role,
    RuleKind,
    Severity,
)


def test_a_correct_routine_has_no_findings():
    """A routine of catalog exercises at their doses, in their positions, breaks nothing."""
    assert audit(made.routine(made.step(PRESS), pull()), catalog(rules=[RULE])) == ()


def test_every_check_is_documented():
    """The table in the module names exactly the checks that make findings, and no rule of the bundled data."""
    named = {line.split("``")[1] for line in (auditor.__doc__ or "").splitlines() if line.startswith("``")}
    code = "".join(map(inspect.getsource, (absent, account, clock, promises, steps, terms)))
    assert named == set(re.findall(r"(?:error|advice)\(\s*\"([a-z-]+)\"", code))
    assert not named & set(bundled().rules)


BROKEN = {
    RuleKind.BEFORE: (
        RULE,
        [pull(), made.step(PRESS)],
        "Press comes too late: it belongs before Pull.",
        ("press", "pull"),
    ),
    RuleKind.PHASE_ORDER: (
        made.rule(kinds=(RuleKind.PHASE_ORDER,), phases=(Phase.RELEASE, Phase.STRENGTHEN), exercises=()),
        [made.step(PRESS), made.step(attrs.evolve(PRESS, id="roll", name="Roll", phase=Phase.RELEASE))],
        "Roll comes too late: it belongs before Press.",
        ("roll", "press"),
    ),
    RuleKind.REGION_ORDER: (
        made.rule(
            kinds=(RuleKind.REGION_ORDER,),
            phases=(Phase.STRENGTHEN,),
            regions=(("pectoralis-minor",), ("chest",)),
            exercises=(),
        ),
        [
            made.step(PRESS),
            pull(),
            made.step(
                attrs.evolve(
                    PRESS, id="roll", name="Roll", targets=(Target(region="pectoralis-minor", role=Role.PRIMARY),)
                )
            ),
        ],
        "Roll comes too late: it belongs before Press and Pull.",
        ("roll", "press", "pull"),
    ),
    RuleKind.ONE_OF: (
        made.rule(kinds=(RuleKind.ONE_OF,), exercises=(("press", "pull"),)),
        [pull(), made.step(PRESS)],
        "Pull and Press are alternatives: one of them is enough.",
        ("pull", "press"),
    ),
    RuleKind.TOGETHER: (
        made.rule(kinds=(RuleKind.TOGETHER,), exercises=(("press", "pull"),)),
        [made.step(PRESS)],
        "Pull must be here too: it is done together with Press, or not at all.",
        ("press", "pull"),
    ),
    RuleKind.REQUIRES: (
        made.rule(kinds=(RuleKind.REQUIRES,), exercises=(("press",), ("pull",))),
        [pull()],
        "Pull needs Press done before, in the session or earlier that day.",
        ("pull", "press"),
    ),
}


@pytest.mark.parametrize("kind", RuleKind)
def test_a_broken_rule_is_an_error(kind):
    """A rule of each kind, broken, is named with its exercises, a sentence, its why and where it comes from."""
    rule, steps, sentence, exercises = BROKEN[kind]
    rule = attrs.evolve(rule, citations=(Citation(source="b-page"),))
    more = [step.exercise for step in steps if step.exercise.id == "roll"]
    (finding,) = audit(made.routine(*steps), catalog(*more, rules=[rule]))
    assert (finding.severity, finding.check, finding.sentence) == (Severity.ERROR, rule.id, sentence)
    assert (finding.exercises, finding.why, finding.citations) == (exercises, rule.why, rule.citations)


@pytest.mark.parametrize("kind", RuleKind)
def test_a_routine_that_follows_its_source_gets_advice(kind):
    """Where a routine follows its source, a broken rule of any kind is advice that says so."""
    rule, steps, sentence, _ = BROKEN[kind]
    more = [step.exercise for step in steps if step.exercise.id == "roll"]
    judged = found(made.routine(*steps, follows_source=True), catalog(*more, rules=[rule]))
    assert judged == advice(rule.id, f"{sentence[:-1]}, but the routine follows its source.")


PLANK = "The position of Press is plank, but that of its setup is standing."


def test_following_a_source_excuses_no_other_error():
    """A routine that follows its source is checked for its times and exercises like any other."""
    routine = made.routine(made.step(PRESS, position=Position.PLANK), follows_source=True)
    assert found(routine) == error("position", PLANK)


def test_a_check_is_not_excused_by_a_rule_of_its_name():
    """A rule with the id of a check does not turn that check's errors into advice."""
    plank = made.routine(made.step(PRESS, position=Position.PLANK), follows_source=True)
    assert found(plank, catalog(rules=[attrs.evolve(RULE, id="position")])) == error("position", PLANK)


def test_done_today_satisfies_a_requirement():
    """What was done earlier that day, in any iterable, need not be in the session."""
    rule, steps, *_ = BROKEN[RuleKind.REQUIRES]
    assert found(made.routine(*steps), catalog(rules=[rule]), done_today=iter(["press"])) == []


def test_findings_are_sorted():
    """Errors come before advice, and each of them by rule or check."""
    mute = attrs.evolve(PRESS, id="mute", name="Mute", instructions=())
    routine = made.routine(pull(), made.step(mute), made.step(mute, position=Position.PLANK), made.step(PRESS))
    checks = [(severity, check) for severity, check, _ in found(routine, catalog(mute, rules=[RULE]))]
    assert checks == [
        (Severity.ERROR, "position"),
        (Severity.ERROR, "press-before-pull"),
        (Severity.ADVICE, "instructions"),
        (Severity.ADVICE, "instructions"),
    ]


def test_an_exercise_that_the_catalog_lacks():
    """An exercise that is not in the catalog is an error, and its regions need not exist there."""
    alien = attrs.evolve(PRESS, id="alien", name="Alien", targets=(Target(region="antenna", role=Role.PRIMARY),))
    rule = BROKEN[RuleKind.REGION_ORDER][0]
    assert found(made.routine(made.step(alien)), catalog(rules=[rule])) == error(
        "catalog", "Alien is not in the catalog."
    )


def test_wrong_arguments_are_all_named():
    """A subject, catalog or exercise that is not valid is refused, all faults at once."""
    with pytest.raises(InvalidValueError) as caught:
        audit("desk-upper-back", {})  # type: ignore[arg-type]
    assert caught.value.faults == (
        Fault("a str is neither a Routine nor a Plan", "subject"),
        Fault("a dict is not a Catalog", "catalog"),
    )
    with pytest.raises(InvalidValueError) as caught:
        audit(made.routine(), catalog(), done_today=["pull", "pres"])
    assert caught.value.faults == (
        Fault("no exercise has the id 'pres' (press, pull)", "done_today[1]", near=("press",)),
    )


def test_one_text_is_one_id():
    """A bare string where ids are expected is one id, not read letter by letter."""
    assert audit(made.routine(), catalog(), done_today="press") == audit(
        made.routine(), catalog(), done_today=["press"]
    )
    with pytest.raises(InvalidValueError) as caught:
        audit(made.routine(), catalog(), done_today="pres")
    assert [fault.path for fault in caught.value.faults] == ["done_today[0]"]


CAUTIONS = [
    (Severity.ADVICE, "instructions", ("biceps-release",)),
    (Severity.ADVICE, "neck-pressure", ("scalene-release",)),
]


#: A dose above or below what the exercise gives, since another source of it has that dose.
OF_ITS_SOURCE = ("dose", "smallest-dose")


@pytest.mark.parametrize("name", sorted(bundled().routines))
def test_bundled_routines(name):
    """The bundled routines have no errors; advice says what follows its source, and what else is as that source has it."""
    routine, catalog = bundled().routines[name], bundled()
    findings = audit(routine)
    assert {finding.severity for finding in findings} <= {Severity.ADVICE}
    rules = [finding for finding in findings if finding.check in catalog.rules]
    assert all(finding.sentence.endswith(", but the routine follows its source.") for finding in rules)
    rest = [(f.severity, f.check, f.exercises) for f in findings if f.check not in {*catalog.rules, *OF_ITS_SOURCE}]
    assert rest == {"front-to-back-release": CAUTIONS, "shoulder-reset": CAUTIONS}.get(name, [])


def test_a_routine_that_follows_its_source():
    """What comes last in the source of a routine, against the order of the phases, is named with the rule."""
    (finding,) = audit(bundled().routines["desk-upper-back"])
    assert (finding.severity, finding.check) == (Severity.ADVICE, "phases")
    assert finding.exercises[0] == "shoulder-blade-ball-release"
