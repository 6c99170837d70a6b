"""A selection of a laid out document as plain text."""

from PySide6.QtGui import QTextBlock, QTextCursor

from dogear_desktop.rendering.look import Property


def selected_text(cursor: QTextCursor) -> str:
    """Return what is selected as a person would type it: blank lines, bullets, tabs in rows."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    pieces: list[str] = []
    before: QTextBlock | None = None
    block = cursor.document().findBlock(start)
    while block.isValid() and block.position() <= end:
        look = block.blockFormat()
        if not (look.hasProperty(Property.SPACER) or look.hasProperty(Property.RULE)):
            if before is not None:
                pieces.append(_between(before, block))
            if start <= block.position():
                pieces.append(_label(block))
            pieces.append(_text_in(block, start, end))
            before = block
        block = block.next()
    return "".join(pieces)


def _text_in(block: QTextBlock, start: int, end: int) -> str:
    first, last = block.position(), block.position() + block.length() - 1
    part = QTextCursor(block)
    part.setPosition(max(start, first))
    part.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
    return part.selectedText()


def _label(block: QTextBlock) -> str:
    look = block.blockFormat()
    if not look.hasProperty(Property.LABEL):
        return ""
    return f"{look.stringProperty(Property.LABEL) or '•'} "


def _between(before: QTextBlock, block: QTextBlock) -> str:
    one, other = QTextCursor(before), QTextCursor(block)
    table = one.currentTable()
    if table is not None and table == other.currentTable():
        same_row = table.cellAt(one).row() == table.cellAt(other).row()
        return "\t" if same_row else "\n"
    apart = block.blockFormat().hasProperty(Property.APART) or table or other.currentTable()
    return "\n\n" if apart else "\n"
