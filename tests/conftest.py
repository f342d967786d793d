"""How hard the property tests try: `HYPOTHESIS_PROFILE=dev` (the default), `ci` (harder) or `quick` (the same each time)."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# planning by brute force takes as long as it takes
_ALWAYS = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.filter_too_much]}

settings.register_profile("quick", max_examples=20, derandomize=True, database=None, **_ALWAYS)
settings.register_profile("dev", max_examples=100, **_ALWAYS)
settings.register_profile("ci", max_examples=250, derandomize=True, print_blob=True, **_ALWAYS)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))
