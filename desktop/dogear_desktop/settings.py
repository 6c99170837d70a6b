"""What the window remembers between two starts, each value declared once."""

from typing import Generic, TypeVar

from PySide6.QtCore import QByteArray, QSettings

T = TypeVar("T", QByteArray, str)


class Remembered(Generic[T]):
    """One value of the settings file, typed by its default."""

    def __init__(self, store: QSettings, key: str, default: T) -> None:
        self._store = store
        self._key = key
        self._default: T = default

    def get(self) -> T:
        """Return the stored value, or the default where none of its type is stored."""
        value = self._store.value(self._key)
        return value if isinstance(value, type(self._default)) else self._default

    def set(self, value: T) -> None:
        """Store the value."""
        self._store.setValue(self._key, value)


class Settings:
    """The settings of one person.

    Window state is in the group `window`, apart from choices made on purpose.
    """

    def __init__(self, store: QSettings) -> None:
        self.geometry = Remembered(store, "window/geometry", QByteArray())
        self.splitter = Remembered(store, "window/splitter", QByteArray())
        self.outer_splitter = Remembered(store, "window/outer_splitter", QByteArray())
        self.last_folder = Remembered(store, "window/last_folder", "")
        self.recent_searches = Remembered(store, "searches/recent", "")
        self.saved_searches = Remembered(store, "searches/saved", "")
