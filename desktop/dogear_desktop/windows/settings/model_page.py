"""The page about the language models."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QMessageBox

from dogear_core.errors import DogearError, HubRefused
from dogear_core.models.adding import Told
from dogear_core.models.listing import ListedModel, ModelState
from dogear_core.models.speed import Speed
from dogear_desktop.model_sentences import (
    acceleration_sentence,
    languages_text,
    megabytes,
    model_row,
    weak_sentence,
)
from dogear_desktop.sentences import error_sentence
from dogear_desktop.services.index_service import IndexService
from dogear_desktop.services.library_service import LibraryService
from dogear_desktop.services.model_service import FileSaid, Models, ModelService
from dogear_desktop.settings import Settings
from dogear_desktop.theme import MARGIN, SPACING
from dogear_desktop.widgets.described_button import DescribedButton
from dogear_desktop.widgets.facts import Facts
from dogear_desktop.widgets.model_change_panel import ModelChangePanel
from dogear_desktop.widgets.model_work import ModelWork
from dogear_desktop.widgets.quiet_text import QuietText
from dogear_desktop.widgets.tick_box import TickBox
from dogear_desktop.widgets.two_line_delegate import TwoLineDelegate
from dogear_desktop.windows.settings.add_model_dialog import AddModelDialog
from dogear_desktop.windows.settings.page import (
    INDENT,
    PREFERENCE_KEY,
    SettingsPage,
    number_box,
    size_box,
)
from dogear_models.catalogue import ModelSpec

_LINES = 16
"""The least height of the list, in lines of text."""
_HASH_DIGITS = 16


class ModelPage(SettingsPage):
    """The models there are, with what speaks for each: using, downloading, adding, removing."""

    def __init__(
        self,
        settings: Settings,
        library: LibraryService,
        models: ModelService,
        indexing: IndexService,
    ) -> None:
        title = QCoreApplication.translate("ModelPage", "Model")
        super().__init__(title, settings, library)
        self._models = models
        self._known: Models | None = None
        self._lines.addSpacing(MARGIN)
        self._lines.addWidget(QuietText(self._about()))
        self._list = self._make_list()
        self._lines.addSpacing(MARGIN)
        self._lines.addWidget(self._list)
        self._add_buttons()
        self._work = ModelWork()
        self._lines.addWidget(self._work)
        self._change = self._make_change()
        self._lines.addWidget(self._change)
        self._facts = Facts()
        self._lines.addSpacing(MARGIN)
        self._lines.addWidget(self._facts)
        self._gpu = TickBox("")
        self._gpu_state = QuietText()
        self._add_preference(
            "gpu",
            self._gpu,
            self.tr("Use the &graphics processor"),
            self.tr("Takes effect with the next start of Dogear."),
        )
        self._gpu_state.setContentsMargins(INDENT, 0, 0, 0)
        self._lines.addWidget(self._gpu_state)
        self._add_former()
        self._lines.addStretch(1)
        self._connect(models)
        indexing.status_ready.connect(lambda _: self._on_counted())
        self._on_selected()

    def _add_former(self) -> None:
        """Add for how long, and up to what size, one can go back to the former model."""
        self._add_preference(
            "rollback_days",
            number_box("rollback_days", suffix=self.tr(" days")),
            self.tr("&Keep the former model for"),
            self.tr("For so long you can go back to it, at once."),
        )
        self._add_preference(
            "rollback_bytes",
            size_box("rollback_bytes", self.tr(" MB")),
            self.tr("&Largest former model that is kept"),
            self.tr("One that takes more of the disk is deleted once another has taken over."),
        )

    def refresh(self) -> None:
        """Look up what the page shows, for it comes into sight."""
        super().refresh()
        self._models.load()
        self._library.load_model_status()

    def add_file(self, file: Path) -> None:
        """Add a model file, once the person has said what it does not say itself."""
        self._models.describe(file)

    def _about(self) -> str:
        return self.tr(
            "A small language model reads every passage and every question, and tells how near "
            "their meanings are. It runs on this computer alone. In languages it does not know, "
            "the words still find what you type. Only a model that you choose to download is "
            "fetched from the internet, once."
        )

    def _connect(self, models: ModelService) -> None:
        self._work.stop_clicked.connect(models.stop)
        self._work.token_entered.connect(self._start_download)
        models.listed.connect(self._on_listed)
        models.described.connect(self._on_described)
        models.advanced.connect(self._work.show_progress)
        models.installed.connect(self._on_installed)
        models.measured.connect(self._on_measured)
        models.finished.connect(self._on_finished)
        models.failed.connect(self._on_failed)

    def _make_change(self) -> ModelChangePanel:
        panel, library = ModelChangePanel(), self._library
        panel.rollback_clicked.connect(library.roll_back_model)
        panel.cancel_clicked.connect(library.cancel_model_change)
        panel.insist_clicked.connect(library.insist_on_model)
        library.model_status_ready.connect(panel.show_status)
        return panel

    def _on_counted(self) -> None:
        """Show how far a change is by now, to who looks at it."""
        if self.isVisible():
            self._library.load_model_status()

    def _make_list(self) -> QListWidget:
        models = QListWidget()
        models.setObjectName(PREFERENCE_KEY.format("model"))
        models.setAccessibleName(self.tr("Language models"))
        models.setAccessibleDescription(self._about())
        models.setProperty("rows", True)
        models.setItemDelegate(TwoLineDelegate(models))
        models.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        models.setMinimumHeight(models.fontMetrics().height() * _LINES)
        models.itemSelectionChanged.connect(self._on_other_selected)
        return models

    def _add_buttons(self) -> None:
        self._use = DescribedButton(self.tr("&Use"), self.tr("Find by meaning with this model"))
        self._download = DescribedButton(
            self.tr("&Download"), self.tr("Fetch this model from the internet")
        )
        self._remove = DescribedButton(self.tr("&Remove…"), self.tr("Delete this model's file"))
        self._add_model = DescribedButton(
            self.tr("&Add a file…"), self.tr("Add a model from a GGUF file, without the internet")
        )
        self._measure = DescribedButton(
            self.tr("&Measure speed"),
            self.tr("Find out in ten seconds how fast the models are on this computer"),
        )
        self._use.clicked.connect(self._on_use_clicked)
        self._download.clicked.connect(lambda _: self._start_download())
        self._remove.clicked.connect(self._on_remove_clicked)
        self._add_model.clicked.connect(self._on_add_clicked)
        self._measure.clicked.connect(self._on_measure_clicked)
        row = QHBoxLayout()
        row.setSpacing(SPACING)
        for button in (self._use, self._download, self._remove):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._measure)
        row.addWidget(self._add_model)
        self._lines.addSpacing(SPACING // 2)
        self._lines.addLayout(row)

    def _in_use(self, known: Models) -> ModelSpec:
        return next(model.spec for model in known.listed if model.in_use)

    def _selected(self) -> ListedModel | None:
        rows = [self._list.row(item) for item in self._list.selectedItems()]
        return self._known.listed[rows[0]] if rows and self._known is not None else None

    def _on_listed(self, known: Models) -> None:
        """Show the models; the selected one stays so."""
        before = self._selected()
        self._known = known
        in_use = self._in_use(known)
        self._list.blockSignals(True)
        self._list.clear()
        speed = Speed(in_use, self._models.rate)
        self._list.addItems([model_row(model, speed) for model in known.listed])
        ids = [model.spec.id for model in known.listed]
        wanted = before.spec.id if before is not None else in_use.id
        self._list.setCurrentRow(ids.index(wanted) if wanted in ids else 0)
        self._list.blockSignals(False)
        self._gpu.setEnabled(known.supports_gpu)
        self._gpu_state.setText(
            acceleration_sentence(known.acceleration)
            if known.supports_gpu
            else self.tr("This Dogear was built without support for it.")
        )
        self._on_selected()

    def _on_other_selected(self) -> None:
        if not self._models.busy:
            self._work.show_outcome("")  # it was about the one before
        self._on_selected()

    def _on_selected(self) -> None:
        model, free = self._selected(), not self._models.busy
        there = model is not None and model.state is not ModelState.AVAILABLE and model.is_there
        self._use.setEnabled(there and model is not None and not model.in_use)
        self._download.setEnabled(
            free and model is not None and model.state is ModelState.AVAILABLE
        )
        self._remove.setEnabled(
            free
            and model is not None
            and model.state is ModelState.INSTALLED
            and not model.in_use
            and self._known is not None
            and model.spec.id != self._known.running
        )
        self._add_model.setEnabled(free)
        self._measure.setEnabled(free)
        self._facts.show_facts(self._facts_of(model) if model is not None else ())

    def _facts_of(self, model: ListedModel) -> list[tuple[str, str]]:
        spec, number = model.spec, QLocale().toString
        trust = "" if spec.checked else self.tr("by the server's own checksum, after downloading")
        return [
            (self.tr("Name"), spec.name),
            (self.tr("Languages"), languages_text(spec)),
            (self.tr("Longest text"), self.tr("{0} word parts").format(number(spec.max_tokens))),
            (self.tr("Dimensions"), number(spec.dimensions)),
            (self.tr("Licence"), spec.licence.removeprefix("LicenseRef-")),
            (self.tr("Published at"), spec.source),
            (self.tr("Downloaded from"), spec.repository),
            (self.tr("Size on disk"), megabytes(spec.file_bytes)),
            (self.tr("Checked"), trust),
            (self.tr("Checksum"), spec.sha256[:_HASH_DIGITS]),
            (self.tr("Note"), weak_sentence(spec)),
        ]

    def _on_use_clicked(self) -> None:
        model = self._selected()
        if model is not None:
            self._models.choose(model.spec.id)
            self._tell("")  # what follows is told of the change

    def _start_download(self, token: str = "") -> None:
        model = self._selected()
        if model is not None:
            self._begin(self.tr("Downloading {0}").format(model.spec.name))
            self._models.download(model.spec, token)
            self._on_selected()

    def _on_remove_clicked(self) -> None:
        model = self._selected()
        if model is not None and self._confirms_removal(model):
            self._models.remove(model.spec.id)

    def _confirms_removal(self, model: ListedModel) -> bool:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Remove model"))
        box.setText(self.tr("Remove {0}?").format(model.spec.name))
        box.setInformativeText(self.tr("Its file is deleted from this computer."))
        remove = box.addButton(self.tr("&Remove"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is remove

    def _on_add_clicked(self) -> None:
        kinds = self.tr("Language models (*.gguf)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Add a model"), "", kinds)
        if chosen:
            self.add_file(Path(chosen))

    def _on_described(self, said: FileSaid) -> None:
        dialog = AddModelDialog(said, self)
        dialog.told.connect(lambda told: self._on_told(said.file, told))
        dialog.open()

    def _on_told(self, file: Path, told: Told) -> None:
        self._begin(self.tr("Trying {0}").format(file.name))
        self._models.add(file, told)
        self._on_selected()

    def _on_measure_clicked(self) -> None:
        self._begin(self.tr("Measuring for ten seconds"))
        self._models.measure()
        self._on_selected()

    def _begin(self, text: str) -> None:
        self._work.begin(text)

    def _tell(self, text: str) -> None:
        """Say what came of a click, unless something else is under way that can be stopped."""
        if not self._models.busy:
            self._work.show_outcome(text)

    def _on_installed(self, spec: ModelSpec) -> None:
        ready = self.tr("{0} is installed and can be used.").format(spec.name)
        self._work.show_outcome(" ".join(filter(None, (ready, weak_sentence(spec)))))

    def _on_measured(self, _: float) -> None:
        self._work.show_outcome("")
        if self._known is not None:
            self._on_listed(self._known)

    def _on_finished(self) -> None:
        if self._work.is_working:
            self._work.show_outcome(self.tr("Stopped."))
        self._on_selected()

    def _on_failed(self, error: DogearError) -> None:
        self._work.show_outcome(error_sentence(error), wants_token=isinstance(error, HubRefused))
