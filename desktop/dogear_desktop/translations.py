"""The language of the window: Dogear's own texts, Qt's, and how numbers and dates are written."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from dogear_desktop.settings import Language

FOLDER = Path(__file__).with_name("i18n")
"""A `dogear_<language>.ts` for each translation, and the `.qm` made of it."""
SOURCE = "en"
"""The language of the texts in the code."""


def install(application: QCoreApplication, language: Language) -> list[QTranslator]:
    """Let the application speak a language, before its first widget; return its translators.

    Without a translation it speaks English, with the dates and numbers of the system.
    """
    locale = QLocale.system() if language is Language.SYSTEM else QLocale(language.value)
    QLocale.setDefault(locale)
    code = _spoken(locale.uiLanguages())
    if code == SOURCE:
        return []
    of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    installed = []
    for folder, name in ((of_qt, f"qtbase_{code}"), (str(FOLDER), f"dogear_{code}")):
        translator = QTranslator(application)
        if translator.load(name, folder):
            application.installTranslator(translator)
            installed.append(translator)
    return installed


def _spoken(wanted: list[str]) -> str:
    """Return the first of the languages a person wants that Dogear speaks."""
    for language in wanted:
        code = language.partition("-")[0]
        if code == SOURCE or (FOLDER / f"dogear_{code}.qm").exists():
            return code
    return SOURCE
