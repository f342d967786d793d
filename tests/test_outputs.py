"""Whatever is shown, on a terminal, in a page, a picture, a table or a message, nothing in it steers what shows it."""

from __future__ import annotations

import csv
import io
import json
import re
from functools import cache, partial
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from rich.console import Console

import shoulderkit as sk
from cli_cases import run
from hostile_cases import HEAD, HOSTILE, TAIL, is_safe, poisoned
from shoulderkit import cli
from shoulderkit.batch.rows import flat_rows, nested_rows
from shoulderkit.cli.batches.formats import Format
from shoulderkit.cli.batches.plans import write_rows
from shoulderkit.display import html, markdown
from shoulderkit.errors import RuleEdge
from shoulderkit.explainer import outline
from shoulderkit.explainer.words import Names
from shoulderkit.mcp_server import main as serve
from shoulderkit.mcp_server.answers import Answer
from shoulderkit.mcp_server.tools import TOOLS
from shoulderkit.play import moves_of, started, summary
from shoulderkit.play.screen import drawn
from text_cases import ONE_OF_EACH

if TYPE_CHECKING:
    from collections.abc import Callable

CATALOG = sk.bundled()
REQUEST = sk.Request(minutes=3, goal="tense-neck", setting="desk")


@cache
def catalog() -> sk.Catalog:
    """Return the bundled catalog, poisoned."""
    found: sk.Catalog = poisoned(CATALOG)
    return found


@cache
def planner() -> sk.Planner:
    """Return a planner that knows nothing hostile: it would refuse to make anything of it."""
    return sk.Planner()


@cache
def plan() -> sk.Plan:
    """Return a plan of hostile moves."""
    found: sk.Plan = poisoned(planner().plan(REQUEST))
    return found


@cache
def session() -> sk.Session:
    """Return a session of hostile moves."""
    found: sk.Session = poisoned(planner().plan(REQUEST).session)
    return found


def _screen() -> str:
    """Return what a guided session shows of its first move, before it begins and then with its instructions."""
    player, moves = started(session(), count_in_s=0), moves_of(plan().steps, Names(catalog()))
    console = Console(file=io.StringIO(), width=72, color_system=None, legacy_windows=False)
    for state in (started(session(), count_in_s=3), player, player.after(30)):
        console.print(drawn(state, moves, 72, 500))
    return console.file.getvalue()  # type: ignore[attr-defined]


def _rows(kind: Format) -> str:
    file = io.BytesIO()
    rows = (flat_rows if kind is Format.CSV else nested_rows)(HOSTILE, plan())
    write_rows(rows, kind, "flat" if kind is Format.CSV else "nested", file)
    return file.getvalue().decode()


def _error(error: sk.ShoulderkitError) -> str:
    return "\n".join([str(error), repr(error), sk.explain(error), sk.dumps(error)])


