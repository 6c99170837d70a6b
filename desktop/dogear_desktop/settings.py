"""What a person chose for the window, and what it remembers between two starts.

Each value is declared once, in `Settings`, with its type, its default and what is allowed. What
steers the engine is apart, in `dogear_core.preferences`.
"""

from collections.abc import Container
from enum import StrEnum
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from dogear_core.types import SearchMode, Sort

T = TypeVar("T")

TEXT_SIZES = range(80, 201)
"""Per cent of the system's text size."""

RECENT_COUNTS = range(1, 201)

SIDEBAR_WIDTHS = range(120, 1001)
"""Device-independent pixels."""

RENAMED = (("window/last_folder", "folders/last_added"),)
"""Keys that have another name by now, each as (former, now), in the order they were renamed."""


class ColourScheme(StrEnum):
    """Light, dark, or as the system is."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Language(StrEnum):
    """The language of the window; `SYSTEM` is English where there is no translation."""

    SYSTEM = "system"
    ENGLISH = "en"
    GERMAN = "de"


class Settings(QObject):
    """The settings of one person.

    `choices` are what they decide on purpose, `state` is what the window remembers by itself.

    Signals:
        changed: The `Setting` that has another value now.
    """

    changed = Signal(object)

    def __init__(self, store: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        upgrade(store)
        self._store = store
        self.choices: list[Setting[object]] = []
        self.state: list[Setting[object]] = []

        self.colour_scheme = self._choice("appearance/colour_scheme", ColourScheme.SYSTEM)
        self.text_size = self._choice("appearance/text_size", 100, TEXT_SIZES)
        self.language = self._choice("appearance/language", Language.SYSTEM)
        self.close_to_tray = self._choice("appearance/close_to_tray", False)
        self.start_minimised = self._choice("appearance/start_minimised", False)
        self.confirm_removing = self._choice("folders/confirm_removing", True)
        self.search_mode = self._choice("search/mode", SearchMode.HYBRID)
        self.sort = self._choice("search/sort", Sort.RELEVANCE)
        self.show_weak_matches = self._choice("search/show_weak_matches", False)
        self.keep_recent = self._choice("search/keep_recent", True)
        self.recent_count = self._choice("search/recent_count", 20, RECENT_COUNTS)

        self.geometry = self._remembered("window/geometry", QByteArray())
        self.splitter = self._remembered("window/splitter", QByteArray())
        self.sidebar_visible = self._remembered("window/sidebar_visible", True)
        self.sidebar_width = self._remembered("window/sidebar_width", 240, SIDEBAR_WIDTHS)
        self.last_folder = self._remembered("folders/last_added", "")
        self.recent_searches = self._remembered("search/recent", tuple[str, ...]())
        self.saved_searches = self._remembered("search/saved", tuple[str, ...]())

    def _choice(self, key: str, default: T, allowed: Container[T] | None = None) -> "Setting[T]":
        setting = Setting(self, self._store, key, default, allowed)
        self.choices.append(cast(Setting[object], setting))
        return setting

    def _remembered(
        self, key: str, default: T, allowed: Container[T] | None = None
    ) -> "Setting[T]":
        setting = Setting(self, self._store, key, default, allowed)
        self.state.append(cast(Setting[object], setting))
        return setting


class Setting(Generic[T]):
    """One value of the settings file, typed by its default."""

    def __init__(
        self,
        owner: Settings,
        store: QSettings,
        key: str,
        default: T,
        allowed: Container[T] | None,
    ) -> None:
        self._owner = owner
        self._store = store
        self._allowed = allowed
        self.key = key
        self.default = default

    def get(self) -> T:
        """Return the stored value, or the default where none that is allowed is stored."""
        value = _understood(self._store.value(self.key), type(self.default))
        return self.default if value is None or not self._allows(value) else value

    def set(self, value: T) -> None:
        """Store a value. Raises `ValueError` for one that is not allowed."""
        if not self._allows(value):
            raise ValueError(f"{self.key} cannot be {value!r}")
        before = self.get()
        self._store.setValue(self.key, list(value) if isinstance(value, tuple) else value)
        if value != before:
            self._owner.changed.emit(self)

    def reset(self) -> None:
        """Go back to the default."""
        self.set(self.default)

    def _allows(self, value: T) -> bool:
        return self._allowed is None or value in self._allowed


def upgrade(store: QSettings) -> None:
    """Give what an older Dogear stored the names of today; what has one already keeps it."""
    for former, now in RENAMED:
        if store.contains(former):
            if not store.contains(now):
                store.setValue(now, store.value(former))
            store.remove(former)


def _understood(value: object, kind: type[T]) -> T | None:
    """Return a value of the type `kind` as it comes out of the file, where much is text."""
    found: object = None
    if kind is bool:
        found = {"true": True, "false": False}.get(str(value).lower())
    elif kind is int:
        found = int(str(value)) if str(value).removeprefix("-").isdecimal() else None
    elif kind is tuple:
        texts = [value] if isinstance(value, str) else value
        is_list = isinstance(texts, list) and all(isinstance(text, str) for text in texts)
        found = tuple(cast(list[str], texts)) if is_list else None
    elif issubclass(kind, StrEnum):
        found = kind(value) if isinstance(value, str) and value in list(kind) else None
    elif isinstance(value, kind):
        found = value
    return cast(T | None, found)
