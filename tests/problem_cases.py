"""Selection problems that look like those of large catalogs, from a seed, and the levels of a choice."""

from __future__ import annotations

from random import Random

from shoulderkit.planner.choice.problem import Item, MembershipConstraints, Option, Problem, Selection

WORTH = (0, 8, 16, 24, 32, 35, 38, 41, 44, 45, 46, 47, 48)


def a_problem(seed: int, count: int, *, linked: bool) -> Problem:
    """A selection problem with three groups of two cells each, equal items, and membership constraints if wanted."""
    dice = Random(seed)
    items = []
    for _ in range(count):
        group = dice.randrange(3)
        cells = dice.sample((2 * group, 2 * group + 1), dice.randint(1, 2))
        base, sets = dice.choice((20, 35, 50)), dice.randint(1, 3)
        options = tuple(
            Option(base + 10 * kept, sets - kept, tuple((cell, max(1, 4 * kept // sets)) for cell in cells))
            for kept in range(sets, 0, -1)
        )
        items.append(Item(group, options, recent=dice.random() < 0.1, required=dice.random() < 0.02))
    membership = MembershipConstraints()
    if linked:
        pairs = [tuple(sorted(dice.sample(range(count), 2))) for _ in range(12)]
        needs = tuple((late, early) for early, late in pairs[4:])
        membership = MembershipConstraints(one_of=tuple(pairs[:2]), together=tuple(pairs[2:4]), requires=needs)
    return Problem(
        items=tuple(items),
        membership=membership,
        worth=tuple(tuple(dice.randint(1, 3) * 0 + weight * step for step in WORTH) for weight in (1, 2, 3, 1, 1, 2)),
        cell_group=(0, 0, 1, 1, 2, 2),
        presence=(8, 4, 2),
        required_groups=frozenset({1} if dice.random() < 0.3 else ()),
        needs_group=True,
        budget=dice.choice((90, 300, 600, 3000)),
        max_items=dice.choice((None, None, None, 6)),
    )


def levels(found: Selection) -> tuple[int, int, int, int]:
    """What is compared."""
    return (found.presence, found.coverage, -found.recent, -found.time)
