"""Selection problems from a seed or drawn by Hypothesis, and the levels of a choice."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from shoulderkit.planner.choice.problem import Item, MembershipConstraints, Option, Problem, Selection

#: What a cell of weight 1 is worth: the first four units 8 each, the next four 3 each, the next four 1 each.
WORTH = ((8, 4), (3, 4), (1, 4))
#: The same for units as fine as 720 to a full dose.
FINE_WORTH = ((8, 720), (3, 720), (1, 720))
#: A problem without items: one cell, and a minute.
BARE = Problem(
    items=(),
    membership=MembershipConstraints(),
    worth=(((8, 4),),),
    start=(0,),
    cell_group=(0,),
    presence=(1,),
    present=frozenset(),
    required_groups=frozenset(),
    needs_group=True,
    budget=60,
    max_items=None,
)


def weighted(weight: int, pieces: tuple[tuple[int, int], ...] = WORTH) -> tuple[tuple[int, int], ...]:
    """What a cell of this weight is worth."""
    return tuple((weight * slope, length) for slope, length in pieces)


def a_problem(seed: int, count: int, *, linked: bool) -> Problem:
    """A selection problem with three groups of two cells each, equal items, and membership constraints if wanted."""
    dice = Random(seed)
    items = []
    for number in range(count):
        group = dice.randrange(3)
        cells = sorted(dice.sample((2 * group, 2 * group + 1), dice.randint(1, 2)))
        base, sets = dice.choice((20, 35, 50)), dice.randint(1, 3)
        options = tuple(
            Option(base + 10 * kept, sets - kept, tuple((cell, max(1, 4 * kept // sets)) for cell in cells))
            for kept in range(sets, 0, -1)
        )
        items.append(Item((number,), options, recent=int(dice.random() < 0.1), required=dice.random() < 0.02))
    membership = MembershipConstraints()
    if linked:
        pairs = [tuple(sorted(dice.sample(range(count), 2))) for _ in range(12)]
        needs = tuple((late, early) for early, late in pairs[4:])
        circles = tuple(pair for a, b in pairs[2:4] for pair in ((a, b), (b, a)))
        membership = MembershipConstraints(one_of=tuple(pairs[:2]), requires=(*needs, *circles))
    # dice are thrown for the weights, too, as they always were, so that each seed still makes the same problem
    weights = [weight for weight in (1, 2, 3, 1, 1, 2) for _ in range(13) if dice.randint(1, 3)][::13]
    return Problem(
        items=tuple(items),
        membership=membership,
        worth=tuple(weighted(weight) for weight in weights),
        start=(0,) * 6,
        cell_group=(0, 0, 1, 1, 2, 2),
        presence=(8, 4, 2),
        present=frozenset(),
        required_groups=frozenset({1} if dice.random() < 0.3 else ()),
        needs_group=True,
        budget=dice.choice((90, 300, 600, 3000)),
        max_items=dice.choice((None, None, None, 6)),
    )


def a_fine_problem(seed: int, count: int, *, families: bool = True) -> Problem:
    """A selection problem as the planner's domain makes them: units of 720 to a full dose, a day that counts, families.

    Two of the items stand for two exercises each, of different groups; in each family one full option counts fully.
    """
    dice = Random(seed)
    items: list[Item] = []
    rank = 0
    for number in range(count):
        groups = dice.sample(range(3), 2) if number % 20 == 7 else [dice.randrange(3)]
        cells = sorted(cell for group in groups for cell in dice.sample((2 * group, 2 * group + 1), dice.randint(1, 2)))
        roles = [dice.choice((720, 720, 360)) for _ in cells]
        base, sets, worn = dice.choice((20, 35, 50)), dice.randint(1, 3), dice.random() < 0.2
        slot = 2 * groups[0] + dice.randrange(2) if families and len(groups) == 1 and dice.random() < 0.4 else None
        options = []
        for dropped, share in enumerate((*((kept, sets) for kept in range(sets, 0, -1)), (2, 3 * sets))):
            for holds in (True, False) if slot is not None else (False,):
                sixths = (4 if worn else 6) // (1 if slot is None or holds else 2)
                gains = tuple(
                    (cell, full * share[0] * sixths // (6 * share[1])) for cell, full in zip(cells, roles, strict=True)
                )
                time = base + 30 * share[0] // share[1]
                options.append(Option(time, dropped, gains, (slot,) if slot is not None and holds else ()))
        ranks = tuple(range(rank, rank + len(groups)))
        rank += len(groups)
        items.append(Item(ranks, tuple(options), int(worn) * len(groups), required=dice.random() < 0.02))
    return Problem(
        items=tuple(items),
        membership=MembershipConstraints(),
        worth=tuple(weighted(weight, FINE_WORTH) for weight in (1, 2, 3, 1, 1, 2)),
        start=tuple(dice.choice((0, 0, 240, 720, 1080)) for _ in range(6)),
        cell_group=(0, 0, 1, 1, 2, 2),
        presence=(8, 4, 2),
        present=frozenset(group for group in range(3) if dice.random() < 0.3),
        required_groups=frozenset({1} if dice.random() < 0.3 else ()),
        needs_group=True,
        budget=dice.choice((90, 300, 600)),
        max_items=dice.choice((None, None, None, 6)),
    )


@st.composite
def problems(draw: st.DrawFn, most_items: int = 5) -> Problem:
    """Small problems with everything that a problem can have."""
    groups = draw(st.integers(1, 3))
    cell_group = (*range(groups), *draw(st.lists(st.integers(0, groups - 1), max_size=2)))
    cells = range(len(cell_group))
    pieces = [
        tuple(zip(slopes, draw(st.lists(st.sampled_from((1, 2, 3, 360, 720)), min_size=3, max_size=3)), strict=False))
        for slopes in (sorted(draw(st.lists(st.integers(1, 9), max_size=3, unique=True)), reverse=True) for _ in cells)
    ]
    count = draw(st.integers(0, most_items))
    order = draw(st.permutations(range(2 * count)))
    sizes = [1 + draw(st.integers(0, 5)) // 5 for _ in range(count)]
    ranks = sorted(tuple(sorted(order[2 * n : 2 * n + size])) for n, size in enumerate(sizes))
    units = st.sampled_from((1, 2, 3, 4, 60, 120, 240, 360, 480, 720))
    kinds: list[tuple[Option, ...]] = []
    for _ in range(max(1, draw(st.integers(1, 2 * count + 1)) // 2)):
        options: list[Option] = []
        for dropped in range(draw(st.integers(1, 2))):
            ways = draw(st.lists(st.sampled_from(((), (0,), (1,), (0, 1))), min_size=1, max_size=2, unique=True))
            for slots in ways:
                served = draw(st.lists(st.sampled_from(cells), max_size=2, unique=True))
                gains = tuple((cell, draw(units)) for cell in sorted(served))
                options.append(Option(draw(st.integers(1, 6)) * 5, dropped, gains, slots))
        kinds.append(tuple(options))
    items = tuple(
        Item(own, draw(st.sampled_from(kinds)), draw(st.integers(0, 2)), required=draw(st.integers(0, 9)) == 9)
        for own in ranks
    )
    one_of, requires = list[tuple[int, ...]](), list[tuple[int, int]]()
    if count > 1:
        some = st.lists(st.sampled_from(range(count)), min_size=2, max_size=3, unique=True)
        one_of = draw(st.lists(some.map(lambda each: tuple(sorted(each))), max_size=1))
        requires = draw(st.lists(some.map(lambda each: (each[0], each[1])), max_size=2, unique=True))
    some_groups = st.frozensets(st.integers(0, groups - 1), max_size=2)
    return Problem(
        items=items,
        membership=MembershipConstraints(tuple(one_of), tuple(requires)),
        worth=tuple(pieces),
        start=tuple(draw(st.sampled_from((0, 0, 1, 2, 360, 719, 5000))) for _ in cells),
        cell_group=cell_group,
        presence=(4, 2, 1)[:groups],
        present=draw(some_groups),
        required_groups=draw(st.one_of(st.just(frozenset()), some_groups)),
        needs_group=draw(st.booleans()),
        budget=draw(st.sampled_from((0, 5, 20, 40, 80, 400))),
        max_items=draw(st.one_of(st.none(), st.integers(0, 4))),
    )


def levels(found: Selection) -> tuple[int, int, int, int]:
    """What is compared."""
    return (found.presence, found.coverage, -found.recent, -found.time)


def a_long_problem(seed: int, count: int) -> Problem:
    """A selection problem of an hour where units take nearly the same time whatever gives them, so that much is nearly as good."""
    dice = Random(seed)
    items = []
    for number in range(count):
        sets, seconds = dice.randint(1, 3), 5 * dice.randint(6, 24)
        cells = sorted(dice.sample(range(4), dice.randint(1, 2)))
        given = [(cell, 8 * (seconds + dice.randint(-5, 5)) // (1 + place)) for place, cell in enumerate(cells)]
        options = tuple(
            Option(15 + kept * seconds, sets - kept, tuple((cell, kept * units) for cell, units in given))
            for kept in range(sets, 0, -1)
        )
        items.append(Item((number,), options, recent=0, required=False))
    return BARE._replace(
        items=tuple(items),
        worth=tuple(weighted(dice.randint(2, 5), ((8, 7_200), (3, 7_200), (1, 7_200))) for _ in range(4)),
        start=(0,) * 4,
        cell_group=(0,) * 4,
        needs_group=False,
        budget=3_600,
    )
