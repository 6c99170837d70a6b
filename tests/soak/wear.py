"""What people and programs do to files, at random and without end."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

_WORDS = """
lease deposit boiler recipe insurance garden passport invoice holiday warranty fridge tenant
landlord agreement onions lentils vinegar premium damage storm window repair 東京 Grüße
"""
WORDS = _WORDS.split()


class Wear:
    """Changes a tree of notes; the same seed does the same."""

    def __init__(self, folder: Path, files: int, seed: int) -> None:
        self._folder = folder
        self._chance = random.Random(seed)
        self._made = 0
        self._least = files * 3 // 4
        for _ in range(files):
            self._create()

    def change(self, times: int) -> None:
        """Do so many things to the files."""
        kinds: tuple[Callable[[], None], ...] = (
            self._create,
            self._edit,
            self._edit,
            self._save_as_editors_do,
            self._touch,
            self._move,
            self._copy,
            *[self._delete] * 3,  # as many as are made
            self._make_unreadable,
            self._move_folder,
        )
        for _ in range(times):
            self._chance.choice(kinds)()

    def _files(self) -> list[str]:
        walked = os.walk(self._folder)  # five times as fast as paths are
        return sorted(f"{folder}/{name}" for folder, _, names in walked for name in names)

    def _some_file(self) -> Path:
        return Path(self._chance.choice(self._files()))

    def _some_place(self) -> Path:
        self._made += 1
        folder = self._folder / f"shelf {self._chance.randrange(12)}"
        folder.mkdir(parents=True, exist_ok=True)
        suffix = self._chance.choice((".txt", ".md", ".html"))
        return folder / f"{self._chance.choice(WORDS)} {self._made}{suffix}"

    def _text(self) -> str:
        paragraphs = (
            " ".join(self._chance.choices(WORDS, k=self._chance.randrange(20, 90)))
            for _ in range(self._chance.randrange(1, 7))
        )
        return f"# Note {self._chance.randrange(10_000)}\n\n" + ".\n\n".join(paragraphs)

    def _create(self) -> None:
        self._some_place().write_text(self._text())

    def _edit(self) -> None:
        file = self._some_file()
        file.write_text(f"{file.read_text(errors='replace')}\n\n{self._text()}")

    def _save_as_editors_do(self) -> None:
        file = self._some_file()
        temporary = file.with_name(f".{file.name}.swp")
        temporary.write_text(self._text())
        temporary.replace(file)

    def _touch(self) -> None:
        self._some_file().touch()

    def _move(self) -> None:
        file = self._some_file()
        file.rename(self._some_place().with_suffix(file.suffix))

    def _copy(self) -> None:
        file = self._some_file()
        shutil.copy2(file, self._some_place().with_suffix(file.suffix))

    def _delete(self) -> None:
        if len(self._files()) > self._least:
            self._some_file().unlink()

    def _make_unreadable(self) -> None:
        self._some_place().with_suffix(".pdf").write_bytes(b"%PDF-1.7\nnothing that is one")

    def _move_folder(self) -> None:
        folder = self._some_file().parent
        other = self._folder / f"shelf {self._chance.randrange(12, 24)}"
        if not other.exists():
            folder.rename(other)
