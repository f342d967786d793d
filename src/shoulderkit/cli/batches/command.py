"""The command that plans a session for each request of a file."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

import click

from shoulderkit.cli import completion
from shoulderkit.cli.batches.formats import STREAM, Format, format_of
from shoulderkit.cli.catalogs import catalog_of, catalog_options
from shoulderkit.cli.parsing import Command, Whole
from shoulderkit.cli.printing import width
from shoulderkit.cli.refusals import notice
from shoulderkit.cli.running import Interrupted
from shoulderkit.cli.saying import say
from shoulderkit.cli.several import names
from shoulderkit.cli.statuses import ExitStatus
from shoulderkit.cli.writing import Target, force_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.batch.rows import Row
    from shoulderkit.cli.batches.journal import Journal
    from shoulderkit.cli.batches.run import Run

_FORMATS = click.Choice([kind.value for kind in Format])


@click.command(cls=Command)
@click.argument("requests", type=click.Path(path_type=str))
@click.option("-o", "--output", default=STREAM, type=click.Path(path_type=str), help="File for the plans.")
@force_option
@click.option("--format", "output_format", type=_FORMATS, help="Format of the plans. Default: by the name's end.")
@click.option(
    "--request-format", type=_FORMATS, help="Format of the requests. Default: by the name's end, else --format."
)
@click.option(
    "--form",
    type=click.Choice(["nested", "flat"]),
    help="A row for each request, or for each step. Default: nested, in CSV flat.",
)
@click.option("--processes", type=Whole(1, 1000), metavar="NUMBER", help="Plan in so many processes.")
@click.option(
    "--continue/--restart",
    "go_on",
    default=None,
    help="Go on where an interrupted run stopped, or forget what it made.",
)
@click.option("--skip", type=Whole(0), default=0, metavar="NUMBER", help="Leave out so many requests, and headings.")
@names("--without-rule", "without_rule", "RULE", "Rules to switch off; see: list rules.", completion.ids("rules"))
@catalog_options
def batch(
    *,
    requests: str,
    output: str,
    force: bool,
    output_format: str | None,
    request_format: str | None,
    form: str | None,
    processes: int | None,
    go_on: bool | None,
    skip: int,
    without_rule: tuple[str, ...],
    catalog: str | None,
    extend: str | None,
    only: tuple[str, ...],
) -> None:
    """Plan a session for each row of a file of REQUESTS.

    Files are CSV, JSON lines or Parquet, by what their names end in; '-' is standard input or output, with --format.
    A row with a fault becomes a row that says so. The exit status is 1 if there are any, and 0 if each has its plan.

    \b
    shoulderkit batch requests.csv -o plans.parquet
    shoulderkit batch requests.csv -o plans.parquet --continue
    cat requests.jsonl | shoulderkit batch - --format jsonl > plans.jsonl
    """  # noqa: D301 - click marks lines to leave alone with a backspace
    kind = format_of(output, output_format, "--format")
    asked = request_format or (output_format if requests == STREAM else None)
    source = format_of(requests, asked, "--request-format")
    if form == "nested" and kind is Format.CSV:
        raise click.UsageError("the cells of a CSV hold no steps: give --form flat, or write another format")
    target = None if output == STREAM else Target.of(output, force=force, reads=(requests, catalog, extend))
    streams = target is None or target.streams
    if streams and go_on is not None:
        raise click.UsageError("--continue and --restart are about a file; on standard output give --skip")
    if not streams and skip:
        raise click.UsageError("--skip is about standard output; to a file give --continue")
    from shoulderkit.cli.batches.run import Run

    data = catalog_of(catalog, extend, only)
    run = Run.of(data, without_rule, processes, form or ("flat" if kind is Format.CSV else "nested"))
    if target is None:
        _to_stream(run, requests, source, kind, skip, sys.stdout.buffer)
    elif target.streams:
        with target.writing() as file:
            _to_stream(run, requests, source, kind, skip, file)
    else:
        _to_file(run, requests, source, target, kind, go_on)
    say(notice(run.counts.sentence, width()), err=True)
    if run.counts.failed:
        raise click.exceptions.Exit(ExitStatus.FINDINGS)


def _to_stream(run: Run, requests: str, source: Format, kind: Format, skip: int, file: BinaryIO) -> None:
    from shoulderkit.cli.batches.plans import write_rows

    def rows() -> Iterator[Row]:
        for _, found in run.answered(requests, source, skip=[None] * skip):
            yield from found

    try:
        write_rows(rows(), kind, run.form, file, headings=not skip)
    except KeyboardInterrupt:
        done = skip + run.counts.total
        raise Interrupted(f"stopped after {done} requests; go on with --skip {done}") from None


def _to_file(run: Run, requests: str, source: Format, target: Target, kind: Format, go_on: bool | None) -> None:
    from shoulderkit.cli.batches.journal import Journal

    journal = Journal.of(str(target.path), run.digest)
    if journal.exists and go_on is None:
        what = f"{journal.path} has what an interrupted run made"
        raise click.UsageError(f"{what}: give --continue to go on from there, or --restart to forget it")
    skip: list[str] = []
    if journal.exists and go_on:
        skip = journal.done()
        run.count_again(journal.rows())
    else:
        journal.start()
    try:
        for request, found in run.answered(requests, source, skip=skip):
            journal.add(request, found)
        _finish(journal, target, kind, run.form)
    except KeyboardInterrupt:
        raise Interrupted(f"stopped after {run.counts.total} requests; go on with --continue") from None


def _finish(journal: Journal, target: Target, kind: Format, form: str) -> None:
    """Write the output as a whole, and take the journal away."""
    from shoulderkit.cli.batches.plans import write_rows

    with target.writing() as file:
        write_rows(journal.rows(), kind, form, file)
    with suppress(OSError):
        journal.path.unlink()
