"""The screen and the keys of a guided session, and the command in a terminal of its own."""

from __future__ import annotations

import io
import math
import os
import subprocess
import sys

import attrs
import pytest
from rich.console import Console

import shoulderkit as sk
from cli_cases import refused
from play_cases import DESK
from shoulderkit.explainer.words import Names, capital, sentence
from shoulderkit.model.intervals import earlier
from shoulderkit.model.times import clock
from shoulderkit.play import Key, Moves, Player, Stage, SystemClock, moves_of, started
from shoulderkit.play.screen import drawn, screen
from shoulderkit.play.texts import beat_words, cue_of, next_words, stop_words

pty = pytest.importorskip("pty")


def lines(player: Player, width: int = 40, height: int = 20, moves: Moves | None = None) -> list[str]:
    """Return the lines of a picture."""
    console = Console(file=io.StringIO(), width=width, height=height)
    console.print(drawn(player, moves or {}, width, height))
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


def alone(interval: sk.Interval) -> sk.Interval:
    """Return an interval as the only one of a session."""
    moved = earlier(interval, interval.start_s)
    return attrs.evolve(moved, next_number=None, next_exercise=None, next_name=None)


def states(session: sk.Session, every: float = 19.0) -> list[Player]:
    """Return the states of a whole session, some seconds apart."""
    players = [started(session)]
    while not players[-1].over:
        players.append(players[-1].after(every))
    return players[:-1]


PLANNED = sk.plan(sk.Request(minutes=10, goal="stiff-shoulders", setting="home"))
PLAN = PLANNED.session
NAMES = Names(sk.bundled())
MOVES = moves_of(PLANNED.steps, NAMES)
DESK_MOVES = moves_of(sk.bundled().routines["desk-upper-back"].steps, NAMES)


class TestScreen:
    @pytest.mark.untraced
    @pytest.mark.parametrize(("width", "height"), [(40, 20), (40, 14), (100, 30)])
    def test_every_picture_fits(self, width, height):
        """At every moment all lines are in the terminal, with the move, the countdown, the cue and when to stop."""
        told = [(player, moves) for of, moves in ((PLAN, MOVES), (DESK, DESK_MOVES)) for player in states(of)]
        for player, moves in [*told, *((player.pressed(Key.INSTRUCTIONS), moves) for player, moves in told)]:
            picture = lines(player, width, height, moves)
            text = " ".join(picture)

            assert len(picture) <= height
            assert all(len(line) <= min(width, 72) for line in picture)
            assert " ".join(player.interval.name.split()) in " ".join(text.split())
            for said in (cue_of(player), stop_words(player)):
                assert said in " ".join(text.split())

    def test_in_a_low_terminal_what_matters_most_stays(self):
        """Where lines are few the countdown stays, and keys, bars and what comes next give way."""
        player = started(PLAN, count_in_s=0).after(4)

        assert "Next: " in " ".join(lines(player))
        low = lines(player, height=5)
        assert "Next: " not in " ".join(low)
        assert [line for line in low if "▀▀▀" in line]
        # less than that is not drawn, whatever the terminal
        assert len(lines(player, height=1)) == 4

    def test_a_picture_says_where_it_is(self):
        """A picture has the number of the move, the time, both bars and what comes next."""
        player = started(DESK, count_in_s=0).after(DESK[0].duration_s + 5)
        picture = lines(player)

        assert picture[0].endswith("1/5")
        assert picture[1] == "Mobilize · left side · set 1 of 2"
        assert next(line for line in picture if "━" in line).count("━") == 20
        assert "Next: rest, 3 s" in picture
        assert any(line.endswith(f" of {clock(DESK.duration_s)}") for line in picture)

    @pytest.mark.parametrize(("key", "word"), [(None, "get ready"), (Key.PAUSE, "paused")])
    def test_a_count_in_and_a_pause_are_told(self, key, word):
        """While the time stands, the picture says why."""
        player = started(DESK)

        assert word in " ".join(lines(player if key is None else player.after(5).pressed(key)))
        assert "get ready" not in " ".join(lines(player.after(5)))

    def test_it_is_drawn_on_the_terminal(self):
        """The screen draws each state on the console, and leaves the terminal as it was."""
        console = Console(file=io.StringIO(), width=40, height=20, force_terminal=True)
        with screen(DESK_MOVES, console) as show:
            show(started(DESK))
        said = console.file.getvalue()

        assert DESK[0].name in said
        assert said.rindex("\x1b[?1049l") > said.index("\x1b[?1049h")


