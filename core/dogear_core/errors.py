"""Every error the engine raises on purpose.

DogearError                  something outside the program is not as it must be
├── UsageError               what was asked for makes no sense
│   ├── NoSuchPath           there is no file or folder at the path
│   ├── NotInLibrary         the path is no document or root of the library
│   ├── NoFormerModel        there are no vectors of a former model to go back to
│   ├── NoModelChange        there is no change of the model to cancel or to complete
│   └── DatasetInvalid       an evaluation data set is incomplete or malformed
├── LibraryError             the library cannot be used
│   ├── LibraryMissing       there is no library in the folder yet
│   ├── LibraryNotWritable   its folder refuses writing
│   ├── LibraryForeign       the file there is not a Dogear library
│   ├── LibraryTooNew        written by a newer Dogear
│   ├── LibraryDamaged       SQLite reports a malformed file
│   ├── LibraryBusy          another process is writing to it
│   ├── DiskFull             no space is left for it
│   └── DiskSpaceLow         less space is left than indexing is to leave
├── ModelError               the embedding model cannot be used
│   ├── ModelMissing         its file is not there
│   ├── ModelDamaged         its file is truncated or its hash is wrong
│   └── ModelUnsuitable      the file is no GGUF embedding model
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
)

__all__ = [
    "Cancelled",
    "DatasetInvalid",
    "DiskFull",
    "DiskSpaceLow",
    "DogearError",
    "LibraryBusy",
    "LibraryDamaged",
    "LibraryError",
    "LibraryForeign",
    "LibraryMissing",
    "LibraryNotWritable",
    "LibraryTooNew",
    "ModelDamaged",
    "ModelError",
    "ModelMissing",
    "ModelUnsuitable",
    "NoFormerModel",
    "NoModelChange",
    "NoSuchPath",
    "NotInLibrary",
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


class Cancelled(DogearError):
    """The caller asked to stop."""
