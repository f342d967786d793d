"""The types of the public interface, as type checkers must infer them. Checked, never run."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any, assert_type

import pyarrow as pa

import shoulderkit as sk
from shoulderkit import batch
from shoulderkit.importers.free_exercise_db import Defaults, Imported, Note, NoteKind, read_free_exercise_db

assert_type(sk.__version__, str)

catalog = sk.bundled()
assert_type(catalog, sk.Catalog)
assert_type(catalog.exercises, sk.Table[sk.Exercise])
assert_type(catalog.exercises["lat-release"], sk.Exercise)
assert_type(catalog.exercises.get("lat-release"), sk.Exercise | None)
assert_type(list(catalog.exercises), list[str])
assert_type(list(catalog.rules.values()), list[sk.Rule])
assert_type(catalog.goals["stiff-shoulders"].weights, tuple[sk.Weight, ...])
assert_type(catalog.merge(catalog), sk.Catalog)
assert_type(catalog.replace(exercises=catalog.exercises.values(), goals=catalog.goals), sk.Catalog)
assert_type(catalog.without(exercises=["lat-release"], cascade=True), sk.Catalog)
assert_type(catalog.only("regions", "sources"), sk.Catalog)
assert_type(sk.Catalog(exercises=[catalog.exercises["lat-release"]], base=catalog), sk.Catalog)
assert_type(sk.loads("{}", sk.Catalog, base=catalog), sk.Catalog)
assert_type(sk.loads("{}", sk.Plan, catalog=catalog), sk.Plan)
assert_type(sk.loads("{}", sk.ShoulderkitError), sk.ShoulderkitError)
assert_type(sk.dumps(catalog, defaults=True, compact=True), str)
assert_type(sk.json_schema(sk.Plan, catalog, dialect="openapi", defaults=True), dict[str, Any])
assert_type(sk.json_schema("Request", dialect="tool"), dict[str, Any])
assert_type(catalog.ancestors("lats"), tuple[str, ...])
found = catalog.find("row", region="back", phase=[sk.Phase.RELEASE, "mobilize"], avoid="floor", available=())
assert_type(found, sk.Rows[sk.Exercise])
assert_type(found[0], sk.Exercise)
assert_type(found[:2], sk.Rows[sk.Exercise])
assert_type(list(found), list[sk.Exercise])
assert_type(catalog.exercises.rows, sk.Rows[sk.Exercise])
assert_type(catalog.citations(), sk.Rows[sk.PlacedCitation])
assert_type(catalog.disagreements()[0].supports, tuple[sk.Citation, ...])
assert_type(catalog.disputed_citations()[0].kind, sk.SourceKind)
assert_type(catalog.cues()[0].cue, sk.Cue)
assert_type(found.to_records(), list[dict[str, Any]])
assert_type(sk.timeline(catalog.routines["desk-upper-back"], theme="grey", width=320), sk.Picture)
assert_type(sk.timeline(catalog.routines["desk-upper-back"]).about, str)
assert_type(sk.body_map(catalog.goals["tense-neck"], catalog, by="weight", theme="dark"), sk.Picture)
assert_type(sk.body_map({"chest": 2}), sk.Picture)
assert_type(catalog.goals.to_records(), list[dict[str, Any]])

exercise = catalog.exercises["lat-release"]
assert_type(exercise.dose, sk.Reps | sk.Hold | sk.Timed)
assert_type(exercise.dose.work_s, int)
assert_type(exercise.cues, tuple[sk.Cue, ...])
assert_type(exercise.cues[0].kind, sk.CueKind)
assert_type(exercise.setups, tuple[sk.Setup, ...])
assert_type(exercise.setups[0].equipment, tuple[str, ...])
assert_type(exercise.setups[0].dose, sk.Reps | sk.Hold | sk.Timed | None)
assert_type(exercise.dose_in(exercise.setups[0]), sk.Reps | sk.Hold | sk.Timed)
assert_type(exercise.phase, sk.Phase)
assert_type(exercise.demands, tuple[sk.Demand, ...])
assert_type(exercise.setups[0].demands_in(sk.Position.SUPINE), tuple[sk.Demand, ...])

request = sk.Request(minutes=10, goal="stiff-shoulders", equipment=("massage-ball", "chair"))
assert_type(request.minutes, int | None)
assert_type(request.equipment, tuple[str, ...])
assert_type(request.done_today, tuple[sk.Done, ...])
assert_type(request.budget_s, int)

plan = sk.plan(request)
assert_type(plan, sk.Plan)
assert_type(plan.routine.steps[0].exercise.name, str)
assert_type(plan.routine.duration_s, int)
assert_type(plan.routine.timeline, tuple[sk.Block, ...])
assert_type(plan.steps, tuple[sk.Step, ...])
assert_type(plan.duration_s, int)
assert_type(list(plan), list[sk.Step])
assert_type(list(plan.routine), list[sk.Step])
assert_type(plan.session, sk.Session)
assert_type(plan.routine.without_step(1).session, sk.Session)
assert_type(plan.session[0], sk.Interval)
assert_type(plan.session[1:], tuple[sk.Interval, ...])
assert_type(list(plan.session), list[sk.Interval])
assert_type(plan.session.at(0.5), sk.Interval | None)
assert_type(plan.session.from_(2), sk.Session)
assert_type(plan.session[0].cues, tuple[sk.TimedCue, ...])
assert_type(plan.session[0].side, sk.BodyHalf | None)
assert_type(plan.reasons, tuple[sk.Reason, ...])
assert_type(plan.left_out, tuple[sk.LeftOut, ...])
assert_type(plan.score, sk.Score)
assert_type(plan.score.cells, tuple[sk.CellScore, ...])
assert_type(plan.why("lat-release"), sk.Why)
assert_type(plan.why_here("lat-release"), sk.WhyHere)
assert_type(plan.why_not("lat-release"), sk.WhyNot)
assert_type(plan.what_if(minutes=12), sk.WhatIf)
changes: sk.RequestChanges = {"minutes": 12, "include": "lat-release", "focus": {"neck": 1}}
assert_type(plan.what_if(**changes), sk.WhatIf)
# a misspelled keyword and a wrong type are noticed
plan.what_if(minuts=12)  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
plan.what_if(minutes="12")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
assert_type(plan.diff(plan), sk.Diff)
assert_type(plan.missing, tuple[sk.Missing, ...])
assert_type(plan.time_left, sk.TimeLeft | None)

assert_type(sk.Planner(), sk.Planner)
sk.Request(minutes=2, goal="tense-neck", include="lat-release", avoid="floor", done_today=plan)
sk.Request(minutes=2, goal="tense-neck", done_today=[plan, plan.routine, plan.steps[0], "lat-release"])
planner = sk.Planner(catalog, rules=catalog.rules.values(), without=["phases"])
assert_type(planner.plan(request), sk.Plan)
assert_type(planner.adopt(plan), sk.Plan)
assert_type(planner.alternatives(request, 2), tuple[sk.Alternative, ...])
assert_type(planner.breaks(request, 3), sk.Day)
assert_type(planner.catalog, sk.Catalog)
assert_type(sk.plan_many([request], planner), Generator[sk.Plan, None, None])
assert_type(sk.plan_many([request], catalog, processes=2), Generator[sk.Plan, None, None])
for answer in sk.plan_many([request], on_error="collect"):
    if isinstance(answer, sk.Failure):
        assert_type(answer.error, sk.NoPlanError | sk.EffortLimitError | sk.RequestError)
    else:
        assert_type(answer, sk.Plan)

table = pa.table({"minutes": [5], "goal": ["tense-neck"]})
assert_type(batch.plan_batches(table.to_batches(), planner, form="flat"), Iterator[pa.RecordBatch])
assert_type(batch.plan_table(table), pa.Table)
assert_type(batch.NESTED_SCHEMA, pa.Schema)

assert_type(sk.explain(plan), str)
assert_type(sk.session_page(plan, pictures={"lat-release": "<svg/>"}), str)
assert_type(sk.print_sheet(plan.session, catalog), str)
assert_type(sk.audit(plan), tuple[sk.Finding, ...])
assert_type(
    sk.audit(catalog.routines["desk-upper-back"], catalog, done_today=("chest-release",)), tuple[sk.Finding, ...]
)

assert_type(sk.dumps(plan), str)
assert_type(sk.loads("{}", sk.Plan), sk.Plan)
assert_type(sk.loads(b"{}", sk.Catalog), sk.Catalog)
assert_type(sk.load_catalog("my_catalog", base=catalog), sk.Catalog)

imported = read_free_exercise_db("exercises.json", base=catalog, defaults=Defaults(setup_s=20))
assert_type(imported, Imported)
assert_type(imported.catalog, sk.Catalog)
assert_type(imported.of("fedb-plank"), tuple[Note, ...])
assert_type(imported.notes[0].kind, NoteKind)
assert_type(exercise.imported, tuple[str, ...])

try:
    sk.plan(request)
except sk.NoPlanError as error:
    assert_type(error.conflicts, tuple[sk.Conflict, ...])
    assert_type(error.conflict, tuple[sk.Constraint, ...])
    assert_type(error.repairs, tuple[sk.Repair, ...])
    assert_type(error.repairs[0].changes, tuple[sk.Change, ...])
    assert_type(error.relaxations[0].request, sk.Request)
except sk.FaultyError as error:
    assert_type(error.faults, tuple[sk.Fault, ...])
except sk.UnknownIdError as error:
    assert_type(error.near, tuple[str, ...])
except sk.WorkerError as error:
    assert_type(error.done, int)
except sk.RuleCycleError as error:
    assert_type(error.cycle, tuple[sk.RuleEdge, ...])
