"""What the planner does where catalogs are large: dual prices, the shortlist, components by themselves, the extra solver."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import attrs
import pytest

import shoulderkit as sk
from oracle_brute import Case
from oracle_cpsat import best_levels as cpsat_levels
from oracle_problem import admits
from problem_cases import a_problem, levels
from shoulderkit import testing
from shoulderkit.planner.choice import cpsat as solver
from shoulderkit.planner.choice.choose import Chooser
from shoulderkit.planner.choice.reduced import reduce_problem
from shoulderkit.planner.choice.relaxation import relax
from shoulderkit.planner.choice.simplex import LinearProgram, solve
from shoulderkit.planner.compiled.shortlist import Limits, ShortlistGroup
from shoulderkit.planner.tuning import TUNING
from shoulderkit.vocabulary import Role


class TestMethodsOfSearch:
    """Whatever method the search takes, what it proves is the same choice."""

    @pytest.mark.parametrize("linked", [False, True])
    @pytest.mark.parametrize("seed", range(8))
    def test_all_methods_agree(self, seed: int, linked: bool) -> None:
        """A frontier of everything, a bounded search, components by themselves and the solver find the same choice."""
        problem = a_problem(seed, 18 + seed, linked=linked)
        wanted, complete = Chooser().choose(problem)
        assert complete
        assert wanted is None or wanted.proved
        frontier = attrs.evolve(TUNING, small_items=100, small_share=1)
        bounded = attrs.evolve(TUNING, small_items=0)
        little = attrs.evolve(bounded, first_allowance_s=1)
        careful = attrs.evolve(little, completion_from=0, careful_from=1, beam_from=0)
        for tuning in (frontier, bounded, little, careful):
            assert Chooser(tuning=tuning).choose(problem) == (wanted, True)
        handed_over = attrs.evolve(little, solver_share=10**9)
        assert Chooser(solver=solver.solve, tuning=handed_over).choose(problem) == (wanted, True)

    def test_more_of_a_class_than_saturate_are_left_aside(self) -> None:
        """Of equal items only so many are looked at as saturate every cell that they serve, in whichever option."""
        item = a_problem(1, 1, linked=False).items[0]._replace(required=False)
        problem = a_problem(1, 1, linked=False)._replace(
            items=tuple(item._replace(ranks=(number,)) for number in range(40)),
            required_groups=frozenset(),
            budget=3_000,
            max_items=None,
        )
        (item_class,) = reduce_problem(problem).classes
        assert min(units for option in item.options for _, units in option.gains) == 2
        assert item_class.items == tuple(range(6))
        found, _ = Chooser().choose(problem)
        assert found is not None
        assert found.proved

    def test_constraints_come_into_play(self) -> None:
        """Some choices have items that constraints name, of each kind, or what is tested of constraints would test nothing."""
        seen = {"requires": 0, "one_of": 0, "required": 0}
        for seed in range(14):
            problem = a_problem(seed, 40, linked=True)
            found, _ = Chooser().choose(problem)
            taken = {item for item, _ in found.chosen} if found else set()
            seen["requires"] += any(who in taken for who, _ in problem.membership.requires)
            seen["one_of"] += any(taken & set(group) for group in problem.membership.one_of)
            seen["required"] += any(item.required for item in problem.items)
        assert min(seen.values()) > 1

    @pytest.mark.parametrize("seed", range(14))
    def test_what_is_not_proved_is_bounded(self, seed: int) -> None:
        """With hardly any effort there is still a choice that keeps the constraints, and a bound that the best one keeps to."""
        problem = a_problem(seed, 40, linked=True)
        wanted, _ = Chooser().choose(problem)
        assert (wanted is None) == (Chooser(1).choose(problem)[0] is None)
        # of these problems one cannot be solved
        assert (wanted is None) == (seed == 13)
        if wanted is not None:
            for effort in (1, 300, 2_000):
                found, _ = Chooser(effort).choose(problem)
                assert found is not None
                assert levels(found) <= levels(wanted)
                assert found.proved <= (found == wanted)
                assert found.bound >= wanted.coverage or found.presence < wanted.presence
                assert admits(problem, found.chosen)

    @pytest.mark.parametrize("seed", range(12))
    def test_penalties_bound_every_choice(self, seed: int) -> None:
        """With the penalties and constants of constraints, the upper bound is never less than what is possible."""
        problem = a_problem(seed, 30, linked=True)
        found, _ = Chooser().choose(problem)
        # of these problems one cannot be solved
        assert (found is None) == (seed == 7)
        if found is not None:
            reduced = reduce_problem(problem)
            classes, constants, prices = relax(reduced)
            bound = prices.upper_bound(reduced._replace(classes=classes, constant=sum(constants)))
            steps = found.coverage // reduced.encoding.coverage_step
            worth = found.presence * reduced.encoding.coverage_base + steps
            spending = found.recent * reduced.encoding.time_base + (found.time + 1) * reduced.encoding.second
            assert bound >= prices.scale * (worth * reduced.encoding.coverage_unit - spending)


class TestPrices:
    """The linear relaxation."""

    @pytest.mark.parametrize("seed", range(8))
    def test_prices_prove_what_the_program_reaches(self, seed: int) -> None:
        """What is taken keeps to the rows, and is worth what the prices say that nothing exceeds; fewer steps reach less."""
        dice = Random(seed)
        rows, count = 4, 30
        columns = [tuple((row, float(dice.randint(1, 9))) for row in dice.sample(range(rows), 2)) for _ in range(count)]
        program = LinearProgram(
            columns=columns,
            cost=[float(dice.randint(-3, 20)) for _ in range(count)],
            upper=[float(dice.randint(1, 3)) for _ in range(count)],
            limit=[float(dice.randint(10, 60)) for _ in range(rows)],
            start=[None] * rows,
        )
        reached = []
        for steps in (1, 3, 200):
            prices, taken = solve(program, steps)
            assert all(-1e-9 <= some <= most + 1e-9 for some, most in zip(taken, program.upper, strict=True))
            for row, limit in enumerate(program.limit):
                used = sum(dict(column).get(row, 0) * some for column, some in zip(columns, taken, strict=True))
                assert used <= limit + 1e-6
            profits = [
                cost - sum(prices[row] * entry for row, entry in column)
                for cost, column in zip(program.cost, columns, strict=True)
            ]
            bound = sum(max(0.0, p) * most for p, most in zip(profits, program.upper, strict=True))
            bound += sum(price * limit for price, limit in zip(prices, program.limit, strict=True))
            reached.append(sum(cost * some for cost, some in zip(program.cost, taken, strict=True)))
        assert reached[0] < reached[1] < reached[2]
        assert reached[2] == pytest.approx(bound)


class Tightening(sk.Planner):
    """A planner that goes below the bound by small steps."""

    _tuning = attrs.evolve(TUNING, first_allowance_s=1)


class TestShortlist:
    """Who can matter, found by bits."""

    @pytest.mark.parametrize("shorten", [False, True])
    @pytest.mark.parametrize("seed", range(10))
    def test_who_is_left_aside_is_of_no_use(self, seed: int, shorten: bool) -> None:
        """Of exercises that give the same, one is left aside only if those that outdo it saturate, or do not fit beside it.

        One outdoes another where it is quicker at every portion, or no slower and first by id.
        """
        dice = Random(seed)
        every = sorted(
            ((quick, quick + dice.randint(0, 20), quick + dice.randint(20, 40)), number)
            for number, quick in enumerate(dice.randint(1, 30) for _ in range(80))
        )
        group = ShortlistGroup(
            phase=0,
            numbers=tuple(number for _, number in every),
            times=tuple(times for times, _ in every),
            published=tuple(times[1:] for times, _ in every),
            units={Role.PRIMARY: (240, 720), Role.SECONDARY: (120, 360)},
            setups=(),
            with_instructions=0,
            roles={},
            most_units=2160,
        )
        times = {number: found if shorten else found[1:] for found, number in every}
        for role, enough in ((Role.PRIMARY, 9 if shorten else 3), (Role.SECONDARY, 18 if shorten else 6)):
            for budget, most in ((10_000, None), (150, None), (10_000, 2)):
                limits = Limits(budget, most, shorten, Fraction(1))
                kept = group.undominated((1 << len(every)) - 1, role, limits)
                assert len(kept) < len(every)
                for number in times.keys() - set(kept):
                    better = [
                        other
                        for other in kept
                        if all(
                            a < b or (a == b and other < number)
                            for a, b in zip(times[other], times[number], strict=True)
                        )
                    ]
                    saturated = len(better) >= (enough if most is None else min(enough, most))
                    assert saturated or sum(times[other][0] for other in better) + times[number][0] > budget

    @pytest.mark.parametrize("seed", range(6))
    def test_large_catalogs_are_planned_exactly(self, seed: int) -> None:
        """What the shortlist leaves aside is never missed: a hundred exercises give the levels that CP-SAT finds in all of them."""
        catalog = testing.random_catalog(seed, exercises=120)
        dice = Random(seed)
        regions = dice.sample(sorted(catalog.regions), 2)
        request = sk.Request(
            seconds=dice.choice((120, 300, 700)),
            focus=regions,
            equipment=dice.sample(sorted(catalog.equipment), len(catalog.equipment) // 2),
            shorten=seed % 2 == 0,
            without_instructions=seed % 3 == 0,
            exclude=dice.sample(sorted(catalog.exercises), 5),
            done_recently=dice.sample(sorted(catalog.exercises), 20),
        )
        wanted = cpsat_levels(Case(catalog, request))
        plan = sk.Planner(catalog).plan(request)
        assert plan.score.status is sk.Status.OPTIMAL
        assert plan.score.levels == wanted
        assert not [finding for finding in sk.audit(plan, catalog) if finding.severity is sk.Severity.ERROR]

    @pytest.mark.parametrize("seed", range(8))
    def test_components_by_themselves(self, seed: int) -> None:
        """Looking at components by themselves first, and below the bound by small steps, changes no plan."""
        catalog = testing.random_catalog(seed, exercises=200)
        dice = Random(seed)
        request = sk.Request(
            seconds=dice.choice((200, 400, 900)),
            focus={region: dice.choice((1, 2, 3)) for region in dice.sample(sorted(catalog.regions), 3)},
            equipment=sorted(catalog.equipment),
            without_instructions=True,
        )
        planner = sk.Planner(catalog)
        wanted = planner.plan(request)
        assert wanted.score.status is sk.Status.OPTIMAL
        assert Tightening(catalog).plan(request) == wanted

    @pytest.mark.parametrize("seed", range(4))
    def test_alike_exercises_are_taken_by_id(self, seed: int) -> None:
        """Of exercises that are alike but for their ids the smallest ids are taken, however many there are."""
        dice = Random(seed)
        base = testing.random_catalog(seed, exercises=8)
        first = next(iter(base.exercises.values()))
        names = [f"copy-{number:03}" for number in range(60)]
        dice.shuffle(names)
        copies = [attrs.evolve(first, id=name) for name in names]
        catalog = attrs.evolve(base, exercises=copies, rules=(), routines=())
        region = next(target.region for target in first.targets if target.role is not sk.Role.QUIET)
        request = sk.Request(
            minutes=30,
            focus=[region],
            equipment=tuple(catalog.equipment),
            without_instructions=True,
            allow=tuple(first.demands),
        )
        plan = sk.Planner(catalog).plan(request)
        assert plan.score.status is sk.Status.OPTIMAL
        assert sorted(plan.ids) == sorted(names)[: len(plan.ids)]
