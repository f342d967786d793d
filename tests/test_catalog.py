"""Tables and catalogs: immutable, in order, and nothing in them refers to what is not there."""

from __future__ import annotations

import copy
import pickle

import attrs
import pytest

import made
from shoulderkit._bundle import bundled
from shoulderkit.catalog import Catalog, Table
from shoulderkit.errors import DataError, Fault, MergeError, UnknownIdError
from shoulderkit.model import Citation, Claim, Equipment, Exercise, Hold, Region, Setting, Source, Target, Timed, Weight
from shoulderkit.vocabulary import ClaimKind, Phase, Position, Role, RuleKind


def faults_of(**tables):
    with pytest.raises(DataError) as caught:
        made.catalog(**tables)
    assert caught.value.what == "Catalog"
    return caught.value.faults


def regions(**part_of):
    return [made.region(id=name.replace("_", "-"), part_of=parent) for name, parent in part_of.items()]


def test_table_is_a_mapping():
    """A table maps ids to values, in the order of the ids, whatever order it was made in."""
    table = Table(Region, regions(neck=None, arms=None, chest=None))
    assert list(table) == ["arms", "chest", "neck"]
    assert [region.id for region in table.values()] == list(table)
    assert len(table) == 3
    assert "arms" in table
    assert "leg" not in table
    assert 3 not in table
    assert [] not in table
    assert table.get("arms") is table["arms"]
    assert table.get("leg") is None
    assert table.get("leg", 3) == 3
    assert table.get([], 3) == 3


@pytest.mark.parametrize(("name", "near"), [("Chest ", ("chest",)), ("zzz", ()), (3, ()), ([], ()), (None, ())])
def test_table_of_unknown_id(name, near):
    """An id that is not there is an error that says what was looked for, with near misses; it is a KeyError, too."""
    with pytest.raises(UnknownIdError) as caught:
        Table(Region, [made.region()])[name]
    assert (caught.value.kind, caught.value.id, caught.value.near) == ("region", name, near)
    assert isinstance(caught.value, KeyError)


