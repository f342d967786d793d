"""Sentences: what they say, not how they say it to the letter."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoulderkit import testing
from shoulderkit.answers import Diff, WhatIf, Why, WhyHere, WhyNot
from shoulderkit.catalog import Catalog
from shoulderkit.errors import InvalidValueError, RuleCycleError, RuleEdge
from shoulderkit.explainer import explain, outline
from shoulderkit.explainer.words import WIDTH
from shoulderkit.model import (
    Adjustment,
    Citation,
    Claim,
    Cue,
    Equipment,
    Exercise,
    Finding,
    Goal,
    Hold,
    Instruction,
    Region,
    Reps,
    Routine,
    Rule,
    Setting,
    Source,
    Step,
    Target,
    Timed,
    Weight,
)
from shoulderkit.planner import Planner
from shoulderkit.plans import Bond, CellScore, LeftOut, Part, Plan, Reason, Score
from shoulderkit.refusals import Constraint, EffortLimitError
from shoulderkit.requests import Request
from shoulderkit.vocabulary import (
    BestTime,
    BodySide,
    ClaimKind,
    ConstraintKind,
    CueKind,
    Demand,
    OutReason,
    Phase,
    Position,
    RegionKind,
    Role,
    RuleKind,
    RuleStrength,
    Severity,
    Sides,
    SourceKind,
    Stance,
    Status,
    When,
)

ROLL = Exercise(
    id="roll",
    name="Lat roll",
    phase=Phase.RELEASE,
    summary="A roll under the arm.",
    targets=(Target(region="lats", role=Role.PRIMARY, sources=("book",)),),
    dose=Timed(low_s=45, high_s=90),
    sides=Sides.EACH,
    setup_s=20,
    switch_s=5,
    positions=(Position.SIDE_LYING,),
    equipment=(("roller",),),
    steps=(Instruction(text="Lie on one side.", sources=("book",)),),
)
PULL = Exercise(
    id="pull",
    name="Pull-down",
    phase=Phase.STRENGTHEN,
    summary="A pull from above.",
    targets=(
        Target(region="blade", role=Role.PRIMARY),
        Target(region="lats", role=Role.SECONDARY, sources=("book",)),
        Target(region="neck", role=Role.QUIET, sources=("book", "study")),
    ),
    dose=Reps(low=10, high=12, rep_s=4, sets=3, rest_s=30),
    sides=Sides.TOGETHER,
    setup_s=10,
    positions=(Position.STANDING, Position.SEATED),
    equipment=(("machine", "wall"), ()),
    demands=(Demand.OVERHEAD_ARM,),
    aliases=("pulldown",),
    steps=(Instruction(text="Take the bar.", sources=("book",)), Instruction(text="Pull.")),
    cues=(
        Cue(kind=CueKind.STOP, text="Stop at numbness.", short="Stop at numbness.", sources=("study",)),
        Cue(kind=CueKind.ACTION, text="Draw the blades down.", short="Blades down.", sources=("book",)),
        Cue(kind=CueKind.ACTION, text="Draw them back.", short="Blades back.", sources=("book",)),
    ),
    adjustments=(Adjustment(when=When.TOO_EASY, text="Slow down.", sources=("book",)),),
    claims=(
        Claim(
            text="It opens the chest.",
            kind=ClaimKind.BENEFIT,
            citations=(
                Citation(source="book"),
                Citation(source="study", stance=Stance.CONTRADICTS, note="Saw no change."),
            ),
        ),
        Claim(text="It steadies the blade.", kind=ClaimKind.MECHANISM, citations=(Citation(source="book"),)),
    ),
    best_times=(BestTime.BEFORE_WORKOUT,),
    triggers=("at the computer",),
    links=("https://example.org/pull",),
    citations=(
        Citation(source="book"),
        Citation(source="book", field="dose.low"),
        Citation(source="study", field="dose.low", stance=Stance.CONTRADICTS, note="Eight."),
    ),
    estimates=("dose.rep_s", "dose.rest_s", "setup_s", "targets.blade"),
    unstated=("sides",),
    notes=("The term was changed.",),
)
SWING = Exercise(
    id="swing",
    name="Arm swing",
    phase=Phase.RELEASE,
    summary="A swing.",
    targets=(Target(region="lats", role=Role.PRIMARY),),
    dose=Hold(hold_s=30),
    sides=Sides.TOGETHER,
    setup_s=0,
    positions=(Position.ANY,),
    estimates=("dose",),
    unstated=("equipment",),
)
BEFORE = Rule(
    id="roll-first",
    kinds=(RuleKind.BEFORE,),
    says="Roll before you pull",
    why="A free lat pulls better.",
    strength=RuleStrength.PRACTITIONER,
    exercises=(("roll",), ("pull",)),
    citations=(Citation(source="book"),),
    disputes=(
        Claim(
            text="Order hardly matters.",
            kind=ClaimKind.MECHANISM,
            citations=(Citation(source="study", stance=Stance.CONTRADICTS, note="One trial"),),
        ),
    ),
)
PHASES = Rule(
    id="phase-line",
    kinds=(RuleKind.PHASE_ORDER,),
    says="Release comes first.",
    why="It is the usual order.",
    strength=RuleStrength.GUIDELINE,
    phases=(Phase.RELEASE, Phase.STRENGTHEN),
)
GOAL = Goal(
    id="free-back",
    name="A free back",
    words="my back is stuck",
    weights=(Weight(Phase.RELEASE, "lats", 2), Weight(Phase.STRENGTHEN, "blade", 1)),
    citations=(Citation(source="book"),),
)


def region(name: str, title: str, **more: object) -> Region:
    """A muscle of the back."""
    return Region(id=name, name=title, kind=RegionKind.MUSCLE, body_side=BodySide.BACK, **more)


CATALOG = Catalog(
    regions=[
        region("lats", "Latissimus dorsi", aliases=("lat",), uberon="UBERON:0001112"),
        region("blade", "T-spine and blade"),
        region("neck", "Neck", part_of="blade"),
    ],
    equipment=[
        Equipment(id="roller", name="Foam roller", stand_ins=("machine",), note="A soft one."),
        Equipment(id="machine", name="Old machine"),
        Equipment(id="wall", name="Wall bars"),
    ],
    settings=[
        Setting(id="den", name="In the den", equipment=("wall",), positions=(Position.SEATED,), avoid=(Demand.FLOOR,)),
        Setting(id="field", name="In a field"),
    ],
    goals=[GOAL],
    sources=[
        Source(
            id="book",
            title="The Book",
            kind=SourceKind.PRACTITIONER_PAGE,
            publisher="A Press",
            authors=("A. Writer",),
            date="2020",
            url="https://example.org/book",
        ),
        Source(id="study", title="A study", kind=SourceKind.LABORATORY_STUDY, identifier="PMC1", note="Small."),
    ],
    rules=[BEFORE, PHASES],
    exercises=[ROLL, PULL, SWING],
)
REQUEST = Request(minutes=10, goal="free-back")
ROUTINE = Routine(
    id="roll-and-pull",
    name="roll and pull",
    steps=(
        Step(exercise=ROLL, dose=ROLL.dose, position=Position.SIDE_LYING, equipment=("roller",)),
        Step(
            exercise=PULL,
            dose=attrs.evolve(PULL.dose, sets=2),
            position=Position.STANDING,
            equipment=("machine", "wall"),
        ),
    ),
    follows_source=True,
    citations=(Citation(source="book"),),
    notes=("Slowly.",),
)
SCORE = Score(
    phases=(Phase.RELEASE, Phase.STRENGTHEN),
    presence=12,
    coverage=96,
    recent=1,
    duration_s=341,
    cells=(
        CellScore(phase=Phase.STRENGTHEN, region="blade", weight=1, units=4, worth=32),
        CellScore(phase=Phase.RELEASE, region="lats", weight=2, units=4, worth=64),
    ),
    position_changes=1,
    equipment_changes=0,
    bound=96,
    status=Status.OPTIMAL,
    order_status=Status.OPTIMAL,
)
REASONS = (
    Reason(
        exercise="roll",
        parts=(Part(region="lats", units=4, worth=64),),
        loss=64,
        lost_phases=(Phase.RELEASE,),
        bonds=(Bond(rule="roll-first", before=("pull",)), Bond(rule="phase-line", before=("pull",))),
    ),
    Reason(exercise="pull", asked=True, needed_by=("roll",), bonds=(Bond(rule="roll-first", after=("roll",)),)),
)
ADVICE = Finding(
    severity=Severity.ADVICE,
    rule="roll-first",
    says="The roll comes late",
    why="A free lat pulls better.",
    citations=(Citation(source="book"), Citation(source="study"), Citation(source="book")),
)
ERROR = Finding(severity=Severity.ERROR, rule="budget", says="It takes too long.")
PLAN = Plan(
    request=REQUEST,
    routine=ROUTINE,
    score=SCORE,
    reasons=REASONS,
    left_out=(LeftOut(exercise="swing", reason=OutReason.NOT_DESCRIBED),),
    findings=(ADVICE,),
)
SAME = Diff(added=(), removed=(), moved=(), redosed=(), presence=0, coverage=0, recent=0, duration_s=0, proved=True)
LESS = Diff(
    added=("swing",), removed=("roll",), moved=("pull",), redosed=("pull",),
    presence=-4, coverage=-5, recent=-1, duration_s=-65, proved=True,
)  # fmt: skip
MORE = attrs.evolve(LESS, added=(), presence=4, coverage=1, recent=2, duration_s=65, proved=False)


def told(thing: object, catalog: Catalog | None = CATALOG) -> str:
    """The sentences on one line, checked for what no sentence may have."""
    text = explain(thing, catalog)
    for line in text.split("\n"):
        assert len(line) <= WIDTH
        assert line == line.rstrip()
    assert "None" not in text
    assert "<" not in text
    assert "()" not in text
    return " ".join(text.split())


class TestPlan:
    def test_header_tells_goal_time_and_steps(self):
        """A plan begins with what it serves, the time used, the time asked for and the number of steps."""
        first, second, *_ = explain(PLAN, CATALOG).split("\n")

        assert first == "A free back"
        assert ("5:41" in second, "10:00" in second, "2 steps" in second) == (True, True, True)

    def test_every_step_tells_start_name_dose_place_and_things(self):
        """A step says when, what, how much, how and with what; a thing in the plural has no article."""
        text = told(PLAN)

        assert "0:00 Lat roll release 3:25" in text
        assert "45-90 s each side, left then right. Side-lying (on one side), with a foam roller." in text
        assert "3:25 Pull-down strengthen 2:16" in text
        assert "2 sets of 10-12 reps, shortened from 3, 30 s rest between." in text
        assert "with an old machine and wall bars" in text
        assert "Care: Stop at numbness." in text

    def test_reasons_tell_service_loss_and_rules(self):
        """Under a step stand what it serves, what would be lost without it, and which rules fix its place."""
        text = told(PLAN)

        assert (
            "Serves: latissimus dorsi. Without it the plan loses 64 of 96 points and the whole release phase." in text
        )
        assert "You asked for it. Needed by Lat roll." in text
        assert "Before Pull-down (roll-first)" in text
        assert "After Lat roll (roll-first)" in text

    def test_rules_are_told_once_with_strength_and_dispute(self):
        """Each rule that binds is told once, with who stands behind it and that it is disputed."""
        text = told(PLAN)

        assert text.count("Roll before you pull.") == 1
        assert "(a practitioner's own order, disputed)" in text
        assert "Release comes first. (a professional guideline)" in text

    def test_left_out_score_findings_and_disclaimer_follow(self):
        """What was left out, the score, the proof, the cautions and the general warning come after the steps."""
        text = told(PLAN)

        order = [
            "No instructions here Arm swing",
            "Coverage 96 points",
            "proved the best",
            "The roll comes late",
            "Any pain: stop.",
        ]
        places = [text.index(part) for part in order]
        assert places == sorted(places)
        assert text.endswith("not medical advice. Any pain: stop.")

    def test_ids_stand_in_for_names_without_a_catalog(self):
        """Without a catalog, steps keep their names and all else is named by id."""
        text = told(PLAN, None)

        assert "Lat roll" in text
        assert "swing" in text
        assert "Serves: lats" in text
        assert "Rule roll-first." in text

    def test_names_come_from_the_planner_that_made_it(self):
        """A plan that still has its planner is told with the names of that planner's catalog."""
        plan = Planner(CATALOG).plan(REQUEST)

        assert explain(plan) == explain(plan, CATALOG)
        assert outline(plan) == outline(plan, CATALOG)

    def test_nothing_is_said_of_what_is_zero(self):
        """A step without parts, loss and bonds has no line of reasons; a plan that leaves nothing out has no such part."""
        bare = attrs.evolve(PLAN, reasons=tuple(Reason(exercise=r.exercise) for r in REASONS), left_out=(), findings=())
        text = told(bare)

        for word in ("Why", "Place", "Left out", "Rules behind", "Good to know"):
            assert word not in text

    def test_many_names_are_counted(self):
        """A rule that binds to more than three steps counts them."""
        reason = Reason(exercise="pull", bonds=(Bond(rule="x", after=("a", "b", "c", "d"), before=("e", "f", "g")),))

        assert "After 4 other steps, before e, f and g." in told(reason)

    @pytest.mark.parametrize(
        ("focus", "said"),
        [
            ({"lats": 1, "neck": 1}, "Focus on latissimus dorsi and neck"),
            ({"lats": 3, "neck": 1}, "Focus on latissimus dorsi (weight 3) and neck (weight 1)"),
            ({"blade": 1, "neck": 0}, "Focus on T-spine and blade without neck"),
        ],
    )
    def test_a_focus_is_told_with_weights_that_differ(self, focus, said):
        """A focus names its regions, weights only where they differ, and regions that are left out."""
        plan = attrs.evolve(PLAN, request=Request(minutes=10, focus=focus))

        assert explain(plan, CATALOG).split("\n")[0] == said

    def test_outline_leaves_reasons_away_but_not_cautions(self):
        """An outline has the steps, the proof, the findings and the warning, and no reasons."""
        text = " ".join(outline(PLAN, CATALOG).split())

        assert "45-90 s each side" in text
        assert "Proved the best choice, in the best order; 1 exercise left out." in text
        assert "The roll comes late" in text
        assert "Serves" not in text
        assert text.endswith("Any pain: stop.")
        assert "left out" not in outline(attrs.evolve(PLAN, left_out=()), CATALOG)

    def test_brief_outline_has_a_line_a_step(self):
        """A brief outline has one line for each step, and the warning."""
        lines = outline(PLAN, CATALOG, brief=True).split("\n")

        assert [line.split()[0] for line in lines if "Lat roll" in line or "Pull-down" in line] == ["0:00", "3:25"]
        assert len(lines) == 7
        assert lines[-1].endswith("Any pain: stop.")

    def test_a_name_too_long_for_its_line_is_wrapped(self):
        """A long name goes on below, and the length of the step stays in its column."""
        long = attrs.evolve(SWING, name="A very " + "long " * 15 + "name")
        step = Step(exercise=long, dose=long.dose, position=Position.SEATED)

        assert "name Hold 30 s. Seated." in told(step)
        assert explain(step).split("\n")[0].endswith("0:30")


