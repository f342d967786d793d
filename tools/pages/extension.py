"""The Sphinx extension: it writes the made pages before a build looks for pages, adds the contents, and finishes the HTML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.errors import ExtensionError

import shoulderkit as sk
from pages.accessible import make_accessible
from pages.contents import directives, missing
from pages.made import made, relinked, write
from pages.tryit import PAGE, with_form

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_DESIGN = "design/README"
#: What the landing page says of the pages that exist on the site alone.
_DATA = """\
## The data, page by page

- [Exercises](catalog/exercises/index.md): each with its instructions, cues, doses, setups and sources, by phase and region.
- [Goals](catalog/goals.md), [routines](catalog/routines.md) and [rules](catalog/rules.md), each with its evidence.
- [Where sources disagree](catalog/disagreements.md), with both sides, and [all sources](catalog/sources.md).
- [Warnings](catalog/warnings.md): what every reader should know before moving.
"""


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect to a build."""
    app.connect("builder-inited", _write)
    app.connect("source-read", _contents)
    app.connect("build-finished", _finish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _write(app: Sphinx) -> None:
    write(Path(app.srcdir), made(sk.bundled()))


def _finish(app: Sphinx, error: Exception | None) -> None:
    if error is None and app.builder.format == "html":
        make_accessible(Path(app.outdir))


def _contents(app: Sphinx, name: str, source: list[str]) -> None:
    """Add the contents to the landing page, those of the decisions to their index, and the form; lead to what files became."""
    pages = app.env.found_docs
    home = Path(app.env.doc2path(name)).parent
    source[0] = relinked(source[0], home, home)
    if name == app.config.root_doc:
        wanting = missing(pages, root=name)
        if wanting:
            raise ExtensionError(
                f"no part of the contents has {', '.join(wanting)}: see PARTS in tools/pages/contents.py"
            )
        source[0] += f"\n{_DATA}\n{directives(pages)}"
    elif name == PAGE:
        source[0] = with_form(source[0], sk.bundled())
    elif name == _DESIGN:
        source[0] += "\n```{toctree}\n:hidden:\n:glob:\n\n*\n```\n"
