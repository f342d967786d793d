"""The example catalogs: published protocols as data, loaded on the bundled catalog, audited, planned from and refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import attrs
import jsonschema
import pytest

import shoulderkit as sk
from cli_cases import refused, run
from test_data import covers, numbers_of, sources_in

FOLDER = Path(__file__).parents[1] / "examples" / "catalogs"
DATA = Path(sk.__file__).parent / "data"
BASE = sk.bundled()
#: What moves of a catalog of one's own can stand on, without the bundled moves, goals and rules.
TABLES = ("regions", "equipment", "settings", "sources")
#: No part of these is a move or a routine.
TABLE_FILES = ("equipment", "goals", "regions", "rules", "sources", "warnings")


class Protocol(NamedTuple):
    """What is asked of one example."""

    name: str
    goal: str
    minutes: int
    equipment: tuple[str, ...]


AAOS = Protocol(
    name="aaos-shoulder-conditioning",
    goal="aaos-conditioned-shoulder",
    minutes=30,
    equipment=("band-anchor", "bench", "dumbbell", "raised-bed", "resistance-band", "stick", "table"),
)
TRIAL = Protocol(
    name="two-minute-trial",
    goal="frequent-neck-shoulder-pain",
    minutes=3,
    equipment=("resistance-band",),
)
PROTOCOLS = {protocol.name: protocol for protocol in (AAOS, TRIAL)}
CATALOGS = {name: sk.load_catalog(FOLDER / name, base=BASE) for name in PROTOCOLS}
EACH = pytest.mark.parametrize("protocol", PROTOCOLS.values(), ids=PROTOCOLS)
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.json"))


def own(table: str, name: str) -> dict[str, Any]:
    """Return what a catalog has in this table beyond the bundled values."""
    known = getattr(BASE, table)
    return {key: value for key, value in getattr(CATALOGS[name], table).items() if known.get(key) != value}


def ids_in(table: str, name: str) -> set[str]:
    """Return the ids that the files of a catalog give in this table."""
    if table in TABLE_FILES:
        paths = (FOLDER / name).glob(f"{table}.json")
        return {value["id"] for path in paths for value in json.loads(path.read_text(encoding="utf-8"))[table]}
    return {path.stem for path in (FOLDER / name / table).iterdir()}


EXERCISES = pytest.mark.parametrize(
    "exercise",
    [exercise for name in PROTOCOLS for exercise in own("exercises", name).values()],
    ids=lambda exercise: exercise.id,
)


class TestData:
    def test_every_folder_is_tested(self):
        """Every example catalog is one of those tested here."""
        assert {path.name for path in FOLDER.iterdir()} == set(PROTOCOLS)

    @pytest.mark.parametrize("name", FILES)
    def test_file_is_canonical_and_valid(self, name):
        """Each file is written in canonical form, and valid by the schema that it names."""
        path = FOLDER / name
        plain = json.loads(path.read_text(encoding="utf-8"))
        schema = DATA / plain["$schema"].removeprefix("../")
        jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(plain)
        whole = sk.reading.canonical_files(CATALOGS[name.split("/")[0]])
        written = whole["/".join(name.split("/")[1:])]
        if path.stem in TABLE_FILES:
            table = json.loads(written)
            table[path.stem] = [value for value in table[path.stem] if value in plain[path.stem]]
            assert table == plain
        else:
            assert path.read_text(encoding="utf-8") == written

    @EACH
    def test_nothing_of_the_base_is_replaced(self, protocol):
        """An example adds to the bundled catalog: it gives no id of it another value, and repeats none either."""
        names = {table: ids_in(table, protocol.name) for table in ("exercises", "routines", *TABLE_FILES)}

        assert all(names[table] for table in ("exercises", "routines", "goals"))
        assert [name for table, ids in names.items() for name in ids & getattr(BASE, table).keys()] == []

    @EACH
    def test_it_stands_without_the_bundled_moves(self, protocol):
        """An example loads on the bundled tables alone, where its routines keep every rule there is."""
        alone = sk.load_catalog(FOLDER / protocol.name, base=BASE.only(*TABLES))

        assert set(alone.exercises) == set(own("exercises", protocol.name))
        assert [sk.audit(routine, alone) for routine in alone.routines.values()] == [()] * len(alone.routines)

    @EXERCISES
    def test_every_number_is_cited_or_estimated(self, exercise):
        """Each number is either cited or marked as an estimate; what no source says is never cited."""
        cited = [c.field for c in exercise.citations if c.stance is sk.Stance.SUPPORTS and c.field]
        for path in (*numbers_of(exercise), *(["load"] if exercise.load else [])):
            by_us = any(covers(field, path) for field in exercise.estimates)
            assert any(covers(field, path) for field in cited) != by_us, path
        for silent in exercise.unstated:
            assert not any(covers(field, silent) for field in cited), silent

    @EXERCISES
    def test_every_move_can_be_followed(self, exercise):
        """Each move has cited instructions, a short form for each cue, and says when to stop."""
        assert exercise.instructions
        assert all(said.sources for said in (*exercise.instructions, *exercise.adjustments))
        assert all(len(cue.short) <= 60 for cue in exercise.cues)
        assert sk.CueKind.STOP in {cue.kind for cue in exercise.cues}
        for target in exercise.targets:
            assert bool(target.sources) != (f"targets.{target.region}" in exercise.estimates), target

    @EACH
    def test_every_source_is_used_and_can_be_found(self, protocol):
        """Every source of an example is cited, and whatever is cited has an address or another identifier."""
        catalog = CATALOGS[protocol.name]
        tables = [own(table, protocol.name) for table in ("exercises", "routines", "goals", "warnings", "rules")]
        cited = {name for table in tables for value in table.values() for name in sources_in(value)}

        assert own("sources", protocol.name).keys() <= cited
        assert cited & BASE.sources.keys()
        assert [name for name in cited if not (catalog.sources[name].url or catalog.sources[name].identifier)] == []


class TestRoutines:
    @EACH
    def test_routines_audit_without_findings(self, protocol):
        """The routines keep the rules of their sources and the bundled ones; there is no advice either."""
        routines = own("routines", protocol.name).values()

        assert [sk.audit(routine, CATALOGS[protocol.name]) for routine in routines] == [()] * len(routines)

    def test_stretches_come_again_at_the_end(self):
        """The conditioning program repeats its five stretches after the thirteen moves that strengthen."""
        steps = CATALOGS[AAOS.name].routines["aaos-shoulder-conditioning"].steps
        phases = [step.exercise.phase for step in steps]

        assert phases == [sk.Phase.MOBILIZE] * 5 + [sk.Phase.STRENGTHEN] * 13 + [sk.Phase.MOBILIZE] * 5
        assert [step.exercise for step in steps[-5:]] == [step.exercise for step in steps[:5]]

    def test_strengthening_first_is_found(self):
        """The order of the conditioning program is a rule: strengthening ahead of every stretch breaks it."""
        alone = sk.load_catalog(FOLDER / AAOS.name, base=BASE.only(*TABLES))
        row, pendulum = (alone.exercises[name] for name in ("aaos-standing-row", "aaos-pendulum"))
        routine = sk.Routine(id="a", name="A", steps=tuple(sk.Step(exercise=one) for one in (row, pendulum, row)))

        assert [(found.check, found.exercises) for found in sk.audit(routine, alone)] == [
            ("aaos-stretch-first", ("aaos-pendulum", "aaos-standing-row"))
        ]

    def test_two_minutes_are_two_minutes(self):
        """The short protocol works for the published two minutes."""
        routine = CATALOGS[TRIAL.name].routines["two-minutes-a-day"]

        assert [block.duration_s for block in routine.timeline if block.kind is sk.BlockKind.WORK] == [120]

    def test_twelve_minutes_are_twelve_minutes(self):
        """The long protocol begins each of its six sets every other minute, and so fills the published twelve."""
        routine = CATALOGS[TRIAL.name].routines["twelve-minutes-a-day"]
        starts = [block.start_s for block in routine.timeline if block.kind is sk.BlockKind.WORK]
        last_rest = routine.steps[0].dose.rest_s

        assert [start - starts[0] for start in starts] == [0, 120, 240, 360, 480, 600]
        assert routine.duration_s - routine.steps[0].setup.setup_s + last_rest == 12 * 60

    def test_a_circuit_takes_its_published_time(self):
        """Rounds of 40 seconds of work and 20 of rest, a minute after each but the last, are said exactly and written."""
        moves = [BASE.exercises[name] for name in ("scapular-pull-down", "push-up-scapular-retraction")]
        work = sk.Timed(low_s=40, high_s=40)
        moves = [attrs.evolve(m, dose=work, sides=sk.Sides.TOGETHER, switch_s=0) for m in moves]
        quick = [attrs.evolve(m, setups=tuple(attrs.evolve(setup, setup_s=0) for setup in m.setups)) for m in moves]
        rests = (20, 60, 20, 60, 20, 0)
        steps = tuple(sk.Step(exercise=quick[n % 2], rest_s=rest) for n, rest in enumerate(rests))
        routine = sk.Routine(id="circuit", name="Circuit", steps=steps)

        assert routine.duration_s == 6 * 40 + 3 * 20 + 2 * 60
        assert routine.duration_s == sum(block.duration_s for block in routine.timeline)
        assert sk.loads(sk.dumps(routine), sk.Routine) == routine


class TestPlans:
    @EACH
    def test_a_session_is_planned(self, protocol):
        """A session for the goal of an example has moves of its own, is proved to be the best, and keeps every promise."""
        catalog = CATALOGS[protocol.name]
        wanted = sk.Request(minutes=protocol.minutes, goal=protocol.goal, equipment=protocol.equipment)
        plan = sk.plan(wanted, catalog)

        assert set(plan.ids) & set(own("exercises", protocol.name))
        assert plan.score.status is sk.Status.OPTIMAL
        assert [finding for finding in sk.audit(plan, catalog) if finding.severity is sk.Severity.ERROR] == []

    def test_what_equipment_would_bring_is_said(self):
        """Without bands and weights the plan says which cells are missing for want of them."""
        plan = sk.plan(sk.Request(minutes=30, goal=AAOS.goal), CATALOGS[AAOS.name])
        reasons = {(missing.phase, missing.region): missing.reason for missing in plan.missing}

        for muscle in ("biceps-brachii", "triceps-brachii", "subscapularis"):
            assert reasons[sk.Phase.STRENGTHEN, muscle] is sk.MissingReason.EQUIPMENT

    def test_without_a_band_the_trial_is_refused(self):
        """A protocol of which nothing can be done is refused, and each relaxation that is offered leads to a plan."""
        alone = sk.load_catalog(FOLDER / TRIAL.name, base=BASE.only(*TABLES))
        with pytest.raises(sk.NoPlanError) as caught:
            sk.plan(sk.Request(minutes=3, goal=TRIAL.goal, setting="desk"), alone)

        needed = {(fact.exercise, *fact.names) for fact in caught.value.facts}
        assert ("two-minute-lateral-raise", "resistance-band") in needed
        assert {relaxation.add for relaxation in caught.value.relaxations} == {("dumbbell",), ("resistance-band",)}
        for relaxation in caught.value.relaxations:
            assert sk.plan(relaxation.request, alone).ids

    def test_without_a_band_bundled_moves_stand_in(self):
        """On the bundled moves a session for the goal of the trial is planned without a band, from those moves alone."""
        plan = sk.plan(sk.Request(minutes=3, goal=TRIAL.goal, setting="desk"), CATALOGS[TRIAL.name])

        assert plan.ids
        assert not set(plan.ids) & set(own("exercises", TRIAL.name))

    @EACH
    def test_forms_of_a_bundled_move_share_its_family(self, protocol):
        """A move that goes by the name of a bundled one has the same family, so that one of the two counts fully."""
        words = {word.casefold(): move for move in BASE.exercises.values() for word in (move.name, *move.aliases)}
        pairs = [(move, words.get(move.name.casefold())) for move in own("exercises", protocol.name).values()]
        known = [(move, bundled) for move, bundled in pairs if bundled is not None]

        assert known
        assert [move.id for move, bundled in known if move.family != bundled.family] == []

    @pytest.mark.parametrize(
        ("changes", "kinds"),
        [
            ({"include": ["aaos-sleeper-stretch"], "avoid": ["side-lying"]}, {"avoid", "include"}),
            ({"include": ["aaos-standing-row"], "positions": ["seated"], "equipment": AAOS.equipment}, {"positions"}),
            ({"include": ["aaos-pendulum"], "equipment": ["stick"]}, {"equipment"}),
            ({"include": ["aaos-pendulum"], "minutes": 1, "equipment": ["table"]}, {"budget"}),
        ],
    )
    def test_a_conflict_is_told_with_its_reasons(self, changes, kinds):
        """A request that conflicts with a move of the program is refused, with the constraints that conflict."""
        with pytest.raises(sk.NoPlanError) as caught:
            sk.plan(sk.Request(**{"minutes": 20, "goal": AAOS.goal} | changes), CATALOGS[AAOS.name])

        conflict = {constraint.kind.value for constraint in caught.value.conflict}
        assert conflict == kinds | {"include"}
        for relaxation in caught.value.relaxations:
            assert sk.plan(relaxation.request, CATALOGS[AAOS.name]).ids

    def test_on_a_bed_nobody_goes_to_the_floor(self):
        """With a bed to lie on, the moves that are done lying are planned without the floor."""
        without = sk.Request(minutes=60, goal=AAOS.goal, equipment=AAOS.equipment, avoid=["floor"])
        plan = sk.plan(without, CATALOGS[AAOS.name])
        lying = [step for step in plan.routine.steps if step.setup.raised]

        assert lying
        assert not any(sk.Demand.FLOOR in step.demands for step in plan.routine.steps)

    def test_the_affected_side_alone(self):
        """A move for the affected shoulder is done on the side that the request names, and takes half as long."""
        wanted = sk.Request(minutes=20, goal=AAOS.goal, include=["aaos-sleeper-stretch"], affected_side="right")
        plan = sk.plan(wanted, CATALOGS[AAOS.name])
        step = next(step for step in plan.routine.steps if step.exercise.id == "aaos-sleeper-stretch")

        assert step.halves == (sk.BodyHalf.RIGHT,)


class TestCommandLine:
    @EACH
    def test_it_is_printed(self, protocol):
        """The command line shows a routine and each move of an example, and plans a session from it."""
        extend = ("--extend", str(FOLDER / protocol.name))
        for key in (*own("routines", protocol.name), *own("exercises", protocol.name)):
            assert "Sources" in run("show", key, *extend)[0]
        plan = ("plan", "--minutes", str(protocol.minutes), "--goal", protocol.goal)
        out, _ = run(*plan, "--with", ",".join(protocol.equipment), *extend)
        assert CATALOGS[protocol.name].goals[protocol.goal].name in out

    def test_it_is_refused_in_words(self):
        """The command line says what a refused session would need."""
        extend = ("--extend", str(FOLDER / TRIAL.name))
        only = ("--only", ",".join(TABLES))
        text = refused("plan", "--minutes", "3", "--goal", TRIAL.goal, "--setting", "desk", *only, *extend, status=3)

        assert "add a resistance band to your equipment" in text
