"""Changed catalogs: values replaced by id, and tables kept as a base."""

from __future__ import annotations

import attrs
import pytest

import made
from shoulderkit.catalog import Catalog
from shoulderkit.catalog.references import KINDS
from shoulderkit.errors import DataError, Fault, InvalidValueError
from shoulderkit.model import Hold, Setting
from shoulderkit.vocabulary import Position

ADD = "to add it: Catalog(..., base=...) or merge"


def faults_of(change, *args, **options):
    with pytest.raises(DataError) as caught:
        change(*args, **options)
    return caught.value.what, caught.value.faults


class TestReplace:
    def test_any_table(self):
        """A value of any table is replaced, and the others stay the same objects."""
        catalog = made.catalog()
        for name in ("regions", "equipment", "settings", "goals", "rules", "routines"):
            old = next(iter(getattr(catalog, name).values()))
            new = attrs.evolve(old, **({"name": "New"} if name != "rules" else {"why": "New."}))
            changed = catalog.replace(**{name: [new]})

            assert getattr(changed, name)[old.id] is new
            assert changed.exercises is catalog.exercises
        assert catalog.replace(sources={"a-page": made.source(title="B")}).sources["a-page"].title == "B"
        assert catalog.replace() == catalog

    def test_steps_hold_the_new_exercise(self):
        """A step with the whole dose gets the new whole dose, another dose stays, and times follow."""
        own = attrs.evolve(made.REPS, sets=1)
        day = made.routine(made.step(), made.step(dose=own), made.step(made.rich_exercise(), equipment=("orange",)))
        catalog = made.catalog(routines=[day])
        new = made.exercise(
            name="New", dose=attrs.evolve(made.REPS, sets=3), setups=(made.setup(setup_s=20), made.SEATED)
        )
        steps = catalog.replace(exercises=[new]).routines["session"].steps

        assert [(step.exercise, step.dose) for step in steps] == [
            (new, new.dose),
            (new, own),
            (made.rich_exercise(), made.rich_exercise().dose),
        ]
        assert [step.start_s for step in steps] == [0, steps[0].duration_s, steps[0].duration_s + steps[1].duration_s]

    def test_steps_hold_the_new_dose_of_their_setup(self):
        """The whole dose of a setup with one of its own follows the setup that the step is bound to."""
        fewer = attrs.evolve(made.REPS, sets=1)
        old = made.exercise(setups=(made.STANDING, made.setup(position="seated", dose=fewer)))
        whole, own = made.step(old, position="seated"), made.step(old, position="seated", dose=made.REPS)
        assert (whole.dose, own.setup_number) == (fewer, 1)
        catalog = made.catalog(
            exercises=[old, made.rich_exercise()], routines=[made.routine(made.step(old), whole, own)]
        )
        # the seated setup comes first and has more sets
        new = made.exercise(setups=(made.setup(position="seated", dose=attrs.evolve(fewer, sets=4)), made.STANDING))
        steps = catalog.replace(exercises=[new]).routines["session"].steps

        assert [(step.exercise, step.setup_number, step.dose) for step in steps] == [
            (new, 1, made.REPS),
            (new, 0, attrs.evolve(fewer, sets=4)),
            (new, 0, made.REPS),
        ]

    def test_steps_keep_their_setup_and_their_rest(self):
        """A step stays in its setup, of several that differ in their dose alone, and keeps the rest after it."""
        long = attrs.evolve(made.REPS, sets=9)
        old = made.exercise(setups=(made.setup(), made.setup(dose=long)))
        catalog = made.catalog(
            exercises=[old], rules=(), routines=[made.routine(made.step(old, setup_number=1, rest_s=60))]
        )
        longer = attrs.evolve(long, sets=10)
        new = attrs.evolve(old, setups=(made.setup(), made.setup(dose=longer)))
        (step,) = catalog.replace(exercises=[new]).routines["session"].steps

        assert (step.exercise, step.setup_number, step.dose, step.rest_s) == (new, 1, longer, 60)

    def test_given_routine_may_hold_the_old_exercise(self):
        """A routine that is replaced together with its exercise may hold the old one or the new one."""
        new = made.exercise(name="New")
        catalog = made.catalog()
        for held in (made.exercise(), new):
            changed = catalog.replace(exercises=[new], routines=[made.routine(made.step(held), name="Mine")])
            assert changed.routines["session"] == made.routine(made.step(new), name="Mine")
        _, faults = faults_of(
            catalog.replace, exercises=[new], routines=[made.routine(made.step(made.exercise(name="Third")))]
        )
        assert [fault.path for fault in faults] == ["routines.session.steps[0].exercise"]

    def test_step_that_does_not_fit(self):
        """A step whose own dose, position or equipment the new exercise does not have is a fault of its routine."""
        own = made.step(dose=attrs.evolve(made.REPS, sets=1), position=Position.SEATED)
        catalog = made.catalog(routines=[made.routine(made.step(), own)])
        new = made.exercise(dose=Hold(low_s=5, high_s=5), setups=(made.setup(equipment=("ball",)),))
        what, faults = faults_of(catalog.replace, exercises=[new])

        assert what == "Catalog.replace"
        assert [fault.path for fault in faults] == [
            "routines.session.steps[0].equipment",
            "routines.session.steps[1].dose.kind",
            "routines.session.steps[1].position",
            "routines.session.steps[1].equipment",
        ]

    def test_unknown_ids(self):
        """Each id that is not there is a fault with near misses, beside what else is wrong."""
        what, faults = faults_of(
            made.catalog().replace,
            exercises=[made.exercise(id="pres"), made.exercise(id="pull", setups=(made.setup(equipment=("bal",)),))],
            goals=[made.goal(id="x")],
        )
        assert what == "Catalog.replace"
        assert faults[:2] == (
            Fault(f"no goal has the id 'x' (stiff-chest); {ADD}", "goals.x"),
            Fault(f"no exercise has the id 'pres' (press, pull); {ADD}", "exercises.pres", near=("press", "pull")),
        )
        assert [fault.path for fault in faults[2:]] == [
            "exercises.pull.setups[0].equipment[0]",
            "routines.session.steps[1].position",
            "routines.session.steps[1].equipment",
        ]

        _, faults = faults_of(made.catalog().replace, sources=[made.source(id="a-pagw")])
        assert faults == (Fault(f"no source has the id 'a-pagw' (a-page); {ADD}", "sources.a-pagw", near=("a-page",)),)

    def test_values_that_make_no_table(self):
        """A duplicate id and a value of another class are told before anything that follows from them."""
        what, faults = faults_of(
            made.catalog().replace, exercises=[made.exercise(), made.exercise()], goals=[made.region()]
        )
        assert what == "Catalog.replace"
        assert [fault.path for fault in faults] == ["goals", "exercises.press"]

    def test_what_others_depend_on(self):
        """A cycle of regions and a substitute that is none any more are found in values that did not change."""
        _, faults = faults_of(made.catalog().replace, regions=[made.region(part_of=("pectoralis-minor",))])
        assert [fault.path for fault in faults] == ["regions.chest.part_of"]
        routines = [made.routine(made.step(made.rich_exercise(), equipment=("orange",)))]
        catalog = made.catalog(routines=routines)
        _, faults = faults_of(catalog.replace, equipment=[made.equipment()])
        assert [fault.path for fault in faults] == ["routines.session.steps[0].equipment"]

    def test_what_no_longer_lifts_off_the_floor(self):
        """A substitute and a raised setup of values that did not change are judged by the new equipment."""
        bed = made.equipment(id="bed", lifts_off_floor=True)
        bench = made.equipment(id="bench", lifts_off_floor=True, substitutes=("bed",))
        raised = made.exercise(setups=(made.setup(position="prone", equipment=("bed",), raised=True),))
        catalog = made.catalog(equipment=[bench, bed], settings=(), exercises=[raised], rules=(), routines=())
        _, faults = faults_of(catalog.replace, equipment=[attrs.evolve(bed, lifts_off_floor=False)])
        assert [fault.path for fault in faults] == [
            "equipment.bench.substitutes[0]",
            "exercises.press.setups[0].raised",
        ]

    def test_easier_form_of_another_family(self):
        """An easier form that becomes one of another family is a fault of the exercise that names it."""
        _, faults = faults_of(made.catalog(routines=()).replace, exercises=[made.exercise(family="pushes")])
        assert faults == (Fault("'press' is not of the family 'presses'", "exercises.pull.easier_forms[0]"),)