class TestScore:
    def test_levels_and_cells(self):
        """A score tells each level and what each cell is worth, by phase."""
        text = told(SCORE)

        assert "Coverage 96 points release latissimus dorsi 64 strengthen T-spine and blade 32" in text
        assert "Done lately 1 step" in text
        assert "Time 5 min 41 s" in text
        assert "Changes 1 of position Proof" in text

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"status": Status.BOUNDED, "bound": 103}, "within 7 points of the best choice"),
            ({"status": Status.BOUNDED}, "not proved the best choice"),
            ({"order_status": Status.BOUNDED}, "proved the best choice, in an order not proved the best"),
        ],
    )
    def test_what_is_not_proved_is_said(self, changes, said):
        """A score says how far from the best it may be, and whether its order is proved."""
        assert said in told(attrs.evolve(SCORE, **changes))

    def test_zero_levels_are_not_told(self):
        """Nothing is said of changes and recent steps where there are none."""
        text = told(attrs.evolve(SCORE, position_changes=0, recent=0))

        assert "Changes" not in text
        assert "lately" not in text


class TestReason:
    def test_rules_come_with_their_sentences(self):
        """A reason alone has the sentences of its rules, and losses without a total."""
        text = told(REASONS[0])

        assert text.startswith("Lat roll Serves: latissimus dorsi.")
        assert "loses 64 points of coverage and the whole release phase" in text
        assert "Before Pull-down. Roll before you pull." in text

    def test_a_phase_alone_can_be_lost(self):
        """A loss of a phase is told where no coverage goes with it."""
        assert "loses the whole release phase." in told(Reason(exercise="roll", lost_phases=(Phase.RELEASE,)))


