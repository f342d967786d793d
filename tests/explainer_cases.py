"""What the tests of sentences share: a small catalog, a plan from it, and a check of well-formed text."""

from __future__ import annotations

import attrs

from shoulderkit.catalog import Catalog
from shoulderkit.explainer import explain
from shoulderkit.explainer.layout import WIDTH
from shoulderkit.model import (
    Adjustment,
    Advice,
    Citation,
    Claim,
    Cue,
    Equipment,
    Exercise,
    Finding,
    Frequency,
    Goal,
    Hold,
    Instruction,
    NoneFound,
    Range,
    Region,
    Reps,
    Routine,
    Rule,
    SafetyWarning,
    Setting,
    Setup,
    Source,
    Step,
    Target,
    Timed,
    Weight,
)
from shoulderkit.plans import (
    Bond,
    CellScore,
    Diff,
    InForce,
    LeftOut,
    Missing,
    Part,
    Plan,
    Reason,
    Request,
    Score,
    TimeLeft,
)
from shoulderkit.plans.score import POINT
from shoulderkit.vocabulary import (
    AdviceKind,
    BestTime,
    BodySide,
    ClaimKind,
    CueKind,
    Demand,
    MissingReason,
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
    TimeLeftReason,
    WarningKind,
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
    switch_s=5,
    setups=(Setup(position=Position.SIDE_LYING, equipment=("roller",), setup_s=20),),
    instructions=(Instruction(text="Lie on one side.", sources=("book",)),),
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
    dose=Reps(low=10, high=12, rep_s=4, sets_low=2, sets=3, rest_s=30),
    sides=Sides.TOGETHER,
    setups=(
        Setup(position=Position.STANDING, equipment=("machine", "wall"), demands=(Demand.OVERHEAD_ARM,), setup_s=10),
        Setup(
            position=Position.KNEELING,
            demands=(Demand.OVERHEAD_ARM,),
            setup_s=5,
            dose=Reps(low=6, high=6, rep_s=4, hold_s=2, sets_low=1, sets=2, rest_s=30),
        ),
    ),
    load="a weight that allows 12",
    frequency=Frequency(times_a_day=Range(1, 1), days_a_week=Range(2, 3), weeks=Range(6, 6)),
    family="pull-downs",
    easier_forms=("swing",),
    aliases=("pulldown",),
    instructions=(Instruction(text="Take the bar.", sources=("book",)), Instruction(text="Pull.")),
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
            none_found=(NoneFound(stance=Stance.SUPPORTS, date="2026-02", note="Of trials"),),
        ),
        Claim(text="It steadies the blade.", kind=ClaimKind.MECHANISM, citations=(Citation(source="book"),)),
    ),
    best_times=(BestTime.BEFORE_WORKOUT,),
    triggers=("at the computer",),
    advice=(
        Advice(kind=AdviceKind.PREREQUISITE, text="Learn the swing first.", sources=("book",)),
        Advice(kind=AdviceKind.PROGRAM, text="Pull every other day.", sources=("study",)),
        Advice(kind=AdviceKind.PROGRAM, text="Rest on Sundays."),
    ),
    links=("https://example.org/pull",),
    citations=(
        Citation(source="book"),
        Citation(source="book", field="dose.low"),
        Citation(source="study", field="dose.low", stance=Stance.CONTRADICTS, note="Eight."),
    ),
    estimates=("dose.rep_s", "dose.rest_s", "setups.setup_s", "targets.blade"),
    unstated=("sides",),
    notes=("The term was changed.",),
)
SWING = Exercise(
    id="swing",
    name="Arm swing",
    phase=Phase.RELEASE,
    summary="A swing.",
    targets=(Target(region="lats", role=Role.PRIMARY),),
    dose=Hold(low_s=30, high_s=30),
    sides=Sides.TOGETHER,
    setups=(Setup(position=Position.ANY, setup_s=0),),
    family="pull-downs",
    estimates=("dose",),
    unstated=("setups.equipment",),
)
BEFORE = Rule(
    id="roll-first",
    kinds=(RuleKind.BEFORE,),
    sentence="Roll before you pull",
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
    sentence="Release comes first.",
    why="It is the usual order.",
    strength=RuleStrength.GUIDELINE,
    phases=(Phase.RELEASE, Phase.STRENGTHEN),
)
GOAL = Goal(
    id="free-back",
    name="A free back",
    in_their_words="my back is stuck",
    aliases=("back relief", "unstuck"),
    weights=(Weight(Phase.RELEASE, "lats", 2, "They pull", ("book",)), Weight(Phase.STRENGTHEN, "blade", 1)),
    citations=(Citation(source="book"),),
    none_found=(NoneFound(stance=Stance.CONTRADICTS, date="2026"),),
)

WARNING = SafetyWarning(id="pain", text="Stop at pain.", citations=(Citation(source="book"),))
SIGN = SafetyWarning(id="sign", text="Call for help.", kind=WarningKind.EMERGENCY)


def region(name: str, title: str, **more: object) -> Region:
    """Return a muscle of the back."""
    return Region(id=name, name=title, kind=RegionKind.MUSCLE, body_side=BodySide.BACK, **more)


