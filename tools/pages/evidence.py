"""Sources and what stands on them: the lines that say who says so, and who says otherwise."""

from __future__ import annotations

from collections.abc import Iterable

import shoulderkit as sk
from pages.markdown import anchor, escaped, here, link

#: How a citation's note or a search's is joined to what is before it.
_READ = {
    sk.ReadAs.FULL_TEXT: "read in full",
    sk.ReadAs.EXCERPT: "read in part",
    sk.ReadAs.ABSTRACT: "its abstract was read",
    sk.ReadAs.REPORT: "known from reports of it",
}
#: The warning that no page about moves goes without.
GENERAL = "general-information"


def words(name: str) -> str:
    """Return an id or a member of a vocabulary as words."""
    return str(name).replace("-", " ")


def sentence(text: str) -> str:
    """Return an escaped text with a capital at its beginning and a period at its end."""
    ended = text if text.endswith((".", "!", "?")) else f"{text}."
    return escaped(ended[:1].upper() + ended[1:])


def described(source: sk.Source) -> str:
    """Return a source in one line: its title, with its address where it has one, who made it, and how it was read."""
    who = ", ".join([*source.authors, *filter(None, (source.publisher, source.date))])
    title = link(source.title, source.url) if source.url else escaped(source.title)
    read = f"{words(source.kind)}; {_READ[source.read]}" if source.read else words(source.kind)
    parts = [title, escaped(who) if who else "", escaped(source.identifier or ""), read[:1].upper() + read[1:]]
    return ". ".join(part.removesuffix(".") for part in parts if part) + "."


class Numbers:
    """The sources of one page, numbered in the order in which they are first named.

    Args:
        catalog: where the sources are.
    """

    def __init__(self, catalog: sk.Catalog) -> None:
        self._catalog = catalog
        self._ids: list[str] = []

    def of(self, sources: Iterable[str]) -> str:
        """Return the numbers of sources, each linked to its place in the list; the empty text where there are none."""
        found = []
        for source in dict.fromkeys(sources):
            if source not in self._ids:
                self._ids.append(source)
            number = self._ids.index(source) + 1
            found.append(here(f"[{number}]", f"source-{number}"))
        return " ".join(found)

    def text(self, text: str, sources: Iterable[str]) -> str:
        """Return an escaped text with the numbers of its sources."""
        return f"{escaped(text)} {self.of(sources)}".rstrip()

    def citation(self, citation: sk.Citation) -> str:
        """Return a citation: its number, and its note."""
        return f"{self.of([citation.source])} {sentence(citation.note or '') if citation.note else ''}".rstrip()

    def claim(self, claim: sk.Claim) -> list[str]:
        """Return the lines of a claim: its sentence, then who supports and who contradicts it, and what was not found."""
        lines = [f"- {sentence(claim.text)}"]
        for stance, title in ((sk.Stance.SUPPORTS, "For"), (sk.Stance.CONTRADICTS, "Against")):
            lines += [f"  - {title}: {self.citation(each)}" for each in claim.citations if each.stance is stance]
        return lines + [f"  - {line}" for line in searched(claim.none_found)]

    def listed(self) -> list[str]:
        """Return the numbered list of all sources that were named, with an empty line at the end."""
        lines = [
            f"{number}. {anchor(f'source-{number}')}{described(self._catalog.sources[source])}"
            for number, source in enumerate(self._ids, 1)
        ]
        return [*lines, ""] if lines else []


def searched(none_found: Iterable[sk.NoneFound]) -> list[str]:
    """Return a line for each search that found nothing."""
    return [
        f"{'Support' if each.stance is sk.Stance.SUPPORTS else 'A dispute'} was searched for, and none found"
        f" ({each.date}){f': {escaped(each.note)}' if each.note else '.'}"
        for each in none_found
    ]


def caution(catalog: sk.Catalog) -> list[str]:
    """Return the box of the warnings that are about practice, the line on medical advice first."""
    practice = [warning for warning in catalog.warnings.values() if warning.kind is sk.WarningKind.PRACTICE]
    practice.sort(key=lambda warning: warning.id != GENERAL)
    return [
        ":::{caution}",
        " ".join(sentence(warning.text) for warning in practice),
        "Signs that need a doctor or emergency services are among the [warnings](<warnings.md>).",
        ":::",
        "",
    ]
