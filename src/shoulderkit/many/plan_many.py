"""Many plans, made one after the other here, or in processes of their own."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from functools import partial
from typing import Any, Literal, overload

from shoulderkit.catalog import Catalog
from shoulderkit.errors import Fault, InvalidValueError, RequestError, near
from shoulderkit.planner import Planner, planner_for
from shoulderkit.plans import EffortLimitError, Failure, NoPlanError, Plan, Refusal, Request

#: What can be done about a request that cannot be met.
ON_ERROR = ("raise", "collect")


@overload
def plan_many(
    requests: Iterable[Request],
    catalog: Catalog | Planner | None = None,
    *,
    on_error: Literal["raise"] = "raise",
    processes: int | None = None,
) -> Generator[Plan, None, None]: ...
@overload
def plan_many(
    requests: Iterable[Request],
    catalog: Catalog | Planner | None = None,
    *,
    on_error: Literal["collect"],
    processes: int | None = None,
) -> Generator[Plan | Failure, None, None]: ...
def plan_many(
    requests: Iterable[Request],
    catalog: Catalog | Planner | None = None,
    *,
    on_error: Literal["raise", "collect"] = "raise",
    processes: int | None = None,
) -> Generator[Any, None, None]:
    """Plan many sessions: lazily, in the order of the requests, in memory that does not grow with their number.

    The arguments are checked at once; the rest waits until the first plan is asked for.

    Args:
        requests: any iterable; it is read as plans are asked for, with processes some chunks ahead of them.
        catalog: what to plan from, compiled once, or a planner. Default: the bundled catalog.
        on_error: what becomes of a request that cannot be met: ``raise`` its error in its place and end there, or
            ``collect`` it as a `Failure` in its place and go on.
        processes: how many processes make the plans; None: this one does. They start with the first plan and end with the
            generator, also where it is closed early. The plans are the same.

    Returns:
        A generator of the plans; with ``collect``, of plans and failures.

    Raises:
        InvalidValueError: an argument is not what it should be; raised by the call itself.
        RequestError: something among the requests is no `Request`; or as `Planner.plan` does.
        NoPlanError: as `Planner.plan` does.
        EffortLimitError: as `Planner.plan` does.
        WorkerError: a process died; the plans before it were given.
    """
    faults = []
    if not isinstance(requests, Iterable):
        faults.append(Fault(f"a {type(requests).__name__} is no iterable of requests", "requests"))
    if not (catalog is None or isinstance(catalog, (Catalog, Planner))):
        faults.append(Fault(f"a {type(catalog).__name__} is neither a Catalog nor a Planner", "catalog"))
    if on_error not in ON_ERROR:
        faults.append(Fault(f"{on_error!r} is not {' or '.join(ON_ERROR)}", "on_error", near=near(on_error, ON_ERROR)))
    if processes is not None:
        faults += _faults_of(processes)
    if faults:
        raise InvalidValueError("plan_many", tuple(faults))
    planner, collect = planner_for(catalog), on_error == "collect"
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
