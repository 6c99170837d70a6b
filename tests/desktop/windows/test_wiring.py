"""What one part of the window does because of another."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot
from tests.desktop.windows.asking import ask
from tests.desktop.windows.conftest import PAPERS, write

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.preferences import PreferenceFile
from dogear_desktop.app import Application
from dogear_desktop.single_instance import Handover
from dogear_desktop.windows.main_window import MainWindow

Start = Callable[..., Application]

PAGE = (
    "# Orchard\n\nThe gate squeaks. [Oil it](https://example.org/oil?a=1&b=2) or"
    " [look](file:///etc/passwd), and ![see](https://example.org/gate.png).\n\n"
)
SECOND = "# Gate\n\n" + "Rain and wind have bent the fence by the road. " * 60


@pytest.fixture
def unlearned(tmp_path: Path) -> Path:
    """Return a library whose passages are found by their words alone, and stay so."""
    write(tmp_path / "letters", {**PAPERS, "orchard.md": PAGE + SECOND + "\n\nThe gate again.\n"})
    with Engine.open(tmp_path / "library", model=FakeModel()) as engine:
        engine.add_roots([tmp_path / "letters"])
        engine.index(words_only=True)
    PreferenceFile(tmp_path / "library").change(paused=True)
    return tmp_path / "library"


@pytest.fixture
def window(unlearned: Path, start: Start) -> MainWindow:
    return start(unlearned, FakeModel()).window


def test_the_status_line_speaks_of_the_folder_that_is_searched(
    qtbot: QtBot, window: MainWindow
) -> None:
    status = window.index_status
    qtbot.waitUntil(lambda: status.coverage == "Meaning search covers 0 %")
    window.ask("deposit in:letters")
    qtbot.waitUntil(lambda: status.coverage == "Meaning search covers 0 % of “letters”")
    window.ask("deposit")
    qtbot.waitUntil(lambda: status.coverage == "Meaning search covers 0 %")


def test_the_buttons_of_the_preview_step_through_the_list_and_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    ask(qtbot, window, "gate", "orchard.md")
    tools = window.preview.tools
    named = {button.accessibleName(): button for button in tools.findChildren(QToolButton)}
    count = window.results.place_in_document()[1]
    assert count > 1
    first = window.results.selected_hit
    named["Next passage in this document"].click()
    assert tools.passage_text == f"Passage 2 of {count}"
    second = window.results.selected_hit
    assert first is not None
    assert second is not None
    assert second.document_id == first.document_id
    assert second.span.start > first.span.start
    qtbot.waitUntil(lambda: second.text[:30] in window.preview.text_view.toPlainText())
    window.commands.previous_passage.trigger()
    assert window.results.selected_hit == first
    assert tools.passage_text == f"Passage 1 of {count}"


def click_on(window: MainWindow, text: str) -> None:
    """Click on a text of the formatted document."""
    view = window.preview.rendered_view
    cursor = QTextCursor(view.document().find(text))
    assert not cursor.isNull()
    cursor.setPosition(cursor.selectionStart() + 1)
    place = view.cursorRect(cursor).center() + QPoint(2, 0)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(view.viewport(), left, none, place)


def test_links_are_opened_by_the_browser_and_nothing_is_loaded(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString())
    )
    ask(qtbot, window, "squeaks", "orchard.md")
    view = window.preview.rendered_view
    qtbot.waitUntil(lambda: view.is_complete)
    before = view.toPlainText()
    click_on(window, "Oil it")
    assert opened == ["https://example.org/oil?a=1&b=2"]
    click_on(window, "look")  # a file of this computer: none of a document's business
    assert opened == ["https://example.org/oil?a=1&b=2"]
    assert view.toPlainText() == before


def test_without_a_folder_a_question_is_answered_by_the_offer_to_add_one(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    app = start(tmp_path / "new", FakeModel())
    with qtbot.waitSignal(app.search.answered, check_params_cb=lambda answer: answer.complete):
        app.receive(Handover("deposit"))
    assert app.window.empty_state.first_start.isVisible()
    assert app.window.search_bar.hasFocus()
