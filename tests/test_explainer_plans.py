"""Explanations and outlines of plans: their content, not their exact wording."""

from __future__ import annotations

import attrs
import pytest

from explainer_cases import BEFORE, CATALOG, PHASES, PLAN, REASONS, REQUEST, SWING, explained
from shoulderkit.explainer import explain, outline
from shoulderkit.model import (
    Step,
)
from shoulderkit.planner import Planner
from shoulderkit.plans import Bond, Reason, Request
from shoulderkit.vocabulary import (
    Position,
)


class TestPlan:
    def test_header_has_goal_time_and_steps(self):
        """A plan begins with what it serves, the time used, the time asked for and the number of steps."""
        first, second, *_ = explain(PLAN, CATALOG).split("\n")

        assert first == "A free back"
        assert ("4:23" in second, "10:00" in second, "2 steps" in second) == (True, True, True)

    def test_rules_are_listed_once_below_the_steps(self):
        """Each binding rule is listed once, in the part on the rules."""
        text = explained(PLAN)

        assert text.index("Rules behind the order") < text.index(BEFORE.sentence)
        assert [text.count(rule.sentence) for rule in (BEFORE, PHASES)] == [1, 1]

    def test_left_out_score_findings_and_disclaimer_follow(self):
        """What was left out, the score, the proof, the cautions and the general warning come after the steps."""
        text = explained(PLAN)

        order = [
            "No instructions available Arm swing",
            "Coverage 96 points",
            "proved to be the best",
            "The roll comes late",
            "Any pain: stop.",
        ]
        places = [text.index(part) for part in order]
        assert places == sorted(places)
        assert text.endswith("not medical advice. Any pain: stop.")

    def test_names_come_from_the_planner_that_made_it(self):
        """A plan that still has its planner is explained with the names of that planner's catalog."""
        plan = Planner(CATALOG).plan(REQUEST)

        assert explain(plan) == explain(plan, CATALOG)
        assert outline(plan) == outline(plan, CATALOG)

    def test_nothing_is_said_of_what_is_zero(self):
        """A step without parts, loss and bonds has no line of reasons; a plan that leaves nothing out has no such part."""
        bare = attrs.evolve(PLAN, reasons=tuple(Reason(exercise=r.exercise) for r in REASONS), left_out=(), findings=())
        text = explained(bare)

        for word in ("Why", "Place", "Left out", "Rules behind", "Good to know"):
            assert word in explained(PLAN)
            assert word not in text

    def test_many_names_are_counted(self):
        """A rule that binds to more than three steps counts them."""
        reason = Reason(exercise="pull", bonds=(Bond(rule="x", after=("a", "b", "c", "d"), before=("e", "f", "g")),))

        assert "After 4 other steps, before e, f and g." in explained(reason)

    @pytest.mark.parametrize(
        ("focus", "said"),
        [
            ({"lats": 1, "neck": 1}, "Focus on latissimus dorsi and neck"),
            ({"lats": 3, "neck": 1}, "Focus on latissimus dorsi (weight 3) and neck (weight 1)"),
            ({"blade": 1, "neck": 0}, "Focus on T-spine and blade without neck"),
        ],
    )
    def test_a_focus_has_weights_that_differ(self, focus, said):
        """A focus names its regions, weights only where they differ, and regions that are left out."""
        plan = attrs.evolve(PLAN, request=Request(minutes=10, focus=focus))

        assert explain(plan, CATALOG).split("\n")[0] == said

    def test_outline_omits_reasons_but_not_cautions(self):
        """An outline has the steps, the proof, the findings and the warning, and no reasons."""
        text = " ".join(outline(PLAN, CATALOG).split())

        assert "45-90 s each side" in text
        assert "Proved to be the best choice, in the best order; 1 exercise left out." in text
        assert "The roll comes late" in text
        assert "Serves" in explained(PLAN)
        assert "Serves" not in text
        assert text.endswith("Any pain: stop.")
        assert "left out" in text
        assert "left out" not in outline(attrs.evolve(PLAN, left_out=()), CATALOG)

    def test_brief_outline_has_a_line_a_step(self):
        """A brief outline has one line for each step, and the warning."""
        lines = outline(PLAN, CATALOG, brief=True).split("\n")

        assert [line.split()[0] for line in lines if "Lat roll" in line or "Pull-down" in line] == ["0:00", "3:25"]
        assert len(lines) == 7
        assert lines[-1].endswith("Any pain: stop.")

    def test_a_name_too_long_for_its_line_is_wrapped(self):
        """A long name is wrapped, and the duration of the step stays in its column."""
        long = attrs.evolve(SWING, name="A very " + "long " * 15 + "name")
        step = Step(exercise=long, dose=long.dose, position=Position.SEATED)

        assert "name Hold 30 s. Seated." in explained(step)
        assert explain(step).split("\n")[0].endswith("0:30")
