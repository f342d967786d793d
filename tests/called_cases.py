"""Every public callable, with arguments that are fine."""

from __future__ import annotations

import inspect
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs
import cattrs
import pyarrow as pa

import made
import shoulderkit as sk
from shoulderkit import batch
from shoulderkit.importers import free_exercise_db
from text_cases import ONE_OF_EACH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DOORS = (sk, batch, free_exercise_db)


class Called(NamedTuple):
    """A public callable with arguments that are fine.

    Attributes:
        name: its name, after that of its class.
        call: takes the arguments.
        given: the arguments by name.
        by_position: the parameters that are given by position alone.
    """

    name: str
    call: Callable[..., Any]
    given: dict[str, Any]
    by_position: tuple[str, ...] = ()

    def __call__(self, **changed: Any) -> Any:
        """Call it with changed arguments; what it makes one after the other is made."""
        given = self.given | changed
        items = [given.pop(name) for name in self.by_position]
        result = self.call(*items, **given)
        return list(result) if inspect.isgenerator(result) else result


CATALOG = made.catalog()
PLANNER = sk.Planner(CATALOG)
REQUEST = sk.Request(minutes=10, focus={"chest": 1})
PLAN = PLANNER.plan(REQUEST)
TABLE = pa.Table.from_pylist([{"minutes": 10, "goal": "stiff-chest"}])
FAULT = sk.Fault("is odd", "x", near=("y",))
EDGE = sk.RuleEdge("press", "pull", "press-before-pull")
#: What is given for a parameter of this name, whatever its default.
GIVEN: dict[str, Any] = {
    "batches": TABLE.to_batches(),
    "catalog": CATALOG,
    "changes": {"minutes": 5},
    "converter": cattrs.Converter(),
    "day": PLANNER.breaks(REQUEST, 2),
    "done_today": ("press",),
    "dose": made.REPS,
    "exercise": PLAN.ids[0],
    "id": "press",
    "key": "press",
    "kind": sk.Request,
    "n": 1,
    "number": 1,
    "old": CATALOG,
    "other": PLAN,
    "path": "nowhere",
    "plan": PLAN,
    "position": sk.Position.STANDING,
    "prefix": "x",
    "region": "chest",
    "request": REQUEST,
    "requests": (REQUEST,),
    "routine": PLAN.routine,
    "second": 1,
    "setup": CATALOG.exercises["press"].setups[0],
    "setup_number": 0,
    "subject": PLAN,
    "table": TABLE,
    "tables": "regions",
    "text": '{"minutes": 10, "goal": "tense-neck"}',
    "thing": PLAN,
    "value": PLAN,
}
#: What differs from that.
OWN: dict[str, dict[str, Any]] = {
    "Fault.within": {"file": "a.json"},
    "Catalog.merge": {"other": CATALOG},
    "Planner.why_not": {"exercise": "pull"},
    "Catalog.find": {"text": None, "exercise": None},
    "Done.of": {"exercise": CATALOG.exercises["press"]},
    "Planner.what_if": {"changes": {}},
    "loads": {"catalog": None},
    "loads_free_exercise_db": {"text": "[]"},
    "read_free_exercise_db": {},
    "Table.get": {"key": "press"},
    "timeline": {"id": "x"},
    "day_chart": {"id": "x"},
}


ERRORS = (
    *(kind("x", (FAULT,)) for kind in sk.FaultyError.__subclasses__()),
    sk.FaultyError("x", (FAULT,)),
    sk.UnknownIdError("rule", "x", ("y",), known=("y",)),
    sk.InPlanError("press", 1),
    sk.RuleCycleError((EDGE, EDGE)),
    sk.DetachedPlanError("why"),
    sk.WorkerError(1),
    sk.MissingExtraError("x", "arrow"),
    sk.EffortLimitError(REQUEST, 1),
    sk.Failure(REQUEST, sk.EffortLimitError(REQUEST, 1)),
)
IMPORTED = free_exercise_db.loads_free_exercise_db("[]")
NOTE = free_exercise_db.Note(exercise="press", field="name", kind=next(iter(free_exercise_db.NoteKind)), text="x")


def instances() -> dict[type, Any]:
    """Return a value of each public class."""
    found: dict[type, Any] = {}
    todo = [PLANNER, *ERRORS, *GIVEN.values(), *made.one_of_each(), *ONE_OF_EACH.values(), FAULT, IMPORTED]
    todo += [sk.timeline(PLAN, CATALOG), NOTE, free_exercise_db.Defaults()]
    for value in todo:
        found.setdefault(type(value), value)
        if type(value) is tuple:
            todo += value
        elif attrs.has(type(value)):
            todo += [getattr(value, field.name) for field in attrs.fields(type(value)) if field.repr and field.eq]
    return found


INSTANCES = instances()


def parameters(call: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    """Return the parameters of a callable by name, without those that take whatever names there are."""
    every = inspect.signature(call).parameters.values()
    return {each.name: each for each in every if each.kind is not inspect.Parameter.VAR_KEYWORD}


def called(name: str, call: Callable[..., Any], own: dict[str, Any]) -> Called:
    """Return a callable with arguments that are fine: its own, those of their names, or its defaults."""
    given: dict[str, Any] = {}
    alone: list[str] = []
    for each in parameters(call).values():
        if each.kind in (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.VAR_POSITIONAL):
            alone.append(each.name)
        given[each.name] = own[each.name] if each.name in own else GIVEN.get(each.name, each.default)
    return Called(name, call, given, tuple(alone))


def made_of(value: Any) -> dict[str, Any]:
    """Return the arguments that a value was made of."""
    return {
        field.alias: getattr(value, field.name) for field in attrs.fields(type(value)) if field.init and field.alias
    }


def everything() -> Iterator[Called]:
    """Yield every public function, class, method and class method that takes arguments."""
    for name, value in ((name, getattr(door, name)) for door in DOORS for name in door.__all__):
        if not inspect.isclass(value):
            if inspect.isfunction(value):
                yield called(name, value, OWN.get(name, {}))
            continue
        if issubclass(value, Enum | dict | str) or value is sk.ShoulderkitError:
            continue
        held = INSTANCES[value]
        own = made_of(held) if attrs.has(value) else OWN.get(name, {})
        yield called(name, value, own)
        for inner in vars(value):
            if inner.startswith("_") or isinstance(inspect.getattr_static(value, inner), property):
                continue
            method = getattr(held, inner)
            if inspect.ismethod(method):
                yield called(f"{name}.{inner}", method, OWN.get(f"{name}.{inner}", {}))


CALLED = tuple(each for each in everything() if each.given)
