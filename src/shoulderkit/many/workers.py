"""Work distributed to processes: results come in order, and workers are never far ahead of the consumer."""

from __future__ import annotations

import multiprocessing
import pickle
import signal
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

#: Makes one result from some items; it may skip items once the second argument returns that the work is cancelled.
Work = Callable[[list[Item], Callable[[], bool]], Result]

#: The most items in a chunk: enough to make the overhead of sending it small.
LARGEST = 32
#: Chunks in flight for each process: the one that it works on, and the next one.
AHEAD = 2


def chunks(items: Iterable[Item], processes: int) -> Iterator[list[Item]]:
    """Yield items in lists: short ones first, so that all processes soon have work and few items are shared evenly.

    An exception from *items* is raised after all items before it were yielded.

    Args:
        items: the items.
        processes: the number of processes to share them.
    """
    chunk: list[Item] = []
    count = 0
    try:
        for item in items:
            chunk.append(item)
            if len(chunk) >= min(LARGEST, 1 + count // (AHEAD * processes)):
                yield chunk
                count += len(chunk)
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
    """Do work in other processes, and yield each chunk of the items with its result, in order.

    Args:
        work: the work to do; pickled once for each process.
        items: the items to work on, read ahead by at most `AHEAD` chunks of up to `LARGEST` items for each process.
        processes: the number of processes; they are spawned, and end with the generator.

    Raises:
        WorkerError: a worker process died.
    """
    context = multiprocessing.get_context("spawn")
    cancelled = context.Event()
    remaining = chunks(items, processes)
    window: deque[tuple[list[Item], Future[Result]]] = deque()
    done = 0
    with TemporaryDirectory() as folder:
        # in a file: if a process died before it had read a large argument, starting it would block forever
        task = Path(folder) / "task"
        task.write_bytes(pickle.dumps(work))
        pool = ProcessPoolExecutor(processes, context, _start, (task, cancelled))
        try:
            while True:
                try:
                    chunk = next(remaining, None)
                    if chunk is not None:
                        window.append((chunk, pool.submit(_do, chunk)))
                except Exception as error:  # noqa: BLE001 - raised below, after the results before it
                    chunk = None
                    window.append(([], _failed(error)))
                if not window:
                    return
                if chunk is None or len(window) == AHEAD * processes:
                    finished, future = window.popleft()
                    yield finished, _result(future, done)
                    done += len(finished)
        finally:
            cancelled.set()
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


#: In a worker process: its work, and whether that was cancelled.
_work: Work[Any, Any]
_is_cancelled: Callable[[], bool]


def _start(task: Path, cancelled: Any) -> None:
    # whoever interrupts the program interrupts all its processes; this one is told by the first
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _work, _is_cancelled
    _work, _is_cancelled = pickle.loads(task.read_bytes()), cancelled.is_set  # noqa: S301 - written by `spread`


def _do(chunk: list[Any]) -> Any:
    return _work(chunk, _is_cancelled)
