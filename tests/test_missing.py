"""What a plan is missing, and the one thing more that brings it."""

from __future__ import annotations

import made
import shoulderkit as sk
from shoulderkit.planner.answers.missing import missing

PLANNER = sk.Planner(sk.bundled())
REQUEST = sk.Request(minutes=5, goal="tense-neck", setting="desk")
BALL, ORANGE = made.equipment(substitutes=("orange",)), made.equipment(id="orange", name="Orange")


def test_a_remedy_has_a_plan() -> None:
    """What no choice was found for, since there is none or the effort ended, is no remedy; each change is tried once."""
    plan = PLANNER.plan(REQUEST)
    assert any(lack.remedy for lack in plan.missing)
    builder = PLANNER._builder
    asked: list[sk.Request] = []

    class Refusing:
        """A builder that finds no choice."""

        plan_of = builder.plan_of

        def choose(self, request: sk.Request) -> None:
            """Note what is asked for, and find nothing."""
            asked.append(request)

    assert not any(lack.remedy for lack in missing(builder.compiled, Refusing(), plan))
    assert asked
    assert len(set(asked)) == len(asked)


def remedies(*needs: tuple[str, ...]) -> set[str]:
    """Return what would bring what a plan is missing: moves that need these things."""
    moves = [
        made.exercise(
            id=f"with-{'-'.join(items)}",
            name=" ".join(items),
            phase=sk.Phase.MOBILIZE,
            dose=sk.Timed(low_s=20, high_s=20 + place),
            setups=[made.setup(equipment=items)],
            family=None,
        )
        for place, items in enumerate(needs)
    ]
    free = made.exercise(id="free", name="Free", setups=[made.setup()], family=None)
    goal = made.goal(weights=[sk.Weight(phase=move.phase, region="chest", weight=2) for move in (free, moves[0])])
    catalog = made.catalog(
        exercises=[free, *moves], equipment=[BALL, ORANGE], goals=[goal], rules=(), routines=(), settings=()
    )
    plan = sk.Planner(catalog).plan(sk.Request(minutes=5, goal=goal.id, without_instructions=True))
    assert plan.missing
    return {name for lack in plan.missing if lack.remedy is not None for name in lack.remedy.change.add}


def test_one_item_can_stand_in_for_all_that_is_lacking() -> None:
    """Where a move needs a ball and an orange, an orange alone brings it, since it serves as a ball."""
    assert remedies(("ball", "orange")) == {"orange"}


def test_what_is_named_comes_before_what_stands_in_for_it() -> None:
    """A move that needs a ball is brought by a ball, not by what could serve as one."""
    assert remedies(("ball",)) == {"ball"}


def test_an_item_that_brings_more_comes_first() -> None:
    """Of a ball, which brings one move, and an orange, which brings that and another, the orange is told."""
    assert remedies(("ball",), ("ball", "orange")) == {"orange"}
