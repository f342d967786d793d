"""A good choice without any proof, for when the effort is spent: filled up, then exchanged piece by piece. No shoulders.

Always what adds most worth a second is taken next. Then each piece is left out once, and the room is filled anew; what
comes out better is kept, until nothing does.
"""

from __future__ import annotations

from shoulderkit.planner.choice.reduced import Kind, Pool, Way

#: A kind, and one way to take one of it.
Piece = tuple[Kind, Way]


def filled(pool: Pool, taken: frozenset[int], promising: list[Kind]) -> int:
    """The value of a good choice.

    It holds the linked ones and the musts among the *taken* items, which are known to be possible in their shortest ways,
    and is filled up from *promising* kinds, which have no links.
    """
    linked = pool.links.joined
    fixed: list[Piece] = []
    loose: list[Piece] = []
    for number, kind in enumerate(pool.kinds):
        if kind.items[0] in taken:
            piece = (kind, min(kind.ways, key=lambda way: way.time))
            (fixed if kind.must or number in linked else loose).append(piece)
    best = _filled(pool, [*fixed, *loose], promising)
    better = True
    while better:
        better = False
        for place in range(len(fixed), len(best.pieces)):
            other = _filled(pool, best.pieces[:place] + best.pieces[place + 1 :], promising, without=best.pieces[place])
            if other.value > best.value:
                best, better = other, True
                break
    return best.value


def _filled(pool: Pool, pieces: list[Piece], promising: list[Kind], without: Piece | None = None) -> _Choice:
    """These pieces, and what adds most worth a second as long as something does."""
    choice = _Choice(pool)
    for piece in pieces:
        choice.take(piece)
    while True:
        best: tuple[float, int, Piece] | None = None
        for kind in promising:
            if choice.left(kind):
                for way in kind.ways:
                    if choice.fits(way) and (kind, way) != without:
                        # rates are only compared, and floats divide alike everywhere
                        rate = choice.gain(way) / (1 + way.time)
                        if rate > 0 and (best is None or (rate, -kind.items[0]) > best[:2]):
                            best = (rate, -kind.items[0], (kind, way))
        if best is None:
            return choice
        choice.take(best[2])


class _Choice:
    """What is taken so far: units by cell, seconds, how many of each kind, and the value."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self.pieces: list[Piece] = []
        self.units = [0] * len(pool.worth)
        self.time = self.value = 0
        self._used: dict[int, int] = {}

    def left(self, kind: Kind) -> bool:
        """Whether one more of a kind can be taken; the first of its items stands for it."""
        return self._used.get(kind.items[0], 0) < len(kind.items)

    def fits(self, way: Way) -> bool:
        """Whether there is time, and a step, for it."""
        most = self.pool.most
        return self.time + way.time <= self.pool.budget and (most is None or len(self.pieces) < most)

    def gain(self, way: Way) -> int:
        """What it adds to the worth."""
        gain = 0
        for cell, more in way.gains:
            table, units = self.pool.worth[cell], self.units[cell]
            gain += table[min(units + more, len(table) - 1)] - table[units]
        return gain

    def take(self, piece: Piece) -> None:
        """Take one more of a kind."""
        kind, way = piece
        digits, used = self.pool.digits, self._used.get(kind.items[0], 0)
        high = digits.items - 1 - kind.items[used]
        rank = (digits.dropped << high) - way.dropped * digits.digit**high
        self.value += (self.gain(way) - way.spending) * digits.rank + rank
        for cell, more in way.gains:
            self.units[cell] = min(self.units[cell] + more, len(self.pool.worth[cell]) - 1)
        self.time += way.time
        self.pieces.append(piece)
        self._used[kind.items[0]] = used + 1
