"""Planning of many requests, one after the other or in parallel processes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sized
from contextlib import closing
from functools import partial
from typing import Any, Literal, overload

from shoulderkit.catalog import Catalog
from shoulderkit.errors import Fault, InvalidValueError, RequestError, shown
from shoulderkit.names import name_fault, plain
from shoulderkit.planner import Planner, planner_for
from shoulderkit.plans import EffortLimitError, Failure, NoPlanError, Plan, Refusal, Request

#: The ways of handling a request that cannot be met.
#: More worker processes than any machine runs at once.
_MOST_PROCESSES = 1000
ON_ERROR = ("raise", "collect")
#: Is told how many requests were answered, and how many there are, if that is known.
Progress = Callable[[int, int | None], object]


@overload
def plan_many(
    requests: Iterable[Request],
    catalog: Catalog | Planner | None = None,
    *,
    on_error: Literal["raise"] = "raise",
    processes: int | None = None,
    progress: Progress | None = None,
) -> Generator[Plan, None, None]: ...
@overload
def plan_many(
    requests: Iterable[Request],
    catalog: Catalog | Planner | None = None,
    *,
    on_error: Literal["collect"],
    processes: int | None = None,
    progress: Progress | None = None,
) -> Generator[Plan | Failure, None, None]: ...
def plan_many(
    requests: Iterable[Request],
    catalog: Catalog | Planner | None = None,
    *,
    on_error: Literal["raise", "collect"] = "raise",
    processes: int | None = None,
    progress: Progress | None = None,
) -> Generator[Any, None, None]:
    """Plan many sessions: lazily, in the order of the requests, in bounded memory.

    The arguments are checked immediately; planning starts when the first plan is asked for.

    Args:
        requests: any iterable; it is read as plans are asked for, with *processes* some chunks ahead.
        catalog: a catalog, which is compiled once, or a planner. Default: the bundled catalog.
        on_error: what to do about a request that cannot be met: ``raise`` its error when its turn comes and stop, or
            ``collect`` the error as a `Failure` in its place and continue.
        processes: the number of worker processes. Default: plan in this process. Workers start with the first plan and
            end with the generator, even if it is closed early. The plans are the same.
        progress: called after each request with how many were answered, and how many there are, or None where *requests*
            has no length; in this process, and before the answer is returned.

    Returns:
        A generator of plans; with ``collect``, of plans and failures.

    Raises:
        InvalidValueError: an argument has the wrong type or value; raised by the call itself.
        RequestError: an item of *requests* is not a `Request`; or as from `Planner.plan`.
        NoPlanError: as from `Planner.plan`.
        EffortLimitError: as from `Planner.plan`.
        WorkerError: a worker process died; the plans before that were returned.
    """
    faults = tuple(_faults_of(requests, catalog, on_error, processes, progress))
    if faults:
        raise InvalidValueError("plan_many", faults)
    planner, collect = planner_for(catalog), on_error == "collect"
    answers = (
        _in_this_process(planner, requests, collect)
        if processes is None
        else _in_workers(planner, requests, collect, processes)
    )
    return answers if progress is None else _counted(answers, requests, progress)


def _counted(
    answers: Generator[Plan | Failure, None, None], requests: Iterable[Request], progress: Progress
) -> Generator[Plan | Failure, None, None]:
    """Yield answers, and tell how many there are."""
    total = len(requests) if isinstance(requests, Sized) else None
    # workers end with their generator
    with closing(answers):
        for number, answer in enumerate(answers, 1):
            progress(number, total)
            yield answer


def _in_this_process(
    planner: Planner, requests: Iterable[Request], collect: bool
) -> Generator[Plan | Failure, None, None]:
    for request in _checked(requests):
        yield _result(request, answer_to(request, planner), collect)


def _in_workers(
    planner: Planner, requests: Iterable[Request], collect: bool, processes: int
) -> Generator[Plan | Failure, None, None]:
    # slow to import, and needed only here
    from shoulderkit.many.packing import Packing, unpack
    from shoulderkit.many.workers import spread

    for chunk, packed in spread(Packing(partial(answer_to, planner=planner), collect), _checked(requests), processes):
        # the workers plan nothing after an error that will be raised
        for request, answer in zip(chunk, unpack(planner, chunk, packed), strict=False):
            yield _result(request, answer, collect)


def answer_to(request: Request, planner: Planner) -> Plan | Refusal:
    """Return the plan for a request, or the error if there is none.

    Args:
        request: the request.
        planner: the planner to ask.
    """
    try:
        return planner.plan(request)
    except (NoPlanError, EffortLimitError, RequestError) as error:
        return error


def _result(request: Request, answer: Plan | Refusal, collect: bool) -> Plan | Failure:
    """Return the plan or failure for a request, or raise its error."""
    if isinstance(answer, Plan):
        return answer
    if not collect:
        raise answer
    # its traceback would keep all data of the search alive
    return Failure(request, answer.with_traceback(None))


def _checked(requests: Iterable[object]) -> Iterator[Request]:
    """Yield the requests one by one, and raise an error at the first item that is not one."""
    for place, request in enumerate(requests):
        if not isinstance(request, Request):
            fault = Fault(f"a value of type {type(request).__name__} is not a Request", f"requests[{place}]")
            raise RequestError("plan_many", (fault,))
        yield request


def _faults_of(
    requests: object, catalog: object, on_error: object, processes: object, progress: object
) -> Iterator[Fault]:
    """Yield what is wrong with the arguments of `plan_many`."""
    if not isinstance(requests, Iterable):
        yield Fault(f"a value of type {type(requests).__name__} is not an iterable of requests", "requests")
    if not (catalog is None or isinstance(catalog, (Catalog, Planner))):
        yield Fault(f"a value of type {type(catalog).__name__} is neither a Catalog nor a Planner", "catalog")
    # what is given need not have an equality
    if not isinstance(on_error, str) or on_error not in ON_ERROR:
        yield name_fault(
            f"{shown(on_error)} is not {' or '.join(ON_ERROR)}", on_error, plain(ON_ERROR), "on_error", most=0
        )
    if not (progress is None or callable(progress)):
        yield Fault(f"{shown(progress)} cannot be called", "progress")
    if processes is not None:
        yield from _faults_of_processes(processes)


def _faults_of_processes(processes: object) -> Iterator[Fault]:
    import multiprocessing

    if type(processes) is not int or processes < 1:
        yield Fault(f"{shown(processes)} is not a whole number of at least 1", "processes")
    elif processes > _MOST_PROCESSES:
        yield Fault(f"{shown(processes)} is more than {_MOST_PROCESSES:,}", "processes")
    elif multiprocessing.current_process().daemon:
        yield Fault("a daemonic process cannot start worker processes", "processes")
