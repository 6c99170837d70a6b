import logging
import stat
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dogear_core.errors import LibraryBusy, NoSuchPath
from dogear_desktop.diagnostics import log
from dogear_desktop.diagnostics.bug_report import OwnText
from dogear_desktop.diagnostics.log import LOG_NAME, open_log

LOGGER = logging.getLogger("dogear_desktop.tasks")


class Colour(StrEnum):
    RED = "secret red"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Return the folder a log is written to."""
    folder = tmp_path / "state" / "log"
    opened = open_log(folder)
    assert opened is not None
    yield folder
    opened.close()


@pytest.fixture
def written(folder: Path) -> Callable[[], str]:
    """Return what reads the log."""
    return lambda: (folder / LOG_NAME).read_text(encoding="utf-8")


def test_numbers_and_names_of_the_program_are_written(written: Callable[[], str]) -> None:
    LOGGER.info("Added %d in %.1f s, %s, %s, %s", 7, 2.5, LibraryBusy, Colour.RED, OwnText("3.11"))
    expected = "Added 7 in 2.5 s, dogear_core.errors.LibraryBusy, Colour.RED, 3.11"
    assert f"INFO dogear_desktop.tasks: {expected}\n" in written()


@given(text=st.text(st.characters(categories=["L", "N"]), min_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_else_a_logger_is_given_stays_out(text: str, written: Callable[[], str]) -> None:
    text = f"<{text}>"
    LOGGER.error("Given %s", text)
    LOGGER.error("Given %s", Path("/papers") / text.replace("\0", ""))
    LOGGER.error("Given %s and %r", [text], {text: text})
    LOGGER.error("Given %(name)s", {"name": text})
    LOGGER.error("Given %s", NoSuchPath(text, path=Path(text)))
    try:
        raise NoSuchPath(text, path=Path(text))
    except NoSuchPath:
        LOGGER.exception("Failed")
    assert text not in written()
    assert "Given …\n" in written()


def test_an_exception_is_written_by_its_type_and_place(written: Callable[[], str]) -> None:
    try:
        open("/papers/secret.txt")  # noqa: PTH123, SIM115
    except OSError:
        LOGGER.exception("Failed")
    assert "builtins.FileNotFoundError" in written()
    assert "in test_an_exception_is_written_by_its_type_and_place" in written()
    assert "secret" not in written()
    assert "/" not in written()


def test_what_libraries_log_stays_out(written: Callable[[], str]) -> None:
    logging.getLogger("pypdf").warning("a file of the person")
    assert written() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no modes")
def test_only_the_person_can_read_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "log"
    monkeypatch.setattr(log, "MAX_BYTES", 200)
    opened = open_log(folder)
    assert opened is not None
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for number in range(20):
        LOGGER.info("A line of some length, number %d", number)
    files = sorted(folder.iterdir())
    assert [file.name for file in files] == [LOG_NAME, f"{LOG_NAME}.1", f"{LOG_NAME}.2"]
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in files)
    assert all(file.stat().st_size <= 200 for file in files)
    assert "number 19" in files[0].read_text()
    opened.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the disk is never full here")
def test_a_full_disk_is_said_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / LOG_NAME).symlink_to("/dev/full")
    opened = open_log(tmp_path)
    assert opened is not None
    for number in range(5000):
        LOGGER.info("A line of some length, number %d", number)
    opened.close()
    assert capsys.readouterr().err == (
        "dogear: The log cannot be written (No space left on device).\n"
    )


def test_a_folder_that_cannot_be_used_leaves_no_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert open_log(tmp_path / "file" / "log") is None
    assert capsys.readouterr().err == "dogear: The log cannot be written (Not a directory).\n"
    LOGGER.error("This is heard by nobody")
    assert capsys.readouterr().err == ""


def test_a_mistake_in_a_message_is_loud(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened = open_log(tmp_path)
    assert opened is not None
    opened.handle(logging.makeLogRecord({"msg": "%d files", "args": ("many",)}))
    opened.close()
    assert "TypeError" in capsys.readouterr().err


def test_it_is_where_the_platform_keeps_logs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    assert "dogear" in log.log_folder().parts