class TestBase:
    def test_known_ids_are_replaced_and_others_added(self):
        """On a base, a known id is replaced, also in routines, and another is added."""
        base, new, push = made.catalog(), made.exercise(name="New"), made.exercise(id="push")
        catalog = Catalog(exercises=[new, push], base=base)

        assert dict(catalog.exercises) == {**base.exercises, "press": new, "push": push}
        assert catalog.routines["session"].steps[0].exercise == new
        assert Catalog(base=base) == base

    def test_another_base_is_refused(self):
        """Only a catalog can be a base."""
        with pytest.raises(InvalidValueError) as caught:
            Catalog(base={})
        assert caught.value.faults == (Fault("a dict is not a Catalog", "base"),)

    def test_table_that_cannot_be_made(self):
        """Where a table cannot be made, nothing is said of what refers to it or is in the base's."""
        for table in ("exercises", "routines"):
            _, faults = faults_of(Catalog, base=made.catalog(), **{table: [made.region()]})
            assert faults == (Fault(f"a value of type Region is not a valid {table.removesuffix('s').title()}", table),)


class TestOnly:
    def test_tables(self):
        """The named tables are kept and the others are empty."""
        catalog = made.catalog().only("regions", "equipment", "settings", "sources")
        assert repr(catalog) == "<Catalog of 2 regions, 2 equipment, 1 settings, 1 sources>"
        assert made.catalog().only() == Catalog()

    def test_unknown_tables(self):
        """Each name that is not a table's is a fault that tells what it may have meant; a list of names is one, too."""
        what, faults = faults_of(made.catalog().only, "regions", "goal", ["sources"])
        assert what == "Catalog.only"
        assert faults == (
            Fault("'goal' is not a table of a catalog", "tables[1]", near=("goals",), exact=True),
            Fault(f"['sources'] is not a table of a catalog ({', '.join(KINDS)})", "tables[2]"),
        )

    def test_tables_that_refer_to_others(self):
        """A table that refers to one that is left out is a fault that names it and some of the ids."""
        _, faults = faults_of(made.catalog().only, "goals", "settings", "rules")
        assert faults == (
            Fault("refers to 'orange' of the table 'equipment', which is left out", "settings"),
            Fault("refers to 'chest' of the table 'regions', which is left out", "goals"),
            Fault("refers to 'a-page' of the table 'sources', which is left out", "goals"),
            Fault("refers to 'press', 'pull' of the table 'exercises', which is left out", "rules"),
        )

    def test_many_ids_are_cut(self):
        """Of many ids three are named and the rest is counted."""
        things = [made.equipment(id=f"thing-{number}") for number in range(5)]
        settings = [Setting(id="gym", name="Gym", equipment=tuple(thing.id for thing in things))]
        _, faults = faults_of(Catalog(equipment=things, settings=settings).only, "settings")
        assert faults == (
            Fault(
                "refers to 'thing-0', 'thing-1', 'thing-2' and 2 more of the table 'equipment', which is left out",
                "settings",
            ),
        )