class TestLeftOut:
    @pytest.mark.parametrize(
        ("left", "said"),
        [
            (LeftOut(exercise="roll", reason=OutReason.EXCLUDED), "the request excludes it."),
            (LeftOut(exercise="roll", reason=OutReason.NOT_DESCRIBED), "no instructions"),
            (
                LeftOut(exercise="pull", reason=OutReason.EQUIPMENT, names=("machine", "wall")),
                "old machine and wall bars",
            ),
            (LeftOut(exercise="roll", reason=OutReason.POSITION, names=("prone", "supine")), "(prone or supine)"),
            (LeftOut(exercise="roll", reason=OutReason.DEMAND, names=("floor", "x")), "(the floor and x)"),
            (LeftOut(exercise="roll", reason=OutReason.NOTHING_ASKED), "serves nothing that was asked for"),
            (
                LeftOut(exercise="pull", reason=OutReason.NEEDS, names=("roll",), rule="roll-first"),
                "(Lat roll). Roll before",
            ),
            (LeftOut(exercise="pull", reason=OutReason.ONE_OF, names=("roll",), rule="x"), "(Lat roll). Rule x."),
            (LeftOut(exercise="roll", reason=OutReason.NO_TIME, short_s=100), "(1 min 40 s short)."),
            (
                LeftOut(exercise="roll", reason=OutReason.NO_TIME, names=("pull",), short_s=60),
                "(1 min short; only in place of Pull-down).",
            ),
            (LeftOut(exercise="roll", reason=OutReason.MOST_STEPS), "as many steps as it may have."),
            (LeftOut(exercise="roll", reason=OutReason.LESS_WORTH, names=("pull",)), "in place of Pull-down"),
        ],
    )
    def test_each_reason_has_its_sentence(self, left, said):
        """Each reason is told in a sentence with the exercise and what the reason is about."""
        text = told(left)

        assert text.startswith(CATALOG.exercises[left.exercise].name)
        assert said in text

    def test_every_reason_has_a_group(self):
        """A plan tells of each exercise that is left out, whatever the reason."""
        left = tuple(LeftOut(exercise=f"move-{reason}", reason=reason) for reason in OutReason)

        text = told(attrs.evolve(PLAN, left_out=left))

        for reason in OutReason:
            assert f"move-{reason}" in text


