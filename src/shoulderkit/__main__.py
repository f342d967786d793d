"""``python -m shoulderkit``."""

from shoulderkit.cli import main

main()
