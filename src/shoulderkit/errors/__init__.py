"""The errors: each has fields, compares by value, and ends its message with a hint if there is one.

Every error that this package raises on purpose is a `ShoulderkitError`. The fields are part of the public API, the
wording of messages is not. `shown` is how every message shows a value.
"""

from shoulderkit.errors.faults import (
    MOST_FAULTS,
    AnyFault,
    DataError,
    DeferredFault,
    Fault,
    Faults,
    FaultyError,
    InvalidValueError,
    MergeError,
    RequestError,
    RuleError,
    ShoulderkitError,
)
from shoulderkit.errors.kinds import (
    DetachedPlanError,
    InPlanError,
    MissingExtraError,
    RuleCycleError,
    RuleEdge,
    UnknownIdError,
    WorkerError,
)
from shoulderkit.errors.showing import brief, cut, listed, shortened, shown, told

__all__ = [
    "MOST_FAULTS",
    "AnyFault",
    "DataError",
    "DeferredFault",
    "DetachedPlanError",
    "Fault",
    "Faults",
    "FaultyError",
    "InPlanError",
    "InvalidValueError",
    "MergeError",
    "MissingExtraError",
    "RequestError",
    "RuleCycleError",
    "RuleEdge",
    "RuleError",
    "ShoulderkitError",
    "UnknownIdError",
    "WorkerError",
    "brief",
    "cut",
    "listed",
    "shortened",
    "shown",
    "told",
]
