"""The sentences for what the engine reports as types and numbers."""

from PySide6.QtCore import QCoreApplication, QLocale

from dogear_core import errors
from dogear_core.types import (
    CheckedCitation,
    CitationState,
    Coverage,
    IndexReport,
    LeftOut,
    LibraryStatus,
    Mending,
    Problem,
    ProblemKind,
    Reason,
    Rule,
    WatchMode,
)
from dogear_desktop.applications.base import Opening, Outcome
from dogear_desktop.error_sentences import error_sentences

translate = QCoreApplication.translate


def error_sentence(error: errors.DogearError) -> str:
    """Return what went wrong and what the person can do, with the path it is about."""
    sentences = error_sentences()
    sentence = next(sentences[kind] for kind in type(error).__mro__ if kind in sentences)
    return sentence if error.path is None else f"{sentence}\n{error.path}"


def reason_sentence(reason: Reason) -> str:
    """Return why a file is not searchable."""
    return _reasons()[reason]


def advice_sentence(reason: Reason) -> str:
    """Return what a person can do about a file that is not searchable; "" where it is nothing."""
    return _advice().get(reason, "")


def problem_sentence(problem: Problem) -> str:
    """Return why a file is not searchable, with the rule for what is left out by one."""
    if problem.reason is not Reason.IGNORED:
        return reason_sentence(problem.reason)
    left_out = LeftOut.told(problem.path, problem.detail)
    return left_out_clause(left_out, translate("Sentences", "It")) + "."


def left_out_clause(left_out: LeftOut, subject: str) -> str:
    """Return what is left out, called `subject`, and why, without a full stop."""
    return _rules()[left_out.rule].format(subject, left_out.pattern)


def kind_name(kind: ProblemKind) -> str:
    """Return what files are called that are not searchable for a reason of this kind."""
    return _kinds()[kind]


def citation_sentence(checked: CheckedCitation, page: int | None) -> str:
    """Return what became of a citation since its file was indexed; nothing if nothing did."""
    if checked.state is CitationState.UNCHANGED:
        return ""
    if checked.refusal is not None:
        if checked.refusal.reason is Reason.VANISHED:
            return translate("Sentences", "The file is no longer there. Its text is kept.")
        return reason_sentence(checked.refusal.reason)
    if checked.state is CitationState.GONE:
        return translate(
            "Sentences", "The file has changed since it was indexed; the passage is gone from it."
        )
    if page is None:
        return translate(
            "Sentences", "The file has changed since it was indexed; the passage is still in it."
        )
    return translate(
        "Sentences", "The file has changed since it was indexed; the passage is on page {0} now."
    ).format(_number(page))


def opening_sentence(opening: Opening) -> str:
    """Return what the person has to know of an opening; nothing if all was done."""
    match opening.outcome:
        case Outcome.GONE:
            return translate("Sentences", "The file is no longer there:")
        case Outcome.NO_APPLICATION:
            return translate("Sentences", "No application on this computer opens this file:")
        case Outcome.PAGE_UNTOLD:
            place = opening.place
            page = place.label or _number(place.page or 1)
            if not opening.application:
                return translate("Sentences", "Opened, but not at its page: see page {0}").format(
                    page
                )
            return translate(
                "Sentences", "Opened in {0}, which cannot go to a page by itself: see page {1}"
            ).format(opening.application, page)
        case Outcome.DONE:
            return ""


def watch_sentence(watch: WatchMode) -> str:
    """Return how a folder is watched; nothing where nobody has to know."""
    match watch:
        case WatchMode.EVENTS:
            return translate("Sentences", "Watched")
        case WatchMode.POLLING:
            return translate("Sentences", "Looked through every minute")
        case WatchMode.MISSING:
            return translate("Sentences", "Not connected")
        case WatchMode.UNWATCHED:
            return ""


def status_sentence(status: LibraryStatus) -> str:
    """Return what the library holds."""
    parts = (
        translate("Sentences", "Documents: {0}").format(_number(status.documents)),
        translate("Sentences", "Passages: {0}").format(_number(status.passages)),
    )
    return " · ".join(parts)


def problems_sentence(status: LibraryStatus) -> str:
    """Return how many files are not searchable, or an empty text if all are."""
    count = status.skipped + status.failed
    return translate("Sentences", "Not searchable: {0}").format(_number(count)) if count else ""


def coverage_sentence(coverage: Coverage, folder: str = "") -> str:
    """Return how much of the library, or of a folder, is found by meaning; nothing if all is."""
    if coverage.share == 1:
        return ""
    # Rounded down: it is not 100 % before it is all.
    share = _number(int(100 * coverage.share))
    if folder:
        text = translate("Sentences", "Meaning search covers {0} % of “{1}”")
        return text.format(share, folder)
    return translate("Sentences", "Meaning search covers {0} %").format(share)


