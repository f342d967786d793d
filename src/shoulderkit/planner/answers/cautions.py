"""The cautions that come along with a plan: rules that were switched off, and demands that no source states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.model import Finding, Routine
from shoulderkit.planner.ask import forgotten
from shoulderkit.vocabulary import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.planner.ask import Asked

#: Fields of an exercise that an importer names where it worked out demands that no source states.
_DEMANDS = frozenset({"setups", "setups.demands"})


def cautions(asked: Asked, routine: Routine, rules_off: tuple[str, ...]) -> tuple[Finding, ...]:
    """Return the cautions of a plan: those about rules by the ids of the rules, then those about steps."""
    return (*_rules_off(asked, rules_off), *_forgotten(asked), *_imported_demands(asked, routine))


def _rules_off(asked: Asked, rules_off: tuple[str, ...]) -> Iterator[Finding]:
    for rule in (asked.compiled.catalog.rules[name] for name in rules_off):
        yield Finding(
            severity=Severity.ADVICE,
            check=rule.id,
            sentence=f"This rule was switched off: {rule.sentence}",
            why=rule.why,
            citations=rule.citations,
        )


def _forgotten(asked: Asked) -> Iterator[Finding]:
    names = forgotten(asked.compiled.catalog, asked.request)
    if names:
        yield Finding(
            severity=Severity.ADVICE,
            check="history",
            exercises=names,
            sentence=f"What was done before names exercises that the catalog does not have: {_listed(names)}.",
        )


def _imported_demands(asked: Asked, routine: Routine) -> Iterator[Finding]:
    """Caution that demands which the request or its setting avoids may be among those that only an importer worked out."""
    request, settings = asked.request, asked.compiled.catalog.settings
    meant = {*request.avoid, *(settings[request.setting].avoid if request.setting is not None else ())}
    avoided = [demand for demand in asked.avoided if demand in meant]
    derived = [step.exercise for step in routine.steps if not _DEMANDS.isdisjoint(step.exercise.imported)]
    if avoided and derived:
        yield Finding(
            severity=Severity.ADVICE,
            check="imported-demands",
            exercises=tuple(exercise.id for exercise in derived),
            sentence=(
                f"An importer worked out the demands of {_listed(exercise.name for exercise in derived)}, "
                f"so that they may have some to avoid: {_listed(avoided)}."
            ),
        )


def _listed(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
