"""The order in which Tab goes through a window."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_in_tab_order(place: QWidget, controls: Sequence[QWidget]) -> None:
    """Let Tab come to new controls right after `place`, or after what comes before it.

    Otherwise they come last in the window, wherever they are. Qt only sorts what can have the
    keyboard, which a container cannot.
    """
    before: QWidget | None = place
    while before is not None and before.focusPolicy() is Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
        if before is place:
            return
    if before is not None:
        for one, next_one in pairwise([before, *controls]):
            QWidget.setTabOrder(one, next_one)
