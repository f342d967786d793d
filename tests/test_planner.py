"""The planner's interface: rules by id, cycles, effort limits, invalid calls, and detached plans."""

from __future__ import annotations

import pickle

import attrs
import pytest

import shoulderkit as sk
from shoulderkit import testing
from shoulderkit.planner import planner_for

CATALOG = sk.bundled()
REQUEST = sk.Request(minutes=15, goal="stiff-shoulders", setting="home", equipment=("massage-ball",))
CIRCLES = attrs.evolve(REQUEST, include=("shoulder-circles-forward",))


def before(first: str, then: str, name: str = "mine") -> sk.Rule:
    """Return a rule that puts one exercise before another."""
    return sk.Rule(
        id=name,
        kinds=(sk.RuleKind.BEFORE,),
        sentence="One comes before the other.",
        why="It is for this test.",
        strength=sk.RuleStrength.PACKAGE,
        exercises=((first,), (then,)),
    )


class TestRules:
    """Callers add, replace and switch off rules by id."""

    def test_an_added_rule_is_kept(self) -> None:
        """A rule that the caller adds orders the plan, and the reasons name it."""
        steps = sk.plan(REQUEST).routine.steps
        first, then = [s.exercise.id for s in steps if s.exercise.phase is sk.Phase.STRENGTHEN][:2]
        plan = sk.Planner(CATALOG, rules=[before(then, first)]).plan(REQUEST)
        assert plan.ids.index(then) < plan.ids.index(first)
        (reason,) = [reason for reason in plan.reasons if reason.exercise == then]
        assert any(bond.rule == "mine" and first in bond.before for bond in reason.bonds)

    def test_a_rule_that_is_off_binds_nothing(self) -> None:
        """A rule that is switched off is named in no reason, becomes advice, and the auditor accepts the plan."""
        planner = sk.Planner(CATALOG, without=["circles-forward-first"])
        plan = planner.plan(CIRCLES)
        assert plan.rules_off == ("circles-forward-first",)
        assert not [bond for reason in plan.reasons for bond in reason.bonds if bond.rule == "circles-forward-first"]
        assert [(f.check, f.severity) for f in plan.findings] == [("circles-forward-first", sk.Severity.ADVICE)]
        assert {finding.severity for finding in sk.audit(plan, planner.catalog)} == {sk.Severity.ADVICE}

    def test_a_rule_replaces_the_one_of_its_id(self) -> None:
        """A rule with a known id replaces the old one, which no longer has an effect."""
        turned = attrs.evolve(
            CATALOG.rules["circles-forward-first"],
            exercises=(("shoulder-circles-backward",), ("shoulder-circles-forward",)),
        )
        ids = sk.Planner(CATALOG, rules=[turned]).plan(CIRCLES).ids
        assert ids.index("shoulder-circles-backward") < ids.index("shoulder-circles-forward")

    def test_unknown_rules_are_refused(self) -> None:
        """Every rule that cannot be switched off is named, with the near miss."""
        with pytest.raises(sk.RuleError) as caught:
            sk.Planner(CATALOG, without=["phasis", "nothing-like-it"])
        near = {fault.path: fault.near for fault in caught.value.faults}
        assert near == {"without[0]": (), "without[1]": ("phases",)}

    def test_one_string_is_one_id(self) -> None:
        """A single string is one id, not its letters."""
        assert sk.Planner(CATALOG, without="phases").rules_off == ("phases",)

    def test_the_whole_cycle_is_named(self) -> None:
        """Rules that contradict each other are refused with every link of the cycle and the rule behind it."""
        rules = [
            before("scapular-pull-down", "prone-elbow-prop", "a"),
            before("prone-elbow-prop", "shoulder-external-rotation", "b"),
            before("shoulder-external-rotation", "scapular-pull-down", "c"),
        ]
        with pytest.raises(sk.RuleCycleError) as caught:
            sk.Planner(CATALOG, rules=rules)
        cycle = caught.value.cycle
        assert {(edge.first, edge.then, edge.rule) for edge in cycle} == {
            (rule.exercises[0][0], rule.exercises[1][0], rule.id) for rule in rules
        }
        assert all(edge.then == following.first for edge, following in zip(cycle, (*cycle[1:], cycle[0]), strict=True))
        assert "prone-elbow-prop" in str(caught.value)

    def test_a_rule_against_the_phases_is_a_cycle(self) -> None:
        """A rule that puts strengthening before a release contradicts the order of phases, and says so."""
        with pytest.raises(sk.RuleCycleError) as caught:
            sk.Planner(CATALOG, rules=[before("scapular-pull-down", "lat-release")])
        assert {edge.rule for edge in caught.value.cycle} == {"phases", "mine"}
        assert sk.Planner(CATALOG, rules=[before("scapular-pull-down", "lat-release")], without=["phases"])

    def test_an_exercise_is_not_before_itself(self) -> None:
        """The shortest cycle is one exercise that a rule puts before itself."""
        with pytest.raises(sk.RuleCycleError) as caught:
            sk.Planner(CATALOG, rules=[before("lat-release", "lat-release")])
        assert [(edge.first, edge.then) for edge in caught.value.cycle] == [("lat-release", "lat-release")]


