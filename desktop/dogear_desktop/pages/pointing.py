"""Which character of a page a place on it means, in points from the page's upper left corner."""

from dogear_core.types import Box, Line, TextLayer


def is_on_text(layer: TextLayer, x: float, y: float) -> bool:
    """Whether there is a line of text at a place."""
    return any(_distance(line.box, x, y) == (0, 0) for line in layer.lines)


def char_at(layer: TextLayer, x: float, y: float) -> int | None:
    """Return the offset of the character that a place means; None on a page without text."""
    line = _line_at(layer, x, y)
    return (
        None
        if line is None
        else min(_chars(layer, line), key=lambda offset: _squared(_box(layer, offset), x, y))
    )


def gap_at(layer: TextLayer, x: float, y: float) -> int | None:
    """Return the offset before or behind the character meant, whichever side is nearer.

    Behind is where the next character of the line stands, be that right, left or below.
    """
    line = _line_at(layer, x, y)
    if line is None:
        return None
    chars = _chars(layer, line)
    nearest = min(range(len(chars)), key=lambda index: _squared(_box(layer, chars[index]), x, y))
    before = _middle(_box(layer, chars[max(nearest - 1, 0)]))
    after = _middle(_box(layer, chars[min(nearest + 1, len(chars) - 1)]))
    across, down = after[0] - before[0], after[1] - before[1]
    if across == down == 0:  # it stands alone
        across = 1.0
    middle = _middle(_box(layer, chars[nearest]))
    is_behind = (x - middle[0]) * across + (y - middle[1]) * down > 0
    return chars[nearest] + is_behind


def _line_at(layer: TextLayer, x: float, y: float) -> Line | None:
    """Return the line that a place means.

    It is the nearest one; but beside a line of the same column, as after a paragraph's last
    words, it is that line, however near the one above reaches.
    """
    if not layer.lines:
        return None
    nearest = min(layer.lines, key=lambda line: _squared(line.box, x, y))
    beside = [
        line
        for line in layer.lines
        if line.box.top <= y <= line.box.bottom and _shares_column(line.box, nearest.box)
    ]
    return min(beside, key=lambda line: _squared(line.box, x, y), default=nearest)


def _shares_column(first: Box, second: Box) -> bool:
    return first.left < second.right and second.left < first.right


def _chars(layer: TextLayer, line: Line) -> list[int]:
    """Return the offsets of the characters of a line that have a place."""
    span = line.span
    return [
        at for at in range(span.start, span.end) if layer.edges[4 * at] < layer.edges[4 * at + 2]
    ]


def _box(layer: TextLayer, offset: int) -> Box:
    return Box(*layer.edges[4 * offset : 4 * offset + 4])


def _middle(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _distance(box: Box, x: float, y: float) -> tuple[float, float]:
    """Return how far a place is beside and above or below a box."""
    return max(box.left - x, x - box.right, 0), max(box.top - y, y - box.bottom, 0)


def _squared(box: Box, x: float, y: float) -> float:
    across, down = _distance(box, x, y)
    return across * across + down * down
