"""The command line's alternatives to a plan, and the breaks of a day."""

from __future__ import annotations

import json

import pytest

import shoulderkit as sk
from cli_cases import WARNINGS, refused, run
from shoulderkit.explainer import explain, outline

PLAN = ("plan", "--minutes", "2", "--goal", "tense-neck", "--setting", "desk")
REQUEST = sk.Request(minutes=2, goal="tense-neck", setting="desk")


class TestAlternatives:
    @pytest.mark.untraced
    def test_they_follow_the_plan(self):
        """--alternatives N prints the best plan, and below it the N next best, each with what it gives up."""
        out, err = run(*PLAN, "--alternatives", "2")
        best, *others = sk.Planner(sk.bundled()).alternatives(REQUEST, 3)

        assert err == ""
        assert len(others) == 2
        texts = [outline(best.plan), *(explain(other, sk.bundled()) for other in others)]
        assert out == "\n\n".join(texts) + "\n"
        assert "points of coverage" in out
        # neither is proved the best, and not for want of effort
        assert "Not proved" not in out

    def test_brief_shortens_all(self):
        """--brief has a line a step for the plan and for each alternative."""
        out, err = run(*PLAN, "--alternatives", "2", "--brief")
        best, *others = sk.Planner(sk.bundled()).alternatives(REQUEST, 3)

        assert err == ""
        assert out == "\n\n".join(outline(each, brief=True) for each in (best.plan, *others)) + "\n"
        assert "Not served" not in out

    def test_they_are_data(self):
        """With --json they are a list beside the plan and the answers, and are read back as equal values."""
        data = json.loads(run(*PLAN, "--alternatives", "1", "--json", "--why-not", "lat-release")[0])
        best, second = sk.Planner(sk.bundled()).alternatives(REQUEST, 2)

        assert list(data) == ["plan", "answers", "alternatives"]
        assert sk.loads(json.dumps(data["plan"]), sk.Plan) == best.plan
        assert [answer["question"] for answer in data["answers"]] == ["why-not"]
        assert [sk.loads(json.dumps(each), sk.Alternative) for each in data["alternatives"]] == [second]

    def test_there_may_be_fewer(self):
        """Where there are no other plans the list of them is empty."""
        only = (
            "plan",
            "--seconds",
            "60",
            "--goal",
            "tense-neck",
            "--include",
            "down-and-back-reset",
            "--max-steps",
            "1",
        )
        data = json.loads(run(*only, "--alternatives", "3", "--json")[0])

        assert data["alternatives"] == []
        assert data["plan"]["routine"]["id"]

    @pytest.mark.parametrize("number", ["0", "101", "some"])
    def test_their_number_is_checked(self, number):
        """A number of alternatives or breaks that is not one from 1 to 100 is refused."""
        assert number in refused(*PLAN, "--alternatives", number)
        assert number in refused(*PLAN, "--breaks", number)


class TestBreaks:
    def test_a_day_is_printed(self):
        """--breaks N prints N sessions for one day, what they serve together, and the warnings once."""
        out, err = run(*PLAN, "--breaks", "3")
        day = sk.Planner(sk.bundled()).breaks(REQUEST, 3)

        assert err == ""
        assert out == explain(day, sk.bundled()) + "\n"
        assert [f"Break {number}," in out for number in (1, 2, 3, 4)] == [True, True, True, False]
        assert " ".join(out.split()).endswith(WARNINGS)
        assert " ".join(out.split()).count(WARNINGS) == 1

    def test_a_day_is_data(self):
        """With --json the day is printed as data that is read back as an equal value."""
        out, _ = run(*PLAN, "--breaks", "2", "--json")

        assert sk.loads(out, sk.Day) == sk.Planner(sk.bundled()).breaks(REQUEST, 2)

    @pytest.mark.parametrize(
        "more",
        [
            ("--alternatives", "1"),
            ("--why",),
            ("--brief",),
            ("--why-in", "down-and-back-reset"),
            ("--why-here", "down-and-back-reset"),
            ("--why-not", "lat-release"),
        ],
    )
    def test_questions_are_about_one_plan(self, more):
        """What asks about a single plan is refused for a day."""
        said = "--breaks plans a day: reasons, alternatives and questions are about a single plan"
        assert said in refused(*PLAN, "--breaks", "2", *more)

    def test_an_impossible_day_is_explained(self):
        """Where nothing fits the refusal is that of a single plan."""
        more = ("--include", "lat-release")
        assert refused(*PLAN, *more, "--breaks", "2", status=3) == refused(*PLAN, *more, status=3)
