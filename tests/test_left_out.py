"""Which steps would have to go for an exercise that is left out for want of time."""

from __future__ import annotations

import pytest

import made
import shoulderkit as sk

DOES = (sk.Instruction(text="Do it."),)


def move(name: str, seconds: int) -> sk.Exercise:
    """Return an exercise for a region of its own that takes so many seconds."""
    return made.exercise(
        id=name,
        name=name.upper(),
        family=None,
        dose=sk.Timed(low_s=seconds, high_s=seconds),
        setups=(made.setup(setup_s=0),),
        targets=(sk.Target(region=name, role=sk.Role.PRIMARY),),
        instructions=DOES,
    )


@pytest.mark.parametrize(
    ("seconds", "names"),
    [(40, ("a",)), (41, ("a", "b")), (80, ("a", "b")), (81, ("a", "b", "c")), (120, ("a", "b", "c"))],
)
def test_as_many_steps_go_as_make_room(seconds: int, names: tuple[str, ...]) -> None:
    """The fewest steps are named whose time is enough, to the second: one, two or more."""
    moves = [*(move(name, 40) for name in "abc"), move("d", seconds)]
    regions = [made.region(id=each.id, name=each.name) for each in moves]
    catalog = made.catalog(regions=regions, exercises=moves, rules=(), routines=(), goals=())
    plan = sk.Planner(catalog).plan(sk.Request(focus=tuple("abcd"), seconds=120))
    assert plan.ids == ("a", "b", "c")
    [left] = plan.left_out
    assert left == sk.LeftOut(exercise="d", reason=sk.OutReason.NO_TIME, names=names, short_s=seconds)
