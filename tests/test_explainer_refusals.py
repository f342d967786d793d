"""Explanations of refusals: the facts first, then what follows, then the relaxations."""

from __future__ import annotations

import attrs
import pytest

from explainer_cases import explained
from refusal_cases import CATALOG, MANY, MANY_FACTS, NOT_MINIMAL, REQUEST, refusal
from shoulderkit.catalog import Catalog
from shoulderkit.explainer import explain
from shoulderkit.explainer.constraints import constraint_words
from shoulderkit.explainer.refusals import fact_words
from shoulderkit.explainer.words import Names
from shoulderkit.plans import Change, Conflict, Constraint, Fact, Relaxation, Repair, Request
from shoulderkit.vocabulary import ConstraintKind as C
from shoulderkit.vocabulary import FactKind as F
from shoulderkit.vocabulary import Phase


def refused(
    conflict: list[Constraint],
    facts: list[Fact],
    relaxations: tuple[Relaxation, ...] = (),
    request: Request = REQUEST,
) -> str:
    """Return the refusal on one line, checked to be well-formed."""
    error = refusal(conflict, facts, relaxations, request)
    assert " ".join(explain(error).split()).startswith("No plan meets this request.")
    return explained(error, CATALOG)


class TestProof:
    def test_facts_are_numbered_only_where_referred_to(self):
        """Several deductions are numbered, so that the conclusion can refer to them; a single one is not."""
        assert explained(MANY_FACTS, CATALOG).count("(1)") == 2
        assert "(1)" not in refused([Constraint(C.INCLUDE, "a")], [Fact(F.REQUIRES, "a", ("roll",), rule="x")])

    def test_exercises_with_the_same_fact_share_a_clause(self):
        """Exercises that lack the same thing share a clause, and many of them are counted."""
        for kind, field, said in (
            (F.NEEDS_EQUIPMENT, C.EQUIPMENT, "need other equipment"),
            (F.NEEDS_POSITION, C.POSITIONS, "need other positions"),
            (F.HAS_DEMAND, C.AVOID, "involve what is avoided"),
        ):
            constraint = Constraint(field, "w" if field is C.AVOID else None)
            facts = [Fact(kind, name, (name,)) for name in ("w", "x", "y", "z")]
            assert f"w, x, y and z {said}" in refused([constraint], facts)
        text = refused(
            [Constraint(C.POSITIONS)],
            [Fact(F.NEEDS_POSITION, "a", ("plank",)), Fact(F.NEEDS_POSITION, "b", ("prone",))],
        )
        assert "a needs the position plank, b needs the position prone and positions are limited, they cannot" in text
        assert "So, because of that, no plan is possible." in text

    def test_names_with_commas_are_kept_apart(self):
        """Names that have commas are separated by semicolons."""
        names = Names(known={"a": "Circle, forward", "b": "Twist", "c": "Roll"})

        assert names.exercises(("a", "b", "c")) == "Circle, forward; Twist; and Roll"
        assert names.exercises(("a", "b")) == "Circle, forward and Twist"

    @pytest.mark.parametrize(
        ("fact", "said"),
        [
            (Fact(F.ONE_OF, "a", ("b",), rule="x"), "only one of a and b may be in the plan (rule x)"),
            (Fact(F.REQUIRES, "a", ("b",)), "a needs b"),
            (Fact(F.LEAST_TIME, value=400), "any such session takes at least 6 min 40 s"),
            (Fact(F.LEAST_TIME, "a", value=60), "a takes at least 1 min"),
            (Fact(F.LEAST_STEPS, value=2), "any such session takes at least 2 steps"),
            (Fact(F.SERVES_NOTHING, "a"), "a serves nothing you asked for"),
            (Fact(F.SERVES_NOTHING, names=tuple(map(str, Phase))), "no exercise serves anything you asked for"),
            (Fact(F.SERVES_NOTHING, names=("release",)), "no release exercise serves anything you asked for"),
            (Fact(F.NO_INSTRUCTIONS, "a"), "a has no instructions"),
        ],
    )
    def test_each_fact_has_its_clause(self, fact, said):
        """Each kind of fact has a clause with its exercises, its number and its rule."""
        assert fact_words(fact, Names()) == said


