from pathlib import Path

import pytest

from dogear_core.errors import DatasetInvalid, NoSuchPath
from dogear_core.evaluation.dataset import load_dataset
from dogear_core.types import Span

HOUSEHOLD = Path(__file__).parents[2] / "data" / "evaluation" / "household"

GOOD = {
    "corpus.jsonl": '{"_id": "d1", "title": "One", "text": "The first."}\n',
    "queries.jsonl": '{"_id": "q1", "text": "which is first"}\n',
    "qrels.tsv": "query-id\tcorpus-id\tscore\nq1\td1\t1\n",
}


def write(folder: Path, **changes: str | None) -> Path:
    """Write the good data set; a change is named by the file's stem, None leaves the file out."""
    for name, text in GOOD.items():
        content = changes.pop(Path(name).stem, text)
        if content is not None:
            (folder / name).write_text(content, encoding="utf-8")
    for stem, content in changes.items():
        (folder / f"{stem}.jsonl").write_text(content or "", encoding="utf-8")
    return folder


def test_a_data_set_is_read_as_it_is_given() -> None:
    household = load_dataset(HOUSEHOLD)
    assert household.name == "household"
    articles = {article.id: article for article in household.articles}
    assert list(articles) == ["lease", "boiler", "soup/lentil", "cafe", "blank"]
    assert articles["soup/lentil"].title == ""
    assert household.judgements["q1"] == {"lease": 2, "boiler": 0}
    [answer] = household.answers["q3"]
    text = articles[answer.article].text
    assert text[answer.span.start : answer.span.end] == "the blue awning"


def test_only_questions_with_a_relevant_article_are_asked() -> None:
    assert [query for query, _ in load_dataset(HOUSEHOLD).judged_queries()] == ["q1", "q2", "q3"]


def test_answers_of_one_question_on_several_lines_are_kept_together(tmp_path: Path) -> None:
    line = '{"query_id": "q1", "corpus_id": "d1", "spans": [{"start": %d, "end": %d}]}\n'
    dataset = load_dataset(write(tmp_path, answers=line % (0, 3) + line % (4, 9)))
    assert [answer.span for answer in dataset.answers["q1"]] == [Span(0, 3), Span(4, 9)]


def test_blank_lines_windows_line_ends_and_a_missing_header_are_fine(tmp_path: Path) -> None:
    folder = write(
        tmp_path, queries='\n{"_id": "q1", "text": "first"}\r\n\r\n', qrels="q1\td1\t1\r\n\n"
    )
    assert load_dataset(folder).judgements == {"q1": {"d1": 1}}


@pytest.mark.parametrize(
    ("stem", "content", "complaint"),
    [
        ("corpus", None, "missing"),
        ("queries", None, "missing"),
        ("qrels", None, "missing"),
        ("corpus", GOOD["corpus.jsonl"] + "{broken\n", "line 2"),
        ("corpus", "[1, 2]\n", "line 1"),
        ("corpus", "[" * 100_000 + "\n", "line 1"),
        ("corpus", '{"_id": 7, "text": "a number"}\n', "_id"),
        ("corpus", '{"_id": "d1"}\n', "text"),
        ("corpus", '{"_id": "d1", "text": "half a pair \\ud83d"}\n', "text"),
        ("corpus", GOOD["corpus.jsonl"] * 2, "twice"),
        ("queries", GOOD["queries.jsonl"] * 2, "twice"),
        ("qrels", "query-id\tcorpus-id\tscore\nq1\td1\n", "line 2"),
        ("qrels", "query-id\tcorpus-id\tscore\nq1\td1\thigh\n", "line 2"),
        ("qrels", "query-id\tcorpus-id\tscore\nq1\td1\t0\n", "no query"),
        ("answers", '{"query_id": "q1", "corpus_id": "d9", "spans": []}\n', "line 1"),
        ("answers", '{"query_id": "q1", "corpus_id": "d1", "spans": [{"start": 9}]}\n', "span"),
        (
            "answers",
            '{"query_id": "q1", "corpus_id": "d1", "spans": [{"start": 4, "end": 99}]}\n',
            "span",
        ),
        (
            "answers",
            '{"query_id": "q1", "corpus_id": "d1",'
            ' "spans": [{"start": 0, "end": 3, "text": "one"}]}\n',
            "span",
        ),
    ],
)
def test_what_is_wrong_with_a_data_set_is_told_with_its_place(
    tmp_path: Path, stem: str, content: str | None, complaint: str
) -> None:
    with pytest.raises(DatasetInvalid) as caught:
        load_dataset(write(tmp_path, **{stem: content}))
    assert caught.value.path is not None
    assert caught.value.path.stem == stem
    assert complaint in caught.value.detail


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "corpus.jsonl").write_bytes(b'{"_id": "d1", "text": "caf\xe9"}\n')
    with pytest.raises(DatasetInvalid, match=r"corpus\.jsonl"):
        load_dataset(tmp_path)


def test_a_folder_that_is_not_there_is_no_data_set(tmp_path: Path) -> None:
    with pytest.raises(NoSuchPath):
        load_dataset(tmp_path / "nowhere")
