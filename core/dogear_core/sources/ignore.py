"""What is left out of a root: the rules everybody gets, and a root's own patterns.

The default rules come first and no pattern brings back what they leave out; what a person wants
all the same they add as a root of its own, for a root's own name is never held against it.
"""

import re
import warnings
from collections.abc import Collection, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from dogear_core.errors import UsageError
from dogear_core.sources.attributes import StatLike, is_hidden
from dogear_core.types import Root, Rule

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# Compared without case. CVS is not here: in a home that is a folder of curricula vitae.
_NAMES = {
    ".git": Rule.VERSION_CONTROL,
    ".hg": Rule.VERSION_CONTROL,
    ".svn": Rule.VERSION_CONTROL,
    ".bzr": Rule.VERSION_CONTROL,
    "_darcs": Rule.VERSION_CONTROL,
    ".cache": Rule.CACHE,
    "__pycache__": Rule.CACHE,
    "bower_components": Rule.CACHE,
    "node_modules": Rule.CACHE,
    ".ds_store": Rule.SYSTEM,
    "__macosx": Rule.SYSTEM,
    "icon\r": Rule.SYSTEM,
    "desktop.ini": Rule.SYSTEM,
    "ehthumbs.db": Rule.SYSTEM,
    "thumbs.db": Rule.SYSTEM,
    "$recycle.bin": Rule.SYSTEM,
    "system volume information": Rule.SYSTEM,
    "lost+found": Rule.SYSTEM,
    "@eadir": Rule.SYSTEM,
}
_UNFINISHED_ENDINGS = (".tmp", ".temp", ".part", ".partial", ".crdownload", "~")
_LOCK_BEGINNING = "~$"  # Microsoft Office's owner files, beside the document that is open

_CACHE_TAG = "CACHEDIR.TAG"
_CACHE_SIGNATURE = b"Signature: 8a477f597d28d172789f06886806bc55"  # https://bford.info/cachedir/
_VIRTUAL_ENVIRONMENT_TAG = "pyvenv.cfg"

_SPECIAL = re.compile(r"[\\*?\[\]!#]")

FOLDER_TAGS = (_CACHE_TAG, _VIRTUAL_ENVIRONMENT_TAG)
"""The names in a folder that `content_rule` looks for."""


def name_rule(name: str) -> Rule | None:
    """Return the rule that leaves out a file or folder for its name."""
    rule = _NAMES.get(name.casefold())
    if rule is None and name.startswith("."):
        return Rule.HIDDEN
    return rule


def file_rule(name: str) -> Rule | None:
    """Return the rule that leaves out a file, though not a folder, for its name."""
    lowered = name.casefold()
    if lowered.startswith(_LOCK_BEGINNING) or lowered.endswith(_UNFINISHED_ENDINGS):
        return Rule.UNFINISHED
    return None


def content_rule(folder: Path, names: Collection[str]) -> Rule | None:
    """Return the rule that leaves out a folder for a marker among the names in it.

    A cache directory tag counts only with its signature, as its specification asks.
    """
    if _VIRTUAL_ENVIRONMENT_TAG in names:
        return Rule.CACHE
    if _CACHE_TAG in names and _starts_with(folder / _CACHE_TAG, _CACHE_SIGNATURE):
        return Rule.CACHE
    return None


def exact_pattern(relative: PurePath) -> str:
    """Return the pattern that leaves out just this path of a root, and what is below it.

    White space at the end of a pattern means nothing, so it is written as a set of one character.
    """
    pattern = "/" + _SPECIAL.sub(r"\\\g<0>", relative.as_posix())
    return f"{pattern[:-1]}[{pattern[-1]}]" if pattern[-1].isspace() else pattern


def _starts_with(path: Path, beginning: bytes) -> bool:
    try:
        if not path.is_file():  # a fifo of that name would never answer
            return False
        with path.open("rb") as file:
            return file.read(len(beginning)) == beginning
    except OSError:
        return False


def is_pattern(text: str) -> bool:
    """Whether a line in gitignore's syntax means something; a comment does."""
    try:
        patterns = _understood([text]).patterns
    except ValueError:
        return False
    return text.lstrip().startswith("#") or any(known.include is not None for known in patterns)


def _understood(lines: Sequence[str]) -> "GitIgnoreSpec":
    """Return what the lines mean together; raise `ValueError` for one that means nothing."""
    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():
        # What a person types may look to Python like a mistake in an expression.
        warnings.simplefilter("ignore", FutureWarning)
        try:
            return GitIgnoreSpec.from_lines(lines)
        except re.error as error:  # such as [z-a]
            raise ValueError(str(error)) from error


class Rules:
    """What a root leaves out, its own patterns among it: gitignore's syntax with its negation.

    Raises `UsageError` for a pattern that means nothing.
    """

    def __init__(self, root: Root) -> None:
        self._root = root
        if root.exclude:
            try:
                self._spec = _understood(root.exclude)
            except ValueError as error:
                raise UsageError(str(error), path=root.path) from error

    def entry_rule(self, path: str, own: StatLike | None, *, is_folder: bool) -> str | None:
        """Return what leaves out a path below the root that passed `name_rule`.

        `own` is its lstat, or None for a path where nothing is. A pattern comes with its text.
        """
        if own is not None and is_hidden(own):
            return Rule.HIDDEN.value
        if not is_folder and (rule := file_rule(Path(path).name)):
            return rule.value
        if pattern := self.match(path, is_folder=is_folder):
            return f"{Rule.PATTERN.value}: {pattern}"
        return None

    def match(self, path: str, *, is_folder: bool) -> str | None:
        """Return the pattern that leaves out a path below the root."""
        if not self._root.exclude:
            return None
        relative = Path(path).relative_to(self._root.path).as_posix()
        result = self._spec.check_file(f"{relative}/" if is_folder else relative)
        if not result.include or result.index is None:
            return None
        return self._root.exclude[result.index]