class TestWrongCalls:
    """Invalid calls are refused with a clear error of this package."""

    def test_arguments_of_other_types(self) -> None:
        """Every argument of a planner that is of another type is named, all at once."""
        with pytest.raises(sk.InvalidValueError) as caught:
            sk.Planner("bundled", rules=["phases"], effort=0)  # type: ignore[arg-type, list-item]
        assert [fault.path for fault in caught.value.faults] == ["catalog", "rules[0]", "effort"]
        with pytest.raises(sk.InvalidValueError) as caught:
            sk.plan(REQUEST, {"exercises": []})  # type: ignore[arg-type]
        assert [fault.path for fault in caught.value.faults] == ["catalog"]

    def test_no_request(self) -> None:
        """Anything but a request is refused."""
        with pytest.raises(sk.RequestError):
            sk.plan("ten minutes")  # type: ignore[arg-type]

    def test_unknown_names_are_reported_at_once(self) -> None:
        """Every name that the catalog has to know is named with its field, unlike those of what was done before."""
        request = sk.Request(
            minutes=5,
            focus={"traps": 1, "nec": 1},
            setting="desc",
            equipment=["masage-ball"],
            without_equipment=["chiar"],
            include=["lat-relaese"],
            exclude=["nothing-like-it"],
            done_recently=["biceps"],
        )
        with pytest.raises(sk.RequestError) as caught:
            sk.plan(request)
        near = {fault.path: fault.near[:1] for fault in caught.value.faults}
        assert near == {
            "focus[0]": ("neck",),
            "focus[1]": ("trapezius",),
            "setting": ("desk",),
            "equipment[0]": ("massage-ball",),
            "without_equipment[0]": ("chair",),
            "include[0]": ("lat-release",),
            "exclude[0]": (),
        }

    def test_questions_about_what_is_not_there(self) -> None:
        """A question about an id that is not in the plan, or was not left out, is refused with the near miss."""
        plan = sk.plan(REQUEST)
        with pytest.raises(sk.UnknownIdError) as caught:
            plan.why("down-and-back-rest")
        assert caught.value.near == ("down-and-back-reset",)
        with pytest.raises(sk.UnknownIdError):
            plan.why_here("lat")
        with pytest.raises(sk.UnknownIdError):
            plan.why_not("lat-relase")

    def test_why_not_of_what_is_in(self) -> None:
        """Asked why a step is not in, a plan says that it is, and at which place."""
        plan = sk.plan(REQUEST)
        for place, name in enumerate(plan.ids, 1):
            with pytest.raises(sk.InPlanError, match=f"in the plan, as step {place}:") as caught:
                plan.why_not(name)
            assert (caught.value.exercise, caught.value.place) == (name, place)

    def test_what_if_of_unknown_fields(self) -> None:
        """A change of a field that a request does not have is refused with the near miss."""
        with pytest.raises(sk.RequestError) as caught:
            sk.plan(REQUEST).what_if(minuts=12, goal="tense-neck")
        assert [(fault.path, fault.near[:1]) for fault in caught.value.faults] == [("minuts", ("minutes",))]


