"""Rules as pictures: boxes of what a rule names, one below the other, joined by what the rule asks of them."""

from __future__ import annotations

import html
from collections.abc import Sequence

import shoulderkit as sk

#: Measures in pixels, so that the widest picture fits a small telephone.
_WIDTH, _PADDING, _LINE, _GAP = 312, 10, 20, 34
#: What stands between two groups, by the kind of a rule; where it has two, the last one in this order.
_ARROWS = {
    sk.RuleKind.PHASE_ORDER: "then",
    sk.RuleKind.REGION_ORDER: "then",
    sk.RuleKind.BEFORE: "then",
    sk.RuleKind.REQUIRES: "only then",
}
#: How the members of one group are joined.
_JOINED = {sk.RuleKind.ONE_OF: "or", sk.RuleKind.TOGETHER: "and"}


def groups(rule: sk.Rule, catalog: sk.Catalog) -> list[list[str]]:
    """Return the names in a rule's groups: those of its phases where it orders these, of its regions or its exercises."""
    if sk.RuleKind.PHASE_ORDER in rule.kinds:
        return [[str(phase)] for phase in rule.phases]
    if rule.regions:
        return [[catalog.regions[id_].name for id_ in group] for group in rule.regions]
    return [[catalog.exercises[id_].name for id_ in group] for group in rule.exercises]


def _between(rule: sk.Rule) -> str:
    """Return what stands between two groups; the empty text where they are apart."""
    return next((word for kind, word in reversed(_ARROWS.items()) if kind in rule.kinds), "")


def _within(rule: sk.Rule) -> str:
    return next((word for kind, word in _JOINED.items() if kind in rule.kinds), "")


def described(rule: sk.Rule, catalog: sk.Catalog) -> str:
    """Return what a picture of the rule shows, in one sentence."""
    within, between = _within(rule) or "or", _between(rule)
    told = [f" {within} ".join(group) for group in groups(rule, catalog)]
    return (f"; {between} ".join(told) if between else "; ".join(told)) + "."


def picture(rule: sk.Rule, catalog: sk.Catalog) -> str:
    """Return a rule as an inline SVG image, which takes its colors from the page."""
    within, between = _within(rule), _between(rule)
    shapes: list[str] = []
    top = 1
    for number, group in enumerate(groups(rule, catalog)):
        if number:
            shapes += _arrow(top, between) if between else []
            top += _GAP if between else _PADDING
        lines = _lines(group, within)
        height = _LINE * len(lines) + _PADDING
        shapes.append(f'<rect x="1" y="{top}" width="{_WIDTH - 2}" height="{height}" rx="6"/>')
        for place, line in enumerate(lines, 1):
            shapes.append(f'<text x="{_WIDTH // 2}" y="{top + _LINE * place}">{html.escape(line)}</text>')
        top += height
    name = f"rule-{rule.id}"
    head = (
        f'<svg class="rule" role="img" viewBox="0 0 {_WIDTH} {top + 1}" width="{_WIDTH}" height="{top + 1}"'
        f' aria-labelledby="{name}-title {name}-desc">'
    )
    told = [
        f'<title id="{name}-title">{html.escape(rule.sentence)}</title>',
        f'<desc id="{name}-desc">{html.escape(described(rule, catalog))}</desc>',
    ]
    return "\n".join([head, *told, *shapes, "</svg>"])


def _lines(group: Sequence[str], within: str) -> list[str]:
    """Return the lines of a box: a name each, and what joins it to the one before."""
    return [name if not number or not within else f"{within} {name}" for number, name in enumerate(group)]


def _arrow(top: int, word: str) -> list[str]:
    """Return an arrow down from a box that ends at *top*, and the word next to it."""
    middle, end = _WIDTH // 2, top + _GAP
    return [
        f'<path d="M{middle} {top + 4}V{end - 5}m-5 -6l5 6l5 -6"/>',
        f'<text class="word" x="{middle + 12}" y="{top + _GAP // 2 + 5}">{html.escape(word)}</text>',
    ]
