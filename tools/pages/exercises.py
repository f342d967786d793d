"""A page for each exercise, and the index of them by phase and by region."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import shoulderkit as sk
from pages.evidence import Numbers, caution, sentence, words
from pages.figures import body, figure, sheet
from pages.markdown import bullets, escaped, link, numbered, section

_WIDE = 10_000
_ROLES = {
    sk.Role.PRIMARY: "Works most",
    sk.Role.SECONDARY: "Works as well",
    sk.Role.QUIET: "Stays relaxed",
}
_SIDES = {
    sk.Sides.TOGETHER: "both together",
    sk.Sides.EACH: "all sets of one side, then all of the other",
    sk.Sides.ALTERNATING: "a set of each side in turns",
    sk.Sides.ONE: "the affected side",
}
_WHEN = {"not-felt": "If you feel nothing", "too-easy": "If it is too easy", "too-hard": "If it is too hard"}
#: Where an estimate or an unstated field is told, a dot in it becomes a space.
_DOTS = str.maketrans({".": " ", "_": " "})


def exercise_pages(catalog: sk.Catalog) -> Iterator[tuple[str, list[str]]]:
    """Yield the path and the lines of each exercise's page, then of the index."""
    disagreements = defaultdict(list)
    for each in catalog.disagreements():
        if each.table == "exercises" and each.about != "claim":
            disagreements[each.id].append(each)
    for exercise in catalog.exercises.values():
        yield f"exercises/{exercise.id}.md", _page(exercise, catalog, disagreements[exercise.id])
    yield "exercises/pictures.md", sheet(catalog)
    yield "exercises/index.md", _index(catalog)


def _page(exercise: sk.Exercise, catalog: sk.Catalog, disagreements: list[sk.Disagreement]) -> list[str]:
    numbers = Numbers(catalog)
    moves = catalog.exercises
    rules = [rule for rule in catalog.rules.values() if any(exercise.id in group for group in rule.exercises)]
    routines = [each for each in catalog.routines.values() if any(s.exercise.id == exercise.id for s in each.steps)]
    lines = [
        f"# {escaped(exercise.name)}",
        "",
        sentence(exercise.summary),
        "",
        *figure(exercise),
        *[line.replace("warnings.md", "../warnings.md") for line in caution(catalog)],
        *_facts(exercise, catalog, numbers),
        *section("How it is done", numbered(numbers.text(i.text, i.sources) for i in exercise.instructions)),
    ]
    if not exercise.instructions:
        lines += section(
            "How it is done", ["Its sources name this move and do not describe it, so there are no instructions.", ""]
        )
    lines += [
        *section("What it works", body(exercise, catalog)),
        *section("Ways to set it up", numbered(_setup(setup, catalog) for setup in exercise.setups)),
        *section("Cues", _cues(exercise, numbers)),
        *section(
            "Adjust it",
            bullets(f"{_WHEN[each.when]}: {numbers.text(each.text, each.sources)}" for each in exercise.adjustments),
        ),
        *section("Good to know", bullets(_known(exercise, numbers))),
        *section("What it is said to do, and who disagrees", _claims(exercise.claims, numbers)),
        *section("Where sources disagree on how", _disagreements(disagreements, numbers)),
        *section("Who says what", _citations(exercise, numbers)),
        *section("What no source says", bullets(_not_from_a_source(exercise))),
        *section("Rules that name it", bullets(link(rule.sentence, f"#rule-{rule.id}") for rule in rules)),
        *section("Routines with it", bullets(link(each.name, f"#routine-{each.id}") for each in routines)),
    ]
    forms = [other for other in moves.values() if exercise.family and other.family == exercise.family]
    easier = [other for other in forms if other.id in exercise.easier_forms]
    others = [other for other in forms if other is not exercise and other not in easier]
    lines += section("Other forms of this move", bullets([*_forms(easier, "easier"), *_forms(others, "")]))
    return [*lines, *section("Sources", numbers.listed())]


def _forms(exercises: Iterable[sk.Exercise], remark: str) -> list[str]:
    return [f"{link(each.name, f'{each.id}.md')}{f' ({remark})' if remark else ''}" for each in exercises]


