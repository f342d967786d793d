"""Guided sessions: what time and keys make of them, whole sessions included."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import shoulderkit as sk
from play_cases import DESK, names, play
from shoulderkit.explainer.words import lasting
from shoulderkit.play import Key, Player, Stage, started, summary

#: Seconds and keys, in any order.
EVENTS = st.lists(st.one_of(st.floats(0, 200), st.sampled_from([key for key in Key if key is not Key.QUIT])))


def after(player: Player, *events: float | Key) -> Player:
    """Return what seconds and keys make of a player, one after the other."""
    for event in events:
        player = player.pressed(event) if isinstance(event, Key) else player.after(event)
    return player


class TestWhole:
    @pytest.mark.parametrize("step_s", [0.1, 0.25, 7.0, 10_000.0])
    def test_a_session_takes_its_time_and_plays_all(self, step_s):
        """Without a key every interval is played from its start to its end, however rarely the screen is drawn."""
        shown, _ = play(DESK, step_s=step_s)

        assert shown[-1].stage is Stage.FINISHED
        assert shown[-1].time_s == pytest.approx(DESK.duration_s)
        assert shown[-1].played_s == pytest.approx([each.duration_s for each in DESK])

    def test_intervals_come_in_order_and_when_they_are_due(self):
        """Each interval is shown from the second at which it is due, after the count-in."""
        shown, _ = play(DESK)

        assert names(shown) == [each.number for each in DESK]
        for player in shown:
            assert player.stage is Stage.COUNT_IN or player.second == pytest.approx(min(player.time_s, DESK.duration_s))

    def test_the_bell_rings_where_something_begins(self):
        """The bell rings after the count-in, at the start of each interval, and at the end."""
        _, rung = play(DESK)

        assert rung == [3 + each.start_s for each in DESK] + [3 + DESK.duration_s]

    def test_a_key_rings_no_bell(self):
        """What a key brings about is not rung for."""
        assert play(DESK, {5.0: Key.NEXT, 6.0: Key.QUIT})[1] == [3.0]

    @pytest.mark.parametrize("key", [Key.QUIT, KeyboardInterrupt])
    def test_it_can_be_stopped(self, key):
        """Whoever quits or interrupts stops at once, with what was played until then."""
        shown, _ = play(DESK, {10.0: key})

        assert shown[-1].stage is Stage.QUIT
        assert 6 <= sum(shown[-1].played_s) <= 7

    def test_the_speed_does_not_lose_time(self):
        """The count-in and the first interval are told apart, even where one wait covers both."""
        player = started(DESK, count_in_s=3).after(5)

        assert (player.stage, player.elapsed_s, player.count_s) == (Stage.RUNNING, 2, 0)


class TestKeys:
    def test_pause_stops_the_time_until_it_is_pressed_again(self):
        """In a pause no time goes by, and after it there is a count-in again."""
        player = after(started(DESK), 3.0, 1.0, Key.PAUSE, 500.0)
        assert (player.stage, player.elapsed_s, player.time_s) == (Stage.PAUSED, 1, 1)

        player = after(player, Key.PAUSE, 1.0)
        assert (player.stage, player.count_s, player.elapsed_s) == (Stage.COUNT_IN, 2, 1)
        assert after(player, 3.0).elapsed_s == 2

    def test_without_a_count_in_it_runs_at_once(self):
        """With a count-in of 0 seconds a session begins and goes on at once."""
        player = started(DESK, count_in_s=0)

        assert player.stage is Stage.RUNNING
        assert after(player, Key.PAUSE, Key.PAUSE).stage is Stage.RUNNING

    def test_next_leads_to_the_next_interval(self):
        """Next leads to the start of the following interval, and from the last one to the end."""
        player = after(started(DESK, count_in_s=0), 1.0, Key.NEXT)
        assert (player.place, player.elapsed_s) == (1, 0)

        last = attrs.evolve(player, place=len(DESK) - 1)
        assert after(last, Key.NEXT).stage is Stage.FINISHED

    def test_back_leads_to_the_start_or_to_the_interval_before(self):
        """Back leads to the start of an interval, and where it has just begun to the one before, if there is one."""
        player = after(started(DESK, count_in_s=0), Key.NEXT, Key.NEXT, 3.0)
        once = after(player, Key.BACK)

        assert (once.place, once.elapsed_s) == (2, 0)
        assert after(once, 1.0, Key.BACK).place == 1
        assert after(once, Key.BACK, Key.BACK, Key.BACK).place == 0

    def test_skip_leads_to_the_next_move(self):
        """Skip leads to the first interval of the next step, and from the last step to the end."""
        player = after(started(DESK, count_in_s=0), Key.SKIP)
        steps = [each.step for each in DESK]

        assert player.place == steps.index(2)
        assert after(player, *[Key.SKIP] * max(steps)).stage is Stage.FINISHED

    def test_in_a_pause_the_place_can_be_changed(self):
        """In a pause the keys move, and the pause stays."""
        player = after(started(DESK), 3.0, Key.PAUSE, Key.SKIP, Key.NEXT, Key.BACK)

        assert player.stage is Stage.PAUSED
        assert player.interval.step == 2

    def test_nothing_happens_when_it_is_over(self):
        """After the end neither time nor keys change anything."""
        for end in (Key.QUIT, 100_000.0):
            player = after(started(DESK), end)

            assert player.over
            assert all(after(player, event) == player for event in (*Key, 5.0))

    @given(events=EVENTS)
    def test_time_is_accounted_for(self, events):
        """Whatever is pressed, a player stays within its interval, and no interval is played longer than it is."""
        player = started(DESK)
        for event in events:
            player = after(player, event)

            assert 0 <= player.elapsed_s <= player.interval.duration_s
            assert player.second <= DESK.duration_s
            assert all(
                0 <= played <= each.duration_s + 1e-6 for played, each in zip(player.played_s, DESK, strict=True)
            )
            assert player.time_s >= max(player.played_s)

    @given(seconds=st.lists(st.floats(0, 90), max_size=12))
    def test_only_the_sum_of_the_time_counts(self, seconds):
        """Time in many pieces leads to where the same time at once leads."""
        pieces, whole = after(started(DESK), *seconds), after(started(DESK), sum(seconds))

        assert pieces.time_s == pytest.approx(whole.time_s)
        assert pieces.second == pytest.approx(whole.second, abs=1e-5)


class TestSummary:
    def test_all_is_done(self):
        """After a whole session the summary says so, and ends with what holds for every reader."""
        said = summary(play(DESK)[0][-1], 40)

        total = len({each.step for each in DESK})
        assert f"The session is over after {lasting(DESK.duration_s)}: {total} moves of {total} done." in " ".join(
            said.split()
        )
        assert "Left out" not in said
        assert said.endswith("advice. Any pain: stop.")
        assert all(len(line) <= 40 for line in said.splitlines())

    def test_what_was_not_done_is_named(self):
        """What was begun, and what was left out, is named apart from what was done."""
        first = [each for each in DESK if each.step == 1]
        player = after(
            started(DESK, count_in_s=0),
            float(sum(each.duration_s for each in first)),
            Key.SKIP,
            Key.NEXT,
            5.0,
            Key.QUIT,
        )
        names = list(dict.fromkeys(each.name for each in DESK))
        said = summary(player, 80, ("Take care.",))

        assert said.startswith(f"Stopped after {lasting(round(player.time_s))}: 1 move of 5 done.")
        assert "Stopped after 28 s: " in summary(after(started(DESK, count_in_s=0), 28.0, Key.QUIT), 80)
        lines = said.splitlines()
        assert lines[lines.index("Done:") + 1] == f"  - {names[0]}"
        assert lines[lines.index("In part:") + 1] == f"  - {names[2]}"
        assert lines[lines.index("Left out:") + 1 : lines.index("Left out:") + 4] == [
            f"  - {names[n]}" for n in (1, 3, 4)
        ]
        assert said.endswith("\nTake care.")

    def test_a_move_whose_rest_alone_is_left_counts(self):
        """A session that began in the last rest of a move has that rest as the move."""
        rests = [each for each in DESK if each.kind is sk.BlockKind.REST]
        late = DESK.from_(rests[0].number)

        assert "done." in summary(after(started(late), 10_000.0), 80)
