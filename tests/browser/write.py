"""Write pages, and what a clock in Python says of their sessions: ``python write.py FOLDER``.

The states come from the player of the terminal, the seconds from `Session.at`, the tones from the intervals themselves.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import shoulderkit as sk
from shoulderkit.model import Interval, Session
from shoulderkit.play import Key, Player, started
from shoulderkit.play.texts import beat_words

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z" fill="#{}"/></svg>'
SITE_SCRIPTS = Path(__file__).parents[2] / "docs" / "_static" / "tryit"
HOSTILE = "</script><script>alert(1)</script> \"'& <!--"


def states(session: Session, count: int, seed: int) -> dict[str, Any]:
    """Return a walk through a session, time and keys at random, with the state after each."""
    dice = random.Random(seed)
    player, walk = started(session, count_in_s=count), list[dict[str, Any]]()
    for _ in range(60):
        if dice.random() < 0.6:
            seconds = dice.choice([0.25, 1, 3, 3.5, 10, 31.75, 200])
            event, player = {"after": seconds}, player.after(seconds)
        else:
            key = dice.choice([Key.PAUSE, Key.PAUSE, Key.NEXT, Key.BACK, Key.SKIP])
            event, player = {"press": str(key)}, player.pressed(key)
        walk.append(event | state(player))
    return {"session": json.loads(sk.dumps(session)), "countIn": count, "walk": walk}


def state(player: Player) -> dict[str, Any]:
    """Return a state as the page has it."""
    return {
        "stage": str(player.stage),
        "place": player.place,
        "elapsed": player.elapsed_s,
        "count": player.count_s,
        "time": player.time_s,
        "left": player.left_s,
        "played": player.played_s,
        "beat": beat_words(player),
    }


def seconds(session: Session) -> list[dict[str, Any]]:
    """Return what is to be seen at each second of a session."""
    found: list[dict[str, Any]] = []
    for second in range(session.duration_s):
        interval = session.at(second)
        assert interval is not None
        due = [cue for cue in interval.cues if cue.start_s <= second]
        left = interval.end_s - second
        found.append(
            {
                "number": interval.number,
                "name": interval.name,
                "side": f"{interval.side} side" if interval.side in {"left", "right"} else "",
                "left": f"{left}" if left < 60 else f"{left // 60}:{left % 60:02}",
                "cue": "\n".join(cue.text for cue in due if cue.start_s == due[-1].start_s),
                "stop": " ".join(cue.text for cue in interval.stop),
            }
        )
    return found


def tones(session: Session) -> list[tuple[float, str]]:
    """Return the tones of a session by the second."""
    return sorted(tone for each in session for tone in _tones(each, session))


def _tones(interval: Interval, session: Session) -> Iterator[tuple[float, str]]:
    if interval.kind == "work" and interval.duration_s >= 20:
        yield interval.start_s + interval.duration_s / 2, "half"
    if interval.duration_s >= 5:
        yield from ((float(interval.end_s - left), "last") for left in (3, 2, 1))
    following = session.at(interval.end_s)
    yield float(interval.end_s), "end" if following is None else str(following.kind)


def hostile(session: Session) -> Session:
    """Return a session whose names and cues could be markup."""
    text = sk.dumps(session)
    for name in {each.name for each in session} | {cue.text for each in session for cue in each.cues}:
        text = text.replace(json.dumps(name, ensure_ascii=False), json.dumps(HOSTILE))
    return sk.loads(text, Session)


def write(folder: Path) -> None:
    """Write the cases, and beside them the pages and their scripts."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "scripts").mkdir(parents=True)
    for file in files("shoulderkit.pages").iterdir():
        if file.name.endswith(".js"):
            (folder / "scripts" / file.name).write_bytes(file.read_bytes())
    # those of the site have their types checked, too
    for file in SITE_SCRIPTS.glob("*.js"):
        (folder / "scripts" / f"tryit-{file.name}").write_bytes(file.read_bytes())
    catalog = sk.bundled()
    plan = sk.plan(sk.Request(minutes=10, goal="stiff-shoulders", setting="home"))
    desk = catalog.routines["desk-upper-back"]
    pictures, stills = ({step.exercise.id: SVG.format(color) for step in desk.steps[:3]} for color in ("0a7", "a70"))
    brief = sk.plan(sk.Request(minutes=2, goal="tense-neck", setting="desk"))
    pages = {
        "plan": (plan.session, sk.session_page(plan)),
        "desk": (desk.session, sk.session_page(desk, pictures=pictures, stills=stills)),
        "brief": (brief.session, sk.session_page(brief, count_in_s=0)),
        "hostile": (hostile(brief.session), sk.session_page(hostile(brief.session))),
    }
    for name, (session, page) in pages.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
        expected = {"seconds": seconds(session), "tones": tones(session), "session": json.loads(sk.dumps(session))}
        (folder / f"{name}.json").write_text(json.dumps(expected), encoding="utf-8")
    for value in (plan, desk, *catalog.routines.values()):
        name = getattr(value, "id", "plan")
        (folder / f"{name}-sheet.html").write_text(sk.print_sheet(value, stills=stills), encoding="utf-8")
    sessions = [plan.session, brief.session, *(routine.session for routine in catalog.routines.values())]
    walks = [states(each, seed % 5, seed) for seed, each in enumerate(sessions)]
    (folder / "walks.json").write_text(json.dumps(walks), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