def test_tables_are_values():
    """Tables of the same values are equal and hash alike, in whatever order they were given; nothing in one can be set."""
    one, other = Table(Region, regions(a=None, b=None)), Table(Region, regions(b=None, a=None))
    for again in (other, copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert again == one
        assert hash(again) == hash(one)
        assert again["b"] == one["b"]
    assert one != Table(Region, regions(a=None))
    assert one != Table(Region, regions(a=None, b="a"))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.kind = Source
    with pytest.raises(TypeError):
        one["c"] = one["a"]


@pytest.mark.parametrize(
    ("table", "text"),
    [
        (Table(Region), "<Table of 0 regions>"),
        (Table(Region, [made.region()]), "<Table of 1 region>"),
        (Table(Equipment, [made.equipment(id=name) for name in "ab"]), "<Table of 2 equipment>"),
        (Table(Citation), "<Table of 0 citations>"),
    ],
    ids=repr,
)
def test_table_repr(table, text):
    """A table shows what it holds without showing all of it."""
    assert repr(table) == text


@pytest.mark.parametrize("given", [3, None, "ab", [3], [made.region(), made.source()]], ids=repr)
def test_table_of_other_things(given):
    """A table holds values of one class only."""
    with pytest.raises(DataError) as caught:
        Table(Region, given)
    assert all(fault.message.endswith(" is no Region") for fault in caught.value.faults)


def test_catalog_holds_tables():
    """A catalog is made of any iterables of values, of mappings and of tables, and holds tables."""
    catalog = made.catalog()
    again = Catalog(
        regions=reversed(tuple(catalog.regions.values())),
        equipment=dict(catalog.equipment),
        settings=set(catalog.settings.values()),
        goals=(goal for goal in catalog.goals.values()),
        sources=catalog.sources,
        rules=catalog.rules,
        exercises=list(catalog.exercises.values()),
        routines=catalog.routines,
    )
    assert again == catalog
    assert again.sources is catalog.sources
    assert again.exercises["pull"].name == "Press"
    assert repr(Catalog()) == "<Catalog of nothing>"
    assert repr(Catalog(regions=[made.region()], sources=[made.source()])) == "<Catalog of 1 regions, 1 sources>"


def test_catalogs_are_values():
    """Copies of a catalog and pickled ones equal it and hash like it; a changed one does not; nothing in it can be set."""
    catalog = made.catalog()
    for again in (copy.copy(catalog), copy.deepcopy(catalog), pickle.loads(pickle.dumps(catalog)), made.catalog()):
        assert again == catalog
        assert hash(again) == hash(catalog)
        assert again.exercises["pull"] == catalog.exercises["pull"]
    assert attrs.evolve(catalog, routines=()) != catalog
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        catalog.regions = catalog.regions


def test_wrong_tables():
    """Other values, doubled ids and tables of another kind are faults, all at once; nothing is said of what follows."""
    faults = faults_of(
        regions=[made.region(), made.region(name="Other"), made.region(id="pectoralis-minor")],
        equipment=3,
        sources=Table(Region, [made.region()]),
    )
    assert faults == (
        Fault("more than one region has this id", "regions.chest"),
        Fault("a value of type int is no Equipment", "equipment"),
        Fault("a value of type Region is no Source", "sources"),
    )


def test_no_follow_on_faults():
    """Where a table cannot be made, nothing is said of what refers to it."""
    assert faults_of(exercises=3) == (Fault("a value of type int is no Exercise", "exercises"),)
    assert faults_of(equipment=3) == (Fault("a value of type int is no Equipment", "equipment"),)


REFERENCES = {
    "region of a target": (
        {"exercises": [made.exercise(targets=(Target(region="cest", role=Role.PRIMARY),)), made.rich_exercise()]},
        Fault("no region has the id 'cest'", "exercises.press.targets[0].region", near=("chest",)),
    ),
    "source of a target": (
        {"exercises": [made.exercise(targets=(Target(region="chest", role=Role.PRIMARY, sources=("page",)),))]},
        Fault("no source has the id 'page'", "exercises.press.targets[0].sources[0]", near=("a-page",)),
    ),
    "source of a citation": (
        {"exercises": [made.exercise(citations=(Citation(source="a-pag"),))]},
        Fault("no source has the id 'a-pag'", "exercises.press.citations[0].source", near=("a-page",)),
    ),
    "source of a claim": (
        {
            "exercises": [
                made.exercise(claims=(Claim(text="x", kind=ClaimKind.CAUSE, citations=(Citation(source="zzz"),)),))
            ]
        },
        Fault("no source has the id 'zzz'", "exercises.press.claims[0].citations[0].source"),
    ),
    "equipment of an exercise": (
        {"exercises": [made.exercise(equipment=((), ("ball", "bal")))]},
        Fault("no equipment has the id 'bal'", "exercises.press.equipment[1][1]", near=("ball",)),
    ),
    "field of a citation": (
        {"exercises": [made.exercise(citations=(Citation(source="a-page", field="dose.set"),))]},
        Fault(
            "Exercise has no field 'dose.set'",
            "exercises.press.citations[0].field",
            near=("dose.sets", "dose.rest_s", "dose.rep_s"),
        ),
    ),
    "field of another kind of dose": (
        {"exercises": [made.exercise(citations=(Citation(source="a-page", field="dose.hold_s"),))]},
        Fault(
            "Exercise has no field 'dose.hold_s'",
            "exercises.press.citations[0].field",
            near=("dose.low", "dose.sets", "dose.high"),
        ),
    ),
    "field of a claim's citation": (
        {
            "exercises": [
                made.exercise(
                    claims=(
                        Claim(text="x", kind=ClaimKind.CAUSE, citations=(Citation(source="a-page", field="dose"),)),
                    )
                )
            ]
        },
        Fault("Claim has no field 'dose'", "exercises.press.claims[0].citations[0].field"),
    ),
    "estimates": (
        {"exercises": [made.exercise(estimates=("dose", "targets.neck"))]},
        Fault(
            "Exercise has no field 'targets.neck'", "exercises.press.estimates[1]", near=("targets", "targets.chest")
        ),
    ),
    "unstated": (
        {"exercises": [made.exercise(unstated=("equipmnt",))]},
        Fault("Exercise has no field 'equipmnt'", "exercises.press.unstated[0]", near=("equipment",)),
    ),
    "imported": (
        {"exercises": [made.exercise(imported=("phase", "positons"))]},
        Fault(
            "Exercise has no field 'positons'",
            "exercises.press.imported[1]",
            near=("positions", "positions.seated", "positions.standing"),
        ),
    ),
    "part of nothing": (
        {"regions": [*made.catalog().regions.values(), made.region(id="neck", part_of="chst")]},
        Fault("no region has the id 'chst'", "regions.neck.part_of", near=("chest",)),
    ),
    "stand-in": (
        {"equipment": [made.equipment(stand_ins=("orang",)), made.equipment(id="orange")]},
        Fault("no equipment has the id 'orang'", "equipment.ball.stand_ins[0]", near=("orange",)),
    ),
    "its own stand-in": (
        {"equipment": [made.equipment(stand_ins=("orange", "ball")), made.equipment(id="orange")]},
        Fault("is its own stand-in", "equipment.ball.stand_ins[1]"),
    ),
    "equipment of a setting": (
        {"settings": [Setting(id="desk", name="Desk", equipment=("oranges",))]},
        Fault("no equipment has the id 'oranges'", "settings.desk.equipment[0]", near=("orange",)),
    ),
    "region of a goal": (
        {"goals": [made.goal(weights=(Weight(Phase.RELEASE, "nek", 1),))]},
        Fault("no region has the id 'nek'", "goals.stiff-chest.weights[0].region"),
    ),
    "source of a goal": (
        {"goals": [made.goal(citations=(Citation(source="b"),))]},
        Fault("no source has the id 'b'", "goals.stiff-chest.citations[0].source"),
    ),
    "exercise of a rule": (
        {"rules": [made.rule(exercises=(("press",), ("pull", "pul")))]},
        Fault("no exercise has the id 'pul'", "rules.press-before-pull.exercises[1][1]", near=("pull",)),
    ),
    "region of a rule": (
        {
            "rules": [
                made.rule(
                    kinds=(RuleKind.REGION_ORDER,), phases=(Phase.RELEASE,), regions=(("chest",), ("x",)), exercises=()
                )
            ]
        },
        Fault("no region has the id 'x'", "rules.press-before-pull.regions[1][0]"),
    ),
    "source of a rule's dispute": (
        {"rules": [made.rule(disputes=(Claim(text="x", kind=ClaimKind.CAUSE, citations=(Citation(source="zzz"),)),))]},
        Fault("no source has the id 'zzz'", "rules.press-before-pull.disputes[0].citations[0].source"),
    ),
    "exercise of a routine": (
        {"routines": [made.routine(made.step(made.exercise(id="prss")))]},
        Fault("no exercise has the id 'prss'", "routines.session.steps[0].exercise", near=("press",)),
    ),
    "another exercise of the same id": (
        {"routines": [made.routine(made.step(made.exercise(name="Other", setup_s=11)))]},
        Fault(
            "is not the catalog's 'press': differs in name, setup_s",
            "routines.session.steps[0].exercise",
        ),
    ),
    "position of a step": (
        {"routines": [made.routine(made.step(position=Position.PRONE))]},
        Fault("'prone' is none of the positions of 'press' (standing, seated)", "routines.session.steps[0].position"),
    ),
    "equipment of a step": (
        {"routines": [made.routine(made.step(made.rich_exercise(), equipment=("ball", "orange")))]},
        Fault(
            "ball + orange is none of the equipment of 'pull' (ball or nothing)",
            "routines.session.steps[0].equipment",
        ),
    ),
    "dose of a step": (
        {"routines": [made.routine(made.step(dose=Hold(hold_s=10)))]},
        Fault("is not of the kind that 'press' has (reps)", "routines.session.steps[0].dose.kind"),
    ),
}


@pytest.mark.parametrize(("tables", "fault"), REFERENCES.values(), ids=REFERENCES)
def test_references(tables, fault):
    """What refers to nothing, or to what does not allow it, is named with its place and near misses."""
    assert fault in faults_of(**tables)


def test_all_references_at_once():
    """Every fault of every table is reported, in the order of the tables and of their ids."""
    faults = faults_of(regions=[], sources=[], goals=[made.goal()], rules=[made.rule(exercises=(("a",), ("b",)))])
    assert [fault.path for fault in faults] == [
        "goals.stiff-chest.weights[0].region",
        "goals.stiff-chest.citations[0].source",
        "rules.press-before-pull.exercises[0][0]",
        "rules.press-before-pull.exercises[1][0]",
        "exercises.press.targets[0].region",
        "exercises.pull.targets[0].region",
        "exercises.pull.targets[0].sources[0]",
        "exercises.pull.targets[1].region",
        "exercises.pull.steps[0].sources[0]",
        "exercises.pull.cues[0].sources[0]",
        "exercises.pull.adjustments[0].sources[0]",
        "exercises.pull.claims[0].citations[0].source",
        "exercises.pull.claims[0].citations[1].source",
        "exercises.pull.citations[0].source",
    ]


@pytest.mark.parametrize(
    ("parents", "cycles"),
    [
        ({"a": "a"}, {"a": "a in a"}),
        ({"b": "c", "c": "b", "d": "b"}, {"b": "b in c in b"}),
        ({"b": "c", "c": "a", "a": "b"}, {"a": "a in b in c in a"}),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, {"a": "a in b in a", "c": "c in d in c"}),
    ],
)
def test_cycles_of_regions(parents, cycles):
    """A region cannot be part of itself; each cycle is told once, whole."""
    with pytest.raises(DataError) as caught:
        Catalog(regions=regions(**parents))
    assert caught.value.faults == tuple(
        Fault(f"is part of itself: {cycle}", f"regions.{name}.part_of") for name, cycle in cycles.items()
    )


