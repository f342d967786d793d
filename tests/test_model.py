"""The values of the model: computed properties, refused arguments, and value semantics."""

from __future__ import annotations

import copy
import pickle

import attrs
import pytest

import made
from shoulderkit.errors import Fault, InvalidValueError
from shoulderkit.model import Citation, Claim, Cue, Hold, NoneFound, Target, Weight
from shoulderkit.vocabulary import CueKind, Phase, Role, RuleKind, SourceKind, Stance


@pytest.mark.parametrize("value", made.numbered(made.one_of_each()))
def test_values_are_values(value):
    """A value equals its copies and hashes like them; nothing in it can be set, and it takes no further attributes."""
    again = (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value)), attrs.evolve(value))
    for other in again:
        assert other == value
        assert hash(other) == hash(value)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(value, attrs.fields(type(value))[0].name, None)
    with pytest.raises((AttributeError, TypeError)):
        value.something_else = 1


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (
            lambda: Cue(kind=CueKind.FEEL, text="x", short="x" * 61),
            Fault(f"{'x' * 61!r} is not text without blanks around it of at most 60 characters", "short"),
        ),
        (lambda: made.exercise(switch_s=3), Fault("is 3 where both sides work together", "switch_s")),
        (
            lambda: made.exercise(targets=(Target(region="a", role=Role.PRIMARY), Target(region="a", role=Role.QUIET))),
            Fault("names the same region twice", "targets"),
        ),
        (lambda: made.exercise(setups=()), Fault("is empty, where at least one is needed", "setups")),
        (
            lambda: made.exercise(setups=(made.setup(dose=Hold(low_s=9, high_s=9)),)),
            Fault("is of another kind than the dose of one of its setups", "dose"),
        ),
        (
            lambda: made.exercise(family=None, easier_forms=("pull",)),
            Fault("are named where there is no family", "easier_forms"),
        ),
        (
            lambda: NoneFound(stance=Stance.SUPPORTS, date="yesterday"),
            Fault("'yesterday' is not a date like 2021, 2021-03 or 2021-03-18", "date"),
        ),
        (
            lambda: made.goal(weights=(Weight(Phase.RELEASE, "a", 1), Weight(Phase.RELEASE, "a", 2))),
            Fault("has two weights for the same phase and region", "weights"),
        ),
        (
            lambda: Claim(text="x", kind="Benefit", citations=(Citation(source="a"),)),
            Fault("'Benefit' is not a ClaimKind", "kind", near=("benefit",), exact=True),
        ),
        (lambda: made.goal(citations=()), Fault("is empty, where at least one is needed", "citations")),
    ],
)
def test_refuses(make, fault):
    """A value out of range cannot be made."""
    with pytest.raises(InvalidValueError) as caught:
        make()
    assert caught.value.faults == (fault,)


@pytest.mark.parametrize(
    ("kinds", "parts", "fine"),
    [
        ((RuleKind.PHASE_ORDER,), {"phases": tuple(Phase)}, True),
        ((RuleKind.PHASE_ORDER,), {"exercises": (("a",),)}, False),
        ((RuleKind.REGION_ORDER,), {"phases": (Phase.RELEASE,), "regions": (("a",), ("b",))}, True),
        ((RuleKind.REGION_ORDER,), {"regions": (("a",), ("b",))}, False),
        ((RuleKind.REQUIRES, RuleKind.BEFORE), {"exercises": (("a",), ("b",))}, True),
        ((RuleKind.TOGETHER,), {"exercises": (("a", "b"),), "phases": (Phase.RELEASE,)}, False),
        ((RuleKind.ONE_OF,), {"exercises": (("a", "b"),)}, True),
    ],
)
def test_rule_parts(kinds, parts, fine):
    """A rule has exactly the parts that its kinds need."""
    given = {"phases": (), "regions": (), "exercises": ()} | parts
    if fine:
        assert made.rule(kinds=kinds, **given).kinds == kinds
    else:
        with pytest.raises(InvalidValueError) as caught:
            made.rule(kinds=kinds, **given)
        assert [fault.path for fault in caught.value.faults] == ["kinds"]


def test_has_instructions():
    """An exercise has instructions when the data has some for it."""
    assert made.rich_exercise().has_instructions
    assert not made.exercise().has_instructions


@pytest.mark.parametrize(
    "kind", ["systematic-review", "review", "trial", "consensus", "patient-leaflet", "government-page", "maker-page"]
)
def test_kinds_of_sources(kind):
    """A source is told to be a review, a trial, a consensus or a leaflet for patients, so that a reader can judge it."""
    assert made.source(kind=SourceKind(kind)).kind == kind