class TestExercise:
    def test_all_that_is_said_of_it_is_told(self):
        """An exercise is told with its facts, steps, cues by kind, claims for and against, estimates and sources."""
        text = told(PULL)

        for part in (
            "Pull-down (pull)",
            "also known as pulldown",
            "3 sets of 10-12 reps, 30 s rest between (in part an estimate)",
            "Time 3:34 in all",
            "Position standing or seated",
            "Equipment an old machine and wall bars; or nothing",
            "Asks for an arm overhead",
            "Works T-spine and blade [*]",
            "Also works latissimus dorsi [1]",
            "Leave relaxed neck [1][2]",
            "Best time before workout",
            "1. Take the bar. [1] 2. Pull. [*]",
            "Action Draw the blades down. [1] Draw them back. [1] Stop Stop at numbness. [2]",
            "Too easy Slow down. [1]",
            "Benefit It opens the chest. [1] Against: [2] (Saw no change)",
            "Mechanism It steadies the blade. [1]",
            "at the computer",
            "The term was changed.",
            "As a whole [1]",
            "Fewest repetitions [1]; otherwise: [2] (Eight)",
            "Estimates seconds a repetition, rest between sets, time to set up, target T-spine and blade",
            "Not stated sides",
            "[*] this package's own reading",
            "https://example.org/pull",
            "[1] The Book. A. Writer, A Press, 2020. Practitioner page. https://example.org/book",
            "[2] A study. Laboratory study. PMC1.",
            "Any pain: stop.",
        ):
            assert part in text

    def test_a_move_without_instructions_says_so(self):
        """An exercise that no source describes says so, and does not pass off silence as 'nothing needed'."""
        text = told(SWING)

        assert "No source here describes it" in text
        assert "hold 30 s (an estimate)" in text
        assert "Equipment not stated by a source" in text
        assert "any position" in text

    def test_what_was_worked_out_on_import_is_told(self):
        """A move that was imported says of each fact whether it was worked out, and lists all that was."""
        text = told(attrs.evolve(SWING, estimates=(), imported=("phase", "equipment", "positions", "dose.hold_s")))

        for part in (
            "Phase release (worked out on import)",
            "hold 30 s (in part worked out on import)",
            "Equipment nothing (worked out on import)",
            "any position (worked out on import)",
            "Worked out on import phase, equipment, positions, length of the hold",
        ):
            assert part in text

    def test_sources_are_ids_without_a_catalog(self):
        """Without a catalog the sources are told by their ids."""
        assert "[1] book" in told(ROLL, None)

    @pytest.mark.parametrize(
        ("dose", "said"),
        [
            (Reps(low=1, high=1, rep_s=5), "1 rep"),
            (Reps(low=8, high=8, rep_s=5), "8 reps"),
            (Hold(hold_s=120), "hold 2 min"),
            (Hold(hold_s=150, sets=3), "3 holds of 2 min 30 s"),
            (Timed(low_s=60, high_s=120), "1-2 min"),
            (Timed(low_s=60, high_s=60), "1 min"),
            (Timed(low_s=20, high_s=45, sets=2, rest_s=10), "2 sets of 20-45 s, 10 s rest between"),
        ],
    )
    def test_doses_are_told_in_words(self, dose, said):
        """Every kind of dose is told with its sets, its amount and its rests."""
        assert f"Dose {said} (an estimate)" in told(attrs.evolve(SWING, dose=dose))

    def test_one_set_left_of_several_says_sets(self):
        """A step with a single set left says how many sets it was shortened from."""
        step = Step(exercise=PULL, dose=attrs.evolve(PULL.dose, sets=1), position=Position.SEATED)

        assert "10-12 reps, shortened from 3 sets. Seated." in told(step)


