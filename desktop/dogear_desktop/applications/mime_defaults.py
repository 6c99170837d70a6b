"""Which application a person has chosen for a type of file.

This follows the specification "Association between MIME types and applications" 1.0.1 of
freedesktop.org: lists in which people, administrators and distributions choose, in the order of
who decides, and caches of what the applications themselves offer.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dogear_desktop.applications.desktop_entries import DesktopEntry

DEFAULT, ADDED, REMOVED = "Default Applications", "Added Associations", "Removed Associations"
CACHE = "MIME Cache"

Groups = dict[str, dict[str, list[str]]]


@dataclass(frozen=True, slots=True)
class _Level:
    """One list, with the cache of the folder of applications it may stand in."""

    chosen: Groups
    offered: Groups = field(default_factory=dict)


class MimeDefaults:
    """The lists and caches, as they are now."""

    def __init__(self, environ: Mapping[str, str], locale: str) -> None:
        self._locale = locale
        home = Path(environ.get("HOME") or Path.home())
        config = [environ.get("XDG_CONFIG_HOME") or home / ".config"]
        config += (environ.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":")
        data = [environ.get("XDG_DATA_HOME") or home / ".local/share"]
        data += (environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
        self._folders = [Path(folder) / "applications" for folder in data]
        desktops = (environ.get("XDG_CURRENT_DESKTOP") or "").lower().split(":")
        names = [f"{desktop}-mimeapps.list" for desktop in desktops if desktop]
        names.append("mimeapps.list")
        self._levels = [_Level(_read(Path(folder) / name)) for folder in config for name in names]
        for folder in self._folders:
            self._levels += [_Level(_read(folder / name)) for name in names]
            self._levels.append(_Level({}, _read(folder / "mimeinfo.cache")))

    def default_entry(self, kinds: Iterable[Sequence[str]]) -> DesktopEntry | None:
        """Return the entry of the application for a type of file.

        `kinds` are the names of the type itself, then of each that is more general.
        """
        for names in kinds:
            for identifier in self._candidates(names):
                entry = self._find(identifier)
                if entry is not None:
                    return entry
        return None

    def _candidates(self, names: Sequence[str]) -> Iterator[str]:
        """Yield the ids of entries for a type, the chosen ones first."""
        for level in self._levels:
            yield from _listed(level.chosen, DEFAULT, names)
        removed: set[str] = set()
        for level in self._levels:
            added = _listed(level.chosen, ADDED, names) + _listed(level.offered, CACHE, names)
            yield from (identifier for identifier in added if identifier not in removed)
            removed.update(_listed(level.chosen, REMOVED, names))

    def _find(self, identifier: str) -> DesktopEntry | None:
        """Read the entry with this id; a `-` in it may stand for a folder."""
        for folder in self._folders:
            parts = identifier.split("-")
            for inner in range(len(parts)):
                file = folder.joinpath(*parts[:inner], "-".join(parts[inner:]))
                if file.is_file():
                    return DesktopEntry.read(file, self._locale)
        return None


def _read(file: Path) -> Groups:
    groups: Groups = {}
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return groups
    group: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("["):
            group = groups.setdefault(line.strip().strip("[]"), {})
        elif "=" in line and not line.startswith("#"):
            kind, _, identifiers = line.partition("=")
            listed = [identifier.strip() for identifier in identifiers.split(";")]
            group[kind.strip()] = [identifier for identifier in listed if identifier]
    return groups


def _listed(groups: Groups, group: str, names: Sequence[str]) -> list[str]:
    entries = groups.get(group, {})
    return [identifier for name in names for identifier in entries.get(name, [])]
