from pathlib import Path

import pytest

from dogear_core.embedding.fake import FakeModel
from dogear_core.evaluation.dataset import Answer, Article, Dataset, load_dataset
from dogear_core.evaluation.runner import answered, article_path, evaluate_dataset
from dogear_core.types import DocumentId, Hit, PassageId, SearchMode, Snippet, Span

HOUSEHOLD = Path(__file__).parents[2] / "data" / "evaluation" / "household"


def hit(article: str, start: int, end: int) -> Hit:
    return Hit(
        PassageId(1),
        DocumentId(1),
        1.0,
        article_path(article),
        "",
        "text/plain",
        Span(start, end),
        "",
        Snippet(""),
        (),
    )


def test_every_mode_is_measured_on_the_judged_questions() -> None:
    model = FakeModel()
    evaluation = evaluate_dataset(load_dataset(HOUSEHOLD), model=model)
    assert (evaluation.documents, evaluation.queries) == (5, 3)
    assert evaluation.passages == len(model.embedded) >= 4
    assert [result.mode for result in evaluation.modes] == list(SearchMode)
    for result in evaluation.modes:
        measures = {name: value.mean for name, value in result.measures.items()}
        shown = measures.pop("shown@10")
        assert shown == 1 or result.mode is SearchMode.MEANING, "the fake model knows letters only"
        assert measures == {
            "ndcg@10": 1,
            "recall@10": 1,
            "recall@100": 1,
            "mrr@10": 1,
            "answer@1": 1,
            "answer@5": 1,
            "answer@10": 1,
        }


def test_what_is_found_but_not_relevant_is_not_shown() -> None:
    dataset = Dataset(
        name="weak",
        articles=(Article("right", "", "green apples"), Article("wrong", "", "red bricks")),
        queries={"q": "an expedition to green volcanoes beyond unknown oceans"},
        judgements={"q": {"right": 1}},
        answers={},
    )
    words = evaluate_dataset(dataset, model=FakeModel()).modes[1].measures
    assert (words["recall@10"].mean, words["shown@10"].mean) == (1, 0)


def test_titles_are_embedded_with_their_articles() -> None:
    model = FakeModel()
    evaluate_dataset(load_dataset(HOUSEHOLD), model=model)
    assert any("Boiler manual" in embedded and "F28" in embedded for embedded in model.embedded)


def test_a_wrong_judgement_costs_what_it_should() -> None:
    dataset = Dataset(
        name="two",
        articles=(Article("right", "", "green apples"), Article("wrong", "", "red bricks")),
        queries={"q1": "green apples", "q2": "red bricks"},
        judgements={"q1": {"right": 1}, "q2": {"right": 1}},
        answers={"q1": (Answer("right", Span(0, 5)),)},
    )
    words = evaluate_dataset(dataset, model=FakeModel()).modes[1]
    assert words.mode is SearchMode.WORDS
    assert words.measures["recall@10"].mean == pytest.approx(0.5)
    assert words.measures["answer@1"].mean == 1


def test_odd_ids_lead_to_distinct_paths() -> None:
    ids = [".", "..", "a/b", "a%2Fb", "<dbpedia:Arènes_de_Lutèce>", "a b", ""]
    paths = {article_path(name) for name in ids}
    assert len(paths) == len(ids)
    assert {path.parent for path in paths} == {Path("/corpus")}


def test_an_answer_counts_only_wholly_inside_a_passage_of_its_article() -> None:
    answers = [Answer("a", Span(10, 20)), Answer("a", Span(50, 60))]
    assert answered([hit("a", 10, 20)], answers)
    assert answered([hit("b", 0, 99), hit("a", 0, 5), hit("a", 45, 60)], answers)
    assert not answered([hit("a", 11, 30), hit("a", 0, 19), hit("b", 0, 99)], answers)
