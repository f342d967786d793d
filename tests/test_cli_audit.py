"""The command line's audits: findings, exit status and files that are refused."""

from __future__ import annotations

import json

import pytest

import shoulderkit as sk
from cli_cases import PLAN, refused, run


class TestAudit:
    def test_advice_alone_is_not_a_failure(self):
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
        assert "phases" in [finding["check"] for finding in data if finding["severity"] == "error"]

    def test_a_plan_can_be_piped_in(self):
        """A plan as JSON on the standard input is audited as a plan, and has no errors."""
        out, _ = run("audit", "-", text=run(*PLAN, "--json")[0])

        assert "error" not in out

    def test_done_today_counts(self):
        """What was done that day satisfies the rules that require it."""
        catalog = sk.bundled()
        roll = catalog.exercises["rhomboid-release"]
        text = sk.dumps(sk.Routine(id="one", name="One", steps=(sk.Step(exercise=roll),)))

        assert "error" in run("audit", "-", text=text, status=1)[0]
        assert "error" not in run("audit", "-", "--done-today", "lat-release", text=text)[0]

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("[]", "neither a routine nor a plan"),
            ("{", "is not JSON"),
            ('{"id": "a", "name": "A", "steps": 3}', "steps"),
            ('{"id": "a", "name": "A", "steps": [3]}', "steps[0]"),
            ('{"id": "a", "name": "A", "steps": [{"exercise": "lat-relase"}]}', "did you mean 'lat-release'"),
            ('{"routine": 3}', "request"),
        ],
    )
    def test_files_with_faults_are_refused(self, text, said, tmp_path):
        """A file that is neither a routine nor a plan is refused with all its faults."""
        path = tmp_path / "bad.json"
        path.write_text(text, encoding="utf-8")

        assert said in refused("audit", str(path), status=4)

    def test_a_file_that_cannot_be_opened_is_refused(self, tmp_path, monkeypatch):
        """An existing file that cannot be opened is refused with the reason."""
        path = tmp_path / "locked.json"
        path.write_text("{}", encoding="utf-8")

        def locked(self, *_, **__):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("pathlib.Path.open", locked)
        assert "cannot be read: Permission denied" in refused("audit", str(path), status=4)

    def test_an_unknown_routine_is_refused(self):
        """What is neither an id nor a file is refused with the near miss."""
        assert "(did you mean 'desk-upper-back'?)" in refused("audit", "desk-uper-back")
