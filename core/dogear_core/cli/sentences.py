"""One sentence for each error of the engine, reason a file is not searchable and way to watch."""

from dogear_core import errors
from dogear_core.errors import DogearError
from dogear_core.types import Flaw, Mending, Reason, WatchMode

_ERRORS: dict[type[DogearError], str] = {
    errors.UsageError: "{path} cannot be used like this",
    errors.NoSuchPath: "There is no file or folder at {path}",
    errors.NotInLibrary: "{path} is not in the library",
    errors.NoFormerModel: "There is no former model that one could go back to",
    errors.NoModelChange: "The model is not about to change",
    errors.UnknownModel: "There is no such model here; they are listed by: dogear models list",
    errors.ModelNotInstalled: "The model is not on this computer yet; fetch it with:"
    " dogear models download ID",
    errors.ModelNeeded: "This model cannot be removed",
    errors.DatasetInvalid: "{path} is not as a data set has to be",
    errors.LibraryError: "The library at {path} cannot be used",
    errors.LibraryMissing: "There is no library at {path} yet; add a folder with: dogear add PATH",
    errors.LibraryNotWritable: "The library at {path} cannot be written",
    errors.LibraryForeign: "{path} was not made by Dogear; it is left as it is",
    errors.LibraryTooNew: "The library at {path} was written by a newer Dogear; update this one",
    errors.LibraryDamaged: "The library at {path} is damaged; it is mended when it is next opened",
    errors.LibraryBusy: "Another run is writing to the library at {path}; try again later, or let"
    " it wait meanwhile with: dogear pause",
    errors.DiskFull: "No space is left for the library at {path}; what was written before is kept",
    errors.DiskSpaceLow: "Too little space is left on the disk of the library at {path}",
    errors.LibraryFull: "The library at {path} is as large as it may become; what is in it is kept",
    errors.ModelError: "The embedding model at {path} cannot be used",
    errors.ModelMissing: "There is no embedding model at {path}",
    errors.ModelDamaged: "The embedding model at {path} is damaged; install it again",
    errors.ModelUnsuitable: "{path} is not an embedding model that Dogear can use",
    errors.PoolingUnknown: "{path} does not say how it embeds; tell it with: --pooling",
    errors.ModelsFolderError: "The folder for models at {path} cannot be used",
    errors.ModelsNotWritable: "The folder for models at {path} cannot be written",
    errors.ModelsDiskFull: "Too little space is left on the disk for a model at {path}",
    errors.ModelsBusy: "Another run is downloading this model to {path}; try again later",
    errors.DownloadError: "The model could not be downloaded",
    errors.HubUnreachable: "The connection to the server failed; what was fetched is kept",
    errors.HubRefused: "The server does not give this model to everybody, or not any more;"
    " see: --token",
    errors.HubLacksFile: "The server does not have this model",
    errors.Cancelled: "Stopped; everything done so far is kept",
}

_SELF_EXPLANATORY = (
    errors.NoSuchPath,
    errors.NotInLibrary,
    errors.NoFormerModel,
    errors.NoModelChange,
    errors.LibraryMissing,
    errors.LibraryBusy,
    errors.Cancelled,
)

REASONS: dict[Reason, str] = {
    Reason.IGNORED: "left out by the ignore rules",
    Reason.UNSUPPORTED: "a kind of file that Dogear does not read",
    Reason.NO_TEXT: "holds no text",
    Reason.EMPTY: "is empty",
    Reason.TOO_LARGE: "is too large",
    Reason.ENCRYPTED: "is protected by a password",
    Reason.SPECIAL_FILE: "is not an ordinary file",
    Reason.SYMLINK_LOOP: "is a second way to what is indexed anyway, or a link to itself",
    Reason.NOT_ON_DISK: "is in the cloud and not on this disk",
    Reason.DAMAGED: "is damaged",
    Reason.UNREADABLE: "cannot be opened",
    Reason.TIMEOUT: "took too long to read",
    Reason.OUT_OF_MEMORY: "needs too much memory to read",
    Reason.CRASHED: "crashed its reader",
    Reason.VANISHED: "is not there any more, or links to what is not there",
}

WATCH_MODES: dict[WatchMode, str] = {
    WatchMode.EVENTS: "watched",
    WatchMode.POLLING: "looked through every minute",
    WatchMode.MISSING: "not connected; its documents are kept",
    WatchMode.UNWATCHED: "not watched just now; the window does, or: dogear watch",
}

FLAWS: dict[Flaw, str] = {
    Flaw.FILE: "The file itself is damaged",
    Flaw.ROOTS: "The folders are not those that were added",
    Flaw.DOCUMENTS: "Documents that are not as they were stored",
    Flaw.WORDS: "Words that are not those of the texts",
    Flaw.VECTORS: "Vectors that are not as they were stored",
    Flaw.LEFTOVERS: "Things left behind that belong to nothing",
}


def mending_sentence(mending: Mending) -> str:
    """Return what became of a damaged library."""
    return (
        f"The library was damaged: folders ({mending.roots:,}), settings and texts "
        f"({mending.documents:,}) were saved, the damaged file is kept as {mending.aside}, and the "
        "rest is made anew by: dogear index"
    )


def error_sentence(error: DogearError) -> str:
    """Return the sentence for an error, with the technical detail where it says more."""
    kind = next(kind for kind in type(error).__mro__ if kind in _ERRORS)
    sentence = _ERRORS[kind].format(path=error.path or "the given place")
    if error.detail and not isinstance(error, _SELF_EXPLANATORY):
        sentence += f" ({error.detail})"
    return f"{sentence}."
