"""Explanations and outlines of plans: their content, not their exact wording."""

from __future__ import annotations

import attrs
import pytest

from explainer_cases import BEFORE, CATALOG, PHASES, PLAN, REASONS, REQUEST, SWING, WARNING, explained
from shoulderkit.explainer import explain, outline
from shoulderkit.explainer.layout import DISCLAIMER
from shoulderkit.model import Step
from shoulderkit.planner import Planner
from shoulderkit.plans import Bond, Reason, Request, TimeLeft
from shoulderkit.vocabulary import Position, TimeLeftReason

#: How a text with exercises to do ends.
CLOSING = "Stop at pain. Signs that need a doctor or emergency services are among the warnings of the catalog."


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

    def test_what_is_not_in_score_findings_and_warnings_follow(self):
        """What is in force, not served and left out, the score, the proof, the cautions and the warnings come last."""
        text = explained(PLAN)

        order = [
            "Needed by Lat roll.",
            "In force Equipment a foam roller and wall bars Positions standing, side-lying",
            "Not served - Nothing for the mobilize phase",
            "No exercise serves release T-spine and blade.",
            "5 min 37 s left over",
            "No instructions available Arm swing",
            "Coverage 96 points",
            "proved to be the best",
            "The roll comes late",
            "Stop at pain.",
        ]
        places = [text.index(part) for part in order]
        assert places == sorted(places)
        assert text.endswith(CLOSING)

    def test_a_phase_stands_for_its_cells(self):
        """Where a whole phase is not served, its cells are not told one by one; other cells are."""
        phase, cell, other = PLAN.missing

        def told(*missing):
            return outline(attrs.evolve(PLAN, missing=missing), CATALOG)

        assert "mobilize neck" in told(cell, other)
        assert "mobilize neck" not in told(phase, cell, other)
        assert told(phase, cell, other).count("- ") == told(cell, other).count("- ") == 3

    def test_room_is_told_for_more_of_what_is_in(self):
        """What the time that is left is short of is an exercise, or a longer dose of one that is in the plan."""

        def told(exercise):
            left = TimeLeft(seconds=9, reason=TimeLeftReason.TOO_SHORT, short_s=5, exercise=exercise)
            return " ".join(outline(attrs.evolve(PLAN, time_left=left), CATALOG).split())

        assert "with 5 s more there would be room for Arm swing." in told("swing")
        assert "with 5 s more there would be room for a longer dose of Pull-down." in told("pull")

    def test_that_nothing_more_would_add_is_said_only_where_it_is_proved(self):
        """Where a plan might serve more, the time that it leaves is not said to be of no use."""
        left = TimeLeft(seconds=9, reason=TimeLeftReason.NOTHING_MORE)
        best = attrs.evolve(PLAN, time_left=left, score=attrs.evolve(PLAN.score, bound=PLAN.score.coverage))
        more = attrs.evolve(best, score=attrs.evolve(best.score, bound=best.score.coverage + 1, status="bounded"))

        assert "9 s left over: nothing more would add to it." in outline(best, CATALOG)
        assert "nothing more would add" not in outline(more, CATALOG)
        assert "9 s left over: whether more would add to it is not proved." in " ".join(outline(more, CATALOG).split())

    def test_the_end_is_the_catalog_s_warnings(self):
        """All warnings of the catalog end the text, each a sentence; without a catalog a general one does."""
        two = [WARNING, attrs.evolve(WARNING, id="pulse", text="Never on a pulse")]

        assert explain(PLAN, attrs.evolve(CATALOG, warnings=two)).endswith("\n\nStop at pain. Never on a pulse.")
        assert explain(PLAN, attrs.evolve(CATALOG, warnings=())).endswith(f"\n\n{DISCLAIMER}")
        assert outline(PLAN).endswith(f"\n\n{DISCLAIMER}")

    def test_names_come_from_the_planner_that_made_it(self):
        """A plan that still has its planner is explained with the names of that planner's catalog."""
        plan = Planner(CATALOG).plan(REQUEST)

        assert explain(plan) == explain(plan, CATALOG)
        assert outline(plan) == outline(plan, CATALOG)

    def test_nothing_is_said_of_what_is_zero(self):
        """A step without parts, loss and bonds has no line of reasons; a plan that leaves nothing out has no such part."""
        bare = attrs.evolve(PLAN, reasons=tuple(Reason(exercise=r.exercise) for r in REASONS), left_out=(), findings=())
        bare = attrs.evolve(bare, missing=(), time_left=attrs.evolve(PLAN.time_left, seconds=0))
        text = explained(bare)

        assert "left over" not in text
        for word in ("Why", "Place", "Not served", "Left out", "Rules behind", "Good to know"):
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
        assert "Not served" in text
        assert "In force" not in text
        assert text.endswith(CLOSING)
        assert "left out" in text
        assert "left out" not in outline(attrs.evolve(PLAN, left_out=()), CATALOG)

    def test_brief_outline_has_a_line_a_step(self):
        """A brief outline has one line for each step, and the warning."""
        lines = outline(PLAN, CATALOG, brief=True).split("\n")

        assert [line.split()[0] for line in lines if "Lat roll" in line or "Pull-down" in line] == ["0:00", "3:25"]
        assert len(lines) == 8
        assert " ".join(lines[-2:]) == CLOSING

    def test_a_name_too_long_for_its_line_is_wrapped(self):
        """A long name is wrapped, and the duration of the step stays in its column."""
        long = attrs.evolve(SWING, name="A very " + "long " * 15 + "name")
        step = Step(exercise=long, dose=long.dose, position=Position.SEATED)

        assert "name Hold 30 s. Seated." in explained(step)
        assert explain(step).split("\n")[0].endswith("0:30")
