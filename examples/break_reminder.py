"""A break reminder: breaks for a day at a desk, each cue at its moment.

    python examples/break_reminder.py --goal tense-neck --breaks 6 --every 50 --seconds 60 --avoid floor wrist-load
    python examples/break_reminder.py --focus chest neck

No two breaks in a row are the same, and together they serve what one alone is too short for. Press Ctrl+C to stop.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import time

import shoulderkit as sk

# one line at a time, also where standard output is a file or a pipe
sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]

parser = argparse.ArgumentParser(description="Remind of breaks, and say what to do in them.")
aim = parser.add_mutually_exclusive_group()
aim.add_argument("--goal", help="what the breaks are for (default: desk-break)")
aim.add_argument("--focus", nargs="+", help="the regions that they are for, in place of a goal, such as chest or neck")
parser.add_argument("--breaks", type=int, default=6, help="breaks in a day")
parser.add_argument("--every", type=float, default=50, help="minutes from one break to the next")
parser.add_argument("--seconds", type=int, default=60, help="seconds of a break")
parser.add_argument("--avoid", nargs="*", default=["floor"], help="what to avoid, such as floor or wrist-load")
parser.add_argument("--speed", type=float, default=1, help="how many seconds pass in a second, to try it")
given = parser.parse_args()


def wait_until(second: float) -> None:
    """Wait until so many seconds of this day have passed."""
    time.sleep(max(0.0, second / given.speed - (time.monotonic() - began)))


try:
    goal = given.goal or (None if given.focus else "desk-break")
    wanted = sk.Request(seconds=given.seconds, goal=goal, focus=given.focus or (), setting="desk", avoid=given.avoid)
    day = sk.Planner().breaks(wanted, given.breaks)
except sk.ShoulderkitError as error:
    sys.exit(sk.explain(error))


def remind() -> None:
    """Say what to do in each break of the day, at its moment."""
    for number, plan in enumerate(day, 1):
        start_s = number * given.every * 60
        wait_until(start_s)
        print(f"\nBreak {number} of {len(day)}: {', '.join(step.exercise.name for step in plan)}. Not medical advice.")
        for step in plan:
            print(*(f"  ! {cue.text}" for cue in step.exercise.cues if cue.kind is sk.CueKind.STOP), sep="\n")
        for interval in plan.session:
            wait_until(start_s + interval.start_s)
            print(f"  {interval.name}: {interval.kind} {interval.side or ''} {interval.duration_s} s")
            for cue in interval.cues:
                wait_until(start_s + cue.start_s)
                print(f"    {cue.text}")
        wait_until(start_s + plan.duration_s)


# Ctrl+C is how it ends
with contextlib.suppress(KeyboardInterrupt):
    print(*(f"! {warning.text}" for warning in sk.bundled().warnings.values()), sep="\n")
    began = time.monotonic()
    remind()
