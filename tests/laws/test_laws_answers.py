"""Laws of reasons and answers: they add up, agree with an independent count, and what they promise can be planned."""

from __future__ import annotations

from collections import Counter
from typing import Any

import attrs
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from law_cases import MIDDLE, SMALL, Planned, instance_of, needs, planned, roomy
from oracle_brute import Case
from oracle_counts import Portion, worth
from rare_cases import chained, full_cells, starved
from shoulderkit.errors import RuleCycleError
from shoulderkit.model import Rule
from shoulderkit.plans import Diff, LeftOut, NoPlanError, Plan
from shoulderkit.vocabulary import RuleKind, RuleStrength

CASES = planned(SMALL) | planned(MIDDLE)
#: Some of what is added is worth nothing, since its cell is full.
ADDED = CASES | full_cells()
#: Some leave out what the request excludes.
LACKING = CASES | starved() | starved(("excluded",))
#: Few enough steps for all orders to be tried; in some of the plans only one place of a step is the best.
PLACED = planned(SMALL) | roomy() | chained()


@st.composite
def asked(draw: st.DrawFn, plans: st.SearchStrategy[Planned] = CASES) -> tuple[Planned, str]:
    """Draw a plan and the id of one of its steps."""
    one = draw(plans)
    return one, draw(st.sampled_from(one.plan.ids))


@st.composite
def lacking(draw: st.DrawFn, plans: st.SearchStrategy[Planned] = CASES) -> tuple[Planned, LeftOut]:
    """Draw a plan and one of the exercises that it leaves out; a plan that leaves out none is rejected."""
    one = draw(plans)
    assume(one.plan.left_out)
    return one, draw(st.sampled_from(one.plan.left_out))


def served_by(case: Case, name: str, portion: Portion) -> dict[str, int]:
    """Return the units that a portion of an exercise gives to each weighted region of its phase, wherever it counts fully."""
    return {region: units for (_, region), units in case.gains(name, portion).items()}


