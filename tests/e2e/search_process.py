"""A process that asks a library the same questions until its input ends, and once more.

    python search_process.py LIBRARY QUESTION...

Prints a line for each answer: the question's number, the answer, whether meaning was looked for,
and the milliseconds it took.
"""

import json
import sys
import threading
from pathlib import Path

from dogear_core.engine import Engine
from dogear_core.types import SearchRequest

PAUSE_SECONDS = 0.05
"""Between two rounds, as between two keystrokes of somebody quick."""


def main(library: str, *questions: str) -> None:
    ended = threading.Event()

    def wait_for_end() -> None:
        sys.stdin.read()
        ended.set()

    threading.Thread(target=wait_for_end, daemon=True).start()
    with Engine.open(Path(library)) as engine:
        is_last = False
        while not is_last:
            is_last = ended.wait(PAUSE_SECONDS)
            for number, question in enumerate(questions):
                results = engine.search(SearchRequest(question, limit=5))
                answer = [
                    [hit.path.name, hit.span.start, round(hit.score, 9)] for hit in results.hits
                ]
                line = [number, answer, results.meaning_used, results.elapsed_ms]
                sys.stdout.write(json.dumps(line) + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
