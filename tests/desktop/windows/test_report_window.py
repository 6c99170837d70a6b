import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from dogear_core.storage.lock import writer_lock
from dogear_core.types import ProblemKind
from dogear_desktop.itemmodels.problems_model import ProblemColumn
from dogear_desktop.windows.report_window import ReportWindow

from .conftest import Shelf

ALL = ["blank.txt", "broken.pdf", "page 1.html", "page 2.html", "page 3.html", "photo.png"]


@pytest.fixture
def window(qtbot: QtBot, shelf: Shelf) -> ReportWindow:
    """Return the window on the shelf, with everything counted and listed."""
    window = ReportWindow(shelf.report, shelf.indexing, shelf.opener)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: names(window) == ALL)
    return window


def names(window: ReportWindow) -> list[str]:
    model = window.problems_view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def selected(window: ReportWindow) -> list[str]:
    return [problem.path.name for problem in window.problems_view.selection]


def choose_folder(window: ReportWindow, *way: str) -> None:
    """Choose a folder by the names on the way to it, beginning below the root."""
    model = window.folders_view.model()
    index = model.index(0, 0)
    for name in way:
        rows = [model.index(row, 0, index) for row in range(model.rowCount(index))]
        (index,) = (row for row in rows if row.data() == name)
    window.folders_view.setCurrentIndex(index)


def choose_kind(window: ReportWindow, name: str) -> None:
    model = window.kinds_view.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    (index,) = (row for row in rows if row.data() == name)
    window.kinds_view.setCurrentIndex(index)


def counts(window: ReportWindow) -> dict[str, str]:
    model = window.kinds_view.model()
    rows = range(model.rowCount())
    return {
        model.index(row, 0).data(): model.index(row, 1).data()
        for row in rows
        if model.index(row, 1).data()
    }


def select(window: ReportWindow, *files: str) -> None:
    view = window.problems_view
    view.clearSelection()
    for row, name in enumerate(names(window)):
        if name in files:
            flags = view.selectionModel().SelectionFlag
            view.selectionModel().setCurrentIndex(
                view.model().index(row, 0), flags.Select | flags.Rows
            )


def answer(monkeypatch: pytest.MonkeyPatch, button: QMessageBox.StandardButton) -> list[str]:
    """Answer every question with a button, and return the questions."""
    asked: list[str] = []

    def question(*arguments: object) -> QMessageBox.StandardButton:
        asked.append(str(arguments[2]))
        return button

    monkeypatch.setattr(QMessageBox, "question", question)
    return asked


def test_everything_is_counted_by_folder_and_kind(window: ReportWindow, shelf: Shelf) -> None:
    assert window.summary == f"{shelf.folder}\nSearchable: 3 of 9 · Left out: 1"
    expected = {"All reasons": "6", "Without text": "4", "Damaged": "1", "Not supported": "1"}
    assert counts(window) == {**expected, "Left out": "1"}


def test_a_folder_and_a_kind_narrow_the_list(qtbot: QtBot, window: ReportWindow) -> None:
    choose_folder(window, "scans")
    qtbot.waitUntil(lambda: names(window) == ["blank.txt", *ALL[2:5]])
    assert counts(window) == {"All reasons": "4", "Without text": "4"}
    choose_kind(window, "Damaged")
    qtbot.waitUntil(lambda: window.empty_text == "No file here is of this kind.")
    choose_folder(window)
    qtbot.waitUntil(lambda: names(window) == ["broken.pdf"])
    assert window.empty_text == ""
    choose_kind(window, "Left out")
    qtbot.waitUntil(lambda: names(window) == [".hidden.txt"])


def test_another_folder_begins_at_its_first_file(qtbot: QtBot, window: ReportWindow) -> None:
    select(window, "page 2.html")
    choose_folder(window, "scans")
    qtbot.waitUntil(lambda: names(window) == ["blank.txt", *ALL[2:5]])
    assert selected(window) == ["blank.txt"]


def test_open_folders_stay_open(qtbot: QtBot, window: ReportWindow, shelf: Shelf) -> None:
    view, model = window.folders_view, window.folders_view.model()
    root = model.index(0, 0)
    assert view.isExpanded(root)
    view.expand(model.index(0, 0, root))
    with qtbot.waitSignal(shelf.report.counted):
        shelf.report.count()
    root = model.index(0, 0)
    assert view.isExpanded(model.index(0, 0, root))
    view.collapse(root)
    with qtbot.waitSignal(shelf.report.counted):
        shelf.report.count()
    assert not view.isExpanded(model.index(0, 0))


