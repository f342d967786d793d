"""The command line on catalogs: which one is read, what is listed and what is shown."""

from __future__ import annotations

import json

import pytest

import shoulderkit as sk
from cli_cases import refused, run, written
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

    def test_catalogs_that_cannot_be_read_are_refused(self, tmp_path):
        """A path that is missing, or both options at once, are refused."""
        own = written(tmp_path)

        assert "there is no such file" in refused("list", "--catalog", str(tmp_path / "no"))
        assert "give only one of them" in refused("list", "--catalog", own, "--extend", own)


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
        """An unknown kind is refused with the list of kinds."""
        assert "exercises" in refused("list", "moves")

    def test_an_empty_table_has_its_header_only(self, tmp_path):
        """A table without rows is listed with its header only."""
        assert run("list", "goals", "--catalog", written(tmp_path))[0].split() == ["ID", "NAME", "IN", "OTHER", "WORDS"]


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
        assert out.endswith("Any pain: stop.\n")

    @pytest.mark.parametrize("name", ["desk", "massage-ball", "trapezius", "phases", "nasm-cex", "desk-upper-back"])
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
