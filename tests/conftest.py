"""Hypothesis profiles, by `HYPOTHESIS_PROFILE`: `dev` (default), `ci` (more examples), `quick` (few), `full`.

All but the default are derandomized, so that a run can be repeated.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# brute force has no useful deadline
_ALWAYS = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.filter_too_much]}

settings.register_profile("few", max_examples=6, derandomize=True, database=None, **_ALWAYS)
settings.register_profile("quick", max_examples=20, derandomize=True, database=None, **_ALWAYS)
settings.register_profile("dev", max_examples=100, **_ALWAYS)
settings.register_profile("full", max_examples=21, derandomize=True, database=None, **_ALWAYS)
settings.register_profile("ci", max_examples=250, derandomize=True, print_blob=True, **_ALWAYS)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))
