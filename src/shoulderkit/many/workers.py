"""Work shared out to processes: in order, and never far ahead of whoever takes the results. No shoulders in here."""

from __future__ import annotations

import multiprocessing
import pickle
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeVar

from shoulderkit.errors import WorkerError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

Item = TypeVar("Item")
Result = TypeVar("Result")

#: Makes one result of some items; where the second argument says that nobody waits any more, it may leave some out.
Work = Callable[[list[Item], Callable[[], bool]], Result]

#: The most items handed over at once: enough for handing over to cost little against the work.
LARGEST = 32
#: Chunks under way for each process: the one that it works on, and the one that waits for it.
AHEAD = 2


def chunks(items: Iterable[Item], processes: int) -> Iterator[list[Item]]:
    """Cut items into lists: single ones first, so that every process soon has work, and a few are shared out fairly.

    What reading *items* raises comes after all that was read before.
    """
    chunk: list[Item] = []
    given = 0
    try:
        for item in items:
            chunk.append(item)
            if len(chunk) >= min(LARGEST, 1 + given // (AHEAD * processes)):
                yield chunk
                given += len(chunk)
                chunk = []
    except Exception:
        if chunk:
            yield chunk
        raise
    if chunk:
        yield chunk


def spread(
    work: Work[Item, Result], items: Iterable[Item], processes: int
) -> Generator[tuple[list[Item], Result], None, None]:
    """Do work in other processes; yields each chunk of the items with its result, in order.

    Args:
        work: what to do; pickled once for each process.
        items: what to do it with, read only as far as `AHEAD` chunks of up to `LARGEST` items for each process.
        processes: how many; they are started anew (``spawn``), and end with the generator.

    Raises:
        WorkerError: a process died.
    """
    context = multiprocessing.get_context("spawn")
    given_up = context.Event()
    todo = chunks(items, processes)
    window: deque[tuple[list[Item], Future[Result]]] = deque()
    done = 0
    with TemporaryDirectory() as folder:
        # in a file: where a process dies before it reads a large argument, starting it would wait for it forever
        task = Path(folder) / "task"
        task.write_bytes(pickle.dumps(work))
        pool = ProcessPoolExecutor(processes, context, _start, (task, given_up))
        try:
            while True:
                try:
                    chunk = next(todo, None)
                    if chunk is not None:
                        window.append((chunk, pool.submit(_do, chunk)))
                except Exception as error:  # noqa: BLE001 - raised below, after the results of all that came before it
                    chunk = None
                    window.append(([], _failed(error)))
                if not window:
                    return
                if chunk is None or len(window) == AHEAD * processes:
                    finished, future = window.popleft()
                    yield finished, _result(future, done)
                    done += len(finished)
        finally:
            given_up.set()
            pool.shutdown(cancel_futures=True)


def _failed(error: Exception) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_exception(error)
    return future


def _result(future: Future[Result], done: int) -> Result:
    try:
        return future.result()
    except BrokenProcessPool:
        raise WorkerError(done) from None


#: In a process of the pool: what it does, and whether anybody still waits for it.
_work: Work[Any, Any]
_given_up: Callable[[], bool]


def _start(task: Path, given_up: Any) -> None:
    global _work, _given_up
    _work, _given_up = pickle.loads(task.read_bytes()), given_up.is_set  # noqa: S301 - written by `spread`


def _do(chunk: list[Any]) -> Any:
    return _work(chunk, _given_up)
