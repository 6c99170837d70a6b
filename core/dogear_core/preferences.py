"""What a person chose for the engine: a small file in the library's folder.

It is read and written without the writer lock, so that the window and the command line can change
it while a run goes on; the run looks at it between its steps. Each value is declared once, as a
field of `Preferences`. Only what differs from its default is written, and what this Dogear does
not know is kept. Of two changes at the same instant the later one is kept.
"""

import errno
import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import Any

from dogear_core.config import MEBIBYTE, EngineConfig
from dogear_core.errors import DiskFull, LibraryNotWritable
from dogear_core.paths import replace_file

PREFERENCES_NAME = "preferences.json"
DAMAGED_NAME = "preferences.damaged-{0}.json"

GIBIBYTE = 1024 * MEBIBYTE
_USUAL = EngineConfig()
_LIMITS = _USUAL.reader_limits

_NAME = re.compile(r"[\w.-]{0,200}")
"""What a value that is a text may be: a name without spaces, or nothing."""

Value = bool | int | str
"""A value as it is written; a choice is written as its text."""


class OnBattery(StrEnum):
    """What background indexing does while the computer runs on its battery."""

    GO_ON = "go_on"
    SLOWLY = "slowly"
    WAIT = "wait"


def _about(meaning: str, least: int = 0, most: int = 0) -> dict[str, object]:
    """Return what is declared of a preference beside its name, type and default."""
    return {"meaning": meaning, "least": least, "most": most}


@dataclass(frozen=True, slots=True)
class Preferences:
    """What steers the engine; sizes are in bytes."""

    paused: bool = field(
        default=False, metadata=_about("Background indexing waits until this is taken back.")
    )
    on_battery: OnBattery = field(
        default=OnBattery.SLOWLY,
        metadata=_about("What background indexing does while there is no mains power."),
    )
    threads: int = field(
        default=0,
        metadata=_about("Threads that embed passages; 0 for as many as there are cores.", 0, 64),
    )
    reader_processes: int = field(
        default=_USUAL.reader_processes,
        metadata=_about("Processes that read files side by side.", 1, 16),
    )
    largest_file: int = field(
        default=_LIMITS.file_bytes,
        metadata=_about("Larger files are not opened.", MEBIBYTE, 64 * GIBIBYTE),
    )
    seconds_per_file: int = field(
        default=round(_LIMITS.seconds),
        metadata=_about("A file that takes longer to read is given up.", 5, 3600),
    )
    reader_memory: int = field(
        default=_LIMITS.memory,
        metadata=_about("How far one reader process may grow.", 256 * MEBIBYTE, 64 * GIBIBYTE),
    )
    lowest_free_disk: int = field(
        default=512 * MEBIBYTE,
        metadata=_about("Indexing leaves this much of the disk free.", 0, 1024 * GIBIBYTE),
    )
    largest_library: int = field(
        default=0,
        metadata=_about(
            "The library grows to this size, also by a change of the model; 0 for any.",
            0,
            1024 * GIBIBYTE,
        ),
    )
    rollback_days: int = field(
        default=14,
        metadata=_about("For so long one can go back to the former model.", 0, 3650),
    )
    rollback_bytes: int = field(
        default=4 * GIBIBYTE,
        metadata=_about(
            "A former model whose vectors and file take more goes at once.", 0, 1024 * GIBIBYTE
        ),
    )
    model: str = field(
        default="",
        metadata=_about("The id of the model that finds by meaning; empty for the bundled one."),
    )
    dimensions: int = field(
        default=0,
        metadata=_about(
            "Length to which its vectors are cut; 0 for their whole length.", 0, 1 << 16
        ),
    )
    gpu: bool = field(
        default=False,
        metadata=_about("A graphics processor runs the model, where there is one it can use."),
    )

    @property
    def wish(self) -> tuple[str, int]:
        """The chosen model, and how long its vectors are to be."""
        return self.model, self.dimensions

    def engine_config(self) -> EngineConfig:
        """Return the engine's configuration with what is chosen here."""
        limits = replace(
            _LIMITS,
            seconds=float(self.seconds_per_file),
            memory=self.reader_memory,
            file_bytes=self.largest_file,
        )
        return replace(
            _USUAL,
            reader_limits=limits,
            reader_processes=self.reader_processes,
            threads=self.threads or None,
        )


