"""The auditor on what a plan says of itself: its score and its reasons."""

from __future__ import annotations

import attrs
import pytest

import made
from plan_cases import (
    CATALOG,
    HEAVE,
    LEAN,
    NEEDS,
    PLAN,
    PRESS,
    asked,
    checks,
    found,
    move,
    reasoned,
    scored,
    with_cells,
    with_steps,
)
from shoulderkit.auditor import audit
from shoulderkit.model import Target
from shoulderkit.plans import Bond, CellScore, Focus, Part, Reason
from shoulderkit.vocabulary import (
    Phase,
    Role,
    RuleKind,
    Severity,
    Status,
)


@pytest.mark.parametrize(
    ("plan", "check", "sentence"),
    [
        (scored(presence=8), "score", "The score gives the presence as 8, but it is 12."),
        (scored(coverage=130, bound=130), "score", "The score gives the coverage as 130, but it is 24480."),
        (scored(recent=0), "score", "The score gives the number of exercises done recently as 0, but it is 1."),
        (scored(duration_s=120), "score", "The score gives the time in seconds as 120, but it is 110."),
        (scored(floor_trips=1), "score", "The score gives the number of trips to the floor as 1, but it is 0."),
        (scored(position_changes=0), "score", "The score gives the number of changes of position as 0, but it is 1."),
        (scored(equipment_changes=2), "score", "The score gives the number of changes of equipment as 2, but it is 1."),
        (scored(phases=(Phase.RELEASE,)), "score", "The score does not name exactly the phases that are present."),
        (scored(bound=24481), "score", "The score's bound of 24481 contradicts its coverage and status."),
        (
            scored(bound=24479, status=Status.BOUNDED),
            "score",
            "The score's bound of 24479 contradicts its coverage and status.",
        ),
        (
            scored(cells=PLAN.score.cells[1:]),
            "cells",
            "The score's cells do not match the work that the steps give the regions.",
        ),
        (
            scored(cells=(*PLAN.score.cells, PLAN.score.cells[0])),
            "cells",
            "The score's cells do not match the work that the steps give the regions.",
        ),
        (
            attrs.evolve(PLAN, reasons=PLAN.reasons[::-1]),
            "reasons",
            "There is not exactly one reason for each step, in the order of the steps.",
        ),
        (
            attrs.evolve(PLAN, reasons=PLAN.reasons[:1]),
            "reasons",
            "There is not exactly one reason for each step, in the order of the steps.",
        ),
        (
            reasoned(0, parts=(Part(region="chest", units=720, worth=97),)),
            "parts",
            "The parts of the reason for Roll do not match what it adds to the steps before it.",
        ),
        (reasoned(0, loss=95), "reasons", "The plan would not lose 95 points without Roll."),
        (reasoned(1, lost_phases=()), "reasons", "The phases given as lost without Press are wrong."),
        (
            reasoned(1, required=False),
            "reasons",
            "The reason for Press is wrong about whether the request requires it.",
        ),
        (
            reasoned(0, needed_by=("roll",)),
            "reasons",
            "The reason for Roll is wrong about which steps need it.",
        ),
    ],
)
def test_an_untrue_account(plan, check, sentence):
    """Each false statement of a plan about itself is an error of its own check, in a plain sentence."""
    assert (check, sentence) in found(plan)


@pytest.mark.parametrize(
    ("phase", "presence"), [(Phase.STRENGTHEN, 8), (Phase.RELEASE, 4), (Phase.MOBILIZE, 2), (Phase.INTEGRATE, 1)]
)
def test_presence_of_each_phase(phase, presence):
    """Strengthen counts 8, release 4, mobilize 2, integrate 1."""
    plan = with_steps(made.step(move("only", phase, "back")))
    plan = attrs.evolve(plan, request=attrs.evolve(plan.request, goal=None, focus=("back",)))

    def judged(said):
        findings = found(attrs.evolve(plan, score=attrs.evolve(plan.score, presence=said)))
        return [sentence for _, sentence in findings if "presence" in sentence]

    assert judged(presence) == []
    assert judged(15) == [f"The score gives the presence as 15, but it is {presence}."]


@pytest.mark.parametrize(("sets", "units"), [(1, 120), (2, 240), (3, 360)])
def test_units_fall_with_the_sets(sets, units):
    """A secondary target gets 2 units at full dose, in 180 parts each, and its share of them at fewer sets."""
    full = attrs.evolve(PRESS.dose, sets=3)
    step = made.step(move("side", Phase.RELEASE, "back", "chest", dose=full), dose=attrs.evolve(full, sets=sets))
    cell = CellScore(phase=Phase.RELEASE, region="chest", weight=3, units=units, worth=24 * units)
    assert "cells" not in checks(with_cells(with_steps(step), cell))
    assert "cells" in checks(with_cells(with_steps(step), attrs.evolve(cell, units=units + 1)))


def test_what_was_done_today_was_done_recently():
    """An exercise that was done earlier that day counts among those done recently."""
    sentence = "The score gives the number of exercises done recently as 1, but it is 2."
    assert ("score", sentence) in found(asked(done_today=("press",)))
    assert ("score", sentence) in found(asked(done_recently=("roll", "press")))


