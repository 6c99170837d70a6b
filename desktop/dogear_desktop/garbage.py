"""Garbage collection on the GUI thread alone."""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 500


class GarbageCollector(QObject):
    """Does on the GUI thread what Python would do in whichever thread comes along.

    A background thread that collects a cycle with Qt objects in it would delete them behind the
    back of the GUI thread, which then crashes. While this object lives, Python does not collect
    by itself.

    What is there when it is made, above all the libraries loaded by then, is taken to stay: to
    look through it would stop the window for a tenth of a second every few seconds.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        gc.collect()
        gc.freeze()
        timer = QTimer(self, interval=INTERVAL_MS)
        timer.timeout.connect(self._on_timeout)
        timer.start()

    def _on_timeout(self) -> None:
        """Collect the oldest generation that is due, and with it all younger ones."""
        due = [
            generation
            for generation, (count, threshold) in enumerate(
                zip(gc.get_count(), self._thresholds, strict=True)
            )
            if count > threshold
        ]
        if due:
            gc.collect(due[-1])
