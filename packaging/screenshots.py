"""Take pictures of the real application: `python packaging/screenshots.py [DIR]`.

The sample library is indexed into a temporary one; nothing is shown on the screen. The README shows
some of the pictures, a change of the window is looked at in all of them.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from dogear_core.embedding.llama import LlamaModel
from dogear_core.engine import Engine
from dogear_core.progress import Progress, Stage
from dogear_desktop.app import Application
from dogear_desktop.appearance import Appearance
from dogear_desktop.garbage import GarbageCollector
from dogear_desktop.services.opener import Opener
from dogear_desktop.settings import ColourScheme, Settings

ASSETS = Path(__file__).resolve().parent.parent / "assets"
QUESTION = "What if there is a power cut during the wash?"
PDF_QUESTION = "when the deposit is released at the end"
DOCUMENTS = "Documents"
SIZES = ((1280, 800), (1920, 1080))
SCHEMES = (ColourScheme.LIGHT, ColourScheme.DARK)
SECONDS = 30
"""How long a picture waits for what it is to show."""


class Photographer:
    """Takes pictures of one application after another, all on the same documents."""

    def __init__(self, folder: Path, model: LlamaModel, settings: Settings, target: Path) -> None:
        self._folder = folder
        self._model = model
        self._settings = settings
        self._target = target

    def take_all(self, size: tuple[int, int], suffix: str) -> None:
        """Take all pictures at one size."""
        with self._application("empty", size) as empty:
            self._save(empty.window, f"empty{suffix}")
        with self._application("library", size) as app:
            app.window.ask(QUESTION)
            _await(lambda: app.window.preview.text_view.toPlainText() != "")
            self._save(app.window, f"main-window{suffix}")
            app.window.ask(PDF_QUESTION)
            _await(lambda: app.window.preview.shows_page)
            _await(lambda: app.window.preview.page_view.is_complete)
            self._save(app.window, f"pdf-citation{suffix}")
            app.window.ask("zeppelin mooring mast")
            self._save(app.window, f"nothing-found{suffix}")
            app.window.ask("")
            app.indexing.started.emit()
            embedding = Progress(Stage.EMBEDDING, 31_402, 80_512, rate=52.4, seconds_left=940.0)
            app.indexing.advanced.emit(embedding)
            self._save(app.window, f"indexing{suffix}")
            for name, show, window in (
                ("report", app.window.side.show_report, app.window.side.report),
                ("settings", app.window.side.show_settings, app.window.side.settings),
            ):
                show()
                self._save(window, f"{name}{suffix}")

    @contextmanager
    def _application(self, library: str, size: tuple[int, int]) -> Iterator[Application]:
        application = Application(self._folder / library, self._model, Opener, self._settings)
        application.window.resize(*size)
        application.start()
        _settle()
        yield application
        application.window.close()
        application.close()

    def _save(self, window: QWidget, name: str) -> None:
        _settle()
        window.grab().save(str(self._target / f"{name}.png"))


def main() -> int:
    """Write the pictures and return the exit code."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ASSETS / "screenshots"
    target.mkdir(parents=True, exist_ok=True)
    qt = QApplication(["dogear"])
    GarbageCollector(qt)
    qt.setQuitOnLastWindowClosed(False)
    model = LlamaModel.bundled()
    with tempfile.TemporaryDirectory() as name:
        # The documents lie where a person's would: in the home folder, shown as "~".
        folder = Path(name)
        os.environ["HOME"] = name
        settings = Settings(QSettings(str(folder / "dogear.ini"), QSettings.Format.IniFormat))
        Appearance(qt, settings)
        shutil.copytree(ASSETS / "sample-library", folder / DOCUMENTS)
        (folder / DOCUMENTS / "Home" / "Scan 0042.pdf").write_bytes(b"%PDF-1.4\nnot all of it")
        with Engine.open(folder / "library", model=model) as engine:
            engine.add_roots([folder / DOCUMENTS])
            engine.index()
        photographer = Photographer(folder, model, settings, target)
        for scheme in SCHEMES:
            settings.colour_scheme.set(scheme)
            for size in SIZES:
                suffix = "-dark" if scheme is ColourScheme.DARK else ""
                suffix += "" if size == SIZES[0] else "-large"
                photographer.take_all(size, suffix)
    return 0


def _await(shown: Callable[[], bool]) -> None:
    for _ in range(SECONDS * 2):
        if shown():
            return
        _settle()


def _settle() -> None:
    """Let what is under way come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(500, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
