"""What keys ask for while a session is played."""

from __future__ import annotations

from shoulderkit.play.player import Key

#: What the keys send that are the same everywhere, and what each asks for; capitals ask for the same.
KEYS = {
    " ": Key.PAUSE,
    "p": Key.PAUSE,
    "n": Key.NEXT,
    "\r": Key.NEXT,
    "\n": Key.NEXT,
    "b": Key.BACK,
    "s": Key.SKIP,
    "i": Key.INSTRUCTIONS,
    "q": Key.QUIT,
}
