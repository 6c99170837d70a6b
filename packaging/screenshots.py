"""Take the README's pictures from the real application: `python packaging/screenshots.py [DIR]`.

The sample library is indexed into a temporary one; nothing is shown on the screen.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from dogear_core.embedding.llama import LlamaModel
from dogear_core.engine import Engine
from dogear_desktop.app import Application
from dogear_desktop.garbage import GarbageCollector
from dogear_desktop.services.opener import Opener
from dogear_desktop.services.search_service import Answer
from dogear_desktop.settings import Settings

ASSETS = Path(__file__).resolve().parent.parent / "assets"
QUESTION = "What if there is a power cut during the wash?"
PDF_QUESTION = "when the deposit is released at the end"
ANSWER_SECONDS = 60
DOCUMENTS = "Documents"
SIZE = (1280, 800)

DARK = {
    QPalette.ColorRole.Window: "#2b2b2b",
    QPalette.ColorRole.WindowText: "#e6e6e6",
    QPalette.ColorRole.Base: "#1f1f1f",
    QPalette.ColorRole.AlternateBase: "#262626",
    QPalette.ColorRole.Text: "#e6e6e6",
    QPalette.ColorRole.PlaceholderText: "#9a9a9a",
    QPalette.ColorRole.Button: "#383838",
    QPalette.ColorRole.ButtonText: "#e6e6e6",
    QPalette.ColorRole.Highlight: "#4c9ad6",
    QPalette.ColorRole.HighlightedText: "#101010",
}


def main() -> int:
    """Write the pictures and return the exit code."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ASSETS / "screenshots"
    target.mkdir(parents=True, exist_ok=True)
    qt = QApplication(["dogear"])
    GarbageCollector(qt)
    model = LlamaModel.bundled()
    light = qt.palette()
    dark = QPalette(light)
    for role, colour in DARK.items():
        dark.setColor(role, QColor(colour))
    with tempfile.TemporaryDirectory() as folder:
        # The documents lie where a person's would: in the home folder, shown as "~".
        os.environ["HOME"] = folder
        shutil.copytree(ASSETS / "sample-library", Path(folder, DOCUMENTS))
        _index(Path(folder), model)
        for name, palette in {"": light, "-dark": dark}.items():
            qt.setPalette(palette)
            _take(Path(folder), model, target, name)
    return 0


def _index(folder: Path, model: LlamaModel) -> None:
    with Engine.open(folder / "library", model=model) as engine:
        engine.add_roots([folder / DOCUMENTS])
        engine.index()


def _take(folder: Path, model: LlamaModel, target: Path, name: str) -> None:
    store = Settings(QSettings(str(folder / "dogear.ini"), QSettings.Format.IniFormat))
    _empty_window(folder / "empty", model, store, target / f"empty{name}.png")
    application = Application(folder / "library", model, Opener, store)
    waiting = QEventLoop()

    def quit_when_complete(answer: Answer) -> None:
        if answer.complete:
            waiting.quit()

    application.search.answered.connect(quit_when_complete)
    application.window.resize(*SIZE)
    application.start(QUESTION)
    QTimer.singleShot(ANSWER_SECONDS * 1000, waiting.quit)
    waiting.exec()
    _await_page(application)
    application.window.grab().save(str(target / f"main-window{name}.png"))
    application.window.ask(PDF_QUESTION)
    waiting.exec()
    _await_page(application)
    application.window.grab().save(str(target / f"pdf-citation{name}.png"))
    application.close()


def _empty_window(library: Path, model: LlamaModel, store: Settings, picture: Path) -> None:
    application = Application(library, model, Opener, store)
    application.window.show()
    _settle()
    application.window.grab().save(str(picture))
    application.close()


def _await_page(application: Application) -> None:
    """Let the page that is in sight be drawn, and drawn again at its final size."""
    view = application.window.preview.page_view
    for _ in range(ANSWER_SECONDS):
        _settle()
        if view.is_complete or not application.window.preview.shows_page:
            break
    _settle()


def _settle() -> None:
    """Let what is under way come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(500, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
