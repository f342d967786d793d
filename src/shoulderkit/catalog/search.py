"""A search for exercises by words and by what they are, with the predicates that the planner uses, too."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

import attrs

from shoulderkit.catalog.predicates import positions_of, works
from shoulderkit.catalog.readable import Readable
from shoulderkit.names import singular

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shoulderkit.model import Exercise, Setup
    from shoulderkit.vocabulary import Demand, Phase, Position, Role, Sides


@attrs.frozen(kw_only=True)
class Query:
    """What is searched for; an empty condition holds for everything.

    Attributes:
        words: each has to be found, all in one text.
        regions: ids; with all their parts.
        roles: the roles in which an exercise has one of the regions as a target; empty: those that are work.
        phases, sides: what the exercise is.
        goals: by phase, the regions that the goals weigh; None: no goal is asked for.
        uses: the things of which a setup has to need one.
        available: all things that a setup may need; None: any.
        positions, avoid: where a setup has to be possible, and what it must not ask for there.
    """

    words: tuple[str, ...]
    regions: frozenset[str]
    roles: frozenset[Role]
    phases: frozenset[Phase]
    sides: frozenset[Sides]
    goals: frozenset[tuple[Phase, str]] | None
    uses: frozenset[str] | None
    available: frozenset[str] | None
    positions: frozenset[Position]
    avoid: frozenset[Demand]


def found(catalog: Readable, query: Query) -> list[Exercise]:
    """Return the exercises that meet a query: by where its words are, then by id."""
    lines = {region: frozenset(catalog.ancestors(region)) for region in catalog.regions}
    ranked = [
        (rank, exercise)
        for exercise in catalog.exercises.values()
        if _is_of(exercise, query, lines) and any(_possible(setup, query) for setup in exercise.setups)
        for rank in _ranks(exercise, query.words)
    ]
    return [exercise for _, exercise in sorted(ranked, key=lambda pair: pair[0])]


def _is_of(exercise: Exercise, query: Query, lines: dict[str, frozenset[str]]) -> bool:
    """Return whether an exercise is of the phases, sides, regions and goals."""
    if (query.phases and exercise.phase not in query.phases) or (query.sides and exercise.sides not in query.sides):
        return False
    targets = [(target, lines[target.region]) for target in exercise.targets]
    if (query.regions or query.roles) and not any(
        (target.role in query.roles if query.roles else works(target))
        and (not query.regions or not query.regions.isdisjoint(line))
        for target, line in targets
    ):
        return False
    goals = query.goals
    return goals is None or any(
        works(target) and any((exercise.phase, region) in goals for region in line) for target, line in targets
    )


def _possible(setup: Setup, query: Query) -> bool:
    """Return whether one setup, in one position, meets all that is asked of setups."""
    things = setup.equipment
    if query.uses is not None and query.uses.isdisjoint(things):
        return False
    if query.available is not None and not query.available.issuperset(things):
        return False
    return any(
        position in query.positions and query.avoid.isdisjoint(setup.demands_in(position))
        for position in positions_of(setup)
    )


def _places(exercise: Exercise) -> tuple[Iterable[str], ...]:
    """Return the texts of an exercise that are searched, the first place first."""
    return (
        (exercise.name, exercise.id),
        exercise.aliases,
        (exercise.summary,),
        (cue.text for cue in exercise.cues),
        (instruction.text for instruction in exercise.instructions),
        (claim.text for claim in exercise.claims),
    )


def _ranks(exercise: Exercise, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield the first place that has a text with all words, whole ones before beginnings; nothing where there is none."""
    for rank, texts in enumerate(_places(exercise)):
        by_text = [[_found(word, text) for word in words] for text in texts]
        whole = [all(places) for places in by_text if None not in places]
        if whole:
            yield rank, not any(whole)
            return


def _found(word: str, text: str) -> bool | None:
    """Return whether a word is in a text as a whole, in the singular, or only as a beginning; None where it is not."""
    joined, singulars = _indexed(text)
    one = singular(word)
    if one in singulars:
        return True
    return False if f" {word}" in joined or f" {one}" in joined else None


# the texts of a catalog come back with every search
@lru_cache(maxsize=1 << 14)
def _indexed(text: str) -> tuple[str, frozenset[str]]:
    """Return the words of a text with a space before each, and the same words in the singular."""
    words = words_in(text)
    return "".join(f" {word}" for word in words), frozenset(map(singular, words))


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case and without accents."""
    bare = "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))
    return tuple(dict.fromkeys(re.findall(r"[^\W_]+", bare)))