@pytest.mark.parametrize(
    "name",
    ["dose", "dose.sets", "setup_s", "targets", "targets.chest", "positions.seated", "equipment", "triggers"],
)
def test_real_field_paths(name):
    """A citation may be about a field, a field of the dose, a target by its region, or one word of a list."""
    move = made.exercise(citations=(Citation(source="a-page", field=name),))
    assert made.catalog(exercises=[move], rules=(), routines=()).exercises["press"] == move


@pytest.mark.parametrize("equipment", [(), ("ball",), ("orange",)])
@pytest.mark.parametrize("position", [Position.SEATED, Position.PLANK, Position.ANY])
def test_allowed_steps(equipment, position):
    """A step may use a stand-in, and any position where its exercise allows any."""
    day = made.routine(made.step(made.rich_exercise(), equipment=equipment, position=position))
    assert made.catalog(routines=[day]).routines["session"] == day


def test_other_numbers_of_the_same_dose():
    """A routine may follow its source in doing more or less of a move, in the move's own way."""
    move = made.exercise(dose=Timed(low_s=5, high_s=9))
    day = made.routine(made.step(move, dose=Timed(low_s=5, high_s=20, sets=3)))
    assert Catalog(regions=[made.region()], exercises=[move], routines=[day]).routines["session"] == day


