"""Unknown, missing and duplicate keys, and every fault of a text at once."""

from __future__ import annotations

import json

import made
import shoulderkit as sk
from codec_cases import faults_of, strict
from shoulderkit.errors import Fault
from shoulderkit.model import (
    Exercise,
    Region,
    Routine,
    Setting,
)
from shoulderkit.reading import dumps
from shoulderkit.vocabulary import CueKind


def test_unknown_key():
    """A key that is not a field is a fault with near misses, whatever the other keys."""
    assert faults_of(strict(bodyside="back", x=1), Region) == (
        Fault("Region has no such field", "bodyside", near=("body_side",), exact=True),
        Fault("Region has no such field", "x"),
    )


def test_missing_keys():
    """Every missing required field is named."""
    assert faults_of("{}", Region) == tuple(Fault("is missing", name) for name in ("id", "name", "kind", "body_side"))


def test_duplicate_keys():
    """A duplicate key is a fault at its path, on any level, even with the same value."""
    text = '{"id": "a", "id": "a", "name": "A", "equipment": [], "positions": [], "equipment": []}'
    assert faults_of(text, Setting) == (
        Fault("is a duplicate key", "id"),
        Fault("is a duplicate key", "equipment"),
    )
    inner = '{"id": "a", "instructions": [{"text": "b", "text": "c"}]}'
    assert Fault("is a duplicate key", "instructions[0].text") in faults_of(inner, Exercise)


def test_all_faults_at_once():
    """Faults of shape, range, unknown, missing and duplicate keys come together, in the order of the input."""
    text = """{
      "id": "Press", "nmae": "x", "phase": "release", "summary": " ",
      "targets": [{"region": "chest", "role": "main"}, {"region": "A", "role": "quiet", "role": "quiet"}, 3],
      "dose": {"kind": "reps", "low": 3, "high": "4", "sets": 0},
      "sides": "together", "setup_s": 5, "switch_s": 3,
      "setups": [
        {"position": "sitting", "setup_s": -1},
        {"position": "standing", "setup_s": 5, "equipment": ["ball", "Ball", 3]}
      ],
      "aliases": ["a", 3, " b"],
      "cues": [{"kind": "feel", "text": "f", "short": "f"}, {"kind": "fel", "text": "", "shrt": "f"}],
      "links": ["x.org"]
    }"""
    assert [str(fault) for fault in faults_of(text, Exercise)] == [
        "id: 'Press' is not an id in kebab-case",
        "nmae: Exercise has no such field (did you mean 'name'?)",
        "summary: ' ' is not text without blanks around it",
        "targets[0].role: 'main' is not a Role (write 'primary')",
        "targets[1].region: 'A' is not an id in kebab-case",
        "targets[1].role: is a duplicate key",
        "targets[2]: 3 is not an object (Target)",
        "dose.high: '4' is not a whole number",
        "dose.sets: 0 is not a whole number from 1 to 100",
        "dose.rep_s: is missing",
        "setup_s: Exercise has no such field (write 'setups')",
        "switch_s: is 3 where both sides work together",
        "setups[0].position: 'sitting' is not a Position (write 'seated')",
        "setups[0].setup_s: -1 is not a whole number from 0 to 7200",
        "setups[1].equipment[2]: 3 is not text",
        "setups[1].equipment[1]: 'Ball' is not an id in kebab-case",
        "aliases[1]: 3 is not text",
        "aliases[2]: ' b' is not text without blanks around it",
        f"cues[1].kind: 'fel' is not a CueKind ({', '.join(CueKind)}) (did you mean 'feel'?)",
        "cues[1].text: is empty, where text without blanks around it is needed",
        "cues[1].shrt: Cue has no such field (did you mean 'short'?)",
        "cues[1].short: is missing",
        "links[0]: 'x.org' is not a web address (http:// or https://)",
        "name: is missing",
    ]


def test_relations_with_absent_fields():
    """Relations are checked on defaults, too, so that a request reports all that it lacks at once."""
    assert [fault.path for fault in faults_of('{"max_steps": 0}', sk.Request)] == ["max_steps", "minutes", "goal"]


def test_converted_before_judged():
    """Values are checked after conversion: steps without starts are not a gap because of another fault."""
    text = dumps(made.routine(made.step(), made.step()))
    plain = json.loads(text)
    for step in plain["steps"]:
        step.pop("start_s", None)
    plain["id"] = "A Day"
    assert [fault.path for fault in faults_of(json.dumps(plain), Routine)] == ["id"]
