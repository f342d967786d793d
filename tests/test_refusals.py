"""Refusals: the bundled data, the searches behind them, and what is claimed where the work is not enough."""

from __future__ import annotations

from itertools import chain, combinations
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import shoulderkit as sk
from oracle_brute import Case
from shoulderkit.planner.answers.refusal import conflicts, diagnosis, repairs
from shoulderkit.planner.answers.refusal.hitting import cheapest_hitting, minimal_conflict, minimal_conflicts
from shoulderkit.planner.choice import Chooser

K, F = sk.ConstraintKind, sk.FactKind
REQUEST = sk.Request(
    goal="tense-neck",
    minutes=1,
    setting="desk",
    include=["lat-release", "chest-release"],
    include_phases=["release"],
)
#: Sets of small numbers, none of them empty: conflicts.
FAMILIES = st.lists(st.frozensets(st.integers(0, 5), min_size=1), min_size=1, max_size=6)


def refusal_of(request: sk.Request, planner: sk.Planner | None = None) -> sk.NoPlanError:
    """Return the refusal of a request."""
    with pytest.raises(sk.NoPlanError) as caught:
        (planner or sk.Planner(sk.bundled())).plan(request)
    return caught.value


class TestSearches:
    @given(FAMILIES)
    def test_all_minimal_conflicts_are_found(self, family: list[frozenset[int]]) -> None:
        """Of sets that fail, exactly the minimal ones are found, and one of them by itself."""
        masks = [sum(1 << each for each in conflict) for conflict in family]

        def fails(kept: int) -> bool:
            return any(kept & mask == mask for mask in masks)

        parts = [1 << place for place in range(6)]
        minimal = {mask for mask in masks if not any(other != mask and other & mask == other for other in masks)}
        found, complete = minimal_conflicts(parts, fails, 16)
        assert complete
        assert {sum(each) for each in found} == minimal
        assert sum(minimal_conflict(parts, fails)) in minimal
        few, complete = minimal_conflicts(parts, fails, 1)
        assert complete == (len(minimal) == 1)
        assert {sum(each) for each in few} <= minimal

    @given(FAMILIES, st.lists(st.integers(1, 9), min_size=6, max_size=6))
    def test_the_cheapest_hitting_sets_are_found(self, family: list[frozenset[int]], weights: list[int]) -> None:
        """All sets of the least weight that hit each conflict are found, each once."""
        every = chain.from_iterable(combinations(range(6), size) for size in range(7))
        hitting = [each for each in every if all(conflict & set(each) for conflict in family)]
        least = min(sum(weights[place] for place in each) for each in hitting)
        expected = [each for each in hitting if sum(weights[place] for place in each) == least]
        masks = [sum(1 << each for each in conflict) for conflict in family]
        found, complete = cheapest_hitting(masks, weights, 10_000)
        assert complete
        assert sorted(found) == sorted(sum(1 << place for place in each) for each in expected)
        assert cheapest_hitting([*masks, 0], weights, 10_000) == ([], True)
        assert not cheapest_hitting(masks, weights, 1)[1]


class TestBundled:
    def test_each_conflict_and_the_repair_are_named(self) -> None:
        """Two releases at a desk in a minute: all six conflicts, and the four changes that bring both together."""
        error = refusal_of(REQUEST)
        assert error.minimal
        assert error.complete
        assert len(error.conflicts) == 6
        assert error.relaxations == ()
        [repair] = error.repairs
        assert {kept.name for kept in repair.keeps} == {"release", "lat-release", "chest-release"}
        fits = Case(sk.bundled(), repair.request)
        least = sum(min(portion.seconds for portion in fits.portions[name]) for name in REQUEST.include)
        assert [str(change) for change in repair.changes] == [
            "positions, also side-lying",
            "allow floor",
            "equipment, also massage-ball",
            f"budget, {least - REQUEST.budget_s} s more",
        ]
        assert set(sk.plan(repair.request).ids) >= set(REQUEST.include)

    def test_all_clashes_of_rules_are_named(self) -> None:
        """Where rules that allow only one of several are broken in more than one way, each way is a conflict."""
        three = ("corner-stretch-chest", "corner-stretch-classic", "corner-stretch-low")
        rules = [
            sk.Rule(
                id=f"one-{number}",
                kinds=(sk.RuleKind.ONE_OF,),
                sentence="One of the two is enough.",
                why="They are alike.",
                strength=sk.RuleStrength.PACKAGE,
                exercises=(pair,),
            )
            for number, pair in enumerate(combinations(three, 2))
        ]
        request = sk.Request(goal="tense-neck", minutes=20, include=three, equipment=("wall-corner",))
        error = refusal_of(request, sk.Planner(sk.bundled(), rules=rules))
        assert {fact.rule for conflict in error.conflicts for fact in conflict.facts} == {"one-0", "one-1", "one-2"}
        assert error.relaxations == ()
        assert {repair.keeps[0].name: len(repair.changes) for repair in error.repairs} == dict.fromkeys(three, 2)


