"""What goes in: the best set of items under a budget, proved. Integers and tuples; no shoulders in here.

Each *cell* is worth a concave function of the units it gets; a cell belongs to one *group*. Items are decided one by
one, and the partial choices that are left are kept as labels. A label is dropped as soon as another one has at least
its units in every cell for no more time, steps and cost: whatever completes the one completes the other at least as
well. Groups that no link joins share nothing but the budget, so each has a frontier of its own (time against value), and
the frontiers are added up at the end.

Every level of the comparison is a digit of one whole number, so labels compare and add as plain integers:

    value = presence, coverage, -recent, -time, -rank        (larger is better)
    cost  =                      recent,  time,  rank        (smaller is better)
    rank  = the set of items, then what was dropped from each (smaller: the smaller tuple of ids)
"""

from __future__ import annotations

from typing import NamedTuple

#: Labels made before the search stops being exact; 20 items make some hundreds.
EFFORT = 400_000
#: Labels kept after each item once the effort is spent.
_BEAM = 64
#: Bits of one cell's units inside a packed vector; the top one guards comparisons.
_FIELD = 16
_LOW = (1 << _FIELD) - 1


class Option(NamedTuple):
    """One way to take an item: its time, how much of it was dropped (0: nothing), and units for cells."""

    time: int
    dropped: int
    gains: tuple[tuple[int, int], ...]


class Item(NamedTuple):
    """Something to take once or not at all. Items are numbered in the order of their ids."""

    group: int
    options: tuple[Option, ...]
    recent: bool
    must: bool


class Links(NamedTuple):
    """What the membership of one item says of another, by item number."""

    one_of: tuple[tuple[int, ...], ...] = ()
    together: tuple[tuple[int, ...], ...] = ()
    requires: tuple[tuple[int, int], ...] = ()


class Problem(NamedTuple):
    """A selection problem.

    ``worth[cell][units]`` is what a cell is worth; more units than the table has are worth no more.
    ``presence[group]`` counts once a chosen item gives units to a cell of its own group.
    """

    items: tuple[Item, ...]
    links: Links
    worth: tuple[tuple[int, ...], ...]
    cell_group: tuple[int, ...]
    presence: tuple[int, ...]
    must_groups: frozenset[int]
    some_group: bool
    budget: int
    most: int | None


class Selection(NamedTuple):
    """The best choice found: (item, option number) pairs in item order, and its levels."""

    chosen: tuple[tuple[int, int], ...]
    presence: int
    coverage: int
    recent: int
    time: int
    bound: int
    proved: bool


class _Digits(NamedTuple):
    """How levels are packed into one number; each base is larger than its level can get."""

    coverage: int
    recent: int
    time: int
    rank: int
    dropped: int
    digit: int


class _Label(NamedTuple):
    time: int
    cost: int
    units: int
    steps: int
    status: int


class _Entry(NamedTuple):
    """A point of a frontier."""

    time: int
    value: int
    steps: int


class _Effort:
    """Counts labels; once *left* is below 0 the search keeps a beam only."""

    def __init__(self, limit: int) -> None:
        self.left = limit


def _digits(problem: Problem) -> _Digits:
    count = len(problem.items)
    digit = 1 + max((o.dropped for item in problem.items for o in item.options), default=0)
    dropped = digit**count
    return _Digits(
        coverage=1 + sum(table[-1] for table in problem.worth),
        recent=1 + count,
        time=1 + sum(max(o.time for o in item.options) for item in problem.items),
        rank=dropped << count,
        dropped=dropped,
        digit=digit,
    )


def _clusters(problem: Problem) -> list[list[int]]:
    """Items by group, groups that a link joins together."""
    parent = list(range(len(problem.presence)))

    def root(group: int) -> int:
        while parent[group] != group:
            group = parent[group]
        return group

    links = problem.links
    for members in (*links.one_of, *links.together, *links.requires):
        for member in members[1:]:
            parent[root(problem.items[member].group)] = root(problem.items[members[0]].group)
    found: dict[int, list[int]] = {}
    for number, item in enumerate(problem.items):
        found.setdefault(root(item.group), []).append(number)
    return [found[key] for key in sorted(found)]


class _Turn(NamedTuple):
    """What deciding one item must look at; all masks are over the bits of a label's status."""

    item: int
    forbid: int
    need: int
    forces: int
    on_take: int
    keep: int


