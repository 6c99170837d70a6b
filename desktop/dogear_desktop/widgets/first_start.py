"""What a person sees first: what Dogear does, and how to begin."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from dogear_desktop.plain_text import as_it_is
from dogear_desktop.theme import SPACING
from dogear_desktop.widgets.centred_page import CentredPage
from dogear_desktop.widgets.tab_order import put_in_tab_order


class FirstStart(CentredPage):
    """Says in a sentence what Dogear does, and offers folders to begin with.

    Signals:
        add_clicked: The person wants to choose a folder.
        folder_suggested: The `Path` of a folder that was offered, and taken.
        sample_clicked: The person wants to try the sample library.
    """

    add_clicked = Signal()
    folder_suggested = Signal(object)
    sample_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.say(
            self.tr("Find anything you have written down"),
            self.tr(
                "Dogear searches your own documents by their words and by their meaning, and"
                " nothing ever leaves this computer."
            ),
        )
        self._add = add = QPushButton(self.tr("&Add folders…"))
        add.setDefault(True)
        add.clicked.connect(self.add_clicked)
        self._sample = QPushButton(self.tr("&Try the sample library"))
        self._sample.setFlat(True)
        self._sample.clicked.connect(self.sample_clicked)
        self._suggestions = QHBoxLayout()
        self._suggestions.setSpacing(SPACING)
        drop = QLabel(
            self.tr("or drop folders anywhere on this window"),
            alignment=Qt.AlignmentFlag.AlignCenter,
            wordWrap=True,
        )
        self.column.addWidget(add, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(drop)
        self.column.addLayout(self._suggestions)
        self.column.addWidget(self._sample, alignment=Qt.AlignmentFlag.AlignHCenter)

    def offer(self, folders: Sequence[tuple[str, Path]], *, sample: bool) -> None:
        """Offer these folders by their names, and the sample library if there is one."""
        while item := self._suggestions.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._suggestions.addStretch(1)
        buttons: list[QPushButton] = []
        for name, path in folders:
            button = QPushButton(name)
            button.setToolTip(as_it_is(str(path)))
            button.setAccessibleName(self.tr("Add folder {0}").format(name))
            button.clicked.connect(lambda _=False, path=path: self.folder_suggested.emit(path))
            self._suggestions.addWidget(button)
            buttons.append(button)
        self._suggestions.addStretch(1)
        put_in_tab_order(self._add, buttons)
        self._sample.setVisible(sample)
