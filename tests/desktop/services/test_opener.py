from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dogear_desktop.applications.base import Application, Opening, Outcome, Place, Way
from dogear_desktop.services.opener import Opener
from dogear_desktop.tasks import TaskRunner


class Desktop:
    """A platform with one application, which notes what is started."""

    def __init__(self) -> None:
        self.PAGES: dict[str, Way] = {"viewer": ("--page={number}", "{file}")}
        self.LINES: dict[str, Way] = {"viewer": ("+{number}", "{file}")}
        self.application: Application | None = Application("Viewer", "viewer", ("viewer",))
        self.starts = True
        self.started: list[tuple[str, ...]] = []
        self.revealed: list[Path] = []

    def default_application(self, path: Path) -> Application | None:  # noqa: ARG002
        return self.application

    def start(self, arguments: Sequence[str]) -> bool:
        self.started.append(tuple(arguments))
        return self.starts

    def reveal(self, path: Path) -> bool:
        self.revealed.append(path)
        return self.starts


@pytest.fixture
def desktop() -> Desktop:
    return Desktop()


@pytest.fixture
def opener(desktop: Desktop, runner: TaskRunner) -> Opener:
    return Opener(runner, desktop)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "Köln & Bonn #1 100%.txt"
    file.write_text("Contents\n\nThe deposit is returned.\n")
    return file


def answer(qtbot: QtBot, opener: Opener, ask: Callable[[], None]) -> Opening:
    with qtbot.waitSignal(opener.finished) as finished:
        ask()
    assert finished.args is not None
    opening = finished.args[0]
    assert isinstance(opening, Opening)
    return opening


def test_a_file_is_opened_by_its_exact_name(
    qtbot: QtBot, desktop: Desktop, opener: Opener, file: Path
) -> None:
    opening = answer(qtbot, opener, lambda: opener.open(file))
    assert opening == Opening(file, Outcome.DONE, "Viewer")
    assert desktop.started == [("viewer", str(file))]


def test_a_viewer_is_told_the_page(
    qtbot: QtBot, desktop: Desktop, opener: Opener, file: Path
) -> None:
    opening = answer(qtbot, opener, lambda: opener.open(file, Place(12, "viii", "deposit")))
    assert opening == Opening(file, Outcome.DONE, "Viewer", Place(12, "viii", "deposit"))
    assert desktop.started == [("viewer", "--page=12", str(file))]


def test_an_editor_is_told_the_line(
    qtbot: QtBot, desktop: Desktop, opener: Opener, file: Path
) -> None:
    place = Place(passage="The deposit is")
    assert answer(qtbot, opener, lambda: opener.open(file, place)).outcome is Outcome.DONE
    assert desktop.started == [("viewer", "+3", str(file))]


def test_a_viewer_that_takes_no_page_is_said_to_be_told_none(
    qtbot: QtBot, desktop: Desktop, opener: Opener, file: Path
) -> None:
    desktop.PAGES.clear()
    opening = answer(qtbot, opener, lambda: opener.open(file, Place(12)))
    assert opening == Opening(file, Outcome.PAGE_UNTOLD, "Viewer", Place(12))
    assert desktop.started == [("viewer", str(file))]


def test_a_name_that_would_be_misread_is_given_alone(
    qtbot: QtBot, desktop: Desktop, opener: Opener, file: Path
) -> None:
    desktop.PAGES["viewer"] = ("{file}#{number}",)
    opening = answer(qtbot, opener, lambda: opener.open(file, Place(12)))
    assert opening.outcome is Outcome.PAGE_UNTOLD
    assert desktop.started == [("viewer", str(file))]


def test_a_passage_that_is_not_there_is_not_worth_a_word(
    qtbot: QtBot, desktop: Desktop, opener: Opener, file: Path
) -> None:
    opening = answer(qtbot, opener, lambda: opener.open(file, Place(passage="not in it")))
    assert opening.outcome is Outcome.DONE
    assert desktop.started == [("viewer", str(file))]


def test_a_file_that_nothing_opens(
    qtbot: QtBot, desktop: Desktop, opener: Opener, file: Path
) -> None:
    desktop.starts = False
    opening = answer(qtbot, opener, lambda: opener.open(file, Place(12)))
    assert opening.outcome is Outcome.NO_APPLICATION
    desktop.application = None
    opening = answer(qtbot, opener, lambda: opener.open(file))
    assert opening == Opening(file, Outcome.NO_APPLICATION)


@pytest.mark.parametrize("name", ["gone.txt", "n" * 5000])
def test_a_file_that_is_gone_is_neither_opened_nor_revealed(
    qtbot: QtBot, desktop: Desktop, opener: Opener, tmp_path: Path, name: str
) -> None:
    gone = tmp_path / name
    assert answer(qtbot, opener, lambda: opener.open(gone)).outcome is Outcome.GONE
    assert answer(qtbot, opener, lambda: opener.reveal(gone)).outcome is Outcome.GONE
    assert desktop.started == []
    assert desktop.revealed == []


def test_a_file_is_shown_in_its_folder(
    qtbot: QtBot, desktop: Desktop, opener: Opener, file: Path
) -> None:
    assert answer(qtbot, opener, lambda: opener.reveal(file)).outcome is Outcome.DONE
    assert desktop.revealed == [file]
    desktop.starts = False
    assert answer(qtbot, opener, lambda: opener.reveal(file)).outcome is Outcome.NO_APPLICATION
