"""The exit statuses of the command line; ``docs/cli.md`` lists them."""

from __future__ import annotations

from enum import IntEnum

from shoulderkit.errors import DataError, MergeError, RuleCycleError, ShoulderkitError, WorkerError
from shoulderkit.plans import EffortLimitError, NoPlanError


class ExitStatus(IntEnum):
    """What the exit status of a command says.

    The last two are what a shell reports for a program that the signals SIGINT and SIGPIPE end.
    """

    DONE = 0
    FINDINGS = 1
    MISUSE = 2
    NO_PLAN = 3
    BAD_DATA = 4
    INTERRUPTED = 130
    CLOSED_PIPE = 141


#: What is not about how the command was called.
_STATUSES: tuple[tuple[tuple[type[ShoulderkitError], ...], ExitStatus], ...] = (
    ((NoPlanError, EffortLimitError), ExitStatus.NO_PLAN),
    ((DataError, MergeError, RuleCycleError, WorkerError), ExitStatus.BAD_DATA),
)


def status_of(error: ShoulderkitError) -> ExitStatus:
    """Return the exit status of a command that an error ended.

    Args:
        error: the error.
    """
    return next((status for kinds, status in _STATUSES if isinstance(error, kinds)), ExitStatus.MISUSE)
