"""A service over HTTP, with nothing but the standard library: plan, search, upload a catalog.

    python examples/service.py --port 8000
    curl localhost:8000/plans -d '{"minutes": 7, "goal": "tense-neck", "setting": "desk"}'
    curl 'localhost:8000/exercises?text=stretch&avoid=floor'
    curl -X PUT localhost:8000/catalogs/mine -d @catalog.json
    curl 'localhost:8000/plans?catalog=mine' -d '{"minutes": 7, "goal": "tense-neck"}'
    curl 'localhost:8000/exercises/wall-angel/picture?kind=strip&theme=dark'
    curl localhost:8000/schemas/Request
    curl 'localhost:8000/goals'
    curl 'localhost:8000/plans?as=text' -d '{"minutes": 7, "goal": "tense-neck"}'

An uploaded catalog is whole: the bundled one with changes, `sk.dumps(sk.bundled().with_(...))`, or one that stands alone.
Plans come without what the catalog has anyway; `as=text` gives the sentences, for people. A move that was drawn has a
picture, of a kind and in a theme, for an `<img>`. What cannot be done is answered as data, too, or in sentences: the error
with all its faults, under the status of its kind.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from http import HTTPStatus
from socketserver import ThreadingMixIn
from typing import Any
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIServer, make_server

import shoulderkit as sk

#: The first kind that an error is of decides.
STATUS = {
    sk.UnknownIdError: HTTPStatus.NOT_FOUND,
    sk.NoPlanError: HTTPStatus.UNPROCESSABLE_ENTITY,
    sk.EffortLimitError: HTTPStatus.SERVICE_UNAVAILABLE,
    sk.ShoulderkitError: HTTPStatus.BAD_REQUEST,
}
#: What a search can be narrowed by.
FILTERS = ("text", "region", "phase", "goal", "equipment", "position", "avoid")
#: What a picture can be asked for.
LOOKS = ("kind", "theme")
#: How long a picture may be kept, in seconds: it changes with a new version alone.
KEPT_S = 24 * 60 * 60
#: The longest body that is read, in bytes.
LONGEST = 16 * 1024 * 1024

planners = {"bundled": sk.Planner()}


class HTTPError(Exception):
    """What is wrong with a request before the library sees it: a status and a sentence."""


class Picture(str):
    """The text of an SVG."""

    __slots__ = ()


def of(query: dict[str, list[str]], name: str, default: str) -> str:
    """Return the one value of a parameter."""
    values = query.get(name, [default])
    if len(values) > 1:
        raise HTTPError(HTTPStatus.BAD_REQUEST, f"{name} is given {len(values)} times: give it once")
    return values[0]


def check(query: dict[str, list[str]], what: str, known: tuple[str, ...]) -> None:
    """Refuse parameters that nothing is done with."""
    unknown = sorted(set(query) - {*known, "as"})
    if unknown:
        raise HTTPError(HTTPStatus.BAD_REQUEST, f"{', '.join(unknown)}: {what} takes {', '.join(known)}")


def answer(method: str, path: list[str], query: dict[str, list[str]], body: str) -> Any:
    """Return what answers a request: a value of the library, or data that can be written as it is."""
    match method, path:
        case "POST", ["plans"]:
            planner = planners.get(of(query, "catalog", "bundled"))
            if planner is None:
                raise HTTPError(HTTPStatus.NOT_FOUND, "no catalog has this name: upload it first")
            # with the catalog, what it does not have is told together with all other faults
            return planner.plan(sk.loads(body, sk.Request, catalog=planner.catalog))
        case "GET", ["exercises", name, "picture"]:
            check(query, "a picture", LOOKS)
            look: Any = {each: of(query, each, "") for each in LOOKS if each in query}
            svg = sk.bundled().exercises[name].picture(**look)
            if svg is None:
                raise HTTPError(HTTPStatus.NOT_FOUND, "there is no such picture of this move")
            return Picture(svg)
        case "GET", ["exercises"]:
            check(query, "a search", FILTERS)
            wanted: Any = {name: query[name] for name in FILTERS if name in query}
            if "text" in wanted:
                wanted["text"] = " ".join(wanted["text"])
            return sk.bundled().find(**wanted)
        case "GET", ["goals" | "settings" | "regions" as table]:
            return getattr(sk.bundled(), table)
        case "GET", ["schemas", kind]:
            return sk.json_schema(kind)
        case "PUT", ["catalogs", name] if name != "bundled":
            planners[name] = sk.Planner(sk.loads(body, sk.Catalog))
            return {"exercises": len(planners[name].catalog.exercises)}
    raise HTTPError(HTTPStatus.NOT_FOUND, f"nothing is at {method} /{'/'.join(path)}")


def body_of(environ: dict[str, Any]) -> str:
    """Return what was sent."""
    length = environ.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal():
        raise HTTPError(HTTPStatus.BAD_REQUEST, "Content-Length is not a number of bytes")
    if int(length) > LONGEST:
        raise HTTPError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"at most {LONGEST} bytes are read")
    return environ["wsgi.input"].read(int(length)).decode(errors="replace")


def written(value: Any, as_text: bool) -> str:
    """Return an answer as JSON, or in sentences; a picture as it is."""
    if isinstance(value, Picture):
        return value
    if isinstance(value, dict):
        return json.dumps(value)
    if as_text:
        return sk.explain(value, sk.bundled())
    return json.dumps(value.to_records()) if isinstance(value, (sk.Rows, sk.Table)) else sk.dumps(value, compact=True)


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer one request, by the protocol of WSGI."""
    query = parse_qs(environ["QUERY_STRING"])
    path = environ["PATH_INFO"].strip("/").split("/")
    as_text = query.get("as") == ["text"]
    try:
        found = answer(environ["REQUEST_METHOD"], path, query, body_of(environ))
        status, text = HTTPStatus.OK, written(found, as_text)
    except HTTPError as error:
        status, message = error.args
        text = written({"error": message}, as_text)
    except sk.ShoulderkitError as error:
        status = next(status for kind, status in STATUS.items() if isinstance(error, kind))
        text = written(error, as_text)
    kind = "text/plain" if as_text else "application/json"
    kept = []
    if isinstance(text, Picture):
        kind = "image/svg+xml"
        kept = [("Cache-Control", f"public, max-age={KEPT_S}")]
    start_response(f"{status.value} {status.phrase}", [("Content-Type", f"{kind}; charset=utf-8"), *kept])
    return [text.encode()]


class Server(ThreadingMixIn, WSGIServer):
    """Answers each request in a thread of its own."""

    daemon_threads = True
    request_queue_size = 128


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=8000)
    with make_server("127.0.0.1", parser.parse_args().port, application, Server) as server:
        print(f"http://127.0.0.1:{server.server_port}", flush=True)
        server.serve_forever()
