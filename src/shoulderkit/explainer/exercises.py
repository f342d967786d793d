"""Descriptions of exercises: everything in the data, with its sources, and what is an estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.doses import dose_words, frequency_words, setup_words
from shoulderkit.explainer.layout import bullets, closing, labeled, section, wrapped
from shoulderkit.explainer.references import searches
from shoulderkit.explainer.routines import source_words
from shoulderkit.explainer.words import Names, capital, demand_words, listed, sentence
from shoulderkit.model import HALVES, duration_s
from shoulderkit.model.times import clock
from shoulderkit.vocabulary import AdviceKind, ClaimKind, CueKind, Role, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.explainer.layout import Line
    from shoulderkit.model import Adjustment, Advice, Citation, Claim, Cue, Exercise, Instruction, Target

#: The mark of text without a source.
_OWN = "[*]"

_FIELDS = {
    "rep_s": "seconds per repetition",
    "rest_s": "rest between sets",
    "hold_s": "length of the hold",
    "sets": "number of sets",
    "low": "fewest repetitions",
    "high": "most repetitions",
    "low_s": "shortest time",
    "high_s": "longest time",
    "setup_s": "time to set up",
    "position": "position",
    "equipment": "equipment",
    "demands": "demands",
    "switch_s": "time to change sides",
}


class _Sources:
    """The sources of one text, numbered in the order in which they are first cited."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def mark(self, ids: Iterable[str]) -> str:
        """Return the marks of these sources, or the mark of text without a source."""
        found = [self.numbers.setdefault(name, len(self.numbers) + 1) for name in ids]
        return "".join(f"[{number}]" for number in dict.fromkeys(found)) or _OWN

    def rows(self, names: Names) -> Iterator[tuple[str, str]]:
        """Yield the marks with the sources they refer to."""
        for name, number in self.numbers.items():
            yield f"[{number}]", source_words(name, names)


def field_words(path: str, names: Names) -> str:
    """Return the name of a field in words, from its path."""
    head, _, rest = path.partition(".")
    if head == "targets" and rest:
        return f"target {names.region(rest)}"
    return _FIELDS.get(rest or head, path.replace(".", ": ").replace("_", " "))


def exercise_lines(exercise: Exercise, names: Names) -> Iterator[Line]:
    """Yield the lines about everything in the data of an exercise."""
    sources = _Sources()
    yield from wrapped(f"{exercise.name} ({exercise.id})")
    if exercise.aliases:
        yield from wrapped(f"also known as {listed(exercise.aliases)}")
    yield ""
    yield from wrapped(exercise.summary)
    yield ""
    yield from labeled(_facts(exercise, names, sources))
    yield from section("How", _how(exercise, sources))
    yield from section("Cues", labeled(_cue_rows(exercise, sources)))
    adjust = ((capital(a.when.replace("-", " ")), f"{a.text} {sources.mark(a.sources)}") for a in exercise.adjustments)
    yield from section("Adjust", labeled(adjust))
    yield from section("What is said about it", labeled(_claim_rows(exercise.claims, sources)))
    yield from section("Good to know", labeled(_advice_rows(exercise, sources)))
    yield from section("Everyday moments", bullets(exercise.triggers))
    yield from section("Notes", bullets(exercise.notes))
    yield from section("Who says what", labeled(_citation_rows(exercise.citations, names, sources)))
    yield from section("Not from a source", labeled(_own_rows(exercise, names)))
    yield from section("See", bullets(exercise.links))
    yield from section("Sources", labeled(sources.rows(names)))
    yield from closing(names.warnings)


def _facts(exercise: Exercise, names: Names, sources: _Sources) -> Iterator[tuple[str, str]]:
    yield "Phase", exercise.phase + hedge_words(exercise, "phase")
    yield "Dose", dose_words(exercise.dose, exercise.sides) + hedge_words(exercise, "dose")
    yield "Against", (exercise.load or "") + (hedge_words(exercise, "load") if exercise.load else "")
    yield "Time", f"{clock(full_time_s(exercise))} in total"
    yield "How often", frequency_words(exercise.frequency)
    several = len(exercise.setups) > 1
    for number, setup in enumerate(exercise.setups):
        own = f": {dose_words(setup.dose, exercise.sides)}" if setup.dose is not None else ""
        beyond = ", ".join(demand_words(demand) for demand in setup.demands if demand not in exercise.demands)
        also = f"; involves {beyond}" if beyond and several else ""
        hedge = "" if number else hedge_words(exercise, "setups")
        yield "" if number else "Setup", setup_words(setup, names) + own + also + hedge
    if "setups.equipment" in exercise.unstated:
        yield "", "Equipment: not stated by a source"
    yield "Involves", ", ".join(map(demand_words, exercise.demands)) + hedge_words(exercise, "setups.demands")
    yield "Family", (exercise.family or "").replace("-", " ")
    yield "Easier", names.exercises(exercise.easier_forms)
    for role, title in ((Role.PRIMARY, "Works"), (Role.SECONDARY, "Also works"), (Role.QUIET, "Keep relaxed")):
        targets = [target for target in exercise.targets if target.role is role]
        yield title, ", ".join(f"{names.region(target.region)} {sources.mark(target.sources)}" for target in targets)
    yield "Best time", ", ".join(time.replace("-", " ") for time in exercise.best_times)


