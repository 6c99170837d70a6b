"""The list of what was done to the library."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from dogear_desktop.itemmodels.activity_model import ActivityColumn, ActivityModel
from dogear_desktop.widgets.rows_view import RowsView

_WIDTHS = {ActivityColumn.WHEN: 170, ActivityColumn.WHAT: 340}


class ActivityView(RowsView):
    """When something was done, what, and with which file, the latest first."""

    def __init__(self, model: ActivityModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setRootIsDecorated(False)
        self.setAccessibleName(self.tr("Activity"))
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionsMovable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, width)
