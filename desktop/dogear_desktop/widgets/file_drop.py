"""Where a file is dropped or chosen."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dogear_desktop.citations import shown_path
from dogear_desktop.theme import MARGIN, SMALL_TEXT, SPACING, Colours, scaled
from dogear_desktop.widgets.elided_label import ElidedLabel

_CORNER = 6.0


class FileDrop(QWidget):
    """A frame that takes one file or folder, with buttons to choose it instead.

    Signals:
        dropped: The `Path` that was dropped.
        file_clicked: A file is to be chosen.
        folder_clicked: A folder is to be chosen.
    """

    dropped = Signal(object)
    file_clicked = Signal()
    folder_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_target = False
        self.setAcceptDrops(True)
        self._name = ElidedLabel(Qt.TextElideMode.ElideMiddle)
        self._name.setFont(scaled(self.font(), 1.0, bold=True))
        self._folder = ElidedLabel(Qt.TextElideMode.ElideMiddle, muted=True)
        self._folder.setFont(scaled(self.font(), SMALL_TEXT))
        file = QPushButton(self.tr("Choose &file…"))
        file.clicked.connect(self.file_clicked)
        folder = QPushButton(self.tr("Choose f&older…"))
        folder.clicked.connect(self.folder_clicked)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self._name)
        lines.addWidget(self._folder)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(SPACING)
        layout.addLayout(lines, 1)
        layout.addWidget(file)
        layout.addWidget(folder)
        self.show_path(None)

    @property
    def text(self) -> str:
        """What is said of the file."""
        return f"{self._name.text}\n{self._folder.text}"

    def show_path(self, path: Path | None) -> None:
        """Show which file it is; None invites to drop one."""
        if path is None:
            self._name.set_text(self.tr("Drop a file here that you miss in the results"))
            self._folder.set_text(self.tr("A folder can be dropped as well."))
        else:
            self._name.set_text(path.name or str(path))
            self._folder.set_text(shown_path(path.parent))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Override QWidget::dragEnterEvent."""
        if local_path(event) is not None:
            event.acceptProposedAction()
            self._set_target(is_target=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Override QWidget::dragLeaveEvent."""
        super().dragLeaveEvent(event)
        self._set_target(is_target=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Override QWidget::dropEvent."""
        self._set_target(is_target=False)
        path = local_path(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Override QWidget::paintEvent."""
        colours = Colours.of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colours.accent if self._is_target else colours.muted, 1.0)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colours.selection if self._is_target else colours.hover)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, _CORNER, _CORNER)

    def _set_target(self, *, is_target: bool) -> None:
        self._is_target = is_target
        self.update()


def local_path(event: QDropEvent) -> Path | None:
    """Return the first local file or folder of what is dropped."""
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return next(paths, None)