class TestBefore:
    def test_what_is_coming_and_needed_is_shown_before_it_begins(self):
        """Until something is played the picture has all moves with positions, and all the equipment."""
        player = started(PLAN)
        text = " ".join(" ".join(lines(player, 72, 60, MOVES)).split())

        things = {NAMES.equipment(thing) for step in PLANNED.steps for thing in step.equipment}
        assert things
        assert all(thing in text.partition("You need")[2] for thing in things)
        for number, step in enumerate(PLANNED.steps, 1):
            assert f"{number}. {step.exercise.name}: {MOVES[number].way}" in text
        waiting = lines(player.pressed(Key.PAUSE).after(60), 72, 60, MOVES)
        assert waiting[8:] == lines(player, 72, 60, MOVES)[8:]
        assert "You need" not in " ".join(lines(player.after(5), 72, 60, MOVES))

    def test_a_list_that_is_cut_says_so(self):
        """In a low terminal the end of the list gives way, and a mark stands for it."""
        picture = lines(started(PLAN), 72, 18, MOVES)
        assert picture.count("…") == 1
        assert picture[picture.index("…") - 1].startswith(tuple("123456789"))
        assert "…" not in lines(started(PLAN), 72, 60, MOVES)

    def test_nothing_may_be_needed(self):
        """Where no move needs anything, that is said."""
        move = next(each for each in sk.bundled().exercises.values() if each.setups[0].equipment == ())
        routine = sk.Routine(id="a", name="A", steps=(sk.Step(exercise=move),))
        text = " ".join(lines(started(routine.session), moves=moves_of(routine.steps, NAMES)))
        assert "You need nothing." in text

    def test_a_setup_says_position_and_equipment(self):
        """Whoever gets ready is told how, and that it is another position than before where it is."""
        seen = {True: 0, False: 0}
        for place, interval in enumerate(PLAN):
            picture = lines(attrs.evolve(started(PLAN, count_in_s=0), place=place), 72, 40, MOVES)
            move = MOVES[interval.step]
            if interval.kind is sk.BlockKind.SETUP:
                assert (f"Change of position: {move.way}" if move.changes else capital(move.way)) in picture
                seen[move.changes] += 1
            else:
                assert not [line for line in picture if line.casefold().endswith(move.way)]
        assert all(seen.values())
        before = (None, *(step.position for step in PLANNED.steps))
        changes = [i and step.position != before[i] for i, step in enumerate(PLANNED.steps)]
        assert [move.changes for move in MOVES.values()] == list(map(bool, changes))


class TestInstructions:
    def test_a_key_shows_the_instructions_in_a_pause(self):
        """The key pauses and shows what to do; again it hides that, and going on does, too."""
        player = started(PLAN, count_in_s=0).after(70)
        read = player.pressed(Key.INSTRUCTIONS)
        text = " ".join(" ".join(lines(read, 72, 60, MOVES)).split())

        low = lines(read, 40, 14, MOVES)
        assert f"paused, {clock(math.ceil(read.left_s))} left" in low
        assert [line for line in low if line.startswith("1. ")]
        assert (read.stage, read.after(9)) == (Stage.PAUSED, read)
        instructions = MOVES[read.interval.step].instructions
        assert instructions
        assert all(f"{number}. {' '.join(each.split())}" in text for number, each in enumerate(instructions, 1))
        hidden = read.pressed(Key.INSTRUCTIONS)
        assert (hidden.stage, hidden.reading) == (Stage.PAUSED, False)
        assert instructions[0] not in " ".join(" ".join(lines(hidden, 72, 60, MOVES)).split())
        assert read.pressed(Key.PAUSE).reading is False
        assert read.pressed(Key.PAUSE).stage is Stage.RUNNING


