"""The page about the language model."""

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QFormLayout, QLabel

from dogear_desktop.services.library_service import LibraryService, ModelFacts
from dogear_desktop.settings import Settings
from dogear_desktop.theme import MARGIN, SPACING
from dogear_desktop.widgets.quiet_text import QuietText
from dogear_desktop.windows.settings.page import SettingsPage


class ModelPage(SettingsPage):
    """What is known of the model that finds by meaning."""

    def __init__(self, settings: Settings, library: LibraryService) -> None:
        title = QCoreApplication.translate("ModelPage", "Model")
        super().__init__(title, settings, library)
        about = self.tr(
            "A small language model reads every passage and every question, and tells how near "
            "their meanings are. It is part of Dogear and runs on this computer alone. "
            "In languages it does not know, the words still find what you type."
        )
        self._lines.addSpacing(MARGIN)
        self._lines.addWidget(QuietText(about))
        self._lines.addSpacing(MARGIN)
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(2 * MARGIN)
        self._facts.setVerticalSpacing(SPACING)
        self._facts.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._lines.addLayout(self._facts)
        self._lines.addStretch(1)
        library.model_ready.connect(self._on_model_ready)

    def refresh(self) -> None:
        """Look up what the page shows, for it comes into sight."""
        super().refresh()
        self._library.describe_model()

    def _on_model_ready(self, facts: ModelFacts) -> None:
        while self._facts.rowCount():
            self._facts.removeRow(0)
        locale = QLocale()
        size = locale.formattedDataSize(
            facts.file_bytes, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat
        )
        rows = (
            (self.tr("Name"), facts.name),
            (self.tr("Languages"), ", ".join(map(_language, facts.languages))),
            (self.tr("Longest text"), self.tr("{0} word parts").format(facts.max_tokens)),
            (self.tr("Dimensions"), locale.toString(facts.dimensions)),
            (self.tr("Licence"), facts.licence),
            (self.tr("Published at"), facts.source),
            (self.tr("Size on disk"), size if facts.file_bytes else ""),
            (self.tr("Fingerprint"), facts.fingerprint),
        )
        for name, value in rows:
            if value:
                self._facts.addRow(name, _fact(value, name))


def _fact(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAccessibleName(f"{name}: {text}")
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def _language(code: str) -> str:
    """Return the English name of a language."""
    return QLocale.languageToString(QLocale(code).language())
