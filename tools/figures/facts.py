"""What a picture must fit: the exercise's data and the pose file, as one fingerprint that stands in the picture."""

from __future__ import annotations

import hashlib
import json

import attrs

import shoulderkit as sk

from .poses import Move, path_of


@attrs.frozen
class Facts:
    """What the picture of an exercise says in words, and what it was made from."""

    name: str
    description: str
    fingerprint: str


def digest(value: object) -> str:
    """Return a short hash of a JSON value, whatever the order of its keys."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def facts_of(exercise: sk.Exercise) -> Facts:
    """Return the facts of an exercise that has a pose file.

    The fingerprint covers the targets, the setups and the instructions of the exercise, and its pose file.
    """
    targets = sorted([target.region, target.role] for target in exercise.targets)
    setups = [[setup.position, sorted(setup.equipment or ())] for setup in exercise.setups]
    steps = [step.text for step in exercise.instructions]
    pose = json.loads(path_of(exercise.id).read_text(encoding="utf-8"))
    # whether there is one more picture changes none
    pose.pop("animated", None)
    fingerprint = digest({"name": exercise.name, "targets": targets, "setups": setups, "steps": steps, "pose": pose})
    numbered = " ".join(f"{number}. {step}" for number, step in enumerate(steps, start=1))
    return Facts(exercise.name, numbered, fingerprint)


def misfits(move: Move, exercise: sk.Exercise) -> list[str]:
    """Return what of a pose file does not fit its exercise: regions that it does not target."""
    targets = {target.region for target in exercise.targets if target.role != "quiet"}
    return [f"{move.exercise}: {tint.region} is not a target" for tint in move.tints if tint.region not in targets]
