import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from dogear_desktop.widgets.pattern_editor import PatternEditor


@pytest.fixture
def editor(qtbot: QtBot) -> PatternEditor:
    editor = PatternEditor()
    qtbot.addWidget(editor)
    editor.show_patterns("~/Papers", ["*.log", "drafts/"])
    editor.show()
    return editor


@pytest.fixture
def text(editor: PatternEditor) -> QPlainTextEdit:
    (text,) = editor.findChildren(QPlainTextEdit)
    return text


@pytest.fixture
def apply(editor: PatternEditor) -> QPushButton:
    (apply,) = editor.findChildren(QPushButton)
    return apply


def test_patterns_apply_at_a_click_and_not_before(
    editor: PatternEditor, text: QPlainTextEdit, apply: QPushButton
) -> None:
    chosen: list[object] = []
    editor.patterns_chosen.connect(chosen.append)
    assert text.toPlainText() == "*.log\ndrafts/"
    assert not apply.isEnabled()
    text.setPlainText("*.log\ndrafts/\n\n  \n*.tmp\n")
    assert chosen == []
    apply.click()
    assert chosen == [("*.log", "drafts/", "*.tmp")]
    assert not apply.isEnabled()


def test_what_is_no_pattern_is_told_as_it_is_typed(
    editor: PatternEditor, text: QPlainTextEdit, apply: QPushButton
) -> None:
    text.setPlainText("*.log\n[z-a]\n!")
    assert editor.wrong == "Line 2: “[z-a]” is not a pattern.\nLine 3: “!” is not a pattern."
    assert not apply.isEnabled()
    text.setPlainText("*.log\n[a-z]")
    assert editor.wrong == ""
    assert apply.isEnabled()


def test_a_long_list_of_mistakes_is_cut_short(editor: PatternEditor, text: QPlainTextEdit) -> None:
    text.setPlainText("!\n" * 50)
    assert editor.wrong.count("\n") == 2


def test_without_a_folder_nothing_can_be_typed(
    editor: PatternEditor, text: QPlainTextEdit, apply: QPushButton
) -> None:
    editor.show_patterns("", ())
    assert not text.isEnabled()
    assert not apply.isEnabled()


def test_the_keyboard_gets_out_of_the_box(
    qtbot: QtBot, editor: PatternEditor, text: QPlainTextEdit
) -> None:
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    text.setFocus()
    text.insertPlainText("*.tmp")
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert not text.hasFocus()
    assert "\t" not in text.toPlainText()
