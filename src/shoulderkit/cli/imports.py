"""The commands that convert other datasets to catalogs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from shoulderkit.cli.files import STDIN, standard_input
from shoulderkit.cli.parsing import Command
from shoulderkit.cli.printing import width
from shoulderkit.cli.progress import progress_bar
from shoulderkit.cli.running import Group
from shoulderkit.cli.saying import put_or_write, say
from shoulderkit.cli.width import hanging
from shoulderkit.cli.writing import Target, force_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shoulderkit.importers.imported import Imported

_FILE = click.Path(path_type=str)


@click.group("import", cls=Group)
def import_() -> None:
    """Convert another exercise dataset to a catalog.

    \b
    shoulderkit import free-exercise-db exercises.json -o catalog.json
    shoulderkit plan --minutes 20 --focus chest --extend catalog.json
    """  # noqa: D301 - click marks lines to leave alone with a backspace


@import_.command("free-exercise-db", cls=Command)
@click.argument("file", type=_FILE)
@click.option(
    "-o", "--output", default=STDIN, type=_FILE, help="File to write the catalog to, instead of standard output."
)
@force_option
def free_exercise_db(file: str, output: str, *, force: bool) -> None:
    """Convert FILE, the exercises.json of free-exercise-db ('-' for standard input), to a catalog.

    A summary of what was derived, repaired, doubtful or left out goes to standard error.

    \b
    shoulderkit import free-exercise-db exercises.json -o catalog.json
    """  # noqa: D301 - click marks lines to leave alone with a backspace
    from shoulderkit.importers.free_exercise_db import loads_free_exercise_db, read_free_exercise_db
    from shoulderkit.reading import dumps

    target = None if output == STDIN else Target.of(output, force=force, reads=(file,))
    with progress_bar("exercises") as show:
        if file == STDIN:
            imported = loads_free_exercise_db(standard_input(), progress=show)
        else:
            imported = read_free_exercise_db(file, progress=show)
    put_or_write(dumps(imported.catalog), target)
    first, *notes = _summary(imported)
    say("\n".join([*hanging(first, width(), 0, 2), *notes]), err=True)


def _summary(imported: Imported) -> Iterator[str]:
    """Yield lines with the number of exercises, and the number of notes of each kind on each field."""
    yield f"{len(imported.catalog.exercises)} exercises; doses and times are placeholders, not recommendations"
    for (kind, field), count in sorted(Counter((note.kind, note.field) for note in imported.notes).items()):
        yield f"{count:6}  {kind:9} {field}"