def _turns(members: list[int], links: Links) -> list[_Turn]:
    """The items of a cluster in the order they are decided, linked ones next to each other, needed ones first."""
    inside = set(members)
    neighbors: dict[int, set[int]] = {item: set() for item in members}
    needs: dict[int, list[int]] = {item: [] for item in members}
    for group in (*links.one_of, *links.together, *links.requires):
        if group[0] in inside:
            for item in group:
                neighbors[item] |= set(group)
    for who, what in links.requires:
        if who in inside:
            needs[who].append(what)
    order: list[int] = []
    seen: set[int] = set()

    def visit(item: int) -> None:
        if item not in seen:
            seen.add(item)
            for needed in needs[item]:
                visit(needed)
            order.append(item)
            for other in sorted(neighbors[item]):
                visit(other)

    for item in members:
        visit(item)
    place = {item: number for number, item in enumerate(order)}

    # a status bit says "a member of this group is in", "this item is in" or "this item is owed"
    bits = iter(range(len(links.one_of) + len(links.together) + 2 * len(links.requires)))
    forbid, need, forces, on_take = ({item: 0 for item in order} for _ in range(4))
    used: dict[int, int] = {}

    def use(bit: int, *items: int) -> None:
        used[bit] = max(place[item] for item in items)

    for group in links.one_of:
        if group[0] in inside:
            bit = 1 << next(bits)
            use(bit, *group)
            for item in group:
                forbid[item] |= bit
                on_take[item] |= bit
    for group in links.together:
        if group[0] in inside:
            bit = 1 << next(bits)
            use(bit, *group)
            first = min(group, key=place.__getitem__)
            on_take[first] |= bit
            for item in group:
                if item != first:
                    need[item] |= bit
                    forces[item] |= bit
    for who, what in links.requires:
        if who in inside:
            bit = 1 << next(bits)
            use(bit, who, what)
            if place[what] < place[who]:
                on_take[what] |= bit
                need[who] |= bit
            else:
                on_take[who] |= bit
                forces[what] |= bit
    return [
        _Turn(item, forbid[item], need[item], forces[item], on_take[item], sum(b for b, last in used.items() if last > n))
        for n, item in enumerate(order)
    ]


def _pruned(labels: list[_Label], guard: int) -> list[_Label]:
    """The labels that no other one makes superfluous; *labels* are sorted by time, then cost."""
    kept: list[_Label] = []
    for label in labels:
        _, cost, units, steps, status = label
        for other in reversed(kept):
            if ((other[2] | guard) - units) & guard == guard and other[1] <= cost and other[3] <= steps:
                if other[4] == status:
                    break
        else:
            kept.append(label)
    return kept


def _frontier(problem: Problem, members: list[int], digits: _Digits, effort: _Effort) -> list[_Entry]:
    """The Pareto frontier of one cluster: more value only ever for more time (or steps, where they are limited)."""
    groups = {problem.items[item].group for item in members}
    cells = [cell for cell, group in enumerate(problem.cell_group) if group in groups]
    shift = {cell: _FIELD * place for place, cell in enumerate(cells)}
    tables = [(at, problem.worth[cell]) for cell, at in shift.items()]
    cap = max((len(table) - 1 for _, table in tables), default=0)
    ones = sum(1 << at for at in shift.values())
    guard, full, over = ones << (_FIELD - 1), ones * cap, ones * ((1 << (_FIELD - 1)) - 1 - cap)
    count = len(problem.items)
    counted = problem.most is not None
    labels = [_Label(0, 0, 0, 0, 0)]
    turns = _turns(members, problem.links)
    linked = any(turn.on_take or turn.forces for turn in turns)
    for turn in turns:
        item = problem.items[turn.item]
        taken: list[_Label] = []
        for option in item.options:
            high = count - 1 - turn.item
            rank = option.dropped * digits.digit**high - (digits.dropped << high)
            cost = (int(item.recent) * digits.time + option.time) * digits.rank + rank
            gain = sum(min(units, cap) << shift[cell] for cell, units in option.gains)
            latest = problem.budget - option.time
            for label in labels:
                if label[0] > latest:
                    break
                status = label[4]
                if status & turn.forbid or ~status & turn.need or (counted and label[3] >= (problem.most or 0)):
                    continue
                units = label[2] + gain
                # every field above the cap is set back to it, all at once
                high_fields = (units + over) & guard
                if high_fields:
                    spread = high_fields - (high_fields >> (_FIELD - 1))
                    units = (units & ~spread) | (full & spread)
                status = (status | turn.on_take) & turn.keep
                taken.append(_Label(label[0] + option.time, label[1] + cost, units, label[3] + counted, status))
        if item.must:
            left = []
        elif linked:
            left = [
                _Label(time, cost, units, steps, status & turn.keep)
                for time, cost, units, steps, status in labels
                if not status & turn.forces
            ]
        else:
            left = labels
        effort.left -= len(taken)
        labels = _pruned(sorted(left + taken), guard)
        if effort.left < 0 and len(labels) > _BEAM:
            labels = _thinned(labels, tables)
    fields = {
        group: sum(_LOW << at for cell, at in shift.items() if problem.cell_group[cell] == group) for group in groups
    }
    return _best_entries(_valued(labels, problem, fields, tables, digits), counted=counted)


def _worth(tables: list[tuple[int, tuple[int, ...]]], units: int) -> int:
    """The coverage of packed units, none above the cap; *tables*: where each cell stands and what it is worth."""
    total = 0
    for at, table in tables:
        total += table[units >> at & _LOW]
    return total


