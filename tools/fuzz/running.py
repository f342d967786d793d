"""A run of one target under atheris: ``python -m tools.fuzz.running TARGET CORPUS FOUND SECONDS``.

What raises is written into the folder FOUND and ends the run; what is slow or large is written there, too, and the run
goes on, since everything is slower here: `replay` decides.
"""

from __future__ import annotations

import hashlib
import pkgutil
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from random import Random

import atheris

#: A process is ended when it takes so many megabytes, or when an input takes so many seconds, other work of the machine included.
RSS_MB, TIMEOUT_S = 3000, 600
#: Share of changes, in a hundred, that leave JSON JSON.
STRUCTURED = 80


def watched() -> None:
    """Import the package, so that atheris sees which lines an input reaches.

    Not what needs a server of its own, nor the engine: in its loops a plan takes fifty times as long when it is watched.
    """
    with atheris.instrument_imports(include=["shoulderkit"], exclude=["shoulderkit.planner.choice"]):
        import shoulderkit

        for module in pkgutil.walk_packages(shoulderkit.__path__, "shoulderkit."):
            if not module.name.startswith(("shoulderkit.mcp_server", "shoulderkit.__main__", "shoulderkit.batch")):
                import_module(module.name)


def main(name: str, corpus: Path, found: Path, seconds: int) -> None:
    """Fuzz a target; does not return."""
    watched()
    from . import judging, mutation, seeds, targets

    run = targets.TARGETS[name]
    run(b"")

    def one(data: bytes) -> None:
        took_s, took = judging.cost(lambda: run(data))
        if took_s > targets.LIMITS_S[name] or took > judging.MOST_MEMORY:
            (found / f"slow-{hashlib.sha1(data, usedforsecurity=False).hexdigest()}").write_bytes(data)

    words = seeds.words()

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        random = Random(seed)
        if len(data) > 1 and random.randrange(100) < STRUCTURED:
            made = mutation.mutated(data[1:], random, words)
            if made is not None and len(made) < most:
                return data[:1] + made
        return bytes(atheris.Mutate(data, len(data)) if random.randrange(2) else atheris.Mutate(data, most))

    limits = [
        f"-max_total_time={seconds}",
        f"-max_len={judging.LONGEST}",
        f"-timeout={TIMEOUT_S}",
        f"-rss_limit_mb={RSS_MB}",
    ]
    given = [sys.argv[0], str(corpus), *limits, "-len_control=0", f"-artifact_prefix={found}/", "-print_final_stats=1"]
    more: dict[str, Callable[[bytes, int, int], bytes]] = {"custom_mutator": mutate} if name in targets.JSON else {}
    atheris.Setup(given, one, **more)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
