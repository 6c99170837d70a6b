"""Where Dogear keeps things on each platform."""

import os
from pathlib import Path

import platformdirs

LIBRARY_VARIABLE = "DOGEAR_LIBRARY"


def default_library() -> Path:
    """Return the library's folder: `DOGEAR_LIBRARY`, or the platform's data folder."""
    chosen = os.environ.get(LIBRARY_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    return platformdirs.user_data_path("dogear", appauthor=False) / "library"
