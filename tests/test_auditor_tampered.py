"""The auditor on correct routines and plans in which one thing was changed: it finds that, and what a reader refuses."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import made
from audit_cases import PRESS, overruled
from audit_cases import catalog as a_catalog
from shoulderkit import testing
from shoulderkit.auditor import audit
from shoulderkit.errors import DataError
from shoulderkit.model import HALVES, Dose, Hold, Reps, Routine, Step, Timed
from shoulderkit.vocabulary import BodyHalf, Position, Severity, Sides

ANOTHER_KIND = {
    Reps: [Hold(low_s=1, high_s=1), Timed(low_s=60, high_s=600)],
    Hold: [Reps(low=1, high=1, rep_s=1), Timed(low_s=5, high_s=7, sets=3)],
    Timed: [Hold(low_s=9, high_s=9), Reps(low=10, high=12, rep_s=3, sets=3)],
}


def found(subject, catalog) -> set[tuple[Severity, str]]:
    return {(finding.severity, finding.check) for finding in audit(subject, catalog)}


def errors(subject, catalog) -> set[str]:
    return {check for severity, check in found(subject, catalog) if severity is Severity.ERROR}


def a_routine(data):
    """Draw a catalog, a routine of it, and the place of one of its steps."""
    catalog = data.draw(testing.catalogs())
    routine = data.draw(testing.routines(catalog))
    return catalog, routine, data.draw(st.integers(0, len(routine.steps) - 1))


def tampered(routine: Routine, place: int, **changes) -> Routine:
    """Return the routine with fields of one step changed, all times right."""
    steps = [attrs.evolve(step, start_s=0) for step in routine.steps]
    steps[place] = attrs.evolve(steps[place], **changes)
    return attrs.evolve(routine, steps=tuple(steps))


def of_steps(checks: set[str]) -> set[str]:
    """Return the checks of steps among these; a drawn routine may break rules, too."""
    return checks & {"position", "equipment", "dose", "sides", "starts", "duration", "timeline", "catalog"}


def own(step: Step) -> Dose:
    return step.exercise.dose_in(step.exercise.setups[step.setup_number])


@given(st.data())
def test_a_drawn_routine_has_no_faulty_step(data):
    """What is tampered with below is right before: no step of a drawn routine has an error."""
    catalog, routine, _ = a_routine(data)

    assert of_steps(errors(routine, catalog)) == set()


@given(st.data())
def test_another_kind_of_dose_is_found(data):
    """A dose of another kind is an error, whatever its figures, and nothing else is found in it."""
    catalog, routine, place = a_routine(data)
    dose = data.draw(st.sampled_from(ANOTHER_KIND[type(routine.steps[place].dose)]))

    assert of_steps(errors(tampered(routine, place, dose=dose), catalog)) == {"dose"}


@given(st.data())
def test_a_dose_below_the_smallest_is_found(data):
    """Whatever has fewer sets than the fewest or less work in each than its low figures make is found, and only that."""
    catalog, routine, place = a_routine(data)
    full = own(routine.steps[place])
    sets = data.draw(st.integers(1, full.sets + 1))
    if isinstance(full, Reps):
        high, rep_s = data.draw(st.integers(1, full.high)), data.draw(st.integers(1, full.rep_s + 1))
        dose = attrs.evolve(full, low=1, high=high, rep_s=rep_s, sets_low=None, sets=sets)
    else:
        dose = attrs.evolve(full, low_s=1, high_s=data.draw(st.integers(1, full.high_s)), sets_low=None, sets=sets)
    alone = Routine(id="one", name="One", steps=(attrs.evolve(routine.steps[place], start_s=0, dose=dose),))
    below = dose.sets < full.smallest.sets or dose.work_s < full.smallest.work_s
    above = dose.sets > full.sets or dose.work_s > full.work_s
    judged = {check for severity, check in found(alone, catalog) if severity is Severity.ADVICE}

    assert ("smallest-dose" in judged, "dose" in judged) == (below, above)
    assert of_steps(errors(alone, catalog)) == set()


@given(st.data())
def test_another_setup_is_found(data):
    """A step that names another of the setups is an error where its position or equipment are not that one's."""
    catalog, routine, place = a_routine(data)
    step = routine.steps[place]
    assume(len(step.exercise.setups) > 1)
    number = data.draw(st.sampled_from([n for n in range(len(step.exercise.setups)) if n != step.setup_number]))
    setup = step.exercise.setups[number]
    wrong = tampered(routine, place, setup_number=number, dose=step.exercise.dose_in(setup))
    judged = of_steps(errors(wrong, catalog))

    assert ("position" in judged) == (setup.position not in (step.position, Position.ANY))
    assert judged <= {"position", "equipment"}
    # one thing can stand for several, as a substitute
    substituted = any(catalog.equipment[thing].substitutes for thing in setup.equipment)
    assert ("equipment" in judged) or substituted or len(setup.equipment) == len(step.equipment)
    if setup.equipment == step.exercise.setups[step.setup_number].equipment:
        assert "equipment" not in judged


