"""Desktop entries: the files that describe the applications of a desktop.

This follows the Desktop Entry Specification 1.5 of freedesktop.org.
"""

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

_ESCAPES = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
_ESCAPE = re.compile(r"\\(.)")
_ARGUMENT = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_QUOTED = re.compile(r'\\(["`$\\])')
_FIELD = re.compile("%(.)")
_FILE_INSIDE = re.compile("(?<!%)(?:%%)*%[fFuU]")
_URLS = frozenset({"%u", "%U"})
_FILES = frozenset({"%f", "%F"}) | _URLS
_MARKS = frozenset({"@@", "@@u"})
_ASSIGNMENT = re.compile(r"\w+=")


@dataclass(frozen=True, slots=True)
class Command:
    """What starts an application: the arguments before the file, and what kind of file it takes.

    `key` is the name of the program, also of one that `env` or Flatpak starts.
    """

    arguments: tuple[str, ...]
    key: str
    takes_urls: bool
    sandboxed: bool


@dataclass(frozen=True, slots=True)
class DesktopEntry:
    """The group `[Desktop Entry]` of a file; `name` is in the language asked for."""

    name: str
    values: Mapping[str, str]

    @classmethod
    def read(cls, file: Path, locale: str) -> "DesktopEntry | None":
        """Read an entry; None when there is none, or it describes nothing that can be started."""
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None
        values = dict(_main_group(text))
        names = (f"Name[{locale}]", f"Name[{locale.partition('_')[0]}]", "Name")
        name = next((values[key] for key in names if key in values), "")
        entry = cls(_unescaped(name), values)
        return entry if entry._can_start() else None

    def command(self) -> Command | None:
        """Return what starts the application with a file.

        None when it takes a terminal or D-Bus, or has the file inside another argument.
        """
        arguments = _arguments(self.values.get("Exec", ""))
        others = [argument for argument in arguments if argument not in _FILES | _MARKS | {"%i"}]
        if not others or self._is("Terminal") or any(map(_FILE_INSIDE.search, others)):
            return None
        before = tuple(map(self._expanded, others))
        takes_urls = not _URLS.isdisjoint(arguments)
        return Command(before, _key(before), takes_urls, sandboxed="--file-forwarding" in before)

    def _can_start(self) -> bool:
        if self.values.get("Type") != "Application" or self._is("Hidden"):
            return False
        programs = [_unescaped(self.values["TryExec"])] if "TryExec" in self.values else []
        programs += map(self._expanded, _arguments(self.values.get("Exec", ""))[:1])
        return all(map(shutil.which, programs)) and bool(programs or self._is("DBusActivatable"))

    def _is(self, key: str) -> bool:
        return self.values.get(key) == "true"

    def _expanded(self, argument: str) -> str:
        """Fill in what an argument of the command has besides the file."""
        return _FIELD.sub(lambda f: {"%": "%", "c": self.name}.get(f[1], ""), argument)


def _main_group(text: str) -> Iterator[tuple[str, str]]:
    inside = False
    for line in text.splitlines():
        if line.startswith("["):
            inside = line.rstrip() == "[Desktop Entry]"
        elif inside and "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            yield key.strip(), value.strip()


def _unescaped(value: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPES.get(match[1], match[0]), value)


def _arguments(line: str) -> list[str]:
    """Return the arguments of an `Exec` line, in which a string is escaped, then quoted."""
    return [
        _QUOTED.sub(r"\1", match[1]) if match[1] is not None else match[2]
        for match in _ARGUMENT.finditer(_unescaped(line))
    ]


def _key(command: tuple[str, ...]) -> str:
    """Return the name of the program that a command comes down to."""
    words = list(command)
    if PurePath(words[0]).name == "env":
        words = [word for word in words[1:] if not _ASSIGNMENT.match(word)] or words
    if PurePath(words[0]).name == "flatpak":
        inner = [word.partition("=")[2] for word in words if word.startswith("--command=")]
        words = inner or words[-1:]
    return os.path.basename(words[0])  # noqa: PTH119