class TestWhatIf:
    """A changed field replaces the alternative field of the original request."""

    def test_seconds_replace_minutes(self) -> None:
        """A budget in seconds replaces one in minutes, a focus replaces a goal, and vice versa."""
        plan = sk.plan(REQUEST)
        other = plan.what_if(seconds=300, focus=["neck"]).plan
        assert (other.request.minutes, other.request.seconds, other.request.goal) == (None, 300, None)
        back = other.what_if(minutes=15, goal="stiff-shoulders").plan
        assert back == plan

    def test_an_impossible_change_is_refused_as_such(self) -> None:
        """A change that makes the request impossible raises the error that planning it raises."""
        with pytest.raises(sk.NoPlanError):
            sk.plan(REQUEST).what_if(seconds=5)


class TestRefusals:
    """What a refusal proposes."""

    @pytest.mark.untraced
    def test_no_relaxation_is_proposed_that_does_not_help(self) -> None:
        """More time is no way out where the goal cannot be met in any time."""
        wanted = "scapular-pull-down"
        others = tuple(sorted(set(sk.bundled().exercises) - {wanted}))
        request = sk.Request(
            seconds=30, goal="tense-neck", setting="gym", phases=("release",), include=(wanted,), exclude=others
        )
        with pytest.raises(sk.NoPlanError) as caught:
            sk.plan(request)
        assert [constraint.kind for constraint in caught.value.conflict] == ["budget", "include"]
        assert caught.value.relaxations == ()
        with pytest.raises(sk.NoPlanError):
            sk.plan(attrs.evolve(request, seconds=3600))

    def test_more_time_is_proposed_where_it_helps(self) -> None:
        """A request that only lacks time is met by exactly the time that is proposed."""
        request = sk.Request(seconds=30, goal="tense-neck", setting="gym", include=("scapular-pull-down",))
        with pytest.raises(sk.NoPlanError) as caught:
            sk.plan(request)
        proposed = {relaxation.constraint.kind: relaxation.request for relaxation in caught.value.relaxations}
        assert proposed["budget"].budget_s > 30
        assert sk.plan(proposed["budget"]).score.duration_s == proposed["budget"].budget_s


class TestDetached:
    """A plan that was read or unpickled is a value without a planner; questions need it adopted."""

    def test_detached_plans_say_so(self) -> None:
        """A plan that was read or unpickled is equal, and each of its questions names what to do first."""
        plan = sk.plan(REQUEST)
        for away in (pickle.loads(pickle.dumps(plan)), sk.loads(sk.dumps(plan), sk.Plan)):
            assert away == plan
            assert away.diff(plan) == plan.diff(plan)
            for ask in (away.why, away.why_here, away.why_not):
                with pytest.raises(sk.DetachedPlanError, match="adopt"):
                    ask(plan.ids[0])
            with pytest.raises(sk.DetachedPlanError):
                away.what_if(minutes=5)
            assert planner_for().adopt(away).why(plan.ids[0]) == plan.why(plan.ids[0])

    def test_a_planner_adopts_only_its_own(self) -> None:
        """A plan of another catalog or of other rules is refused, with what differs."""
        plan = sk.plan(REQUEST)
        with pytest.raises(sk.DataError) as caught:
            sk.Planner(testing.random_catalog(1, exercises=3), without=()).adopt(plan)
        assert len(caught.value.faults) == len(plan.ids)
        with pytest.raises(sk.DataError) as caught:
            sk.Planner(CATALOG, without=["phases"]).adopt(plan)
        assert [fault.path for fault in caught.value.faults] == ["rules_off"]


