"""Lengths of time, as they are shown where a value is."""


def clock(seconds: int) -> str:
    """Return a length of time as m:ss."""
    return f"{seconds // 60}:{seconds % 60:02}"
