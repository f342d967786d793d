"""Descriptions of goals, settings, equipment, regions, rules and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.findings import strength_words
from shoulderkit.explainer.routines import source_words
from shoulderkit.explainer.words import Names, bullets, capital, demand_words, labeled, listed, section, wrapped
from shoulderkit.vocabulary import Phase, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.model import Citation, Equipment, Goal, Region, Rule, Setting, Source


def _title(value: Equipment | Goal | Region | Setting) -> Iterator[str]:
    yield from wrapped(f"{value.name} ({value.id})")


def _cited(citations: Iterable[Citation], names: Names) -> Iterator[str]:
    for citation in citations:
        against = "against: " if citation.stance is Stance.CONTRADICTS else ""
        note = f" ({citation.note})" if citation.note else ""
        yield f"{against}{source_words(citation.source, names)}{note}"


def goal_lines(goal: Goal, names: Names) -> Iterator[str]:
    """Yield the lines about a goal: how people put it, and what it needs."""
    yield from _title(goal)
    yield from wrapped(goal.in_their_words)
    yield from labeled([("Also called", ", ".join(goal.aliases))])
    rows: list[tuple[str, str]] = []
    for phase in Phase:
        weights = sorted((w for w in goal.weights if w.phase is phase), key=lambda w: -w.weight)
        rows.append((phase, ", ".join(f"{names.region(w.region)} {w.weight}" for w in weights)))
    yield from section("What it needs, with weights that are this package's estimates", labeled(rows))
    yield from section("Sources", bullets(_cited(goal.citations, names)))


def setting_lines(setting: Setting, names: Names) -> Iterator[str]:
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


def equipment_lines(equipment: Equipment, names: Names) -> Iterator[str]:
    """Yield the lines about a piece of equipment and its substitutes."""
    yield from _title(equipment)
    yield from labeled(
        [
            ("Also called", ", ".join(equipment.aliases)),
            ("Substitutes", listed(map(names.equipment, equipment.substitutes), "or")),
            ("Note", equipment.note or ""),
        ]
    )


def region_lines(region: Region, names: Names) -> Iterator[str]:
    """Yield the lines about a region of the body."""
    yield from _title(region)
    yield from labeled(
        [
            ("Kind", f"{region.kind}, {region.body_side} of the body"),
            ("Part of", names.region(region.part_of) if region.part_of else ""),
            ("Also called", ", ".join(region.aliases)),
            ("Ids", ", ".join(filter(None, (region.uberon, region.fma)))),
        ]
    )


def rule_lines(rule: Rule, names: Names) -> Iterator[str]:
    """Yield the lines about a rule: what it requires, why, its authority, and disputes."""
    yield from wrapped(f"Rule {rule.id} ({', '.join(rule.kinds)})")
    yield from labeled(
        [
            ("Says", rule.sentence),
            ("Why", rule.why),
            ("Based on", capital(strength_words(rule.strength))),
            ("Sequence", _sequence(rule, names)),
        ]
    )
    yield from section("Disputed", bullets(claim.text for claim in rule.disputes))
    citations = (*rule.citations, *(citation for claim in rule.disputes for citation in claim.citations))
    yield from section("Sources", bullets(_cited(citations, names)))


def _sequence(rule: Rule, names: Names) -> str:
    groups = [listed(map(names.exercise, group)) for group in rule.exercises]
    groups += [listed(map(names.region, group)) for group in rule.regions]
    return "; ".join(groups) or ", ".join(rule.phases)


def source_lines(source: Source, names: Names) -> Iterator[str]:
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
            ("Note", source.note or ""),
        ]
    )
