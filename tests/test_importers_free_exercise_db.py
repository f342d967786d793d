"""The importer of free-exercise-db: its tables, its repairs, and properties of its catalogs."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import shoulderkit as sk
from importer_cases import datasets, exercise, imported, notes, record, stretch
from shoulderkit.importers.free_exercise_db import Defaults, Note, NoteKind, loads_free_exercise_db, tables
from shoulderkit.importers.free_exercise_db.records import Category, Gear, Muscle

BUNDLED = sk.bundled()


class TestTables:
    @pytest.mark.parametrize("word", Muscle)
    def test_every_muscle_has_a_region_that_knows_the_word(self, word):
        """Each muscle word has a region of its own, which is called so by id, name or alias."""
        (target,) = exercise(record(primaryMuscles=[word], secondaryMuscles=[])).targets
        region = tables.regions(BUNDLED)[target.region]

        assert word in {region.id, region.name.lower(), *region.aliases}
        assert (target.role, target.sources) == (sk.Role.PRIMARY, ("free-exercise-db",))
        assert len(set(tables.REGIONS.values())) == len(Muscle)

    def test_new_entries_duplicate_no_bundled_one(self):
        """No new region or thing has an id, a name or an alias that a bundled one has."""
        for new, table in ((tables.NEW_REGIONS, BUNDLED.regions), (tables.NEW_EQUIPMENT, BUNDLED.equipment)):
            values: list[Any] = list(table.values())
            assert new
            known = {word.lower() for value in values for word in (value.id, value.name, *value.aliases)}
            for value in new:
                assert not known & {value.id, value.name.lower(), *value.aliases}

    def test_new_entries_are_named_as_bundled_ones(self):
        """The name of a new region or thing begins with a capital, as all names do, and its other words do not."""
        for new, table in ((tables.NEW_REGIONS, BUNDLED.regions), (tables.NEW_EQUIPMENT, BUNDLED.equipment)):
            for value in (*new, *table.values()):
                assert value.name[0].isupper(), value
                assert all(not alias[0].isupper() or value not in new for alias in value.aliases), value

    def test_new_regions_are_known_by_short_words(self) -> None:
        """A new region has as an alias the short word for it, and the word for one of a pair or a group."""
        words = {"abdominals": "abs", "calves": "calf", "forearms": "forearm", "glutes": "glute"}
        words |= {"hamstrings": "hamstring", "quadriceps": "quad"}
        aliases = {region.id: region.aliases for region in tables.NEW_REGIONS}

        assert {name for name, word in words.items() if word in aliases[name]} == set(words)

    def test_new_regions_have_no_unconfirmed_ids(self):
        """A region whose anatomical ids are not confirmed has none."""
        assert all(region.uberon is None and region.fma is None for region in tables.NEW_REGIONS)

    @pytest.mark.parametrize("word", Gear)
    def test_every_equipment_word_is_cited(self, word):
        """What a record states of its equipment is taken over, cited, and not marked as imported."""
        made = exercise(record(equipment=word))

        assert [setup.equipment for setup in made.setups] == [tables.EQUIPMENT[word]]
        assert made.citations[1:] == (sk.Citation(source="free-exercise-db", field="setups.equipment"),)
        assert "setups.equipment" not in (*made.imported, *made.unstated)

    def test_same_things_have_the_bundled_ids(self):
        """A foam roller and a cable machine are the bundled catalog's; `body only` is no equipment."""
        found = [exercise(record(equipment=word)).setups[0].equipment for word in ("foam roll", "cable", "body only")]

        assert found == [("foam-roller",), ("cable-machine",), ()]

    def test_missing_equipment_is_not_none(self):
        """A record without equipment needs `unstated-equipment`, not nothing."""
        made = exercise(record(equipment=None))

        assert [setup.equipment for setup in made.setups] == [("unstated-equipment",)]
        assert made.unstated == ("setups.equipment",)
        assert "setups.equipment" in made.imported
        assert made.citations == (sk.Citation(source="free-exercise-db"),)

    def test_body_only_with_a_bench_needs_equipment(self):
        """A record of `body only` whose text needs a bench has unstated equipment."""
        given = record(equipment="body only", instructions=["Stand on a bench."])
        made = exercise(given)

        assert [setup.equipment for setup in made.setups] == [("unstated-equipment",)]
        assert "setups.equipment" in made.imported
        assert made.unstated == ()
        assert [field for field, _ in notes(given, "doubt")] == ["setups.equipment"]

    def test_more_than_is_listed_is_a_doubt(self):
        """Things that only the text mentions are a doubt that names them, and so is the word `other`."""
        given = record(equipment="barbell", instructions=["Stand at the rack, next to the bench."])
        (doubt,) = notes(given, "doubt")

        assert doubt == ("setups.equipment", "the text mentions more than the dataset lists: rack, bench")
        assert [field for field, _ in notes(record(equipment="other"), "doubt")] == ["setups.equipment"]

    @pytest.mark.parametrize(
        ("category", "phase", "doubts"),
        [
            ("strength", "strengthen", []),
            ("powerlifting", "strengthen", []),
            ("olympic weightlifting", "strengthen", []),
            ("strongman", "strengthen", []),
            ("plyometrics", "strengthen", ["phase"]),
            ("cardio", "integrate", ["phase"]),
            ("stretching", "mobilize", []),
        ],
    )
    def test_every_category_has_a_phase(self, category, phase, doubts):
        """Each category has its phase, in doubt where there is none of its own."""
        assert set(tables.PHASES) == set(Category)
        assert exercise(record(category=category)).phase == phase
        assert [field for field, _ in notes(record(category=category), "doubt")] == doubts

    @pytest.mark.parametrize("changes", [{"equipment": "foam roll"}, {"id": "Broom-SMR"}, {"id": "broom_smr"}])
    def test_what_rolls_is_a_release(self, changes):
        """A stretch that works with a roller is a release; in another category it is not."""
        assert exercise(stretch("Roll.", **changes)).phase is sk.Phase.RELEASE
        assert exercise(record(**changes)).phase is sk.Phase.STRENGTHEN


