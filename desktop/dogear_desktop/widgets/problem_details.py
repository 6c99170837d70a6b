"""What is to be said of the selected files that are not searchable."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from dogear_core.types import Problem, Reason
from dogear_desktop.citations import shown_path
from dogear_desktop.sentences import advice_sentence, problem_sentence
from dogear_desktop.theme import MARGIN, SMALL_TEXT, SPACING, scaled
from dogear_desktop.widgets.elided_label import ElidedLabel

_LINES = 2
"""The height of the reason, so that the list above does not jump from one file to the next."""


class ProblemDetails(QWidget):
    """Name, folder and reason of one file, or the number of several, above what can be done."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ElidedLabel(Qt.TextElideMode.ElideMiddle)
        self._name.setFont(scaled(self.font(), 1.0, bold=True))
        self._folder = ElidedLabel(Qt.TextElideMode.ElideMiddle, muted=True)
        self._folder.setFont(scaled(self.font(), SMALL_TEXT))
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading
        self._reason = QLabel(wordWrap=True, alignment=top)
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        self._reason.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._reason.setMinimumHeight(_LINES * self.fontMetrics().lineSpacing())
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING)
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, SPACING, MARGIN, MARGIN)
        layout.setSpacing(SPACING // 2)
        for widget in (self._name, self._folder, self._reason):
            layout.addWidget(widget)
        layout.addSpacing(SPACING // 2)
        layout.addLayout(buttons)
        self.show_problems([])

    @property
    def text(self) -> str:
        """All that is said, in lines."""
        return "\n".join((self._name.text, self._folder.text, self._reason.text()))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Tell of the selected problems."""
        name, folder, reason = "", "", ""
        if len(problems) == 1:
            (problem,) = problems
            detail = problem.detail if problem.reason is not Reason.IGNORED else ""
            name = problem.path.name
            folder = " · ".join(filter(None, (shown_path(problem.path.parent), detail)))
            sentences = (problem_sentence(problem), advice_sentence(problem.reason))
            reason = " ".join(filter(None, sentences))
        elif problems:
            name = self.tr("Selected: {0}").format(QLocale().toString(len(problems)))
        self._name.set_text(name)
        self._folder.set_text(folder)
        self._reason.setText(reason)
