"""The page about how the window looks and behaves."""

from PySide6.QtCore import QCoreApplication

from dogear_desktop.services.library_service import LibraryService
from dogear_desktop.settings import TEXT_SIZES, ColourScheme, Language, Settings
from dogear_desktop.widgets.choice_box import ChoiceBox
from dogear_desktop.widgets.number_box import NumberBox
from dogear_desktop.widgets.tick_box import TickBox
from dogear_desktop.windows.settings.page import SettingsPage

_TEXT_STEP = 10


class AppearancePage(SettingsPage):
    """Colours, text size, language, and what becomes of the window when it is closed."""

    def __init__(self, settings: Settings, library: LibraryService) -> None:
        title = QCoreApplication.translate("AppearancePage", "Appearance")
        super().__init__(title, settings, library)
        self._add_looks(settings)
        self._add_heading(self.tr("The window"))
        self._add_setting(
            settings.close_to_tray,
            TickBox(""),
            self.tr("&Keep running when the window is closed"),
            self.tr("Dogear stays in the notification area and keeps the library up to date."),
        )
        self._add_setting(
            settings.start_minimised,
            TickBox(""),
            self.tr("Start &without a window"),
            self.tr("Dogear starts in the notification area, or minimised where there is none."),
        )
        self._lines.addStretch(1)

    def _add_looks(self, settings: Settings) -> None:
        colours = ChoiceBox(
            (
                (ColourScheme.SYSTEM, self.tr("As the system")),
                (ColourScheme.LIGHT, self.tr("Light")),
                (ColourScheme.DARK, self.tr("Dark")),
            )
        )
        self._add_setting(
            settings.colour_scheme,
            colours,
            self.tr("C&olours"),
            self.tr("Light or dark, or what the rest of the computer has."),
        )
        self._add_setting(
            settings.text_size,
            NumberBox(TEXT_SIZES[0], TEXT_SIZES[-1], step=_TEXT_STEP, suffix=self.tr(" %")),
            self.tr("&Text size"),
            self.tr("Of everything in the window, in parts of the computer's usual size."),
        )
        languages = ChoiceBox(
            (
                (Language.SYSTEM, self.tr("As the system")),
                (Language.ENGLISH, "English"),
                (Language.GERMAN, "Deutsch"),
            )
        )
        self._add_setting(
            settings.language,
            languages,
            self.tr("&Language"),
            self.tr("Of the window, not of your documents. Applies when Dogear starts again."),
        )
