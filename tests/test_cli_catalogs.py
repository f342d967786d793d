"""The command line on catalogs: which one is read, what is listed and what is shown."""

from __future__ import annotations

import json

import attrs
import pytest

import shoulderkit as sk
from cli_cases import OWN, WARNINGS, refused, run, written
from shoulderkit.explainer.layout import WIDTH


class TestCatalogs:
    def test_a_custom_catalog_stands_alone(self, tmp_path):
        """--catalog reads data in place of the bundled data, non-ASCII letters intact."""
        own = written(tmp_path)

        assert "Hand roll “é”" in run("plan", "--minutes", "1", "--focus", "hand", "--catalog", own)[0]
        assert run("list", "--catalog", own)[0].split()[3:] == ["hand-roll", "Hand", "roll", "“é”", "mobilize"]

    def test_a_catalog_can_extend_the_bundled_one(self, tmp_path):
        """--extend reads data onto the bundled data."""
        out, _ = run("list", "--extend", written(tmp_path))

        assert "hand-roll" in out
        assert "lat-release" in out

    def test_a_known_id_is_replaced(self, tmp_path):
        """--extend replaces values of known ids, here with a translation, also in plans."""
        named = attrs.evolve(sk.bundled().exercises["lat-release"], name="Lösen des Latissimus")
        path = tmp_path / "exercises" / "lat-release.json"
        path.parent.mkdir()
        path.write_text(sk.dumps(named), encoding="utf-8")

        assert "Lösen des Latissimus" in run("list", "--extend", str(tmp_path))[0]
        plan = (
            "plan",
            "--minutes",
            "9",
            "--focus",
            "latissimus-dorsi",
            "--with",
            "massage-ball",
            "--include",
            "lat-release",
        )
        assert "Lösen des Latissimus" in run(*plan, "--extend", str(tmp_path))[0]

    def test_a_custom_catalog_can_be_extended(self, tmp_path):
        """--extend adds to what --catalog reads."""
        (tmp_path / "own").mkdir()
        own = written(tmp_path / "own")
        roll = OWN["exercises"][0] | {"id": "slow-roll"}
        (tmp_path / "more.json").write_text(json.dumps({"exercises": [roll]}), encoding="utf-8")

        out, _ = run("list", "--catalog", own, "--extend", str(tmp_path / "more.json"), "--json")
        assert [value["id"] for value in json.loads(out)] == ["hand-roll", "slow-roll"]

    def test_tables_can_be_a_base(self, tmp_path):
        """--only keeps tables of the data as a base, from which moves of one's own are planned, audited and refused."""
        move = OWN["exercises"][0] | {"id": "neck-roll", "targets": [{"region": "neck", "role": "primary"}]}
        path = tmp_path / "moves.json"
        path.write_text(json.dumps({"exercises": [move]}), encoding="utf-8")
        options = ("--only", "regions,equipment", "--only", "settings,sources", "--extend", str(path))

        assert [value["id"] for value in json.loads(run("list", *options, "--json")[0])] == ["neck-roll"]
        assert json.loads(run("list", "rules", *options, "--json")[0]) == []
        text = run("plan", "--minutes", "1", "--focus", "neck", "--setting", "desk", *options, "--json")[0]
        assert json.loads(run("audit", "-", *options, "--json", text=text)[0]) == []
        assert "takes at least 30 s" in refused("plan", "--seconds", "9", "--focus", "neck", *options, status=3)

    def test_catalogs_that_cannot_be_read_are_refused(self, tmp_path):
        """A path that is missing, a table that is unknown or refers to others, and a faulty file are refused."""
        broken = tmp_path / "broken.json"
        broken.write_text('{"exercises": [{"id": "lat-release"}]}', encoding="utf-8")

        assert "there is no such file" in refused("list", "--catalog", str(tmp_path / "no"), status=4)
        assert "there is no such file" in refused("list", "--extend", str(tmp_path / "no"), status=4)
        assert "(write 'regions')" in refused("list", "--only", "region")
        assert "of the table 'sources', which is left out" in refused("list", "--only", "goals,regions")
        assert "broken.json: exercises[0].name: is missing" in refused("list", "--extend", str(broken), status=4)


