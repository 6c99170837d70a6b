"""The window that says that something went wrong in Dogear itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dogear_desktop.theme import SPACING

_SIZE = (640, 460)


class CrashDialog(QDialog):
    """A report that can be copied; what the errors say is left out until it is asked for.

    Signals:
        quit_chosen: Dogear is to end.
    """

    quit_chosen = Signal()

    def __init__(self, introduction: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._text_with_messages = ""
        self.setWindowTitle(self.tr("Something went wrong in Dogear"))
        words = QLabel(introduction, wordWrap=True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        self._report = QPlainTextEdit(readOnly=True)
        self._report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._report.setAccessibleName(self.tr("Report"))
        self._with_messages = QCheckBox(self.tr("Include the error's &message"))
        self._with_messages.toggled.connect(self._show_text)
        self._warning = QLabel(
            self.tr(
                "The message may hold text of your documents or names of your files. Please read it"
                " before you give the report to anyone."
            ),
            wordWrap=True,
        )
        self._with_messages.setAccessibleDescription(self._warning.text())
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACING)
        layout.addWidget(words)
        layout.addWidget(self._report, 1)
        layout.addWidget(self._with_messages)
        layout.addWidget(self._warning)
        layout.addWidget(self._buttons())
        self.resize(*_SIZE)

    @property
    def report(self) -> str:
        """The report as it is shown."""
        return self._report.toPlainText()

    def show_report(self, text: str, text_with_messages: str) -> None:
        """Show a report; if there are no messages in it, there is no choice to include them."""
        self._text = text
        self._text_with_messages = text_with_messages
        self._with_messages.setVisible(text != text_with_messages)
        self._warning.setVisible(text != text_with_messages)
        self._show_text()
        self.show()

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        copy = QPushButton(self.tr("&Copy report"))
        copy.clicked.connect(self._copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        close.clicked.connect(self.reject)
        leave = QPushButton(self.tr("&Quit Dogear"))
        leave.clicked.connect(self.quit_chosen)
        buttons.addButton(leave, QDialogButtonBox.ButtonRole.DestructiveRole)
        return buttons

    def _show_text(self) -> None:
        shown = self._text_with_messages if self._with_messages.isChecked() else self._text
        self._report.setPlainText(shown)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
