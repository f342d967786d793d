"""Many plans: read-ahead, memory, errors, and worker processes."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import tracemalloc
from collections import deque
from itertools import cycle, islice
from typing import TYPE_CHECKING, Any

import pytest

import shoulderkit as sk
from shoulderkit import testing
from shoulderkit.many import packing as _packing
from shoulderkit.many.workers import AHEAD, LARGEST, chunks
from shoulderkit.plans import planner_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GOALS = tuple(sk.bundled().goals)
GOOD = [
    sk.Request(minutes=minutes, goal=goal, setting=setting)
    for minutes in (5, 9, 14, 20)
    for goal in GOALS
    for setting in ("desk", "home", "gym")
]
UNKNOWN = sk.Request(minutes=5, goal="tens-neck")
IMPOSSIBLE = sk.Request(seconds=5, goal="tense-neck")
PLANNER = sk.Planner(sk.bundled())


class Counted:
    """An endless iterable of requests that counts how many were read."""

    def __init__(self) -> None:
        self.read = 0

    def __iter__(self) -> Iterator[sk.Request]:
        for request in cycle(GOOD):
            self.read += 1
            yield request


def children() -> set[int | None]:
    """Return the ids of the running child processes."""
    return {child.pid for child in multiprocessing.active_children()}


class TestOneProcess:
    """Plans made in this process."""

    def test_a_plan_is_made_when_it_is_asked_for(self) -> None:
        """One request is read for each plan that is taken, and none before."""
        requests = Counted()
        plans = sk.plan_many(requests)
        assert requests.read == 0
        assert next(plans).request == GOOD[0]
        assert requests.read == 1

    @pytest.mark.untraced
    def test_nothing_is_kept(self) -> None:
        """Memory use after many plans and failures does not depend on their number."""
        catalog = testing.random_catalog(3, exercises=5)
        requests = [testing.random_request(catalog, seed) for seed in range(10)]

        def kept(number: int) -> int:
            answers = sk.plan_many(islice(cycle(requests), number + 1), catalog, on_error="collect")
            gc.collect()
            tracemalloc.start()
            try:
                for _ in islice(answers, number):
                    pass
                gc.collect()
                return tracemalloc.get_traced_memory()[0]
            finally:
                tracemalloc.stop()

        kept(20)
        assert kept(150) < kept(30) + 5_000

    def test_a_failure_keeps_no_search_state(self) -> None:
        """A stored failure keeps its request and its error, and none of the search's state."""
        (failure,) = sk.plan_many([IMPOSSIBLE], on_error="collect")
        assert isinstance(failure, sk.Failure)
        assert failure.error.__traceback__ is None

    def test_the_first_error_ends_it(self) -> None:
        """Without collecting, an error is raised in its place, and nothing follows."""
        plans = sk.plan_many([GOOD[0], UNKNOWN, GOOD[1]])
        assert next(plans).request == GOOD[0]
        with pytest.raises(sk.RequestError) as caught:
            next(plans)
        assert [fault.path for fault in caught.value.faults] == ["goal"]
        assert next(plans, None) is None

    def test_failures_can_be_collected(self) -> None:
        """With collecting, each request that cannot be met has its error in its place, and the others their plans."""
        first, unknown, impossible, last = sk.plan_many([GOOD[0], UNKNOWN, IMPOSSIBLE, GOOD[1]], on_error="collect")
        assert (first, last) == (PLANNER.plan(GOOD[0]), PLANNER.plan(GOOD[1]))
        assert isinstance(unknown, sk.Failure)
        assert isinstance(impossible, sk.Failure)
        assert (unknown.request, type(unknown.error)) == (UNKNOWN, sk.RequestError)
        assert (impossible.request, type(impossible.error)) == (IMPOSSIBLE, sk.NoPlanError)

    def test_failures_are_values(self) -> None:
        """A failure survives JSON and pickle, and is explained as its error is, with the catalog's names."""
        failures = list(sk.plan_many([UNKNOWN, IMPOSSIBLE], on_error="collect"))
        assert len(failures) == 2
        for failure in failures:
            assert isinstance(failure, sk.Failure)
            assert sk.loads(sk.dumps(failure), sk.Failure) == failure
            assert pickle.loads(pickle.dumps(failure)) == failure
            assert sk.explain(failure, sk.bundled()) == sk.explain(failure.error, sk.bundled())
        with pytest.raises(sk.InvalidValueError):
            sk.Failure(UNKNOWN, ValueError("no reason of ours"))  # type: ignore[arg-type]

    @pytest.mark.parametrize("on_error", ["raise", "collect"])
    def test_anything_but_a_request_is_an_error(self, on_error: Any) -> None:
        """A value that is not a request raises with and without collecting, and the error names its index."""
        plans = sk.plan_many([GOOD[0], "ten minutes"], on_error=on_error)  # type: ignore[list-item]
        next(plans)
        with pytest.raises(sk.RequestError) as caught:
            next(plans)
        assert [fault.path for fault in caught.value.faults] == ["requests[1]"]

    def test_wrong_arguments_are_named_at_once(self) -> None:
        """The call itself refuses wrong arguments, all of them, with the near miss."""
        with pytest.raises(sk.InvalidValueError) as caught:
            sk.plan_many(GOOD[0], [], on_error="colect", processes=0)  # type: ignore[call-overload]
        assert [(fault.path, fault.near) for fault in caught.value.faults] == [
            ("requests", ()),
            ("catalog", ()),
            ("on_error", ("collect",)),
            ("processes", ()),
        ]

    def test_daemons_cannot_have_processes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A daemonic process, which may not start others, gets an error before any request is read."""
        monkeypatch.setattr(multiprocessing.current_process(), "_config", {"daemon": True})
        with pytest.raises(sk.InvalidValueError, match="daemonic"):
            sk.plan_many(GOOD, processes=2)


class TestWorkers:
    """Plans made in worker processes."""

    @pytest.mark.untraced
    def test_the_same_plans_in_the_same_order(self) -> None:
        """Two processes give the plans and failures that one gives, in order, attached to the caller's planner."""
        requests = [*GOOD[:20], UNKNOWN, *GOOD[:6], IMPOSSIBLE, GOOD[7]]
        here = list(sk.plan_many(requests, PLANNER, on_error="collect"))
        there = list(sk.plan_many(iter(requests), PLANNER, on_error="collect", processes=2))
        assert there == here
        for one, other in zip(there[-3::2], here[-3::2], strict=True):
            assert isinstance(one, sk.Plan)
            assert isinstance(other, sk.Plan)
            assert planner_of(one) is PLANNER
            assert one.why(one.ids[0]) == other.why(other.ids[0])

    @pytest.mark.untraced
    def test_workers_use_the_planner_s_rules(self) -> None:
        """Worker processes plan with the planner's own catalog and rules."""
        catalog = testing.random_catalog(5, exercises=12)
        planner = sk.Planner(catalog, without=sorted(catalog.rules)[:1], effort=5000)
        requests = [testing.random_request(catalog, seed) for seed in range(12)]
        here = list(sk.plan_many(requests, planner, on_error="collect"))
        assert list(sk.plan_many(requests, planner, on_error="collect", processes=1)) == here
        assert any(isinstance(plan, sk.Plan) and plan.rules_off for plan in here)

    def test_an_error_comes_in_its_place(self) -> None:
        """Without collecting, all plans before an error are given, then the error, and no process is left running."""
        before = children()
        plans = sk.plan_many([*GOOD[:11], IMPOSSIBLE, UNKNOWN, *GOOD], PLANNER, processes=2)
        assert [next(plans).request for _ in range(11)] == GOOD[:11]
        with pytest.raises(sk.NoPlanError):
            next(plans)
        assert next(plans, None) is None
        assert children() == before

    def test_what_the_input_raises_comes_in_its_place(self) -> None:
        """When reading the requests fails, the plans for those already read come first."""

        def requests() -> Iterator[sk.Request]:
            yield from GOOD[:7]
            raise OSError("the line is dead")

        plans = sk.plan_many(requests(), PLANNER, processes=1)
        assert [next(plans).request for _ in range(7)] == GOOD[:7]
        with pytest.raises(OSError, match="the line is dead"):
            next(plans)

    @pytest.mark.untraced
    def test_closing_ends_the_processes(self) -> None:
        """The input is read a bounded number of chunks ahead; closing the plans early ends their processes."""
        before = children()
        requests = Counted()
        plans = sk.plan_many(requests, PLANNER, processes=2)
        assert requests.read == 0
        for number in range(1, 200):
            next(plans)
            assert requests.read <= number + (AHEAD * 2 + 1) * LARGEST
        assert len(children() - before) == 2
        plans.close()
        assert children() == before
        read = requests.read
        assert next(plans, None) is None
        assert requests.read == read

    def test_a_dead_process_is_an_error(self) -> None:
        """When a process dies, the finished plans are returned, and the error has their number."""
        before = children()
        plans = sk.plan_many(Counted(), PLANNER, processes=2)
        made = list(islice(plans, 5))
        for process in children() - before:
            os.kill(int(process or 0), signal.SIGTERM)
        with pytest.raises(sk.WorkerError) as caught:
            deque(map(made.append, plans))
        assert [plan.request for plan in made] == list(islice(cycle(GOOD), len(made)))
        assert caught.value == sk.WorkerError(len(made))
        assert children() == before

    def test_a_script_without_a_guard_gets_an_error(self, tmp_path: Path) -> None:
        """A script without a main guard, which its own workers import again, ends with an error that says so."""
        script = tmp_path / "script.py"
        script.write_text(
            "import shoulderkit as sk\n"
            "requests = [sk.Request(minutes=5, goal='tense-neck', setting='home')]\n"
            "print(len(list(sk.plan_many(requests, processes=1))))\n",
            encoding="utf-8",
        )
        done = subprocess.run([sys.executable, script], capture_output=True, encoding="utf-8", check=False)
        assert (done.returncode, done.stdout) == (1, "")
        assert "WorkerError" in done.stderr
        assert '`if __name__ == "__main__":`' in done.stderr


