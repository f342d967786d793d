"""Errors are values: fields, equality, hash, pickling, and a text that ends in a hint."""

from __future__ import annotations

import copy
import pickle

import pytest

import made
import shoulderkit as sk
from shoulderkit import errors as e
from shoulderkit.vocabulary import ConstraintKind, FactKind

K = sk.ConstraintKind
REQUEST = sk.Request(minutes=1, goal="stiff-shoulders")
FAULTS = (e.Fault("3 is not text", "cues[2].text", "a.json"), e.Fault("is missing", near=("yes",)))


def _errors():
    conflict = (sk.Constraint(ConstraintKind.BUDGET, value=60),)
    facts = (sk.Fact(FactKind.LEAST_TIME, exercise="press", value=90),)
    relaxations = (sk.Relaxation(conflict[0], sk.Request(minutes=2, goal="stiff-shoulders"), more=60),)
    faulty = (e.FaultyError, e.InvalidValueError, e.DataError, e.RequestError, e.MergeError, e.RuleError)
    change = sk.Change(conflict[0], more=60)
    repairs = (sk.Repair((), (change,), relaxations[0].request),)
    return [
        *(kind("folder", FAULTS) for kind in faulty),
        e.UnknownIdError("exercise", "pres", ("press",)),
        e.UnknownIdError("exercise", 3),
        e.InPlanError("press", 3),
        e.RuleCycleError((e.RuleEdge("a", "b", "one"), e.RuleEdge("b", "a", "two"))),
        sk.NoPlanError(
            REQUEST,
            (sk.Conflict(conflict, facts),),
            minimal=True,
            complete=True,
            relaxations=relaxations,
            repairs=repairs,
        ),
        sk.EffortLimitError(REQUEST, 100),
        e.DetachedPlanError("why"),
        e.MissingExtraError("the command line", "cli"),
        e.WorkerError(3),
    ]


@pytest.mark.parametrize("error", made.numbered(_errors()))
def test_errors_are_values(error):
    """A copy and a pickled error equal the error, hash like it and say the same."""
    for again in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):
        assert type(again) is type(error)
        assert again == error
        assert hash(again) == hash(error)
        assert str(again) == str(error)


@pytest.mark.parametrize("error", made.numbered(_errors()))
def test_errors_take_notes(error):
    """Callers and libraries may add notes to an error, as cattrs does while it validates; it stays equal."""
    noted = copy.copy(error)
    noted.add_note("while reading a session")
    noted.__notes__ = [*noted.__notes__, "at field plan"]
    assert noted.__notes__ == ["while reading a session", "at field plan"]
    assert noted == error


def test_errors_differ():
    """Errors of different kinds or with different fields are different."""
    errors = _errors()
    assert len(set(errors)) == len(errors)
    assert all(one != other for place, one in enumerate(errors) for other in errors[place + 1 :])


@pytest.mark.parametrize("error", made.numbered(_errors()))
def test_one_family(error):
    """Every error of this package is a ShoulderkitError with a message."""
    assert isinstance(error, e.ShoulderkitError)
    assert str(error)


@pytest.mark.parametrize(
    ("kind", "builtin"),
    [
        (e.InvalidValueError, ValueError),
        (e.DataError, ValueError),
        (e.RequestError, ValueError),
        (e.MergeError, ValueError),
        (e.RuleError, ValueError),
        (e.UnknownIdError, KeyError),
        (e.InPlanError, ValueError),
        (e.RuleCycleError, ValueError),
        (e.MissingExtraError, ImportError),
    ],
)
def test_builtin_kinds(kind, builtin):
    """Each error can be caught as the built-in error of its kind, too."""
    assert issubclass(kind, builtin)


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (e.DataError("x.json", FAULTS[:1]), "x.json: a.json: cues[2].text: 3 is not text"),
        (
            e.DataError("folder", FAULTS),
            "folder: 2 faults\n  1. a.json: cues[2].text: 3 is not text\n  2. is missing (did you mean 'yes'?)",
        ),
        (
            e.UnknownIdError("goal", "sore", ("sores", "soar")),
            "no goal has the id 'sore' (did you mean 'sores' or 'soar'?)",
        ),
        (e.UnknownIdError("goal", "x"), "no goal has the id 'x'"),
        (e.InPlanError("press", 3), "'press' is in the plan, as step 3: ask why() or why_here()"),
        (
            sk.EffortLimitError(REQUEST, 7),
            "no plan found within 7 partial choices; there may be one: raise the effort limit",
        ),
        (
            sk.NoPlanError(
                REQUEST,
                (
                    sk.Conflict((sk.Constraint(K.BUDGET, value=60), sk.Constraint(K.AVOID, "floor"))),
                    sk.Conflict((sk.Constraint(K.INCLUDE, "roll"),)),
                ),
                minimal=True,
                complete=True,
                relaxations=(
                    sk.Relaxation(sk.Constraint(K.BUDGET, value=60), REQUEST, more=35),
                    sk.Relaxation(sk.Constraint(K.MAX_STEPS, value=1), REQUEST, more=1),
                    sk.Relaxation(sk.Constraint(K.INCLUDE, "roll"), REQUEST),
                ),
                repairs=(
                    sk.Repair((), (sk.Change(sk.Constraint(K.MAX_STEPS, value=1), more=1),), REQUEST),
                    sk.Repair(
                        (sk.Constraint(K.INCLUDE, "roll"),),
                        (
                            sk.Change(sk.Constraint(K.EQUIPMENT), ("ball",)),
                            sk.Change(sk.Constraint(K.AVOID, "floor"), ("floor",)),
                        ),
                        REQUEST,
                    ),
                ),
            ),
            (
                "no plan meets this request\n"
                "  in conflict: budget 60 s, avoid floor\n"
                "  in conflict: include roll\n"
                "  enough to change: budget, 35 s more\n"
                "  enough to change: max-steps, 1 more\n"
                "  enough to change: include roll, dropped\n"
                "  enough together: equipment, also ball and allow floor\n"
                "  explain(error) has the reasons in sentences"
            ),
        ),
        (
            e.RuleCycleError((e.RuleEdge("a", "b", "one"), e.RuleEdge("b", "a", "two"))),
            "the rules contradict each other: a before b (one), b before a (two). Switch off or change one of these rules",
        ),
        (e.MissingExtraError("the CLI", "cli"), "the CLI needs an optional library: pip install 'shoulderkit[cli]'"),
        (
            e.DetachedPlanError("why"),
            "Plan.why() needs a planner, and this plan has none: call planner.adopt(plan) first",
        ),
    ],
)
def test_texts(error, text):
    """The text of an error says what is wrong and where, and what to do where that is known."""
    assert str(error) == text


@pytest.mark.parametrize(
    ("path", "prefix", "whole"),
    [("", "cues", "cues"), ("kind", "cues[2]", "cues[2].kind"), ("[2].kind", "cues", "cues[2].kind")],
)
def test_under(path, prefix, whole):
    """A fault moved under a prefix has the longer path and the same message."""
    assert e.Fault("bad", path, "f", ("x",)).under(prefix) == e.Fault("bad", whole, "f", ("x",))
