"""The subproblem that decides which groups can be present at all: a tiny one, whatever the size of the whole.

Of each class it has the options that are not outdone in seconds, groups served and slots. Of the classes that nothing
connects with others the quickest for the same groups are enough, and connected ones matter where one is quicker than these.
"""

from __future__ import annotations

from shoulderkit.planner.choice.reduced import ClassOption, ItemClass, ReducedProblem, first_presence

#: The groups that a class serves, by their presence, and how many items it counts.
_Kind = tuple[frozenset[int], int]


def presence_problem(reduced: ReducedProblem) -> ReducedProblem:
    """Return the subproblem. Its cells are the presence of each group alone."""
    first = first_presence(reduced)
    simple = {number: _simplified(item_class, first) for number, item_class in enumerate(reduced.classes)}
    constrained = reduced.membership.constrained
    quickest: dict[_Kind, int] = {}
    loose: set[int] = set()
    for number, each in simple.items():
        if number not in constrained and not each.required and len(each.options) == 1 and not each.options[0].slots:
            loose.add(number)
            kind = (_served(each), each.size)
            other = quickest.setdefault(kind, number)
            if simple[other].options[0].time > each.options[0].time:
                quickest[kind] = number
    record = {kind: simple[number].options[0].time for kind, number in quickest.items()}
    needed = {
        number
        for number, each in simple.items()
        if each.required or (number not in loose and _served(each) and not _replaceable(each, record))
    }
    useful = {number for kind, number in quickest.items() if kind[0]}
    kept = sorted(reduced.membership.connected(needed) | useful)
    return reduced.with_classes({number: simple[number] for number in kept})._replace(
        worth=reduced.worth[first:],
        cell_group=reduced.cell_group[first:],
        required_cells=frozenset(cell - first for cell in reduced.required_cells),
    )


def quickest_presence(reduced: ReducedProblem) -> tuple[dict[int, int], frozenset[int]] | None:
    """Return one quick item for each group, with its option, and the groups, where that is all that can be present.

    None where there is no such choice without constraints, or it does not fit. There nearly always is one, and then the
    subproblem need not be searched: of the bundled catalog that took 4 % of the time of a choice.
    """
    first, constrained = first_presence(reduced), reduced.membership.constrained
    wanted: set[int] = set(reduced.required_cells)
    quickest: dict[int, tuple[int, int, int, int]] = {}
    for number, each in enumerate(reduced.classes):
        if each.required:
            return None
        for option in each.options:
            for cell, _ in option.gains:
                if cell >= first:
                    wanted.add(cell)
                    if number not in constrained and not option.slots:
                        one = (option.time, each.items[0], option.number, each.size)
                        quickest[cell] = min(one, quickest.get(cell, one))
    taken = {item: option for _, item, option, _ in quickest.values()}
    time = sum([time for time, _, _, _ in quickest.values()])
    size = sum([size for _, _, _, size in quickest.values()])
    alone = len(taken) == len(quickest) == len(wanted)
    room = reduced.max_items is None or size <= reduced.max_items
    if alone and room and time <= reduced.budget:
        return taken, frozenset([cell - first for cell in wanted])
    return None


def _simplified(item_class: ItemClass, first: int) -> ItemClass:
    """The class in the options that others do not outdo in seconds, groups and slots.

    One item of it can serve what these options serve; where they differ in that, one for each difference.
    """
    kept: list[ClassOption] = []
    for option in sorted(item_class.options, key=lambda option: (option.time, len(option.slots), -len(option.gains))):
        gains = tuple([(cell - first, 1) for cell, _ in option.gains if cell >= first])
        if not any(set(gains) <= set(o.gains) and set(o.slots) <= set(option.slots) for o in kept):
            kept.append(option._replace(cost=option.time, gains=gains))
    groups = tuple(sorted({cell for option in kept for cell, _ in option.gains}))
    different = len({option.gains for option in kept})
    return item_class._replace(options=tuple(kept), items=item_class.items[:different], groups=groups)


def _served(item_class: ItemClass) -> frozenset[int]:
    return frozenset(item_class.groups)


def _replaceable(item_class: ItemClass, record: dict[_Kind, int]) -> bool:
    """Whether a class that nothing connects with others serves as much, in no more seconds and items."""
    least = min([option.time for option in item_class.options])
    return any(
        groups >= _served(item_class) and size <= item_class.size and time <= least
        for (groups, size), time in record.items()
    )
