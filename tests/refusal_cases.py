"""What the tests of refusals in words share: a request that cannot be met, and a small catalog of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from shoulderkit.catalog import Catalog
from shoulderkit.model import Equipment, Setting
from shoulderkit.plans import Constraint, Fact, NoPlanError, Relaxation, Request
from shoulderkit.vocabulary import ConstraintKind as C
from shoulderkit.vocabulary import Demand, Position
from shoulderkit.vocabulary import FactKind as F

if TYPE_CHECKING:
    from collections.abc import Iterable

CATALOG = Catalog(
    equipment=[Equipment(id="ball", name="Ball"), Equipment(id="ear-plug", name="Ear plug")],
    settings=[Setting(id="den", name="In the den", positions=(Position.SEATED, Position.PRONE), avoid=(Demand.FLOOR,))],
)
REQUEST = Request(minutes=5, focus={"neck": 1})


def refusal(
    conflict: Iterable[Constraint],
    facts: Iterable[Fact] = (),
    relaxations: tuple[Relaxation, ...] = (),
    request: Request = REQUEST,
    *,
    minimal: bool = True,
) -> NoPlanError:
    """Return a refusal with this conflict, these facts and these relaxations."""
    return NoPlanError(request, tuple(conflict), minimal, tuple(facts), relaxations)


ONE_FACT = refusal(
    [Constraint(C.EQUIPMENT), Constraint(C.INCLUDE, "roll")],
    [Fact(F.NEEDS_EQUIPMENT, "roll", ("ball", "ear-plug"))],
)
MANY_FACTS = refusal(
    [Constraint(C.POSITIONS), Constraint(C.AVOID, "floor"), Constraint(C.AVOID, "prone"), Constraint(C.GOAL)],
    [
        Fact(F.NEEDS_POSITION, "roll", ("supine", "prone")),
        Fact(F.HAS_DEMAND, "pull", ("floor",)),
        Fact(F.REQUIRES, "a", ("roll",), rule="x"),
        Fact(F.REQUIRES, "b", ("roll",), rule="x"),
        Fact(F.TOGETHER, "c", ("d",)),
    ],
    request=attrs.evolve(REQUEST, positions=("standing",), avoid=("floor",)),
)
RELAXED = refusal(
    [Constraint(C.BUDGET, value=300), Constraint(C.INCLUDE, "roll")],
    [Fact(F.LEAST_TIME, "roll", value=400)],
    (
        Relaxation(Constraint(C.BUDGET, value=300), REQUEST, more=100),
        Relaxation(Constraint(C.INCLUDE, "roll"), REQUEST),
    ),
)
SAME_CASE = refusal([Constraint(C.WITHOUT_INSTRUCTIONS)], [Fact(F.NO_INSTRUCTIONS, name) for name in "abcde"])
NOT_MINIMAL = refusal([Constraint(C.INCLUDE, "a"), Constraint(C.INCLUDE, "b")], minimal=False)
