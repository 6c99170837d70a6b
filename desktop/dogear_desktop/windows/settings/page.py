"""What all pages of the settings have in common."""

from typing import TypeVar, cast

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dogear_core.config import MEBIBYTE
from dogear_core.preferences import DECLARED, Preferences
from dogear_desktop.services.library_service import LibraryService
from dogear_desktop.settings import Setting, Settings
from dogear_desktop.theme import MARGIN, SPACING, scaled
from dogear_desktop.widgets.choice_box import ChoiceBox
from dogear_desktop.widgets.number_box import NumberBox
from dogear_desktop.widgets.quiet_text import QuietText
from dogear_desktop.widgets.tick_box import TickBox

Control = ChoiceBox | NumberBox | TickBox
T = TypeVar("T")

PREFERENCE_KEY = "preferences/{0}"
"""What a preference is called among the keys of settings."""
_HEADING = 1.3
INDENT = 24
"""Where the text of a check box begins."""
_SIZE_STEP = 64


class SettingsPage(QWidget):
    """A heading, and controls each with a label and a sentence about what it does.

    Whatever is changed applies at once. A control's object name is the key of its setting.
    """

    def __init__(self, title: str, settings: Settings, library: LibraryService) -> None:
        super().__init__()
        self.title = title
        self._settings = settings
        self._library = library
        self._shown: dict[str, tuple[Setting[object], Control]] = {}
        self._preferences: dict[str, Control] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(2 * MARGIN, 2 * MARGIN, 2 * MARGIN, 2 * MARGIN)
        self._lines.setSpacing(SPACING // 2)
        heading = QLabel(title)
        heading.setFont(scaled(self.font(), _HEADING, bold=True))
        self._lines.addWidget(heading)
        settings.changed.connect(self._on_setting_changed)
        library.preferences_ready.connect(self._on_preferences_ready)

    @property
    def has_defaults(self) -> bool:
        """Whether there is anything on the page that can be set back."""
        return bool(self._shown or self._preferences)

    def restore_defaults(self) -> None:
        """Set back everything on the page."""
        for setting, _ in self._shown.values():
            setting.reset()
        if self._preferences:
            defaults = {name: DECLARED[name].default for name in self._preferences}
            self._library.change_preferences(**defaults)

    def refresh(self) -> None:
        """Look up what the page shows, for it comes into sight."""
        if self._preferences:
            self._library.load_preferences()

    def _add_setting(self, setting: Setting[T], control: Control, label: str, about: str) -> None:
        """Add the control of a setting of the window."""
        control.setObjectName(setting.key)
        self._shown[setting.key] = (cast(Setting[object], setting), control)
        self._add(control, label, about)
        _show(control, setting.get())
        control.chosen.connect(setting.set)

    def _add_preference(self, name: str, control: Control, label: str, about: str) -> None:
        """Add the control of what steers the engine; its value follows when it is looked up."""
        control.setObjectName(PREFERENCE_KEY.format(name))
        self._preferences[name] = control
        self._add(control, label, about)
        _show(control, DECLARED[name].default)
        control.chosen.connect(lambda value: self._library.change_preferences(**{name: value}))

    def _add(self, control: QWidget, label: str, about: str) -> None:
        """Add a control below its label, which has its mnemonic, and above what it does."""
        self._lines.addSpacing(MARGIN)
        if isinstance(control, TickBox):
            control.setText(label)
        else:
            name = QLabel(label)
            name.setBuddy(control)
            name.setWordWrap(True)
            self._lines.addWidget(name)
        self._lines.addWidget(control)
        control.setAccessibleName(label.replace("&", ""))
        control.setAccessibleDescription(about)
        explanation = QuietText(about)
        if isinstance(control, TickBox):
            explanation.setContentsMargins(INDENT, 0, 0, 0)
        self._lines.addWidget(explanation)

    def _add_heading(self, text: str) -> None:
        heading = QLabel(text)
        heading.setFont(scaled(self.font(), 1.0, bold=True))
        self._lines.addSpacing(2 * MARGIN)
        self._lines.addWidget(heading)

    def _on_setting_changed(self, setting: Setting[object]) -> None:
        if setting.key in self._shown:
            _show(self._shown[setting.key][1], setting.get())

    def _on_preferences_ready(self, preferences: Preferences) -> None:
        for name, control in self._preferences.items():
            _show(control, getattr(preferences, name))


def number_box(name: str, *, suffix: str = "", zero: str = "", step: int = 1) -> NumberBox:
    """Return a box for the number of a preference; `zero` is shown for none."""
    known = DECLARED[name]
    return NumberBox(known.least, known.most, suffix=suffix, zero=zero, step=step)


def size_box(name: str, suffix: str, zero: str = "") -> NumberBox:
    """Return a box for the size of a preference, in megabytes; `zero` is shown for none."""
    known = DECLARED[name]
    return NumberBox(
        known.least, known.most, unit=MEBIBYTE, step=_SIZE_STEP, suffix=suffix, zero=zero
    )


def _show(control: Control, value: object) -> None:
    if isinstance(control, ChoiceBox):
        control.show_value(value)
    elif isinstance(control, TickBox):
        control.show_value(value is True)
    elif isinstance(value, int):
        control.show_value(value)
