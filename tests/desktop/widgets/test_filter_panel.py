import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dogear_core.search.query import Query
from dogear_desktop.filters import Choice, Kind
from dogear_desktop.widgets.filter_panel import FilterPanel


def choice(label: str, count: int = 1, *children: Choice, chosen: bool = False) -> Choice:
    query = Query(folders=(label,))
    return Choice(Kind.FOLDER, label, count, chosen, query, children=children)


def sections(*, chosen: bool = False) -> list[tuple[str, list[Choice]]]:
    deep = choice("deep", 2, choice("deeper", 1, chosen=chosen))
    return [("Folders", [choice("home", 3, deep), choice("work", 4, choice("old"))])]


@pytest.fixture
def panel(qtbot: QtBot) -> FilterPanel:
    panel = FilterPanel()
    qtbot.addWidget(panel)
    panel.resize(220, 400)
    panel.show()
    panel.show_choices(sections())
    return panel


def find(panel: FilterPanel, label: str) -> QModelIndex:
    model = panel.model()
    flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    return model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, label, 1, flags)[0]


def click(panel: FilterPanel, label: str) -> None:
    place = panel.visualRect(find(panel, label)).center()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(panel.viewport(), left, none, place)


def test_a_click_makes_a_choice(qtbot: QtBot, panel: FilterPanel) -> None:
    with qtbot.waitSignal(panel.choice_made) as made:
        click(panel, "work")
    assert made.args is not None
    assert made.args[0].query.folders == ("work",)


def test_a_click_on_a_heading_chooses_nothing(qtbot: QtBot, panel: FilterPanel) -> None:
    with qtbot.assertNotEmitted(panel.choice_made):
        click(panel, "Folders")


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_keyboard_reaches_and_makes_a_choice(
    qtbot: QtBot, panel: FilterPanel, key: Qt.Key
) -> None:
    opens = QShortcut(QKeySequence("Return"), panel)  # as in the window
    opens.activated.connect(lambda: pytest.fail("the window took the key"))
    panel.setCurrentIndex(find(panel, "home"))
    QTest.keyClick(panel, Qt.Key.Key_Right)
    QTest.keyClick(panel, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.choice_made) as made:
        QTest.keyClick(panel, key)
    assert made.args is not None
    assert made.args[0].label == "deep"


def test_what_was_opened_stays_open_when_counts_change(panel: FilterPanel) -> None:
    assert panel.isExpanded(find(panel, "Folders"))
    assert not panel.isExpanded(find(panel, "work"))
    panel.expand(find(panel, "work"))
    panel.setCurrentIndex(find(panel, "old"))
    panel.show_choices(sections())
    assert panel.isExpanded(find(panel, "work"))
    assert panel.currentIndex().data() == "old"


def test_a_chosen_folder_is_in_sight(panel: FilterPanel) -> None:
    panel.show_choices(sections(chosen=True))
    assert panel.isExpanded(find(panel, "deep"))
    assert not panel.visualRect(find(panel, "deeper")).isEmpty()


def test_painting_takes_any_name(panel: FilterPanel) -> None:
    names = ["ملفات", "書類" * 40, "x" * 200, "🍞"]
    panel.show_choices([("Folders", [choice(name, 10**6) for name in names])])
    assert not panel.grab().isNull()
