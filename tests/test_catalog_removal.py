"""Values removed from a catalog: what depends on them, what stays without them, and what goes along."""

from __future__ import annotations

import attrs
import pytest

import made
from shoulderkit.catalog import Catalog
from shoulderkit.errors import DataError, Fault
from shoulderkit.model import Citation
from shoulderkit.vocabulary import Phase, Position, RuleKind


def refused(catalog, **names):
    with pytest.raises(DataError) as caught:
        catalog.without(**names)
    assert caught.value.what == "Catalog.without"
    return caught.value.faults


def ruled(kinds, *groups, **changes):
    """Return what is left of one rule about the exercises a to e, and of those, without the exercise a."""
    moves = [made.exercise(id=name) for name in "abcde"]
    rule = made.rule(id="rule", kinds=kinds, exercises=tuple(map(tuple, groups)), **changes)
    left = Catalog(regions=[made.region()], exercises=moves, rules=[rule]).without(exercises=["a"], cascade=True)
    return "".join(left.exercises), left.rules.get("rule")


class TestDependents:
    def test_nothing_depends(self):
        """What nothing refers to goes alone; one id may be given by itself."""
        catalog = made.catalog()
        left = catalog.without(
            goals="stiff-chest", rules=["press-before-pull"], settings=["desk"], routines=["session"]
        )
        assert not any((left.goals, left.rules, left.settings, left.routines))
        assert (left.exercises, left.regions) == (catalog.exercises, catalog.regions)
        assert catalog.without() == catalog

    def test_each_reference_is_named(self):
        """Every reference of every dependent is named, also where one depends by way of another."""
        faults = refused(made.catalog(), regions=["chest"])
        assert [str(fault) for fault in faults] == [
            "regions.pectoralis-minor.part_of[0]: refers to the region 'chest'",
            "goals.stiff-chest.weights[0].region: refers to the region 'chest'",
            "rules.press-before-pull.exercises[0][0]: refers to the exercise 'press'",
            "rules.press-before-pull.exercises[1][0]: refers to the exercise 'pull'",
            "exercises.press.targets[0].region: refers to the region 'chest'",
            "exercises.pull.easier_forms[0]: refers to the exercise 'press'",
            "exercises.pull.targets[0].region: refers to the region 'chest'",
            "exercises.pull.targets[1].region: refers to the region 'pectoralis-minor'",
            "routines.session.steps[0].exercise: refers to the exercise 'press'",
            "routines.session.steps[1].exercise: refers to the exercise 'pull'",
        ]

    def test_what_is_named_goes_together(self):
        """Dependents that are named themselves are no fault."""
        left = made.catalog().without(exercises=["press", "pull"], rules=["press-before-pull"], routines=["session"])
        assert not any((left.exercises, left.rules, left.routines))

    def test_unknown_ids(self):
        """Each unknown id is a fault with near misses, beside the dependents of the known ones."""
        faults = refused(made.catalog(), exercises=["pres", "press"], routines=["session"], sources=[3])
        assert faults == (
            Fault("no source has the id 3 (a-page)", "sources[0]"),
            Fault("no exercise has the id 'pres' (press, pull)", "exercises[0]", near=("press", "pull")),
            Fault("refers to the exercise 'press'", "rules.press-before-pull.exercises[0][0]"),
            Fault("refers to the exercise 'press'", "exercises.pull.easier_forms[0]"),
        )
        with pytest.raises(DataError):
            made.catalog().without(goals=["x"], cascade=True)


