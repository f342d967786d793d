"""Breaches of each kind of rule, on exercises that are named by letters."""

from __future__ import annotations

import pytest

import made
from shoulderkit.auditor import audit
from shoulderkit.auditor.rules import BREAKS, ORDERS, Breach, Session, breaches
from shoulderkit.model import Target
from shoulderkit.vocabulary import Phase, Role, RuleKind

#: The regions and what they are part of, from the region up to its root.
FAMILIES = {"biceps": ("biceps", "arms"), "pecs": ("pecs", "chest"), "chest": ("chest",), "lats": ("lats",)}


def move(name, phase=Phase.RELEASE, *targets):
    targets = [Target(region=region, role=role) for region, role in targets or (("chest", Role.PRIMARY),)]
    return made.exercise(id=name, name=name.upper(), phase=phase, targets=tuple(targets))


def session(*moves, done_today=()):
    exercises = tuple(move(one) if isinstance(one, str) else one for one in moves)
    return Session(exercises=exercises, done_today=done_today, ancestors=FAMILIES.__getitem__)


def groups(kind, *members):
    return made.rule(kinds=(kind,), exercises=tuple(tuple(group) for group in members))


def late(kind, *exercises):
    return Breach(kind=kind, exercises=exercises)


PHASES = made.rule(
    kinds=(RuleKind.PHASE_ORDER,), phases=(Phase.RELEASE, Phase.MOBILIZE, Phase.STRENGTHEN), exercises=()
)
REGIONS = made.rule(
    kinds=(RuleKind.REGION_ORDER,),
    phases=(Phase.RELEASE,),
    regions=(("arms",), ("chest", "pecs"), ("lats",)),
    exercises=(),
)


def released(name, region):
    return move(name, Phase.RELEASE, (region, Role.PRIMARY))


def test_every_kind_has_its_predicate():
    """Each rule kind of the vocabulary has a predicate, kinds of order included."""
    assert set(BREAKS) == set(RuleKind)
    assert set(RuleKind) > ORDERS


def test_phases_in_order_are_fine():
    """Phases in the rule's order, gaps and repeats included, break nothing; a phase that the rule does not list is free."""
    free = move("i", Phase.INTEGRATE)
    ordered = session(free, "a", "b", move("c", Phase.STRENGTHEN), free)
    assert breaches(PHASES, ordered) == ()


def test_a_phase_too_late_names_all_it_should_precede():
    """One breach for each exercise that is too late, with all the exercises it should have come before."""
    strong, mobile = move("s", Phase.STRENGTHEN), move("m", Phase.MOBILIZE)
    found = breaches(PHASES, session(strong, mobile, "a"))
    assert found == (late(RuleKind.PHASE_ORDER, "m", "s"), late(RuleKind.PHASE_ORDER, "a", "s", "m"))


def test_regions_count_with_their_parts():
    """A region that is part of a listed one has that one's place."""
    arms, chest, lats = released("a", "biceps"), released("c", "pecs"), released("l", "lats")
    assert breaches(REGIONS, session(arms, chest, lats)) == ()
    assert breaches(REGIONS, session(chest, arms)) == (late(RuleKind.REGION_ORDER, "a", "c"),)


def test_regions_of_one_group_have_no_order():
    """Two exercises of the same group of regions may stand either way."""
    one, other = released("a", "pecs"), released("b", "chest")
    assert breaches(REGIONS, session(one, other)) == breaches(REGIONS, session(other, one)) == ()


def test_a_region_in_two_groups_counts_in_the_first():
    """Where a group has a part and a later group the whole, exercises for the part stand together in the first."""
    rule = made.rule(kinds=REGIONS.kinds, phases=REGIONS.phases, regions=(("pecs",), ("chest",)), exercises=())
    parts, whole = [released(name, "pecs") for name in "ab"], released("c", "chest")
    assert breaches(rule, session(*parts, whole)) == ()
    assert breaches(rule, session(whole, parts[0])) == (late(RuleKind.REGION_ORDER, "a", "c"),)


@pytest.mark.parametrize(
    "free",
    [
        pytest.param(move("f", Phase.MOBILIZE, ("biceps", Role.PRIMARY)), id="another phase"),
        pytest.param(move("f", Phase.RELEASE, ("biceps", Role.SECONDARY)), id="no primary target"),
        pytest.param(
            move("f", Phase.RELEASE, ("lats", Role.PRIMARY), ("biceps", Role.PRIMARY)), id="first target counts"
        ),
    ],
)
def test_exercises_that_a_region_order_ignores(free):
    """Only the first primary target places an exercise, and only in the rule's phases."""
    assert breaches(REGIONS, session(released("l", "lats"), free)) == ()