class TestTexts:
    def test_each_sign_to_stop_is_a_sentence(self):
        """What says when to stop is told apart: each ends before the next one begins."""
        several = [each for each in (*PLAN, *DESK) if len(each.stop) > 1]
        assert several
        for interval in several:
            player = started(sk.Session(routine="a", name="A", intervals=(alone(interval),)))
            assert stop_words(player) == " ".join(sentence(cue.short) for cue in interval.stop)
            assert stop_words(player).count(". ") + stop_words(player).count("? ") + stop_words(player).count("! ") >= (
                len(interval.stop) - 1
            )

    def test_repetitions_and_holds_are_counted(self):
        """The repetition is counted by the beat, and a hold within it is told."""
        interval = next(each for each in PLAN if each.rep_s and each.hold_s and each.reps > 1)
        player = started(PLAN, count_in_s=0)
        while player.interval is not interval:
            player = player.pressed(Key.NEXT)

        assert beat_words(player) == f"Repetition 1 of {interval.reps}"
        assert beat_words(player.after(interval.rep_s - 0.5)) == f"Repetition 1 of {interval.reps} · hold"
        assert beat_words(player.after(interval.rep_s + 0.1)) == f"Repetition 2 of {interval.reps}"

    def test_a_position_is_held_and_free_work_goes_on(self):
        """Without a beat a position is held, free work goes on, and outside of work there is nothing to count."""
        said = {beat_words(player) for player in (*states(PLAN), *states(DESK))}

        assert {"", "Hold", "Keep going"} <= said

    def test_a_set_to_fatigue_may_be_shorter(self):
        """A set that ends when the muscles are tired says so."""
        move = next(each for each in sk.bundled().exercises.values() if isinstance(each.dose, sk.Reps))
        tiring = attrs.evolve(move, dose=attrs.evolve(move.dose, to_fatigue=True))
        session = sk.Routine(id="a", name="A", steps=(sk.Step(exercise=tiring),)).session

        assert any("fewer if the muscles are tired" in beat_words(each) for each in states(session, 5.0))

    def test_what_comes_next_is_told(self):
        """The next set or side, the next move and the end are each told."""
        said = {next_words(player).split(",")[0] for player in (*states(PLAN, 3.0), *states(DESK, 3.0))}

        assert {"Next: the end", "Next: rest", "Next: left side", "Next: switch sides"} <= said
        assert any(f"Next: {each.name}" in said for each in PLAN if each.step == 2)


class TestClock:
    def test_the_clock_goes_on(self):
        """The clock of the system goes forward, by its speed."""
        slow, fast = SystemClock(), SystemClock(1000)
        first = slow.now(), fast.now()

        assert slow.now() >= first[0]
        assert fast.now() > first[1]


def in_terminal(*args: str, keys: bytes = b"") -> tuple[int, str]:
    """Run the command in a terminal of its own, press keys once it draws, and return its status and what it drew."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "COLUMNS": "60", "LINES": "24", "TERM": "xterm"}
    with subprocess.Popen(
        [sys.executable, "-m", "shoulderkit", "play", *args], stdin=theirs, stdout=theirs, stderr=theirs, env=env
    ) as process:
        os.close(theirs)
        said = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            said += part
            # what is pressed before the first picture is not taken for a key
            if keys and b"1049h" in said:
                os.write(ours, keys)
                keys = b""
        status = process.wait(60)
    os.close(ours)
    return status, said.decode()


class TestCommand:
    def test_a_session_is_played_to_its_end(self):
        """In a terminal a planned session is played, with the bell where it was asked for, and summed up."""
        status, said = in_terminal(
            "--minutes", "2", "--goal", "tense-neck", "--setting", "desk", "--speed", "1000", "--bell"
        )

        assert status == 0
        assert "The session is over" in said
        assert "\a" in said

    def test_it_stops_at_a_key(self, tmp_path):
        """A routine by its id or from a file is played until somebody quits, without a bell unless it was asked for."""
        path = tmp_path / "mine.json"
        path.write_text(sk.dumps(sk.bundled().routines["desk-upper-back"]), encoding="utf-8")

        for routine in ("desk-upper-back", str(path)):
            status, said = in_terminal(routine, "--count-in", "0", keys=b"q")
            assert status == 0
            assert ": 0 moves of 5 done." in said
            assert "minutes" not in said.partition("Stopped after")[2].partition("done")[0]
            assert "\a" not in said

    def test_without_a_terminal_it_says_what_it_needs(self):
        """Where there is no terminal, the command says that it needs one."""
        assert "shoulderkit play: needs a terminal" in refused("play", "desk-upper-back")

    def test_contradictions_are_refused(self):
        """A routine together with a request, a routine from the keyboard, and what does not exist are refused."""
        for option in (("--minutes", "5"), ("--without-rule", "release-first")):
            assert "give a ROUTINE, or the options of a plan" in refused("play", "desk-upper-back", *option)
        assert "no rule has the id 'fog'" in refused(
            "play", "--minutes", "5", "--goal", "tense-neck", "--without-rule", "fog"
        )
        assert "standard input has the keys" in refused("play", "-")
        assert "did you mean 'desk-upper-back'" in refused("play", "desk-uper-back")
        assert "give --minutes or --seconds" in refused("play")
        assert "No plan meets" in refused("play", "--seconds", "5", "--goal", "tense-neck", status=3)

    def test_without_rich_it_says_what_to_install(self):
        """Without the extra the drawing says what to install."""
        code = "import sys; sys.modules['rich.console'] = None; import shoulderkit.play.screen"
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False, timeout=60
        )

        assert "pip install 'shoulderkit[play]'" in done.stderr
        assert Stage.FINISHED.value == "finished"
