"""What `make` can be asked for."""

import shutil
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper

from bootstrap import checks, menu_entry
from bootstrap.environment import Environment
from bootstrap.errors import SetupError
from bootstrap.sample import LIBRARY, show_sample
from bootstrap.setup import set_up

CACHES = (
    ".hypothesis",
    ".import_linter_cache",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    "build",
    "dist",
)

Target = Callable[[Environment], int]


def _run(environment: Environment) -> int:
    set_up(environment, develop=False)
    return show_sample(environment)


def _desktop(environment: Environment) -> int:
    set_up(environment, develop=False)
    return menu_entry.install(environment)


def _setup(environment: Environment) -> int:
    set_up(environment, develop=True)
    return 0


def _with_tools(*commands: tuple[str, ...]) -> Target:
    """Make a target that sets up for development and runs `commands`."""

    def target(environment: Environment) -> int:
        set_up(environment, develop=True)
        return checks.run_tools(environment, *commands)

    return target


def _clean(environment: Environment) -> int:
    for name in (*CACHES, LIBRARY):
        shutil.rmtree(environment.root / name, ignore_errors=True)
    return 0


def _help(_: Environment) -> int:
    for name, (summary, _target) in TARGETS.items():
        print(f"  make {name:<14} {summary}")
    return 0


TARGETS: dict[str, tuple[str, Target]] = {
    "run": ("set up, then open the window on the sample library", _run),
    "desktop": ("set up, then put Dogear into the menu of the desktop (Linux)", _desktop),
    "desktop-remove": ("take Dogear out of the menu again", menu_entry.remove),
    "test": (
        "set up for development, then check format, lint, types, imports and run all tests",
        _with_tools(checks.FORMAT, checks.LINT, checks.TYPES, checks.IMPORTS, checks.TESTS),
    ),
    "setup": ("set up for development", _setup),
    "lint": (
        "check format, lint and imports",
        _with_tools(checks.FORMAT, checks.LINT, checks.IMPORTS),
    ),
    "format": ("lay the code out, repair what can be", _with_tools(checks.REPAIR, checks.REFORMAT)),
    "translations": (
        "collect the window's texts, compile their translations",
        _with_tools(checks.TRANSLATE),
    ),
    "types": ("check the types", _with_tools(checks.TYPES)),
    "soak": ("run the long tests: an hour of changes, kills and damage", _with_tools(checks.SOAK)),
    "bench": ("run the measurements", _with_tools(checks.BENCH)),
    "clean": ("delete caches and the sample library's index; .venv stays", _clean),
    "help": ("list what make can do", _help),
}


def run_target(arguments: Sequence[str]) -> int:
    """Run the one target that `arguments` name, by default `help`; return the exit code."""
    # What is printed here must come before what the programs started from here print.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    match arguments:
        case []:
            name = "help"
        case [name] if name in TARGETS:
            pass
        case _:
            print(f"There is no target {' '.join(arguments)!r}. Targets:", file=sys.stderr)
            print(f"  {' '.join(TARGETS)}", file=sys.stderr)
            return 2
    _, target = TARGETS[name]
    try:
        return target(Environment())
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on from here.", file=sys.stderr)
        return 130
