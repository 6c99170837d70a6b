"""The documents and the program say the same."""

import inspect
import re
from collections.abc import Iterator

import pytest
from typer.core import TyperGroup, TyperOption
from typer.main import get_command

from bootstrap.environment import ROOT
from bootstrap.targets import TARGETS
from dogear_core import errors
from dogear_core.cli.main import cli

README = (ROOT / "README.md").read_text(encoding="utf-8")


def command_line() -> Iterator[tuple[str, str]]:
    """Yield each command with "" and with each of its options; "" is the program itself."""
    program = get_command(cli)
    assert isinstance(program, TyperGroup)
    for name, command in {"": program, **program.commands}.items():
        if name:
            yield name, ""
        for parameter in command.params:
            if isinstance(parameter, TyperOption):
                yield from ((name, option) for option in parameter.opts)


@pytest.mark.parametrize(("command", "option"), list(command_line()))
def test_the_readme_shows_every_command_with_its_options(command: str, option: str) -> None:
    lines = [line for line in README.splitlines() if re.search(rf"dogear .*\b{command}\b", line)]
    assert lines
    assert any(re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", line) for line in lines)


@pytest.mark.parametrize("target", TARGETS)
def test_the_readme_names_every_make_target(target: str) -> None:
    assert f"`make {target}`" in README


def test_the_documents_link_to_files_that_exist() -> None:
    missing = [
        f"{document.name}: {target}"
        for document in ROOT.glob("*.md")
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8"))
        if not (ROOT / target).exists()
    ]
    assert missing == []


def test_no_document_has_a_place_left_to_fill() -> None:
    blank = re.compile(r"to be measured|TODO|\b[A-Z]+_TABLE\b", re.IGNORECASE)
    assert [d.name for d in ROOT.glob("*.md") if blank.search(d.read_text(encoding="utf-8"))] == []


def test_the_tree_of_errors_shows_every_error_under_its_parent() -> None:
    drawn = dict(_drawn_tree(errors.__doc__ or ""))
    classes = {name: getattr(errors, name) for name in errors.__all__}
    expected = {
        name: kind.__base__.__name__ for name, kind in classes.items() if name != "DogearError"
    }
    assert drawn == expected
    defined = {name for name, _ in inspect.getmembers(errors, inspect.isclass)}
    assert defined == set(errors.__all__)


def _drawn_tree(text: str) -> Iterator[tuple[str, str]]:
    """Yield each name of the tree with its parent's; four columns are one level."""
    path = ["DogearError"]
    for indent, name in re.findall(r"^([│ ]*[├└]── )(\w+)", text, re.MULTILINE):
        del path[len(indent) // 4 :]
        yield name, path[-1]
        path.append(name)
