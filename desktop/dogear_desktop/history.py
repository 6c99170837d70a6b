"""The searches a person has made lately, and those they keep."""

from PySide6.QtCore import QObject, Signal

from dogear_desktop.settings import Setting, Settings

LONGEST = 500
"""Characters; a longer text was pasted and is no search to come back to."""


class SearchHistory(QObject):
    """The last searches, the newest first, and the saved ones in the order they were saved.

    Signals:
        changed: A search came or went.
        cleared: The last searches were forgotten, at the person's wish.
    """

    changed = Signal()
    cleared = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        settings.changed.connect(self._on_setting_changed)

    @property
    def recent(self) -> tuple[str, ...]:
        """The last searches, the newest first."""
        return self._settings.recent_searches.get()

    @property
    def saved(self) -> tuple[str, ...]:
        """The searches the person keeps, in the order they were saved."""
        return self._settings.saved_searches.get()

    def note(self, text: str) -> None:
        """Remember a search that was made, once whatever its case."""
        text = text.strip()
        if not text or len(text) > LONGEST or not self._settings.keep_recent.get():
            return
        others = [other for other in self.recent if other.casefold() != text.casefold()]
        most = self._settings.recent_count.get()
        self._settings.recent_searches.set((text, *others)[:most])

    def save(self, text: str) -> None:
        """Keep a search until it is dropped."""
        text = text.strip()
        if text and text not in self.saved:
            self._settings.saved_searches.set((*self.saved, text))

    def drop(self, text: str) -> None:
        """Keep a search no longer."""
        rest = tuple(other for other in self.saved if other != text)
        self._settings.saved_searches.set(rest)

    def clear(self) -> None:
        """Forget the searches that were not saved."""
        self._settings.recent_searches.set(())

    def _on_setting_changed(self, setting: Setting[object]) -> None:
        if setting.key in (self._settings.recent_searches.key, self._settings.saved_searches.key):
            self.changed.emit()
        if setting.key == self._settings.recent_searches.key and not self.recent:
            self.cleared.emit()
