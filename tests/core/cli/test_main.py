import os
import subprocess
import sys
from pathlib import Path

import pytest

from dogear_core.cli.main import main
from dogear_core.embedding.fake import FakeModel

from .conftest import Dogear

COMMANDS = [
    "add",
    "remove",
    "roots",
    "index",
    "search",
    "show",
    "status",
    "failures",
    "eval",
    "app",
]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "dogear_core.cli", *arguments],
        capture_output=True,
        check=False,
        env=os.environ | environment,
    )


def test_help_names_every_command_and_loads_no_engine() -> None:
    script = (
        "import sys; from dogear_core.cli.main import main; main(['--help']);"
        "heavy = {'apsw', 'llama_cpp', 'dogear_core.engine', 'pypdfium2', 'rich.progress'};"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert all(command in ran.stdout.decode() for command in COMMANDS)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["serach", "x"],
        ["search", "x", "--fuzzy"],
        ["search", "x", "--mode", "magic"],
        ["search", "x", "-n", "0"],
        ["search", "x", "y"],
        ["show"],
        ["show", "x", "--start", "-1"],
        ["add"],
        ["--library"],
    ],
)
def test_wrong_usage_is_one_sentence_on_stderr(dogear: Dogear, arguments: list[str]) -> None:
    ran = dogear(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("dogear: ")
    assert ran.err.count("\n") == 1


ODD_PATHS = ["~nosuchuser/x", os.fsdecode(b"root/caf\xe9.txt")]


@pytest.mark.parametrize("path", ODD_PATHS)
@pytest.mark.parametrize(
    "command",
    [["add"], ["remove"], ["show"], ["eval"], ["search", "x", "--in"], ["roots", "--library"]],
    ids=lambda command: command[0],
)
def test_a_path_that_means_nothing_is_one_sentence_on_stderr(
    dogear: Dogear, command: list[str], path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if command[-1] == "--library":
        code = main(["--library", path, "roots"], model=FakeModel())
        err = capsys.readouterr().err
    else:
        ran = dogear(*command, path)
        code, err = ran.code, ran.err
    assert code == 2
    assert err.startswith("dogear: ")
    assert err.count("\n") == 1
    assert "no such user" in err or "not Unicode" in err


@pytest.mark.parametrize(
    ("stream", "arguments", "code"),
    [
        ("stdin", ["search", "--stdin"], 0),
        ("stdout", ["roots"], 0),
        ("stderr", ["roots", "--all"], 2),
    ],
)
@pytest.mark.usefixtures("indexed")
def test_a_closed_stream_is_an_empty_one(
    tmp_path: Path, stream: str, arguments: list[str], code: int
) -> None:
    script = (
        f"import sys; sys.{stream} = None; from dogear_core.cli.main import main;"
        f"sys.exit(main({['--library', str(tmp_path / 'library'), *arguments]}))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (code, b"", b"")


def test_the_version_is_told() -> None:
    ran = run("--version")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.startswith(b"dogear ")


def test_the_library_is_taken_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DOGEAR_LIBRARY", str(tmp_path / "mine"))
    (tmp_path / "papers").mkdir()
    assert main(["add", "--no-index", str(tmp_path / "papers")], model=FakeModel()) == 0
    assert main(["roots"], model=FakeModel()) == 0
    assert str(tmp_path / "papers") in capsys.readouterr().out
    assert (tmp_path / "mine").is_dir()


def test_output_is_utf8_whatever_the_locale(indexed: Path, tmp_path: Path) -> None:
    ran = run(
        "--library",
        str(tmp_path / "library"),
        "show",
        str(indexed / "kitchen" / "soup.md"),
        PYTHONIOENCODING="ascii",
        LC_ALL="C",
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "Grüße aus 東京 👩‍🍳" in ran.stdout.decode("utf-8")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_has_had_enough_is_no_trouble(
    indexed: Path, tmp_path: Path, unbuffered: str
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = ["--library", str(tmp_path / "library"), "show", str(indexed / "lease.txt")]
    ran = subprocess.run(
        [sys.executable, "-m", "dogear_core.cli", *command],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
    )
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (1, b"")
