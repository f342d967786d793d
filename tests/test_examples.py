"""The example programs run as they stand, and do what they say."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from itertools import cycle, islice, pairwise
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import attrs
import pytest

import shoulderkit as sk

EXAMPLES = Path(__file__).parents[1] / "examples"


def run(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run an example with this Python."""
    command = [sys.executable, str(EXAMPLES / name), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


class TestBreakReminder:
    """A day of breaks in no time."""

    def remind(self, *arguments: str) -> str:
        """Return what the reminder says on a day whose seconds are microseconds."""
        done = run("break_reminder.py", "--speed", "1e9", *arguments)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    @pytest.mark.parametrize("goal", ["desk-break", "shoulder-strength", "tense-neck"])
    def test_a_day_without_floor_and_wrists(self, goal: str) -> None:
        """Someone who avoids the floor and has painful wrists gets each break, no two neighbors alike, with all cues."""
        text = self.remind("--goal", goal, "--breaks", "5", "--seconds", "60", "--avoid", "floor", "wrist-load")
        day = sk.Planner().breaks(sk.Request(seconds=60, goal=goal, setting="desk", avoid=("floor", "wrist-load")), 5)
        heads = [line.split(": ", 1)[1] for line in text.splitlines() if line.startswith("Break ")]
        assert len(heads) == 5
        assert all(one != other for one, other in pairwise(heads))
        said = [line.strip() for line in text.splitlines() if line.startswith("    ")]
        assert said == [cue.text for plan in day for interval in plan.session for cue in interval.cues]

    def test_each_line_has_its_moment(self) -> None:
        """An interval is named as it begins, a cue when it is due, and when to stop is said before a break begins."""
        quick = run("break_reminder.py", "--speed", "1e9", "--breaks", "1").stdout
        (plan,) = sk.Planner().breaks(sk.Request(seconds=60, goal="desk-break", setting="desk", avoid=("floor",)), 1)
        stops = {cue.text for step in plan for cue in step.exercise.cues if cue.kind is sk.CueKind.STOP}
        assert {line.strip(" !") for line in quick.splitlines() if line.startswith("  !")} == stops != set()

        speed = 20
        command = [sys.executable, "-X", "utf8", str(EXAMPLES / "break_reminder.py"), "--speed", str(speed)]
        with subprocess.Popen([*command, "--breaks", "1", "--every", "0"], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            said = [(time.monotonic(), line.decode().rstrip()) for line in process.stdout]
        began = next(at for at, line in said if line.startswith("Break "))
        heads = [at - began for at, line in said if line.startswith("  ") and line.endswith(" s")]
        assert len(heads) == len(plan.session)
        # a line may be late on a busy machine, but never early
        assert all(at > each.start_s / speed - 0.05 for at, each in zip(heads, plan.session, strict=True))

    def test_it_ends_by_an_interrupt(self) -> None:
        """Whoever presses Ctrl+C sees no traceback."""
        command = [sys.executable, "-X", "utf8", str(EXAMPLES / "break_reminder.py"), "--breaks", "1"]
        # what runs in the background may be told to pass over interrupts, and whatever it starts would, too
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        finally:
            signal.signal(signal.SIGINT, before)
        with process:
            assert process.stdout is not None
            process.stdout.readline()
            process.send_signal(signal.SIGINT)
            try:
                _, error = process.communicate(timeout=60)
            finally:
                process.kill()
        assert (process.returncode, error) == (0, b"")

    def test_regions_in_place_of_a_goal(self) -> None:
        """Somebody with an aim of their own names regions; those with a goal as well are told that one is enough."""
        text = self.remind("--focus", "chest", "neck", "--breaks", "3")
        day = sk.Planner().breaks(sk.Request(seconds=60, focus=("chest", "neck"), setting="desk", avoid=("floor",)), 3)
        heads = [line.split(": ", 1)[1] for line in text.splitlines() if line.startswith("Break ")]
        names = [", ".join(step.exercise.name for step in plan) for plan in day]
        assert heads == [f"{name}. Not medical advice." for name in names]
        assert "not allowed with" in run("break_reminder.py", "--focus", "neck", "--goal", "tense-neck").stderr

    def test_warnings_come_first(self) -> None:
        """What every reader should know is said before the first break, and that none of it is medical advice."""
        before, _, after = self.remind("--breaks", "1").partition("Break 1")
        assert all(warning.text in before for warning in sk.bundled().warnings.values())
        assert "Not medical advice" in after

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (("--goal", "tense neck pain"), "tense-neck"),
            (("--seconds", "3"), "allow"),
            (("--avoid", "flor"), "floor"),
            (("--breaks", "0"), "n"),
        ],
    )
    def test_what_cannot_be_planned_is_told(self, arguments: tuple[str, ...], told: str) -> None:
        """A refusal says what would help, in words and without a traceback."""
        done = run("break_reminder.py", "--speed", "1e9", *arguments)
        assert done.returncode == 1
        assert told in done.stderr
        assert "Traceback" not in done.stderr


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    """Yield the address of a running service."""
    command = [sys.executable, str(EXAMPLES / "service.py"), "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()


def ask(address: str, body: str | None = None, method: str | None = None) -> tuple[int, str]:
    """Return the status and the text of an answer."""
    data = None if body is None else body.encode()
    try:
        with urlopen(Request(address, data, method=method), timeout=60) as answer:  # noqa: S310 - loopback
            return answer.status, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


class TestService:
    """A service that is asked over HTTP."""

    wanted = sk.Request(minutes=7, goal="tense-neck", setting="desk")

    def test_fifty_at_once(self, service: str) -> None:
        """Fifty requests at once, some with other goals, each get the plan that they would get alone."""
        wanted = [attrs.evolve(self.wanted, goal=goal) for goal in islice(cycle(sk.bundled().goals), 50)]
        with ThreadPoolExecutor(50) as pool:
            answers = list(pool.map(lambda each: ask(f"{service}/plans", sk.dumps(each)), wanted))
        planner = sk.Planner()
        for each, (status, text) in zip(wanted, answers, strict=True):
            assert status == 200
            assert sk.loads(text, sk.Plan, catalog=planner.catalog) == planner.plan(each)

    @pytest.mark.parametrize(
        ("body", "status", "error"),
        [
            ('{"seconds": 3, "goal": "tense-neck"}', 422, sk.NoPlanError),
            ('{"minutes": 3, "goal": "tense-nek"}', 400, sk.DataError),
            ('{"minutes": -3, "goals": "tense-neck"}', 400, sk.DataError),
            ("minutes=3", 400, sk.DataError),
        ],
    )
    def test_refusals_are_data(self, service: str, body: str, status: int, error: type[sk.ShoulderkitError]) -> None:
        """What cannot be planned has the status of its kind, and comes back as the error that it is."""
        got, text = ask(f"{service}/plans", body)
        assert got == status
        assert type(sk.loads(text, sk.ShoulderkitError)) is error

    def test_search(self, service: str) -> None:
        """A search gives records, narrowed as in the library; an unknown name is refused."""
        status, text = ask(f"{service}/exercises?text=stretch&avoid=floor&avoid=wrist-load")
        assert status == 200
        assert json.loads(text) == sk.bundled().find("stretch", avoid=["floor", "wrist-load"]).to_records() != []
        status, text = ask(f"{service}/exercises?region=nek")
        assert status == 400
        assert "neck" in str(sk.loads(text, sk.ShoulderkitError))

    def test_a_picture(self, service: str) -> None:
        """A move that was drawn has its picture, as SVG that may be kept; other kinds and themes are those of the library."""
        move = sk.bundled().exercises["wall-angel"]
        with urlopen(f"{service}/exercises/wall-angel/picture", timeout=60) as answer:  # noqa: S310 - loopback
            assert answer.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
            assert answer.headers["Cache-Control"] == "public, max-age=86400"
            assert answer.read().decode() == move.picture()
        strip = ask(f"{service}/exercises/wall-angel/picture?kind=strip&theme=dark")
        assert strip == (200, move.picture("strip", "dark"))

    @pytest.mark.parametrize(
        ("path", "status", "told"),
        [
            ("biceps-release/picture", 404, "no such picture"),
            ("thread-the-needle/picture?kind=animated", 404, "no such picture"),
            ("wall-angle/picture", 404, "wall-angel"),
            ("wall-angel/picture?kind=stil&theme=gray", 400, "grey"),
            ("wall-angel/picture?size=9", 400, "size"),
            ("wall-angel/picture?kind=still&kind=strip", 400, "kind is given 2 times"),
        ],
    )
    def test_no_picture(self, service: str, path: str, status: int, told: str) -> None:
        """A move without such a picture, an unknown move and an unknown look are refused as all else is, in both forms."""
        got, text = ask(f"{service}/exercises/{path}")
        assert got == status
        assert told in text
        assert json.loads(text)["error"]
        as_text = f"{path}{'&' if '?' in path else '?'}as=text"
        assert ask(f"{service}/exercises/{as_text}")[0] == status

    def test_a_catalog_of_ones_own(self, service: str) -> None:
        """An uploaded catalog is planned from under its name; one with faults is refused with all of them."""
        mine = sk.bundled().without(exercises=["upper-trapezius-hand-massage"], cascade=True)
        assert ask(f"{service}/catalogs/mine", sk.dumps(mine), "PUT")[0] == 200
        status, text = ask(f"{service}/plans?catalog=mine", sk.dumps(self.wanted))
        assert status == 200
        assert sk.loads(text, sk.Plan, catalog=mine) == sk.Planner(mine).plan(self.wanted)
        status, text = ask(f"{service}/catalogs/mine", '{"regions": 1, "exercises": 2}', "PUT")
        assert status == 400
        assert len(sk.loads(text, sk.DataError).faults) == 2

    def test_schemas_and_what_is_not_there(self, service: str) -> None:
        """The schema of what is sent can be asked for; what is not there is not found."""
        assert ask(f"{service}/schemas/Request") == (200, json.dumps(sk.json_schema("Request")))
        for path in ("", "plans?catalog=nobody", "catalogs/bundled"):
            assert ask(f"{service}/{path}", "{}", "PUT" if "bundled" in path else "POST")[0] == 404

    def test_faults_of_all_kinds_come_together(self, service: str) -> None:
        """What cannot be read and what the catalog does not have are told in one answer, in sentences for whoever asks."""
        body = '{"minutes": "abc", "goal": "neck pain", "setting": "ofice"}'
        status, text = ask(f"{service}/plans", body)
        assert status == 400
        assert [fault.path for fault in sk.loads(text, sk.DataError).faults] == ["minutes", "goal", "setting"]
        status, text = ask(f"{service}/plans?as=text", '{"seconds": 3, "goal": "tense-neck"}')
        assert status == 422
        assert "{" not in text
        assert "more" in text

    def test_a_form_can_be_filled(self, service: str) -> None:
        """What a form offers comes from the service: goals, settings and regions."""
        for table in ("goals", "settings", "regions"):
            assert ask(f"{service}/{table}") == (200, json.dumps(getattr(sk.bundled(), table).to_records()))

    def test_what_is_not_understood_is_told(self, service: str) -> None:
        """A parameter given twice, one that a search does not have and a length that is none are not the service's fault."""
        assert ask(f"{service}/plans?catalog=a&catalog=b", "{}")[0] == 400
        status, text = ask(f"{service}/exercises?bogus=1")
        assert status == 400
        assert "bogus" in text
        host, _, port = service.removeprefix("http://").partition(":")
        for length, wanted in (("abc", 400), ("-1", 400), (str(1 << 40), 413)):
            connection = HTTPConnection(host, int(port), timeout=30)
            connection.putrequest("POST", "/plans")
            connection.putheader("Content-Length", length)
            connection.endheaders()
            assert connection.getresponse().status == wanted
            connection.close()
