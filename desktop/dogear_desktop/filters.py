"""What a search can be narrowed to, as choices with counts, and the query after each choice.

The text in the search box is the one place that holds the filters. A choice is therefore told by
the query it leads to, and the list beside the results is another view of that text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from dogear_core.search.query import Query
from dogear_core.types import Facets, Family
from dogear_desktop.citations import shown_path

translate = QCoreApplication.translate

YEARS_SHOWN = 12
"""Years with documents that are listed one by one, the newest first."""


class Kind(Enum):
    """What a choice limits."""

    FOLDER = auto()
    TYPE = auto()
    DATE = auto()


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter that can be set or taken away: `query` is what is asked after that.

    `count` is how many documents it leaves; `hint` says more than `label` where there is more.
    """

    kind: Kind
    label: str
    count: int
    chosen: bool
    query: Query
    hint: str = ""
    children: tuple["Choice", ...] = ()


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set; `query` is what is asked without it.

    None as a query stands for the passage that others are to be like.
    """

    label: str
    query: Query | None
    hint: str = ""


def folder_choices(facets: Facets, query: Query) -> tuple[Choice, ...]:
    """Return the folders documents are in, each with its own folders below it."""
    below: dict[Path, list[Path]] = {}
    tops = []
    for folder in facets.folders:
        if folder.parent in facets.folders:
            below.setdefault(folder.parent, []).append(folder)
        else:
            tops.append(folder)

    def choice(folder: Path, label: str) -> Choice:
        value = shown_path(folder)
        chosen = any(_means(name, folder) for name in query.folders)
        folders = () if chosen else (value,)
        children = sorted(below.get(folder, ()), key=_by_name)
        return Choice(
            Kind.FOLDER,
            label,
            facets.folders[folder],
            chosen,
            replace(query, folders=folders),
            hint=value,
            children=tuple(choice(child, child.name) for child in children),
        )

    return tuple(choice(top, top.name or str(top)) for top in sorted(tops, key=_by_name))


def type_choices(facets: Facets, query: Query) -> tuple[Choice, ...]:
    """Return the kinds of files there are, the most frequent first."""
    counts = dict(facets.families)
    for name in query.types:
        if name in set(Family):
            counts.setdefault(Family(name), 0)
    order = sorted(counts, key=lambda family: (-counts[family], family))
    return tuple(_type_choice(family, counts, query) for family in order)


def date_choices(facets: Facets, query: Query, today: date) -> tuple[Choice, ...]:
    """Return the last day, week, month and year, and the calendar years with documents."""
    return tuple(
        Choice(
            Kind.DATE,
            label,
            count,
            chosen,
            replace(query, after=None if chosen else after, before=None if chosen else before),
        )
        for label, after, before in _periods(facets.days, today)
        for chosen in ((query.after, query.before) == (after, before),)
        if (count := _count_days(facets.days, after, before)) or chosen
    )


def chips(query: Query) -> Iterator[Chip]:
    """Yield the filters of a query, in the order in which the query is written."""
    for word in query.without:
        label = translate("Filters", "Without “{0}”").format(word)
        yield Chip(label, replace(query, without=_others(query.without, word)))
    for name in query.types:
        yield Chip(type_name(name), replace(query, types=_others(query.types, name)))
    for name in query.without_types:
        label = translate("Filters", "Not {0}").format(type_name(name))
        yield Chip(label, replace(query, without_types=_others(query.without_types, name)))
    for name in query.folders:
        label = translate("Filters", "In {0}").format(Path(name).name or name)
        yield Chip(label, replace(query, folders=_others(query.folders, name)), hint=name)
    for name in query.without_folders:
        label = translate("Filters", "Not in {0}").format(Path(name).name or name)
        rest = _others(query.without_folders, name)
        yield Chip(label, replace(query, without_folders=rest), hint=name)
    if query.after:
        label = translate("Filters", "Since {0}").format(_day(query.after))
        yield Chip(label, replace(query, after=None))
    if query.before:
        label = translate("Filters", "Before {0}").format(_day(query.before))
        yield Chip(label, replace(query, before=None))


def type_name(name: str) -> str:
    """Return how a kind of files, or a suffix, is called."""
    names = {
        Family.PDF: translate("Filters", "PDF"),
        Family.WORD: translate("Filters", "Word"),
        Family.EMAIL: translate("Filters", "E-mail"),
        Family.WEB: translate("Filters", "Web pages"),
        Family.TEXT: translate("Filters", "Text"),
        Family.DATA: translate("Filters", "Data"),
        Family.CODE: translate("Filters", "Source code"),
    }
    return names[Family(name)] if name in set(Family) else f".{name}"


def _others(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(other for other in names if other != name)


def _type_choice(family: Family, counts: Mapping[Family, int], query: Query) -> Choice:
    chosen = family.value in query.types
    others = _others(query.types, family.value)
    types = others if chosen else (*others, family.value)
    return Choice(Kind.TYPE, type_name(family), counts[family], chosen, replace(query, types=types))


def _periods(days: Mapping[date, int], today: date) -> Iterator[tuple[str, date, date | None]]:
    yield translate("Filters", "Today"), today, None
    yield translate("Filters", "Past week"), today - timedelta(days=6), None
    yield translate("Filters", "Past month"), today - timedelta(days=30), None
    yield translate("Filters", "Past year"), today - timedelta(days=365), None
    years = sorted({day.year for day in days}, reverse=True)
    for year in years[:YEARS_SHOWN]:
        yield str(year), date(year, 1, 1), date(year + 1, 1, 1)


def _count_days(days: Mapping[date, int], after: date, before: date | None) -> int:
    return sum(
        count for day, count in days.items() if day >= after and (before is None or day < before)
    )


def _means(name: str, folder: Path) -> bool:
    """Whether a folder is the one that `in:` was given by its path, or one it names."""
    if Path(name).is_absolute() or name.startswith("~"):
        return Path(name).expanduser() == folder
    return name.casefold() == folder.name.casefold()


def _by_name(folder: Path) -> tuple[str, str]:
    return folder.name.casefold(), str(folder)


def _day(day: date) -> str:
    """Return a date as exact as it was given: the first of a month stands for the month."""
    if (day.month, day.day) == (1, 1):
        return str(day.year)
    if day.day == 1:
        return QLocale().toString(QDate(day.year, day.month, 1), "MMMM yyyy")
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)
