"""The installed package, the cost of importing it, its metadata, and the project's own files."""

from __future__ import annotations

import ast
import pickle
import re
import subprocess
import sys
from datetime import date
from importlib.metadata import files, metadata, version
from pathlib import Path

import pytest
from importlib_resources import files as package_files

import shoulderkit as sk

ROOT = Path(__file__).parents[1]


def run(code: str) -> str:
    """Return what a fresh Python prints."""
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.stderr, done.returncode) == ("", 0)
    return done.stdout.strip()


def test_version_is_the_metadata_s():
    """The package's version is that of its metadata, of the changelog's newest entry, which has a date, and of the wheel."""
    heading = re.search(r"^## (\d\S*) - (\S+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert version("shoulderkit") == sk.__version__
    assert heading is not None
    assert sk.__version__ == heading[1]
    assert date.fromisoformat(heading[2]) > date(2026, 1, 1)
    assert f"shoulderkit-{sk.__version__}-py3-none-any.whl" in (ROOT / "docs/install.md").read_text(encoding="utf-8")


def test_importing_imports_nothing_else():
    """Importing the package imports none of its modules, and nothing but the standard library."""
    before = "import sys; before = set(sys.modules)"
    after = "print(*(name for name in set(sys.modules) - before if name.split('.')[0] not in sys.stdlib_module_names))"

    assert run(f"{before}; import shoulderkit; {after}") == "shoulderkit"


def test_values_need_no_heavy_library():
    """Creating values imports attrs, but no library that only reading, the command line or tests need."""
    before = "import sys; before = set(sys.modules)"
    made = "import shoulderkit as sk; sk.Request(minutes=1, goal='x'); sk.Hold(low_s=1, high_s=1)"
    after = "print(*sorted({'attrs', 'cattrs', 'click', 'hypothesis', 'importlib_resources', 'json'} & set(sys.modules) - before))"

    assert run(f"{before}; {made}; {after}") == "attrs"


def test_every_public_name_is_there_and_kept():
    """Each name in __all__ can be fetched, and is looked up only once."""
    found = {name: getattr(sk, name) for name in sk.__all__}

    assert found
    assert all(vars(sk)[name] is value for name, value in found.items())


def test_star_import_and_dir_give_the_public_names():
    """A star import gives exactly __all__, and dir() the same with the version."""
    names: dict[str, object] = {}
    exec("from shoulderkit import *", names)  # noqa: S102 - that is what is tested
    del names["__builtins__"]

    assert sorted(sk.__all__) == sorted(names)
    assert sorted([*sk.__all__, "__version__"]) == dir(sk)


def test_type_checkers_see_what_users_get():
    """The imports that only type checkers read bring each public name from the module that it comes from at run time."""
    tree = ast.parse(Path(sk.__file__).read_text(encoding="utf-8"))
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    imports = [node for node in guarded.body if isinstance(node, ast.ImportFrom)]
    seen = {alias.name: node.module for node in imports for alias in node.names}

    assert {name: f"shoulderkit.{module}" for name, module in sk._HOME.items()} == seen
    assert sorted(sk.__all__) == sorted(seen)


def test_a_misspelled_name_is_an_attribute_error():
    """A name that does not exist is an AttributeError that knows name and module, so that Python adds the near miss."""
    with pytest.raises(AttributeError, match="module 'shoulderkit' has no attribute 'plam'") as caught:
        sk.plam  # noqa: B018 - that is what is tested

    assert ("plam", sk) == (caught.value.name, caught.value.obj)


def test_no_module_shadows_a_function():
    """No module bears the name of a public name: importing the module would put it in the name's place."""
    modules = {path.stem for path in Path(sk.__file__).parent.iterdir() if path.suffix in {"", ".py"}}

    assert set() == modules & set(sk.__all__)


def test_public_classes_pickle_by_reference():
    """Each public class and function pickles to itself, so its module and name are where Python looks for it."""
    named = [value for name in sk.__all__ if hasattr(value := getattr(sk, name), "__qualname__")]

    assert len(named) > 80
    assert named == [pickle.loads(pickle.dumps(value)) for value in named]


def test_public_names_are_documented():
    """Each public class and function has its own docstring."""
    named = {name: value for name in sk.__all__ if hasattr(value := getattr(sk, name), "__qualname__")}

    assert [name for name, value in named.items() if not vars(value).get("__doc__", value.__doc__)] == []


def test_data_schemas_and_type_marker_are_installed():
    """The installed package has its data, a schema for each kind of file, and the marker for type checkers."""
    installed = package_files("shoulderkit")
    source = ROOT / "src" / "shoulderkit"
    shipped = [
        path.relative_to(source) for path in source.rglob("*") if path.suffix == ".json" or path.name == "py.typed"
    ]

    assert len(shipped) > 40
    assert [path.as_posix() for path in shipped if not installed.joinpath(*path.parts).is_file()] == []


def test_metadata_says_what_it_should():
    """The metadata names the licenses, the oldest Python, the extras and the command."""
    said = metadata("shoulderkit")

    assert said["License-Expression"] == "MIT AND CC0-1.0"
    assert said["Requires-Python"] == ">=3.11"
    assert sorted(said.get_all("Provides-Extra")) == ["arrow", "cli", "mcp", "play", "solver", "testing"]
    assert {"LICENSE", "LICENSES/MIT.txt", "LICENSES/CC0-1.0.txt"} == set(said.get_all("License-File"))


def test_installed_files_are_the_package_alone():
    """The wheel contains the package and its metadata, and nothing else (no tests, no tools)."""
    tops = {path.parts[0] for path in files("shoulderkit") or () if ".." not in path.parts}

    assert {top for top in tops if not top.endswith((".dist-info", ".pth"))} <= {"shoulderkit"}


@pytest.mark.parametrize(("name", "room"), [("shoulderkit", "cli"), ("shoulderkit-mcp", "mcp_server")])
def test_commands_are_installed(name, room):
    """Each command of the metadata is the main function of its room."""
    assert (
        run(
            "from importlib.metadata import entry_points;"
            f"(found,) = entry_points(group='console_scripts', name={name!r});"
            "main = found.load(); print(main.__module__, main.__name__)"
        )
        == f"shoulderkit.{room}.main main"
    )


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", ".ci/run"])
def test_one_command_tests_everything(name):
    """The README, the guide for contributors and the CI script give the same test command."""
    command = "python3 -m venv .venv && .venv/bin/pip install 'nox[uv]' && .venv/bin/nox"

    assert command in (ROOT / name).read_text(encoding="utf-8")