class TestLimits:
    def test_spent_work_proves_less_and_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where the work is spent, conflicts may have more than they need, and repairs more, but each change is needed."""
        monkeypatch.setattr(diagnosis, "MOST_WORK", 0)
        error = refusal_of(REQUEST)
        assert not error.minimal
        assert not error.complete
        assert error.relaxations == ()
        [repair] = error.repairs
        assert not repair.smallest
        assert len(repair.changes) == 4
        assert sk.plan(repair.request)

    def test_no_more_conflicts_than_the_limit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Past the most conflicts the refusal says that there may be others."""
        monkeypatch.setattr(conflicts, "MOST_CONFLICTS", 3)
        error = refusal_of(REQUEST)
        assert error.minimal
        assert not error.complete
        assert len(error.conflicts) == 3

    def test_giving_up_is_no_proof(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where the search gives up, that is another error; where it does so in the diagnosis, nothing is claimed of it."""
        with monkeypatch.context() as patch:
            patch.setattr(Chooser, "choose", lambda *_: (None, False))
            with pytest.raises(sk.EffortLimitError):
                sk.Planner().plan(sk.Request(goal="tense-neck", minutes=5))
        least = Chooser.least_time
        budget = sk.Request(goal="tense-neck", seconds=5)

        def unsure(chooser: Chooser, problem: object) -> tuple[int | None, bool]:
            found = least(chooser, problem)  # type: ignore[arg-type]
            return found if problem.budget == 5 and problem.needs_group else (None, False)  # type: ignore[attr-defined]

        monkeypatch.setattr(Chooser, "least_time", unsure)
        error = refusal_of(budget)
        assert not error.minimal
        assert not error.complete
        assert {constraint.kind for constraint in error.conflict} >= {K.GOAL, K.BUDGET}
        assert error.relaxations == ()
        assert error.repairs == ()
        assert error.facts == ()

    def test_what_may_not_be_the_least_is_not_called_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where the search for the least time is not complete, it is no fact, and the repair not proved the smallest."""
        least = Chooser.least_time
        monkeypatch.setattr(Chooser, "least_time", lambda *given: (found := least(*given)[0], found is None))
        error = refusal_of(sk.Request(goal="tense-neck", seconds=5))
        longer = Case(sk.bundled(), sk.Request(goal="tense-neck", minutes=5))
        quickest = min(portion.seconds for portions in longer.portions.values() for portion in portions)
        assert error.minimal
        assert error.facts == ()
        assert [relaxation.more for relaxation in error.relaxations] == [quickest - 5]
        assert [repair.smallest for repair in error.repairs] == [False]

    def test_steps_that_may_not_be_the_fewest_are_not_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where it is not certain that fewer steps will not do, no number of them is named."""
        least = Chooser.least_time

        def unsure(chooser: Chooser, problem: Any) -> tuple[int | None, bool]:
            return (None, False) if problem.max_items == 3 else least(chooser, problem)

        request = sk.Request(
            goal="tense-neck", minutes=30, max_steps=2, include_phases=["release", "mobilize", "strengthen"]
        )
        request = attrs.evolve(request, equipment=tuple(sk.bundled().equipment), allow=tuple(sk.Demand))
        assert [(fact.kind, fact.value) for fact in refusal_of(request).facts] == [(F.LEAST_STEPS, 3)]
        monkeypatch.setattr(Chooser, "least_time", unsure)
        error = refusal_of(request)
        assert error.facts == ()
        assert not any(change.more for repair in error.repairs for change in repair.changes)

    def test_too_many_sets_of_changes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where there are too many sets of changes to look at, a repair is not proved the smallest; it has no idle change."""
        monkeypatch.setattr(repairs, "_MOST_SETS", 1)
        [repair] = refusal_of(REQUEST).repairs
        assert not repair.smallest
        assert len(repair.changes) == 4