#: Each output with hostile texts in it; those of the second part say only what errors quote.
OUTPUTS: dict[str, Callable[[], str]] = {
    "explain": lambda: sk.explain(plan(), catalog()),
    "explain narrow": lambda: sk.explain(plan(), catalog(), width=40),
    "outline": lambda: outline(plan(), catalog()),
    "outline brief": lambda: outline(plan(), catalog(), brief=True),
    "html": lambda: html(plan()),
    "markdown": lambda: markdown(plan()),
    "catalog": lambda: f"{html(catalog().exercises)}\n{markdown(catalog().goals)}",
    "page": lambda: sk.session_page(session(), catalog(), pictures={}).partition("<body")[2].partition("<script")[0],
    "sheet": lambda: sk.print_sheet(session(), catalog(), stills={}).partition("<body")[2],
    "timeline": lambda: sk.timeline(session(), catalog()),
    "day chart": lambda: sk.day_chart(poisoned(planner().breaks(REQUEST, 2)), catalog()),
    "screen": _screen,
    "summary": lambda: summary(started(session(), count_in_s=0).after(10), 80),
    "json": lambda: sk.dumps(plan()),
    "csv": lambda: _rows(Format.CSV),
    "jsonl": lambda: _rows(Format.JSONL),
    "agents": lambda: TOOLS["show_move"].call(sk.Planner(catalog()), {"move": "lat-release"}).text,
    "agents refused": lambda: TOOLS["plan_session"].call(planner(), {"minutes": 3, "goal": HOSTILE, HOSTILE: 1}).text,
    "agents said": lambda: Answer(data={}, text=HOSTILE).text,
    "fault": lambda: str(sk.Fault(HOSTILE, HOSTILE, HOSTILE, (HOSTILE,))),
    "data error": lambda: _error(sk.DataError(HOSTILE, (sk.Fault(HOSTILE, HOSTILE, HOSTILE), sk.Fault(HOSTILE)))),
    "unknown id": lambda: _error(sk.UnknownIdError(HOSTILE, HOSTILE, (HOSTILE,))),
    "cycle": lambda: _error(sk.RuleCycleError((RuleEdge(HOSTILE, HOSTILE, HOSTILE),))),
    "extra": lambda: _error(sk.MissingExtraError(HOSTILE, HOSTILE)),
    "detached": lambda: _error(sk.DetachedPlanError(HOSTILE)),
    "in plan": lambda: _error(sk.InPlanError(HOSTILE, 1)),
}


@cache
def output(name: str) -> str:
    """Return what an output shows."""
    return OUTPUTS[name]()


@pytest.mark.untraced
@pytest.mark.parametrize("name", OUTPUTS)
def test_nothing_steers_what_shows_it(name):
    """No output has a character that the rule for texts refuses, whatever the texts in it have; and all words are there."""
    shown = output(name)
    assert is_safe(shown), sorted({hex(ord(each)) for each in shown if not is_safe(each)})
    shown.encode()
    # where the line is short, its end is on the next one, and in a picture or a message it may be cut
    words = unescape(re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), " ".join(shown.split())))
    assert HEAD in words
    if name not in {"timeline", "agents refused"}:
        assert TAIL in words
        assert r"x1b[2J" in words or r"u001b[2J" in words


@pytest.mark.parametrize("name", ["html", "page", "sheet", "timeline", "day chart", "catalog"])
def test_no_text_is_markup(name):
    """In what browsers read, the marks of a hostile text are references."""
    assert "<b>" not in output(name)


def test_the_scripts_of_a_page_hold_no_markup():
    """What a page's script reads cannot end the script, and has no character that the rule refuses."""
    page = sk.session_page(session(), catalog(), pictures={})
    assert is_safe(page.replace("\t", ""))
    assert "</script><b>" not in page


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_every_kind_of_value_is_safe_to_show(name):
    """Each kind of value is safe to show: as text, on one line, and in a notebook."""
    value = poisoned(ONE_OF_EACH[name])
    shown = [sk.explain(value), repr(value)]
    if not isinstance(value, tuple):
        shown += [html(value), markdown(value)]
    for text in shown:
        assert is_safe(text), sorted({hex(ord(each)) for each in text if not is_safe(each)})


@pytest.mark.parametrize(
    "args",
    [
        ("show", HOSTILE),
        ("audit", HOSTILE),
        ("list", HOSTILE),
        (HOSTILE,),
        (f"--{HOSTILE}",),
        ("plan", f"--{HOSTILE}"),
        ("plan", "--minutes", HOSTILE, "--goal", "tense-neck"),
        ("plan", "--minutes", "3", "--goal", HOSTILE),
        ("plan", "--minutes", "3", "--goal", "tense-neck", "--done-recently", HOSTILE),
        ("list", "--catalog", HOSTILE),
        ("diff-data", HOSTILE),
        ("batch", HOSTILE),
        ("import", "free-exercise-db", HOSTILE),
        ("page", "desk-upper-back", "-o", f"no-such-folder/{HOSTILE}/x"),
        ("list", "--region", HOSTILE),
        ("list", "regions", "--text", HOSTILE),
    ],
    ids=range(16),
)
@pytest.mark.parametrize("as_json", [False, True])
def test_arguments_of_a_command_steer_nothing(args, as_json):
    """What a command says of its arguments is safe to show, as text and as JSON."""
    out, err = run(*(each.replace("\0", "") for each in args), *(["--json"] if as_json else []), status=None)
    assert is_safe(out)
    assert is_safe(err)


