"""The page of the rules: each with its picture, its reason, its strength and the evidence on both sides."""

from __future__ import annotations

import shoulderkit as sk
from pages.diagram import picture
from pages.evidence import Numbers, caution, searched, sentence, words
from pages.markdown import bullets, escaped, link, section

_STRENGTH = {
    sk.RuleStrength.GUIDELINE: "a professional guideline",
    sk.RuleStrength.PRACTITIONER: "a practitioner's own practice",
    sk.RuleStrength.PACKAGE: "this package alone",
}


def rules_page(catalog: sk.Catalog) -> list[str]:
    """Return the lines of the page."""
    numbers = Numbers(catalog)
    lines = [
        "# Rules",
        "",
        f"The {len(catalog.rules)} rules of order and membership, drawn from the rule table.",
        "What is in a box above comes before what is below it, where a session has both.",
        "It has at most one of what is joined by *or*, and all or nothing of what is joined by *and*.",
        "*Only then* asks that what is above was done before, in the session or earlier that day.",
        "A rule can be switched off by its id.",
        "",
        *caution(catalog),
    ]
    for rule in sorted(catalog.rules.values(), key=lambda rule: [*sk.RuleKind].index(rule.kinds[0])):
        kinds = " and ".join(map(words, rule.kinds))
        lines += [
            f"(rule-{rule.id})=",
            f"## {words(rule.id).capitalize()}",
            "",
            f"{escaped(rule.sentence)} (`{rule.id}`)",
            "",
        ]
        lines += [f"*{kinds.capitalize()}*, which {_STRENGTH[rule.strength]} stands behind.", ""]
        lines += [picture(rule, catalog), ""]
        named = [catalog.exercises[id_] for group in rule.exercises for id_ in group]
        within = ", ".join(map(words, rule.phases)) if rule.regions else ""
        lines += bullets(
            [
                f"Why: {sentence(rule.why)}",
                *([f"Holds in: {within}."] if within else []),
                *([f"Exercises: {', '.join(link(e.name, f'exercises/{e.id}.md') for e in named)}."] if named else []),
                *(f"For: {numbers.citation(each)}" for each in rule.citations if each.stance is sk.Stance.SUPPORTS),
                *(
                    f"Against: {numbers.citation(each)}"
                    for each in rule.citations
                    if each.stance is not sk.Stance.SUPPORTS
                ),
            ]
        )
        lines += [line for claim in rule.disputes for line in ["", *numbers.claim(claim)]]
        lines += ["", *bullets(searched(rule.none_found))]
    return [*lines, *section("Sources", numbers.listed())]
