"""What an explanation comes to, in a sentence, and the one thing that helps."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QLocale

from dogear_core.types import (
    Explanation,
    FilterKind,
    Hindrance,
    LeftOut,
    Presence,
    ProblemKind,
    Reach,
    Rule,
    Standing,
    Verdict,
    WordsRank,
)
from dogear_desktop.citations import shown_path
from dogear_desktop.sentences import advice_sentence, left_out_clause, problem_sentence

translate = QCoreApplication.translate

NEAR_THE_TOP = 3
"""A place that needs no excuse: such results are in sight at once."""

_TYPED = {
    FilterKind.TYPE: "type:",
    FilterKind.WITHOUT_TYPE: "-type:",
    FilterKind.FOLDER: "in:",
    FilterKind.WITHOUT_FOLDER: "-in:",
    FilterKind.AFTER: "after:",
    FilterKind.BEFORE: "before:",
    FilterKind.WITHOUT: "-",
}
"""How each filter that can be typed begins."""


class Remedy(StrEnum):
    """What helps a person to find a file."""

    ADD_FOLDER = "add_folder"
    ADD = "add"
    RETRY = "retry"
    INDEX = "index"
    REMOVE_FILTER = "remove_filter"
    REPORT = "report"


def remedy(explanation: Explanation) -> Remedy | None:
    """Return the one thing that helps, if there is one."""
    reach = explanation.reach
    is_folder = reach.presence is Presence.FOLDER
    match explanation.verdict:
        case Verdict.MISSING:
            return None
        case Verdict.NOT_ADDED:
            return Remedy.ADD if is_folder else Remedy.ADD_FOLDER
        case Verdict.LEFT_OUT:
            is_own = reach.left_out is not None and reach.left_out.rule is Rule.LIBRARY
            return None if is_own else Remedy.ADD
        case Verdict.KEPT_OUT:
            return Remedy.REMOVE_FILTER
        case Verdict.NOT_YET_INDEXED:
            return Remedy.INDEX
    if reach.changed or reach.embedded < reach.passages:
        return Remedy.INDEX
    if reach.problem is not None:
        kind = ProblemKind.of(reach.problem.reason)
        is_passing = kind in (ProblemKind.DAMAGED, ProblemKind.UNREADABLE)
        return Remedy.RETRY if is_passing else Remedy.REPORT
    return Remedy.REPORT if reach.below is not None and reach.below.count() else None


def remedy_text(chosen: Remedy, explanation: Explanation) -> str:
    """Return what the button for a remedy says."""
    reach = explanation.reach
    match chosen:
        case Remedy.ADD_FOLDER:
            return translate("Explanations", "Add the folder “{0}”").format(
                reach.path.parent.name or reach.path.parent
            )
        case Remedy.ADD:
            if reach.presence is Presence.FOLDER:
                return translate("Explanations", "Add this folder")
            return translate("Explanations", "Add this file")
        case Remedy.RETRY:
            return translate("Explanations", "Try again")
        case Remedy.INDEX:
            return translate("Explanations", "Index now")
        case Remedy.REMOVE_FILTER:
            return translate("Explanations", "Remove the filter")
        case Remedy.REPORT:
            return translate("Explanations", "Show in the report")


def summary(explanation: Explanation) -> str:
    """Return in a sentence or two why a file is not found, or where it is."""
    reach, standing = explanation.reach, explanation.standing
    is_folder = reach.presence is Presence.FOLDER
    match explanation.verdict:
        case Verdict.MISSING:
            return translate("Explanations", "There is no file or folder at this place.")
        case Verdict.NOT_ADDED if is_folder:
            return translate("Explanations", "Not indexed: this folder was not added to Dogear.")
        case Verdict.NOT_ADDED:
            return translate("Explanations", "Not indexed: its folder was not added to Dogear.")
        case Verdict.LEFT_OUT:
            clause = left_out_sentence(reach, within=True)
            return translate("Explanations", "Not indexed: {0}").format(clause)
        case Verdict.NOT_SEARCHABLE:
            return translate("Explanations", "Not searchable. {0}").format(_problem(reach))
        case Verdict.NOT_YET_INDEXED:
            return translate("Explanations", "Not indexed yet: the next indexing will come to it.")
    if standing is not None:
        return _standing(reach, standing, explanation.verdict)
    if is_folder:
        return translate("Explanations", "This folder is indexed.")
    return translate(
        "Explanations", "This file is searchable. Type a question to see where it stands."
    )


def left_out_sentence(reach: Reach, *, within: bool = False) -> str:
    """Return what is left out and why; `within` for one that does not begin the sentence."""
    left_out = reach.left_out
    if left_out is None:
        return ""
    subjects = _subjects(left_out, reach)
    return left_out_clause(left_out, subjects[1 if within else 0]) + "."


def _subjects(left_out: LeftOut, reach: Reach) -> tuple[str, str]:
    """Return what is left out as it begins a sentence, and as it stands within one."""
    if left_out.path != reach.path:
        folder = shown_path(left_out.path)
        return (
            translate("Explanations", "The folder {0}").format(folder),
            translate("Explanations", "the folder {0}").format(folder),
        )
    if reach.presence is Presence.FOLDER:
        return (
            translate("Explanations", "This folder"),
            translate("Explanations", "this folder"),
        )
    return translate("Explanations", "This file"), translate("Explanations", "this file")


def _problem(reach: Reach) -> str:
    problem = reach.problem
    if problem is None:
        return ""
    sentences = [problem_sentence(problem), advice_sentence(problem.reason)]
    if problem.path != reach.path:
        sentences.insert(
            0, translate("Explanations", "Its folder {0}:").format(shown_path(problem.path))
        )
    if reach.changed:
        sentences.append(translate("Explanations", "The file has changed since it was read."))
    return " ".join(filter(None, sentences))


def _standing(reach: Reach, standing: Standing, verdict: Verdict) -> str:
    place = QLocale().toString(standing.place or 0)
    match verdict:
        case Verdict.KEPT_OUT:
            return _kept_out(standing)
        case Verdict.FOUND if standing.place == 1:
            return translate("Explanations", "Found: it is the first result.")
        case Verdict.FOUND if (standing.place or 0) <= NEAR_THE_TOP:
            return translate("Explanations", "Found at place {0}.").format(place)
        case Verdict.FOUND:
            return translate("Explanations", "Found, but at place {0}: {1}.").format(
                place, _shortcoming(standing)
            )
        case Verdict.NO_MATCH if reach.embedded < reach.passages:
            return translate(
                "Explanations", "Searchable, but {0}, and its meaning is not indexed yet."
            ).format(_shortcoming(standing))
    return translate("Explanations", "Searchable, but not among the results: {0}.").format(
        _shortcoming(standing)
    )


def _kept_out(standing: Standing) -> str:
    names = ", ".join(map(filter_name, standing.kept_out_by))
    kept = translate("Explanations", "Not shown: kept out by {0}.").format(names)
    if standing.place is None:
        return " ".join(
            (kept, translate("Explanations", "Even without that it is not among the results."))
        )
    place = QLocale().toString(standing.place)
    return " ".join(
        (kept, translate("Explanations", "Without that it is at place {0}.").format(place))
    )


def _shortcoming(standing: Standing) -> str:
    """Return why other documents come before one."""
    words = standing.words
    if words is not None and words.lacks:
        return _words_lacking(words)
    if words is not None and words.together < len(words.has):
        return translate("Explanations", "no passage of it has all the words you typed together")
    return translate("Explanations", "other documents fit the question better")


def _words_lacking(words: WordsRank) -> str:
    if not words.has:
        return translate("Explanations", "it has none of the words you typed")
    number = QLocale().toString
    return translate("Explanations", "it has {0} of the {1} words you typed").format(
        number(len(words.has)), number(len(words.has) + len(words.lacks))
    )


def filter_name(hindrance: Hindrance) -> str:
    """Return a filter as it is typed or, if it was not, in words."""
    values = ", ".join(hindrance.values)
    if hindrance.typed:
        return f"“{_TYPED[hindrance.kind]}{','.join(hindrance.values)}”"
    return _filters()[hindrance.kind].format(values)


def _filters() -> dict[FilterKind, str]:
    return {
        FilterKind.UNDER: translate("Explanations", "the filter for the folder {0}"),
        FilterKind.TYPE: translate("Explanations", "the filter for the type {0}"),
        FilterKind.WITHOUT_TYPE: translate("Explanations", "the filter against the type {0}"),
        FilterKind.FOLDER: translate("Explanations", "the filter for the folder {0}"),
        FilterKind.WITHOUT_FOLDER: translate("Explanations", "the filter against the folder {0}"),
        FilterKind.AFTER: translate("Explanations", "the filter for files changed since {0}"),
        FilterKind.BEFORE: translate("Explanations", "the filter for files changed before {0}"),
        FilterKind.WITHOUT: translate("Explanations", "the filter against the word {0}"),
    }