class TestDoses:
    @pytest.mark.parametrize(
        ("given", "field"),
        [
            (record(), "strengthen"),
            (record(force="static"), "static"),
            (stretch("Reach."), "mobilize"),
            (stretch("Roll, holding for 10-30 seconds.", equipment="foam roll"), "release"),
            (stretch("Hold for 20 seconds.", equipment="foam roll"), "release"),
            (record(category="cardio"), "integrate"),
        ],
    )
    def test_each_kind_has_its_placeholder(self, given, field):
        """The dose of each kind is a default that the caller can change, marked as imported."""
        own = sk.Timed(low_s=7, high_s=11)

        assert exercise(given).dose == getattr(Defaults(), field)
        assert exercise(given, attrs.evolve(Defaults(), **{field: own})).dose == own
        assert "dose" in exercise(given).imported

    def test_placeholders_are_as_they_were(self):
        """An import gives the same figures as any before: three sets to strengthen, two holds a stretch, time for others."""
        assert Defaults() == Defaults(
            strengthen=sk.Reps(sets=3, low=8, high=12, rep_s=3, rest_s=60),
            static=sk.Hold(sets=3, low_s=30, high_s=30, rest_s=60),
            mobilize=sk.Hold(sets=2, low_s=30, high_s=30, rest_s=10),
            release=sk.Timed(sets=1, low_s=30, high_s=60),
            integrate=sk.Timed(sets=1, low_s=300, high_s=600),
            setup_s=30,
            switch_s=10,
        )

    def test_times_can_be_changed(self):
        """The times around the work are the caller's, where given."""
        made = exercise(stretch("Reach, then switch sides."), Defaults(setup_s=1, switch_s=2))

        assert (made.setups[0].setup_s, made.switch_s) == (1, 2)

    def test_a_hold_of_the_text_is_taken(self):
        """A stretch whose text names its hold has that hold, a range where the text has one."""
        given = stretch("Stand.", "Hold for 10-25 seconds.")

        assert exercise(given).dose == attrs.evolve(Defaults().mobilize, low_s=10, high_s=25)
        assert notes(given, "doubt") == []
        plain = exercise(stretch("Stand.", "Hold for 25 seconds."))
        assert plain.dose == attrs.evolve(Defaults().mobilize, low_s=25, high_s=25)

    def test_a_hold_does_not_take_the_place_of_another_kind(self):
        """Where the caller wants stretches by time, the text's hold is not taken."""
        own = sk.Timed(low_s=7, high_s=11)

        assert exercise(stretch("Hold for 25 seconds."), Defaults(mobilize=own)).dose == own

    def test_unclear_seconds_are_a_doubt(self):
        """Seconds that are not clearly one hold are a doubt."""
        given = stretch("Stand.", "Hold for 10 seconds, relax, hold for 20 seconds.")

        assert exercise(given).dose == Defaults().mobilize
        assert [field for field, _ in notes(given, "doubt")] == ["dose"]