def _thinned(labels: list[_Label], tables: list[tuple[int, tuple[int, ...]]]) -> list[_Label]:
    """A beam: the labels of most worth, and those of least time in each status, so that what must be stays possible."""
    ranked = sorted(labels, key=lambda label: (-_worth(tables, label.units), label))
    quickest = {label.status: label for label in reversed(labels)}
    return sorted({*ranked[:_BEAM], *quickest.values()})


def _valued(
    labels: list[_Label],
    problem: Problem,
    fields: dict[int, int],
    tables: list[tuple[int, tuple[int, ...]]],
    digits: _Digits,
) -> list[_Entry]:
    """Finished labels as points of a frontier; those without a group that must be present are no points."""
    unit = digits.recent * digits.time * digits.rank
    musts = [field for group, field in fields.items() if group in problem.must_groups]
    counts = [(field, problem.presence[group] * digits.coverage) for group, field in fields.items()]
    entries = []
    for time, cost, units, steps, _ in labels:
        if not all(units & field for field in musts):
            continue
        value = _worth(tables, units)
        for field, presence in counts:
            if units & field:
                value += presence
        entries.append(_Entry(time, value * unit - cost, steps))
    return entries


def _best_entries(entries: list[_Entry], *, counted: bool) -> list[_Entry]:
    """Only entries of more value than every one with no more time (and steps, where they are counted)."""
    entries.sort()
    kept: list[_Entry] = []
    best: int | None = None
    for entry in entries:
        if counted:
            if any(rival[1] >= entry[1] and rival[2] <= entry[2] for rival in kept):
                continue
        elif best is not None and best >= entry[1]:
            continue
        best = entry[1]
        kept.append(entry)
    return kept


def _bound(problem: Problem) -> int:
    """A coverage that no choice exceeds: each item at its worth alone, by worth per second, the last one in part."""
    offers = []
    for item in problem.items:
        worths = [
            (sum(problem.worth[cell][min(u, len(problem.worth[cell]) - 1)] for cell, u in o.gains), o.time)
            for o in item.options
        ]
        offers.append((max(worth for worth, _ in worths), min(time for _, time in worths)))
    offers.sort(key=lambda offer: (-offer[0] / offer[1], offer))
    left, total = problem.budget, 0
    for worth, time in offers:
        if time > left:
            total += -(-worth * left // time)
            break
        total, left = total + worth, left - time
    return min(total, sum(table[-1] for table in problem.worth))


def _merged(problem: Problem, digits: _Digits, spent: _Effort) -> list[_Entry]:
    """The frontier of the whole problem, by time."""
    counted = problem.most is not None
    total = [_Entry(0, 0, 0)]
    for members in _clusters(problem):
        own = _frontier(problem, members, digits, spent)
        total = _best_entries(
            [
                _Entry(a.time + b.time, a.value + b.value, a.steps + b.steps)
                for a in total
                for b in own
                if a.time + b.time <= problem.budget and (not counted or a.steps + b.steps <= (problem.most or 0))
            ],
            counted=counted,
        )
    return total if problem.must_groups <= {item.group for item in problem.items} else []


def least_time(problem: Problem, effort: int = EFFORT) -> tuple[int | None, bool]:
    """The least time of any choice that meets the problem, None where none does; and whether that is certain."""
    digits, spent = _digits(problem), _Effort(effort)
    per_presence = digits.coverage * digits.recent * digits.time * digits.rank
    for entry in _merged(problem, digits, spent):
        # a value is presence first, less what the lower levels take off it
        if not problem.some_group or -(-entry.value // per_presence) > 0:
            return entry.time, spent.left >= 0
    return None, spent.left >= 0


def select(problem: Problem, effort: int = EFFORT) -> tuple[Selection | None, bool]:
    """Find the best choice.

    Returns:
        The choice, None where none was found; and whether the search was complete, so that None means there is none.
    """
    digits, spent = _digits(problem), _Effort(effort)
    total = _merged(problem, digits, spent)
    proved = spent.left >= 0
    if not total:
        return None, proved
    found = _unpacked(problem, digits, max(entry.value for entry in total), proved=proved)
    return (None, proved) if problem.some_group and not found.presence else (found, proved)


def _unpacked(problem: Problem, digits: _Digits, value: int, *, proved: bool) -> Selection:
    """Read the levels and the chosen items back out of a value's digits."""
    upper, rank = divmod(value, digits.rank)
    items, dropped = -(-rank // digits.dropped), -rank % digits.dropped
    upper, time = -(-upper // digits.time), -upper % digits.time
    upper, recent = -(-upper // digits.recent), -upper % digits.recent
    presence, coverage = divmod(upper, digits.coverage)
    chosen = []
    for number, item in enumerate(problem.items):
        high = len(problem.items) - 1 - number
        if items >> high & 1:
            wanted = dropped // digits.digit**high % digits.digit
            chosen.append((number, [option.dropped for option in item.options].index(wanted)))
    bound = coverage if proved else max(coverage, _bound(problem))
    return Selection(tuple(chosen), presence, coverage, recent, time, bound, proved)
