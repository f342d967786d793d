"""The building blocks of descriptions: names and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs

from shoulderkit.catalog import Catalog
from shoulderkit.explainer.layout import DISCLAIMER
from shoulderkit.plans.score import POINT
from shoulderkit.vocabulary import BlockKind, BodyHalf, Demand, Position, WarningKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shoulderkit.model import Rule, Source, Step

#: What stands for the warnings that are about signs.
_SIGNS = "Signs that need a doctor or emergency services are among the warnings of the catalog."

#: Positions whose standard term may need an explanation.
_POSITIONS = {
    Position.SUPINE: "supine (on the back)",
    Position.PRONE: "prone (face down)",
    Position.SIDE_LYING: "side-lying (on one side)",
    Position.QUADRUPED: "quadruped (on hands and knees)",
    Position.ANY: "any position",
}

_DEMANDS = {
    Demand.FLOOR: "the floor",
    Demand.KNEELING: "kneeling",
    Demand.WRIST_LOAD: "load on the wrists",
    Demand.OVERHEAD_ARM: "an arm overhead",
    Demand.NECK_PRESSURE: "pressure on the neck",
    Demand.PRONE: "lying face down",
    Demand.SUPINE: "lying on the back",
    Demand.SIDE_LYING: "lying on one side",
    Demand.SPINE_NEAR_PRESSURE: "pressure near the spine",
}

#: What a block of work is, by its side, and what other blocks are.
WORK = {BodyHalf.LEFT: "work on the left", BodyHalf.RIGHT: "work on the right", BodyHalf.BOTH: "work on both sides"}
BLOCKS = {BlockKind.SETUP: "get into position", BlockKind.REST: "rest", BlockKind.SWITCH: "change sides"}


def _as_words(name: str) -> str:
    return name.replace("-", " ")


@attrs.frozen
class Names:
    """A look-up of names by id: those of the described value, then those of a catalog, then the ids themselves.

    Attributes:
        catalog: where names, rules and sources are looked up, if there is one.
        known: exercise names by id, from the described plan or routine.
    """

    catalog: Catalog | None = None
    known: Mapping[str, str] = attrs.Factory(dict[str, str])

    def within(self, steps: Iterable[Step]) -> Names:
        """Return the same look-up with the names of the exercises of these steps added."""
        return attrs.evolve(self, known={**self.known, **{s.exercise.id: s.exercise.name for s in steps}})

    def exercise(self, name: str) -> str:
        """Return the name of an exercise, or its id if no name is known."""
        return self.known.get(name) or self._of("exercises", name, name)

    def exercises(self, names: Iterable[str], most: int | None = None) -> str:
        """Join the names of exercises; if there are more than *most*, the rest are only counted."""
        found = list(map(self.exercise, names))
        if most is not None and len(found) > most:
            found = [*found[: most - 1], f"{len(found) - most + 1} others"]
        if len(found) > 2 and any("," in name for name in found):
            # semicolons separate names that have commas
            return f"{'; '.join(found[:-1])}; and {found[-1]}"
        return listed(found)

    def region(self, name: str) -> str:
        """Return the name of a region."""
        return softened(self._of("regions", name, _as_words(name)))

    def equipment(self, name: str) -> str:
        """Return the name of a piece of equipment."""
        return softened(self._of("equipment", name, _as_words(name)))

    def goal(self, name: str) -> str:
        """Return the name of a goal."""
        return self._of("goals", name, _as_words(name))

    def setting(self, name: str) -> str:
        """Return the name of a setting, which says where: ``at a desk``."""
        return softened(self._of("settings", name, f"in the setting {_as_words(name)}"))

    @property
    def warnings(self) -> tuple[str, ...]:
        """The warnings of the catalog about how to exercise, and where the others are, if there is a catalog."""
        known = self.catalog.warnings.values() if self.catalog else ()
        practice = [sentence(warning.text) for warning in known if warning.kind is WarningKind.PRACTICE]
        # a text never points to signs alone: that it is no medical advice is said in it, too
        return (*(practice or [DISCLAIMER]), _SIGNS) if len(practice) < len(known) else tuple(practice)

    def rule(self, name: str) -> Rule | None:
        """Return a rule by its id, or None if there is no catalog that has it."""
        return self.catalog.rules.get(name) if self.catalog else None

    def source(self, name: str) -> Source | None:
        """Return a source by its id, or None if there is no catalog that has it."""
        return self.catalog.sources.get(name) if self.catalog else None

    def _of(self, table: str, name: str, otherwise: str) -> str:
        found: Any = getattr(self.catalog, table).get(name) if self.catalog else None
        return found.name if found else otherwise


def softened(name: str) -> str:
    """Return a name for use within a sentence: in lower case, unless it begins with an abbreviation (``T-spine``)."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def capital(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Return a text with a capital first letter and a period."""
    text = capital(text)
    return text if text.endswith((".", "!", "?")) else f"{text}."


def listed(items: Iterable[str], last: str = "and") -> str:
    """Join items: ``a``, ``a and b``, ``a, b and c``; an empty text if there are none."""
    *start, end = (*items,) or ("",)
    return f"{', '.join(start)} {last} {end}" if start else end


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: ``1 step``, ``2 steps``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def points_words(parts: int) -> str:
    """Return a coverage in words, to a tenth of a point: ``1 point``, ``12.5 points``."""
    return f"{tenths(parts)} point{'' if parts == POINT else 's'}"


def tenths(parts: int) -> str:
    """Return parts of a point, or of a unit, in points or units to a tenth, the tenth where there is one."""
    number = round(Fraction(10 * parts, POINT))
    return f"{number // 10}.{number % 10}" if number % 10 else f"{number // 10}"


def lasting(seconds: int) -> str:
    """Return a duration in words: ``45 s``, ``90 s``, ``2 min``, ``2 min 30 s``."""
    minutes, rest = divmod(seconds, 60)
    if seconds <= 90 and rest:
        return f"{seconds} s"
    return " ".join(part for part in (minutes and f"{minutes} min", rest and f"{rest} s") if part) or "0 s"


def an(name: str) -> str:
    """Return a name with its indefinite article; names that look like plurals get none."""
    if name.endswith("s"):
        return name
    return f"{'an' if name[:1].lower() in 'aeio' else 'a'} {name}"


def position_words(position: Position) -> str:
    """Return the name of a position, with an explanation if it may need one."""
    return _POSITIONS.get(position, position.value)


def demand_words(demand: str) -> str:
    """Return a demand in words; a text that is not a demand is returned unchanged."""
    return next((words for known, words in _DEMANDS.items() if known == demand), demand)
