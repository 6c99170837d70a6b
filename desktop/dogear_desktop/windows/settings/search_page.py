"""The page about what a search shows."""

from PySide6.QtCore import QCoreApplication

from dogear_core.types import SearchMode, Sort
from dogear_desktop.services.library_service import LibraryService
from dogear_desktop.settings import RECENT_COUNTS, Setting, Settings
from dogear_desktop.widgets.choice_box import ChoiceBox
from dogear_desktop.widgets.number_box import NumberBox
from dogear_desktop.widgets.tick_box import TickBox
from dogear_desktop.windows.settings.page import SettingsPage


class SearchPage(SettingsPage):
    """How a question is answered, and what is remembered of it."""

    def __init__(self, settings: Settings, library: LibraryService) -> None:
        title = QCoreApplication.translate("SearchPage", "Search")
        super().__init__(title, settings, library)
        self._add_answers(settings)
        self._add_heading(self.tr("Recent searches"))
        self._add_setting(
            settings.keep_recent,
            TickBox(""),
            self.tr("&Keep recent searches"),
            self.tr(
                "They are offered in the menu of the search box, and what was opened from them is"
                " indexed first. All of it stays on this computer; off forgets it."
            ),
        )
        self._count = NumberBox(RECENT_COUNTS[0], RECENT_COUNTS[-1])
        self._add_setting(
            settings.recent_count,
            self._count,
            self.tr("How &many"),
            self.tr("The oldest ones are forgotten."),
        )
        self._lines.addStretch(1)
        self._count.setEnabled(settings.keep_recent.get())

    def _add_answers(self, settings: Settings) -> None:
        modes = ChoiceBox(
            (
                (SearchMode.HYBRID, self.tr("Words and meaning")),
                (SearchMode.WORDS, self.tr("Words only")),
                (SearchMode.MEANING, self.tr("Meaning only")),
            )
        )
        self._add_setting(
            settings.search_mode,
            modes,
            self.tr("Search &by"),
            self.tr("Words finds what you typed; meaning also finds it said in other words."),
        )
        orders = ChoiceBox(
            ((Sort.RELEVANCE, self.tr("Best first")), (Sort.DATE, self.tr("Newest first")))
        )
        self._add_setting(
            settings.sort,
            orders,
            self.tr("&Order of results"),
            self.tr("Newest first sorts what is relevant by the time of the last change."),
        )
        self._add_setting(
            settings.show_weak_matches,
            TickBox(""),
            self.tr("Show &weaker matches"),
            self.tr("Also show passages that have little to do with the question."),
        )

    def _on_setting_changed(self, setting: Setting[object]) -> None:
        super()._on_setting_changed(setting)
        if setting.key == self._settings.keep_recent.key:
            self._count.setEnabled(bool(setting.get()))
            if not setting.get():
                self._settings.recent_searches.reset()
