"""What the answers to a question are spread over: folders, kinds of files, days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path


class Family(StrEnum):
    """A kind of file as a person thinks of it; the value is what `type:` takes."""

    PDF = "pdf"
    WORD = "word"
    EMAIL = "email"
    WEB = "web"
    TEXT = "text"
    DATA = "data"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of the matching documents each possible filter would leave.

    `folders` counts each root and each folder in it with all below; `days` are local dates of
    last modification. What the question itself limits of one kind is left out of that kind's
    counts, so that they tell what choosing another value would bring.
    """

    documents: int
    folders: Mapping[Path, int]
    families: Mapping[Family, int]
    days: Mapping[date, int]
