"""Foreign text where Qt would take it for HTML."""

from html import escape

from PySide6.QtGui import Qt


def as_it_is(text: str) -> str:
    """Return what a tool tip or a message box shows as `text`, character for character.

    They have no switch for it: a file called `<h1>` would be a heading.
    """
    if not Qt.mightBeRichText(text):
        return text
    lines = "<br>".join(escape(text).split("\n"))
    return f"<qt>{lines}</qt>"
