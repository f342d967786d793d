"""What was done earlier in a day counts as a share of the full dose of the setup that it was done in."""

from __future__ import annotations

import pytest

import made
import shoulderkit as sk

FULL, SHORT = sk.Hold(low_s=30, high_s=30, sets=3), sk.Hold(low_s=10, high_s=10, sets=2)
PRESS = made.exercise(
    dose=FULL,
    family=None,
    setups=[made.setup(setup_s=5), *(made.setup(position=sk.Position.SEATED, setup_s=s, dose=SHORT) for s in (5, 9))],
)
CATALOG = made.catalog(exercises=[PRESS], rules=(), routines=(), settings=())
PLANNER = sk.Planner(CATALOG)


def plan(*done: sk.Done | sk.Step) -> sk.Plan:
    return PLANNER.plan(sk.Request(minutes=5, goal="stiff-chest", without_instructions=True, done_today=done))


@pytest.mark.parametrize(("setup_number", "before"), [(0, 13 * 720 // 60), (1, 720), (2, 720)])
def test_the_setup_decides_what_a_dose_is_a_share_of(setup_number: int, before: int) -> None:
    """Twenty seconds are all of a setup that has so much as its full dose, and 2/9 of ninety, which is 13 whole sixtieths."""
    made_plan = plan(sk.Done(PRESS.id, SHORT, setup_number))
    assert [cell.before for cell in made_plan.score.cells] == [before]
    assert not [finding for finding in sk.audit(made_plan, CATALOG) if finding.severity is sk.Severity.ERROR]


def test_a_step_brings_its_setup() -> None:
    """A step counts by its own setup; of setups with the same full dose the first one stands for all."""
    [done] = plan(sk.Step(exercise=PRESS, setup_number=2)).request.done_today
    assert done == sk.Done(PRESS.id, SHORT, 1)
    assert sk.Done.of(PRESS, FULL, 0) == sk.Done(PRESS.id, FULL)


def test_steps_come_in_routines_and_plans() -> None:
    """A routine, a plan and a tuple of steps stand for their steps, alone or among others; a list of ids is no item."""
    steps = (sk.Step(exercise=PRESS), sk.Step(exercise=PRESS, setup_number=2))
    routine = made.routine(*steps)
    wanted = plan(*steps).request.done_today
    assert len(wanted) == 2
    for done in ((routine,), (steps,), (iter(routine),), ([steps[0]], steps[1])):
        assert plan(*done).request.done_today == wanted
    first = plan()
    again = sk.Request(minutes=5, goal="stiff-chest", done_today=first)
    assert again.done_today == sk.Request(minutes=5, goal="stiff-chest", done_today=[first]).done_today
    assert [done.exercise for done in again.done_today] == list(first.ids)
    with pytest.raises(sk.RequestError) as caught:
        plan([PRESS.id], ())
    assert [fault.path for fault in caught.value.faults] == ["done_today[0]", "done_today[1]"]