class TestEffort:
    """A search that reaches its effort limit says so, and never claims a proof."""

    #: Seeds whose requests can be met.
    SEEDS = (0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)

    @pytest.mark.parametrize("seed", SEEDS)
    def test_a_cut_search_states_its_gap(self, seed: int) -> None:
        """With little effort a plan is still feasible, and its bound holds for the best one."""
        catalog = testing.random_catalog(seed, exercises=18)
        request = testing.random_request(catalog, seed)
        best = sk.Planner(catalog).plan(request)
        quick = sk.Planner(catalog, effort=60).plan(request)
        assert quick.score.levels <= best.score.levels
        assert not [f for f in sk.audit(quick, catalog) if f.severity is sk.Severity.ERROR]
        if quick.score.status is sk.Status.OPTIMAL:
            assert quick.score.levels == best.score.levels
        elif quick.score.presence == best.score.presence:
            assert best.score.coverage <= quick.score.bound
            assert quick.score.gap == quick.score.bound - quick.score.coverage

    def test_some_search_is_cut(self) -> None:
        """With little effort some of these requests are proved and some are not, so that the test above covers both."""
        statuses = set()
        for seed in self.SEEDS:
            catalog = testing.random_catalog(seed, exercises=18)
            plan = sk.Planner(catalog, effort=60).plan(testing.random_request(catalog, seed))
            statuses.add(plan.score.status)
        assert statuses == {sk.Status.OPTIMAL, sk.Status.BOUNDED}


def test_planner_shows_what_it_is() -> None:
    """The repr of a planner shows its catalog and the rules that are off."""
    assert repr(sk.Planner(CATALOG, without=["phases"])).endswith("without phases>")
    assert "82 exercises" in repr(sk.Planner(CATALOG))


def test_many_plans_are_lazy_and_in_order() -> None:
    """Plans are made one by one, in the order of the requests, from any iterator."""
    asked = []

    def requests() -> object:
        for minutes in (5, 10, 15):
            asked.append(minutes)
            yield sk.Request(minutes=minutes, goal="tense-neck", setting="home")

    plans = sk.plan_many(requests())  # type: ignore[arg-type]
    assert next(plans).request.minutes == 5
    assert asked == [5]
    assert [plan.request.minutes for plan in plans] == [10, 15]


def test_own_catalogs_have_planners_too() -> None:
    """Plans from a custom catalog are made in the same way, and its planner is made once."""
    catalog = testing.random_catalog(3, exercises=5)
    assert planner_for(catalog) is planner_for(catalog)
    (region,) = list(catalog.regions)[:1]
    try:
        plan = sk.plan(sk.Request(minutes=60, focus=[region], equipment=list(catalog.equipment)), catalog)
    except sk.NoPlanError:
        pytest.skip("this catalog serves nothing there")
    assert set(plan.ids) <= set(catalog.exercises)


def test_left_out_is_made_when_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """`left_out` is computed once, on first access, and is part of the plan's value nevertheless."""
    request = sk.Request(minutes=7, goal="tight-upper-back", setting="desk")
    planner = sk.Planner(sk.bundled())
    made = []
    monkeypatch.setattr(planner, "left_out", lambda *given: made.append(given) or sk.Planner.left_out(planner, *given))
    plan, again = planner.plan(request), planner.plan(request)
    assert made == []
    assert plan.left_out is plan.left_out
    assert made == [(request, plan.routine)]
    assert plan == again
    assert len(made) == 2
    assert sk.loads(sk.dumps(planner.plan(request)), sk.Plan).left_out == plan.left_out


def test_a_changed_plan_keeps_what_it_left_out() -> None:
    """What is left out belongs to the plan as it was planned: a copy with another field has the same, read or not."""
    planner = sk.Planner(sk.bundled())
    request = sk.Request(minutes=7, goal="tight-upper-back", setting="desk")
    routine = attrs.evolve(planner.plan(request).routine, name="Another name")
    changed = attrs.evolve(planner.plan(request), routine=routine)
    assert changed.left_out == planner.plan(request).left_out


def test_nothing_of_the_planner_shows() -> None:
    """A plan's dir has what a caller may use, and nothing of what holds its planner."""
    plan = sk.plan(sk.Request(minutes=7, goal="tight-upper-back", setting="desk"))
    shown = [name for name in dir(plan) if not name.startswith("__")]
    assert {"left_out", "why", "why_here", "why_not", "what_if", "diff", "ids", "routine"} <= set(shown)
    assert not [name for name in shown if name.startswith("_") or "planner" in name]
