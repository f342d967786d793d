"""Descriptions of goals, settings, equipment, regions, rules, sources and warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shoulderkit.catalog.references import KINDS
from shoulderkit.catalog.rows import Rows, kind_words
from shoulderkit.explainer.evidence import evidence_rows
from shoulderkit.explainer.findings import finding_lines, strength_words
from shoulderkit.explainer.layout import bullets, labeled, section, wrapped
from shoulderkit.explainer.routines import source_words
from shoulderkit.explainer.words import Names, capital, demand_words, listed, sentence
from shoulderkit.vocabulary import Phase, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.catalog import Catalog, Table
    from shoulderkit.explainer.layout import Line
    from shoulderkit.model import (
        Citation,
        Equipment,
        Goal,
        NoneFound,
        Region,
        Rule,
        SafetyWarning,
        Setting,
        Source,
        Weight,
    )


def _title(value: Equipment | Goal | Region | Setting) -> Iterator[Line]:
    yield from wrapped(f"{value.name} ({value.id})")


def cited(citations: Iterable[Citation], names: Names) -> Iterator[str]:
    """Yield in words what is cited, each with its note."""
    for citation in citations:
        against = "against: " if citation.stance is Stance.CONTRADICTS else ""
        note = f" ({citation.note})" if citation.note else ""
        yield f"{against}{source_words(citation.source, names)}{note}"


def searches(none_found: Iterable[NoneFound]) -> Iterator[str]:
    """Yield in words what was searched for and not found."""
    for search in none_found:
        what = "support" if search.stance is Stance.SUPPORTS else "a dispute"
        yield f"{what}: none found ({search.date})" + (f". {search.note}" if search.note else "")


def goal_lines(goal: Goal, names: Names) -> Iterator[Line]:
    """Yield the lines about a goal: how people put it, and what it needs."""
    yield from _title(goal)
    yield from wrapped(goal.in_their_words)
    evidence = evidence_rows(goal.citations, (), goal.none_found, names)
    yield from labeled([("Also called", ", ".join(goal.aliases)), *evidence])
    rows: list[tuple[str, str]] = []
    for phase in Phase:
        weights = sorted((w for w in goal.weights if w.phase is phase), key=lambda w: -w.weight)
        rows.append((phase, ", ".join(f"{names.region(w.region)} {w.weight}" for w in weights)))
    yield from section("What it needs, with weights that are this package's estimates", labeled(rows))
    why = (f"{w.phase}, {names.region(w.region)}: {_reason(w, names)}" for w in goal.weights if w.why)
    yield from section("Why", bullets(why))
    yield from section("Sources", bullets(cited(goal.citations, names)))
    yield from section("Searched for", bullets(searches(goal.none_found)))


def _reason(weight: Weight, names: Names) -> str:
    """Return why a weight is what it is, with where that comes from."""
    known = ((name, names.source(name)) for name in weight.sources)
    where = listed(name if source is None else source.title for name, source in known)
    return sentence(weight.why or "") + (f" {sentence(f'From {where}')}" if where else "")


def setting_lines(setting: Setting, names: Names) -> Iterator[Line]:
    """Yield the lines about a setting: what is usual there."""
    yield from _title(setting)
    yield from labeled(
        [
            ("Also called", ", ".join(setting.aliases)),
            ("Equipment", ", ".join(map(names.equipment, setting.equipment)) or "none"),
            ("Positions", ", ".join(setting.positions) or "all"),
            ("Avoids", ", ".join(map(demand_words, setting.avoid)) or "nothing"),
        ]
    )


def equipment_lines(equipment: Equipment, names: Names) -> Iterator[Line]:
    """Yield the lines about a piece of equipment and its substitutes."""
    yield from _title(equipment)
    yield from labeled(
        [
            ("Also called", ", ".join(equipment.aliases)),
            ("Substitutes", listed(map(names.equipment, equipment.substitutes), "or")),
            ("Off floor", "whoever lies on it is off the floor" if equipment.lifts_off_floor else ""),
            ("Note", equipment.note or ""),
        ]
    )


def region_lines(region: Region, names: Names) -> Iterator[Line]:
    """Yield the lines about a region of the body."""
    yield from _title(region)
    yield from labeled(
        [
            ("Kind", f"{region.kind}, {region.body_side} of the body"),
            ("Part of", listed(map(names.region, region.part_of))),
            ("Also called", ", ".join(region.aliases)),
            ("Ids", ", ".join(filter(None, (region.uberon, region.fma)))),
        ]
    )


def rule_lines(rule: Rule, names: Names) -> Iterator[Line]:
    """Yield the lines about a rule: what it requires, why, its authority, and disputes."""
    disputes = [citation for claim in rule.disputes for citation in claim.citations]
    yield from wrapped(f"Rule {rule.id} ({', '.join(rule.kinds)})")
    yield from labeled(
        [
            ("Says", rule.sentence),
            ("Why", rule.why),
            ("Based on", capital(strength_words(rule.strength))),
            ("Sequence", _sequence(rule, names)),
            *evidence_rows(rule.citations, disputes, rule.none_found, names),
        ]
    )
    yield from section("Disputed", bullets(claim.text for claim in rule.disputes))
    yield from section("Sources", bullets(cited((*rule.citations, *disputes), names)))
    yield from section("Searched for", bullets(searches(rule.none_found)))


def _sequence(rule: Rule, names: Names) -> str:
    groups = [listed(map(names.exercise, group)) for group in rule.exercises]
    groups += [listed(map(names.region, group)) for group in rule.regions]
    return "; ".join(groups) or ", ".join(rule.phases)


def source_lines(source: Source, names: Names) -> Iterator[Line]:
    """Yield the lines about a source."""
    yield from wrapped(f"{source.title} ({source.id})")
    yield from labeled(
        [
            ("Kind", source.kind.replace("-", " ")),
            ("Authors", ", ".join(source.authors)),
            ("Publisher", source.publisher or ""),
            ("Date", source.date or ""),
            ("Identifier", source.identifier or ""),
            ("Address", source.url or ""),
            ("Read as", source.read.replace("-", " ") if source.read else ""),
            ("Note", source.note or ""),
        ]
    )


def warning_lines(warning: SafetyWarning, names: Names) -> Iterator[Line]:
    """Yield the lines about a warning for every reader."""
    yield from wrapped(f"Warning {warning.id} ({warning.kind})")
    yield from wrapped(warning.text, 2)
    yield from section("Sources", bullets(cited(warning.citations, names)))


def catalog_lines(catalog: Catalog, _: Names) -> Iterator[Line]:
    """Yield the lines about a catalog: how much it has of what, its warnings, and what a reader should know of it."""
    names = Names(catalog)
    counts = [(name, str(len(getattr(catalog, name)))) for name in KINDS if getattr(catalog, name)]
    yield "A catalog" if counts else "An empty catalog"
    yield from labeled((capital(name), count) for name, count in counts)
    yield from section("Warnings", bullets(warning.text for warning in catalog.warnings.values()))
    yield from section("Good to know", finding_lines(catalog.findings, names))


def table_lines(table: Table[Any] | Rows[Any], _: Names) -> Iterator[Line]:
    """Yield the lines about a table, or rows of one: the ids with what each is called or says."""
    yield f"{capital(kind_words(table.kind, 2))}: {len(table)}"
    values = table if isinstance(table, Rows) else table.rows
    yield from labeled((value.id, _called(value)) for value in values)


def _called(value: Any) -> str:
    """Return the name of a value; where it has none what it says, or its id."""
    return next(
        str(getattr(value, field)) for field in ("name", "title", "sentence", "text", "id") if hasattr(value, field)
    )
