"""Set up, run and check Dogear on every platform: `python3 packaging/make.py help`.

The Makefile hands its targets to this file, so `py -3 packaging/make.py run` does on Windows what
`make run` does elsewhere. This file has to start on any Python 3 to say that a newer one is needed.
"""

import sys

OLDEST_PYTHON = (3, 11)


def main() -> int:
    """Run the target named on the command line; return the exit code."""
    if sys.version_info < OLDEST_PYTHON:
        print(
            "Dogear needs Python 3.11 or newer; this is Python {}.{}. Install a newer one, then\n"
            "name it: make PYTHON=python3.12 run".format(*sys.version_info),
            file=sys.stderr,
        )
        return 1
    from bootstrap.targets import run_target

    return run_target(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
