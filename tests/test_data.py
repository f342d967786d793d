"""The bundled dataset: one test for each file, and what must hold of all of them together."""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib.resources import files

import attrs
import jsonschema
import pytest

import shoulderkit as sk
from shoulderkit.reading import canonical_files

DATA = files("shoulderkit") / "data"
CATALOG = sk.bundled()
SHIPPED = canonical_files(CATALOG)
EXERCISES = pytest.mark.parametrize("exercise", CATALOG.exercises.values(), ids=lambda exercise: exercise.id)
ROUTINES = pytest.mark.parametrize("routine", CATALOG.routines.values(), ids=lambda routine: routine.id)

#: The numbers of a dose and of the times around it; those that count nothing (0) need no source.
NUMBERS = ("low", "high", "rep_s", "hold_s", "low_s", "high_s", "sets_low", "sets", "rest_s")


def numbers_of(exercise: sk.Exercise) -> list[str]:
    """Return the paths of the numbers that need a citation or an estimate."""
    inside = [f"dose.{name}" for name in NUMBERS if getattr(exercise.dose, name, 0)]
    own = [setup.dose for setup in exercise.setups if setup.dose is not None]
    inside += [f"setups.dose.{name}" for name in NUMBERS if any(getattr(dose, name, 0) for dose in own)]
    inside += ["setups.setup_s"] if any(setup.setup_s for setup in exercise.setups) else []
    return inside + (["switch_s"] if exercise.switch_s else [])


def covers(stated: str | None, path: str) -> bool:
    """Return whether a field's path is this path or a parent of it."""
    return stated is not None and (path == stated or path.startswith(f"{stated}."))


def sources_in(value: object) -> list[str]:
    """Return all ids of sources anywhere in a value."""
    if isinstance(value, tuple):
        return [name for item in value for name in sources_in(item)]
    if isinstance(value, sk.Citation):
        return [value.source]
    if attrs.has(type(value)):
        found = list(getattr(value, "sources", ()))
        return found + [name for item in attrs.astuple(value, recurse=False) for name in sources_in(item)]
    return []


@pytest.mark.parametrize("name", SHIPPED)
def test_file_is_canonical_and_valid(name: str) -> None:
    """Each file is canonical, and valid by the schema that it names."""
    text = (DATA / name).read_text(encoding="utf-8")
    assert text == SHIPPED[name]
    plain = json.loads(text)
    schema = DATA / plain["$schema"].removeprefix("../")
    jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(plain)


def test_nothing_else_is_shipped() -> None:
    """Every file of the folder is part of the catalog."""
    found = {item.name for item in DATA.iterdir() if item.name.endswith(".json")}
    found |= {f"{kind}/{item.name}" for kind in ("exercises", "routines") for item in (DATA / kind).iterdir()}
    assert found == set(SHIPPED)


def test_counts() -> None:
    """The dataset has moves of every phase, and as many routines, goals, settings and sources as its pages say."""
    phases = Counter(exercise.phase for exercise in CATALOG.exercises.values())
    assert phases == {sk.Phase.RELEASE: 13, sk.Phase.MOBILIZE: 33, sk.Phase.STRENGTHEN: 30, sk.Phase.INTEGRATE: 6}
    counts = [len(table) for table in (CATALOG.routines, CATALOG.goals, CATALOG.settings, CATALOG.sources)]
    assert counts == [18, 11, 4, 211]


@EXERCISES
def test_every_number_is_cited_or_estimated(exercise: sk.Exercise) -> None:
    """Each number of a move is either cited or marked as this package's estimate, never both."""
    cited = [c.field for c in exercise.citations if c.stance is sk.Stance.SUPPORTS]
    numbers = numbers_of(exercise)
    assert numbers
    for path in numbers:
        by_source = any(covers(field, path) for field in cited)
        by_us = any(covers(field, path) for field in exercise.estimates)
        assert by_source != by_us, path


@EXERCISES
def test_every_move_is_cited(exercise: sk.Exercise) -> None:
    """Each move has a source, and so has all that is instructed, advised or warned of; a target may be an estimate, marked."""
    assert exercise.citations
    warnings = [cue for cue in exercise.cues if cue.kind is sk.CueKind.STOP]
    for said in (*exercise.instructions, *exercise.advice, *warnings):
        assert said.sources, said
    for target in exercise.targets:
        assert bool(target.sources) != (f"targets.{target.region}" in exercise.estimates), target
    assert set(sources_in(exercise)) <= set(CATALOG.sources)


