"""Threads: planning, asking and reading in many at once gives what one thread gives."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from textwrap import dedent
from threading import Barrier
from typing import Any

import pytest

import shoulderkit as sk

THREADS = 32
#: As good as one of its own in each thread, so that they cut each other off in the middle of everything.
SWITCH_S = 1e-5
REQUESTS = [
    sk.Request(minutes=minutes, goal=goal, setting="desk")
    for minutes in (1, 2)
    for goal in ("tense-neck", "stiff-shoulders")
]


@pytest.fixture(autouse=True)
def _often():
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_S)
    yield
    sys.setswitchinterval(usual)


def in_threads(work, arguments) -> list[Any]:
    """Return the results of *work* for each argument, each in a thread of its own, all started together."""
    gate = Barrier(len(arguments))

    def run(argument):
        gate.wait()
        return work(argument)

    with ThreadPoolExecutor(len(arguments)) as pool:
        return list(pool.map(run, arguments))


def cold(script: str) -> str:
    """Return what a script prints in a fresh interpreter that switches threads often."""
    start = f"import sys\nsys.setswitchinterval({SWITCH_S})\nfrom threading import Barrier, Thread\n"
    done = subprocess.run(
        [sys.executable, "-c", start + dedent(script)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    return done.stdout.strip()


def test_one_bundled_catalog_from_a_cold_start():
    """Threads that all ask first get the one same bundled catalog, which is read once."""
    script = f"""
        import shoulderkit as sk
        found, gate = [], Barrier({THREADS})
        def work():
            gate.wait()
            found.append(sk.bundled())
        threads = [Thread(target=work) for _ in range({THREADS})]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        print(len(found), len(set(map(id, found))), found[0] is sk.bundled())
    """
    assert cold(script) == f"{THREADS} 1 True"


@pytest.mark.untraced
def test_one_planner_and_equal_plans_from_a_cold_start():
    """Threads that all plan first, before anything is imported, use one planner and get the plan that one thread gets."""
    script = f"""
        texts, planners, gate = [], [], Barrier({THREADS})
        def work():
            gate.wait()
            import shoulderkit as sk
            plan = sk.plan(sk.Request(minutes=2, goal="tense-neck", setting="desk"))
            texts.append(sk.dumps(plan.routine))
            from shoulderkit.plans import planner_of
            planners.append(planner_of(plan))
        threads = [Thread(target=work) for _ in range({THREADS})]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        print(len(texts), len(set(texts)), len(set(map(id, planners))))
        print(texts[0])
    """
    counts, _, text = cold(script).partition("\n")
    assert counts == f"{THREADS} 1 1"
    alone = sk.plan(sk.Request(minutes=2, goal="tense-neck", setting="desk"))
    assert sk.loads(text, sk.Routine) == alone.routine


@pytest.mark.untraced
def test_plans_of_threads_are_those_of_one_thread():
    """A planner that many threads share from its first plan on makes of each request the plan that one thread gets."""
    found = in_threads(sk.Planner(sk.bundled()).plan, REQUESTS * (THREADS // len(REQUESTS)))
    planner = sk.Planner(sk.bundled())
    alone = [planner.plan(request) for request in REQUESTS]
    assert len(found) == THREADS
    for place, plan in enumerate(found):
        one = alone[place % len(REQUESTS)]
        assert (plan.routine, plan.score, plan.reasons) == (one.routine, one.score, one.reasons)
    assert found[: len(alone)] == alone


def test_planners_of_other_catalogs_are_made_once():
    """Threads that plan from a catalog of their own get plans of one planner."""
    from shoulderkit.plans import planner_of

    catalog = sk.bundled().without(exercises=["lat-release"], cascade=True)
    plans = in_threads(lambda _: sk.plan(REQUESTS[0], catalog), range(THREADS))
    assert len({id(planner_of(plan)) for plan in plans}) == 1
    assert len({plan.routine for plan in plans}) == 1


@pytest.mark.untraced
def test_questions_of_threads_are_answered_as_in_one_thread():
    """One plan, asked everything from many threads at once, answers each as it answers one thread."""
    request = sk.Request(minutes=3, goal="tense-neck", setting="desk")
    plan, alone = sk.plan(request), sk.Planner(sk.bundled()).plan(request)
    inside, outside = plan.ids[0], "wall-angel"
    assert outside not in plan.ids
    questions = [
        lambda of: of.why(inside),
        lambda of: of.why_here(inside),
        lambda of: of.why_not(outside),
        lambda of: of.what_if(minutes=2),
        lambda of: of.left_out,
        lambda of: of.missing,
        lambda of: of.time_left,
        lambda of: of.diff(of),
    ]
    asked = questions * (THREADS // len(questions))
    found = in_threads(lambda ask: ask(plan), asked)
    assert len(found) == THREADS
    assert found == [ask(alone) for ask in questions] * (THREADS // len(questions))
    # what is made when it is first read is made once
    assert len({id(answer) for ask, answer in zip(asked, found, strict=True) if ask is questions[5]}) == 1


@pytest.mark.untraced
def test_texts_of_threads_are_read_as_in_one_thread():
    """What many threads write and read at once is what one thread writes and reads, schemas included."""
    plan = sk.plan(REQUESTS[0])

    def work(number):
        text = sk.dumps(plan, defaults=bool(number % 2), compact=bool(number % 4 > 1))
        return text, sk.loads(text, sk.Plan, catalog=sk.bundled()), sk.json_schema(sk.Plan)

    found = in_threads(work, range(THREADS))
    assert found == [work(number) for number in range(THREADS)]
