"""Asking in a window, as the tests of its parts do."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from dogear_desktop.windows.main_window import MainWindow


def first_is(window: MainWindow, question: str, name: str) -> Callable[[], bool]:
    """Return what tells whether a file of this name is the first, selected result."""

    def answer() -> bool:
        hit = window.results.selected_hit
        answered = window.results.question == question
        return answered and hit is not None and hit.path.name == name

    return answer


def ask(qtbot: QtBot, window: MainWindow, question: str, name: str) -> None:
    """Ask a question and wait until a file of this name is the first, selected result."""
    window.ask(question)
    qtbot.waitUntil(first_is(window, question, name), timeout=20_000)
