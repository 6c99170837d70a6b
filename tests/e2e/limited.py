"""The command line with a fake model, in a process whose files may only grow so large."""

import sys

from dogear_core.cli.main import main
from dogear_core.embedding.fake import FakeModel
from dogear_core.indexing import ingest

COMMIT_FILES = 8
"""So few that some are stored before the limit is met, however fast the computer is."""


def limit_files(largest: int) -> None:
    """Let writing more into any file fail, as it does where a disk is full."""
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))


if __name__ == "__main__":
    if int(sys.argv[1]):
        limit_files(int(sys.argv[1]))
        ingest.COMMIT_FILES = COMMIT_FILES
    sys.exit(main(sys.argv[2:], model=FakeModel()))
