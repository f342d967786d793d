"""What a typed name may have meant: the one place that looks for an id behind another form, an alias or a typing error.

Names are told with their ids, never taken for them: what decides a plan is what a caller wrote. A search, which decides
no plan, takes another form, a name or an alias for the id (`catalog.query`); so does what a person types to an agent, where
each answer says what was taken for what (`mcp_server`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial

import attrs

from shoulderkit.errors import DeferredFault, Fault

#: Ids with their other words: names, aliases.
Words = Mapping[str, Iterable[str]]

#: Of no more than this many ids, all are listed where one is unknown.
LISTED = 12
#: The most near misses that are told.
_MOST_NEAR = 3
#: Of a text with more characters nothing is guessed by letters.
_LONGEST = 100
#: Words that turn the sense of a name around: a near miss has the same ones.
_NEGATIONS = frozenset({"no", "non", "not", "never", "without"})
#: Beginnings that turn the sense of a word around, though a typing error could make one of the other.
_OPPOSITES = (("ab", "ad"), ("hyper", "hypo"), ("inter", "intra"), ("macro", "micro"))
#: So many letters are the beginning of a word.
_BEGINNING = 3
#: A word of up to this many letters may differ in that many letters; of longer ones, in two.
_ERRORS = ((3, 0), (7, 1))


@attrs.frozen
class Hint:
    """What a name may have meant.

    Attributes:
        ids: ids that are accepted in its place, best first; none where nothing is close.
        exact: whether it is another form of the id, a name or an alias, rather than a guess by letters.
    """

    ids: tuple[str, ...] = ()
    exact: bool = False


def resolve(name: object, words: Words) -> Hint:
    """Return the ids that a name may have meant.

    Another form of an id or of one of its words decides alone. Near misses by letters are told only where there is none,
    and only those that a typing error explains: a word in another's place is another name, often the opposite one.

    Args:
        name: what was given.
        words: what it may have meant.
    """
    if not isinstance(name, str):
        return Hint()
    exact = _exact(name, words)
    if exact:
        return Hint(exact, exact=True)
    return Hint(_near(name, words) if len(name) <= _LONGEST and _form(name) else ())


def _exact(name: str, words: Words) -> tuple[str, ...]:
    """Return the ids of which a name is another form, or which have it as a name or an alias in another form."""
    for form in (_form, _joined, _stem):
        key = form(name)
        for found in (_ids_with(key, form, words), _others_with(key, form, words)) if key else ():
            if found:
                return found
    return ()


def meant(name: object, words: Words) -> tuple[str, ...]:
    """Return the ids that a name stands for beyond doubt: itself, or those of which it is another form, a name or an alias.

    Args:
        name: what was given.
        words: what it may have meant.
    """
    if not isinstance(name, str):
        return ()
    return (name,) if name in words else _exact(name, words)


def name_fault(message: str, name: object, words: Words, path: str = "", most: int = LISTED) -> Fault:
    """Return the fault of a name that is not known, with what it may have meant.

    Args:
        message: what is wrong; all ids are added to it, unless there are too many, or the name is another form of one.
        name: what was given.
        words: what it may have meant.
        path: where it was given.
        most: the most ids that are listed.
    """
    hint = resolve(name, words)
    listed = f" ({', '.join(words)})" if words and len(words) <= most and not hint.exact else ""
    return Fault(f"{message}{listed}", path, near=hint.ids, exact=hint.exact)


def late_fault(message: str, name: object, words: Words, path: str = "", most: int = LISTED) -> DeferredFault:
    """Return the same as `name_fault`, made only if it is told: what a name may have meant takes a search."""
    return DeferredFault(partial(name_fault, message, name, words, most=most), path)


def plain(names: Iterable[str]) -> Words:
    """Return names that have no other words."""
    return dict.fromkeys(names, ())


# the names of a catalog come back with each unknown one
@lru_cache(maxsize=1 << 14)
def _form(name: str) -> str:
    """Return a name in lower case, with single hyphens between its words."""
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-")


def _joined(name: str) -> str:
    """Return a name without anything between its words."""
    return _form(name).replace("-", "")


@lru_cache(maxsize=1 << 14)
def _stem(name: str) -> str:
    """Return a name in the singular, without anything between its words."""
    return "".join(map(singular, _form(name).split("-")))


def singular(word: str) -> str:
    """Return a word without what makes it plural, nor an e that may be part of that ("squeezes" of "squeeze", "boxes" of "box")."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 1 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word[:-1] if len(word) > 3 and re.search(r"(ch|sh|ss|x|z)e$", word) else word


def _ids_with(key: str, form: Callable[[str], str], words: Words) -> tuple[str, ...]:
    return tuple(name for name in words if form(name) == key)


def _others_with(key: str, form: Callable[[str], str], words: Words) -> tuple[str, ...]:
    return tuple(name for name, others in words.items() if any(form(other) == key for other in others))


