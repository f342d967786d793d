"""The golden cases: requests and questions as they are stored, and what this version answers to them."""

from __future__ import annotations

import json
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shoulderkit as sk
from golden_form import apart, lines_of, short, without_account

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent / "golden"
CATALOGS = ("large", "small", "twenty")
#: Each suite with the catalog that it plans from.
SUITES = {"grid": "twenty", "twenty": "twenty", "small": "small", "large": "large"}
#: The number of cases in one test.
CHUNK = 12
#: The interval of cases whose plans are stored with reasons and left-out exercises; the others have digests of them.
IN_FULL = {"grid": 6, "twenty": 4, "small": 6, "large": 5}
#: The interval of cases whose answers are stored as sentences, too; refusals always are.
IN_WORDS = {"grid": 6, "twenty": 4, "small": 4, "large": 20}


def stored(path: str) -> Any:
    """Read a golden file; its path is given from the folder, without the ending."""
    return json.loads((FOLDER / f"{path}.json").read_text(encoding="utf-8"))


@cache
def requests_of(suite: str) -> list[dict[str, Any]]:
    """Return the cases of a suite: each a request, what to ask of its plan, and for some how to make the planner."""
    cases: list[dict[str, Any]] = stored(f"{suite}/requests")
    return cases


@cache
def catalog_of(name: str) -> sk.Catalog:
    """Return a catalog as it is stored."""
    return sk.loads((FOLDER / f"catalogs/{name}.json").read_text(encoding="utf-8"), sk.Catalog)


@cache
def _planner(catalog: str, settings: str) -> sk.Planner:
    return sk.Planner(catalog_of(catalog), **json.loads(settings))


@lru_cache(maxsize=2 * CHUNK)
def plan_of(suite: str, number: int) -> sk.Plan:
    """Plan a case, or raise its refusal."""
    case = requests_of(suite)[number]
    planner = _planner(SUITES[suite], json.dumps(case.get("planner", {})))
    return planner.plan(sk.loads(json.dumps(case["request"]), sk.Request))


#: The questions to a plan, each asked once for every id that the case names.
_QUESTIONS: dict[str, Callable[[sk.Plan, Any, str], Any]] = {
    "why": lambda plan, exercise, _: plan.why(exercise),
    "why_here": lambda plan, exercise, _: plan.why_here(exercise),
    "why_not": lambda plan, exercise, _: plan.why_not(exercise),
    "what_if": lambda plan, changes, _: plan.what_if(**changes),
    "diff": lambda plan, number, suite: plan_of(suite, number).diff(plan),
}


def answer(suite: str, number: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the answers to a case, values and sentences apart."""
    case = requests_of(suite)[number]
    answers = _Answers(
        catalog_of(SUITES[suite]),
        case["request"],
        in_full=number % IN_FULL[suite] == 0,
        in_words=number % IN_WORDS[suite] == 0,
    )
    plan = answers.ask("plan", lambda: plan_of(suite, number))
    if plan is not None:
        answers.ask("audit", lambda: sk.audit(plan, catalog_of(SUITES[suite])))
        for name, given in case.get("ask", {}).items():
            answers.ask(name, partial(_QUESTIONS[name], plan, given, suite))
    return {"case": number, **answers.said}, {"case": number, **answers.words}


class _Answers:
    """The answers to one case, values and sentences apart."""

    def __init__(self, catalog: sk.Catalog, request: dict[str, Any], *, in_full: bool, in_words: bool) -> None:
        self.said: dict[str, Any] = {}
        self.words: dict[str, Any] = {}
        self._catalog = catalog
        self._request = request
        self._in_full = in_full
        self._in_words = in_words

    def ask(self, name: str, question: Callable[[], Any]) -> Any:
        """Store the answer, or else the refusal, under the question's name; return the answer, None for a refusal."""
        try:
            made = question()
        except sk.ShoulderkitError as error:
            made = None
            plain = _plain(error)
            self._keep(name, {"error": {"code": plain.pop("error"), **plain}})
            self.words[f"{name} in words"] = lines_of(sk.explain(error, self._catalog))
        else:
            self._keep(name, _plain(made))
            if self._in_words:
                self.words[f"{name} in words"] = lines_of(sk.explain(made, self._catalog))
        return made

    def _keep(self, name: str, plain: Any) -> None:
        said, words = apart(short(plain, self._request), name)
        self.said[name] = without_account(said) if name == "plan" and not self._in_full else said
        self.words |= words


def _plain(value: Any) -> Any:
    return json.loads(sk.dumps(value, indent=None))
