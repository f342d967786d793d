"""Speed, memory and growth, always against a named reference in the same run: ``nox -s bench``."""