class TestFindings:
    def test_a_goal_that_nothing_serves_is_told(self, tmp_path):
        """What a catalog of one's own cannot serve is told beside whatever is asked, and with the list of goals."""
        cell = {"phase": "release", "region": "hand", "weight": 1}
        goal = {"id": "free-hand", "name": "Free hand", "in_their_words": "tight", "weights": [cell]}
        notes = {"id": "notes", "title": "Notes", "kind": "practitioner-page"}
        given = {**OWN, "goals": [{**goal, "citations": [{"source": "notes"}]}], "sources": [notes]}
        path = tmp_path / "own.json"
        path.write_text(json.dumps(given), encoding="utf-8")
        sentence = "Free hand (free-hand) weighs release of Hand, which no exercise serves."

        for option in ("--catalog", "--extend"):
            out, err = run("show", "hand-roll", option, str(path))
            assert " ".join(err.split()) == f"shoulderkit: {sentence}"
            assert sentence not in out
            out, _ = run("list", "goals", option, str(path))
            assert sentence in " ".join(out.split())
            assert json.loads(run("list", "goals", option, str(path), "--json")[0])

    def test_bundled_goals_are_all_served(self):
        """Of the bundled data there is nothing to tell."""
        out, err = run("list", "goals")

        assert (err, "advice" in out) == ("", False)


class TestList:
    @pytest.mark.parametrize(
        "kind", ["exercises", "routines", "goals", "settings", "equipment", "regions", "rules", "sources", "warnings"]
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
        """An unknown kind is refused with the list of kinds."""
        assert "exercises" in refused("list", "moves")

    def test_an_empty_table_has_its_header_only(self, tmp_path):
        """A table without rows is listed with its header only."""
        assert run("list", "goals", "--catalog", written(tmp_path))[0].split() == ["ID", "NAME", "IN", "OTHER", "WORDS"]


WARNING = next(iter(sk.bundled().warnings))


class TestShow:
    def test_an_exercise_is_shown_in_full(self):
        """An exercise is shown with its steps, cues, claims, sources, estimates and the warning."""
        out, _ = run("show", "lat-release")
        exercise = sk.bundled().exercises["lat-release"]
        flat = "".join(out.split())

        assert exercise.instructions
        assert exercise.cues
        assert exercise.claims
        for part in (*exercise.instructions, *exercise.cues, *exercise.claims):
            assert "".join(part.text.split()) in flat
        assert all(word in out for word in ("Against: [", "Estimates", "Not stated", "Mobility Mastery"))
        assert " ".join(out.split()).endswith(WARNINGS)

    @pytest.mark.parametrize(
        "name", ["desk", "massage-ball", "trapezius", "phases", "nasm-cex", WARNING, "desk-upper-back"]
    )
    def test_any_kind_can_be_shown(self, name):
        """Every value with an id can be shown, as sentences and as data."""
        assert name in run("show", name)[0] or name == "desk-upper-back"
        assert json.loads(run("show", name, "--json")[0])["id"] == name

    def test_an_id_of_several_kinds_shows_all_of_them(self):
        """Where several values have one id all are shown, unless a kind is given."""
        name = "between-shoulder-blades"

        assert {"Sore between the shoulder blades", "Between the shoulder blades"} <= {
            line.split(" (")[0] for line in run("show", name)[0].splitlines()
        }
        assert [value["id"] for value in json.loads(run("show", name, "--json")[0])] == [name, name]
        assert json.loads(run("show", name, "--kind", "regions", "--json")[0])["kind"] == "area"

    def test_an_unknown_id_names_what_was_meant(self):
        """An unknown id is refused with the near miss, by id, name or alias."""
        assert "(did you mean 'lat-release'" in refused("show", "lat-relase")
        assert "'pectoralis-minor'" in refused("show", "pec minor")
        assert "no goal has the id 'lat-release'" in refused("show", "lat-release", "--kind", "goals")