class TestEquipment:
    def test_settings_and_substitutes_lose_it(self):
        """A setting and a list of substitutes stay without the equipment, and an exercise that only a substitute was for."""
        left = made.catalog().without(equipment=["orange"], cascade=True)
        assert left.settings["desk"].equipment == ()
        assert left.equipment["ball"].substitutes == ()
        assert left.exercises["pull"] == made.rich_exercise()
        assert "session" not in left.routines

    def test_routine_is_bound_to_what_is_left_of_an_exercise(self):
        """A routine whose steps do not use the lost setup holds what is left of the exercise; another goes."""
        pull = made.rich_exercise()
        bare, with_orange = made.step(pull, equipment=()), made.step(pull, equipment=("orange",))
        routines = [made.routine(bare), made.routine(with_orange, id="other")]
        catalog = made.catalog(routines=routines)
        left = catalog.without(equipment=["ball"], cascade=True)

        assert left.exercises["pull"].setups == made.rich_exercise().setups[1:]
        assert [step.exercise for step in left.routines["session"].steps] == [left.exercises["pull"]]
        assert list(left.routines) == ["session"]
        assert [fault.path for fault in refused(catalog, equipment=["ball"])] == [
            "exercises.pull.setups[0].equipment[0]",
            "routines.other.steps[0].equipment",
        ]

    def test_exercise_without_another_setup_goes(self):
        """An exercise that cannot be done without the equipment goes."""
        left = made.catalog(exercises=[made.exercise(setups=(made.setup(equipment=("ball",)),))], rules=(), routines=())
        assert not left.without(equipment=["ball"], cascade=True).exercises

    @pytest.mark.parametrize("name", ["estimates", "unstated", "imported"])
    def test_fields_that_only_a_lost_setup_had(self, name):
        """Where only a lost setup had a field, its name goes from the lists of fields."""
        own = made.setup(equipment=("ball",), dose=made.REPS)
        named = {name: ("setups.dose.sets", "dose.sets", "setups.equipment.ball", "setups.equipment")}
        press = made.exercise(setups=(own, made.SEATED), **named)
        left = made.catalog(exercises=[press], rules=(), routines=()).without(equipment=["ball"], cascade=True)
        assert left.exercises["press"] == attrs.evolve(
            press, setups=(made.SEATED,), **{name: ("dose.sets", "setups.equipment")}
        )


class TestEvidence:
    def test_whatever_cites_a_source_goes_whole(self):
        """No citation is taken out of a value: whatever cites a source that is gone goes with it."""
        cited = (Citation(source="a-page"),)
        rule = made.rule(citations=cited)
        other = made.rule(id="other")
        left = made.catalog(rules=[rule, other]).without(sources=["a-page"], cascade=True)

        assert (list(left.exercises), list(left.goals), list(left.rules), list(left.routines)) == (
            ["press"],
            [],
            [],
            [],
        )

    def test_exercise_goes_with_the_setup_that_is_cited(self):
        """An exercise with a citation of what only a lost setup had goes whole, one with another citation stays."""
        own = made.setup(equipment=("ball",), dose=made.REPS)
        moves = [
            made.exercise(id=name, setups=(own, made.SEATED), citations=(Citation(source="a-page", field=field),))
            for name, field in (("cited", "setups.dose.sets"), ("other", "dose.sets"), ("whole", None))
        ]
        left = made.catalog(exercises=moves, rules=(), routines=()).without(equipment=["ball"], cascade=True)
        assert list(left.exercises) == ["other", "whole"]

    def test_exercise_that_loses_a_target_goes_whole(self):
        """No target is taken out of an exercise, even where it loses a setup as well."""
        left = made.catalog().without(regions=["pectoralis-minor"], equipment=["ball"], cascade=True)
        assert list(left.exercises) == ["press"]
        assert left.exercises["press"] == made.exercise()


