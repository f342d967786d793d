"""What draws figures needs libraries of its own: where they are not installed, these tests are left to the session `figures`."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore_glob = [] if all(map(find_spec, ("numba", "skimage"))) else ["test_*.py"]