CATALOG = Catalog(
    regions=[
        region("lats", "Latissimus dorsi", aliases=("lat",), uberon="UBERON:0001112"),
        region("blade", "T-spine and blade"),
        region("neck", "Neck", part_of=("blade",)),
    ],
    equipment=[
        Equipment(id="roller", name="Foam roller", substitutes=("machine",), note="A soft one."),
        Equipment(id="machine", name="Old machine"),
        Equipment(id="wall", name="Wall bars"),
    ],
    settings=[
        Setting(
            id="den",
            name="In the den",
            aliases=("study",),
            equipment=("wall",),
            positions=(Position.SEATED,),
            avoid=(Demand.FLOOR,),
        ),
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
    warnings=[WARNING, SIGN],
    rules=[BEFORE, PHASES],
    exercises=[ROLL, PULL, SWING],
)
REQUEST = Request(minutes=10, goal="free-back")
ROUTINE = Routine(
    id="roll-and-pull",
    name="roll and pull",
    steps=(
        Step(exercise=ROLL),
        Step(exercise=PULL, dose=attrs.evolve(PULL.dose, sets_low=None, sets=1)),
    ),
    follows_source=True,
    citations=(Citation(source="book"),),
    notes=("Slowly.",),
)
SCORE = Score(
    phases=(Phase.RELEASE, Phase.STRENGTHEN),
    presence=12,
    coverage=96 * POINT,
    recent=1,
    duration_s=263,
    cells=(
        CellScore(phase=Phase.STRENGTHEN, region="blade", weight=1, units=4 * POINT, worth=32 * POINT),
        CellScore(phase=Phase.RELEASE, region="lats", weight=2, units=4 * POINT, worth=64 * POINT),
    ),
    floor_trips=1,
    position_changes=1,
    equipment_changes=1,
    bound=96 * POINT,
    status=Status.OPTIMAL,
    order_status=Status.OPTIMAL,
)
REASONS = (
    Reason(
        exercise="roll",
        parts=(Part(region="lats", units=4 * POINT, worth=64 * POINT),),
        loss=64 * POINT,
        lost_phases=(Phase.RELEASE,),
        bonds=(Bond(rule="roll-first", before=("pull",)), Bond(rule="phase-line", before=("pull",))),
    ),
    Reason(exercise="pull", required=True, needed_by=("roll",), bonds=(Bond(rule="roll-first", after=("roll",)),)),
)
ADVICE = Finding(
    severity=Severity.ADVICE,
    check="roll-first",
    sentence="The roll comes late",
    why="A free lat pulls better.",
    citations=(Citation(source="book"), Citation(source="study"), Citation(source="book")),
)
ERROR = Finding(severity=Severity.ERROR, check="budget", sentence="It takes too long.")
PLAN = Plan(
    request=REQUEST,
    routine=ROUTINE,
    score=SCORE,
    reasons=REASONS,
    left_out=(LeftOut(exercise="swing", reason=OutReason.NO_INSTRUCTIONS),),
    missing=(
        Missing(phase=Phase.MOBILIZE, reason=MissingReason.NO_INSTRUCTIONS, exercises=("swing",)),
        Missing(phase=Phase.MOBILIZE, region="neck", reason=MissingReason.NO_INSTRUCTIONS, exercises=("swing",)),
        Missing(phase=Phase.RELEASE, region="blade", reason=MissingReason.NOTHING),
    ),
    time_left=TimeLeft(seconds=337, reason=TimeLeftReason.NOTHING_MORE),
    in_force=InForce(
        equipment=("roller", "wall"), positions=(Position.STANDING, Position.SIDE_LYING), avoid=(Demand.NECK_PRESSURE,)
    ),
    findings=(ADVICE,),
)
SAME = Diff(added=(), removed=(), moved=(), redosed=(), presence=0, coverage=0, recent=0, duration_s=0, proved=True)
LESS = Diff(
    added=("swing",), removed=("roll",), moved=("pull",), redosed=("pull",),
    presence=-4, coverage=-5 * POINT, recent=-1, duration_s=-65, proved=True,
)  # fmt: skip
MORE = attrs.evolve(LESS, added=(), presence=4, coverage=POINT, recent=2, duration_s=65, proved=False)


def fits(text: str, width: int) -> bool:
    """Check that a text is not empty, and that no line is longer than this, unless it is a single word."""
    lines = text.split("\n")
    return bool(text.strip()) and all(len(line) <= width or len(line.strip(" -").split()) == 1 for line in lines)


def well_formed(text: str, width: int = WIDTH) -> bool:
    """Check that a text is well-formed: no empty words, double spaces or raw values."""
    lines = text.split("\n")
    assert fits(text, width)
    assert lines == [line.rstrip() for line in lines]
    assert not any(part in text for part in ("None", "<", "()"))
    return True


def explained(thing: object, catalog: Catalog | None = CATALOG) -> str:
    """Return the sentences on one line, checked to be well-formed."""
    text = explain(thing, catalog)
    assert well_formed(text)
    return " ".join(text.split())