class TestRepairs:
    def test_a_muscle_in_both_lists_stays_primary(self):
        """A muscle that is listed as primary and as secondary is primary."""
        given = record(primaryMuscles=["chest"], secondaryMuscles=["chest", "biceps"])

        assert [(t.region, t.role) for t in exercise(given).targets] == [
            ("chest", "primary"),
            ("biceps-brachii", "secondary"),
        ]
        assert notes(given, "repair") == [("targets", "chest is primary and secondary; kept once, as primary")]

    def test_a_duplicate_muscle_is_kept_once(self):
        """A duplicate muscle in one list is kept once."""
        given = record(secondaryMuscles=["neck", "neck"])

        assert [t.region for t in exercise(given).targets] == ["between-shoulder-blades", "neck"]
        assert notes(given, "repair") == [("targets", "neck is listed twice; kept once, as secondary")]

    def test_blank_and_duplicate_steps_are_dropped(self):
        """A blank step, and one that only repeats the step before it, are dropped; a later repetition is kept."""
        given = record(instructions=["Stand.", "", "Row.", "Row.", " ", "Stand."])

        assert [step.text for step in exercise(given).instructions] == ["Stand.", "Row.", "Stand."]
        assert [text.split()[1] for _, text in notes(given, "repair")] == ["2", "4", "5"]

    def test_white_space_is_normalized(self):
        """White space around and inside texts is normalized."""
        given = record(name=" Broom  Row", instructions=["Stand\n tall. "])

        assert (exercise(given).name, exercise(given).instructions[0].text) == ("Broom Row", "Stand tall.")
        assert [field for field, _ in notes(given, "repair")] == ["name", "instructions"]

    @pytest.mark.parametrize("steps", [[], ["", " "]])
    def test_without_instructions_it_has_none(self, steps):
        """A record without instructions becomes an exercise without instructions, with a doubt."""
        given = record(instructions=steps)

        assert not exercise(given).has_instructions
        assert "instructions" in [field for field, _ in notes(given, "doubt")]

    def test_repairs_and_doubts_stay_with_the_exercise(self):
        """Repairs and doubts are among the notes of the exercise itself; what was derived is in its own field."""
        given = record(instructions=["Stand.", "", "Hold the one-arm broom."])

        assert exercise(given).notes == (
            "Instructions: instruction 2 is blank and was dropped.",
            "Sides: the text mentions sides, but does not clearly say that one follows the other.",
        )


