"""What is told of a bug: where in the program it is, and nothing of what the program worked on."""

import threading
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from types import FrameType

MOST_FRAMES = 40
MOST_CAUSES = 5


class OwnText(str):
    """Text that is known to be Dogear's own or that of its libraries, not the person's."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """A place in the program: no path, as that would name folders of the person."""

    module: str
    line: int
    function: str

    def __str__(self) -> str:
        return f"  {self.module}, line {self.line}, in {self.function}"


@dataclass(frozen=True, slots=True)
class Raised:
    """An exception and the places it came through, the outermost first."""

    kind: str
    frames: tuple[Frame, ...]
    message: str


@dataclass(frozen=True, slots=True)
class BugReport:
    """An exception with those it was raised in place of, the first one first."""

    thread: str
    raised: tuple[Raised, ...]

    @classmethod
    def of(cls, error: BaseException) -> "BugReport":
        """Return the report of an exception, made in the thread it was raised in."""
        chain = list(_with_causes(error))[:MOST_CAUSES]
        return cls(threading.current_thread().name, tuple(map(_raised, reversed(chain))))

    @property
    def identity(self) -> tuple[tuple[str, tuple[Frame, ...]], ...]:
        """What two reports of the same bug have in common."""
        return tuple((raised.kind, raised.frames) for raised in self.raised)

    def passes(self, module: str) -> bool:
        """Whether the bug came through a module whose name begins like this."""
        return any(f.module.startswith(module) for raised in self.raised for f in raised.frames)

    def text(self, *, with_messages: bool = False) -> OwnText:
        """Return the report as lines.

        `with_messages` adds what the exceptions say, which may be text of the person's documents.
        """
        lines = [f"Thread: {self.thread}"]
        for raised in self.raised:
            lines += [raised.kind, *map(str, raised.frames)]
            if with_messages and raised.message:
                lines.append(f"  Message: {raised.message}")
        return OwnText("\n".join(lines))


def _raised(error: BaseException) -> Raised:
    kind = type(error)
    frames = tuple(_frame(frame, line) for frame, line in traceback.walk_tb(error.__traceback__))
    if len(frames) > MOST_FRAMES:
        frames = (*frames[: MOST_FRAMES // 2], *frames[-MOST_FRAMES // 2 :])
    return Raised(f"{kind.__module__}.{kind.__qualname__}", frames, _message(error))


def _frame(frame: FrameType, line: int) -> Frame:
    spec = frame.f_globals.get("__spec__")
    module = getattr(spec, "name", None) or frame.f_globals.get("__name__")
    return Frame(str(module), line, frame.f_code.co_qualname)


def _message(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:
        return ""  # an exception that cannot say what it says has nothing to be told


def _with_causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and those it was raised in place of, the last one first."""
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        yield following
        seen.add(id(following))
        hidden = following.__suppress_context__
        following = following.__cause__ or (None if hidden else following.__context__)
