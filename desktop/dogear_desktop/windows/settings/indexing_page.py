"""The page about when indexing works, and how hard."""

from PySide6.QtCore import QCoreApplication

from dogear_core.preferences import OnBattery
from dogear_desktop.services.index_service import IndexService
from dogear_desktop.services.library_service import LibraryService
from dogear_desktop.settings import Settings
from dogear_desktop.widgets.choice_box import ChoiceBox
from dogear_desktop.widgets.tick_box import TickBox
from dogear_desktop.windows.settings.page import PREFERENCE_KEY, SettingsPage, number_box, size_box


class IndexingPage(SettingsPage):
    """Pausing, sparing the battery, and the limits for the computer and for each file."""

    def __init__(self, settings: Settings, library: LibraryService, indexing: IndexService) -> None:
        title = QCoreApplication.translate("IndexingPage", "Indexing")
        super().__init__(title, settings, library)
        self._add_pause(indexing)
        on_battery = ChoiceBox(
            (
                (OnBattery.GO_ON, self.tr("Go on as usual")),
                (OnBattery.SLOWLY, self.tr("Go on slowly")),
                (OnBattery.WAIT, self.tr("Wait for mains power")),
            )
        )
        self._add_preference(
            "on_battery",
            on_battery,
            self.tr("When on &battery"),
            self.tr("Slowly means half of one processor core at most."),
        )
        self._add_computer()
        self._add_files()
        self._lines.addStretch(1)

    def restore_defaults(self) -> None:
        """Set back everything on the page, and let indexing go on."""
        super().restore_defaults()
        self._indexing.resume()

    def _add_pause(self, indexing: IndexService) -> None:
        self._indexing = indexing
        pause = TickBox("")
        pause.setObjectName(PREFERENCE_KEY.format("paused"))
        self._add(
            pause,
            self.tr("&Pause indexing"),
            self.tr("Nothing is indexed until this is taken back, also after the next start."),
        )
        pause.show_value(indexing.paused)
        indexing.paused_changed.connect(pause.show_value)
        pause.chosen.connect(indexing.set_paused)

    def _add_computer(self) -> None:
        self._add_heading(self.tr("What it may use"))
        self._add_preference(
            "threads",
            number_box("threads", zero=self.tr("Automatic")),
            self.tr("Processor co&res for learning meaning"),
            self.tr("Automatic takes all of them, and steps back for other programs."),
        )
        self._add_preference(
            "reader_processes",
            number_box("reader_processes"),
            self.tr("Files read &at the same time"),
            self.tr("More is faster on a computer with many cores and a fast disk."),
        )
        self._add_preference(
            "lowest_free_disk",
            size_box("lowest_free_disk", self.tr(" MB")),
            self.tr("Leave free on the &disk"),
            self.tr("Indexing waits when less is free."),
        )
        self._add_preference(
            "largest_library",
            size_box("largest_library", self.tr(" MB"), zero=self.tr("Any")),
            self.tr("Largest librar&y"),
            self.tr("Indexing waits when the library is larger."),
        )

    def _add_files(self) -> None:
        self._add_heading(self.tr("Limits for each file"))
        self._add_preference(
            "largest_file",
            size_box("largest_file", self.tr(" MB")),
            self.tr("&Largest file"),
            self.tr("Larger files are not read; they are listed as not searchable."),
        )
        self._add_preference(
            "seconds_per_file",
            number_box("seconds_per_file", suffix=self.tr(" s"), step=5),
            self.tr("Longest &time"),
            self.tr("A file that takes longer to read is given up and listed."),
        )
        self._add_preference(
            "reader_memory",
            size_box("reader_memory", self.tr(" MB")),
            self.tr("Most &memory"),
            self.tr("A file that needs more to be read is given up and listed."),
        )
