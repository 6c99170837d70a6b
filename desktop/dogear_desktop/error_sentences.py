"""The sentences for what goes wrong, by the kinds of errors."""

from PySide6.QtCore import QCoreApplication

from dogear_core import errors
from dogear_desktop.model_errors import model_errors
from dogear_desktop.single_instance import NotAnswering

translate = QCoreApplication.translate


def error_sentences() -> dict[type[errors.DogearError], str]:
    """Return what went wrong and what the person can do, for each kind that is told apart."""
    return {
        errors.NoSuchPath: translate("Sentences", "There is no file or folder here:"),
        errors.NotInLibrary: translate("Sentences", "This is not, or no longer, in the library:"),
        errors.NoFormerModel: translate("Sentences", "There is no former model to go back to."),
        errors.NoModelChange: translate("Sentences", "The model is not about to change."),
        errors.UsageError: translate("Sentences", "Dogear cannot do this:"),
        errors.LibraryNotWritable: translate(
            "Sentences", "The library's folder cannot be written to."
        ),
        errors.LibraryForeign: translate(
            "Sentences", "The file in the library's place is not a Dogear library."
        ),
        errors.LibraryTooNew: translate(
            "Sentences",
            "The library was written by a newer Dogear. Please update Dogear to open it.",
        ),
        errors.LibraryDamaged: translate(
            "Sentences",
            "The library is damaged. It is mended when it is next opened;"
            " your documents are not affected.",
        ),
        errors.LibraryBusy: translate(
            "Sentences",
            "Another Dogear is indexing into this library. Searching works meanwhile;"
            " please index again when the other one is done.",
        ),
        errors.DiskFull: translate(
            "Sentences", "The disk is full. What was indexed so far is kept."
        ),
        errors.DiskSpaceLow: translate(
            "Sentences", "Too little space is left on the disk. What was indexed so far is kept."
        ),
        errors.LibraryFull: translate(
            "Sentences", "The library is as large as it may become. What is in it is kept."
        ),
        errors.LibraryError: translate("Sentences", "The library cannot be used."),
        **model_errors(),
        errors.Cancelled: translate("Sentences", "Stopped."),
        NotAnswering: translate(
            "Sentences",
            "Dogear is open on this library already, but it does not answer. Please wait a moment,"
            " or end it, and start Dogear again.",
        ),
        errors.DogearError: translate("Sentences", "Dogear could not do this."),
    }
