"""The command line: what it prints, where, and with which exit status."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

import shoulderkit as sk
from shoulderkit.cli.commands import shoulderkit
from shoulderkit.explainer.words import WIDTH

PLAN = ("plan", "--minutes", "10", "--goal", "stiff-shoulders", "--with", "massage-ball,wall", "--with", "chair")
REQUEST = sk.Request(minutes=10, goal="stiff-shoulders", extra_equipment=("massage-ball", "wall", "chair"))
OWN = {
    "regions": [{"id": "hand", "name": "Hand", "kind": "area", "body_side": "front"}],
    "exercises": [
        {
            "id": "hand-roll",
            "name": "Hand roll “é”",
            "phase": "mobilize",
            "summary": "A roll of the hand.",
            "targets": [{"region": "hand", "role": "primary"}],
            "dose": {"kind": "hold", "hold_s": 30},
            "sides": "together",
            "setup_s": 0,
            "positions": ["any"],
            "steps": [{"text": "Roll."}],
        }
    ],
}


def run(*args: str, status: int = 0, text: str | bytes | None = None):
    """Run a command, check its exit status, and give what it printed to stdout and stderr."""
    result = CliRunner().invoke(shoulderkit, args, input=text, prog_name="shoulderkit")
    assert result.exit_code == status, result.output
    assert "Traceback" not in result.output
    assert not any(word in result.output for word in (" None", "None.", "<Phase", "<Position"))
    return result.stdout, result.stderr


def refused(*args: str) -> str:
    """What a command that cannot be done says on stderr, as one line."""
    out, err = run(*args, status=2)
    assert out == ""
    return " ".join(err.split())


@pytest.fixture(name="own")
def _own(tmp_path):
    path = tmp_path / "own.json"
    path.write_text(json.dumps(OWN), encoding="utf-8")
    return str(path)


class TestPlan:
    def test_default_has_steps_and_warning_but_no_reasons(self):
        """A plan is printed with its steps, whether it is the best, and the warning."""
        out, err = run(*PLAN)
        plan = sk.plan(REQUEST)

        assert err == ""
        assert all(step.exercise.name in out for step in plan.routine.steps)
        assert "Proved the best choice" in out
        assert "Serves" not in out
        assert out.endswith("Any pain: stop.\n")

    def test_why_adds_reasons(self):
        """With --why the reasons, what was left out and the score come along."""
        out, _ = run(*PLAN, "--why")

        assert all(part in out for part in ("Serves: ", "Left out", "Score", "Rules behind the order"))
        assert all(len(line) <= WIDTH for line in out.splitlines())

    def test_brief_has_a_line_a_step(self):
        """With --brief each step is one line."""
        out, _ = run(*PLAN, "--brief")

        assert len(out.splitlines()) == 5 + len(sk.plan(REQUEST).routine.steps)

    def test_json_is_the_plan(self):
        """With --json the plan comes as data that reads back equal."""
        out, _ = run(*PLAN, "--json")

        assert sk.loads(out, sk.Plan) == sk.plan(REQUEST)

    def test_questions_are_answered_after_the_plan(self):
        """Questions about steps and exercises are answered below the plan, in words or as data."""
        questions = (
            "--why-in",
            "chest-release",
            "--why-here",
            "chest-release",
            "--why-not",
            "lat-release,scalene-release",
        )

        out, _ = run(*PLAN, "--brief", *questions)
        assert "Why Chest release?" in out
        assert "Why is Chest release step 1?" in out
        assert out.index("Why not Lat release?") < out.index("Why not Scalene release?")
        data = json.loads(run(*PLAN, "--json", *questions)[0])
        assert sk.loads(json.dumps(data["plan"]), sk.Plan) == sk.plan(REQUEST)
        kinds = [(answer["question"], answer["exercise"]) for answer in data["answers"]]
        assert kinds == [
            ("why-in", "chest-release"),
            ("why-here", "chest-release"),
            ("why-not", "lat-release"),
            ("why-not", "scalene-release"),
        ]
        assert data["answers"][0]["answer"] == json.loads(sk.dumps(sk.plan(REQUEST).why("chest-release")))

    def test_every_option_reaches_the_request(self):
        """Each option fills its field of the request; names may be repeated or separated by commas."""
        out, _ = run(
            *("plan", "--seconds", "900", "--focus", "neck,chest=2", "--focus", "scapula=0", "--setting", "home"),
            *("--equipment", "chair, wall", "--with", "massage-ball", "--position", "standing,quadruped"),
            *("--avoid", "prone", "--allow", "overhead-arm", "--include", "down-and-back-reset"),
            *("--exclude", "corner-stretch-low", "--phase", "strengthen,integrate", "--phase", "mobilize"),
            *("--include-phase", "mobilize", "--max-steps", "4", "--no-shorten", "--undescribed"),
            *("--done-today", "chest-release", "--done-lately", "lat-release", "--json"),
        )

        assert sk.loads(out, sk.Plan).request == sk.Request(
            seconds=900,
            focus={"neck": 1, "chest": 2, "scapula": 0},
            setting="home",
            equipment=("chair", "wall"),
            extra_equipment=("massage-ball",),
            positions=("standing", "quadruped"),
            avoid=("prone",),
            allow=("overhead-arm",),
            include=("down-and-back-reset",),
            exclude=("corner-stretch-low",),
            phases=("mobilize", "strengthen", "integrate"),
            include_phases=("mobilize",),
            max_steps=4,
            shorten=False,
            undescribed=True,
            done_today=("chest-release",),
            done_lately=("lat-release",),
        )

    def test_none_is_an_empty_list(self):
        """'none' overrules what is usual in a setting with nothing at all."""
        out, _ = run(
            *("plan", "--minutes", "9", "--goal", "tense-neck", "--setting", "desk"),
            *("--equipment", "none", "--avoid", "none", "--json"),
        )
        request = sk.loads(out, sk.Plan).request

        assert (request.equipment, request.avoid, request.positions) == ((), (), None)

    def test_rules_can_be_switched_off(self):
        """A rule that was switched off no longer binds, and the plan says so."""
        out, _ = run(*PLAN, "--without-rule", "phases")

        assert "This rule was switched off" in out
        assert "no rule has the id 'phase' (did you mean 'phases'?)" in refused(*PLAN, "--without-rule", "phase")

    def test_an_impossible_request_is_explained(self):
        """What cannot be planned is explained on stderr with names and ways out."""
        said = refused("plan", "--minutes", "9", "--goal", "tense-neck", "--include", "corner-stretch-low")

        assert "Because Corner stretch, hand low needs a wall corner and no equipment is at hand" in said
        assert "have a wall corner at hand" in said

    def test_unknown_words_are_refused_together_with_near_misses(self):
        """All words that are not known are refused at once, each with what may have been meant."""
        words = refused(
            "plan", "--minutes", "9", "--goal", "x", "--position", "standin", "--avoid", "flor", "--phase", "s"
        )
        assert "3 faults" in words
        assert "positions: 'standin'" in words
        assert "(did you mean 'standing'?)" in words
        assert "(did you mean 'floor'?)" in words
        ids = refused("plan", "--minutes", "9", "--goal", "stiff-sholders", "--include", "lat-relese")
        assert "(did you mean 'stiff-shoulders'?)" in ids
        assert "(did you mean 'lat-release'" in ids

    @pytest.mark.parametrize("focus", ["neck=much", "neck=", "neck=-1"])
    def test_a_weight_that_is_no_number_is_refused(self, focus):
        """The weight of a focus is a whole number."""
        assert f"{focus!r} is not REGION or REGION=WEIGHT" in refused("plan", "--minutes", "9", "--focus", focus)

    def test_contradictions_are_refused(self):
        """A request without a budget, or one that the model refuses, is a clear text."""
        assert "give --minutes or --seconds" in refused("plan", "--goal", "tense-neck")
        assert "give --goal or --focus" in refused("plan", "--minutes", "9", "--goal", "x", "--focus", "y")
        assert "Focus" in refused("plan", "--minutes", "9", "--focus", "Neck!")
        assert "is not a valid integer" in refused("plan", "--minutes", "some", "--goal", "tense-neck")
        assert "No such option" in refused("plan", "--goale", "tense-neck")

    def test_questions_on_unknown_ids_are_refused(self):
        """A question about what is not in the plan names the near miss."""
        assert "'chest-release'" in refused(*PLAN, "--why-in", "chest-relase")
        assert "'lat-release'" in refused(*PLAN, "--why-not", "lat-relase")


class TestCatalogs:
    def test_a_catalog_of_ones_own_stands_alone(self, own):
        """--catalog reads data in place of the bundled data, letters of all kinds intact."""
        assert "Hand roll “é”" in run("plan", "--minutes", "1", "--focus", "hand", "--catalog", own)[0]
        assert run("list", "--catalog", own)[0].split()[3:] == ["hand-roll", "Hand", "roll", "“é”", "mobilize"]

    def test_a_catalog_can_extend_the_bundled_one(self, own):
        """--extend reads data onto the bundled data."""
        out, _ = run("list", "--extend", own)

        assert "hand-roll" in out
        assert "lat-release" in out

    def test_catalogs_that_cannot_be_read_are_refused(self, own, tmp_path):
        """A path that is missing, or both options at once, are refused."""
        assert "there is no such file" in refused("list", "--catalog", str(tmp_path / "no"))
        assert "give one of them" in refused("list", "--catalog", own, "--extend", own)


class TestList:
    @pytest.mark.parametrize(
        "kind", ["exercises", "routines", "goals", "settings", "equipment", "regions", "rules", "sources"]
    )
    def test_every_table_is_listed_by_id(self, kind):
        """Each table is listed with all its ids, in lines that fit a terminal."""
        out, _ = run("list", kind)
        table = getattr(sk.bundled(), kind)

        starts = [line.split(" ")[0] for line in out.splitlines() if not line.startswith(" ")]
        assert starts == ["ID", *table]
        assert all(len(line) <= WIDTH for line in out.splitlines())
        data = json.loads(run("list", kind, "--json")[0])
        assert [value["id"] for value in data] == list(table)

    def test_exercises_are_the_default(self):
        """Without a kind the exercises are listed, with name and phase."""
        assert run("list") == run("list", "exercises")
        assert any(line.split() == ["lat-release", "Lat", "release", "release"] for line in run("list")[0].splitlines())

    def test_an_unknown_kind_is_refused(self):
        """A kind that there is none of is refused with those there are."""
        assert "exercises" in refused("list", "moves")

    def test_an_empty_table_has_its_heads_only(self, own):
        """A table without rows is listed as such."""
        assert run("list", "goals", "--catalog", own)[0].split() == ["ID", "NAME", "IN", "OTHER", "WORDS"]


class TestShow:
    def test_an_exercise_is_shown_with_all_there_is(self):
        """An exercise is shown with its steps, cues, claims, sources, estimates and the warning."""
        out, _ = run("show", "lat-release")
        exercise = sk.bundled().exercises["lat-release"]
        flat = "".join(out.split())

        for part in (*exercise.steps, *exercise.cues, *exercise.claims):
            assert "".join(part.text.split()) in flat
        assert all(word in out for word in ("Against: [", "Estimates", "Not stated", "Mobility Mastery"))
        assert out.endswith("Any pain: stop.\n")

    @pytest.mark.parametrize("name", ["desk", "massage-ball", "trapezius", "phases", "nasm-cex", "desk-upper-back"])
    def test_any_kind_can_be_shown(self, name):
        """Whatever has an id can be shown, in words and as data."""
        assert name in run("show", name)[0] or name == "desk-upper-back"
        assert json.loads(run("show", name, "--json")[0])["id"] == name

    def test_an_id_of_several_kinds_shows_all_of_them(self):
        """Where several things have one id all are shown, unless a kind is given."""
        name = "between-shoulder-blades"

        assert {"Sore between the shoulder blades", "Between the shoulder blades"} <= {
            line.split(" (")[0] for line in run("show", name)[0].splitlines()
        }
        assert [value["id"] for value in json.loads(run("show", name, "--json")[0])] == [name, name]
        assert json.loads(run("show", name, "--kind", "regions", "--json")[0])["kind"] == "area"

    def test_an_unknown_id_names_what_was_meant(self):
        """An id that nothing has is refused with the near miss, by id, name or alias."""
        assert "(did you mean 'lat-release'" in refused("show", "lat-relase")
        assert "'pectoralis-minor'" in refused("show", "pec minor")
        assert "no goal has the id 'lat-release'" in refused("show", "lat-release", "--kind", "goals")


class TestAudit:
    def test_advice_alone_is_no_failure(self):
        """A routine with nothing but advice has exit status 0."""
        out, err = run("audit", "desk-upper-back")

        assert err == ""
        assert "advice" in out
        assert "error" not in out

    def test_errors_are_status_1(self, tmp_path):
        """A routine in a file that breaks a rule has exit status 1; its steps may name exercises by id."""
        routine = sk.bundled().routines["desk-upper-back"]
        plain = json.loads(sk.dumps(routine))
        del plain["follows_source"]
        for step in plain["steps"]:
            step["exercise"] = step["exercise"]["id"]
            step.pop("start_s", None)
        path = tmp_path / "mine.json"
        path.write_text(json.dumps({"$schema": "x", **plain}), encoding="utf-8")

        out, _ = run("audit", str(path), status=1)
        assert "error" in out
        data = json.loads(run("audit", str(path), "--json", status=1)[0])
        assert "phases" in [finding["rule"] for finding in data if finding["severity"] == "error"]

    def test_a_plan_can_be_piped_in(self):
        """A plan as JSON on the standard input is audited as a plan, and has no errors."""
        out, _ = run("audit", "-", text=run(*PLAN, "--json")[0])

        assert "error" not in out

    def test_done_today_counts(self):
        """What was done that day satisfies the rules that require it."""
        catalog = sk.bundled()
        roll = catalog.exercises["rhomboid-release"]
        step = sk.Step(exercise=roll, dose=roll.dose, position=roll.positions[0], equipment=roll.equipment[0])
        text = sk.dumps(sk.Routine(id="one", name="One", steps=(step,)))

        assert "error" in run("audit", "-", text=text, status=1)[0]
        assert "error" not in run("audit", "-", "--done-today", "lat-release", text=text)[0]

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("[]", "neither a routine nor a plan"),
            ("{", "is no JSON"),
            ('{"id": "a", "name": "A", "steps": 3}', "steps"),
            ('{"id": "a", "name": "A", "steps": [3]}', "steps[0]"),
            ('{"id": "a", "name": "A", "steps": [{"exercise": "lat-relase"}]}', "did you mean 'lat-release'"),
            ('{"routine": 3}', "request"),
        ],
    )
    def test_files_with_faults_are_refused(self, text, said, tmp_path):
        """A file that is no routine and no plan is refused with all that is wrong in it."""
        path = tmp_path / "bad.json"
        path.write_text(text, encoding="utf-8")

        assert said in refused("audit", str(path))

    def test_a_file_that_cannot_be_opened_is_refused(self, tmp_path, monkeypatch):
        """A file that is there but cannot be opened is refused with the reason."""
        path = tmp_path / "locked.json"
        path.write_text("{}", encoding="utf-8")

        def locked(self):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("pathlib.Path.read_bytes", locked)
        assert "cannot be read: Permission denied" in refused("audit", str(path))

    def test_an_unknown_routine_is_refused(self):
        """What is neither an id nor a file is refused with the near miss."""
        assert "(did you mean 'desk-upper-back'?)" in refused("audit", "desk-uper-back")


class TestHelp:
    @pytest.mark.parametrize(
        "command", [(), ("plan",), ("list",), ("show",), ("audit",), ("import",), ("import", "free-exercise-db")]
    )
    def test_help_has_an_example(self, command):
        """Every help text fits a terminal and has an example that stands on a line of its own."""
        out, _ = run(*command, "--help")

        assert any(line.startswith("  shoulderkit ") for line in out.splitlines())
        assert all(len(line) <= WIDTH for line in out.splitlines()[1:])

    def test_an_unknown_command_is_refused(self):
        """A command that does not exist is refused."""
        assert "plam" in refused("plam")

    def test_the_version_is_told(self, monkeypatch):
        """--version tells the version that the package is installed as."""
        monkeypatch.setattr("importlib.metadata.version", {"shoulderkit": "9.8.7"}.__getitem__)

        assert run("--version")[0] == "shoulderkit 9.8.7\n"


def spawned(*args: str, code: str | None = None, **more: object) -> subprocess.CompletedProcess[bytes]:
    """Run Python in a process of its own."""
    start = ("-m", "shoulderkit") if code is None else ("-c", code)
    return subprocess.run([sys.executable, *start, *args], capture_output=True, check=False, timeout=60, **more)


class TestProcess:
    def test_output_is_utf_8_whatever_the_machine_says(self, own, monkeypatch):
        """Piped output is UTF-8, on a machine whose code page is another, too."""
        monkeypatch.setenv("PYTHONIOENCODING", "ascii")
        done = spawned("show", "hand-roll", "--catalog", own)

        assert done.returncode == 0, done.stderr
        assert "“é”" in done.stdout.decode("utf-8")

    def test_a_closed_pipe_is_quiet(self):
        """Output that nobody reads to its end is no reason for a traceback."""
        with subprocess.Popen(
            [sys.executable, "-m", "shoulderkit", "list", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            process.wait(60)
            assert process.stderr.read() == b""

    def test_without_click_it_says_what_to_install(self):
        """Without the extra the entry point says what to install, with exit status 2."""
        done = spawned(code="import sys; sys.modules['click'] = None; from shoulderkit.cli import main; main()")

        assert done.returncode == 2
        assert done.stdout == b""
        assert b"pip install 'shoulderkit[cli]'" in done.stderr
        assert b"Traceback" not in done.stderr

    def test_streams_that_are_no_files_are_left_alone(self):
        """An embedding program that replaced the standard streams can still call the entry point."""
        code = "import io, sys; sys.stdout = io.StringIO(); sys.argv[1:] = ['list']; from shoulderkit.cli import main; main()"

        assert spawned(code=code).returncode == 0