@pytest.mark.parametrize(
    "args",
    [
        *(("list", kind) for kind in ("exercises", "routines", "goals", "settings", "equipment", "regions", "rules")),
        ("list", "warnings", "--width", "40"),
        ("list", "settings", "--json"),
        ("show", "lat-release"),
        ("show", "lat-release", "--json"),
    ],
    ids=" ".join,
)
def test_texts_of_a_catalog_steer_nothing(args, monkeypatch):
    """What a command prints of a catalog is safe to show, and says what there is."""
    monkeypatch.setattr("shoulderkit.cli.catalogs.chosen", lambda *_: catalog())
    out, err = run(*args, status=None)
    assert is_safe(out)
    assert is_safe(err)
    assert HEAD in out


def test_arguments_of_the_server_steer_nothing(capsys):
    """What the server for agents says of its arguments is safe to show."""
    for args in ([HOSTILE], [f"--{HOSTILE}"], ["--catalog", HOSTILE]):
        with pytest.raises(SystemExit):
            serve(args)
        said = capsys.readouterr().err
        assert HEAD in said
        assert is_safe(said)


@pytest.mark.parametrize("sign", "=+-@\t\r＝＋－＠")
def test_a_cell_is_no_formula(sign):
    """No cell of a CSV begins as a formula does in some spreadsheet; numbers stay numbers."""
    file = io.BytesIO()
    rows = [{"request_id": f"{sign}1+1", "status": f"{sign}HYPERLINK(1)", "number": -1}]
    write_rows(rows, Format.CSV, "flat", file)
    (row,) = csv.DictReader(io.StringIO(file.getvalue().decode(), newline=""))
    escape = {"\t": r"\t", "\r": r"\r"}
    wanted = escape.get(sign, f"'{sign}")
    assert (row["request_id"], row["status"], row["number"]) == (f"{wanted}1+1", f"{wanted}HYPERLINK(1)", "-1")


def test_a_key_of_a_batch_keeps_the_rule(tmp_path):
    """A key that breaks the rule is a fault of its row, whose number stands in its place."""
    path = tmp_path / "requests.jsonl"
    good = {"minutes": 3, "goal": "tense-neck"}
    path.write_text(json.dumps({**good, "request_id": "a\x1b"}) + "\n", encoding="utf-8")
    out, _ = run("batch", str(path), "--format", "jsonl", status=1)
    row: dict[str, Any] = json.loads(out)
    assert (row["request_id"], row["error_paths"]) == ("1", ["request_id"])


def test_one_module_prints():
    """Commands print by one module, which makes what they say safe to show; only a bell is rung beside it."""
    folder = Path(cli.__file__).parent
    found = [
        (path.name, line.strip()) for path in folder.rglob("*.py") for line in path.read_text("utf-8").splitlines()
    ]
    assert [name for name, line in found if "click.echo" in line and r'"\a"' not in line] == ["saying.py"] * 2
    assert not [name for name, line in found if re.match(r"print\(", line)]


def test_values_past_all_checks_are_hostile():
    """The values that these tests show do have what the rule refuses, so that nothing passes for being harmless."""
    assert plan().steps[0].exercise.name == HOSTILE
    assert not is_safe(HOSTILE)
    assert not is_safe(poisoned(ONE_OF_EACH["exercise"]).summary)
    unsafe = partial(map, is_safe)
    assert not any(unsafe([each.name for each in catalog().regions.values()]))