class TestRoutine:
    def test_steps_notes_and_sources(self):
        """A routine is told with its name, length, steps, notes, sources and the warning."""
        text = told(ROUTINE)

        assert text.startswith("Roll and pull 5:41 minutes, 2 steps It keeps its source's order")
        assert "- Slowly." in text
        assert "- The Book." in text
        assert text.endswith("Any pain: stop.")

    def test_plain_routine_has_no_empty_parts(self):
        """A routine without notes, sources and an order of its own has no such parts."""
        text = told(attrs.evolve(ROUTINE, follows_source=False, notes=(), citations=()))

        for word in ("Notes", "Sources", "order"):
            assert word not in text


class TestFindings:
    def test_severity_sentence_reason_and_origin(self):
        """A finding is told with its severity, what is wrong, why, its rule and its sources, each once."""
        assert told(ADVICE) == ("advice The roll comes late. A free lat pulls better. (roll-first: A Press, A study)")
        assert told(ERROR) == "error It takes too long. (budget)"

    def test_findings_together_keep_their_order(self):
        """Several findings are a list in their order; none at all is good news."""
        assert told((ERROR, ADVICE)) == f"{told(ERROR)} {told(ADVICE)}"
        assert "every rule and promise is kept" in told(())
        assert "book" in told((ADVICE,), None)


