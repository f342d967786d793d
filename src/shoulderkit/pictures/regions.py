"""What a map of the body says of each region: its roles, how far a plan covers it, what it misses there, or its weight."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import attrs

from shoulderkit.explainer.absent import missing_words
from shoulderkit.explainer.aims import aim_words
from shoulderkit.explainer.words import capital, counted, listed, points_words, sentence
from shoulderkit.pictures.marks import Mark
from shoulderkit.plans.score import FULL
from shoulderkit.vocabulary import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shoulderkit.explainer.words import Names
    from shoulderkit.model import Exercise
    from shoulderkit.plans import CellScore, Plan

_ROLES = {Role.PRIMARY: Mark.MOST, Role.SECONDARY: Mark.SOME, Role.QUIET: Mark.LEAST}
_ROLE_WORDS = {Role.PRIMARY: "primary", Role.SECONDARY: "secondary", Role.QUIET: "must stay relaxed"}
_COVERED = {Mark.MOST: "a full dose", Mark.SOME: "less than a full dose", Mark.LEAST: "not served"}
_MISSED = {Mark.MOST: "nothing serves it", Mark.SOME: "served in another phase only"}


@attrs.frozen
class ShownRegion:
    """A region as a map shows it.

    Attributes:
        id: its id.
        name: its name.
        mark: how it is marked.
        lines: what is said of it, line by line.
    """

    id: str
    name: str
    mark: Mark
    lines: tuple[str, ...]

    @property
    def words(self) -> str:
        """All that is said of it."""
        return f"{self.name}: {' '.join(map(sentence, self.lines))}"


@attrs.frozen(kw_only=True)
class Shown:
    """What a map of the body is of.

    Attributes:
        title: what it is called.
        remark: what it shows, in a line.
        legend: what each mark that occurs means.
        regions: its regions, those with the strongest mark first.
        more: what is said beside them.
    """

    title: str
    remark: str
    legend: Mapping[Mark, str]
    regions: tuple[ShownRegion, ...]
    more: tuple[str, ...] = ()


def _shown(
    title: str, remark: str, meanings: Mapping[Mark, str], regions: Iterable[ShownRegion], more: Iterable[str] = ()
) -> Shown:
    order = list(Mark)
    sorted_ones = tuple(sorted(regions, key=lambda region: (order.index(region.mark), region.name)))
    found = {region.mark for region in sorted_ones}
    legend = {mark: meanings[mark] for mark in order if mark in found}
    return Shown(title=title, remark=remark, legend=legend, regions=sorted_ones, more=tuple(more))


def roles_of(title: str, exercises: Iterable[Exercise], names: Names) -> Shown:
    """Return the roles of the regions in exercises; a region is marked by its first role in the order of the vocabulary."""
    moves = {exercise.id: exercise for exercise in exercises}
    known = attrs.evolve(names, known={**names.known, **{move.id: move.name for move in moves.values()}})
    found: dict[str, dict[Role, list[str]]] = defaultdict(lambda: defaultdict(list))
    for move in moves.values():
        for target in move.targets:
            found[target.region][target.role].append(move.id)
    regions: list[ShownRegion] = []
    for region, by_role in found.items():
        roles = [role for role in Role if role in by_role]
        told = [
            _ROLE_WORDS[role] + (f" in {known.exercises(dict.fromkeys(by_role[role]))}" if len(moves) > 1 else "")
            for role in roles
        ]
        regions.append(ShownRegion(region, capital(names.region(region)), _ROLES[roles[0]], tuple(map(capital, told))))
    marks = [region.mark for region in regions]
    counts = [f"{marks.count(_ROLES[role])} {words}" for role, words in _ROLE_WORDS.items() if _ROLES[role] in marks]
    return _shown(
        title,
        f"{counted(len(regions), 'region')}: {listed(counts)}",
        {_ROLES[role]: words for role, words in _ROLE_WORDS.items()},
        regions,
    )


def _by_region(plan: Plan) -> dict[str, list[CellScore]]:
    found: dict[str, list[CellScore]] = defaultdict(list)
    for cell in plan.score.cells:
        found[cell.region].append(cell)
    return found


def _covered(cell: CellScore) -> Mark:
    units = cell.before + cell.units
    if units >= FULL:
        return Mark.MOST
    return Mark.SOME if units else Mark.LEAST


def coverage_of(plan: Plan, names: Names) -> Shown:
    """Return how far each weighted region is served, by the plan's own score; what was done earlier today counts."""
    regions: list[ShownRegion] = []
    for region, cells in _by_region(plan).items():
        marks = {_covered(cell) for cell in cells}
        told = [
            f"{cell.phase}, weight {cell.weight}: {_COVERED[_covered(cell)]}"
            + (f", {points_words(cell.worth)}" if cell.worth else "")
            for cell in cells
        ]
        mark = marks.pop() if len(marks) == 1 else Mark.SOME
        regions.append(ShownRegion(region, capital(names.region(region)), mark, tuple(map(capital, told))))
    scored = plan.score.cells
    served = sum(cell.weight for cell in scored if _covered(cell) is not Mark.LEAST)
    return _shown(
        capital(aim_words(plan.request, names)),
        f"What is served weighs {served} of {sum(cell.weight for cell in scored)}: "
        f"{points_words(plan.score.coverage)} of coverage",
        {Mark.MOST: "a full dose in each phase", Mark.SOME: "less, or not in each phase", Mark.LEAST: "not served"},
        regions,
    )