@given(ADDED)
def test_parts_add_up(one: Planned) -> None:
    """Law 19: What the steps add to the coverage, one after the other, adds up to it, and each says all cells it serves."""
    case, choice, so_far = one.case, one.choice, Counter(one.case.before)
    assert sum(part.worth for reason in one.plan.reasons for part in reason.parts) == one.plan.score.coverage
    for reason in one.plan.reasons:
        phase = case.catalog.exercises[reason.exercise].phase
        served = served_by(case, reason.exercise, choice[reason.exercise])
        # a form of a move that stands behind another one counts half
        counted = {region: units // 2 if reason.behind else units for region, units in served.items()}
        assert {part.region: part.units for part in reason.parts} == counted
        for part in reason.parts:
            cell = (phase, part.region)
            gained = worth(so_far[cell] + part.units) - worth(so_far[cell])
            # where a cell is full already, a part is worth nothing
            assert part.worth == case.weights[cell] * gained
            so_far[cell] += part.units
    assert so_far == {(c.phase, c.region): c.before + c.units for c in one.plan.score.cells if c.before + c.units}


@given(ADDED)
def test_losses_are_what_goes_with_a_step(one: Planned) -> None:
    """Law 19: A reason's loss and lost phases are the difference to the routine recounted without that step."""
    choice = one.choice
    for reason in one.plan.reasons:
        rest = {name: portion for name, portion in choice.items() if name != reason.exercise}
        assert reason.loss == one.plan.score.coverage - one.case.levels_of(rest)[1]
        assert set(reason.lost_phases) == one.case.phases_in(choice) - one.case.phases_in(rest)
        assert reason.required == (reason.exercise in one.request.include)
        assert reason.recent == (reason.exercise in one.case.recent)


@given(roomy() | CASES)
def test_one_of_each_family_counts_fully(one: Planned) -> None:
    """Law 19: Of the chosen forms of one move all but one stand behind that one, and it is the choice worth most."""
    exercises = one.case.catalog.exercises
    behind = {reason.exercise: reason.behind for reason in one.plan.reasons}
    for name, holder in behind.items():
        family = exercises[name].family
        others = {n for n in one.plan.ids if n != name and exercises[n].family == family and one.case.phases_in([n])}
        if holder is None:
            # it counts fully: all others of its family stand behind it, unless it serves nothing
            serving = family is not None and bool(one.case.phases_in([name]))
            assert not serving or {behind[other] for other in others} <= {name}
        else:
            assert family is not None
            assert holder in others
            assert behind[holder] is None


@given(CASES, st.data())
def test_requirements_are_stated_from_both_sides(one: Planned, data: st.DataObject) -> None:
    """Law 20: What a step requires, and what requires it, is what the rules say, without what was done today."""
    rule = Rule(
        id="needs",
        kinds=(RuleKind.REQUIRES,),
        sentence="One requires the other.",
        why="It was generated.",
        strength=RuleStrength.PACKAGE,
        exercises=((data.draw(st.sampled_from(one.plan.ids)),), (one.plan.ids[-1],)),
    )
    # what was done stays done: without it the request may no longer be satisfiable
    done = data.draw(st.lists(st.sampled_from(one.plan.ids), max_size=2))
    one = one.with_rule(rule, done_today=(*one.request.done_today, *done))
    for name in one.plan.ids:
        why, others = one.plan.why(name), [other for other in one.plan.ids if other != name]
        assert why.requires == tuple(other for other in others if needs(one.case, name, other))
        assert why.needed_by == tuple(other for other in others if needs(one.case, other, name))


@given(asked())
def test_why_says_what_a_step_serves(question: tuple[Planned, str]) -> None:
    """Law 20: The answer to "why" names each cell that a step serves, with what it would be worth there alone today."""
    one, name = question
    case, why = one.case, one.plan.why(name)
    phase = case.catalog.exercises[name].phase
    served = served_by(case, name, one.choice[name])
    before = {region: case.before.get((phase, region), 0) for region in served}
    assert {(p.region, p.units, p.worth) for p in why.parts} == {
        (region, count, case.weights[phase, region] * (worth(before[region] + count) - worth(before[region])))
        for region, count in served.items()
    }
    reason = one.plan.reasons[one.plan.ids.index(name)]
    assert (why.loss, why.required, why.proved) == (reason.loss, reason.required, True)


@given(asked(planned(SMALL)))
def test_why_says_what_the_best_plan_without_it_loses(question: tuple[Planned, str]) -> None:
    """Law 20: The answer to "why" says what the best plan without a step loses, as exhaustive search finds it."""
    one, name = question
    include = [other for other in one.request.include if other != name]
    request = attrs.evolve(one.request, include=include, exclude=(*one.request.exclude, name))
    case = attrs.evolve(one.case, request=request)
    change = one.plan.why(name).without
    if case.best_choice is None:
        assert change is None
    else:
        assert change is not None
        assert levels(change) == minus(case.levels_of(case.best_choice), one.plan.score.levels)
        assert name in change.removed


def levels(change: Diff) -> tuple[int, ...]:
    """Return the difference of two scores by level, larger being better."""
    return (change.presence, change.coverage, -change.recent, -change.duration_s)


def minus(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    """Return the differences, level by level."""
    return tuple(a - b for a, b in zip(one, other, strict=True))


@given(asked())
def test_bonds_are_what_the_rules_say(question: tuple[Planned, str]) -> None:
    """Law 20: A step's bonds name each rule that places it, with exactly the steps it wants before and after."""
    one, name = question
    case, exercises = one.case, one.case.catalog.exercises
    expected = {}
    for rule in case.rules:
        after = {other for other in one.plan.ids if case.rule_wants(rule, exercises[other], exercises[name])}
        before = {other for other in one.plan.ids if case.rule_wants(rule, exercises[name], exercises[other])}
        if after or before:
            expected[rule.id] = (after, before)
    here = one.plan.why_here(name)
    assert len(here.bonds) == len(expected)
    assert {bond.rule: (set(bond.after), set(bond.before)) for bond in here.bonds} == expected
    assert here.bonds == one.plan.reasons[one.plan.ids.index(name)].bonds


@given(asked(PLACED))
def test_places_and_savings_are_what_exhaustive_search_finds(question: tuple[Planned, str]) -> None:
    """Law 20: A step's earliest and latest place and what its place saves are what exhaustive search finds."""
    one, name = question
    here, place, score = one.plan.why_here(name), one.plan.ids.index(name), one.plan.score
    choice = one.choice
    sequences = list(one.case.sequences(frozenset(one.plan.ids)))
    places = [sequence.index(name) for sequence in sequences]
    assert (here.place, here.earliest, here.latest) == (place + 1, min(places) + 1, max(places) + 1)
    best = (score.floor_trips, score.position_changes, score.equipment_changes)
    elsewhere = [one.case.changes_of(s, choice) for s, other in zip(sequences, places, strict=True) if other != place]
    least = min(elsewhere, default=best)
    differs = next((level for level, (a, b) in enumerate(zip(least, best, strict=True)) if a != b), 3)
    saved = tuple(a - b if level <= differs else 0 for level, (a, b) in enumerate(zip(least, best, strict=True)))
    assert (here.saves_trips, here.saves_positions, here.saves_equipment) == saved
    assert here.tie == (bool(elsewhere) and least == best)
    assert here.proved


@given(lacking(LACKING))
def test_why_not_plans_with_it(question: tuple[Planned, LeftOut]) -> None:
    """Law 20: The answer to "why not" is the best plan that has the exercise: the one that asking for it gives."""
    one, left = question
    answer = one.plan.why_not(left.exercise)
    assert answer.left_out == left
    asked_for: dict[str, Any] = {
        "include": (*one.request.include, left.exercise),
        "exclude": [name for name in one.request.exclude if name != left.exercise],
    }
    with_it = attrs.evolve(one.request, **asked_for)
    try:
        expected = one.planner.plan(with_it)
    except NoPlanError as error:
        assert (answer.with_it, answer.change, answer.conflict) == (None, None, error.conflict)
    else:
        assert left.exercise in expected.ids
        assert (answer.with_it, answer.conflict) == (expected, ())
        assert answer.change == one.plan.diff(expected)
        # unless it was excluded, the request allowed it, so requiring it can only score lower
        assert left.exercise in one.request.exclude or expected.score.levels <= one.plan.score.levels


@given(lacking(planned(SMALL)))
def test_why_not_is_right_that_nothing_has_it(question: tuple[Planned, LeftOut]) -> None:
    """Law 20: Where "why not" knows no plan with an exercise there is none, and the constraints that it names conflict."""
    one, name = question[0], question[1].exercise
    answer = one.plan.why_not(name)
    exclude = [other for other in one.request.exclude if other != name]
    request = attrs.evolve(one.request, include=(*one.request.include, name), exclude=exclude)
    case = instance_of(one.case.catalog, request, one.case.off).case
    assert case.possible == (answer.with_it is not None)
    assert (answer.with_it is None) == bool(answer.conflict)
    if answer.with_it is None:
        assert set(answer.conflict) <= set(case.constraints)
        assert not case.restricted_to(answer.conflict).possible


CHANGES: list[dict[str, Any]] = [
    {},
    {"minutes": 3},
    {"seconds": 200},
    {"without_instructions": True, "shorten": True},
    {"positions": ["standing", "seated"]},
    {"variety": "strong", "first_side": "right"},
    {"equipment": [], "without_equipment": []},
    {"extra_positions": ["prone"]},
    {"allow": ["neck-pressure"], "avoid": []},
    {"max_steps": None},
]


@given(CASES, st.sampled_from(CHANGES))
def test_what_if_is_planning_anew(one: Planned, changes: dict[str, Any]) -> None:
    """Law 20: The answer to "what if" is the plan for the changed request, with the difference between the two."""
    given = dict(changes)
    if "minutes" in given or "seconds" in given:
        given = {"minutes": None, "seconds": None} | given
    try:
        expected = one.again(**given)
    except NoPlanError as error:
        try:
            one.plan.what_if(**changes)
        except NoPlanError as other:
            assert other == error
        else:
            raise AssertionError("a changed request was planned that is impossible")
    else:
        answer = one.plan.what_if(**changes)
        assert answer.plan == expected
        assert answer.change == one.plan.diff(expected)


def longest_in_order(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Return the length of the longest common subsequence."""
    rows = [[0] * (len(other) + 1)]
    for name in one:
        row = [0]
        for place, second in enumerate(other):
            row.append(rows[-1][place] + 1 if name == second else max(rows[-1][place + 1], row[-1]))
        rows.append(row)
    return rows[-1][-1]


@st.composite
def plan_pairs(draw: st.DrawFn) -> tuple[Plan, Plan]:
    """Draw a plan and another one for a changed request: less time, other steps, other ways, another order."""
    one = draw(CASES | roomy())
    steps, used = one.plan.routine.steps, {step.position for step in one.plan.routine.steps}
    after = {"fro": (one.plan.ids[-1],), "to": (one.plan.ids[0],)}
    changes: list[dict[str, Any]] = [
        {"minutes": None, "seconds": draw(st.integers(1, one.plan.routine.duration_s))},
        {"include": (), "exclude": (draw(st.sampled_from(steps)).exercise.id,)},
        {"positions": draw(st.lists(st.sampled_from(sorted(used)), min_size=1, unique=True)), "extra_positions": ()},
    ]
    try:
        if len(steps) > 1 and draw(st.booleans()):
            rule = Rule(
                id="reversed",
                kinds=(RuleKind.BEFORE,),
                sentence="One comes before the other.",
                why="It was generated.",
                strength=RuleStrength.PACKAGE,
                exercises=tuple(after.values()),
            )
            return one.plan, one.with_rule(rule).plan
        return one.plan, one.again(**draw(st.sampled_from(changes)))
    except (NoPlanError, RuleCycleError):
        reject()


@given(plan_pairs())
def test_differences_are_between_the_two(pair: tuple[Plan, Plan]) -> None:
    """Law 20: A difference names what only one plan has, the fewest moved steps, other doses and each level's change."""
    old, new = pair
    change = old.diff(new)
    assert change.added == tuple(name for name in new.ids if name not in old.ids)
    assert change.removed == tuple(name for name in old.ids if name not in new.ids)
    common = set(old.ids) & set(new.ids)
    assert set(change.moved) <= common
    assert len(common) - len(change.moved) == longest_in_order(old.ids, new.ids)
    still = [name for name in old.ids if name in common and name not in change.moved]
    assert still == [name for name in new.ids if name in still]
    doses = {step.exercise.id: step.dose for step in old.routine.steps}
    assert set(change.redosed) == {
        step.exercise.id for step in new.routine.steps if doses.get(step.exercise.id, step.dose) != step.dose
    }
    assert levels(change) == minus(new.score.levels, old.score.levels)


@given(plan_pairs())
def test_differences_reverse(pair: tuple[Plan, Plan]) -> None:
    """Law 20: The reversed difference has the opposite numbers; between a plan and itself there is none."""
    old, new = pair
    there, back = old.diff(new), new.diff(old)
    assert (there.added, there.removed) == (back.removed, back.added)
    assert set(there.redosed) == set(back.redosed)
    assert levels(there) == tuple(-level for level in levels(back))
    nothing = old.diff(old)
    assert (nothing.added, nothing.removed, nothing.moved, nothing.redosed) == ((), (), (), ())
    assert not any(levels(nothing))
