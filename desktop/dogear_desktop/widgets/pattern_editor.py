"""The patterns of what a folder leaves out."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from dogear_core.sources.ignore import is_pattern
from dogear_desktop.theme import SPACING, Colours
from dogear_desktop.widgets.quiet_text import QuietText

_LINES = 5
_WRONG_LINES = 3
"""More wrong lines are not named: one is mended after the other."""


class PatternEditor(QWidget):
    """A pattern a line; each is checked as it is typed.

    They apply at a click and not as they are typed: on the way to `*.log` there is `*`, which
    would forget the whole folder.

    Signals:
        patterns_chosen: A tuple of the patterns that are to apply.
    """

    patterns_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._applied: tuple[str, ...] = ()
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._text = QPlainTextEdit()
        self._text.setProperty("field", True)
        self._text.setTabChangesFocus(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.textChanged.connect(self._check)
        self._label.setBuddy(self._text)
        about = self.tr(
            "One pattern a line, as in .gitignore: *.log for files with that ending, drafts/ for "
            "folders of that name, !keep.log for what is wanted all the same."
        )
        self._text.setAccessibleDescription(about)
        self._wrong = QLabel()
        self._wrong.setTextFormat(Qt.TextFormat.PlainText)
        self._wrong.setWordWrap(True)
        self._apply = QPushButton(self.tr("Appl&y patterns"))
        self._apply.setAutoDefault(False)
        self._apply.clicked.connect(self._on_apply_clicked)
        row = QHBoxLayout()
        row.addWidget(self._wrong, 1)
        row.addWidget(self._apply)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING // 2)
        for widget in (self._label, self._text, QuietText(about)):
            layout.addWidget(widget)
        layout.addLayout(row)
        self._fit_looks()
        self.show_patterns("", ())

    @property
    def wrong(self) -> str:
        """What is said of lines that are no patterns."""
        return self._wrong.text()

    def show_patterns(self, folder: str, patterns: Sequence[str]) -> None:
        """Show what a folder leaves out; "" for no folder."""
        label = self.tr("Leave &out in {0}") if folder else self.tr("Leave &out")
        self._label.setText(label.format(folder.replace("&", "&&")))
        self._text.setAccessibleName(label.replace("&", "").format(folder))
        self._applied = tuple(patterns)
        self._text.setPlainText("\n".join(patterns))
        self._text.setEnabled(bool(folder))
        self._check()

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget::changeEvent: colours and text size may change at any time."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._fit_looks()

    def _patterns(self) -> tuple[str, ...]:
        return tuple(line for line in self._text.toPlainText().splitlines() if line.strip())

    def _check(self) -> None:
        lines = enumerate(self._text.toPlainText().splitlines(), start=1)
        wrong = [
            self.tr("Line {0}: “{1}” is not a pattern.").format(number, line)
            for number, line in lines
            if line.strip() and not is_pattern(line)
        ]
        changed = self._patterns() != self._applied
        self._wrong.setText("\n".join(wrong[:_WRONG_LINES]))
        self._apply.setEnabled(changed and not wrong)

    def _on_apply_clicked(self) -> None:
        self._applied = self._patterns()
        self._check()
        self.patterns_chosen.emit(self._applied)

    def _fit_looks(self) -> None:
        lines = self._text.fontMetrics().lineSpacing() * _LINES
        self._text.setFixedHeight(lines + 4 * SPACING)
        colours = self._wrong.palette()
        error = Colours.of(self.palette()).error
        if colours.color(QPalette.ColorRole.WindowText) != error:
            colours.setColor(QPalette.ColorRole.WindowText, error)
            self._wrong.setPalette(colours)