class TestAnswers:
    def test_why(self):
        """Why tells the service, the loss, the ties to other steps, the best plan without it, and the proof."""
        why = Why(
            exercise="roll", parts=REASONS[0].parts, loss=64, without=LESS, asked=True,
            requires=("swing",), needed_by=("pull",), proved=True,
        )  # fmt: skip
        text = told(why)

        for part in (
            "Why Lat roll?",
            "latissimus dorsi (64 points)",
            "64 points would be lost",
            "You asked for it.",
            "It needs Arm swing.",
            "It is needed by Pull-down.",
            "Added: Arm swing. Left out: Lat roll. Moved: Pull-down. Other dose: Pull-down.",
            "4 points less for the phases present, 5 points less coverage, 1 step fewer done lately and 1:05 shorter.",
            "Proved.",
        ):
            assert part in text

    def test_why_without_a_plan_without_it(self):
        """Why says so where there is no plan without the step, and where nothing is proved."""
        why = Why(exercise="roll", parts=(), loss=0, without=None, asked=False, requires=(), needed_by=(), proved=False)

        assert told(why) == (
            "Why Lat roll? - There is no plan without it. Not proved: the search stopped at its effort limit."
        )

    def test_why_here(self):
        """Why here tells the rules, the places they allow, what the place saves, and a tie."""
        why = WhyHere(
            exercise="pull", place=2, earliest=2, latest=4, bonds=REASONS[1].bonds,
            saves_positions=1, saves_equipment=2, tie=True, proved=True,
        )  # fmt: skip

        text = told(why)

        assert "Why is Pull-down step 2?" in text
        assert "After Lat roll. Roll before you pull." in text
        assert "places 2 to 4" in text
        assert "saves 1 change of position and 2 changes of equipment" in text
        assert "A tie" in text
        fixed = told(attrs.evolve(why, latest=2, saves_positions=0, saves_equipment=0, tie=False, proved=False))
        assert "no other place" in fixed
        assert "saves" not in fixed
        assert "tie" not in fixed
        assert "Not proved" in fixed

    def test_why_not(self):
        """Why not tells the reason and the best plan with it, or the wishes that keep it out."""
        left = LeftOut(exercise="swing", reason=OutReason.NO_TIME, short_s=30)

        text = told(WhyNot(left_out=left, with_it=PLAN, change=MORE, proved=True))
        assert "Why not Arm swing?" in text
        assert "30 s short" in text
        assert "1 point more coverage, 2 steps more done lately and 1:05 longer." in text
        clash = (Constraint(ConstraintKind.BUDGET, value=300), Constraint(ConstraintKind.INCLUDE, "swing"))
        text = told(WhyNot(left_out=left, clash=clash, proved=True))
        assert "No plan can have it, because you have only 5 min and you ask for Arm swing." in text

    def test_diff_and_what_if(self):
        """A difference is told in full or as none; what-if tells it before the new plan."""
        assert told(SAME) == "Nothing changes. Both plans are proved the best."
        assert told(attrs.evolve(SAME, moved=("pull",))) == "Moved: Pull-down. Both plans are proved the best."
        text = told(WhatIf(plan=PLAN, change=MORE))
        assert text.index("1:05 longer") < text.index("Not proved") < text.index("A free back")


