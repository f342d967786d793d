"""What the tests of refusals in words share: a request that cannot be met, and a small catalog of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from shoulderkit.catalog import Catalog
from shoulderkit.model import Equipment, Setting
from shoulderkit.plans import Change, Conflict, Constraint, Fact, NoPlanError, Relaxation, Repair, Request
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
    *others: Conflict,
    minimal: bool = True,
    complete: bool = True,
    repairs: tuple[Repair, ...] = (),
) -> NoPlanError:
    """Return a refusal with this conflict and these facts, further conflicts, relaxations and repairs."""
    conflicts = (Conflict(tuple(conflict), tuple(facts)), *others)
    return NoPlanError(request, conflicts, minimal, complete, relaxations, repairs)


ONE_FACT = refusal(
    [Constraint(C.EQUIPMENT), Constraint(C.INCLUDE, "roll")],
    [Fact(F.NEEDS_EQUIPMENT, "roll", ("ball", "ear-plug"))],
    request=attrs.evolve(REQUEST, include=("roll",)),
    repairs=(
        Repair(
            (Constraint(C.INCLUDE, "roll"),),
            (Change(Constraint(C.EQUIPMENT), ("ball",)), Change(Constraint(C.EQUIPMENT), ("ear-plug",))),
            REQUEST,
        ),
    ),
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
MANY = refusal(
    ONE_FACT.conflict,
    ONE_FACT.facts,
    (),
    attrs.evolve(REQUEST, include=("roll", "pull"), include_phases=("release",)),
    Conflict(
        (Constraint(C.INCLUDE, "pull"), Constraint(C.INCLUDE, "roll")), (Fact(F.ONE_OF, "pull", ("roll",), rule="x"),)
    ),
    Conflict((Constraint(C.BUDGET, value=300), Constraint(C.INCLUDE, "roll")), (Fact(F.LEAST_TIME, value=400),)),
    Conflict((Constraint(C.PHASES), Constraint(C.INCLUDE_PHASE, "release"))),
    minimal=False,
    complete=False,
    repairs=(
        Repair(
            (Constraint(C.INCLUDE, "roll"),),
            (
                Change(Constraint(C.POSITIONS), ("side-lying",)),
                Change(Constraint(C.EQUIPMENT), ("ball",)),
                Change(Constraint(C.BUDGET, value=300), more=100),
                Change(Constraint(C.INCLUDE, "pull")),
            ),
            REQUEST,
        ),
        Repair((Constraint(C.INCLUDE, "pull"),), (Change(Constraint(C.INCLUDE, "roll")),), REQUEST, smallest=False),
    ),
)