def test_merge():
    """Two catalogs become one that has what either has; what both have stays once."""
    catalog = made.catalog()
    other = Catalog(
        regions=[made.region(), made.region(id="neck", name="Neck")],
        exercises=[made.exercise(), made.exercise(id="push")],
    )
    merged = catalog.merge(other)
    assert set(merged.regions) == {"chest", "neck", "pectoralis-minor"}
    assert set(merged.exercises) == {"press", "pull", "push"}
    assert merged == other.merge(catalog)
    assert catalog.merge(catalog) == catalog
    assert catalog.merge(Catalog()) == catalog
    assert set(catalog.regions) == {"chest", "pectoralis-minor"}


def test_merge_of_different_values():
    """One id with two values is an error that names every such id and what differs; short values are shown."""
    other = Catalog(
        regions=[made.region(name="Front", aliases=("breast",))],
        exercises=[made.exercise(summary="A press that takes very many words to say." * 3, setup_s=11)],
    )
    with pytest.raises(MergeError) as caught:
        made.catalog().merge(other)
    assert caught.value.faults == (
        Fault(
            "there are two of this id, which differ in summary, setup_s (10 against 11)",
            "exercises.press",
        ),
        Fault(
            "there are two of this id, which differ in name ('Chest' against 'Front'), aliases (() against ('breast',))",
            "regions.chest",
        ),
    )


def test_merge_with_something_else():
    """Only a catalog can be merged."""
    with pytest.raises(MergeError) as caught:
        made.catalog().merge({})
    assert caught.value.faults == (Fault("a dict is not a Catalog"),)


def test_ancestors_and_descendants():
    """From a region up to its root, and down to all its parts."""
    catalog = Catalog(regions=regions(back=None, spine="back", neck="spine", arm=None, muscle="back"))
    assert catalog.ancestors("neck") == ("neck", "spine", "back")
    assert catalog.ancestors("arm") == ("arm",)
    assert catalog.descendants("back") == ("back", "muscle", "neck", "spine")
    assert catalog.descendants("neck") == ("neck",)


@pytest.mark.parametrize("walk", ["ancestors", "descendants"])
def test_walks_from_an_unknown_region(walk):
    """A walk from a region that is not there says so."""
    with pytest.raises(UnknownIdError) as caught:
        getattr(made.catalog(), walk)("chst")
    assert (caught.value.kind, caught.value.id, caught.value.near) == ("region", "chst", ("chest",))


def test_bundled():
    """The bundled catalog has something in every table, and is read once."""
    assert bundled() is bundled()
    assert all(getattr(bundled(), field.name) for field in attrs.fields(Catalog))
    assert isinstance(bundled().exercises, Table)
    assert bundled().exercises.kind is Exercise