@EXERCISES
def test_cues_are_enough_for_a_timer(exercise: sk.Exercise) -> None:
    """A move with instructions has cues to set it up, to do it, for what is felt, for a mistake, and when to stop."""
    kinds = Counter(cue.kind for cue in exercise.cues)
    if not exercise.has_instructions:
        assert not kinds
        return
    assert kinds[sk.CueKind.ACTION] >= 2
    for kind in (sk.CueKind.SETUP, sk.CueKind.FEEL, sk.CueKind.MISTAKE, sk.CueKind.STOP):
        assert kinds[kind], kind
    assert any(cue.sources for cue in exercise.cues)


@EXERCISES
def test_short_cues_stand_alone(exercise: sk.Exercise) -> None:
    """The short form of a cue fits a notification, is not truncated, and is no other cue's."""
    shorts = [cue.short for cue in exercise.cues]
    assert len(set(shorts)) == len(shorts)
    for short in shorts:
        assert len(short) <= 60
        assert not short.endswith(("…", "...", ",", " and", " the", " a", " to"))


@EXERCISES
def test_what_is_said_in_a_session_names_no_other_move(exercise: sk.Exercise) -> None:
    """Instructions, cues and adjustments name no other move, since a session may not hold it."""
    said = " ".join(each.text.lower() for each in (*exercise.instructions, *exercise.cues, *exercise.adjustments))
    others = [other.name.lower() for other in CATALOG.exercises.values() if other is not exercise]
    assert not [name for name in others if re.search(rf"\b{re.escape(name)}\b", said)]


@EXERCISES
def test_summaries_describe(exercise: sk.Exercise) -> None:
    """A summary has no source, so it says what is done and promises nothing."""
    promises = r"\b(reliev|eas(e|es|ing)\b|free(s|ing)\b|loosen|heal|cure|prevent|improv|help|relax(es)?\b|correct)"
    assert not re.search(promises, exercise.summary.lower())


@EXERCISES
def test_sources_are_not_copied_to_every_text(exercise: sk.Exercise) -> None:
    """No move gives all its texts the same two or more sources: each fact is its own source's."""
    texts = [each.sources for each in (*exercise.instructions, *exercise.cues) if each.sources]
    assert len(set(texts)) > 1 or not texts or len(texts[0]) == 1


@EXERCISES
def test_studies_are_cited_with_what_they_tested(exercise: sk.Exercise) -> None:
    """What is cited of a trial, a review or a laboratory comes with a note, since the form tested is seldom this one."""
    studied = (sk.SourceKind.TRIAL, sk.SourceKind.SYSTEMATIC_REVIEW, sk.SourceKind.LABORATORY_STUDY)
    cited = [*exercise.citations, *(citation for claim in exercise.claims for citation in claim.citations)]
    assert not [each for each in cited if CATALOG.sources[each.source].kind in studied and not each.note]


@EXERCISES
def test_sides_are_data(exercise: sk.Exercise) -> None:
    """Every release is done on each side, and what is done on each side takes time to change."""
    if exercise.phase is sk.Phase.RELEASE:
        assert exercise.sides is sk.Sides.EACH
    assert (exercise.switch_s > 0) == (exercise.sides is not sk.Sides.TOGETHER)


@EXERCISES
def test_who_works_the_upper_trapezius_shows_the_dispute(exercise: sk.Exercise) -> None:
    """A strengthening move that works the upper trapezius shows the source that wants it quiet."""
    roles = {target.region: target.role for target in exercise.targets}
    if exercise.phase is sk.Phase.STRENGTHEN and roles.get("upper-trapezius", sk.Role.QUIET) is not sk.Role.QUIET:
        cited = [*exercise.citations, *(citation for claim in exercise.claims for citation in claim.citations)]
        against = {each.source for each in cited if each.stance is sk.Stance.CONTRADICTS}
        assert "mobility-mastery-shoulders" in against


