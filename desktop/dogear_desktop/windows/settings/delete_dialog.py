"""The question before everything is deleted."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from dogear_desktop.citations import shown_path
from dogear_desktop.theme import MARGIN, scaled

_LINE = 60
"""Letters in a line; without a width the height of wrapped text is not known."""


class DeleteDialog(QDialog):
    """Says what will be gone and what stays; deleting is offered once a box is ticked."""

    def __init__(self, library: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Delete everything"))
        heading = QLabel(self.tr("Delete everything Dogear has made?"))
        heading.setFont(scaled(self.font(), 1.15, bold=True))
        heading.setWordWrap(True)
        text = QLabel(
            self.tr(
                "The library in {0} will be deleted: the texts, the list of your folders, what "
                "was chosen for indexing, and the recent searches. This cannot be undone.\n\n"
                "Your documents are not touched. They can be added and indexed again."
            ).format(shown_path(library))
        )
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setMinimumWidth(_LINE * self.fontMetrics().averageCharWidth())
        self._agree = QCheckBox(self.tr("&Yes, delete the library"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        delete = buttons.addButton(
            self.tr("&Delete everything"), QDialogButtonBox.ButtonRole.DestructiveRole
        )
        delete.setEnabled(False)
        delete.setAutoDefault(False)
        delete.clicked.connect(self.accept)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setDefault(True)
        buttons.rejected.connect(self.reject)
        self._agree.toggled.connect(delete.setEnabled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * MARGIN, 2 * MARGIN, 2 * MARGIN, MARGIN)
        layout.setSpacing(MARGIN)
        for widget in (heading, text, self._agree, buttons):
            layout.addWidget(widget)
