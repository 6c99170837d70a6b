import pytest

from dogear_core.embedding.llama import LlamaModel
from dogear_core.search.familiarity import LEAST, familiarity


@pytest.fixture(scope="module")
def model() -> LlamaModel:
    return LlamaModel.bundled()


@pytest.mark.parametrize(
    "text",
    ["How long may I be away?", "notice period of the lease", "chlorophyll", "", "?!", "2024"],
)
def test_the_bundled_model_knows_english(model: LlamaModel, text: str) -> None:
    assert familiarity(text, model.count_tokens) > 0.6


@pytest.mark.parametrize(
    "text", ["東京大学はどこにありますか", "Где находится вокзал", "أين المحطة"]
)
def test_it_does_not_know_languages_it_can_only_spell(model: LlamaModel, text: str) -> None:
    assert familiarity(text, model.count_tokens) == LEAST


def test_a_related_language_is_given_the_benefit_of_the_doubt(model: LlamaModel) -> None:
    text = "Wie lange ist die Kündigungsfrist der Wohnung?"
    assert familiarity(text, model.count_tokens) > 0.6