@pytest.mark.parametrize(("variety", "units"), [("ties", 720), ("some", 480), ("strong", 240)])
def test_what_was_done_recently_counts_for_less(variety, units):
    """An exercise that was done recently gives its full units, two thirds or a third of them, as the request wants it."""
    chest = CellScore(phase=Phase.RELEASE, region="chest", weight=3, units=units, worth=24 * units)
    plan = with_cells(asked(variety=variety), chest, *PLAN.score.cells[1:])
    assert "cells" not in checks(plan)
    assert "cells" in checks(with_cells(plan, attrs.evolve(chest, units=units - 1), *PLAN.score.cells[1:]))


@pytest.mark.parametrize("history", [{"done_today": ("gone",)}, {"done_recently": ("roll", "crawl", "gone")}])
def test_a_history_of_another_catalog_is_passed_over(history):
    """What was done before and is not in the catalog is advice, and counts for nothing."""
    (caution,) = [f for f in audit(asked(**history), CATALOG) if f.check == "history"]
    assert (caution.severity, caution.exercises) == (Severity.ADVICE, ("gone",))
    assert caution.sentence == "The catalog does not have what was done before: gone."


def test_what_was_done_today_is_there_already():
    """The units of what was done earlier that day come first, and only what is gained on top of them counts."""
    plan = with_cells(
        asked(done_today=("press",)),
        PLAN.score.cells[0],
        CellScore(phase=Phase.STRENGTHEN, region="back", weight=2, before=720, units=360, worth=2 * 3 * 360),
        CellScore(phase=Phase.STRENGTHEN, region="chest", weight=1, before=360, units=180, worth=8 * 180),
    )
    assert "cells" not in checks(plan)
    assert "cells" in checks(attrs.evolve(PLAN, request=plan.request))


def test_the_order_of_a_plan_s_account_is_free():
    """Any order of phases, cells and parts is accepted, since it carries no meaning."""
    turned = reasoned(1, parts=PLAN.reasons[1].parts[::-1])
    score = attrs.evolve(PLAN.score, phases=PLAN.score.phases[::-1], cells=PLAN.score.cells[::-1])
    assert found(attrs.evolve(turned, score=score)) == []


BOND = Bond(rule="phases", before=("press",))


@pytest.mark.parametrize(
    ("bonds", "true"),
    [
        ((BOND,), True),
        ((), False),
        ((BOND, BOND), False),
        ((BOND, Bond(rule="needs", before=("press",))), False),
        ((Bond(rule="phases"),), False),
        ((Bond(rule="phases", after=("press",)),), False),
        ((Bond(rule="phases", before=("lean",)),), False),
        ((Bond(rule="phases", before=("press", "lean")),), False),
        ((Bond(rule="needs", before=("press",)),), False),
        ((Bond(rule="alphabet", before=("press",)),), False),
    ],
)
def test_bonds_are_what_rules_say(bonds, true):
    """A reason cites each rule that puts its step before or after others of the routine, once, with all of these."""
    sentence = [("bonds", "The reason for Roll does not cite exactly the rules that place it.")]
    assert found(reasoned(0, bonds=bonds)) == ([] if true else sentence)


def needed(rule, name, others=("lean",), **changes):
    """Return the check of a reason that names the steps which need its own, among a press and a lean."""
    steps = [PLAN.routine.steps[1], made.step(LEAN)]
    reasons = [Reason(exercise=step.exercise.id) for step in steps]
    place = [step.exercise.id for step in steps].index(name)
    reasons[place] = attrs.evolve(reasons[place], needed_by=others)
    catalog = attrs.evolve(CATALOG, rules=[rule])
    plan = with_steps(*steps, reasons=tuple(reasons), **changes)
    said = f"The reason for {name.capitalize()} is wrong about which steps need it."
    return said in {finding.sentence for finding in audit(plan, catalog)}


def test_a_step_is_needed_by_what_requires_it_or_goes_with_it():
    """A reason names exactly the steps that a rule requires its own for, or allows only together with it."""
    pair = made.rule(id="pair", kinds=(RuleKind.TOGETHER,), exercises=(("lean", "press"),))
    order = attrs.evolve(NEEDS, kinds=(RuleKind.BEFORE,))
    done = attrs.evolve(PLAN.request, done_today=("press",))

    assert not needed(NEEDS, "press")
    assert needed(NEEDS, "press", ())
    assert needed(NEEDS, "press", ("lean", "roll"))
    assert needed(NEEDS, "lean", ("press",))
    assert not needed(NEEDS, "lean", ())
    assert needed(NEEDS, "press", rules_off=("needs",))
    assert needed(NEEDS, "press", request=done)
    assert not needed(pair, "press")
    assert needed(pair, "press", ())
    assert not needed(pair, "lean", ("press",))
    assert needed(pair, "lean", ())
    assert not needed(pair, "lean", ("press",), request=done)
    assert needed(order, "press")


