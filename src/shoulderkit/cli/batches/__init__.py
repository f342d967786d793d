"""The command that plans many sessions: requests from a file, plans into another."""

from shoulderkit.cli.batches.command import batch

__all__ = ["batch"]