class TestCatalog:
    def test_nothing_of_a_record_is_lost(self):
        """Everything in a record is in its exercise, except the pictures, which are left out with a note."""
        made = exercise(record())

        assert made.id == "fedb-broom-row"
        assert made.summary == "Strength exercise: beginner, compound, pull."
        assert {step.sources for step in made.instructions} == {("free-exercise-db",)}
        left_out = [note for note in imported(record()).notes if note.kind is NoteKind.LEFT_OUT]
        assert [(note.record, note.field) for note in left_out] == [(None, "images")]

    def test_the_source_says_its_license_and_its_doubt(self):
        """The one source names the license and says that the origin of its texts is in doubt."""
        (source,) = imported(record()).catalog.sources.values()

        assert source.note is not None
        assert all(word in source.note for word in ("Unlicense", "not known"))

    def test_it_can_be_read_on_top_of_a_base(self):
        """With a base the catalog holds both, as if they were merged."""
        text = json.dumps([record()])
        both = loads_free_exercise_db(text, base=BUNDLED)

        assert both.catalog == BUNDLED.merge(imported(record()).catalog)
        assert both.notes == imported(record()).notes

    def test_a_base_that_differs_is_refused(self):
        """A base with another region of the same id is refused, with the id."""
        calves = sk.Region(id="calves", name="Calf", kind=sk.RegionKind.MUSCLE, body_side=sk.BodySide.BACK)

        with pytest.raises(sk.MergeError) as caught:
            loads_free_exercise_db("[]", base=sk.Catalog(regions=[calves]))
        assert [fault.path for fault in caught.value.faults] == ["regions.calves"]

    def test_notes_of_one_exercise(self):
        """The notes of one exercise can be asked for by its id, and written and read like any value."""
        found = imported(record(), record(id="B", equipment=None))
        mine = found.of("fedb-b")

        assert mine
        assert {note.record for note in mine} == {"B"}
        assert found.of("nothing") == ()
        assert sk.loads(sk.dumps(mine[0]), Note) == mine[0]


#: What no record states.
ALWAYS = {"phase", "dose", "sides", "setups.setup_s", "setups.position", "setups.demands", "summary"}


class TestAnyDataset:
    @given(datasets())
    def test_any_dataset_becomes_a_catalog(self, records):
        """Any valid records become a catalog that survives a round trip and merges with the bundled one."""
        catalog = imported(*records).catalog

        assert len(catalog.exercises) == len(records)
        assert sk.loads(sk.dumps(catalog), sk.Catalog) == catalog
        assert len(BUNDLED.merge(catalog).exercises) == len(BUNDLED.exercises) + len(records)

    @given(datasets())
    def test_every_derived_field_is_marked_once(self, records):
        """Each exercise marks exactly the fields that its notes say were derived; the other fields are cited."""
        made = imported(*records)

        assert len(made.catalog.exercises) == len(records)
        for each in made.catalog.exercises.values():
            derived = [note.field for note in made.of(each.id) if note.kind is NoteKind.DERIVED]
            assert Counter(each.imported) == Counter(derived)
            assert set(each.imported) >= ALWAYS
            assert ("switch_s" in each.imported) == (each.sides is sk.Sides.EACH)
            cited = {citation.field for citation in each.citations}
            assert ("setups.equipment" in each.imported) != ("setups.equipment" in cited)
            assert each.estimates == ()

    @given(datasets(), st.data())
    def test_the_order_of_records_changes_nothing(self, records, data):
        """The catalog is the same in whatever order the records stand."""
        other = data.draw(st.permutations(records))

        assert imported(*records).catalog == imported(*other).catalog

    @given(datasets(), st.data())
    def test_any_dataset_can_be_planned(self, records, data):
        """A catalog of any records, alone or with the bundled data, plans or refuses; the auditor accepts the plan."""
        catalog = imported(*records).catalog
        if data.draw(st.booleans()):
            catalog = BUNDLED.merge(catalog)
        request = sk.Request(
            minutes=data.draw(st.integers(1, 12)),
            focus=data.draw(st.lists(st.sampled_from(sorted(catalog.regions)), min_size=1, max_size=2, unique=True)),
            equipment=data.draw(st.lists(st.sampled_from(sorted(catalog.equipment)), unique=True)),
            without_instructions=data.draw(st.booleans()),
        )
        try:
            plan = sk.plan(request, catalog)
        except sk.NoPlanError:
            return
        assert [finding for finding in sk.audit(plan, catalog) if finding.severity is sk.Severity.ERROR] == []