@dataclass(frozen=True, slots=True)
class Declared:
    """One preference as it is declared; `least` and `most` are for numbers."""

    name: str
    default: Value
    meaning: str
    least: int
    most: int

    def understand(self, value: object) -> Value:
        """Return a value as it is used: a choice may be given as its text.

        Raises `ValueError` for one of another type, or that is not allowed.
        """
        if isinstance(self.default, StrEnum) and isinstance(value, str):
            return type(self.default)(value)
        if type(self.default) is str and isinstance(value, str) and _NAME.fullmatch(value):
            return value
        if isinstance(value, bool) and isinstance(self.default, bool):
            return value
        if type(value) is int and type(self.default) is int and self.least <= value <= self.most:
            return value
        raise ValueError(f"{self.name} cannot be {value!r}")


_DEFAULTS = Preferences()

DECLARED: Mapping[str, Declared] = {
    known.name: Declared(known.name, getattr(_DEFAULTS, known.name), **known.metadata)
    for known in fields(Preferences)
}
"""Every preference by its name, in the order in which they are declared."""


@dataclass(frozen=True, slots=True)
class PreferenceNotes:
    """What was wrong with the file: values not allowed, and where a damaged file was put."""

    ignored: tuple[str, ...] = ()
    set_aside: Path | None = None


class PreferenceFile:
    """The preferences of one library, read again whenever the file has changed; for one thread."""

    def __init__(self, library: Path) -> None:
        self._file = library / PREFERENCES_NAME
        self._stamp: tuple[int, ...] | None = None
        self._preferences = _DEFAULTS
        self._unknown: dict[str, object] = {}
        self.notes = PreferenceNotes()

    def read(self) -> Preferences:
        """Return what is chosen now; what is missing, damaged or not allowed is as by default.

        A damaged file is put aside, under a name of its own; see `notes`.
        """
        stamp = self._look()
        if stamp != self._stamp:
            self._stamp = stamp
            content, set_aside = self._parse(), None
            if content is None:
                content, set_aside = {}, self._set_aside()
                self._stamp = self._look()
            self._unknown = {name: content[name] for name in content.keys() - DECLARED.keys()}
            self._preferences, ignored = _understood(content)
            self.notes = PreferenceNotes(ignored, set_aside)
        return self._preferences

    def peek(self) -> Preferences:
        """Return what is chosen now, like `read`, but leave a damaged file for who tells of it."""
        return _understood(self._parse() or {})[0]

    def change(self, **values: Value) -> Preferences:
        """Change some of the preferences, and return all.

        Raises `ValueError` for a value that is not allowed, and `LibraryNotWritable` or `DiskFull`
        when the file cannot be written.
        """
        changed = asdict(self.read())
        changed |= {name: DECLARED[name].understand(value) for name, value in values.items()}
        chosen = {
            name: changed[name] for name in DECLARED if changed[name] != DECLARED[name].default
        }
        try:
            replace_file(self._file, json.dumps(self._unknown | chosen, indent=2) + "\n")
        except OSError as error:
            kind = DiskFull if error.errno == errno.ENOSPC else LibraryNotWritable
            raise kind(error.strerror or str(error), path=self._file) from error
        return self.read()

    def _look(self) -> tuple[int, ...]:
        """Return what differs once the file was replaced or edited; nothing where there is none."""
        try:
            now = self._file.stat()
        except OSError:
            return ()
        return now.st_ino, now.st_size, now.st_mtime_ns

    def _parse(self) -> dict[str, object] | None:
        """Return what the file says, and None if it is damaged."""
        try:
            content = json.loads(self._file.read_bytes())
        except OSError:
            return {}
        except (ValueError, RecursionError):  # no JSON, not UTF-8, or nested without end
            return None
        return content if isinstance(content, dict) else None

    def _set_aside(self) -> Path | None:
        for number in count(1):
            aside = self._file.with_name(DAMAGED_NAME.format(number))
            if not os.path.lexists(aside):
                break
        try:
            return self._file.rename(aside)
        except OSError:  # somebody else did, or the folder refuses
            return None


def _understood(content: Mapping[str, object]) -> tuple[Preferences, tuple[str, ...]]:
    """Return the preferences, and the names of those that are not as they have to be."""
    values: dict[str, Any] = {}
    ignored = []
    for name, known in DECLARED.items():
        try:
            values[name] = known.understand(content.get(name, known.default))
        except ValueError:
            ignored.append(name)
    return Preferences(**values), tuple(ignored)
