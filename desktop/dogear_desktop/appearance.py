"""How the application looks: the person's colours and text size, also when they change."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from dogear_desktop.settings import ColourScheme, Setting, Settings
from dogear_desktop.style_sheet import style_sheet
from dogear_desktop.theme import is_dark, palette, scaled

_SIZE_IS_OWN = 0x0002
"""The bit of `QFont.resolveMask` for a size that a widget does not take from others."""

_SCHEMES = {
    ColourScheme.SYSTEM: Qt.ColorScheme.Unknown,
    ColourScheme.LIGHT: Qt.ColorScheme.Light,
    ColourScheme.DARK: Qt.ColorScheme.Dark,
}


class Appearance(QObject):
    """Gives the application its colours and fonts, and follows the settings and the system.

    Make one before the first widget. Fonts that a widget was given at its making, such as smaller
    ones, are scaled along with all others.
    """

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self._font = QFont(application.font())
        self._usually_dark = is_dark(application.palette())
        self._text_size = 100
        application.setStyle("fusion")
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        settings.changed.connect(self._on_changed)
        self._apply()

    def _on_changed(self, setting: Setting[object]) -> None:
        if setting.key in (self._settings.colour_scheme.key, self._settings.text_size.key):
            self._apply()

    def _on_system_changed(self) -> None:
        if self._settings.colour_scheme.get() is ColourScheme.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        scheme = self._settings.colour_scheme.get()
        # For what is not ours to paint: title bars, and the system's own dialogs.
        self._application.styleHints().setColorScheme(_SCHEMES[scheme])
        own_fonts = list(self._own_fonts())
        change = self._settings.text_size.get() / self._text_size
        self._text_size = self._settings.text_size.get()
        self._application.setStyleSheet("")
        self._application.setPalette(self._palette(scheme))
        self._application.setFont(scaled(self._font, self._text_size / 100, bold=self._font.bold()))
        # Only now palette and font reach the widgets, which a style sheet keeps from both.
        self._application.setStyleSheet(style_sheet(self._application.palette()))
        for widget, font in own_fonts:
            widget.setFont(scaled(font, change, bold=font.bold()))

    def _palette(self, scheme: ColourScheme) -> QPalette:
        hints = self._application.styleHints()
        if scheme is ColourScheme.SYSTEM:
            if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
                return QPalette()  # nobody who needs the system's colours wants ours
            if hints.colorScheme() is Qt.ColorScheme.Unknown:
                return palette(dark=self._usually_dark)
            return palette(dark=hints.colorScheme() is Qt.ColorScheme.Dark)
        return palette(dark=scheme is ColourScheme.DARK)

    def _own_fonts(self) -> Iterator[tuple[QWidget, QFont]]:
        """Yield the widgets that do not take the size of their text from others, with their fonts.

        A style sheet that is set anew gives a widget the font it had when it was first shown.
        """
        for widget in self._application.allWidgets():
            font = QFont(widget.font())
            if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont) and (
                font.resolveMask() & _SIZE_IS_OWN
            ):
                yield widget, font
