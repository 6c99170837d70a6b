import pytest
from pytestqt.qtbot import QtBot

from dogear_desktop.widgets.nothing_found import NothingFound


@pytest.mark.parametrize(
    ("pending", "indexing", "said"),
    [
        (0.0, False, "Try other words"),
        (0.0, True, "Indexing is still under way"),
        (0.25, True, "The meaning of 25 % of your documents is yet to be learned"),
    ],
)
def test_it_says_why_more_may_be_found_later(
    qtbot: QtBot, pending: float, said: str, *, indexing: bool
) -> None:
    page = NothingFound()
    qtbot.addWidget(page)
    page.explain("deposit", [], pending=pending, indexing=indexing, weaker=False)
    assert "No passage answers “deposit”." in page.text
    assert said in page.text
