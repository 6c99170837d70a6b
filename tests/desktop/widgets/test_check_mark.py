from itertools import combinations

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from dogear_desktop.explanation_checks import Mark
from dogear_desktop.widgets.check_mark import CheckMark


def shape(qtbot: QtBot, mark: Mark) -> set[tuple[int, int]]:
    """Return the places that are painted, in whichever colour."""
    widget = CheckMark(mark)
    qtbot.addWidget(widget)
    widget.resize(40, 40)
    image: QImage = widget.grab().toImage()
    paper = image.pixelColor(0, 0)
    return {(x, y) for x in range(40) for y in range(40) if image.pixelColor(x, y) != paper}


def test_marks_differ_in_shape_and_not_only_in_colour(qtbot: QtBot) -> None:
    shapes = {mark: shape(qtbot, mark) for mark in Mark}
    for one, other in combinations(Mark, 2):
        assert len(shapes[one] ^ shapes[other]) > 40


def test_marks_are_spoken(qtbot: QtBot) -> None:
    marks = [CheckMark(mark) for mark in (Mark.YES, Mark.NO, Mark.NOT_YET)]
    for mark in marks:
        qtbot.addWidget(mark)
    assert [mark.accessibleName() for mark in marks] == ["Yes", "No", "Not yet"]
