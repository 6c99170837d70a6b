"""The panel that tells how far a change of the model is."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from dogear_core.types import (
    Comparison,
    Decision,
    GenerationState,
    ModelSet,
    ModelStatus,
    ModeQuality,
    Obstacle,
    OwnQuality,
    Rate,
    SearchMode,
)
from dogear_desktop.widgets.model_change_panel import ModelChangePanel

FORMER = ModelSet("former", 64, GenerationState.ACTIVE, 9, 9, 0.0)
UPCOMING = ModelSet("new", 96, GenerationState.BUILDING, 1200, 4000, 0.0)
DAY = 20_000 * 86_400


def quality(model: str, share: float) -> OwnQuality:
    mode = ModeQuality(SearchMode.MEANING, {10: Rate(share, share, share)}, share)
    return OwnQuality(model, {"title": 40}, (mode,))


AT_REST = ModelStatus(
    wanted="new",
    active=FORMER,
    upcoming=None,
    retired=(),
    is_due=False,
    need_bytes=0,
    free_bytes=1,
    obstacle=None,
    decision=None,
    comparison=None,
    rollback_until=None,
)
REFUSED = replace(
    AT_REST,
    decision=Decision.REFUSED,
    comparison=Comparison(quality("former", 0.9), quality("new", 0.4), {}, enough=True, worse=True),
)


@pytest.fixture
def panel(qtbot: QtBot) -> ModelChangePanel:
    made = ModelChangePanel()
    qtbot.addWidget(made)
    return made


def offers(panel: ModelChangePanel) -> list[str]:
    buttons = panel.findChildren(QPushButton)
    return [b.accessibleName() for b in buttons if b.isVisibleTo(panel)]


def test_without_a_change_nothing_is_said(panel: ModelChangePanel) -> None:
    panel.show_status(AT_REST)
    assert panel.isHidden()


def test_what_a_change_takes_is_said_before_it_begins(panel: ModelChangePanel) -> None:
    panel.show_status(replace(AT_REST, is_due=True, need_bytes=70_000_000))
    assert "takes 70 MB on the disk" in panel.text
    assert offers(panel) == ["Cancel the change"]


def test_a_change_without_space_says_so(panel: ModelChangePanel) -> None:
    due = replace(AT_REST, is_due=True, need_bytes=70_000_000, obstacle=Obstacle.DISK)
    panel.show_status(due)
    assert "waits, for there is too little space" in panel.text


def test_a_change_tells_how_far_it_is(panel: ModelChangePanel) -> None:
    panel.show_status(replace(AT_REST, is_due=True, upcoming=UPCOMING))
    assert "new has read 1,200 of 4,000 passages; former answers" in panel.text


def test_a_refusal_says_why_and_can_be_overruled(qtbot: QtBot, panel: ModelChangePanel) -> None:
    panel.show_status(REFUSED)
    assert "answered 90 % (90–90) by meaning, the new one 40 % (40–40)" in panel.text
    assert offers(panel) == ["Change all the same"]
    (insist,) = (b for b in panel.findChildren(QPushButton) if b.isVisibleTo(panel))
    with qtbot.waitSignal(panel.insist_clicked):
        insist.click()


def test_one_can_go_back_for_a_while(qtbot: QtBot, panel: ModelChangePanel) -> None:
    former = replace(FORMER, state=GenerationState.RETIRED)
    panel.show_status(replace(AT_REST, retired=(former,), rollback_until=DAY))
    assert "One can go back to former until" in panel.text
    (back,) = (b for b in panel.findChildren(QPushButton) if b.isVisibleTo(panel))
    with qtbot.waitSignal(panel.rollback_clicked):
        back.click()


def test_a_lost_model_is_told(panel: ModelChangePanel) -> None:
    panel.show_status(replace(AT_REST, active=replace(FORMER, usable=False)))
    assert "missing or damaged" in panel.text