def report_sentence(report: IndexReport) -> str:
    """Return what an indexing run changed, or an empty text when nothing had changed."""
    counts = (
        (translate("Sentences", "Added: {0}"), report.added),
        (translate("Sentences", "Changed: {0}"), report.changed),
        (translate("Sentences", "Moved: {0}"), report.moved),
        (translate("Sentences", "Removed: {0}"), report.removed),
    )
    return " · ".join(text.format(_number(count)) for text, count in counts if count)


def mending_sentence(mending: Mending) -> str:
    """Return what became of a damaged library."""
    return translate(
        "Sentences",
        "The library was damaged. Your folders, your settings and the texts of {0} documents were"
        " saved, and the rest is made anew now; the damaged file is kept as {1}.",
    ).format(_number(mending.documents), mending.aside.name)


def _number(number: int) -> str:
    return QLocale().toString(number)


def _reasons() -> dict[Reason, str]:
    return {
        Reason.IGNORED: translate("Sentences", "Left out by the rules for its folder."),
        Reason.UNSUPPORTED: translate("Sentences", "Dogear cannot read files of this type."),
        Reason.NO_TEXT: translate(
            "Sentences", "There is no text in it; perhaps its pages are scanned."
        ),
        Reason.EMPTY: translate("Sentences", "The file is empty."),
        Reason.TOO_LARGE: translate("Sentences", "The file is too large."),
        Reason.ENCRYPTED: translate("Sentences", "The file is protected by a password."),
        Reason.SPECIAL_FILE: translate("Sentences", "This is a device or a pipe, not a file."),
        Reason.SYMLINK_LOOP: translate(
            "Sentences", "This link leads to what is indexed anyway, or back to itself."
        ),
        Reason.NOT_ON_DISK: translate(
            "Sentences", "The file is in the cloud only, not on this computer."
        ),
        Reason.DAMAGED: translate("Sentences", "The file is damaged."),
        Reason.UNREADABLE: translate("Sentences", "The file may not be read."),
        Reason.TIMEOUT: translate("Sentences", "Reading the file took too long."),
        Reason.OUT_OF_MEMORY: translate("Sentences", "Reading the file took too much memory."),
        Reason.CRASHED: translate("Sentences", "The file could not be read to its end."),
        Reason.VANISHED: translate(
            "Sentences", "It is not there any more, or it links to what is not there."
        ),
    }


def _advice() -> dict[Reason, str]:
    save_anew = translate("Sentences", "If another application opens it, save it anew there.")
    split = translate("Sentences", "Split into several files it can be found.")
    return {
        Reason.UNSUPPORTED: translate(
            "Sentences", "A copy saved as PDF, Word or plain text can be found."
        ),
        Reason.NO_TEXT: translate(
            "Sentences", "A copy with recognised text, as scanning programs make it, can be found."
        ),
        Reason.TOO_LARGE: split,
        Reason.ENCRYPTED: translate("Sentences", "A copy saved without a password can be found."),
        Reason.NOT_ON_DISK: translate(
            "Sentences", "Download it, and the next indexing will read it."
        ),
        Reason.DAMAGED: save_anew,
        Reason.UNREADABLE: translate(
            "Sentences", "Change who may read it, and the next indexing will."
        ),
        Reason.TIMEOUT: translate("Sentences", "Try again when the computer has less else to do."),
        Reason.OUT_OF_MEMORY: split,
        Reason.CRASHED: save_anew,
    }


def _rules() -> dict[Rule, str]:
    return {
        Rule.HIDDEN: translate("Sentences", "{0} is hidden"),
        Rule.VERSION_CONTROL: translate("Sentences", "{0} belongs to version control"),
        Rule.CACHE: translate("Sentences", "{0} is a cache that a program made for itself"),
        Rule.SYSTEM: translate("Sentences", "{0} belongs to the operating system"),
        Rule.UNFINISHED: translate("Sentences", "{0} is temporary or unfinished"),
        Rule.LIBRARY: translate("Sentences", "{0} is where Dogear keeps its library"),
        Rule.PATTERN: translate("Sentences", "{0} is left out by the pattern {1}"),
    }


def _kinds() -> dict[ProblemKind, str]:
    return {
        ProblemKind.NO_TEXT: translate("Sentences", "Without text"),
        ProblemKind.ENCRYPTED: translate("Sentences", "With a password"),
        ProblemKind.TOO_LARGE: translate("Sentences", "Too large"),
        ProblemKind.DAMAGED: translate("Sentences", "Damaged"),
        ProblemKind.UNSUPPORTED: translate("Sentences", "Not supported"),
        ProblemKind.NOT_ON_DISK: translate("Sentences", "In the cloud only"),
        ProblemKind.UNREADABLE: translate("Sentences", "Cannot be opened"),
        ProblemKind.LEFT_OUT: translate("Sentences", "Left out"),
    }
