import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dogear_core.cli.main import main
from dogear_core.embedding.fake import FakeModel

from .conftest import Dogear, Ran

With = Callable[..., Ran]


@pytest.fixture
def dogear_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> With:
    """Run the command line on this test's library, opened with a model."""

    def run(model: FakeModel, *arguments: str) -> Ran:
        code = main(["--library", str(tmp_path / "library"), *arguments], model=model)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


NEW = FakeModel(96, "new")


@pytest.mark.usefixtures("indexed")
def test_what_a_change_takes_is_said_before_it_begins(dogear_with: With) -> None:
    status = dogear_with(NEW, "models", "status").out
    assert "fake: 2 of 2 texts, 64 dimensions" in status
    assert "new, from the next indexing run on" in status
    assert "Space needed" in status
    ran = dogear_with(NEW, "index")
    assert "The model changes to new; that takes" in ran.err
    assert "The model changes" not in dogear_with(NEW, "index").err


@pytest.mark.usefixtures("indexed")
def test_the_status_tells_the_model_and_the_way_back(dogear_with: With) -> None:
    dogear_with(NEW, "index")
    text = dogear_with(NEW, "models", "status").out
    assert "Model           new: 2 of 2 texts, 96 dimensions" in text
    assert "one can go back to it with: dogear models rollback" in text
    assert "too few questions" in text
    status = json.loads(dogear_with(NEW, "models", "status", "--json").out)
    assert status["active"]["model"] == "new"
    assert [former["model"] for former in status["retired"]] == ["fake"]
    assert status["rollback_until"] > status["active"]["since"]
    assert (status["is_due"], status["decision"], status["obstacle"]) == (False, None, None)
    assert not status["comparison"]["enough"]


@pytest.mark.usefixtures("indexed")
def test_rollback_brings_the_former_model_back(dogear_with: With) -> None:
    dogear_with(NEW, "index")
    assert dogear_with(NEW, "models", "rollback").out == "fake answers again.\n"
    dogear_with(NEW, "index")
    assert "new was taken back" in dogear_with(NEW, "models", "status").out


@pytest.mark.usefixtures("indexed")
def test_there_is_no_way_back_without_a_former_model(dogear_with: With) -> None:
    ran = dogear_with(FakeModel(), "models", "rollback")
    assert (ran.code, ran.err) == (
        2,
        "dogear: There is no former model that one could go back to.\n",
    )


@pytest.mark.usefixtures("indexed")
def test_a_change_that_was_cancelled_can_be_made_by_force(dogear_with: With) -> None:
    assert dogear_with(NEW, "models", "cancel").out == "The model stays fake.\n"
    dogear_with(NEW, "index")
    assert "was cancelled" in dogear_with(NEW, "models", "status").out
    assert dogear_with(NEW, "models", "switch").code == 2
    ran = dogear_with(NEW, "models", "switch", "--force")
    assert "new answers now" in ran.out
    assert json.loads(dogear_with(NEW, "status", "--json").out)["model"] == "new"


@pytest.mark.usefixtures("indexed")
def test_eval_own_asks_the_library_itself(dogear: Dogear) -> None:
    found = json.loads(dogear("eval", "--own", "--json").out)
    assert found["model"] == "fake"
    assert sum(found["questions"].values()) > 0
    assert set(found["modes"]) == {"hybrid", "words", "meaning"}
    assert set(found["modes"]["words"]["ci95"]) == {"hit@1", "hit@5", "hit@10"}
    table = dogear("eval", "--own").out
    assert "hit@10" in table
    assert "questions" in table


def test_eval_needs_one_thing_to_measure(dogear: Dogear, tmp_path: Path) -> None:
    assert dogear("eval").code == 2
    assert dogear("eval", "--own", tmp_path).code == 2
