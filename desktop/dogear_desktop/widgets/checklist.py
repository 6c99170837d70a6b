"""A list of things that were looked at, each with a mark."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from dogear_desktop.explanation_checks import Check
from dogear_desktop.theme import MARGIN, SPACING
from dogear_desktop.widgets.check_mark import CheckMark


class Checklist(QScrollArea):
    """A mark and a sentence in each line; there are a dozen at most."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("What was looked at"))
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self._checks: Sequence[Check] = ()
        self.show_checks(())

    @property
    def checks(self) -> Sequence[Check]:
        """What is shown."""
        return self._checks

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show these instead of what was shown before."""
        self._checks = checks
        lines = QWidget()
        lines.setBackgroundRole(QPalette.ColorRole.Base)
        lines.setAutoFillBackground(True)
        layout = QGridLayout(lines)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setHorizontalSpacing(SPACING)
        layout.setVerticalSpacing(SPACING)
        layout.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, check in enumerate(checks):
            sentence = QLabel(check.sentence, wordWrap=True)
            sentence.setTextFormat(Qt.TextFormat.PlainText)
            sentence.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            sentence.setAccessibleName(f"{check.mark.word}. {check.sentence}")
            layout.addWidget(CheckMark(check.mark), row, 0, top)
            layout.addWidget(sentence, row, 1, top)
        layout.setRowStretch(len(checks), 1)
        self.setWidget(lines)
