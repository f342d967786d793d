"""How the levels of a choice are encoded as one whole number, in mixed radix, and how a choice is read back from it.

    value = presence, coverage, -recency, -time, -size, -rank       (larger is better)
    rank  = the set of items, then what is dropped from each, then which of the options that drop so much

Partial choices compare and add as plain integers that way. A bit for each item is enough for its set of ranks: items are in
the order of their first ranks, and the smallest rank that only one of two choices has is always the first of some item.
"""

from __future__ import annotations

from typing import NamedTuple

from shoulderkit.planner.choice.problem import Item, Problem, Selection, worth_of


class Encoding(NamedTuple):
    """The bases of the mixed radix; each is larger than its level can get.

    Attributes:
        coverage_base, recency_base, time_base: of the levels; of time and size together.
        second: what one second counts beside one item, which counts 1: more than all items.
        coverage_step: what one of coverage stands for: all that cells are worth are multiples of it.
        items: how many items there are: a bit of the rank for each.
        drop_bits, place_bits: the bits of a rank for what is dropped from one item, and for its place among the options
            that drop so much.
        tail_bits: the bits of these two for all items together.
        rank_base: what one item is worth, in ranks.
    """

    coverage_base: int
    recency_base: int
    time_base: int
    second: int
    coverage_step: int
    items: int
    drop_bits: int
    place_bits: int
    tail_bits: int
    rank_base: int

    @property
    def coverage_unit(self) -> int:
        """What one of coverage is worth, where an item counts 1."""
        return self.recency_base * self.time_base

    def rank(self, item: int, dropped: int, place: int) -> int:
        """Return the rank of taking an item so."""
        high = self.items - 1 - item
        rank = (place << self.place_bits * high) - (1 << self.tail_bits + high)
        return rank + (dropped << self.place_bits * self.items + self.drop_bits * high)

    def worth(self, value: int) -> int:
        """Return presence and coverage of a value, as one number, without what recency and time take off."""
        return -(-(value // self.rank_base) // self.coverage_unit)


def encoding_of(problem: Problem, most_coverage: int, coverage_step: int) -> Encoding:
    """Return the encoding of a problem, whose coverage is at most so many steps."""
    drop_bits = max((o.dropped for item in problem.items for o in item.options), default=0).bit_length()
    place_bits = max((place for item in problem.items for place in places_of(item)), default=0).bit_length()
    tail_bits = (drop_bits + place_bits) * len(problem.items)
    second = 1 + sum(len(item.ranks) for item in problem.items)
    return Encoding(
        coverage_base=1 + most_coverage,
        recency_base=1 + sum(item.recent for item in problem.items),
        time_base=second * (1 + problem.budget),
        second=second,
        coverage_step=coverage_step,
        items=len(problem.items),
        drop_bits=drop_bits,
        place_bits=place_bits,
        tail_bits=tail_bits,
        rank_base=1 << tail_bits + len(problem.items),
    )


def places_of(item: Item) -> list[int]:
    """Return the place of each option among those that drop as much of the item."""
    if len({option.dropped for option in item.options}) == len(item.options):
        return [0] * len(item.options)
    seen: dict[int, int] = {}
    places: list[int] = []
    for option in item.options:
        place = seen.get(option.dropped, 0)
        seen[option.dropped] = place + 1
        places.append(place)
    return places


def decoded(problem: Problem, encoding: Encoding, value: int) -> Selection:
    """Decode a choice from its value: the rank says what was taken, and in which options."""
    rank = value % encoding.rank_base
    taken, tail = -(-rank >> encoding.tail_bits), -rank % (1 << encoding.tail_bits)
    drop_bits, place_bits, count = encoding.drop_bits, encoding.place_bits, len(problem.items)
    chosen: list[tuple[int, int]] = []
    for number, item in enumerate(problem.items):
        high = count - 1 - number
        if taken >> high & 1:
            dropped = tail >> place_bits * count + drop_bits * high & (1 << drop_bits) - 1
            place = tail >> place_bits * high & (1 << place_bits) - 1
            wanted = [at for at, option in enumerate(item.options) if option.dropped == dropped]
            chosen.append((number, wanted[place]))
    return measured(problem, tuple(chosen))


def measured(problem: Problem, chosen: tuple[tuple[int, int], ...]) -> Selection:
    """Return a choice with its levels."""
    units = [0] * len(problem.worth)
    recent = time = 0
    for number, place in chosen:
        option = problem.items[number].options[place]
        recent, time = recent + problem.items[number].recent, time + option.time
        for cell, given in option.gains:
            units[cell] += given
    coverage = sum(
        worth_of(pieces, start + given) - worth_of(pieces, start)
        for pieces, start, given in zip(problem.worth, problem.start, units, strict=True)
        if given
    )
    groups = {problem.cell_group[cell] for cell, given in enumerate(units) if given} - problem.present
    presence = sum(problem.presence[group] for group in groups)
    return Selection(chosen, presence, coverage, recent, time, bound=coverage, proved=True)
