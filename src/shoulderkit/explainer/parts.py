"""Descriptions of the parts of exercises, routines, goals and plans, each on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoulderkit.explainer.doses import dose_words, frequency_words, setup_words
from shoulderkit.explainer.findings import rule_words
from shoulderkit.explainer.layout import bullets, section, wrapped
from shoulderkit.explainer.plans import bond_words
from shoulderkit.explainer.references import cited, searches
from shoulderkit.explainer.routines import source_words
from shoulderkit.explainer.words import (
    BLOCKS,
    WORK,
    Names,
    capital,
    demand_words,
    lasting,
    listed,
    points_words,
    sentence,
    tenths,
)
from shoulderkit.model.times import clock
from shoulderkit.vocabulary import Role, Sides, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.errors import RuleEdge
    from shoulderkit.explainer.layout import Line
    from shoulderkit.model import (
        Adjustment,
        Advice,
        Block,
        Citation,
        Claim,
        Cue,
        Dose,
        Frequency,
        Instruction,
        NoneFound,
        Range,
        Setup,
        Target,
        Weight,
    )
    from shoulderkit.plans import Bond, CellScore, Part

_ROLES = {Role.PRIMARY: "works", Role.SECONDARY: "also works", Role.QUIET: "keeps relaxed"}


def _from(sources: Iterable[str], names: Names) -> Iterator[Line]:
    """Yield the sources of a part; that it is this package's own where there are none."""
    found = [source_words(name, names) for name in sources]
    yield from section("Sources", bullets(found or ["none: this package's own interpretation"]))


def dose_lines(dose: Dose, _: Names) -> Iterator[Line]:
    """Yield the lines about a dose, for one side."""
    yield from wrapped(sentence(dose_words(dose, Sides.TOGETHER)))


def range_lines(span: Range, _: Names) -> Iterator[Line]:
    """Yield the line about a range of numbers."""
    yield f"{span.low}" if span.low == span.high else f"{span.low} to {span.high}"


def frequency_lines(frequency: Frequency, _: Names) -> Iterator[Line]:
    """Yield the lines about how often a move is to be done."""
    yield from wrapped(sentence(frequency_words(frequency) or "the sources do not say how often"))


def setup_lines(setup: Setup, names: Names) -> Iterator[Line]:
    """Yield the lines about a setup: how and with what, what it involves, its time and its dose."""
    texts = [setup_words(setup, names)]
    if setup.demands:
        texts.append(f"it involves {listed(map(demand_words, setup.demands))}")
    texts.append(f"it takes {lasting(setup.setup_s)} to set up" if setup.setup_s else "it takes no time to set up")
    if setup.dose is not None:
        texts.append(f"its own dose: {dose_words(setup.dose, Sides.TOGETHER)}")
    yield from wrapped(" ".join(map(sentence, texts)))


def instruction_lines(instruction: Instruction, names: Names) -> Iterator[Line]:
    """Yield the lines about one thing to do, with its sources."""
    yield from wrapped(instruction.text)
    yield from _from(instruction.sources, names)


def cue_lines(cue: Cue, names: Names) -> Iterator[Line]:
    """Yield the lines about a cue, with its short form where that differs, and its sources."""
    yield from wrapped(f"{capital(cue.kind)}: {cue.text}")
    if sentence(cue.short) != sentence(cue.text):
        yield from wrapped(f"In short: {cue.short}")
    yield from _from(cue.sources, names)


def target_lines(target: Target, names: Names) -> Iterator[Line]:
    """Yield the lines about a target, with its sources."""
    yield from wrapped(f"{capital(_ROLES[target.role])}: {names.region(target.region)}.")
    yield from _from(target.sources, names)


def adjustment_lines(adjustment: Adjustment, names: Names) -> Iterator[Line]:
    """Yield the lines about what to change when, with its sources."""
    yield from wrapped(f"{capital(adjustment.when.replace('-', ' '))}: {adjustment.text}")
    yield from _from(adjustment.sources, names)


def advice_lines(advice: Advice, names: Names) -> Iterator[Line]:
    """Yield the lines about advice, with its sources."""
    yield from wrapped(f"{capital(advice.kind)}: {advice.text}")
    yield from _from(advice.sources, names)


def claim_lines(claim: Claim, names: Names) -> Iterator[Line]:
    """Yield the lines about a claim, with what supports and what contradicts it."""
    yield from wrapped(f"{capital(claim.kind)}: {claim.text}")
    yield from section("Sources", bullets(cited(claim.citations, names)))
    yield from section("Searched for", bullets(searches(claim.none_found)))


def citation_lines(citation: Citation, names: Names) -> Iterator[Line]:
    """Yield the lines about a citation: what it is for, and what it says."""
    what = "the whole" if citation.field is None else citation.field.replace(".", ": ").replace("_", " ")
    verb = "contradicts" if citation.stance is Stance.CONTRADICTS else "supports"
    note = f" {sentence(citation.note)}" if citation.note else ""
    yield from wrapped(f"{capital(verb)} {what}.{note}")
    yield from wrapped(source_words(citation.source, names), 2)


def search_lines(search: NoneFound, _: Names) -> Iterator[Line]:
    """Yield the lines about a search that found nothing."""
    yield from wrapped(" ".join(map(sentence, searches((search,)))))


def block_lines(block: Block, names: Names) -> Iterator[Line]:
    """Yield the lines about a block: what it is for, when, and its beat."""
    what = BLOCKS.get(block.kind, "work")
    if block.half is not None:
        what = f"set {block.set_number} of {WORK[block.half]}" if block.set_number else WORK[block.half]
    when = f"{clock(block.start_s)} to {clock(block.end_s)}, {lasting(block.duration_s)}"
    beat = ""
    if block.rep_s is not None:
        held = f", {lasting(block.hold_s)} of it held" if block.hold_s else ""
        beat = f" One repetition every {lasting(block.rep_s)}{held}."
    yield from wrapped(f"Step {block.step}, {names.exercise(block.exercise)}: {what} ({when}).{beat}")


def weight_lines(weight: Weight, names: Names) -> Iterator[Line]:
    """Yield the line about a weight of a goal."""
    yield from wrapped(f"{capital(weight.phase)} {names.region(weight.region)}: weight {weight.weight}.")


def cell_lines(cell: CellScore, names: Names) -> Iterator[Line]:
    """Yield the lines about what a plan does for one region in one phase."""
    before = f" beside {tenths(cell.before)} from earlier today" if cell.before else ""
    units = f"{tenths(cell.units)} units at weight {cell.weight}{before}"
    worth = f"worth {points_words(cell.worth)}"
    yield from wrapped(f"{capital(cell.phase)} {names.region(cell.region)}: {units}, {worth}.")


def part_lines(part: Part, names: Names) -> Iterator[Line]:
    """Yield the lines about what a step does for one region."""
    serves = f"{tenths(part.units)} units, worth {points_words(part.worth)}"
    yield from wrapped(f"{capital(names.region(part.region))}: {serves}.")


def bond_lines(bond: Bond, names: Names) -> Iterator[Line]:
    """Yield the lines about what one rule says of the place of a step."""
    place = bond_words(bond, names)
    yield from wrapped(" ".join(filter(None, (place and f"{capital(place)}.", rule_words(bond.rule, names)))))


def edge_lines(edge: RuleEdge, names: Names) -> Iterator[Line]:
    """Yield the lines about one edge of a cycle of rules."""
    first, then = names.exercise(edge.first), names.exercise(edge.then)
    yield from wrapped(f"{first} comes before {then}. {rule_words(edge.rule, names)}")