class TestRules:
    @pytest.mark.parametrize(
        ("kinds", "groups", "left", "remaining"),
        [
            ((RuleKind.BEFORE,), ("a", "b"), "bcde", None),
            ((RuleKind.BEFORE,), ("ab", "c"), "bcde", (("b",), ("c",))),
            ((RuleKind.BEFORE,), ("a", "b", "c"), "bcde", (("b",), ("c",))),
            ((RuleKind.ONE_OF,), ("ab",), "bcde", None),
            ((RuleKind.ONE_OF,), ("abc",), "bcde", (("b", "c"),)),
            ((RuleKind.ONE_OF,), ("ab", "cd"), "bcde", (("b",), ("c", "d"))),
            ((RuleKind.TOGETHER,), ("ab", "cd"), "cde", (("c", "d"),)),
            ((RuleKind.TOGETHER,), ("ab", "bc"), "de", None),
            ((RuleKind.REQUIRES,), ("a", "b"), "cde", None),
            ((RuleKind.REQUIRES,), ("b", "a"), "bcde", None),
            ((RuleKind.REQUIRES,), ("b", "ac"), "bcde", (("b",), ("c",))),
            ((RuleKind.REQUIRES,), ("b", "a", "c", "d"), "be", None),
            ((RuleKind.REQUIRES, RuleKind.TOGETHER), ("ab", "c"), "de", None),
        ],
    )
    def test_groups_lose_members(self, kinds, groups, left, remaining):
        """A rule loses the exercise, with what it binds to it, and goes when it relates nothing any more."""
        exercises, rule = ruled(kinds, *groups)
        assert exercises == left
        assert (None if rule is None else rule.exercises) == remaining

    def test_kinds_that_relate_nothing_go(self):
        """Of several kinds those stay that still say something, with the fields that they need."""
        _, rule = ruled((RuleKind.BEFORE, RuleKind.ONE_OF), "a", "bc")
        assert (rule.kinds, rule.exercises) == ((RuleKind.ONE_OF,), (("b", "c"),))
        _, rule = ruled((RuleKind.PHASE_ORDER, RuleKind.BEFORE), "a", "b", phases=tuple(Phase))
        assert (rule.kinds, rule.exercises, rule.phases) == ((RuleKind.PHASE_ORDER,), (), tuple(Phase))

    def test_regions_of_an_order(self):
        """An order of regions loses a region, and goes when fewer than two groups are left."""
        order = made.rule(
            kinds=(RuleKind.REGION_ORDER,),
            phases=(Phase.RELEASE,),
            exercises=(),
            regions=(("a", "b"), ("c",), ("d",)),
        )
        catalog = Catalog(regions=[made.region(id=name) for name in "abcd"], rules=[order])
        left = catalog.without(regions=["a", "c"], cascade=True)
        assert left.rules["press-before-pull"] == attrs.evolve(order, regions=(("b",), ("d",)))
        assert not catalog.without(regions=["c", "d"], cascade=True).rules

    def test_what_is_bound_to_an_exercise_is_named(self):
        """An exercise that a rule allows only after one that is gone is named with the rule."""
        rule = made.rule(kinds=(RuleKind.REQUIRES, RuleKind.BEFORE))
        faults = refused(made.catalog(rules=[rule], routines=()), exercises=["press"])
        assert [str(fault) for fault in faults] == [
            "rules.press-before-pull.exercises[0][0]: refers to the exercise 'press'",
            "exercises.pull: needs 'press' by the rule 'press-before-pull'",
        ]

    def test_what_is_bound_names_the_first_cause(self):
        """Of several groups that require one another, each later member is named with the one that is removed."""
        moves = [made.exercise(id=name) for name in "abc"]
        rule = made.rule(id="rule", kinds=(RuleKind.REQUIRES,), exercises=(("a",), ("b",), ("c",)))
        faults = refused(Catalog(regions=[made.region()], exercises=moves, rules=[rule]), exercises=["a"])
        assert [str(fault) for fault in faults[1:]] == [
            "exercises.b: needs 'a' by the rule 'rule'",
            "exercises.c: needs 'a' by the rule 'rule'",
        ]


def test_step_in_a_position_of_its_own():
    """A routine that is bound again keeps what its steps chose."""
    step = made.step(made.rich_exercise(), position=Position.SEATED, equipment=())
    left = made.catalog(routines=[made.routine(step)]).without(equipment=["ball"], cascade=True)
    (bound,) = left.routines["session"].steps
    assert (bound.position, bound.setup_number) == (Position.SEATED, 0)
