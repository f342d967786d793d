"""What a shell offers at a press of TAB: ids and words with their names, in real shells, too."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

import shoulderkit as sk
from cli_cases import OWN, run, written
from shoulderkit.cli.commands import shoulderkit
from shoulderkit.cli.options import FLAGS, FORMS, VOCABULARIES


def offered(*args: str, last: str = "") -> dict[str, str | None]:
    """Return what is offered for the last word of a command, with the help for each."""
    shell = ShellComplete(shoulderkit, {}, "shoulderkit", "_SHOULDERKIT_COMPLETE")
    return {item.value: item.help for item in shell.get_completions(list(args), last)}


def names(table: str) -> dict[str, str]:
    """Return the ids of a table of the bundled data with their names."""
    return {id_: row.name for id_, row in getattr(sk.bundled(), table).items()}


class TestOffered:
    @pytest.mark.parametrize("field", [field for field, form in FORMS.items() if form.table])
    def test_options_of_ids_offer_them_with_names(self, field):
        """Every option of ``plan`` that takes ids of a table offers all of them, each with its name."""
        assert offered("plan", FLAGS[field]) == names(FORMS[field].table)

    @pytest.mark.parametrize("field", sorted(VOCABULARIES))
    def test_options_of_words_offer_them(self, field):
        """Every option of ``plan`` that takes words of a vocabulary offers them."""
        assert list(offered("plan", FLAGS[field])) == [word for word in VOCABULARIES[field] if word != "both"]

    def test_words_have_their_meaning(self):
        """Words that may need an explanation have it."""
        assert offered("plan", "--position", last="su") == {"supine": "supine (on the back)"}
        assert offered("plan", "--avoid", last="wr") == {"wrist-load": "load on the wrists"}

    def test_what_was_typed_narrows_it(self):
        """Only what begins with the letters that were typed is offered."""
        assert set(offered("plan", "--goal", last="st")) == {id_ for id_ in names("goals") if id_.startswith("st")}
        assert offered("plan", "--goal", last="xyz") == {}

    def test_the_last_of_several_is_completed(self):
        """Where several values are separated by commas the last one is completed, and those before are not repeated."""
        assert offered("plan", "--with", last="chair,wa") == {"chair,wall": "Wall", "chair,wall-corner": "Wall corner"}
        assert "wall,wall" not in offered("plan", "--with", last="wall,")
        assert offered("plan", "--goal", last="tense-neck,") == {}

    @pytest.mark.parametrize(
        ("args", "tables"),
        [
            (("show",), ("exercises", "goals", "sources", "rules", "warnings")),
            (("audit",), ("routines",)),
            (("audit", "desk-upper-back", "--done-today"), ("exercises",)),
            (("plan", "--without-rule"), ("rules",)),
            (("plan", "--why-in"), ("exercises",)),
            (("plan", "--why-not"), ("exercises",)),
            (("plan", "--why-here"), ("exercises",)),
        ],
    )
    def test_other_commands_offer_ids_too(self, args, tables):
        """Commands about an id, and questions about an exercise, offer the ids they can be about."""
        found = offered(*args)

        assert all(set(getattr(sk.bundled(), table)) <= set(found) for table in tables)
        assert all(found.values())

    def test_kinds_and_commands_are_offered(self):
        """The kinds of listings, the commands and the options are offered, as click does it."""
        assert {"goals", "positions"} <= set(offered("list"))
        assert {"plan", "list", "show", "audit"} <= set(offered())
        assert "--minutes" in offered("plan", last="--m")

    def test_the_catalog_that_was_chosen_counts(self, tmp_path):
        """Ids of the catalog that the options before it choose are offered; of one that cannot be read, none."""
        move = OWN["exercises"][0]

        assert offered("show", "--catalog", written(tmp_path)) == {move["id"]: move["name"], "hand": "Hand"}
        assert offered("plan", "--catalog", str(tmp_path / "no"), "--goal") == {}


@pytest.fixture(name="shell_env")
def _shell_env(tmp_path):
    program = tmp_path / "bin/shoulderkit"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m shoulderkit "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path)}


def asked(shell: str, script: str, env: dict[str, str]) -> list[str]:
    """Run a script in a shell, and return the lines that it prints."""
    done = subprocess.run(
        [shell, "-c", script], env=env, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60
    )
    return done.stdout.splitlines()


class TestShells:
    @pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
    def test_bash_completes_ids(self, shell_env):
        """In bash the documented line makes TAB complete ids."""
        script = """
            eval "$(_SHOULDERKIT_COMPLETE=bash_source shoulderkit)"
            COMP_WORDS=(shoulderkit plan --with chair,wa) COMP_CWORD=3
            _shoulderkit_completion shoulderkit
            printf '%s\\n' "${COMPREPLY[@]}"
        """
        assert asked("bash", script, shell_env) == ["chair,wall", "chair,wall-corner"]

    @pytest.mark.skipif(shutil.which("fish") is None, reason="needs fish")
    def test_fish_completes_ids_with_names(self, shell_env):
        """In fish the documented line makes TAB complete ids, each with its name."""
        script = "_SHOULDERKIT_COMPLETE=fish_source shoulderkit | source; complete -C 'shoulderkit plan --goal stiff-a'"

        assert asked("fish", script, shell_env) == ["stiff-after-travel\tStiff after driving or travel"]

    @pytest.mark.skipif(shutil.which("zsh") is None, reason="needs zsh")
    def test_zsh_has_ids_with_names(self, shell_env):
        """In zsh the function that the documented line defines is given ids with their names."""
        script = """
            compdef() { : }
            eval "$(_SHOULDERKIT_COMPLETE=zsh_source shoulderkit)"
            compadd() { : }
            _describe() { shift; print -l -- "${(P@)2}" }
            words=(shoulderkit plan --goal stiff-a) CURRENT=4
            _shoulderkit_completion
        """
        assert asked("zsh", script, shell_env) == ["stiff-after-travel:Stiff after driving or travel"]


def test_the_documented_lines_are_those_of_click():
    """The page about the command line says how each shell is told of the completion."""
    page = (Path(__file__).parents[1] / "docs/cli.md").read_text(encoding="utf-8")

    for shell in ("bash", "zsh", "fish"):
        assert f"_SHOULDERKIT_COMPLETE={shell}_source shoulderkit" in page
    assert run("--help")[0]