def test_the_counts_of_folders_are_of_the_chosen_kind(window: ReportWindow) -> None:
    model = window.folders_view.model()
    root = model.index(0, 0)
    assert model.index(0, 1).data() == "6"
    choose_kind(window, "Damaged")
    assert model.index(0, 1).data() == "1"
    assert model.index(0, 1, root).data() == ""


def test_the_selected_file_is_told_with_what_can_be_done(window: ReportWindow) -> None:
    assert selected(window) == ["blank.txt"]
    assert "The file is empty." in window.details.text
    select(window, "photo.png")
    assert "A copy saved as PDF" in window.details.text
    select(window, "photo.png", "broken.pdf")
    assert "Selected: 2" in window.details.text
    assert not window.commands.reveal.isEnabled()
    assert window.commands.copy_path.isEnabled()


def test_the_filter_box_narrows_by_name_and_folder(window: ReportWindow) -> None:
    QTest.keyClicks(window.filter_box, "PAGE")
    assert names(window) == ALL[2:5]
    window.filter_box.setText("2019")
    assert names(window) == ["blank.txt"]
    window.filter_box.setText("nowhere")
    assert window.empty_text == "No file or folder here has such a name."


def test_sorting_keeps_what_is_selected(window: ReportWindow) -> None:
    select(window, "page 2.html", "photo.png")
    window.problems_view.sortByColumn(ProblemColumn.NAME, Qt.SortOrder.DescendingOrder)
    assert names(window) == ALL[::-1]
    assert sorted(selected(window)) == ["page 2.html", "photo.png"]


def test_what_is_counted_anew_keeps_folder_kind_and_selection(
    qtbot: QtBot, window: ReportWindow, shelf: Shelf
) -> None:
    choose_folder(window, "scans")
    choose_kind(window, "Without text")
    qtbot.waitUntil(lambda: names(window) == ["blank.txt", *ALL[2:5]])
    select(window, "page 3.html")
    (shelf.folder / "scans" / "page 0.html").write_text("<img>")
    shelf.indexing.start()
    qtbot.waitUntil(lambda: "page 0.html" in names(window))
    assert selected(window) == ["page 3.html"]
    assert window.summary.startswith(str(shelf.folder / "scans"))
    assert counts(window)["All reasons"] == "5"


def test_trying_again_reads_a_file_that_has_not_changed(
    qtbot: QtBot, window: ReportWindow, shelf: Shelf
) -> None:
    select(window, "broken.pdf")
    with qtbot.waitSignal(shelf.indexing.finished) as finished:
        window.commands.retry.trigger()
    (report,) = finished.args
    assert report.failed == 1
    choose_folder(window, "scans")
    choose_kind(window, "Without text")
    with qtbot.waitSignal(shelf.indexing.finished) as finished:
        window.commands.retry_folder.trigger()
    (report,) = finished.args
    assert (report.failed, report.skipped) == (0, 4)


