"""Draw Dogear's icon in the sizes of the hicolor theme: `python packaging/linux/icons.py DIR`.

It is run by the environment's Python, as it needs Qt.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICON = Path(__file__).parents[2] / "desktop" / "dogear_desktop" / "icons" / "dogear.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256)


def main() -> int:
    """Write the icons below the folder of a theme and return the exit code."""
    theme = Path(sys.argv[1])
    drawing = QSvgRenderer(str(ICON))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        with QPainter(image) as painter:
            drawing.render(painter)
        folder = theme / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True, exist_ok=True)
        if not image.save(str(folder / "dogear.png")):
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
