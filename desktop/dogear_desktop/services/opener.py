"""Opening files outside Dogear."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
from PySide6.QtGui import QDesktopServices


class Opener(QObject):
    """Opens files in their applications and shows them in the file manager."""

    def open(self, path: Path) -> bool:
        """Open `path` in the application for its type; False when it is gone or none is there."""
        return _is_there(path) and _open_url(path)

    def reveal(self, path: Path) -> bool:
        """Show `path` in the file manager, selected where it can do that; False when it is gone."""
        if not _is_there(path):
            return False
        if sys.platform == "darwin":
            subprocess.Popen(["open", "-R", str(path)])
        elif sys.platform == "win32":
            # Explorer wants the path quoted and after a comma in the same argument.
            subprocess.Popen(f'explorer /select,"{path}"')
        else:
            self._show_over_dbus(path)
        return True

    def _show_over_dbus(self, path: Path) -> None:
        """Ask the desktop's file manager to select `path`; open the folder when none answers."""
        message = QDBusMessage.createMethodCall(
            "org.freedesktop.FileManager1",
            "/org/freedesktop/FileManager1",
            "org.freedesktop.FileManager1",
            "ShowItems",
        )
        message.setArguments([[path.as_uri()], ""])
        watcher = QDBusPendingCallWatcher(QDBusConnection.sessionBus().asyncCall(message), self)

        def finish() -> None:
            if watcher.isError():
                _open_url(path.parent)
            watcher.deleteLater()

        # Without a session bus the call has failed already, and no signal follows.
        if watcher.isFinished():
            finish()
        else:
            watcher.finished.connect(finish)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _open_url(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
