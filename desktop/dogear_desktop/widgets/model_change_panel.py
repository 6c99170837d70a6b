"""How far a change of the model is, and what a person can do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dogear_core.types import ModelStatus
from dogear_desktop.model_sentences import change_sentence
from dogear_desktop.theme import SPACING
from dogear_desktop.widgets.described_button import DescribedButton
from dogear_desktop.widgets.quiet_text import QuietText


class ModelChangePanel(QWidget):
    """A sentence or two, and a button for each thing that can be done; empty without a change.

    Signals:
        rollback_clicked: The former model is to answer again.
        cancel_clicked: The library is to stay with the model that answers.
        insist_clicked: The model that found less, or was not wanted, is to take over all the same.
    """

    rollback_clicked = Signal()
    cancel_clicked = Signal()
    insist_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QuietText()
        self._rollback = DescribedButton(
            self.tr("Go &back"), self.tr("Let the former model answer again")
        )
        self._cancel = DescribedButton(
            self.tr("&Cancel the change"), self.tr("Stay with the model that answers now")
        )
        self._insist = DescribedButton(
            self.tr("C&hange all the same"),
            self.tr("Let the new model answer without comparing it"),
        )
        self._rollback.clicked.connect(lambda _: self.rollback_clicked.emit())
        self._cancel.clicked.connect(lambda _: self.cancel_clicked.emit())
        self._insist.clicked.connect(lambda _: self.insist_clicked.emit())
        row = QHBoxLayout()
        row.setSpacing(SPACING)
        for button in (self._rollback, self._cancel, self._insist):
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING // 2)
        layout.addWidget(self._text)
        layout.addLayout(row)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._text.text()

    def show_status(self, status: ModelStatus) -> None:
        """Show how far a change is."""
        self._text.setText(change_sentence(status))
        self._rollback.setVisible(bool(status.retired))
        self._cancel.setVisible(status.is_due)
        self._insist.setVisible(status.decision is not None)
        self.setVisible(bool(self._text.text()))
