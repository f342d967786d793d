"""Many plans, made one after the other here, or in processes of their own."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from shoulderkit.errors import Fault, InvalidValueError, RequestError, near
from shoulderkit.plans import EffortLimitError, Failure, NoPlanError, Plan, Refusal, Request

if TYPE_CHECKING:
    from shoulderkit.planner import Planner

#: What can be done about a request that cannot be met.
ON_ERROR = ("raise", "collect")


def plan_many(
    planner: Planner, requests: Iterable[Request], on_error: str, processes: int | None
) -> Generator[Any, None, None]:
    """See `Planner.plan_many`. The arguments are checked at once; the rest waits until the first plan is asked for."""
    faults = []
    if not isinstance(requests, Iterable):
        faults.append(Fault(f"a {type(requests).__name__} is no iterable of requests", "requests"))
    if on_error not in ON_ERROR:
        faults.append(Fault(f"{on_error!r} is not {' or '.join(ON_ERROR)}", "on_error", near=near(on_error, ON_ERROR)))
    if processes is not None:
        faults += _faults_of(processes)
    if faults:
        raise InvalidValueError("plan_many", tuple(faults))
    collect = on_error == "collect"
    return _here(planner, requests, collect) if processes is None else _elsewhere(planner, requests, collect, processes)


def _here(planner: Planner, requests: Iterable[Request], collect: bool) -> Generator[Plan | Failure, None, None]:
    for request in _checked(requests):
        yield _kept(request, answer_to(request, planner), collect)


def _elsewhere(
    planner: Planner, requests: Iterable[Request], collect: bool, processes: int
) -> Generator[Plan | Failure, None, None]:
    # slow to import, like what they need, and of no use to one process
    from shoulderkit.many.packing import Packing, unpack
    from shoulderkit.many.workers import spread

    for chunk, packed in spread(Packing(partial(answer_to, planner=planner), collect), _checked(requests), processes):
        # of what follows an error that is raised, nothing was made
        for request, answer in zip(chunk, unpack(planner, chunk, packed), strict=False):
            yield _kept(request, answer, collect)


def answer_to(request: Request, planner: Planner) -> Plan | Refusal:
    """The plan for a request, or why there is none."""
    try:
        return planner.plan(request)
    except (NoPlanError, EffortLimitError, RequestError) as error:
        return error


def _kept(request: Request, answer: Plan | Refusal, collect: bool) -> Plan | Failure:
    """What a caller gets in a request's place."""
    if isinstance(answer, Plan):
        return answer
    if not collect:
        raise answer
    # a traceback would keep alive all that the search had in hand
    return Failure(request, answer.with_traceback(None))


def _checked(requests: Iterable[Request]) -> Iterator[Request]:
    """The requests one by one; what is none is an error in its place."""
    for place, request in enumerate(requests):
        if not isinstance(request, Request):
            fault = Fault(f"a {type(request).__name__} is not a Request", f"requests[{place}]")
            raise RequestError("plan_many", (fault,))
        yield request


def _faults_of(processes: object) -> Iterator[Fault]:
    import multiprocessing

    if type(processes) is not int or processes < 1:
        yield Fault(f"{processes!r} is not a whole number of at least 1", "processes")
    elif multiprocessing.current_process().daemon:
        yield Fault("a daemonic process cannot have processes of its own", "processes")
