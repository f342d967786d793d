"""A service over HTTP, with nothing but the standard library: plan, search, upload a catalog.

    python examples/service.py --port 8000
    curl localhost:8000/plans -d '{"minutes": 7, "goal": "tense-neck", "setting": "desk"}'
    curl 'localhost:8000/exercises?text=stretch&avoid=floor'
    curl -X PUT localhost:8000/catalogs/mine -d @catalog.json
    curl 'localhost:8000/plans?catalog=mine' -d '{"minutes": 7, "goal": "tense-neck"}'
    curl localhost:8000/schemas/Request

What cannot be done is answered as data, too: the error with all its faults, under the status of its kind.
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
#: The longest body that is read, in bytes.
LONGEST = 16 * 1024 * 1024

planners = {"bundled": sk.Planner()}


def answer(method: str, path: list[str], query: dict[str, list[str]], body: str) -> str | None:
    """Return the JSON that answers a request; None where there is nothing at its path."""
    match method, path:
        case "POST", ["plans"]:
            [name] = query.get("catalog", ["bundled"])
            return sk.dumps(planners[name].plan(sk.loads(body, sk.Request))) if name in planners else None
        case "GET", ["exercises"]:
            wanted: Any = {name: query[name] for name in FILTERS if name in query}
            if "text" in wanted:
                wanted["text"] = " ".join(wanted["text"])
            return json.dumps(sk.bundled().find(**wanted).to_records())
        case "GET", ["schemas", kind]:
            return json.dumps(sk.json_schema(kind))
        case "PUT", ["catalogs", name] if name != "bundled":
            planners[name] = sk.Planner(sk.loads(body, sk.Catalog))
            return json.dumps({"exercises": len(planners[name].catalog.exercises)})
    return None


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer one request, by the protocol of WSGI."""
    length = int(environ.get("CONTENT_LENGTH") or 0)
    path = environ["PATH_INFO"].strip("/").split("/")
    status, text = HTTPStatus.REQUEST_ENTITY_TOO_LARGE, None
    if length <= LONGEST:
        body = environ["wsgi.input"].read(length).decode(errors="replace")
        try:
            text = answer(environ["REQUEST_METHOD"], path, parse_qs(environ["QUERY_STRING"]), body)
            status = HTTPStatus.NOT_FOUND if text is None else HTTPStatus.OK
        except sk.ShoulderkitError as error:
            status = next(status for kind, status in STATUS.items() if isinstance(error, kind))
            text = sk.dumps(error)
    start_response(f"{status.value} {status.phrase}", [("Content-Type", "application/json; charset=utf-8")])
    return [(text or json.dumps({"error": status.phrase})).encode()]


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
