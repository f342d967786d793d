"""Descriptions of findings and of the rules behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.layout import wrapped
from shoulderkit.explainer.words import Names, sentence
from shoulderkit.vocabulary import RuleStrength, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.explainer.layout import Line
    from shoulderkit.model import Finding

_STRENGTHS = {
    RuleStrength.GUIDELINE: "a professional guideline",
    RuleStrength.PRACTITIONER: "a practitioner's own order",
    RuleStrength.PACKAGE: "this package's own rule",
}


def strength_words(strength: RuleStrength) -> str:
    """Return the authority behind a rule in words."""
    return _STRENGTHS[strength]


def rule_words(name: str, names: Names) -> str:
    """Return the sentence of a rule with its authority and whether it is disputed, or just its id if unknown."""
    rule = names.rule(name)
    if rule is None:
        return f"Rule {name}."
    disputed = ", disputed" if rule.disputes else ""
    return f"{sentence(rule.sentence)} ({strength_words(rule.strength)}{disputed})"


def finding_lines(findings: Iterable[Finding], names: Names) -> Iterator[Line]:
    """Yield findings as a list: each with what is wrong, why, and the source."""
    for finding in findings:
        mark = "  error   " if finding.severity is Severity.ERROR else "  advice  "
        sources = ", ".join(dict.fromkeys(_source_name(c.source, names) for c in finding.citations))
        origin = f"({finding.check}{': ' if sources else ''}{sources})"
        texts = [sentence(text) for text in (finding.sentence, finding.why) if text]
        yield from wrapped(" ".join([*texts, origin]), len(mark), mark)


def _source_name(name: str, names: Names) -> str:
    source = names.source(name)
    return (source.publisher or source.title) if source else name


def audit_lines(findings: tuple[Finding, ...], names: Names) -> Iterator[Line]:
    """Yield all findings of an audit, or that there are none."""
    if not findings:
        yield "Nothing found: all rules and promises are kept."
    yield from finding_lines(findings, names)