class TestClash:
    @pytest.mark.parametrize(
        ("constraint", "changes", "said"),
        [
            (Constraint(C.GOAL), {}, "the session must serve 'Focus on neck'"),
            (
                Constraint(C.GOAL),
                {"focus": [f"region-{number}" for number in range(9)]},
                "the session must serve what you asked for",
            ),
            (Constraint(C.BUDGET, value=150), {}, "you have only 2 min 30 s"),
            (Constraint(C.INCLUDE, "a"), {}, "you ask for a"),
            (Constraint(C.INCLUDE_PHASE, "release"), {}, "you ask for the phase release"),
            (Constraint(C.EXCLUDE, "a"), {}, "you exclude a"),
            (Constraint(C.PHASES), {"phases": ("release", "mobilize")}, "you want only release and mobilize"),
            (Constraint(C.EQUIPMENT), {"equipment": ("ball",)}, "only a ball is available"),
            (
                Constraint(C.EQUIPMENT),
                {"equipment": ("ball", "ear-plug")},
                "only a ball and an ear plug are available",
            ),
            (Constraint(C.EQUIPMENT), {}, "no equipment is available"),
            (Constraint(C.EQUIPMENT), {"setting": "den"}, "the only equipment is what is usual in the den"),
            (
                Constraint(C.EQUIPMENT),
                {"setting": "den", "equipment": ("ball",), "without_equipment": ("ear-plug",)},
                "the only equipment is what is usual in the den, without an ear plug and a ball",
            ),
            (Constraint(C.POSITIONS), {"setting": "den"}, "the only allowed positions are seated and prone"),
            (
                Constraint(C.POSITIONS),
                {"positions": ("seated",), "setting": "den"},
                "the only allowed position is seated",
            ),
            (
                Constraint(C.POSITIONS),
                {"extra_positions": ("plank",), "setting": "den"},
                "the only allowed positions are seated, prone and plank",
            ),
            (Constraint(C.AVOID, "neck-pressure"), {}, "pressure on the neck is avoided unless you allow it"),
            (Constraint(C.AVOID, "prone"), {"avoid": ("prone",)}, "you avoid lying face down"),
            (Constraint(C.MAX_STEPS, value=1), {}, "the plan may have at most 1 step"),
            (Constraint(C.WITHOUT_INSTRUCTIONS), {}, "exercises without instructions are not allowed"),
            (Constraint(C.SHORTEN), {}, "doses must not be shortened"),
        ],
    )
    def test_each_constraint_has_its_clause(self, constraint, changes, said):
        """Each kind of constraint has a clause with the details of the request; one alone is what cannot be met."""
        text = refused([constraint], [], request=attrs.evolve(REQUEST, **changes))

        assert f"Because {said}, no plan is possible." in text
        assert f"What cannot be met: {said}." in text

    def test_a_conflict_that_may_not_be_minimal_is_called_a_conflict(self):
        """Where a conflict may not be minimal, nothing is claimed about dropping a single constraint."""
        text = explained(NOT_MINIMAL, CATALOG)

        assert "A conflict, though perhaps not all of it is needed: " in text
        assert "Without any one of these, the rest could be met." in explained(MANY_FACTS, CATALOG)
        assert "Without any one" not in text

    def test_what_is_not_known_is_left_general(self):
        """Without a catalog or a request details are omitted, and nothing is invented in their place."""
        error = refusal([Constraint(C.POSITIONS)], request=attrs.evolve(REQUEST, setting="den"))

        assert "positions are limited" in explain(error)
        constraints = {
            C.GOAL: "the session must serve what you asked for",
            C.PHASES: "you want only some phases",
            C.EQUIPMENT: "equipment is limited",
            C.POSITIONS: "positions are limited",
        }
        assert {kind: constraint_words(Constraint(kind), Names()) for kind in constraints} == constraints


class TestWaysOut:
    @pytest.mark.parametrize(
        ("relaxation", "said"),
        [
            (Relaxation(Constraint(C.GOAL), REQUEST), "ask for something else"),
            (Relaxation(Constraint(C.BUDGET, value=200), REQUEST, more=100), "allow 1 min 40 s more (5:00 in total)"),
            (Relaxation(Constraint(C.INCLUDE, "a"), REQUEST), "no longer ask for a"),
            (Relaxation(Constraint(C.INCLUDE_PHASE, "release"), REQUEST), "no longer ask for the phase release"),
            (Relaxation(Constraint(C.EXCLUDE, "a"), REQUEST), "no longer exclude a"),
            (Relaxation(Constraint(C.PHASES), REQUEST, add=("release",)), "also allow the phase release"),
            (Relaxation(Constraint(C.PHASES), REQUEST), "allow all phases"),
            (
                Relaxation(Constraint(C.EQUIPMENT), REQUEST, add=("ball", "ear-plug")),
                "add a ball and an ear plug to your equipment",
            ),
            (Relaxation(Constraint(C.EQUIPMENT), REQUEST), "add more equipment"),
            (Relaxation(Constraint(C.POSITIONS), REQUEST, add=("prone",)), "allow the position prone"),
            (Relaxation(Constraint(C.POSITIONS), REQUEST), "allow all positions"),
            (Relaxation(Constraint(C.AVOID, "floor"), REQUEST, add=("floor",)), "allow the floor (floor)"),
            (Relaxation(Constraint(C.MAX_STEPS, value=1), REQUEST, more=2), "allow 2 more steps"),
            (Relaxation(Constraint(C.WITHOUT_INSTRUCTIONS), REQUEST), "allow exercises without instructions"),
            (Relaxation(Constraint(C.SHORTEN), REQUEST), "allow doses to be shortened"),
        ],
    )
    def test_each_change_is_something_to_do(self, relaxation, said):
        """Each relaxation is stated once, after the proof."""
        text = refused([Constraint(C.GOAL)], [], (relaxation, relaxation))

        assert text.endswith(f"This is enough - {said}")
        change = Change(relaxation.constraint, relaxation.add, relaxation.more)
        assert explain(change, CATALOG) == explain(relaxation, CATALOG) == f"{said[:1].upper()}{said[1:]}."


