"""The searches a person has made lately, and those they keep."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from dogear_desktop.settings import Remembered

MOST_RECENT = 20
"""Searches remembered by themselves; the oldest goes when another comes."""
LONGEST = 500
"""Characters; a longer text was pasted and is no search to come back to."""


class SearchHistory(QObject):
    """The last searches, the newest first, and the saved ones in the order they were saved.

    Signals:
        changed: A search came or went.
    """

    changed = Signal()

    def __init__(
        self, recent: Remembered[str], saved: Remembered[str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._recent = recent
        self._saved = saved

    @property
    def recent(self) -> list[str]:
        """The last searches, the newest first."""
        return _texts(self._recent.get())

    @property
    def saved(self) -> list[str]:
        """The searches the person keeps, in the order they were saved."""
        return _texts(self._saved.get())

    def note(self, text: str) -> None:
        """Remember a search that was made, once whatever its case."""
        text = text.strip()
        if not text or len(text) > LONGEST:
            return
        others = [other for other in self.recent if other.casefold() != text.casefold()]
        self._store(self._recent, [text, *others][:MOST_RECENT])

    def save(self, text: str) -> None:
        """Keep a search until it is dropped."""
        text = text.strip()
        if text and text not in self.saved:
            self._store(self._saved, [*self.saved, text])

    def drop(self, text: str) -> None:
        """Keep a search no longer."""
        self._store(self._saved, [other for other in self.saved if other != text])

    def clear(self) -> None:
        """Forget the searches that were not saved."""
        self._store(self._recent, [])

    def _store(self, value: Remembered[str], texts: Sequence[str]) -> None:
        value.set(json.dumps(list(texts), ensure_ascii=False))
        self.changed.emit()


def _texts(stored: str) -> list[str]:
    """Return the searches in a settings value; none where somebody else has written to it."""
    try:
        found = json.loads(stored or "[]")
    except ValueError:
        return []
    return [text for text in found if isinstance(text, str)] if isinstance(found, list) else []
