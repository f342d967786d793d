"""Conversion of a record to an exercise, with a note for whatever the record does not state."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from shoulderkit.importers.free_exercise_db import prose
from shoulderkit.importers.free_exercise_db.records import Category, Force, Gear, slug
from shoulderkit.importers.free_exercise_db.tables import (
    EQUIPMENT,
    PHASE_DOUBTS,
    PHASES,
    REGIONS,
    SOURCE,
    UNSTATED,
)
from shoulderkit.importers.imported import Note, NoteKind
from shoulderkit.model import Citation, Dose, Exercise, Hold, Instruction, Setup, Target
from shoulderkit.texts import refused_but_blanks, without_refused
from shoulderkit.vocabulary import POSITION_DEMANDS, Demand, Phase, Position, Role, Sides

if TYPE_CHECKING:
    from shoulderkit.importers.free_exercise_db.defaults import Defaults
    from shoulderkit.importers.free_exercise_db.records import Record

#: The prefix of every id, so that no exercise has the id of a bundled one.
PREFIX = "fedb-"


class Maker:
    """A converter of one record to an exercise.

    Attributes:
        record: the record.
        defaults: the doses and times to use.
        id: the id of the exercise.
        notes: the notes so far.
    """

    def __init__(self, record: Record, defaults: Defaults) -> None:
        self.record = record
        self.defaults = defaults
        self.id: str = PREFIX + slug(record.id)
        self.notes: list[Note] = []

    def note(self, kind: NoteKind, field: str, text: str) -> None:
        """Add a note.

        Args:
            kind: the kind of the note.
            field: the field of the exercise that it is about.
            text: what was done and why, as one clause.
        """
        self.notes.append(Note(kind=kind, field=field, text=text, record=self.record.id, exercise=self.id))

    def derived(self, field: str, text: str) -> None:
        """Add a note that a field was derived."""
        self.note(NoteKind.DERIVED, field, text)

    def doubt(self, field: str, text: str) -> None:
        """Add a note about something uncertain."""
        self.note(NoteKind.DOUBT, field, text)

    def repair(self, field: str, text: str) -> None:
        """Add a note about a repair."""
        self.note(NoteKind.REPAIR, field, text)

    def exercise(self) -> Exercise:
        """Return the exercise; after that the notes are complete."""
        name, steps = self._name(), self._steps()
        text = " ".join((f"{name}.", *steps)).lower()
        opening = " ".join((f"{name}.", *steps[:1])).lower()
        summary = self._summary()
        phase = self._phase()
        targets = self._targets()
        dose = self._dose(text, phase)
        sides = self._sides(text)
        self.derived("setups.setup_s", "a placeholder")
        if sides is Sides.EACH:
            self.derived("switch_s", "a placeholder")
        mentioned = prose.positions_in(opening)
        position = self._position(mentioned)
        equipment = self._equipment(text)
        demands = self._demands(text, position, mentioned, rolled=phase is Phase.RELEASE)
        imported = tuple(note.field for note in self.notes if note.kind is NoteKind.DERIVED)
        citations = [Citation(source=SOURCE.id)]
        if "setups.equipment" not in imported:
            citations.append(Citation(source=SOURCE.id, field="setups.equipment"))
        return Exercise(
            id=self.id,
            name=name,
            phase=phase,
            summary=summary,
            targets=targets,
            dose=dose,
            sides=sides,
            switch_s=self.defaults.switch_s if sides is Sides.EACH else 0,
            setups=(Setup(position=position, equipment=equipment, demands=demands, setup_s=self.defaults.setup_s),),
            instructions=tuple(Instruction(text=step, sources=(SOURCE.id,)) for step in steps),
            citations=tuple(citations),
            imported=imported,
            unstated=("setups.equipment",) if self.record.equipment is None else (),
            notes=tuple(dict.fromkeys(_sentence(note) for note in self.notes if note.kind is not NoteKind.DERIVED)),
        )

    def _name(self) -> str:
        return self._line("name", self.record.name)

    def _line(self, field: str, given: str, where: str = "") -> str:
        """Return a text of the record as the rule for texts has it, with a note for each repair."""
        text = without_refused(given)
        taken = refused_but_blanks(given)
        if taken:
            self.repair(field, f"{', '.join(taken)} taken out{where}: no text may have that")
        if " ".join(given.split()) != given:
            self.repair(field, f"white space{where} normalized")
        return text

    def _steps(self) -> list[str]:
        steps: list[str] = []
        for number, given in enumerate(self.record.instructions, 1):
            text = without_refused(given)
            if not text:
                self.repair("instructions", f"instruction {number} is blank and was dropped")
            elif steps and text == steps[-1]:
                self.repair("instructions", f"instruction {number} repeats the one before it and was dropped")
            else:
                steps.append(self._line("instructions", given, f" of instruction {number}"))
        if not steps:
            self.doubt("instructions", "there are no instructions")
        return steps

    def _targets(self) -> tuple[Target, ...]:
        roles: dict[str, Role] = {}
        for role, words in ((Role.PRIMARY, self.record.primaryMuscles), (Role.SECONDARY, self.record.secondaryMuscles)):
            for word in words:
                region = REGIONS[word]
                if region in roles:
                    what = "listed twice" if roles[region] is role else "primary and secondary"
                    self.repair("targets", f"{word} is {what}; kept once, as {roles[region]}")
                roles.setdefault(region, role)
        return tuple(Target(region=region, role=role, sources=(SOURCE.id,)) for region, role in roles.items())

    def _equipment(self, text: str) -> tuple[str, ...]:
        given = self.record.equipment
        things = ", ".join(prose.things_in(text))
        if given is None:
            self.derived("setups.equipment", "the dataset does not state any, which may mean none or any")
            return UNSTATED
        if given is Gear.BODY_ONLY and things:
            self.derived("setups.equipment", "the dataset says body only, but the text mentions more")
            self.doubt("setups.equipment", f"the dataset says body only, but the text mentions: {things}")
            return UNSTATED
        if given is Gear.OTHER:
            self.doubt("setups.equipment", "the dataset says other; only the text tells what that is")
        if things:
            self.doubt("setups.equipment", f"the text mentions more than the dataset lists: {things}")
        return EQUIPMENT[given]

    def _phase(self) -> Phase:
        record = self.record
        rolled = record.equipment is Gear.FOAM_ROLL or record.id.upper().endswith("SMR")
        if record.category is Category.STRETCHING and rolled:
            self.derived("phase", "in the category stretching, but done with a roller: release")
            return Phase.RELEASE
        phase = PHASES[record.category]
        self.derived("phase", f"{record.category}: {phase}")
        if record.category in PHASE_DOUBTS:
            self.doubt("phase", PHASE_DOUBTS[record.category])
        return phase

    def _sides(self, text: str) -> Sides:
        after = prose.does_other_side_after(text)
        if after:
            self.derived("sides", "the text continues with the other side: each")
            return Sides.EACH
        self.derived("sides", "the text does not continue with the other side: together")
        if after is None:
            self.doubt("sides", "the text mentions sides, but does not clearly say that one follows the other")
        return Sides.TOGETHER

    def _position(self, found: tuple[Position, ...]) -> Position:
        if len(found) == 1:
            self.derived("setups.position", f"read from the name and the first step: {found[0]}")
            return found[0]
        self.derived("setups.position", "not clear from the name and the first step: any")
        if found:
            self.doubt("setups.position", f"the name and the first step mention {' and '.join(found)}")
        else:
            self.doubt("setups.position", "the name and the first step do not say how the body is held")
        return Position.ANY

    def _demands(
        self, text: str, position: Position, mentioned: tuple[Position, ...], *, rolled: bool
    ) -> tuple[Demand, ...]:
        found = {*prose.demands_in(text, rolled=rolled)}
        # if several positions are mentioned, it may be any of them
        found.update(*(POSITION_DEMANDS[each] for each in mentioned))
        further = tuple(sorted(found - {*POSITION_DEMANDS[position]}))
        # the dataset states none: even where the text has no word of any, there may be some
        self.derived("setups.demands", f"the text mentions: {', '.join(further) or 'none'}")
        return further

    def _dose(self, text: str, phase: Phase) -> Dose:
        defaults = self.defaults
        if phase is Phase.STRENGTHEN:
            self.derived("dose", "a placeholder")
            return defaults.static if self.record.force is Force.STATIC else defaults.strengthen
        if phase is not Phase.MOBILIZE:
            self.derived("dose", "a placeholder")
            return defaults.release if phase is Phase.RELEASE else defaults.integrate
        hold = prose.hold_in(text)
        if hold is not None and isinstance(defaults.mobilize, Hold):
            low, high = hold
            seconds = f"{high} s" if low == high else f"{low} to {high} s"
            self.derived("dose", f"a hold read from the text ({seconds}); the rest is a placeholder")
            return attrs.evolve(defaults.mobilize, low_s=low, high_s=high)
        self.derived("dose", "a placeholder")
        if hold is None and prose.mentions_seconds(text):
            self.doubt("dose", "the text mentions seconds, but not clearly one hold")
        return defaults.mobilize

    def _summary(self) -> str:
        record = self.record
        about = [word for word in (record.level, record.mechanic, record.force) if word is not None]
        self.derived("summary", "made from the category, level, mechanic and force")
        return f"{record.category.capitalize()} exercise: {', '.join(about)}."


def _sentence(note: Note) -> str:
    return f"{note.field.capitalize()}: {note.text}."