def missing_of(plan: Plan, names: Names) -> Shown:
    """Return what a plan misses in each region, why, and what would bring it."""
    within = names.within(plan.steps)
    found: dict[str, list[str]] = defaultdict(list)
    more: list[str] = []
    for each in plan.missing:
        if each.region is None:
            more.append(missing_words(each, within))
        else:
            found[each.region].append(missing_words(each, within))
    cells = _by_region(plan)
    regions = [
        ShownRegion(
            region,
            capital(names.region(region)),
            Mark.MOST if all(_covered(cell) is Mark.LEAST for cell in cells[region]) else Mark.SOME,
            tuple(told),
        )
        for region, told in found.items()
    ]
    count = sum(len(told) for told in found.values())
    remark = (
        f"What is missing: {count} of {counted(len(plan.score.cells), 'weighted cell')}"
        if count
        else "Nothing is missing"
    )
    return _shown(capital(aim_words(plan.request, names)), remark, _MISSED, regions, more)


def weights_of(title: str, weights: Iterable[tuple[str, str | None, int]], names: Names) -> Shown:
    """Return how much each region weighs: (region, phase, weight), where the weights of its phases add up.

    Two thirds of the heaviest region's weight are marked as most, one third as some.
    """
    found: dict[str, list[tuple[str | None, int]]] = defaultdict(list)
    for region, phase, weight in weights:
        found[region].append((phase, weight))
    totals = {region: sum(weight for _, weight in parts) for region, parts in found.items()}
    heaviest = max(totals.values())
    regions: list[ShownRegion] = []
    spans: dict[Mark, list[int]] = defaultdict(list)
    for region, parts in found.items():
        total = totals[region]
        thirds = 3 * total // heaviest
        mark = Mark.MOST if thirds >= 2 else Mark.SOME if thirds else Mark.LEAST
        spans[mark].append(total)
        phases = listed(f"{phase} {weight}" for phase, weight in parts if phase)
        told = f"Weight {total}" + (f": {phases}" if phases else "")
        regions.append(ShownRegion(region, capital(names.region(region)), mark, (told,)))
    meanings = {
        mark: f"weight {min(each)}" + (f" to {max(each)}" if max(each) > min(each) else "")
        for mark, each in spans.items()
    }
    remark = f"{counted(len(regions), 'region')}, {sum(totals.values())} in weight"
    return _shown(title, remark, meanings, regions)
