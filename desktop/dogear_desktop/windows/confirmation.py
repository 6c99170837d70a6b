"""Asking before something is forgotten."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QCheckBox, QMessageBox, QWidget

from dogear_desktop.citations import shown_path
from dogear_desktop.settings import Settings

translate = QCoreApplication.translate


def confirm_removal(
    parent: QWidget, settings: Settings, path: Path, documents: int | None = None
) -> bool:
    """Ask whether a folder with so many documents is to be forgotten, unless that is not wanted."""
    if not settings.confirm_removing.get():
        return True
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(translate("Confirmation", "Remove folder"))
    box.setText(translate("Confirmation", "Remove {0}?").format(shown_path(path)))
    box.setTextFormat(Qt.TextFormat.PlainText)
    sentences = [
        translate("Confirmation", "Dogear forgets what is in it and will no longer find it."),
        translate("Confirmation", "The files themselves stay where they are."),
    ]
    if documents is not None:
        count = QLocale().toString(documents)
        sentences.insert(0, translate("Confirmation", "Documents: {0}.").format(count))
    box.setInformativeText(" ".join(sentences))
    remove = box.addButton(
        translate("Confirmation", "&Remove"), QMessageBox.ButtonRole.DestructiveRole
    )
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    again = QCheckBox(translate("Confirmation", "&Do not ask again"))
    box.setCheckBox(again)
    box.exec()
    removed = box.clickedButton() is remove
    if removed and again.isChecked():
        settings.confirm_removing.set(False)
    return removed
