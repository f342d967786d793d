"""Plans made elsewhere and brought home light: whoever waits for one has its request, its exercises and its planner."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from copyreg import dispatch_table
from functools import partial
from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.model import Exercise
from shoulderkit.plans import Deferred, Plan, Refusal, Request

if TYPE_CHECKING:
    from shoulderkit.planner import Planner

#: Of a plan, what stays behind: the caller has it, or its planner supplies it.
_LEFT_BEHIND = ("request", "left_out", "planner")
_SENT = tuple(field.name for field in attrs.fields(Plan) if field.alias not in _LEFT_BEHIND)


@attrs.frozen
class Packing:
    """The work of a process: answers to a chunk of requests, packed.

    Attributes:
        answer: gives the plan for a request, or why there is none.
        collect: whether to go on after a request that cannot be met.
    """

    answer: Callable[[Request], Plan | Refusal]
    collect: bool

    def __call__(self, requests: list[Request], given_up: Callable[[], bool]) -> bytes:
        """Plan until all are planned, nobody waits any more, or there is an error that will be raised."""
        answers = []
        for request in requests:
            if given_up():
                break
            answers.append(self.answer(request))
            if not self.collect and not isinstance(answers[-1], Plan):
                break
        return pack(answers)


def pack(answers: Iterable[Plan | Refusal]) -> bytes:
    """Pickle answers, plans without what stays behind, exercises as their ids."""
    file = io.BytesIO()
    light = [tuple(getattr(a, name) for name in _SENT) if isinstance(a, Plan) else a for a in answers]
    _Packer(file, pickle.HIGHEST_PROTOCOL).dump(light)
    return file.getvalue()


def unpack(planner: Planner, requests: Iterable[Request], packed: bytes) -> Iterator[Plan | Refusal]:
    """The answers to these requests, as if *planner* had made them here."""
    light = _Unpacker(packed, planner.catalog.exercises).load()
    for request, made in zip(requests, light, strict=False):
        if isinstance(made, tuple):
            values = dict(zip(_SENT, made, strict=True))
            left_out = Deferred(partial(planner.left_out, request, values["routine"]))
            yield Plan(request=request, left_out=left_out, planner=planner, **values)
        else:
            yield made


def exercise(name: str) -> Exercise:
    """Stands in a pickle for the exercise of this id; called by nobody."""
    raise NotImplementedError(name)


class _Packer(pickle.Pickler):
    # a table by class costs nothing for other classes; `persistent_id` is called for every object there is
    dispatch_table = {**dispatch_table, Exercise: lambda value: (exercise, (value.id,))}  # noqa: RUF012


class _Unpacker(pickle.Unpickler):
    def __init__(self, packed: bytes, exercises: Mapping[str, Exercise]) -> None:
        super().__init__(io.BytesIO(packed))
        self._exercises = exercises

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name)
        return self._exercises.__getitem__ if found is exercise else found
