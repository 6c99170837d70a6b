"""Asking in a window, as the tests of its parts do."""

from pytestqt.qtbot import QtBot

from dogear_desktop.windows.main_window import MainWindow


def ask(qtbot: QtBot, window: MainWindow, question: str, name: str) -> None:
    """Ask a question and wait until a file of this name is the first, selected result."""
    window.ask(question)

    def first_is_there() -> bool:
        hit = window.results.selected_hit
        answered = window.results.question == question
        return answered and hit is not None and hit.path.name == name

    qtbot.waitUntil(first_is_there, timeout=20_000)
