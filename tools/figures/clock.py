"""When a moving figure shows which key: a repetition there and back, or around and around."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

#: Seconds of a whole repetition, and of a circle.
SECONDS, SECONDS_OF_LOOP = 6, 4
#: A repetition rests at both ends: when it leaves the first key, reaches the last one, and leaves that.
LEAVES, ARRIVES, RETURNS = 0.18, 0.5, 0.68
#: How a movement begins and ends, and how it goes on in between (Bezier curves of time, as SMIL has them).
SLOWLY, ON = (".5 0", ".5 1"), (".33 .33", ".67 .67")


@attrs.frozen
class Clock:
    """Which key is shown when."""

    order: tuple[int, ...]
    times: tuple[float, ...]
    loops: bool

    @classmethod
    def of(cls, keys: int, *, loops: bool) -> Clock:
        """Return the clock of so many keys."""
        if loops:
            return cls((*range(keys), 0), tuple(round(i / keys, 3) for i in range(keys + 1)), loops)
        shares = [key / (keys - 1) for key in range(keys)]
        out = [LEAVES + (ARRIVES - LEAVES) * share for share in shares]
        back = [RETURNS + (1 - RETURNS) * share for share in shares]
        return cls((0, *range(keys), *reversed(range(keys))), (0.0, *(round(time, 3) for time in (*out, *back))), loops)

    def place(self, key: int) -> int:
        """Return the place of a key among the values of an animation, on the way out."""
        return self.order.index(key, 0 if self.loops else 1)

    def animate(self, attribute: str, values: Sequence[str]) -> str:
        """Return the element that takes an attribute through its values, one a key."""
        return self._through(attribute, [values[key] for key in self.order])

    def fade(self, keys: Sequence[int], *, outward: bool = False) -> str:
        """Return the element that shows something around some keys only, and if asked not on the way back from the last one."""
        last = max(self.order)
        end = self.order.index(last) if outward and 0 < keys[0] < last else len(self.order)
        shown = [key in keys and number <= end for number, key in enumerate(self.order)]
        return self._through("opacity", ["1" if one else "0" for one in shown])

    def _through(self, attribute: str, values: list[str]) -> str:
        ends = () if self.loops else (0, max(self.order))
        splines = [
            f"{(SLOWLY if one in ends else ON)[0]} {(SLOWLY if other in ends else ON)[1]}"
            for one, other in zip(self.order, self.order[1:], strict=False)
        ]
        return (
            f'<animate attributeName="{attribute}" dur="{SECONDS_OF_LOOP if self.loops else SECONDS}s" '
            f'repeatCount="indefinite" calcMode="spline" '
            f'keyTimes="{";".join(f"{time:g}" for time in self.times)}" keySplines="{";".join(splines)}" '
            f'values="{";".join(values)}"/>'
        )