def _near(name: str, words: Words) -> tuple[str, ...]:
    """Return the ids whose name or other word has all these words, or into which a typing error or an omission turns them.

    The former come first, and all of them unless they are many: the name may have meant any. Among equals those come first
    that begin with what was typed, as where a shell completes it.
    """
    key = _form(name)
    typed = key.split("-")
    costs: dict[str, int] = {}
    for known, others in words.items():
        for phrase in (known, *others):
            cost = _cost(typed, _form(phrase).split("-"))
            if cost is not None:
                costs[known] = min(cost, costs.get(known, cost))
    begun = {known: len(known) for known in words if len(key) >= _BEGINNING and _begins(typed, _form(known))}
    costs = begun | costs
    near = sorted(costs, key=lambda known: (known not in begun, costs[known], known))
    # a single word of many tells too little
    held = {known: together for known, together in _holding(typed, words).items() if len(typed) > 1 or known in costs}
    if not 0 < len(held) <= LISTED:
        return tuple(near[:_MOST_NEAR])
    first = sorted(held, key=lambda known: (not held[known], known not in begun, costs.get(known, len(known)), known))
    return (*first, *[known for known in near if known not in held][: max(_MOST_NEAR - len(first), 0)])


def _begins(typed: list[str], meant: str) -> bool:
    """Whether an id begins with these words, of the last one at least half."""
    words = meant.split("-")[: len(typed)]
    return meant.startswith("-".join(typed)) and len(words[-1]) <= 2 * len(typed[-1])


def _holding(typed: list[str], words: Words) -> dict[str, bool]:
    """Return the ids with a phrase that has all these words, each with whether they stand side by side in one.

    A plural is the same word; a phrase with another word that turns the sense around is left out.
    """
    wanted = [singular(word) for word in typed]
    found: dict[str, bool] = {}
    for known, others in words.items():
        for phrase in (known, *others):
            held = [singular(word) for word in _form(phrase).split("-")]
            if set(wanted) <= set(held) and _NEGATIONS.isdisjoint(set(held) - set(wanted)):
                together = f"-{'-'.join(wanted)}-" in f"-{'-'.join(held)}-"
                found[known] = together or found.get(known, False)
    return found


def _cost(typed: list[str], meant: list[str]) -> int | None:
    """Return how far a name is from a phrase, in letters; None where it is another name."""
    if len(typed) != len(meant):
        # a blank too many or too few, besides one wrong letter
        together = _word_cost("".join(typed), "".join(meant), 1)
        if together is not None:
            return together
    left, cost, matched = list(meant), 0, 0
    extra: list[str] = []
    # words that are right are no near misses of others
    for word in sorted(typed, key=lambda word: word not in meant):
        costs = [(found, other) for other in left if (found := _word_cost(word, other)) is not None]
        if not costs:
            extra.append(word)
            continue
        found, other = min(costs)
        left.remove(other)
        cost, matched = cost + found, matched + len(word)
    # a word in another's place, or one that turns the sense around
    if (left and extra) or not _NEGATIONS.isdisjoint((*left, *extra)):
        return None
    missing, added = sum(map(len, left)), sum(map(len, extra))
    return cost + missing + added if missing + cost <= 2 * matched and added <= matched else None


def _word_cost(typed: str, meant: str, errors: int | None = None) -> int | None:
    """Return how far a word is from another, in letters: by typing errors, or as its beginning; None where it is too far."""
    if typed == meant:
        return 0
    # another number is another thing
    if not (typed.isalpha() and meant.isalpha()):
        return None
    # the first letter is hardly ever wrong, and tells internal from external
    if typed[:1] != meant[:1] or not _NEGATIONS.isdisjoint((typed, meant)) or _opposite(typed, meant):
        return None
    longer = max(len(typed), len(meant))
    limit = errors if errors is not None else next((most for length, most in _ERRORS if longer <= length), 2)
    edits = _edits(typed, meant, limit)
    if edits <= limit:
        return edits
    if errors is not None:
        return None
    one, other = singular(typed), singular(meant)
    # short for the word, as it was typed or in the singular, or longer than it by less than a word
    if any(len(begun) >= _BEGINNING and other.startswith(begun) for begun in (one, typed)) or (
        2 * len(other) >= len(one) and one.startswith(other)
    ):
        return abs(len(other) - len(one))
    return None


def _opposite(one: str, other: str) -> bool:
    """Whether a word is nearer to the opposite of another than to that itself."""
    return any(
        (
            one.startswith(start)
            and other.startswith(turned)
            and _edits(one, start + other[len(turned) :], 2) < _edits(one, other, 2)
        )
        or one.replace(start, turned, 1) == other
        for pair in _OPPOSITES
        for start, turned in (pair, pair[::-1])
    )


def _edits(one: str, other: str, most: int) -> int:
    """Return how many letters to add, drop, replace or swap with the next; more than *most* where there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                best = min(best, older[j - 2] + 1)
            row.append(best)
    return row[-1]
