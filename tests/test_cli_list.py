"""What ``list`` lists: the filters of a search, and the vocabularies."""

from __future__ import annotations

import json

import pytest

import shoulderkit as sk
from cli_cases import refused, run
from shoulderkit.aliases import words_of
from shoulderkit.cli.words import VOCABULARIES


def listed(*args: str) -> list[str]:
    """Return the ids that a list has as JSON; as text it has the same."""
    ids = [row["id"] for row in json.loads(run("list", *args, "--json")[0])]
    starts = [line.split(" ")[0] for line in run("list", *args)[0].splitlines() if not line.startswith(" ")]
    assert starts == ["ID", *ids]
    return ids


class TestFilters:
    @pytest.mark.parametrize(
        ("options", "given"),
        [
            (("--text", "ball wall"), {"text": "ball wall"}),
            (("--region", "neck,chest"), {"region": ("neck", "chest")}),
            (("--region", "neck", "--role", "quiet"), {"region": "neck", "role": "quiet"}),
            (("--phase", "release"), {"phase": "release"}),
            (("--sides", "each"), {"sides": "each"}),
            (("--goal", "tense-neck"), {"goal": "tense-neck"}),
            (("--equipment", "wall"), {"equipment": "wall"}),
            (("--available", "chair", "--available", "wall"), {"available": ("chair", "wall")}),
            (("--without-equipment",), {"without_equipment": True}),
            (("--position", "seated"), {"position": "seated"}),
            (("--avoid", "floor,overhead-arm"), {"avoid": ("floor", "overhead-arm")}),
            (("--phase", "stretch", "--position", "sitting"), {"phase": "mobilize", "position": "seated"}),
        ],
    )
    def test_they_are_those_of_a_search(self, options, given):
        """Each filter is an argument of the search, and gives what the search finds, in its order."""
        found = [exercise.id for exercise in sk.bundled().find(**given)]

        assert listed(*options) == found
        assert 0 < len(found) < len(sk.bundled().exercises)

    def test_nothing_may_be_left(self):
        """Where no exercise meets all filters the list is empty."""
        assert listed("--equipment", "wall", "--text", "xyzzy") == []

    def test_faults_name_the_option(self):
        """An unknown id in a filter is refused with the option and what was meant."""
        said = refused("list", "--region", "nck", "--avoid", "flor")

        assert "--region 1: " in said
        assert "--avoid 1: " in said
        assert "'floor'" in said

    def test_other_tables_are_filtered_by_words(self):
        """A table of other things keeps what has all words at the beginning of one of its own."""
        assert listed("goals", "--text", "NECK tens") == ["tense-neck", "tense-neck-strengthening"]
        assert "trapezius" in listed("regions", "--text", "trap")
        assert listed("rules", "--text", "xyzzy") == []
        assert listed("sources", "--text", "") == list(sk.bundled().sources)

    def test_filters_of_exercises_are_refused_elsewhere(self):
        """A filter that only exercises have is refused for other tables, and every filter for a vocabulary."""
        assert "only exercises have --phase, --region, and this lists goals" in refused(
            "list", "goals", "--phase", "release", "--region", "neck"
        )
        for options in (("--text", "x"), ("--without-equipment",)):
            assert "the filters are about tables" in refused("list", "phases", *options)


class TestWords:
    @pytest.mark.parametrize("kind", VOCABULARIES)
    def test_vocabularies_are_listed_with_other_names(self, kind):
        """Each vocabulary is listed with every word that an option takes and its other names, as text and as data."""
        words = [word.value for word in VOCABULARIES[kind] if word is not sk.BodyHalf.BOTH]
        aliases = words_of(VOCABULARIES[kind])

        assert listed(kind) == words
        rows = json.loads(run("list", kind, "--json")[0])
        assert [row["aliases"] for row in rows] == [list(aliases[word]) for word in words]
        assert all(row["name"] for row in rows)
        text = " ".join(run("list", kind, "--width", "500")[0].split())
        assert all(", ".join(row["aliases"]) in text for row in rows)
