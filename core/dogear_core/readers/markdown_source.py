"""The lines of a Markdown source, and which of its characters a block's content is."""

from collections.abc import Sequence

_SPACE = " \t"


class Source:
    """A text from `start` on; lines are counted from there, places are those of the whole text."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.offset = start
        self._starts = [start]
        for line in text[start:].split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    def start(self, line: int) -> int:
        """Return where a line begins."""
        return min(self._starts[line], len(self.text))

    def end(self, line: int) -> int:
        """Return where a line ends, before its line break."""
        return min(self._starts[line + 1] - 1, len(self.text))

    def line(self, line: int) -> str:
        """Return a line without its line break."""
        return self.text[self.start(line) : self.end(line)]

    def end_of_text(self, first: int, last: int) -> int:
        """Return where the text of the lines from `first` to before `last` ends."""
        for line in range(last - 1, first, -1):
            if text := self.line(line).rstrip():
                return self.start(line) + len(text)
        return self.start(first) + len(self.line(first).rstrip())

    def places(self, content: str, first: int) -> Sequence[int] | None:
        """Return where each character of `content` is, which begins on the line `first`.

        The lines of a content are the ends of the source's lines, but for white space at either
        end. The last place is where the content ends. None if this is no content of these lines.
        """
        found: list[int] = []
        for line, part in enumerate(content.split("\n"), first):
            body = part.lstrip(_SPACE)
            source = self.line(line)
            if not source.endswith(body):
                source = source.rstrip(_SPACE)
                if not source.endswith(body):
                    return None
            start = self.start(line)
            place = start + len(source) - len(body)
            indent = len(part) - len(body)
            found += (max(start, place - indent + at) for at in range(indent))
            found += range(place, place + len(body) + 1)
        return found
