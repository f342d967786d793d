"""The command line's plans: what is printed, and what is refused."""

from __future__ import annotations

import json

import attrs
import pytest

import shoulderkit as sk
from cli_cases import PLAN, REQUEST, WARNINGS, refused, run
from shoulderkit.cli.commands import shoulderkit
from shoulderkit.cli.options import FORMS
from shoulderkit.explainer.layout import WIDTH


def _planned(out: str) -> sk.Plan:
    """Return the plan of what is printed as JSON."""
    return sk.loads(json.dumps(json.loads(out)["plan"]), sk.Plan)


class TestPlan:
    def test_default_has_steps_and_warning_but_no_reasons(self):
        """A plan is printed with its steps, whether it is the best, and the warning."""
        out, err = run(*PLAN)
        plan = sk.plan(REQUEST)

        assert err == ""
        assert all(step.exercise.name in out for step in plan.routine.steps)
        assert "Proved to be the best choice" in out
        assert "Serves: " not in out
        assert " ".join(out.split()).endswith(WARNINGS)

    def test_why_adds_reasons(self):
        """--why adds the reasons, what was left out and the score."""
        out, _ = run(*PLAN, "--why")

        assert all(part in out for part in ("Serves: ", "Left out", "Score", "Rules behind the order"))
        assert all(len(line) <= WIDTH for line in out.splitlines())

    def test_brief_has_a_line_a_step(self):
        """With --brief each step is one line."""
        out, _ = run(*PLAN, "--brief")

        head, steps, warnings = out.split("\n\n")
        assert len(head.splitlines()) == 2
        assert len(steps.splitlines()) == len(sk.plan(REQUEST).routine.steps)
        assert " ".join(warnings.split()) == WARNINGS

    def test_json_is_the_plan(self):
        """--json prints the plan as data that is read back as an equal plan."""
        out, _ = run(*PLAN, "--json")

        data = json.loads(out)
        assert list(data) == ["plan", "answers", "alternatives"]
        assert (data["answers"], data["alternatives"]) == ([], [])
        assert sk.loads(json.dumps(data["plan"]), sk.Plan) == sk.plan(REQUEST)

    def test_questions_are_answered_after_the_plan(self):
        """Questions about steps and exercises are answered below the plan, as sentences or as data."""
        first = sk.plan(REQUEST).routine.steps[0].exercise
        questions = ("--why-in", first.id, "--why-here", first.id, "--why-not", "lat-release,scalene-release")

        out, _ = run(*PLAN, "--brief", *questions)
        assert f"Why {first.name}?" in out
        assert f"Why is {first.name} step 1?" in out
        assert out.index("Why not Lat release?") < out.index("Why not Scalene release?")
        data = json.loads(run(*PLAN, "--json", *questions)[0])
        assert sk.loads(json.dumps(data["plan"]), sk.Plan) == sk.plan(REQUEST)
        kinds = [(answer["question"], answer["exercise"]) for answer in data["answers"]]
        assert kinds == [
            ("why-in", first.id),
            ("why-here", first.id),
            ("why-not", "lat-release"),
            ("why-not", "scalene-release"),
        ]
        assert data["alternatives"] == []
        assert data["answers"][0]["answer"] == json.loads(sk.dumps(sk.plan(REQUEST).why(first.id)))

    def test_every_option_reaches_the_request(self):
        """Each option fills its field of the request; names may be repeated or separated by commas."""
        out, _ = run(
            *("plan", "--seconds", "900", "--focus", "neck,chest=2", "--focus", "scapula=0", "--setting", "home"),
            *("--with", "chair, wall", "--with", "massage-ball", "--without", "foam-roller"),
            *("--position", "standing,quadruped", "--extra-position", "plank"),
            *("--avoid", "prone", "--allow", "overhead-arm", "--include", "down-and-back-reset"),
            *("--exclude", "corner-stretch-low", "--phase", "strengthen,integrate", "--phase", "mobilize"),
            *("--include-phase", "mobilize", "--max-steps", "4", "--no-shorten", "--without-instructions"),
            *("--done-today", "chest-release", "--done-recently", "lat-release", "--variety", "strong"),
            *("--affected-side", "right", "--first-side", "right", "--json"),
        )

        assert _planned(out).request == sk.Request(
            seconds=900,
            focus={"neck": 1, "chest": 2, "scapula": 0},
            setting="home",
            equipment=("chair", "massage-ball", "wall"),
            without_equipment=("foam-roller",),
            positions=("standing", "quadruped"),
            extra_positions=("plank",),
            avoid=("prone",),
            allow=("overhead-arm",),
            include=("down-and-back-reset",),
            exclude=("corner-stretch-low",),
            phases=("mobilize", "strengthen", "integrate"),
            include_phases=("mobilize",),
            max_steps=4,
            shorten=False,
            without_instructions=True,
            done_today=("chest-release",),
            done_recently=("lat-release",),
            variety="strong",
            affected_side="right",
            first_side="right",
        )

    def test_each_field_of_a_request_has_an_option(self):
        """No field of a request lacks its option, no option lacks its field, and the command takes them all."""
        taken = {option.name: option.opts + option.secondary_opts for option in shoulderkit.commands["plan"].params}

        assert set(FORMS) == {field.name for field in attrs.fields(sk.Request)}
        assert set(FORMS) <= set(taken)
        others = {"width", "catalog", "extend", "only", "as_json", "without_rule", "alternatives", "breaks", "svg"}
        others |= {"force", "why", "why_in", "why_here", "why_not"}
        assert set(taken) - set(FORMS) == others
        assert taken["equipment"] == ["--with"]
        assert taken["without_equipment"] == ["--without"]
        assert taken["done_recently"] == ["--done-recently"]
        assert taken["shorten"] == ["--shorten", "--no-shorten"]

    def test_options_follow_from_the_types_of_the_fields(self):
        """Whether an option is a number, a switch or a list of names is what its field says."""
        kinds = {option.name: (option.type.name, option.multiple) for option in shoulderkit.commands["plan"].params}

        assert [name for name in FORMS if kinds[name] == ("integer", False)] == ["minutes", "seconds", "max_steps"]
        assert [name for name in FORMS if kinds[name] == ("boolean", False)] == ["shorten", "without_instructions"]
        texts = ["goal", "setting", "variety", "affected_side", "first_side"]
        assert [name for name in FORMS if kinds[name] == ("text", False)] == texts

    def test_a_setting_is_changed_item_by_item(self):
        """What a setting has is added to and taken from by name; its own is not given up by adding."""
        out, _ = run(
            *("plan", "--minutes", "9", "--goal", "tense-neck", "--setting", "desk"),
            *("--with", "wall", "--without", "chair", "--avoid", "prone", "--allow", "floor", "--json"),
        )
        request = _planned(out).request
        desk = sk.bundled().settings["desk"]

        assert request.available(desk.equipment) == {*desk.equipment, "wall"} - {"chair"}
        assert request.avoided(desk.avoid) == {*desk.avoid, *sk.AVOIDED_UNLESS_ALLOWED, "prone"} - {"floor"}

    def test_there_is_no_word_for_an_empty_list(self):
        """'none' is a word that no vocabulary has: nothing is overruled by an empty list."""
        assert "'none'" in refused("plan", "--minutes", "9", "--goal", "tense-neck", "--avoid", "none")
        assert "'none'" in refused("plan", "--minutes", "9", "--goal", "tense-neck", "--position", "none")

    def test_rules_can_be_switched_off(self):
        """A rule that was switched off has no effect, and the plan says so."""
        out, _ = run(*PLAN, "--without-rule", "phases")

        assert "This rule was switched off" in out
        assert "no rule has the id 'phase' (write 'phases')" in refused(*PLAN, "--without-rule", "phase")

    def test_an_impossible_request_is_explained(self):
        """An impossible request is explained on stderr with names and relaxations."""
        said = refused("plan", "--minutes", "9", "--goal", "tense-neck", "--include", "corner-stretch-low", status=3)

        assert "Because Corner stretch, hand low needs a wall corner and no equipment is available" in said
        assert "add a wall corner (or a door frame or " in said

    def test_unknown_words_are_refused_together_with_near_misses(self):
        """All unknown words are refused at once, each with its near miss."""
        words = refused(
            "plan", "--minutes", "9", "--goal", "x", "--position", "standin", "--avoid", "flor", "--phase", "s"
        )
        assert "3 faults" in words
        assert "--position: 'standin'" in words
        assert "(did you mean 'standing'?)" in words
        assert "(did you mean 'floor'?)" in words
        ids = refused("plan", "--minutes", "9", "--goal", "stiff-sholders", "--include", "lat-relese")
        assert "(did you mean 'stiff-shoulders'?)" in ids
        assert "(did you mean 'lat-release'" in ids

    @pytest.mark.parametrize("focus", ["neck=much", "neck=", "neck=-1"])
    def test_a_weight_that_is_not_a_number_is_refused(self, focus):
        """A weight of a focus that is not a whole number is refused."""
        assert f"{focus!r} is not REGION or REGION=WEIGHT" in refused("plan", "--minutes", "9", "--focus", focus)

    def test_contradictions_are_refused(self):
        """A request without a budget, or one that the model refuses, ends with a clear message."""
        assert "give --minutes or --seconds" in refused("plan", "--goal", "tense-neck")
        assert "give --goal or --focus" in refused("plan", "--minutes", "9", "--goal", "x", "--focus", "y")
        assert "(write 'neck')" in refused("plan", "--minutes", "9", "--focus", "Neck!")
        assert "is not a whole number" in refused("plan", "--minutes", "some", "--goal", "tense-neck")
        assert "No such option" in refused("plan", "--goale", "tense-neck")

    def test_questions_on_unknown_ids_are_refused(self):
        """A question about what is not in the plan names the near miss."""
        first = sk.plan(REQUEST).ids[0]
        assert f"{first!r}" in refused(*PLAN, "--why-in", f"{first}x")
        assert "'lat-release'" in refused(*PLAN, "--why-not", "lat-relase")