def test_a_rule_that_is_off_binds_nothing():
    """A reason that names a rule which was switched off is wrong."""
    assert checks(attrs.evolve(PLAN, rules_off=("phases",))) == {"bonds"}


def weighed(*focus, **changes):
    """Return the weighted cells of a request for these regions, as far as the plan serves them."""
    plan = asked(goal=None, focus=focus, **changes)
    return {
        cell for cell in ("release chest", "strengthen back", "strengthen chest") if _weighs(plan, *cell.split(" "))
    }


def _weighs(plan, phase, region):
    """Return whether a cell counts: whether a score that has it, with weight 5, is correct."""
    cells = [cell for cell in PLAN.score.cells if (cell.phase, cell.region) == (phase, region)]
    kept = [attrs.evolve(cell, weight=5, worth=cell.worth // cell.weight * 5) for cell in cells]
    return "cells" not in checks(with_cells(plan, *kept))


def test_a_focus_weighs_its_region_in_every_wanted_phase():
    """A focus counts in the requested phases, for its region and all parts without a weight of their own."""
    assert weighed(Focus("back", 5)) == {"strengthen back"}
    assert weighed(Focus("chest", 5), phases=(Phase.RELEASE,)) == {"release chest"}
    assert weighed(Focus("chest", 5), phases=(Phase.STRENGTHEN,)) == {"strengthen chest"}
    assert weighed(Focus("back", 5), Focus("chest", 0)) == {"strengthen back"}
    assert weighed(Focus("blades", 5)) == set()


def test_the_nearest_region_of_a_focus_decides():
    """A part counts in the cell of the nearest region that is named, itself or its parent, and with 0 not at all."""
    press = attrs.evolve(PRESS, targets=(Target(region="blades", role=Role.PRIMARY),))
    plan = with_steps(made.step(press))

    def cell(region, weight):
        return CellScore(phase=Phase.STRENGTHEN, region=region, weight=weight, units=720, worth=5760 * weight)

    def right(focus, *cells):
        request = attrs.evolve(plan.request, goal=None, focus=focus)
        return "cells" not in checks(with_cells(attrs.evolve(plan, request=request), *cells))

    assert right({"back": 5}, cell("back", 5))
    assert not right({"back": 5}, cell("blades", 5))
    assert right({"back": 5, "blades": 7}, cell("blades", 7))
    assert right({"back": 5, "blades": 0})
    assert not right({"back": 5, "blades": 0}, cell("back", 5))


def test_a_part_serves_the_region_of_a_goal():
    """A goal's region is served by what works a part of it, and in one cell the best of the targets counts."""
    press = move("pair", Phase.STRENGTHEN, "blades", "back")

    def right(units):
        cell = CellScore(phase=Phase.STRENGTHEN, region="back", weight=2, units=units, worth=16 * units)
        return "cells" not in checks(with_cells(with_steps(made.step(press)), cell))

    assert [units for units in (360, 720, 1080) if right(units)] == [720]


def test_a_goal_counts_only_in_the_phases_wanted():
    """Weights of phases that are not requested count nothing."""
    kept = scored(cells=PLAN.score.cells[:1])
    assert "cells" in checks(kept)
    assert "cells" not in checks(attrs.evolve(kept, request=attrs.evolve(kept.request, phases=(Phase.RELEASE,))))


@pytest.mark.parametrize(("times", "worth"), [(1, 32), (2, 44), (3, 48), (4, 48)])
def test_more_of_the_same_is_worth_less(times, worth):
    """The first four units of a cell are worth 8 each, the next four 3, the next four 1, and the rest nothing."""
    steps = [made.step(attrs.evolve(HEAVE, id=f"heave-{n}", setups=(made.STANDING,))) for n in range(times)]
    cell = CellScore(phase=Phase.STRENGTHEN, region="back", weight=2, units=720 * times, worth=2 * worth * 180)
    plan = with_steps(*steps, score=attrs.evolve(PLAN.score, coverage=cell.worth, bound=cell.worth))
    plan = with_cells(plan, cell)
    assert "cells" not in checks(plan)
    assert "coverage" not in str(found(plan))


def test_parts_of_zero_are_told():
    """A step that serves a cell and adds nothing to it says so with a part of worth 0."""
    steps = [made.step(attrs.evolve(HEAVE, id=f"heave-{n}", setups=(made.STANDING,))) for n in range(4)]
    parts = [Part(region="back", units=720, worth=worth * 180) for worth in (64, 24, 8)]
    ids = [step.exercise.id for step in steps]

    def judged(last):
        reasons = [Reason(exercise=name, parts=(part,)) for name, part in zip(ids, parts, strict=False)]
        return {*found(with_steps(*steps, reasons=(*reasons, Reason(exercise=ids[3], parts=last))))}

    assert not {rule for rule, _ in judged((Part(region="back", units=720, worth=0),))} & {"parts"}
    assert {rule for rule, _ in judged(())} >= {"parts"}
    assert {rule for rule, _ in judged((Part(region="back", units=720, worth=1),))} >= {"parts"}