def test_leaving_out_asks_once_for_all_and_says_what_it_does(
    qtbot: QtBot, window: ReportWindow, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    select(window, "page 1.html", "page 3.html")
    asked = answer(monkeypatch, QMessageBox.StandardButton.No)
    window.commands.exclude.trigger()
    assert len(asked) == 1
    assert "the selected files (2)" in asked[0]
    assert "Nothing is deleted" in asked[0]
    assert names(window) == ALL
    answer(monkeypatch, QMessageBox.StandardButton.Yes)
    window.commands.exclude.trigger()
    qtbot.waitUntil(lambda: names(window) == [*ALL[:2], "page 2.html", "photo.png"])
    assert selected(window) != []
    with shelf.open() as engine:
        assert engine.roots()[0].exclude == ("/scans/page 1.html", "/scans/page 3.html")


def test_a_folder_is_left_out_as_one(
    qtbot: QtBot, window: ReportWindow, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not window.commands.exclude_folder.isEnabled()
    choose_folder(window, "scans")
    assert window.commands.exclude_folder.isEnabled()
    asked = answer(monkeypatch, QMessageBox.StandardButton.Yes)
    window.commands.exclude_folder.trigger()
    qtbot.waitUntil(lambda: names(window) == ["broken.pdf", "photo.png"])
    assert str(shelf.folder / "scans") in asked[0]
    assert window.summary.startswith(f"{shelf.folder}\n")


def test_what_is_left_out_already_cannot_be_left_out_again(
    qtbot: QtBot, window: ReportWindow
) -> None:
    choose_kind(window, "Left out")
    qtbot.waitUntil(lambda: selected(window) == [".hidden.txt"])
    assert not window.commands.exclude.isEnabled()
    assert not window.commands.retry.isEnabled()
    assert window.commands.explain.isEnabled()


def test_a_file_is_shown_copied_and_explained(
    qtbot: QtBot, window: ReportWindow, shelf: Shelf, revealed: list[str]
) -> None:
    select(window, "photo.png")
    window.commands.reveal.trigger()
    assert revealed == ["photo.png"]
    with qtbot.waitSignal(window.explanation_wanted) as wanted:
        window.commands.explain.trigger()
    assert wanted.args == [shelf.folder / "photo.png"]
    select(window, "broken.pdf", "photo.png")
    window.commands.copy_path.trigger()
    copied = QGuiApplication.clipboard().text()
    assert copied == f"{shelf.folder / 'broken.pdf'}\n{shelf.folder / 'photo.png'}"


def test_the_keys_of_the_commands_are_for_the_list(
    qtbot: QtBot, window: ReportWindow, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, QMessageBox.StandardButton.No)
    select(window, "photo.png")
    window.folders_view.setFocus()
    QTest.keyClick(window.folders_view, Qt.Key.Key_Delete)
    assert asked == []
    window.problems_view.setFocus()
    QTest.keyClick(window.problems_view, Qt.Key.Key_Delete)
    assert len(asked) == 1
    with qtbot.waitSignal(window.explanation_wanted) as wanted:
        QTest.keyClick(window.problems_view, Qt.Key.Key_Return)
    assert wanted.args == [shelf.folder / "photo.png"]


def test_a_file_that_is_gone_cannot_be_shown(window: ReportWindow, shelf: Shelf) -> None:
    (shelf.folder / "photo.png").unlink()
    select(window, "photo.png")
    window.commands.reveal.trigger()
    assert str(shelf.folder / "photo.png") in window.messages.text


def test_a_file_can_be_looked_up(qtbot: QtBot, window: ReportWindow, shelf: Shelf) -> None:
    window.filter_box.setText("nothing")
    window.show_path(shelf.folder / "scans" / "page 2.html", ProblemKind.NO_TEXT)
    qtbot.waitUntil(lambda: selected(window) == ["page 2.html"])
    assert window.summary.startswith(str(shelf.folder / "scans"))
    window.show_path(shelf.folder / ".hidden.txt", ProblemKind.LEFT_OUT)
    qtbot.waitUntil(lambda: selected(window) == [".hidden.txt"])
    window.show_path(shelf.folder)
    qtbot.waitUntil(lambda: names(window) == ALL)


def test_where_everything_is_searchable_it_says_so(
    qtbot: QtBot, window: ReportWindow, shelf: Shelf
) -> None:
    for path in (*shelf.folder.glob("scans/**/*.*"), shelf.folder / "broken.pdf"):
        path.unlink()
    (shelf.folder / "photo.png").unlink()
    shelf.indexing.start()
    said = "Everything in these folders is searchable."
    qtbot.waitUntil(lambda: window.empty_text == said)
    assert not window.details.isVisible()
    shelf.indexing.remove_root(shelf.folder)
    qtbot.waitUntil(lambda: window.empty_text == "No folder has been added yet.")


def test_a_hidden_window_counts_when_it_is_shown(
    qtbot: QtBot, window: ReportWindow, shelf: Shelf
) -> None:
    window.hide()
    (shelf.folder / "new.html").write_text("<img>")
    with qtbot.waitSignal(shelf.indexing.finished):
        shelf.indexing.start()
    assert "new.html" not in names(window)
    window.show()
    qtbot.waitUntil(lambda: "new.html" in names(window))


def test_a_library_that_is_being_written_by_another_says_so(
    qtbot: QtBot, window: ReportWindow, shelf: Shelf
) -> None:
    with writer_lock(shelf.library):
        window.commands.retry.trigger()
        qtbot.waitUntil(window.messages.isVisible)
    assert "Another Dogear" in window.messages.text


def test_everything_can_be_reached_with_the_keyboard(window: ReportWindow) -> None:
    views = (window.folders_view, window.kinds_view, window.filter_box, window.problems_view)
    reached = set()
    window.folders_view.setFocus()
    for _ in range(30):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert set(views) <= reached
    assert all(view.accessibleName() for view in views)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is window.filter_box


def test_a_second_page_shows_what_was_done(window: ReportWindow, qtbot: QtBot) -> None:
    window.tabs.setCurrentWidget(window.activity_view)
    model = window.activity_view.model()
    qtbot.waitUntil(lambda: model.rowCount() > 0)
    rows = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert "Added" in rows
    window.show_path(window.problems_view.selection[0].path)
    assert window.tabs.currentWidget() is not window.activity_view
