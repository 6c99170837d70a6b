"""How a hit is named: its title, its place in the document, its path."""

import os
import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from dogear_core.chunking.chunker import HEADING_SEPARATOR
from dogear_core.types import Hit

translate = QCoreApplication.translate

NANOSECONDS_PER_MS = 10**6


def page_label(hit: Hit) -> str:
    """Return the page a passage is on, as it is printed there, or an empty text."""
    if hit.page is None:
        return ""
    if hit.page_label:
        return translate("Citations", "Page {0}").format(hit.page_label)
    if hit.last_page is not None and hit.last_page != hit.page:
        return translate("Citations", "Pages {0}–{1}").format(
            QLocale().toString(hit.page), QLocale().toString(hit.last_page)
        )
    return translate("Citations", "Page {0}").format(QLocale().toString(hit.page))


def place(hit: Hit) -> str:
    """Return where in its document a passage is: page and heading, as far as it has them."""
    return " · ".join(part for part in (page_label(hit), hit.heading) if part)


def short_place(hit: Hit) -> str:
    """Return the page and the nearest heading of a passage, as far as it has them."""
    heading = hit.heading.rpartition(HEADING_SEPARATOR)[2]
    return " · ".join(part for part in (page_label(hit), heading) if part)


def title(hit: Hit) -> str:
    """Return the document's title, or its file's name where it has none."""
    return hit.title or hit.path.name


def shown_path(path: Path) -> str:
    """Return `path` as a person reads it: with `~` for their home folder."""
    home = Path.home()
    return str(Path("~") / path.relative_to(home)) if path.is_relative_to(home) else str(path)


def breadcrumb(path: Path, roots: Iterable[Path]) -> str:
    """Return the folders that lead from a root to a file, beginning with the root's own name."""
    around = max(
        (root for root in roots if path.is_relative_to(root)),
        key=lambda root: len(root.parts),
        default=None,
    )
    if around is None or around == path:
        return shown_path(path.parent)
    return HEADING_SEPARATOR.join(
        (around.name or str(around), *path.relative_to(around).parts[:-1])
    )


def folder_of(hit: Hit, roots: Iterable[Path]) -> str:
    """Return the folders that lead to a hit's file, and before them that they are not there now."""
    folders = breadcrumb(hit.path, roots)
    return f"{_not_connected()} · {folders}" if hit.offline else folders


def path_of(hit: Hit) -> str:
    """Return the path of a hit's file, and before it that it is not there now."""
    path = shown_path(hit.path)
    return f"{_not_connected()} · {path}" if hit.offline else path


def _not_connected() -> str:
    return translate("Citations", "Not connected")


def today() -> date:
    """Return the day it is where the person is."""
    return datetime.now().astimezone().date()


def short_date(mtime_ns: int, now: date) -> str:
    """Return when a file was modified: the time of today, else the day, or the month and year."""
    moment = QDateTime.fromMSecsSinceEpoch(mtime_ns // NANOSECONDS_PER_MS)
    if moment.date() == QDate(now.year, now.month, now.day):
        return QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
    if moment.date().year() == now.year:
        return QLocale().toString(moment.date(), translate("Citations", "d MMM"))
    return QLocale().toString(moment.date(), translate("Citations", "MMM yyyy"))


def citation(hit: Hit) -> str:
    """Return a citation as plain text: the quote, and where it stands."""
    where = ", ".join(part for part in (title(hit), page_label(hit), os.fspath(hit.path)) if part)
    return translate("Citations", "“{0}”").format(" ".join(hit.text.split())) + f"\n{where}"


def markdown_link(hit: Hit) -> str:
    """Return a citation as a Markdown link to the file, at the page where there is one."""
    label = ", ".join(part for part in (title(hit), page_label(hit)) if part)
    label = re.sub(r"([\\\[\]*_`<>])", r"\\\1", " ".join(label.split()))
    place = f"#page={hit.page}" if hit.page is not None else ""
    return f"[{label}](<{hit.path.as_uri()}{place}>)"
