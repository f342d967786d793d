"""What is wrong is told shortly, and costs time and memory in proportion to its size."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest

import made
import shoulderkit as sk
from benchmarks.wrong import TEXTS, refused, seconds
from shoulderkit.catalog.regions import cycle_faults
from shoulderkit.cli.refusals import text_of
from shoulderkit.errors import MOST_FAULTS, DeferredFault, Fault, Faults, brief, listed, shortened, shown, told
from shoulderkit.importers.free_exercise_db import loads_free_exercise_db, read_free_exercise_db
from shoulderkit.model.items import items_of

#: For four times the input what is linear takes 4 times as long, what is quadratic 16 times: halfway, so that a machine that is
#: busy with other things decides nothing. It is tried again where something came between.
MOST_RATIO, TRIES = 8, 3
#: The most characters of a message about any input at all.
LONGEST = 30_000


@pytest.mark.untraced
@pytest.mark.parametrize("name", TEXTS)
def test_four_times_the_wrong_input_takes_four_times_the_time(name: str) -> None:
    """Reading four times as much of any kind of wrong input takes about four times as long, not sixteen times."""
    made_of, kind, size = TEXTS[name]
    once, four_times = made_of(30_000 // size), made_of(120_000 // size)
    found: list[tuple[float, float]] = []
    for _ in range(TRIES):
        found.append((min(seconds(once, kind) for _ in range(3)), min(seconds(four_times, kind) for _ in range(3))))
        if found[-1][1] <= max(MOST_RATIO * found[-1][0], 0.02):
            return
    pytest.fail(f"{name}: seconds for once and four times as much: {found}")


@pytest.mark.untraced
@pytest.mark.parametrize("name", TEXTS)
def test_messages_are_short(name: str) -> None:
    """A message has at most a hundred faults, and counts the others, however many there are."""
    made_of, kind, size = TEXTS[name]
    counts: list[int] = []
    for count in (40_000 // size, 80_000 // size):
        error = refused(made_of(count), kind)
        if error is None:
            assert name == "a chain of regions"
            return
        assert len(str(error)) <= LONGEST
        assert isinstance(error, sk.FaultyError)
        assert len(error.faults) <= MOST_FAULTS
        counts.append(len(error.faults) + error.more)
    assert counts[0] == counts[1] or counts[1] >= 1.9 * counts[0]


def test_faults_are_counted_exactly() -> None:
    """The number of faults is told exactly, also of those that are not listed."""
    with pytest.raises(sk.DataError) as caught:
        sk.loads(json.dumps({"minutes": 10, "focus": [{}] * 1234, "avoid": ["x"] * 66}), sk.Request)
    assert len(caught.value.faults) == MOST_FAULTS
    assert caught.value.more == 1200
    assert str(caught.value).startswith("Request: 1,300 faults\n  1. focus[0].region: is missing")
    assert str(caught.value).endswith("\n  and 1,200 more")
    again = pickle.loads(pickle.dumps(caught.value))
    assert again == caught.value == sk.loads(sk.dumps(caught.value), sk.DataError)


def test_an_error_is_cut() -> None:
    """An error that is given more faults than it holds keeps the first ones, and counts the others."""
    faults = tuple(sk.Fault(str(number)) for number in range(MOST_FAULTS + 5))
    error = sk.DataError("x", faults, 2)
    assert (error.faults, error.more) == (faults[:MOST_FAULTS], 7)
    assert (sk.DataError("x", faults[:1]).more, str(sk.DataError("x", faults[:1]))) == (0, "x: 0")
    assert str(sk.DataError("x", faults[:1], 1)) == "x: 2 faults\n  1. 0\n  and 1 more"


def test_faults_beyond_the_limit_are_not_made() -> None:
    """Near misses are looked for where they are told, and nowhere else."""
    made_of: list[int] = []

    def make(number: int) -> Fault:
        made_of.append(number)
        return Fault(str(number))

    faults = Faults()
    for number in range(MOST_FAULTS + 50):
        faults.add(DeferredFault(lambda number=number: make(number), f"[{number}]"))
    outer = Faults([Fault("first")])
    outer.take(faults, "list")
    outer.each(lambda path: Fault("never", path), ["a", "b"])
    assert (made_of, len(outer), outer.full) == ([], MOST_FAULTS + 53, True)
    error = outer.within("a.json").error(sk.DataError, "x")
    assert (len(made_of), error.more) == (MOST_FAULTS - 1, 53)
    assert error.faults[1] == Fault("0", "list[0]", "a.json")


def test_empty_items_are_counted_by_their_kind() -> None:
    """Each empty item of a long list counts as often as one of its kind has faults."""
    wrong: list[Any] = [*({} for _ in range(150)), *([] for _ in range(150)), *("" for _ in range(150)), 3]
    with pytest.raises(sk.DataError) as caught:
        sk.loads(json.dumps({"minutes": 10, "focus": wrong}), sk.Request)
    alone = 0
    for item in wrong:
        with pytest.raises(sk.DataError) as one:
            sk.loads(json.dumps({"minutes": 10, "focus": [item]}), sk.Request)
        alone += len([fault for fault in one.value.faults if fault.path.startswith("focus[")])
    assert len(caught.value.faults) + caught.value.more >= alone > 400


class _NoRepr:
    def __repr__(self) -> str:
        raise RuntimeError


class _NoItems(list[int]):
    def __repr__(self) -> str:
        raise RuntimeError


class list_like(dict[str, int]):  # noqa: N801 - its name is what the standard library goes by
    """Raises where its items are looked at."""

    def __iter__(self) -> Any:
        raise RuntimeError


list_like.__name__ = "dict"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a", "'a'"),
        ("a" * 90, "'" + "a" * 79 + "…"),
        (b"a" * 90, "b'" + "a" * 78 + "…"),
        (-3, "-3"),
        (10**5000, "a whole number of about 5000 digits"),
        ([1, [2, [3, [4, [5]]]]], "[1, [2, [3, [...]]]]"),
        (list(range(20)), "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ...]"),
        (_NoRepr(), "<_NoRepr>"),
        ([_NoItems()], "[<_NoItems>]"),
        (list_like(a=1), "<dict>"),
        ("\ud800", "'\\ud800'"),
    ],
    ids=range(11),
)
def test_values_are_shown_shortly(value: object, text: str) -> None:
    """Whatever a value is, a message shows it in a few characters."""
    assert shown(value) == text


def test_what_messages_are_made_of_is_short() -> None:
    """Lists, values and texts in messages are cut in the middle or at their end."""
    assert told(10**5000) == "a whole number of about 5000 digits"
    assert told("a" * 90) == "a" * 80 + "…"
    assert told(tuple("abcdefghijkl")) == "(a, b, c, d, e, f, g, h, i, j, …)"
    assert listed(["a", "b"]) == "'a' or 'b'"
    assert shortened(list("abc")) == ["a", "b", "c"]
    assert shortened(list("abcdefg"), 4) == ["a", "b", "… (3 more) …", "f", "g"]
    assert brief("a\n b", 2) == "a…"
    assert len(str(sk.Fault("is odd", "k" * 1000))) < 400
    assert items_of({_NoRepr(), 3}) is not None


def test_a_limit_on_what_is_read(tmp_path: Any) -> None:
    """A text or file that is longer than the limit is refused before it is parsed, and the error names the limit."""
    text, file = sk.dumps(sk.Request(minutes=5, goal="tense-neck")), tmp_path / "regions.json"
    assert sk.loads(text, sk.Request, limit=len(text))
    file.write_text('{"regions": []}', encoding="utf-8")
    assert sk.load_catalog(tmp_path, limit=15) == sk.load_catalog(file, limit=15) == sk.Catalog()
    reads = (
        lambda: sk.loads(text, sk.Request, limit=len(text) - 1),
        lambda: sk.loads(text.encode(), sk.Request, limit=3),
        lambda: sk.load_catalog(tmp_path, limit=14),
        lambda: sk.load_catalog(file, limit=14),
        lambda: read_free_exercise_db(file, limit=14),
        lambda: loads_free_exercise_db("[  ]", limit=3),
    )
    for read in reads:
        with pytest.raises(
            sk.DataError, match=r"has more than [\d,]+ (characters|bytes), which is the limit"
        ) as caught:
            read()
        assert len(caught.value.faults) == 1
    for read in (sk.loads, loads_free_exercise_db):
        with pytest.raises(sk.InvalidValueError, match="limit"):
            read(*([text, sk.Request] if read is sk.loads else [text]), limit=0)


def test_a_command_counts_faults() -> None:
    """A command, too, lists a hundred faults and says how many more there are."""
    error = sk.RequestError("Request", tuple(sk.Fault("is odd", f"avoid[{number}]") for number in range(1234)))
    lines = text_of(error, 80, None, {"avoid": "--avoid"}).split("\n")
    assert lines[0] == "shoulderkit: the request: 1,234 faults"
    assert (lines[1], lines[-1]) == ("  1. --avoid 1: is odd", "  and 1,134 more")


def test_planners_refuse_what_has_no_bounds() -> None:
    """A day has as many breaks as minutes at most, and a routine of other exercises is not asked about."""
    planner, request = sk.Planner(made.catalog()), sk.Request(minutes=10, focus="chest")
    with pytest.raises(sk.InvalidValueError, match="1441 is more than 1,440"):
        planner.breaks(request, 1441)
    with pytest.raises(sk.InvalidValueError, match="is not this catalog's exercise"):
        planner.left_out(request, made.routine(made.step(made.exercise(id="other"))))
    with pytest.raises(sk.InvalidValueError, match="more than 1,000"):
        sk.plan_many([request], planner, processes=1001)


def test_as_many_cycles_as_an_error_holds() -> None:
    """Of a mass of cycles the first hundred are looked for."""
    count = 2 * MOST_FAULTS
    ladder = {
        f"r{number:04}": made.region(
            id=f"r{number:04}",
            part_of=tuple(f"r{other:04}" for other in (number - 1, number + 1) if 0 <= other < count),
        )
        for number in range(count)
    }
    found = cycle_faults(ladder)
    assert len(found) == MOST_FAULTS
    assert found["r0000"] == Fault("is part of itself: r0000 in r0001 in r0000", "part_of")
    assert cycle_faults({"a": None, "b": made.region(id="b", part_of=("a", "gone"))}) == {}
