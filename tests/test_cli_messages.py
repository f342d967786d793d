"""What the command line says against its arguments: options and names, nothing of Python, and all faults at once."""

from __future__ import annotations

import re

import pytest

import shoulderkit as sk
from cli_cases import PLAN, refused, run
from test_cli_statuses import REFUSED

NECK = ("plan", "--minutes", "5", "--goal", "tense-neck")
#: What only a programmer knows: class names, calls, tuples and reprs, None, underscores in names.
PYTHON = re.compile(
    r"\b(None|True|False|Request|Demand|BodyHalf|Planner|Catalog|Fault|click)\b|\w\(\)|',\)|<\w+|\b[a-z]+_[a-z]+\b|__"
)


class TestMessages:
    @pytest.mark.parametrize(
        "args",
        [
            *(args for args, _, _ in REFUSED),
            (*NECK, "--with", "wall", "--without", "wall", "--allow", "floor", "--avoid", "floor"),
            (
                *NECK,
                "--phase",
                "release",
                "--include-phase",
                "mobilize",
                "--include",
                "cat-cow",
                "--exclude",
                "cat-cow",
            ),
            (*NECK, "--affected-side", "both", "--first-side", "rigt", "--variety", "much", "--max-steps", "0"),
            ("plan", "--seconds", "0", "--focus", "neck=99999999,chest=x"),
            (*NECK, "--done-today", "lat-relase", "--done-recently", "Lat"),
            (*NECK, "--why-in", "lat-release"),
            (*NECK, "--why-here", "lat-release"),
            ("audit", "desk-upper-back", "--done-today", "lat-relase"),
            ("show", "lat-relase", "--kind", "goals"),
        ],
    )
    def test_nothing_of_python_is_said(self, args):
        """No message has a word that only a programmer knows."""
        _, err = run(*args, status=None)

        assert PYTHON.search(err) is None, err

    def test_a_fault_names_its_option(self):
        """Each fault is told with the option that it is in, and its place where the option has several values."""
        said = refused(*NECK, "--with", "wall,Wall corner", "--extra-position", "sit", "--without-rule", "phase")
        assert "--extra-position: 'sit' is not a position (write 'seated')" in said
        ids = refused(*NECK, "--with", "chair,wal", "--include", "lat-relase")
        assert "--with 2: no equipment has the id 'wal'" in ids
        assert "--include 1: no exercise has the id 'lat-relase'" in ids
        assert "--without-rule 1: no rule has the id 'phase' (write 'phases')" in refused(
            *NECK, "--without-rule", "phase"
        )

    def test_all_faults_come_at_once(self):
        """What is missing, what is not a word, what is out of range and what contradicts itself are told together."""
        said = refused(
            *("plan", "--focus", "neck=x,chest=99999999", "--avoid", "flor,floor", "--allow", "floor"),
            *("--max-steps", "0", "--variety", "much"),
        )

        assert "the request: 7 faults" in said
        for part in (
            "give --minutes or --seconds, exactly one of them",
            "--focus: 'neck=x' is not REGION or REGION=WEIGHT with a whole number",
            "--focus: 99999999 is not a whole number from 0 to 1000000",
            "--avoid 1: 'flor' is not a demand",
            "--avoid: the same demand is in --avoid (floor) and --allow (floor)",
            "--max-steps: 0 is not a whole number from 1 to 1000",
            "--variety: 'much' is not a variety (write 'strong')",
        ):
            assert part in said

    def test_names_stand_where_a_person_reads(self):
        """An exercise that is in the plan is called by its name, and the options that ask about it by theirs."""
        first = sk.plan(sk.Request(minutes=5, goal="tense-neck")).routine.steps[0].exercise

        said = refused(*NECK, "--why-not", first.id)
        assert said == f"shoulderkit: {first.name} is in the plan, as step 1: ask --why-in or --why-here"


class TestOnce:
    @pytest.mark.parametrize(
        ("more", "name"),
        [
            (("--minutes", "5"), "--minutes"),
            (("--goal", "tense-neck"), "--goal"),
            (("--why", "--brief"), "--why or --brief"),
            (("--shorten", "--no-shorten"), "--shorten or --no-shorten"),
            (("--catalog", "a", "--catalog", "b"), "--catalog"),
            (("--width", "50", "--width", "60"), "--width"),
        ],
    )
    def test_an_option_of_one_value_is_given_once(self, more, name):
        """An option that holds one value refuses a second, even one that is the same."""
        assert f"shoulderkit plan: {name} can be given once only, and was given 2 times" in refused(*NECK, *more)

    def test_what_takes_several_can_be_repeated(self):
        """Options that take names can be repeated, and a plain switch means the same twice."""
        assert run(*PLAN, "--brief", "--with", "wall", "--json", "--json")[0]
