"""The sample library and its questions are what they claim to be; no engine is involved."""

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.parser import BytesParser
from pathlib import Path

import docx
import pypdf
import pytest
from selectolax.lexbor import LexborHTMLParser

REPOSITORY = Path(__file__).parents[2]
LIBRARY = REPOSITORY / "assets" / "sample-library"
GENERATOR = REPOSITORY / "packaging" / "sample_library"
QUESTIONS = REPOSITORY / "tests" / "data" / "sample_questions.json"

WORDS_WITHOUT_CONTENT = """
a after an and any are as at be been before by can could did do does for from get had has have he
her his how i if in into is it its may me must my no not of off on or our out over shall she should
so than that the their them then they this to too until up was we were what when where whether
which who why will with would you your
"""
STOP_WORDS = frozenset(WORDS_WITHOUT_CONTENT.split())
SUFFIXES = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly", "er", "e", "y")


@dataclass(frozen=True)
class Question:
    question: str
    path: str
    page: int | None
    answer: str
    paraphrase: bool
    sample: bool = False


def load_questions() -> list[Question]:
    return [Question(**entry) for entry in json.loads(QUESTIONS.read_text(encoding="utf-8"))]


def stem(word: str) -> str:
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word.removesuffix(suffix)
    return word


def content_stems(text: str) -> set[str]:
    words = re.findall(r"[^\W_]+", text.lower().replace("’", "'").replace("'s", ""))
    return {stem(word) for word in words if word not in STOP_WORDS}


def joined(text: str) -> str:
    return " ".join(text.split())


def paragraphs(path: Path) -> Iterator[str]:
    """The paragraphs, list items or table rows of a document, read without the engine."""
    match path.suffix:
        case ".pdf":
            yield from source_of(path).read_text(encoding="utf-8").splitlines()
        case ".docx":
            document = docx.Document(str(path))
            yield from (paragraph.text for paragraph in document.paragraphs)
            for table in document.tables:
                yield from (" ".join(cell.text for cell in row.cells) for row in table.rows)
        case ".html":
            yield from html_blocks(path.read_bytes())
        case ".eml":
            yield from mail_paragraphs(path)
        case _:
            encoding = "latin-1" if path.name.startswith("Lettre") else "utf-8"
            yield from path.read_text(encoding=encoding).split("\n\n")


def html_blocks(source: bytes) -> Iterator[str]:
    for element in LexborHTMLParser(source).css("p, li, tr, h1, h2"):
        yield element.text()


def mail_paragraphs(path: Path) -> Iterator[str]:
    message = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
    for part in message.walk():
        if part.get_content_type() == "text/plain":
            yield from part.get_content().split("\n\n")
        elif part.get_content_type() == "text/html":
            yield from html_blocks(part.get_content().encode())


def source_of(document: Path) -> Path:
    head = f"output: {document.relative_to(LIBRARY).as_posix()}\n"
    return next(
        source
        for source in (GENERATOR / "sources").glob("*.md")
        if source.read_text(encoding="utf-8").startswith(head)
    )


def answering_paragraph(question: Question) -> str:
    found = [p for p in map(joined, paragraphs(LIBRARY / question.path)) if question.answer in p]
    assert found, f"{question.answer!r} is not in {question.path}"
    return found[0]


def test_holds_thirty_documents_in_every_format() -> None:
    suffixes = [path.suffix for path in LIBRARY.rglob("*") if path.is_file()]

    assert len(suffixes) >= 30
    assert set(suffixes) >= {".pdf", ".docx", ".eml", ".html", ".md", ".txt", ".py", ".csv"}
    assert sum(path.stat().st_size for path in LIBRARY.rglob("*") if path.is_file()) < 1_000_000


@pytest.mark.parametrize("question", load_questions(), ids=lambda q: q.question)
def test_the_answer_is_where_the_question_says(question: Question) -> None:
    paragraph = answering_paragraph(question)

    if question.path.endswith(".pdf"):
        assert question.page is not None
        page = pypdf.PdfReader(LIBRARY / question.path).pages[question.page - 1]
        assert question.answer in joined(page.extract_text())
    else:
        assert question.page is None
    if question.paraphrase:
        assert not content_stems(question.question) & content_stems(paragraph)


def test_enough_questions_are_paraphrased_and_three_are_samples() -> None:
    questions = load_questions()
    paraphrased = [question for question in questions if question.paraphrase]

    assert len(questions) >= 30
    assert len(paraphrased) >= 20
    assert sum(question.page is not None and question.page > 1 for question in paraphrased) >= 8
    samples = [question for question in questions if question.sample]
    assert len(samples) == 3
    assert all(question.paraphrase for question in samples)


def test_the_generator_reproduces_the_built_documents(tmp_path: Path) -> None:
    subprocess.run([sys.executable, GENERATOR / "build.py", tmp_path], check=True)

    rebuilt = {path.relative_to(tmp_path) for path in tmp_path.rglob("*.*")}
    built = {
        path.relative_to(LIBRARY) for path in LIBRARY.rglob("*") if path.suffix in {".pdf", ".docx"}
    }
    assert rebuilt == built
    for name in built:
        assert contents(tmp_path / name) == contents(LIBRARY / name), f"{name} was not rebuilt"


def contents(path: Path) -> dict[str, bytes]:
    """The bytes of a PDF or of a Word document's parts, whose compression may differ by zlib."""
    if path.suffix == ".pdf":
        return {path.name: path.read_bytes()}
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
