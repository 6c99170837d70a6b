from collections.abc import Callable

import pytest

from dogear_core.readers.base import Refused
from dogear_core.readers.registry import identify, media_types_of, refuse_by_name
from dogear_core.types import Document, Reason

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("name", "head", "media_type"),
    [
        ("a.PDF", b"\n%PDF-1.4", "application/pdf"),
        ("download", b"%PDF-1.4", "application/pdf"),
        ("wrong.txt", b"%PDF-1.4", "application/pdf"),
        ("a.docx", b"PK\x03\x04\0\0", WORD),
        ("download", b"PK\x03\x04\x14\0[Content_Types].xml", WORD),
        ("page", b"\n<!-- x --><!DOCTYPE HTML PUBLIC>", "text/html"),
        ("page", b'<?xml version="1.0"?><html>', "text/html"),
        ("message", b"Return-Path: <a>\nReceived: from b\n\tby c\n", "message/rfc822"),
        ("page.txt", b"<html>", "text/plain"),
        ("README", b"hello", "text/plain"),
        ("a.unknown", b"hello", "text/plain"),
        ("riff.txt", b"RIFF is a word here", "text/plain"),
        (".profile", b"export A=1", "text/plain"),
        ("a.Md", b"# x", "text/markdown"),
        ("a.rs", b"fn main", "text/x-rust"),
        ("a.csv", b"a,b", "text/csv"),
    ],
)
def test_a_file_is_told_by_first_bytes_then_suffix(name: str, head: bytes, media_type: str) -> None:
    assert identify(name, head).media_type == media_type


@pytest.mark.parametrize(
    "head",
    [b"PK\x03\x04\0\0", b"\x89PNG\r\n\x1a\n\0", b"\x7fELF\0", b"{\\rtf1 text", b"\xff\xd8\xff\0"],
)
def test_other_formats_are_refused_whatever_their_name(head: bytes) -> None:
    with pytest.raises(Refused) as caught:
        identify("file.txt", head)

    assert caught.value.refusal.reason is Reason.UNSUPPORTED


@pytest.mark.parametrize("name", ["a.xlsx", "b.JPG", "c.zip", "d.epub", "e.tar.gz"])
def test_formats_without_a_reader_are_refused_by_name(name: str) -> None:
    with pytest.raises(Refused) as caught:
        refuse_by_name(name)

    assert caught.value.refusal.reason is Reason.UNSUPPORTED


def test_the_media_types_of_a_suffix() -> None:
    assert media_types_of("docx") == {WORD}
    assert media_types_of(".HTML") == media_types_of("htm") >= {"text/html"}
    assert media_types_of("xlsx") == frozenset()


def test_a_file_without_suffix_is_read(read_document: Callable[..., Document]) -> None:
    assert read_document("page", "<!doctype html><p>hello").text == "hello"