class TestParts:
    """The parts of the worker processes, run in this process."""

    def test_work_stops_when_the_plans_are_closed(self) -> None:
        """Once the plans are closed, a process plans no more of its chunk."""
        work = _packing.Packing(PLANNER.plan, collect=True)
        assert len(list(_packing.unpack(PLANNER, GOOD[:5], work(GOOD[:5], lambda: False)))) == 5
        assert list(_packing.unpack(PLANNER, GOOD[:5], work(GOOD[:5], lambda: True))) == []

    def test_answers_are_told_as_in_one_process(self) -> None:
        """A refusal that comes from a process is told with the names of the catalog, as one made here is."""
        with pytest.raises(sk.NoPlanError) as here:
            PLANNER.plan(IMPOSSIBLE)
        (there,) = _packing.unpack(PLANNER, [IMPOSSIBLE], _packing.pack([here.value]))
        assert isinstance(there, sk.NoPlanError)
        assert there == here.value
        assert sk.explain(there) == sk.explain(here.value)
        assert sk.explain(there.conflicts[0]) == sk.explain(here.value.conflicts[0])

    @pytest.mark.untraced
    def test_plans_are_packed_small(self) -> None:
        """A packed chunk of plans takes a tenth of the pickled size of the same plans."""
        plans = [PLANNER.plan(request) for request in GOOD[:LARGEST]]
        assert len(_packing.pack(plans)) < sum(len(pickle.dumps(plan)) for plan in plans) / 10

    @pytest.mark.parametrize("processes", [1, 2, 7])
    @pytest.mark.parametrize("number", [0, 1, 5, 100, 1000])
    def test_chunks_hold_all_in_order(self, processes: int, number: int) -> None:
        """Joined chunks are the items; chunks start with one item, never shrink except the last, and stay small."""
        cut = list(chunks(range(number), processes))
        assert [item for chunk in cut for item in chunk] == list(range(number))
        sizes = [len(chunk) for chunk in cut]
        assert sizes[:-1] == sorted(sizes[:-1])
        assert all(size == 1 for size in sizes[: AHEAD * processes])
        assert max(sizes, default=0) <= LARGEST

    @pytest.mark.parametrize("number", range(9))
    def test_what_was_read_before_an_error_is_handed_over(self, number: int) -> None:
        """When reading fails, the chunks before contain all that was read, and then the error is raised."""

        def items() -> Iterator[int]:
            yield from range(number)
            raise OSError("the line is dead")

        cut = chunks(items(), 1)
        read: list[int] = []
        with pytest.raises(OSError, match="the line is dead"):
            deque(map(read.extend, cut))
        assert read == list(range(number))

    def test_a_planner_is_compiled_once_in_a_process(self) -> None:
        """A planner that is unpickled again is the first one's instance, and plans as the original does."""
        away = pickle.dumps(sk.Planner(sk.bundled(), without=["phases"], effort=1234, solver=True))
        planner = pickle.loads(away)
        assert planner is pickle.loads(away)
        assert (planner.rules_off, planner._effort) == (("phases",), 1234)
        assert planner._solver is not None
        assert pickle.loads(pickle.dumps(PLANNER))._solver is None
        assert planner.catalog == sk.bundled()
        plan = planner.plan(GOOD[0])
        assert plan == sk.Planner(sk.bundled(), without=["phases"], effort=1234).plan(GOOD[0])


class TestProgress:
    @pytest.mark.parametrize("processes", [None, 1])
    def test_it_is_told_after_each_request(self, processes):
        """What is called is told how many requests were answered before each answer, failures included."""
        requests = [*[sk.Request(minutes=2, goal="tense-neck")] * 2, sk.Request(seconds=5, goal="tense-neck")]
        told: list[tuple[int, int | None]] = []
        answers = sk.plan_many(
            requests, on_error="collect", processes=processes, progress=lambda *seen: told.append(seen)
        )

        assert told == []
        for number, _ in enumerate(answers, 1):
            assert told == [(count, 3) for count in range(1, number + 1)]
        assert len(told) == 3

    def test_the_number_may_be_unknown(self):
        """Of requests without a length it is told that their number is not known."""
        told: list[tuple[int, int | None]] = []
        list(sk.plan_many(iter([sk.Request(minutes=2, goal="tense-neck")]), progress=lambda *seen: told.append(seen)))

        assert told == [(1, None)]

    def test_what_cannot_be_called_is_refused(self):
        """A progress that cannot be called is refused by the call itself."""
        with pytest.raises(sk.InvalidValueError) as caught:
            sk.plan_many([], progress=3)

        assert [fault.path for fault in caught.value.faults] == ["progress"]
