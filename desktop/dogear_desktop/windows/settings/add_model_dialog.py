"""What a model file does not say itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from dogear_core.models.adding import Told
from dogear_desktop.model_sentences import languages_text
from dogear_desktop.services.model_service import FileSaid
from dogear_desktop.theme import MARGIN, SPACING, scaled
from dogear_desktop.widgets.choice_box import ChoiceBox
from dogear_desktop.widgets.quiet_text import QuietText
from dogear_models.inspection import Pooling

_LINE = 60
"""Letters in a line; without a width the height of wrapped text is not known."""


class AddModelDialog(QDialog):
    """Asks for what a person can read on the model's page, filled with what is known.

    Signals:
        told: What the person says of the file, as a `Told`.
    """

    told = Signal(object)

    def __init__(self, said: FileSaid, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add a model"))
        spec = said.spec
        heading = QLabel(said.file.name)
        heading.setFont(scaled(self.font(), 1.15, bold=True))
        heading.setWordWrap(True)
        about = QuietText(
            self.tr(
                "The publisher's page says what the model wants before a question and before a "
                "passage; without it, it finds less. Leave empty what is not told there."
            )
        )
        about.setMinimumWidth(_LINE * self.fontMetrics().averageCharWidth())
        self._name = QLineEdit(spec.name if spec else said.file.stem)
        self._query = QLineEdit(spec.query_prefix if spec else "")
        self._passage = QLineEdit(spec.passage_prefix if spec else "")
        self._languages = QLineEdit(",".join(spec.languages) if spec else "")
        self._languages.setPlaceholderText("en,de")
        self._pooling = ChoiceBox(
            (
                (Pooling.MEAN, self.tr("All words count the same (mean)")),
                (Pooling.CLS, self.tr("The first one stands for all (CLS)")),
                (Pooling.LAST, self.tr("The last one stands for all (last)")),
            )
        )
        self._pooling.show_value(spec.pooling if spec else Pooling.MEAN)
        self._asks_pooling = spec is None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * MARGIN, 2 * MARGIN, 2 * MARGIN, MARGIN)
        layout.setSpacing(MARGIN)
        layout.addWidget(heading)
        layout.addWidget(about)
        layout.addLayout(self._make_form(languages_text(spec) if spec else ""))
        layout.addWidget(self._make_buttons())

    def _make_form(self, languages: str) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(2 * MARGIN)
        form.setVerticalSpacing(SPACING)
        rows: list[tuple[str, QWidget]] = [
            (self.tr("&Name"), self._name),
            (self.tr("Before a &question"), self._query),
            (self.tr("Before a &passage"), self._passage),
            (self.tr("&Languages (codes)"), self._languages),
        ]
        if self._asks_pooling:
            rows.append((self.tr("&How words become one"), self._pooling))
        for label, field in rows:
            form.addRow(label, field)
            field.setAccessibleName(label.replace("&", ""))
        self._languages.setAccessibleDescription(languages)
        return form

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        add = buttons.addButton(self.tr("&Try and add"), QDialogButtonBox.ButtonRole.AcceptRole)
        add.setDefault(True)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        return buttons

    def _on_accepted(self) -> None:
        codes = [code.strip() for code in self._languages.text().split(",")]
        value = self._pooling.value() if self._asks_pooling else None
        self.told.emit(
            Told(
                name=self._name.text().strip() or None,
                pooling=value if isinstance(value, Pooling) else None,
                query_prefix=_changed(self._query),
                passage_prefix=_changed(self._passage),
                languages=tuple(code for code in codes if code),
            )
        )
        self.accept()


def _changed(field: QLineEdit) -> str | None:
    """Return a text that the person has changed: a field does not keep the ends of lines."""
    return field.text() if field.isModified() else None