@given(st.data())
def test_another_position_is_found(data):
    """A step in another position is an error unless its setup is for any."""
    catalog, routine, place = a_routine(data)
    step = routine.steps[place]
    position = data.draw(st.sampled_from([each for each in Position if each is not step.position]))
    free = step.setup.position is Position.ANY
    wrong = tampered(routine, place, position=position, setup_number=step.setup_number)

    assert of_steps(errors(wrong, catalog)) == (set() if free else {"position"})


@given(st.data())
def test_other_equipment_is_found(data):
    """A step with a thing more, or a thing less, than its setup is an error."""
    catalog, routine, place = a_routine(data)
    step = routine.steps[place]
    more = (*step.equipment, "a-thing-more")
    less = step.equipment[1:]
    # one thing can stand in for two
    needed = [{name, *catalog.equipment[name].substitutes} for name in step.setup.equipment]
    enough = all(not each.isdisjoint(less) for each in needed)
    given_things = data.draw(st.sampled_from([more] if enough else [more, less]))
    wrong = tampered(routine, place, equipment=given_things, setup_number=step.setup_number)

    assert of_steps(errors(wrong, catalog)) == {"equipment"}


@given(st.data())
def test_halves_that_its_sides_do_not_have_are_found(data):
    """Halves of the body that the sides of the exercise do not have are an error, even past the constructor."""
    catalog, routine, place = a_routine(data)
    step = routine.steps[place]
    left, right, both = BodyHalf
    every = [(both,), (left,), (right,), (left, right), (right, left), (left, left)]
    halves = data.draw(st.sampled_from([each for each in every if each not in HALVES[step.exercise.sides]]))
    wrong = tampered(routine, place)
    overruled(wrong.steps[place], halves=halves)

    assert "sides" in errors(wrong, catalog)


@pytest.mark.untraced
@given(st.data())
def test_the_order_of_the_sides_is_a_plan_s_promise(data):
    """Sides in another order than the request's are an error in a plan, and fine in a routine."""
    catalog = data.draw(testing.catalogs())
    plan = data.draw(testing.plans(catalog))
    turned = [n for n, step in enumerate(plan.routine.steps) if len(step.halves) > 1]
    assume(turned)
    place = data.draw(st.sampled_from(turned))
    routine = tampered(plan.routine, place, halves=plan.routine.steps[place].halves[::-1])

    assert of_steps(errors(routine, catalog)) == set()
    assert errors(attrs.evolve(plan, routine=routine), catalog) == {"first-side"}


@pytest.mark.untraced
@given(st.data())
def test_a_side_alone_is_found(data):
    """An exercise of one side is done on the affected side in a plan, on both where the request names none."""
    catalog = data.draw(testing.catalogs())
    plan = data.draw(testing.plans(catalog))
    alone = [n for n, step in enumerate(plan.routine.steps) if step.exercise.sides is Sides.ONE]
    assume(alone)
    place, affected = data.draw(st.sampled_from(alone)), plan.request.affected_side
    others = [halves for halves in HALVES[Sides.ONE] if halves != plan.routine.steps[place].halves]
    halves = data.draw(st.sampled_from(others))
    routine = tampered(plan.routine, place, halves=halves)

    check = "first-side" if affected is None and len(halves) > 1 else "affected-side"
    assert check in errors(attrs.evolve(plan, routine=routine), catalog)


@given(st.data())
def test_an_exercise_twice_is_found_in_a_plan(data):
    """A step that appears twice is an error in a plan, and fine in a routine."""
    catalog = data.draw(testing.catalogs(rules=False))
    plan = data.draw(testing.plans(catalog))
    steps = [attrs.evolve(step, start_s=0) for step in plan.routine.steps]
    routine = attrs.evolve(plan.routine, steps=(*steps, data.draw(st.sampled_from(steps))))

    assert errors(routine, catalog) == set()
    assert "once" in errors(attrs.evolve(plan, routine=routine), catalog)


@given(st.data())
def test_nothing_passes_that_a_reader_refuses(data):
    """A routine whose steps a catalog refuses is never without an error of the auditor, and the other way round."""
    catalog, routine, place = a_routine(data)
    step = routine.steps[place]
    doses = [step.dose, *ANOTHER_KIND[type(step.dose)]]
    changed = tampered(
        routine,
        place,
        position=data.draw(st.sampled_from([step.position, *Position])),
        equipment=data.draw(st.sampled_from([step.equipment, *((each,) for each in catalog.equipment), ()])),
        setup_number=data.draw(st.integers(0, len(step.exercise.setups) - 1)),
        dose=data.draw(st.sampled_from(doses)),
    )
    try:
        attrs.evolve(catalog, routines=[changed])
    except DataError:
        assert of_steps(errors(changed, catalog))
    else:
        assert not of_steps(errors(changed, catalog))


@pytest.mark.parametrize("dose", [Reps(low=1, high=1, rep_s=1), Hold(low_s=1, high_s=1)])
def test_one_repetition_of_a_second_does_not_pass(dose):
    """One repetition of one second in place of three sets of ten to twelve is never without a finding."""
    press = attrs.evolve(PRESS, dose=Reps(low=10, high=12, rep_s=3, sets=3, rest_s=30))
    assert audit(made.routine(made.step(press, dose=dose)), a_catalog(press, own=())) != ()