class TestReferences:
    @pytest.mark.parametrize(
        ("value", "parts"),
        [
            (GOAL, ("my back is stuck", "release latissimus dorsi 2", "strengthen T-spine and blade 1", "The Book")),
            (CATALOG.settings["den"], ("wall bars", "seated", "the floor")),
            (CATALOG.settings["field"], ("Equipment none", "Positions all", "Avoids nothing")),
            (CATALOG.equipment["roller"], ("Foam roller (roller)", "old machine", "A soft one.")),
            (CATALOG.regions["lats"], ("muscle, back of the body", "Also called lat", "UBERON:0001112")),
            (CATALOG.regions["neck"], ("Part of T-spine and blade",)),
            (
                BEFORE,
                (
                    "Roll before you pull",
                    "A free lat",
                    "Lat roll; Pull-down",
                    "Order hardly matters.",
                    "against it: A study",
                ),
            ),
            (PHASES, ("release, strengthen", "A professional guideline")),
            (
                attrs.evolve(PHASES, kinds=(RuleKind.REGION_ORDER,), regions=(("lats", "neck"),)),
                ("latissimus dorsi and neck",),
            ),
            (CATALOG.sources["book"], ("The Book (book)", "A. Writer", "2020", "https://example.org/book")),
            (CATALOG.sources["study"], ("laboratory study", "PMC1", "Small.")),
        ],
    )
    def test_whatever_a_catalog_holds_can_be_told(self, value, parts):
        """Goals, settings, equipment, regions, rules and sources are told with all they hold."""
        text = told(value)

        for part in parts:
            assert part in text


