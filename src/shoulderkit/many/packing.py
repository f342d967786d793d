"""Compact pickles of plans: the receiver already has the requests, the exercises and the planner."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from copyreg import dispatch_table
from typing import Any

import attrs

from shoulderkit.model import Exercise
from shoulderkit.planner import Planner, attached, named
from shoulderkit.plans import Plan, Refusal, Request

#: The fields of a plan that are not sent: the caller has them, or its planner supplies them.
_NOT_SENT = ("request", "left_out", "missing", "time_left", "planner")
_SENT = tuple(field.name for field in attrs.fields(Plan) if field.alias not in _NOT_SENT)


@attrs.frozen
class Packing:
    """The work of a process: it answers a chunk of requests and packs the answers.

    Attributes:
        answer: returns the plan for a request, or the error if there is none.
        collect: whether to continue after a request that cannot be met.
    """

    answer: Callable[[Request], Plan | Refusal]
    collect: bool

    def __call__(self, requests: list[Request], is_cancelled: Callable[[], bool]) -> bytes:
        """Return packed answers, up to a cancellation or the first error that will be raised."""
        answers: list[Plan | Refusal] = []
        for request in requests:
            if is_cancelled():
                break
            answers.append(self.answer(request))
            if not self.collect and not isinstance(answers[-1], Plan):
                break
        return pack(answers)


def pack(answers: Iterable[Plan | Refusal]) -> bytes:
    """Pickle answers: plans without the fields that are not sent, exercises as their ids."""
    file = io.BytesIO()
    compact = [tuple(getattr(a, name) for name in _SENT) if isinstance(a, Plan) else a for a in answers]
    _Packer(file, pickle.HIGHEST_PROTOCOL).dump(compact)
    return file.getvalue()


def unpack(planner: Planner, requests: Iterable[Request], packed: bytes) -> Iterator[Plan | Refusal]:
    """Yield the answers to requests as if *planner* had made them in this process.

    Args:
        planner: a planner like the one that made the answers.
        requests: the requests, in order; there may be fewer answers.
        packed: the result of `pack`.
    """
    compact: list[tuple[Any, ...] | Refusal] = _Unpacker(packed, planner.catalog.exercises).load()
    for request, answer in zip(requests, compact, strict=False):
        if isinstance(answer, tuple):
            values = dict(zip(_SENT, answer, strict=True))
            yield attached(Plan(request=request, left_out=(), **values), planner)
        else:
            yield named(answer, planner.catalog)


def exercise(name: str) -> Exercise:
    """Represent the exercise with this id in a pickle; never called.

    Raises:
        NotImplementedError: always; `unpack` replaces this function by a look-up.
    """
    raise NotImplementedError(name)


class _Packer(pickle.Pickler):
    # by class, at no cost for other classes, while `persistent_id` would be called for every object
    dispatch_table = {**dispatch_table, Exercise: lambda value: (exercise, (value.id,))}  # noqa: RUF012


class _Unpacker(pickle.Unpickler):
    def __init__(self, packed: bytes, exercises: Mapping[str, Exercise]) -> None:
        super().__init__(io.BytesIO(packed))
        self._exercises = exercises

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name)
        return self._exercises.__getitem__ if found is exercise else found
