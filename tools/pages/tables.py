"""Pages of the other tables of a catalog: goals, routines, warnings, sources, and where sources disagree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

import shoulderkit as sk
from pages.evidence import Numbers, caution, described, searched, sentence, words
from pages.exercises import field_words
from pages.markdown import anchor, bullets, escaped, link, section, table

_WIDE = 10_000
#: The headings of the page of disagreements, by what these are about.
_ABOUT = {
    "claim": "What a move is said to do",
    "order": "The order of a session",
    "rule": "What goes with what",
    "goal": "What helps with a complaint",
    "warning": "Warnings",
}


def table_pages(catalog: sk.Catalog) -> Iterator[tuple[str, list[str]]]:
    """Yield the path and the lines of each page."""
    pages: dict[str, Callable[[sk.Catalog], list[str]]] = {
        "goals.md": _goals,
        "routines.md": _routines,
        "warnings.md": _warnings,
        "disagreements.md": _disagreements,
        "sources.md": _sources,
    }
    for path, page in pages.items():
        yield path, page(catalog)


def _exercise(id_: str, catalog: sk.Catalog) -> str:
    return link(catalog.exercises[id_].name, _address("exercises", id_))


def _address(table: str, id_: str) -> str:
    """Return where a value of a table is told."""
    if table == "exercises":
        return f"exercises/{id_}.md"
    return "warnings.md" if table == "warnings" else f"#{table.removesuffix('s')}-{id_}"


def _goals(catalog: sk.Catalog) -> list[str]:
    numbers = Numbers(catalog)
    lines = ["# Goals", "", "What a session can be for, what each goal weighs, and why.", "", *caution(catalog)]
    for goal in catalog.goals.values():
        rows = [
            (
                words(weight.phase),
                escaped(catalog.regions[weight.region].name),
                str(weight.weight),
                numbers.text(weight.why or "", weight.sources),
            )
            for weight in goal.weights
        ]
        lines += [f"(goal-{goal.id})=", f"## {escaped(goal.name)}", ""]
        lines += [f"*{sentence(goal.in_their_words)}* (`{goal.id}`)", ""]
        lines += table(("Phase", "Region", "Weight", "Why"), rows)
        lines += bullets(
            [
                *(
                    f"{'For' if c.stance is sk.Stance.SUPPORTS else 'Against'}: {numbers.citation(c)}"
                    for c in goal.citations
                ),
                *searched(goal.none_found),
            ]
        )
    return [*lines, *section("Sources", numbers.listed())]


def _routines(catalog: sk.Catalog) -> list[str]:
    numbers = Numbers(catalog)
    lines = ["# Routines", "", "Programs and sets as their sources publish them.", "", *caution(catalog)]
    for routine in catalog.routines.values():
        often = f" {escaped(sk.explain(routine.frequency, catalog, width=_WIDE))}" if routine.frequency else ""
        rows = [
            (
                f"{step.start_s // 60}:{step.start_s % 60:02}",
                words(step.exercise.phase),
                _exercise(step.exercise.id, catalog),
                escaped(sk.explain(step.dose, catalog, width=_WIDE)),
            )
            for step in routine.steps
        ]
        minutes = f"{routine.duration_s // 60}:{routine.duration_s % 60:02}"
        lines += [f"(routine-{routine.id})=", f"## {escaped(routine.name)}", ""]
        lines += [f"{minutes} minutes (`{routine.id}`).{often}", ""]
        lines += table(("From", "Phase", "Exercise", "Dose"), rows)
        lines += bullets([*map(sentence, routine.notes), *map(numbers.citation, routine.citations)])
    return [*lines, *section("Sources", numbers.listed())]


def _warnings(catalog: sk.Catalog) -> list[str]:
    numbers = Numbers(catalog)
    lines = ["# Warnings", "", "What every reader should know before moving.", ""]
    titles = {"practice": "While you practice", "doctor": "See a doctor", "emergency": "Call emergency services"}
    for kind in sk.WarningKind:
        found = (warning for warning in catalog.warnings.values() if warning.kind is kind)
        lines += section(
            titles[kind],
            bullets(numbers.text(warning.text, (c.source for c in warning.citations)) for warning in found),
        )
    return [*lines, *section("Sources", numbers.listed())]


def _place(disagreement: sk.Disagreement, catalog: sk.Catalog) -> str:
    if disagreement.table == "exercises":
        return _exercise(disagreement.id, catalog)
    value = getattr(catalog, disagreement.table)[disagreement.id]
    name = getattr(value, "name", getattr(value, "sentence", getattr(value, "text", "")))
    return link(name, _address(disagreement.table, disagreement.id))


def _disagreements(catalog: sk.Catalog) -> list[str]:
    numbers = Numbers(catalog)
    found = catalog.disagreements()
    lines = [
        "# Where sources disagree",
        "",
        f"The bundled catalog has {len(found)} disagreements; each is shown with both sides.",
        "Where nobody is named for a side, no citation stands on that very field.",
        "The same as data: `catalog.disagreements()`, see [in a notebook](../notebooks.md).",
        "",
        *caution(catalog),
    ]
    groups: dict[str, list[sk.Disagreement]] = defaultdict(list)
    for each in found:
        groups[_ABOUT.get(each.about, "How a move is done")].append(each)
    for title in [*dict.fromkeys(_ABOUT.values()), *(name for name in groups if name not in _ABOUT.values())]:
        entries = []
        for each in groups[title]:
            about = sentence(each.text) if each.text and each.about == "claim" else ""
            about = about or (escaped(field_words(each.field).capitalize()) if each.field else "")
            entries.append(f"- {_place(each, catalog)}{f': {about}' if about else ''}")
            entries += [f"  - For: {numbers.citation(citation)}" for citation in each.supports]
            entries += [f"  - Against: {numbers.citation(citation)}" for citation in each.contradicts]
            entries += [f"  - Instead: {sentence(text)}" for text in each.disputes]
        lines += section(title, [*entries, ""] if entries else [])
    return [*lines, *section("Sources", numbers.listed())]


def _sources(catalog: sk.Catalog) -> list[str]:
    cited: dict[str, list[sk.PlacedCitation]] = defaultdict(list)
    for each in catalog.citations():
        cited[each.source].append(each)
    count = sum(map(len, cited.values()))
    lines = [
        "# Sources",
        "",
        f"{len(catalog.sources)} sources, how much of each was read, and what each is cited for: {count} citations.",
        "The same as data: `catalog.sources` and `catalog.citations()`.",
        "",
    ]
    for kind in sk.SourceKind:
        entries = []
        for source in sorted(catalog.sources.values(), key=lambda source: source.title.casefold()):
            if source.kind is kind:
                note = f" {sentence(source.note)}" if source.note else ""
                entries.append(f"- {anchor(source.id)}{described(source)}{note}")
                entries += [f"  - {line}" for line in _cited(cited[source.id], catalog)]
        lines += section(f"{words(kind)}s".capitalize(), [*entries, ""] if entries else [])
    return lines


def _cited(citations: list[sk.PlacedCitation], catalog: sk.Catalog) -> list[str]:
    places: dict[str, dict[str, None]] = defaultdict(dict)
    for each in citations:
        value = getattr(catalog, each.table)[each.id]
        name = getattr(value, "name", None) or f"{each.table.removesuffix('s')} {words(each.id)}"
        places["Supports" if each.stance is sk.Stance.SUPPORTS else "Contradicts"][
            link(name, _address(each.table, each.id))
        ] = None
    return [f"{stance}: {', '.join(links)}." for stance, links in places.items()]