def test_an_unlisted_region_is_free():
    """An exercise whose region is in no group may have any place."""
    rule = made.rule(kinds=REGIONS.kinds, phases=REGIONS.phases, regions=(("arms",), ("chest",)), exercises=())
    assert breaches(rule, session(released("l", "lats"), released("a", "biceps"), released("m", "lats"))) == ()


def test_before_holds_between_all_groups():
    """A member of an earlier group after one of any later group is a breach, neighbors or not."""
    rule = groups(RuleKind.BEFORE, "ab", "c", "d")
    assert breaches(rule, session("b", "x", "a", "c", "d")) == ()
    found = breaches(rule, session("d", "x", "a", "c", "b"))
    assert found == tuple(late(RuleKind.BEFORE, *ids) for ids in (("a", "d"), ("c", "d"), ("b", "d", "c")))


def test_an_exercise_in_two_groups_has_both_places():
    """An exercise in an earlier and a later group is checked as a member of each."""
    rule = groups(RuleKind.BEFORE, "a", "b", "a")
    assert breaches(rule, session("a", "b")) == (late(RuleKind.BEFORE, "b", "a"),)
    assert breaches(rule, session("b", "a")) == (late(RuleKind.BEFORE, "a", "b"),)


def test_one_of_allows_one():
    """Two members of one group break it, in the order of the session; members of different groups do not."""
    rule = groups(RuleKind.ONE_OF, "abc", "de")
    assert breaches(rule, session("a", "d", "x")) == ()
    assert breaches(rule, session("c", "d", "a")) == (Breach(kind=RuleKind.ONE_OF, exercises=("c", "a")),)


def test_the_same_exercise_twice_is_no_alternative_to_itself():
    """A duplicate exercise is one member of its group."""
    assert breaches(groups(RuleKind.ONE_OF, "ab"), session("a", "a")) == ()


def test_together_is_all_or_none():
    """A partly present group lacks its other members, whatever was done earlier that day."""
    rule = groups(RuleKind.TOGETHER, "ab", "cd")
    assert breaches(rule, session("x")) == breaches(rule, session("b", "a")) == ()
    found = breaches(rule, session("b", done_today=("a",)))
    assert found == (Breach(kind=RuleKind.TOGETHER, exercises=("b",), missing=("a",)),)


def test_requires_looks_at_all_earlier_groups():
    """A member needs every member of every earlier group; those of the first group need nothing."""
    rule = groups(RuleKind.REQUIRES, "ab", "c", "de")
    assert breaches(rule, session("a")) == breaches(rule, session("d", "c", "b", "a")) == ()
    found = breaches(rule, session("c", "a", "d"))
    assert found == tuple(Breach(kind=RuleKind.REQUIRES, exercises=(name,), missing=("b",)) for name in "cd")
    assert breaches(rule, session("d", "a"))[0].missing == ("b", "c")


def test_what_was_done_today_is_not_required_again():
    """Exercises done earlier that day satisfy a rule that requires them."""
    rule = groups(RuleKind.REQUIRES, "ab", "c")
    assert breaches(rule, session("c", "a", done_today=("b",))) == ()


def test_a_rule_of_two_kinds_is_judged_by_both():
    """Each kind of a rule finds its own breaches, in the order of the kinds."""
    rule = made.rule(kinds=(RuleKind.REQUIRES, RuleKind.BEFORE), exercises=(("a", "b"), ("c",)))
    assert breaches(rule, session("c", "a")) == (
        Breach(kind=RuleKind.REQUIRES, exercises=("c",), missing=("b",)),
        late(RuleKind.BEFORE, "a", "c"),
    )


def test_a_repeated_exercise_counts_where_it_comes_first():
    """Rounds and a second helping at the end break no order; an exercise that never came in time breaks it once."""
    steps = {name: made.step(made.exercise(id=name, name=name.upper())) for name in "abc"}
    exercises = tuple(step.exercise for step in steps.values())
    rule = groups(RuleKind.BEFORE, "a", "b")
    catalog = made.catalog(exercises=exercises, routines=(), rules=(rule,))

    def breaks(order):
        routine = made.routine(*(steps[name] for name in order))
        return [found.exercises for found in audit(routine, catalog) if found.check == rule.id]

    assert breaks("abcabc") == breaks("aba") == []
    assert breaks("bab") == breaks("baa") == [("a", "b")]
