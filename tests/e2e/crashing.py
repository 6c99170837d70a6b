"""What a test kills: one thing done to a library, in a process of its own, with a fake model.

It says "ready" once everything is imported and the library is open, and after each report of
progress writes what was done by then into a file.
"""

import sys
from pathlib import Path

from dogear_core.config import EngineConfig
from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.progress import Progress


def main(action: str, library: Path, papers: Path, noted: Path) -> None:
    config = EngineConfig(reader_processes=1)
    with Engine.open(library, model=FakeModel(), config=config) as engine, noted.open("w") as notes:

        def note(progress: Progress) -> None:
            notes.write(f"{progress.stage} {progress.done}\n")
            notes.flush()

        sys.stdout.write("ready\n")
        sys.stdout.flush()
        match action:
            case "ingest":
                engine.index(words_only=True, progress=note)
            case "embed":
                engine.index(progress=note)
            case "delete":
                engine.remove_root(papers)
            case "compact":
                engine.compact(progress=note)


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
