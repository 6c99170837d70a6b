"""Judged test collections in BEIR's form.

A folder holds `corpus.jsonl` (`_id`, `title`, `text`), `queries.jsonl` (`_id`, `text`),
`qrels.tsv` (a header, then query, document and score on each line) and, where the places of the
answers are known, `answers.jsonl` (`query_id`, `corpus_id`, `spans` of `start` and `end`, in code
points of the document's text, `end` exclusive).
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dogear_core.errors import DatasetInvalid, NoSuchPath
from dogear_core.types import Span

CORPUS = "corpus.jsonl"
QUERIES = "queries.jsonl"
JUDGEMENTS = "qrels.tsv"
ANSWERS = "answers.jsonl"

_SURROGATE = re.compile("[\ud800-\udfff]")
"""What JSON may spell but no text may hold."""

_Record = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Article:
    """A document of the collection, as it is given."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a document answers a question: a span of the article's text as it is given."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Dataset:
    """A collection of documents, questions on them, and which documents answer which question.

    `queries` maps ids to texts, `judgements` maps query ids to the scores of article ids; a score
    of 0 says that somebody looked and found the article irrelevant.
    """

    name: str
    articles: tuple[Article, ...]
    queries: Mapping[str, str]
    judgements: Mapping[str, Mapping[str, int]]
    answers: Mapping[str, tuple[Answer, ...]]

    def judged_queries(self) -> Iterator[tuple[str, str]]:
        """Yield id and text of each question to which at least one article is relevant."""
        for query, text in self.queries.items():
            if any(score > 0 for score in self.judgements.get(query, {}).values()):
                yield query, text


def load_dataset(folder: Path) -> Dataset:
    """Read the data set in `folder`; raise `NoSuchPath` or `DatasetInvalid`."""
    if not folder.is_dir():
        raise NoSuchPath(path=folder)
    articles = _articles(folder / CORPUS)
    queries = _queries(folder / QUERIES)
    dataset = Dataset(
        name=folder.resolve().name,
        articles=tuple(articles.values()),
        queries=queries,
        judgements=_judgements(folder / JUDGEMENTS),
        answers=_answers(folder / ANSWERS, articles) if (folder / ANSWERS).exists() else {},
    )
    if not any(dataset.judged_queries()):
        raise DatasetInvalid("no query has a relevant document", path=folder / JUDGEMENTS)
    return dataset


def _articles(path: Path) -> dict[str, Article]:
    articles: dict[str, Article] = {}
    for line, record in _records(path):
        article = Article(
            id=_string(record, "_id", path, line),
            title=_string(record, "title", path, line) if record.get("title") else "",
            text=_string(record, "text", path, line),
        )
        if article.id in articles:
            raise DatasetInvalid(f"line {line}: _id {article.id!r} occurs twice", path=path)
        articles[article.id] = article
    return articles


def _queries(path: Path) -> dict[str, str]:
    queries: dict[str, str] = {}
    for line, record in _records(path):
        query = _string(record, "_id", path, line)
        if query in queries:
            raise DatasetInvalid(f"line {line}: _id {query!r} occurs twice", path=path)
        queries[query] = _string(record, "text", path, line)
    return queries


def _judgements(path: Path) -> dict[str, dict[str, int]]:
    judgements: dict[str, dict[str, int]] = {}
    for line, row in _lines(path):
        fields = row.split("\t")
        if line == 1 and fields[-1] == "score":
            continue
        try:
            query, article, score = fields
            judgements.setdefault(query, {})[article] = int(score)
        except ValueError:
            detail = f"line {line}: not a query, a document and a whole number, by tabs"
            raise DatasetInvalid(detail, path=path) from None
    return judgements


def _answers(path: Path, articles: Mapping[str, Article]) -> dict[str, tuple[Answer, ...]]:
    answers: dict[str, tuple[Answer, ...]] = {}
    for line, record in _records(path):
        query = _string(record, "query_id", path, line)
        article = articles.get(_string(record, "corpus_id", path, line))
        spans = record.get("spans")
        if article is None or not isinstance(spans, list):
            raise DatasetInvalid(f"line {line}: no known document or no spans", path=path)
        found = (Answer(article.id, _span(span, article, path, line)) for span in spans)
        answers[query] = (*answers.get(query, ()), *found)
    return answers


def _span(value: object, article: Article, path: Path, line: int) -> Span:
    match value:
        case {"start": int(start), "end": int(end), **rest} if (
            0 <= start < end <= len(article.text)
            and rest.get("text", article.text[start:end]) == article.text[start:end]
        ):
            return Span(start, end)
    detail = f"line {line}: a span does not fit the text of document {article.id!r}"
    raise DatasetInvalid(detail, path=path)


def _records(path: Path) -> Iterator[tuple[int, _Record]]:
    for line, row in _lines(path):
        try:
            record = json.loads(row)
        except (ValueError, RecursionError):
            record = None
        if not isinstance(record, dict):
            raise DatasetInvalid(f"line {line}: not a JSON object", path=path)
        yield line, record


def _string(record: _Record, key: str, path: Path, line: int) -> str:
    value = record.get(key)
    if not isinstance(value, str) or _SURROGATE.search(value):
        raise DatasetInvalid(f"line {line}: {key} is not a string of Unicode text", path=path)
    return value


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line that is not blank."""
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, line.rstrip("\r\n")
    except FileNotFoundError:
        raise DatasetInvalid("the file is missing", path=path) from None
    except UnicodeDecodeError:
        raise DatasetInvalid("the file is not UTF-8", path=path) from None
