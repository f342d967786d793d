"""What changed from one catalog to another."""

from __future__ import annotations

import json

import attrs
import pytest

import made
import shoulderkit as sk
from cli_cases import refused, run

OLD = made.catalog()
SOURCES = [made.source(), made.source(id="b-page", title="Another page")]


def told(old: sk.Catalog, new: sk.Catalog) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(change.table, change.id, change.kind, change.fields) for change in new.changes_since(old)]


def test_nothing_changed():
    """A catalog has no changes since itself, nor since an equal one."""
    assert OLD.changes_since(OLD) == ()
    assert made.catalog().changes_since(OLD) == ()


def test_new_gone_and_changed_rows():
    """Rows are told table by table, by id: new, gone, or changed in which fields, forward and backward."""
    press = attrs.evolve(OLD.exercises["press"], summary="Another.", notes=("Mended.",))
    new = sk.Catalog(
        warnings=[made.catalog().warnings["pain"], sk.SafetyWarning(id="a-sign", text="See a doctor.")],
        exercises=[press],
        base=OLD.without(rules=["press-before-pull"]),
    )
    assert told(OLD, new) == [
        ("warnings", "a-sign", "added", ()),
        ("rules", "press-before-pull", "removed", ()),
        ("exercises", "press", "changed", ("summary", "notes")),
    ]
    assert told(new, OLD) == [
        ("warnings", "a-sign", "removed", ()),
        ("rules", "press-before-pull", "added", ()),
        ("exercises", "press", "changed", ("summary", "notes")),
    ]


def test_a_routine_changes_with_its_own_steps_only():
    """What changes inside of an exercise is told of the exercise; of a routine only what its steps say themselves."""
    press = attrs.evolve(OLD.exercises["press"], summary="Another.")
    day = OLD.routines["session"]
    longer = made.routine(*day.steps[:-1], attrs.evolve(day.steps[-1], rest_s=5))
    assert told(OLD, OLD.replace(exercises=[press])) == [("exercises", "press", "changed", ("summary",))]
    assert told(OLD, OLD.replace(routines=[longer])) == [("routines", "session", "changed", ("steps",))]


def test_sources_that_came_and_went():
    """Each row tells the sources that it cites now and did not before, and the other way around."""
    goal = attrs.evolve(OLD.goals["stiff-chest"], citations=(sk.Citation(source="b-page"),))
    new = made.catalog(sources=SOURCES, goals=[goal])
    [change, source] = new.changes_since(OLD)
    assert (source.id, source.kind) == ("b-page", sk.RowChangeKind.ADDED)
    assert (change.sources_added, change.sources_dropped) == (("b-page",), ("a-page",))
    assert sk.explain(change) == "stiff-chest (goals): other citations; cites b-page; no longer cites a-page"
    assert sk.explain(new.changes_since(OLD)).splitlines() == [
        "Goals: 1 changed",
        "  - stiff-chest: other citations; cites b-page; no longer cites a-page",
        "",
        "Sources: 1 added",
        "  - b-page: added",
    ]


def test_what_is_no_catalog_is_refused():
    """Anything else than a catalog is refused by name."""
    with pytest.raises(sk.InvalidValueError) as caught:
        OLD.changes_since("data")  # type: ignore[arg-type]
    assert caught.value == sk.InvalidValueError("Catalog", (sk.Fault("a str is not a Catalog", "old"),))


class TestCommand:
    def test_changes_are_printed(self, tmp_path):
        """The command prints what changed since a catalog of files, as text and as data; or that nothing did."""
        gone = sk.bundled().without(routines=["two-minute-reset"])
        (tmp_path / "old.json").write_text(sk.dumps(gone), encoding="utf-8")
        (tmp_path / "new.json").write_text(sk.dumps(sk.bundled()), encoding="utf-8")
        old, new = str(tmp_path / "old.json"), str(tmp_path / "new.json")

        assert (
            run("diff-data", old)[0]
            == "Routines: 1 added\n  - two-minute-reset: added; cites wlc-upper-back-shoulder-stretch\n"
        )
        assert run("diff-data", old, new)[0] == run("diff-data", old)[0]
        [change] = json.loads(run("diff-data", new, old, "--json")[0])
        assert (change["id"], change["kind"]) == ("two-minute-reset", "removed")
        assert run("diff-data", new)[0] == "Nothing changed.\n"

    def test_a_catalog_that_is_not_there_is_named(self, tmp_path):
        """A path without a catalog is refused as everywhere: with its name and what is wrong."""
        assert "nowhere: there is no such file or folder" in refused("diff-data", str(tmp_path / "nowhere"), status=4)
