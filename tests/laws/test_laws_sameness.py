"""Laws of determinism: the same request has the same plan everywhere, whatever the ids."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from law_cases import MIDDLE, SMALL, Planned, planned, renamed
from shoulderkit import testing
from shoulderkit.catalog import Catalog
from shoulderkit.catalog.references import KINDS
from shoulderkit.planner import Planner
from shoulderkit.plans import NoPlanError
from shoulderkit.reading import dumps

CASES = planned(SMALL) | planned(MIDDLE)

#: The program of a separate process: plan everything in a file and print the plans.
SCRIPT = """
import sys
from pathlib import Path
from shoulderkit.catalog import Catalog
from shoulderkit.plans import NoPlanError
from shoulderkit.reading import dumps, loads
from shoulderkit.planner import Planner
from shoulderkit.plans import Request

texts = Path(sys.argv[1]).read_text(encoding="utf-8").split("\\0")
for catalog, request in zip(texts[::2], texts[1::2]):
    try:
        answer = dumps(Planner(loads(catalog, Catalog)).plan(loads(request, Request)))
    except NoPlanError as error:
        answer = repr((error.conflict, error.facts, error.relaxations))
    sys.stdout.buffer.write(answer.encode("utf-8"))
"""


@given(CASES, st.randoms(use_true_random=False))
def test_order_of_the_catalog_does_not_matter(one: Planned, random: Random) -> None:
    """Law 3: The same request has the same plan, in every detail, whatever order the catalog was read in."""
    tables = {name: list(getattr(one.planner.catalog, name).values()) for name in KINDS}
    for values in tables.values():
        random.shuffle(values)
    planner = Planner(Catalog(**tables), without=one.case.off)
    assert planner.plan(one.request) == one.plan


@pytest.fixture(scope="module")
def texts_and_answers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """Write forty catalogs and requests to a file, and return it with the answers of this process."""
    texts, answers = [], []
    for seed in range(40):
        catalog = testing.random_catalog(seed, exercises=12)
        request = testing.random_request(catalog, seed)
        texts += [dumps(catalog), dumps(request)]
        try:
            answers.append(dumps(Planner(catalog).plan(request)))
        except NoPlanError as error:
            answers.append(repr((error.conflict, error.facts, error.relaxations)))
    path = tmp_path_factory.mktemp("requests") / "requests.txt"
    path.write_text("\0".join(texts), encoding="utf-8")
    return path, "".join(answers).encode()


@pytest.mark.parametrize("seed", ["0", "1", "4294967295"])
def test_hash_seed_and_process_do_not_matter(texts_and_answers: tuple[Path, bytes], seed: str) -> None:
    """Law 3: The same request has the same plan, to the byte, in every process and under every hash seed."""
    path, expected = texts_and_answers
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    done = subprocess.run([sys.executable, "-c", SCRIPT, path], env=environment, capture_output=True, check=True)
    assert done.stdout == expected


def ids_of(catalog: Catalog) -> list[str]:
    """Return all ids of a catalog, sorted."""
    return sorted({name for kind in KINDS for name in getattr(catalog, kind)})


@given(CASES)
def test_new_names_in_the_old_order_change_nothing(one: Planned) -> None:
    """Law 18: When everything gets another id and the ids keep their order, plans are the same but for the ids."""
    ids = ids_of(one.planner.catalog)
    names = {name: f"new-{place:04}" for place, name in enumerate(ids)}
    tables = {kind: renamed(tuple(getattr(one.planner.catalog, kind).values()), names) for kind in KINDS}
    plan = Planner(Catalog(**tables), without=renamed(one.case.off, names)).plan(renamed(one.request, names))
    expected = renamed(one.plan, names)
    assert attrs.evolve(plan, routine=attrs.evolve(plan.routine, id="same")) == attrs.evolve(
        expected, routine=attrs.evolve(expected.routine, id="same")
    )


@given(CASES, st.randoms(use_true_random=False))
def test_new_names_in_any_order_change_only_ties(one: Planned, random: Random) -> None:
    """Law 18: When everything gets another id in any order, the best plan is equally good: only ties differ."""
    ids = ids_of(one.planner.catalog)
    names = dict(zip(ids, random.sample(ids, len(ids)), strict=True))
    tables = {kind: renamed(tuple(getattr(one.planner.catalog, kind).values()), names) for kind in KINDS}
    plan = Planner(Catalog(**tables), without=renamed(one.case.off, names)).plan(renamed(one.request, names))
    assert plan.score.levels == one.plan.score.levels
    if sorted(plan.ids) == sorted(renamed(one.plan.ids, names)):
        changes = (plan.score.floor_trips, plan.score.position_changes, plan.score.equipment_changes)
        score = one.plan.score
        assert changes == (score.floor_trips, score.position_changes, score.equipment_changes)
