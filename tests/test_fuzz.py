"""What fuzzing stands on, without atheris: seeds, changes of JSON, and that what is not as promised is found."""

from __future__ import annotations

import json
from random import Random

import pytest

import shoulderkit as sk
from shoulderkit.testing.random import SeededSource
from tools.fuzz import arguments, asked, judging, replay, seeds, targets
from tools.fuzz.mutation import mutated, places

WORDS = ("id", "regions", "neck")
PLAIN = {"regions": [{"id": "neck", "part_of": [], "depth": 3, "deep": True}], "note": None}
#: Those that need no bytes of a fuzzer.
BY_THEMSELVES = [target for target in targets.TARGETS if target != "requests"]


@pytest.mark.untraced
@pytest.mark.parametrize("target", BY_THEMSELVES)
def test_seeds_are_as_promised(target):
    """Each seed of a target gives a result or an error of the package, in little time, and there are several."""
    given = list(seeds.seeds(target))
    assert len(set(given)) > 5
    assert [fault for seed in given if (fault := replay.fault_of(target, seed))] == []


def test_seeds_are_written_once(tmp_path):
    """Seeds that are written again are the same files."""
    seeds.write("folder", tmp_path)
    first = sorted(path.name for path in tmp_path.iterdir())
    seeds.write("folder", tmp_path)
    assert first == sorted(path.name for path in tmp_path.iterdir())
    assert len(first) > 5


@pytest.fixture
def small(monkeypatch):
    """Let requests be planned from small catalogs alone, with little effort."""
    monkeypatch.setattr(asked, "CATALOGS", (1, 2))
    monkeypatch.setattr(asked, "EFFORTS", (30,))


@pytest.mark.parametrize("number", range(8))
def test_requests_of_all_sorts_are_as_promised(number, small):
    """What a source asks for is planned or refused, as promised."""
    asked.ask(SeededSource(number))


def test_requests_are_valid_and_odd(small, monkeypatch):
    """Requests of all sorts are planned, refused for what they ask, and refused for what they are."""
    found = set()
    usual = asked.read

    def read(make):
        request = usual(make)
        found.add("read" if request else "refused")
        return request

    monkeypatch.setattr(asked, "read", read)
    monkeypatch.setattr(asked, "faultless", lambda *_: found.add("planned"))
    monkeypatch.setattr(asked, "possible", lambda *_: found.add("impossible"))
    monkeypatch.setattr(asked, "question", lambda *_: found.add("questioned"))
    for number in range(20):
        asked.ask(SeededSource(number))
    assert found == {"read", "refused", "planned", "impossible", "questioned"}


def test_changes_leave_json_and_differ():
    """Most changes of JSON are JSON, and another one; everything in it is changed at some time."""
    same = json.dumps(PLAIN).encode()
    made = [mutated(same, Random(number), WORDS) for number in range(500)]
    texts = {json.dumps(json.loads(text)) for text in made if text is not None}
    assert len(texts) > 250
    assert all(any(part not in text for text in texts) for part in ("regions", "neck", "part_of", "deep", "note"))
    assert mutated(b"{", Random(1), WORDS) is None
    assert mutated(b"\xff", Random(1), WORDS) is None


def test_places_are_all_places():
    """Every value in JSON has its place, the whole of it first."""
    assert places({"a": [1, {}], "b": 2}) == [(), ("a",), ("a", 0), ("a", 1), ("b",)]


def test_words_are_those_of_schemas():
    """Keys, members of vocabularies and ids are among the words."""
    assert {"part_of", "minutes", "mobilize", "neck", "primaryMuscles"} <= set(seeds.words())


@pytest.mark.parametrize("raised", [KeyError("id"), RecursionError(), judging.Finding("another")])
def test_what_is_raised_is_found(raised, monkeypatch, tmp_path, capsys):
    """What is no error of the package is a finding, told with its type, and with the exit status 1."""

    def fail(*_, **__):
        raise raised

    file = tmp_path / "crash"
    file.write_bytes(b"0{}")
    assert replay.main("codec", str(file)) == 0
    monkeypatch.setattr(sk, "loads", fail)
    assert type(raised).__name__ in (replay.fault_of("codec", b"0{}") or "")
    monkeypatch.setitem(targets.TARGETS, "codec", lambda data: data and fail())
    assert replay.main("codec", str(file)) == 1
    assert type(raised).__name__ in capsys.readouterr().out


def test_what_is_slow_or_large_is_found(monkeypatch):
    """What takes longer or more than it may is a finding, unless the input is longer than promised."""
    monkeypatch.setitem(targets.LIMITS_S, "codec", -1.0)
    assert "takes" in (replay.fault_of("codec", b"0{}") or "")
    assert replay.fault_of("codec", b"0" * (judging.LONGEST + 1)) is None
    monkeypatch.setitem(targets.LIMITS_S, "codec", 60.0)
    assert replay.fault_of("codec", b"0{}") is None
    monkeypatch.setattr(replay, "MOST_MEMORY", -1)
    assert "takes" in (replay.fault_of("codec", b"0{}") or "")


def test_what_does_not_survive_is_found():
    """A value that is another one after it was written and read is a finding, as is a plan that breaks its request."""
    request = sk.Request(minutes=5, goal="tense-neck")
    judging.survives(request, sk.Request)
    with pytest.raises(judging.Finding):
        judging.claim(0, "nothing")
    with pytest.raises(judging.Finding):
        asked.possible(sk.Planner(), sk.Request(seconds=1, goal="tense-neck"))
    asked.possible(sk.Planner(), request)


def test_arguments_stay_inside():
    """No argument names a place outside an empty folder or a file to write, and a command neither waits nor starts processes."""
    lines = b"plan\n/etc/passwd\n..\n-ofile\n--output\n~\n--svg=a\n-f\n--json\n\xff\x00\n\n{}"
    assert arguments.arguments(lines) == (["plan", "--json", "\udcff"], b"{}")
    assert {arguments.arguments(b"x" * length)[0][0] for length in range(10)} == set(arguments.COMMANDS)
    assert not {"play", "batch", "import"} & set(arguments.COMMANDS)