def full_time_s(exercise: Exercise) -> int:
    """The seconds of the full dose in the first setup, on all sides."""
    setup = exercise.setups[0]
    return duration_s(exercise, setup, exercise.dose_in(setup), len(HALVES[exercise.sides][0]))


def hedge_words(exercise: Exercise, field: str) -> str:
    """Return what follows a fact that no source states, or not completely."""
    for paths, words in ((exercise.estimates, "estimated"), (exercise.imported, "derived on import")):
        if field in paths:
            return f" ({words})"
        if any(path.startswith(f"{field}.") for path in paths):
            return f" (partly {words})"
    return ""


def _how(exercise: Exercise, sources: _Sources) -> Iterator[Line]:
    for number, step in enumerate(exercise.instructions, 1):
        yield from wrapped(f"{step.text} {sources.mark(step.sources)}", 5, f"{number:>3}.")
    if not exercise.has_instructions:
        yield "  The sources do not describe how to do it; see the links."


def _cue_rows(exercise: Exercise, sources: _Sources) -> Iterator[tuple[str, str]]:
    for kind in CueKind:
        for number, cue in enumerate(cue for cue in exercise.cues if cue.kind is kind):
            yield "" if number else capital(kind), f"{cue.text} {sources.mark(cue.sources)}"


def _advice_rows(exercise: Exercise, sources: _Sources) -> Iterator[tuple[str, str]]:
    for kind, title in ((AdviceKind.PREREQUISITE, "Before it"), (AdviceKind.PROGRAM, "In the long run")):
        for number, advice in enumerate(advice for advice in exercise.advice if advice.kind is kind):
            yield "" if number else title, f"{advice.text} {sources.mark(advice.sources)}"


def _cited(citations: Iterable[Citation], sources: _Sources) -> str:
    """Return the marks of citations, each with its note."""
    notes = ((citation, f" ({citation.note.rstrip('.')})" if citation.note else "") for citation in citations)
    return ", ".join(sources.mark([citation.source]) + note for citation, note in notes)


def _claim_rows(claims: Iterable[Claim], sources: _Sources) -> Iterator[tuple[str, str]]:
    """Yield the claims by kind, each with the sources that support and contradict it."""
    for kind in ClaimKind:
        for number, claim in enumerate(claim for claim in claims if claim.kind is kind):
            by_stance = [[c for c in claim.citations if c.stance is stance] for stance in Stance]
            against = f"Against: {_cited(by_stance[1], sources)}" if by_stance[1] else ""
            marks = (_cited(by_stance[0], sources), against, " ".join(map(sentence, searches(claim.none_found))))
            yield "" if number else capital(kind), " ".join((claim.text, *filter(None, marks)))


def _citation_rows(citations: tuple[Citation, ...], names: Names, sources: _Sources) -> Iterator[tuple[str, str]]:
    for path in dict.fromkeys(citation.field for citation in citations):
        about = [citation for citation in citations if citation.field == path]
        marks = [_cited([c for c in about if c.stance is stance], sources) for stance in Stance]
        texts = (text for text in (marks[0], f"contradicted by {marks[1]}" if marks[1] else "") if text)
        yield capital(field_words(path, names)) if path else "As a whole", "; ".join(texts)


def _own_rows(exercise: Exercise, names: Names) -> Iterator[tuple[str, str]]:
    paths = (
        ("Estimates", exercise.estimates),
        ("Derived on import", exercise.imported),
        ("Not stated", exercise.unstated),
    )
    for title, found in paths:
        yield title, ", ".join(field_words(path, names) for path in found)
    items: tuple[Instruction | Cue | Target | Adjustment | Advice, ...]
    items = (*exercise.instructions, *exercise.cues, *exercise.targets, *exercise.adjustments, *exercise.advice)
    if not all(item.sources for item in items):
        yield _OWN, "this package's own interpretation"
