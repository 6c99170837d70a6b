"""What a person typed: the question, and the filters written in it.

    type:pdf in:Work after:2024 before:2024-06 "exact phrase" -without

`type:` takes a family of files or a suffix (several with commas), `in:` the name of a folder or a
path; of several values of one filter any will do. Dates are a year, a month or a day, and stand
for its beginning. A minus leaves out: a word, a phrase, a type or a folder. A value with spaces is
put in quotes. Whatever is none of these is a word: `http://…`, `after:lunch`, `-5`, `-F`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import regex

from dogear_core.readers.families import media_types_named
from dogear_core.storage.terms import quote
from dogear_core.types import Filters

YEARS = range(1971, 2262)
"""Years whose every moment, in any time zone, is a positive 64-bit number of nanoseconds."""

_TOKEN = regex.compile(
    r"""(?P<minus>-)?(?:(?P<key>type|in|after|before):)?
        (?:"(?P<quoted>[^"]*)"|(?P<bare>[^ "]+))""",
    regex.VERBOSE | regex.IGNORECASE,
)
_BEGUN = regex.compile(r"(?:^|(?<= ))-?(?:type|in|after|before):[^ ]*$|(?<= )-$", regex.IGNORECASE)
_DATE = regex.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_SPACE = regex.compile(r"[\p{White_Space}\p{Cc}]")
_PLAIN_WORD = regex.compile(r"(?![A-Za-z](?: |$))\p{L}[^ \":]*")
"""A single letter after a minus is an option of a command, as in `pacman -F`."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question and its filters; `parse(query.to_text()) == query` for every parsed query.

    `text` holds the words and quoted phrases in order, with single spaces. `types` are in lower
    case.
    """

    text: str = ""
    without: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    without_types: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    without_folders: tuple[str, ...] = ()
    after: date | None = None
    before: date | None = None

    def to_text(self) -> str:
        """Return the query as it can be typed: first the question, then its filters."""
        parts = [
            self.text,
            *(f"-{_written(word, _PLAIN_WORD.fullmatch(word))}" for word in self.without),
            *(f"type:{name}" for name in self.types),
            *(f"-type:{name}" for name in self.without_types),
            *(f"in:{_written(name, ' ' not in name)}" for name in self.folders),
            *(f"-in:{_written(name, ' ' not in name)}" for name in self.without_folders),
            f"after:{_shortest(self.after)}" if self.after else "",
            f"before:{_shortest(self.before)}" if self.before else "",
        ]
        return " ".join(filter(None, parts))

    def filters(self) -> Filters:
        """Return what the search is limited to; days begin at midnight where the person is."""
        return Filters(
            media_types=_media_types(self.types),
            without_media_types=_media_types(self.without_types),
            folders=self.folders,
            without_folders=self.without_folders,
            modified_from=start_of(self.after) if self.after else None,
            modified_before=start_of(self.before) if self.before else None,
            without=self.without,
        )

    def kinds(self) -> tuple[Filters, Filters, Filters]:
        """Return apart what the filters say of folders, of types and of days."""
        filters = self.filters()
        return (
            Filters(folders=filters.folders, without_folders=filters.without_folders),
            Filters(
                media_types=filters.media_types, without_media_types=filters.without_media_types
            ),
            Filters(modified_from=filters.modified_from, modified_before=filters.modified_before),
        )


def parse(text: str, *, typing: bool = False) -> Query:
    """Return the question and the filters in a text; any text is a valid query.

    With `typing`, a filter at the end that does not mean anything yet is left out.
    """
    text = _SPACE.sub(" ", text)
    if typing and (begun := _BEGUN.search(text)) and not _is_filter(begun[0]):
        text = text[: begun.start()]
    words: list[str] = []
    found: dict[str, list[str]] = {}
    for token in _TOKEN.finditer(text):
        kind, value = _read(token)
        if kind:
            found.setdefault(kind, []).append(value)
        else:
            words += _words(token)
    return Query(
        text=" ".join(words),
        without=_distinct(found.get("-", ())),
        types=_distinct(_names(found.get("type", ()))),
        without_types=_distinct(_names(found.get("-type", ()))),
        folders=_distinct(found.get("in", ())),
        without_folders=_distinct(found.get("-in", ())),
        after=_last_date(found.get("after", ())),
        before=_last_date(found.get("before", ())),
    )


def start_of(day: date) -> int:
    """Return when a day begins where the person is, in nanoseconds since the epoch."""
    return int(datetime(day.year, day.month, day.day).astimezone().timestamp()) * 10**9


def parse_date(text: str) -> date | None:
    """Return the first day of a year, month or day such as 2024, 2024-06 or 2024-06-30."""
    match = _DATE.fullmatch(text)
    if match is None or int(match[1]) not in YEARS:
        return None
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None


def _read(token: "regex.Match[str]") -> tuple[str, str]:
    """Return the kind of filter a token is, with its value; "" as the kind of other tokens."""
    minus, key = token["minus"] or "", (token["key"] or "").lower()
    value: str = token["bare"] or token["quoted"] or ""
    if not key and minus:
        value = " ".join(value.split())
        wanted = token["quoted"] is not None or _PLAIN_WORD.match(value)
        return ("-", value) if wanted and quote(value) else ("", "")
    valid = {
        "type": all(media_types_named(name) for name in value.split(",")),
        "in": bool(value.strip()),
        "after": not minus and parse_date(value) is not None,
        "before": not minus and parse_date(value) is not None,
        "": False,
    }
    return (minus + key, value) if valid[key] else ("", "")


def _is_filter(text: str) -> bool:
    token = _TOKEN.fullmatch(text)
    return token is not None and _read(token)[0] != ""


def _words(token: "regex.Match[str]") -> list[str]:
    """Return what a token that is no filter gives to the question."""
    if token["quoted"] is None:
        return [token[0]]
    before = token[0].partition('"')[0]
    phrase = " ".join(token["quoted"].split())
    return [part for part in (before, f'"{phrase}"' if phrase else "") if part]


def _names(values: Iterable[str]) -> Iterator[str]:
    for value in values:
        yield from value.lower().split(",")


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _last_date(values: Sequence[str]) -> date | None:
    return parse_date(values[-1]) if values else None


def _media_types(names: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*map(media_types_named, names))


def _written(value: str, plain: object) -> str:
    return value if plain else f'"{value}"'


def _shortest(day: date) -> str:
    """Return a date without a first of the month or of the year: what parsing adds again."""
    if day.day > 1:
        return day.isoformat()
    return f"{day.year}-{day.month:02}" if day.month > 1 else str(day.year)