@pytest.mark.parametrize("source", CATALOG.sources.values(), ids=lambda source: source.id)
def test_every_source_can_be_found(source: sk.Source) -> None:
    """Each source has an address or another identifier, and says how much of it was read."""
    assert source.url or source.identifier
    assert source.read is not None


@pytest.mark.parametrize("goal", CATALOG.goals.values(), ids=lambda goal: goal.id)
def test_every_goal_has_its_support_and_its_dispute(goal: sk.Goal) -> None:
    """Each goal has support and a dispute, or says that none was found; each weight says why; each study has a note."""
    studied = (sk.SourceKind.TRIAL, sk.SourceKind.SYSTEMATIC_REVIEW, sk.SourceKind.LABORATORY_STUDY)
    assert not [each for each in goal.citations if CATALOG.sources[each.source].kind in studied and not each.note]
    told = {citation.stance for citation in goal.citations} | {search.stance for search in goal.none_found}
    assert told == set(sk.Stance)
    assert all(weight.why for weight in goal.weights)


def test_biceps_release_invents_no_method() -> None:
    """The biceps release has its link and its place, says what its source leaves out, and no instructions."""
    biceps = CATALOG.exercises["biceps-release"]
    assert not biceps.has_instructions
    assert not biceps.cues
    assert [link for link in biceps.links if "release-your-biceps" in link]
    assert "setups.equipment" in biceps.unstated


def test_disagreements_are_kept() -> None:
    """Evidence and rules that sources disagree on keep both sides."""
    retraction = CATALOG.exercises["push-up-scapular-retraction"]
    against = [c.source for claim in retraction.claims for c in claim.citations if c.stance is sk.Stance.CONTRADICTS]
    assert "mccabe-2007" in against
    for rule in ("phases", "release-front-to-back", "lats-before-rhomboids"):
        assert CATALOG.rules[rule].disputes, rule


def test_every_source_is_used() -> None:
    """Every source is cited somewhere."""
    tables = (CATALOG.exercises, CATALOG.routines, CATALOG.goals, CATALOG.warnings, CATALOG.rules)
    assert {name for table in tables for value in table.values() for name in sources_in(value)} == set(CATALOG.sources)


def test_every_cell_of_a_goal_can_be_served() -> None:
    """For each weighted cell of each goal there is a move of that phase that works the region, or a part of it."""
    regions = CATALOG.regions

    def containing(name: str) -> set[str]:
        return {name}.union(*(containing(parent) for parent in regions[name].part_of))

    served = {
        (exercise.phase, region)
        for exercise in CATALOG.exercises.values()
        for target in exercise.targets
        if target.role is not sk.Role.QUIET and exercise.has_instructions
        for region in containing(target.region)
    }
    for goal in CATALOG.goals.values():
        assert {(weight.phase, weight.region) for weight in goal.weights} <= served, goal.id


@ROUTINES
def test_routines_pass_their_own_rules(routine: sk.Routine) -> None:
    """Authored routines break no rule; those whose source deviates from the default order say so and have advice."""
    findings = sk.audit(routine, CATALOG)
    assert not [finding for finding in findings if finding.severity is sk.Severity.ERROR]
    broken = {finding.check for finding in findings if finding.check in CATALOG.rules}
    assert bool(broken) == routine.follows_source


@pytest.mark.parametrize("goal", CATALOG.goals)
@pytest.mark.parametrize("setting", CATALOG.settings)
def test_every_goal_has_a_session_everywhere(goal: str, setting: str) -> None:
    """In every setting each goal has a ten-minute session, proved the best, that the auditor accepts."""
    plan = sk.plan(sk.Request(minutes=10, goal=goal, setting=setting))
    assert plan.score.status is plan.score.order_status is sk.Status.OPTIMAL
    assert sk.audit(plan, CATALOG) == ()


@ROUTINES
def test_routines_take_no_sets_that_are_only_estimated(routine: sk.Routine) -> None:
    """Where this package alone says that there may be more sets, a routine of a source has the fewest."""
    for step in routine.steps:
        dose, estimates = step.exercise.dose, set(step.exercise.estimates)
        if dose.sets_low is not None and estimates & {"dose", "dose.sets"}:
            assert step.dose.sets == dose.sets_low