class TestOthers:
    def test_errors_tell_themselves(self):
        """An error of this package is explained by its own text."""
        cycle = RuleCycleError((RuleEdge("a", "b", "x"), RuleEdge("b", "a", "y")))
        limit = EffortLimitError(REQUEST, 5)

        assert (explain(cycle), explain(limit)) == (str(cycle), str(limit))

    @pytest.mark.parametrize("thing", ["text", 3, (ERROR, "text"), Sides.EACH])
    def test_what_has_no_words_is_refused(self, thing):
        """A value that there are no words for is an error that names its type and what there are words for."""
        with pytest.raises(InvalidValueError) as caught:
            explain(thing)

        assert type(thing).__name__ in str(caught.value)
        assert "Plan, Routine" in str(caught.value)

    @given(st.data())
    def test_any_plan_can_be_told(self, data):
        """Whatever is planned is told within the width of a terminal, with every step's name and no empty words."""
        catalog = data.draw(testing.catalogs(detail=True))
        plan = data.draw(testing.plans(catalog))

        for text in (explain(plan, catalog), outline(plan, catalog), explain(attrs.evolve(plan, asker=None))):
            assert all(len(line) <= WIDTH for line in text.split("\n"))
            for step in plan.routine.steps:
                assert step.exercise.name.split()[0] in text

    @given(st.data())
    def test_any_catalog_can_be_told(self, data):
        """Whatever a catalog holds is told, and every text of an exercise is in what is told of it."""
        catalog = data.draw(testing.catalogs(detail=True))

        for exercise in catalog.exercises.values():
            text = "".join(explain(exercise, catalog).split())
            for part in (*exercise.steps, *exercise.cues, *exercise.adjustments, *exercise.claims):
                assert "".join(part.text.split()) in text
        for routine in catalog.routines.values():
            assert explain(routine, catalog).endswith("Any pain: stop.")
