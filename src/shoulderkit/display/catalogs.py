"""Catalogs, tables and rows as displays: what there is, in columns that tell it apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shoulderkit.catalog import Catalog, Disagreement, DisputedCitation, PlacedCitation, PlacedCue, Rows, Table
from shoulderkit.catalog.references import KINDS
from shoulderkit.catalog.rows import kind_words
from shoulderkit.display.closing import closing
from shoulderkit.display.parts import Cell, Fold, Grid, Link, Text, Title, labeled
from shoulderkit.explainer.answers import diff_sentences
from shoulderkit.explainer.citations import owner_words
from shoulderkit.explainer.doses import frequency_words
from shoulderkit.explainer.explain import lines_of
from shoulderkit.explainer.findings import strength_words
from shoulderkit.explainer.layout import WIDTH, laid_out
from shoulderkit.explainer.words import Names, capital, position_words
from shoulderkit.model import (
    Citation,
    Equipment,
    Exercise,
    Goal,
    Region,
    Routine,
    Rule,
    SafetyWarning,
    Setting,
    Setup,
    Source,
)
from shoulderkit.model.times import clock
from shoulderkit.plans import Alternative
from shoulderkit.vocabulary import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from shoulderkit.display.parts import Part

#: More rows than this are cut, to the first ones.
MOST_ROWS = 20


def _exercise(exercise: Exercise, names: Names) -> tuple[Cell, ...]:
    works = (names.region(target.region) for target in exercise.targets if target.role is Role.PRIMARY)
    positions = dict.fromkeys(setup.position.value for setup in exercise.setups)
    things = dict.fromkeys(names.equipment(thing) for setup in exercise.setups for thing in setup.equipment)
    return exercise.id, exercise.name, exercise.phase.value, _listed(works), _listed(positions), _listed(things)


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(texts)


def _told(value: Any, names: Names) -> tuple[Cell, ...]:
    """Return one cell with what the explainer says of a value; without words, its one line."""
    lines = lines_of(value, names.catalog)
    return (repr(value) if lines is None else " ".join(laid_out(lines, WIDTH).split()),)


def _source(name: str, names: Names) -> str:
    found = names.source(name)
    return found.title if found else name


def _side(citations: Iterable[Citation], names: Names) -> str:
    return "; ".join(dict.fromkeys(_source(citation.source, names) for citation in citations))


def _words(word: str | None) -> str:
    return (word or "").replace("-", " ")


#: For each kind the headings and the cells of a row.
_COLUMNS: dict[type[Any], tuple[tuple[str, ...], Callable[[Any, Names], tuple[Cell, ...]]]] = {
    Exercise: (("Id", "Name", "Phase", "Works", "Positions", "With"), _exercise),
    Routine: (
        ("Id", "Name", "Steps", "Time", "How often"),
        lambda r, names: (r.id, r.name, str(len(r.steps)), clock(r.duration_s), frequency_words(r.frequency)),
    ),
    Goal: (
        ("Id", "Name", "In their words", "Weights"),
        lambda goal, names: (goal.id, goal.name, goal.in_their_words, str(len(goal.weights))),
    ),
    Rule: (
        ("Id", "Rule", "Based on", "Disputes"),
        lambda rule, names: (rule.id, rule.sentence, strength_words(rule.strength), str(len(rule.disputes))),
    ),
    Source: (
        ("Id", "Title", "Kind", "Date", "Read as"),
        lambda source, names: (
            source.id,
            Link(source.title, source.url) if source.url else source.title,
            _words(source.kind),
            source.date or "",
            _words(source.read),
        ),
    ),
    SafetyWarning: (("Id", "Warning", "Kind"), lambda warning, names: (warning.id, warning.text, warning.kind.value)),
    Region: (
        ("Id", "Name", "Kind", "Part of"),
        lambda region, names: (region.id, region.name, region.kind.value, _listed(map(names.region, region.part_of))),
    ),
    Equipment: (
        ("Id", "Name", "Substitutes"),
        lambda thing, names: (thing.id, thing.name, _listed(map(names.equipment, thing.substitutes))),
    ),
    Setting: (
        ("Id", "Name", "Equipment", "Positions", "Avoids"),
        lambda place, names: (
            place.id,
            place.name,
            _listed(map(names.equipment, place.equipment)),
            _listed(map(position_words, place.positions)),
            _listed(place.avoid),
        ),
    ),
    PlacedCue: (
        ("Exercise", "Kind", "Cue"),
        lambda placed, names: (names.exercise(placed.exercise), placed.kind.value, placed.cue.text),
    ),
    PlacedCitation: (
        ("Of", "Where", "Source", "Stance", "Note", "Read as"),
        lambda placed, names: (
            owner_words(placed.table, placed.id, names),
            placed.field or placed.path,
            placed.title,
            placed.stance.value,
            placed.note or "",
            _words(placed.read),
        ),
    ),
    Disagreement: (
        ("Of", "About", "For", "Against"),
        lambda each, names: (
            owner_words(each.table, each.id, names),
            each.text or each.field or each.about,
            _side(each.supports, names),
            _side(each.contradicts, names),
        ),
    ),
    DisputedCitation: (
        ("Of", "About", "Stance", "Source", "Kind", "Read as"),
        lambda each, names: (
            owner_words(each.table, each.id, names),
            each.text or each.field or each.about,
            each.stance.value,
            each.title,
            _words(each.kind),
            _words(each.read),
        ),
    ),
    Alternative: (
        ("Exercises", "Time", "Against the best plan"),
        lambda each, names: (
            names.within(each.plan.steps).exercises(each.plan.ids),
            clock(each.plan.duration_s),
            " ".join(diff_sentences(each.change, names.within(each.plan.steps))),
        ),
    ),
}
_NUMBERS = frozenset({"Steps", "Time", "Weights", "Disputes"})
#: The kinds whose tables have exercises to do.
_TO_DO = (Exercise, Routine, Setup, Alternative)


def rows_parts(rows: Rows[Any] | Table[Any], names: Names) -> tuple[Part, ...]:
    """Return the display of a table or of rows: how many there are, and the first of them."""
    values = list(rows if isinstance(rows, Rows) else rows.values())
    count = len(values)
    shown = values[:MOST_ROWS]
    heads, cells = _COLUMNS.get(rows.kind, (("In words",), _told))
    parts: list[Part] = [Title(capital(f"{count} {kind_words(rows.kind, count)}"))]
    if shown:
        parts.append(Grid(heads, tuple(cells(value, names) for value in shown), _NUMBERS))
    if count > len(shown):
        parts.append(Text(f"and {count - len(shown)} more"))
    return (*parts, *(closing(names) if rows.kind in _TO_DO else ()))


def catalog_parts(catalog: Catalog, names: Names) -> tuple[Part, ...]:
    """Return the display of a catalog: how much of what it has, and what a reader should know of it."""
    held = labeled(*((capital(name), str(len(getattr(catalog, name)) or "")) for name in KINDS))
    findings = tuple(Text(finding.sentence) for finding in catalog.findings)
    more = (Fold(f"Good to know ({len(findings)})", findings),) if findings else ()
    return (Title("Catalog"), held, *more, *closing(names))