ROLL, PULL = Constraint(C.INCLUDE, "roll"), Constraint(C.INCLUDE, "pull")
BALL = Change(Constraint(C.EQUIPMENT), ("ball",))


def both(**given: object) -> str:
    """Return the refusal of a request for two exercises that cannot both be in."""
    request = attrs.evolve(REQUEST, include=("pull", "roll"))
    return explained(refusal([PULL, ROLL], request=request, **given), CATALOG)  # type: ignore[arg-type]


class TestRepairs:
    def test_no_more_is_claimed_than_is_proved(self):
        """Only a conflict that is minimal and the only one is said to leave the rest possible."""
        assert "Without any one of these, the rest could be met." in both()
        assert both(complete=False).count("There may be other conflicts.") == 1
        for text in (both(complete=False), both(minimal=False), explained(MANY, CATALOG)):
            assert "Without any one" not in text
        assert "Perhaps not all that is named is needed for them. There may be other conflicts." in explained(
            MANY, CATALOG
        )

    def test_a_repair_says_what_it_keeps(self):
        """A repair is for the things that it keeps, all of what is asked for, or any plan; its changes go together."""
        more = Change(Constraint(C.MAX_STEPS, value=1), more=1)
        for keeps, changes, smallest, said in (
            ((PULL, ROLL), (BALL, more), True, "To have all that you ask for, change all of these - add a ball"),
            ((PULL,), (BALL, more), False, "To have pull, change all of these (fewer may do) - add a ball"),
            ((Constraint(C.INCLUDE_PHASE, "release"),), (BALL,), True, "To have the phase release - add a ball"),
            ((), (BALL,), True, "To have a plan - add a ball"),
        ):
            assert said in both(repairs=(Repair(keeps, changes, REQUEST, smallest),))

    def test_what_is_said_already_is_not_said_again(self):
        """A repair of one change that is a relaxation by itself is not repeated."""
        relaxation = Relaxation(BALL.constraint, REQUEST, add=("ball",))
        text = both(relaxations=(relaxation,), repairs=(Repair((PULL, ROLL), (BALL,), REQUEST),))
        assert text.endswith("This is enough - add a ball to your equipment")
        assert "No single change is enough." in both(repairs=(Repair((PULL, ROLL), (BALL, BALL), REQUEST),))

    def test_what_nothing_brings_is_named(self):
        """What no repair keeps is said to be out of reach, where that is proved."""
        kept = Repair((PULL,), (Change(ROLL),), REQUEST)
        assert both(repairs=(kept,)).endswith("No change of the request would bring roll, as long as the goal stays.")
        assert both(repairs=(kept,), complete=False).endswith("No changes were found that would bring roll.")
        assert "No change of the request would bring a plan" in refused([Constraint(C.GOAL)], [])

    def test_alternatives_are_told_apart(self):
        """Where an exercise lacks one thing or another, both are named, and what will do instead of a thing."""
        facts = [Fact(F.NEEDS_EQUIPMENT, "roll", ("ball",)), Fact(F.NEEDS_EQUIPMENT, "roll", ("ear-plug",))]
        assert "Because roll needs a ball or an ear plug and" in refused([Constraint(C.EQUIPMENT), ROLL], facts)
        ball = attrs.evolve(CATALOG.equipment["ball"], substitutes=("ear-plug",))
        other = Catalog(equipment=[ball, CATALOG.equipment["ear-plug"]])
        assert explain(BALL, other) == "Add a ball (or an ear plug) to your equipment."

    def test_what_a_conflict_leaves_to_say_may_be_nothing(self):
        """Of several conflicts, one whose constraints are all told with its facts ends there."""
        told = Conflict((Constraint(C.POSITIONS),), (Fact(F.NEEDS_POSITION, "roll", ("plank",)),))
        text = explained(refusal([ROLL], (), (), REQUEST, told), CATALOG)
        assert (
            "2. Because roll needs the position plank and positions are limited, it cannot be in the plan. No ch"
            in text
        )
