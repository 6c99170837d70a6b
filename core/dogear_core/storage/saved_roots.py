"""A copy of the roots beside the library, for what a person chose cannot be made again.

It is written when somebody wrote to the library, and read when that is damaged.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from dogear_core.paths import replace_file
from dogear_core.types import Root, RootId

SAVED_ROOTS_NAME = "folders.json"


def save_roots(library: Path, roots: Sequence[Root]) -> None:
    """Write the copy, unless it is there already; where that fails there is none that is new."""
    known = saved_roots(library)
    if known is not None and _told(known) == _told(roots):
        return
    content = [
        {"id": root.id, "path": str(root.path), "exclude": list(root.exclude)} for root in roots
    ]
    with suppress(OSError):
        replace_file(
            library / SAVED_ROOTS_NAME, json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        )


def _told(roots: Sequence[Root]) -> list[tuple[int, Path, tuple[str, ...]]]:
    return [(root.id, root.path, root.exclude) for root in roots]


def saved_roots(library: Path) -> list[Root] | None:
    """Return the copy, or None if there is none that can be read."""
    try:
        content = json.loads((library / SAVED_ROOTS_NAME).read_bytes())
        return [
            Root(RootId(saved["id"]), Path(saved["path"]), tuple(saved["exclude"]))
            for saved in content
        ]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