def _facts(exercise: sk.Exercise, catalog: sk.Catalog, numbers: Numbers) -> list[str]:
    rows = [("Phase", words(exercise.phase))]
    for role, title in _ROLES.items():
        found = [target for target in exercise.targets if target.role is role]
        names = (numbers.text(catalog.regions[target.region].name, target.sources) for target in found)
        rows += [(title, ", ".join(names))] if found else []
    rows.append(("How much", escaped(sk.explain(exercise.dose, catalog, width=_WIDE))))
    rows.append(("Sides", _SIDES[exercise.sides]))
    if exercise.load:
        rows.append(("Against", escaped(exercise.load)))
    if exercise.frequency:
        rows.append(("How often", escaped(sk.explain(exercise.frequency, catalog, width=_WIDE))))
    if exercise.best_times:
        rows.append(("Best time", ", ".join(map(words, exercise.best_times))))
    if exercise.aliases:
        rows.append(("Also called", escaped(", ".join(exercise.aliases))))
    rows.append(("Id", f"`{exercise.id}`"))
    return [*(f":{title}: {text}" for title, text in rows), ""]


def _setup(setup: sk.Setup, catalog: sk.Catalog) -> str:
    own = f" {escaped(sk.explain(setup.dose, catalog, width=_WIDE))}" if setup.dose else ""
    return escaped(sk.explain(setup, catalog, width=_WIDE)).replace("\n", " ") + ("" if not own else f" Its dose:{own}")


def _cues(exercise: sk.Exercise, numbers: Numbers) -> list[str]:
    return bullets(
        f"**{words(kind).capitalize()}**: {numbers.text(cue.text, cue.sources)}"
        for kind in sk.CueKind
        for cue in exercise.cues
        if cue.kind is kind
    )


def _known(exercise: sk.Exercise, numbers: Numbers) -> list[str]:
    return [
        *(f"{words(each.kind).capitalize()}: {numbers.text(each.text, each.sources)}" for each in exercise.advice),
        *(f"A moment for it: {escaped(trigger)}" for trigger in exercise.triggers),
        *(f"A page that shows it: {link(address, address)}" for address in exercise.links),
        *map(sentence, exercise.notes),
    ]


def _claims(claims: Iterable[sk.Claim], numbers: Numbers) -> list[str]:
    lines = [line for claim in claims for line in numbers.claim(claim)]
    return [*lines, ""] if lines else []


def field_words(path: str | None) -> str:
    """Return the field that a citation is about, as words."""
    return "the whole" if path is None else path.translate(_DOTS).replace("-", " ")


def _disagreements(disagreements: Iterable[sk.Disagreement], numbers: Numbers) -> list[str]:
    lines = []
    for each in disagreements:
        lines.append(f"- {escaped(field_words(each.field).capitalize())}")
        lines += [f"  - For: {numbers.citation(citation)}" for citation in each.supports]
        lines += [f"  - Against: {numbers.citation(citation)}" for citation in each.contradicts]
    return [*lines, ""] if lines else []


def _citations(exercise: sk.Exercise, numbers: Numbers) -> list[str]:
    by_field: dict[str, list[sk.Citation]] = defaultdict(list)
    for citation in exercise.citations:
        if citation.stance is sk.Stance.SUPPORTS:
            by_field[field_words(citation.field)].append(citation)
    return bullets(
        f"{escaped(name.capitalize())}: {' '.join(numbers.citation(citation) for citation in found)}"
        for name, found in by_field.items()
    )


def _not_from_a_source(exercise: sk.Exercise) -> list[str]:
    kinds = (("This package's own estimates", exercise.estimates), ("Not stated by the sources", exercise.unstated))
    return [f"{title}: {escaped(', '.join(map(field_words, fields)))}." for title, fields in kinds if fields]


def _index(catalog: sk.Catalog) -> list[str]:
    count = len(catalog.exercises)
    lines = [
        "# Exercises",
        "",
        f"The {count} exercises of the bundled catalog, by phase and by region; [those that have a picture](pictures.md) side by side.",
        "",
        *[line.replace("warnings.md", "../warnings.md") for line in caution(catalog)],
    ]
    for phase in sk.Phase:
        found = [each for each in catalog.exercises.values() if each.phase is phase]
        entries = (f"{link(each.name, f'{each.id}.md')}: {sentence(each.summary)}" for each in found)
        lines += section(str(phase).capitalize(), bullets(entries))
    lines += [
        "## By region",
        "",
        "What works a region, or a part of it, the primary targets first; the same as `catalog.find(region=...)`.",
        "",
    ]
    for region in catalog.regions.values():
        primary = catalog.find(region=region.id, role="primary")
        all_of_it = [*primary, *(each for each in catalog.find(region=region.id) if each not in [*primary])]
        lines += section(escaped(region.name), bullets(link(each.name, f"{each.id}.md") for each in all_of_it), level=3)
    hidden = ["```{toctree}", ":hidden:", "", "pictures", *catalog.exercises, "```", ""]
    return [*lines, *hidden]
