"""Every error the engine raises on purpose.

DogearError                  something outside the program is not as it must be
├── UsageError               what was asked for makes no sense
│   ├── NoSuchPath           there is no file or folder at the path
│   ├── NotInLibrary         the path is no document or root of the library
│   ├── NoFormerModel        there are no vectors of a former model to go back to
│   ├── NoModelChange        there is no change of the model to cancel or to complete
│   ├── UnknownModel         there is no model of that name
│   │   └── ModelNotInstalled  it has to be downloaded first
│   ├── ModelNeeded          the model cannot be removed
│   └── DatasetInvalid       an evaluation data set is incomplete or malformed
├── LibraryError             the library cannot be used
│   ├── LibraryMissing       there is no library in the folder yet
│   ├── LibraryNotWritable   its folder refuses writing
│   ├── LibraryForeign       the file there is not a Dogear library
│   ├── LibraryTooNew        written by a newer Dogear
│   ├── LibraryDamaged       SQLite reports a malformed file
│   ├── LibraryBusy          another process is writing to it
│   ├── DiskFull             no space is left for it
│   ├── DiskSpaceLow         less space is left than indexing is to leave
│   └── LibraryFull          it is as large as it may become
├── ModelError               the embedding model cannot be used
│   ├── ModelMissing         its file is not there
│   ├── ModelDamaged         its file is truncated or its hash is wrong
│   ├── ModelUnsuitable      the file is no GGUF embedding model
│   │   └── PoolingUnknown   the file does not say how token vectors become one
│   └── ModelsFolderError    the folder of the models cannot be used
│       ├── ModelsNotWritable  it refuses writing
│       ├── ModelsDiskFull   no space is left for the model
│       └── ModelsBusy       the model is being downloaded already
├── DownloadError            a model could not be fetched
│   ├── HubUnreachable       there is no connection, or it breaks again and again
│   ├── HubRefused           the hub wants a token, or its terms accepted
│   └── HubLacksFile         the hub has no such file, or does not vouch for it
└── Cancelled                the caller asked to stop

The root and the model errors are defined in `dogear_models.errors`, the leaf all others import.
Each carries the facts (a path, a detail) as attributes; the sentence for the person is made in
`cli` or `desktop`. A bad document is not an error but data: see `types.Refusal`. Any other
exception is a bug and is left loud.
"""

from dogear_models.errors import (
    DogearError,
    ModelDamaged,
    ModelError,
    ModelMissing,
    ModelUnsuitable,
    PoolingUnknown,
)

__all__ = [
    "Cancelled",
    "DatasetInvalid",
    "DiskFull",
    "DiskSpaceLow",
    "DogearError",
    "DownloadError",
    "HubLacksFile",
    "HubRefused",
    "HubUnreachable",
    "LibraryBusy",
    "LibraryDamaged",
    "LibraryError",
    "LibraryForeign",
    "LibraryFull",
    "LibraryMissing",
    "LibraryNotWritable",
    "LibraryTooNew",
    "ModelDamaged",
    "ModelError",
    "ModelMissing",
    "ModelNeeded",
    "ModelNotInstalled",
    "ModelUnsuitable",
    "ModelsBusy",
    "ModelsDiskFull",
    "ModelsFolderError",
    "ModelsNotWritable",
    "NoFormerModel",
    "NoModelChange",
    "NoSuchPath",
    "NotInLibrary",
    "PoolingUnknown",
    "UnknownModel",
    "UsageError",
]


class UsageError(DogearError):
    """What was asked for makes no sense."""


class NoSuchPath(UsageError):
    """There is no file or folder at the path."""


class NotInLibrary(UsageError):
    """The path is no document or root of the library."""


class NoFormerModel(UsageError):
    """There are no vectors of a former model to go back to."""


class NoModelChange(UsageError):
    """There is no change of the model to cancel or to complete."""


class DatasetInvalid(UsageError):
    """A data set for evaluation is incomplete or malformed."""


class UnknownModel(UsageError):
    """There is no model of that name, or none that is installed."""


class ModelNotInstalled(UnknownModel):
    """The catalogue has the model, this computer does not."""


class ModelNeeded(UsageError):
    """The model cannot be removed: it is in use, or belongs to Dogear."""


class LibraryError(DogearError):
    """The library cannot be used."""


class LibraryMissing(LibraryError):
    """There is no library in the folder yet, and none was to be made."""


class LibraryNotWritable(LibraryError):
    """The library's folder refuses writing."""


class LibraryForeign(LibraryError):
    """The file in the library's place is not a Dogear library."""


class LibraryTooNew(LibraryError):
    """The library was written by a newer Dogear."""


class LibraryDamaged(LibraryError):
    """The library's file is malformed."""


class LibraryBusy(LibraryError):
    """Another process is writing to the library."""


class DiskFull(LibraryError):
    """No space is left for the library."""


class DiskSpaceLow(LibraryError):
    """Less space is left on the library's disk than indexing is to leave."""


class LibraryFull(LibraryError):
    """The library has the size that a person chose as its largest."""


class ModelsFolderError(ModelError):
    """The folder of the models cannot be used."""


class ModelsNotWritable(ModelsFolderError):
    """The folder of the models refuses writing."""


class ModelsDiskFull(ModelsFolderError):
    """No space is left for the model."""


class ModelsBusy(ModelsFolderError):
    """The model is being downloaded already."""


class DownloadError(DogearError):
    """A model could not be fetched."""


class HubUnreachable(DownloadError):
    """There is no connection, or it breaks again and again; what is there already is kept."""


class HubRefused(DownloadError):
    """The hub wants a token, or its terms accepted."""


class HubLacksFile(DownloadError):
    """The hub has no such file, or does not tell its hash."""


class Cancelled(DogearError):
    """The caller asked to stop."""
