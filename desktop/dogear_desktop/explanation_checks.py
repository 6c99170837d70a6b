"""What was looked at for an explanation, one thing after the other, and how each turned out."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QLocale

from dogear_core.types import (
    Explanation,
    MeaningRank,
    Presence,
    Reach,
    Standing,
    WordsRank,
)
from dogear_desktop.citations import shown_path
from dogear_desktop.explanations import filter_name, left_out_sentence, summary
from dogear_desktop.sentences import problem_sentence

translate = QCoreApplication.translate

NEAR = 100
"""A rank that may bring a passage into the list by itself: as many passages are shown."""


class Mark(StrEnum):
    """How something turned out, the worst first."""

    NO = "no"
    NOT_YET = "not_yet"
    YES = "yes"

    @property
    def word(self) -> str:
        """The mark as it is read out."""
        return {
            Mark.NO: translate("Explanations", "No"),
            Mark.NOT_YET: translate("Explanations", "Not yet"),
            Mark.YES: translate("Explanations", "Yes"),
        }[self]


SIGNS = {Mark.NO: "✗", Mark.NOT_YET: "…", Mark.YES: "✓"}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at, in a sentence."""

    mark: Mark
    sentence: str


def checks(explanation: Explanation) -> list[Check]:
    """Return what was looked at, what stands in the way before what does not."""
    found = list(_reach(explanation.reach))
    if explanation.standing is not None:
        found += _standing(explanation.standing)
    order = list(Mark)
    return sorted(found, key=lambda check: order.index(check.mark))


def as_text(explanation: Explanation) -> str:
    """Return an explanation as text that can be sent to somebody."""
    lines = [str(explanation.reach.path)]
    if explanation.standing is not None:
        lines.append(explanation.standing.request.text)
    lines.append(summary(explanation))
    lines += (f"{SIGNS[check.mark]} {check.sentence}" for check in checks(explanation))
    return "\n".join(lines)


def _reach(reach: Reach) -> Iterator[Check]:
    match reach.presence:
        case Presence.MISSING:
            yield _no(translate("Explanations", "There is nothing at this place on the disk."))
        case Presence.UNREADABLE:
            yield _no(translate("Explanations", "Dogear may not look into its folder."))
        case _:
            yield _yes(translate("Explanations", "It is there on the disk."))
    if reach.root is None:
        yield _no(translate("Explanations", "It is in no folder that you added."))
    elif reach.root == reach.path:
        yield _yes(translate("Explanations", "You added it."))
    else:
        yield _yes(
            translate("Explanations", "It is in {0}, which you added.").format(
                shown_path(reach.root)
            )
        )
    if reach.left_out is not None:
        yield _no(left_out_sentence(reach))
    elif reach.root is not None:
        yield _yes(translate("Explanations", "No rule leaves it out."))
    yield from _text(reach)


def _text(reach: Reach) -> Iterator[Check]:
    """Yield what became of the text of a file, or of the files in a folder."""
    number = QLocale().toString
    changed = translate("Explanations", "It has changed since it was read.")
    if reach.below is not None:
        searchable = number(reach.below.searchable)
        yield _yes(translate("Explanations", "Searchable in it: {0}").format(searchable))
        if missing := reach.below.count():
            yield _no(
                translate("Explanations", "Not searchable in it: {0}").format(number(missing))
            )
    elif reach.passages:
        characters = number(reach.characters)
        yield _yes(
            translate("Explanations", "Its text is indexed, in characters: {0}").format(characters)
        )
        if reach.embedded == reach.passages:
            yield _yes(translate("Explanations", "Its meaning is indexed."))
        else:
            yield _not_yet(
                translate("Explanations", "Its meaning is indexed for {0} of {1} passages.").format(
                    number(reach.embedded), number(reach.passages)
                )
            )
    elif reach.problem is not None:
        if reach.left_out is None:
            yield _no(problem_sentence(reach.problem))
    elif reach.root is not None and reach.left_out is None:
        yield _not_yet(translate("Explanations", "It has not been read yet."))
    if reach.changed:
        yield _not_yet(changed)


def _standing(standing: Standing) -> Iterator[Check]:
    for hindrance in standing.kept_out_by:
        yield _no(translate("Explanations", "It does not pass {0}.").format(filter_name(hindrance)))
    if not standing.kept_out_by:
        yield _yes(translate("Explanations", "No filter keeps it out."))
    if standing.words is not None:
        yield from _words(standing.words)
    if standing.meaning is not None and standing.meaning.rank is not None:
        yield _meaning(standing.meaning, standing.meaning.rank)
    yield _place(standing)


def _words(words: WordsRank) -> Iterator[Check]:
    number = QLocale().toString
    if words.has:
        yield _yes(translate("Explanations", "It has: {0}").format(", ".join(words.has)))
    if words.lacks:
        yield _no(translate("Explanations", "It does not have: {0}").format(", ".join(words.lacks)))
    if words.together < len(words.has):
        yield _no(
            translate("Explanations", "Of these one passage has at most: {0}").format(
                number(words.together)
            )
        )
    if words.rank is None:
        yield _no(translate("Explanations", "By its words it is not found."))
    else:
        sentence = translate("Explanations", "By its words it is at place {0} of {1} passages.")
        yield _near(words.rank, sentence.format(number(words.rank), number(words.of)))


def _meaning(meaning: MeaningRank, rank: int) -> Check:
    number = QLocale().toString
    sentence = translate("Explanations", "By its meaning it is at place {0} of {1} passages.")
    return _near(rank, sentence.format(number(rank), number(meaning.of)))


def _place(standing: Standing) -> Check:
    number = QLocale().toString
    documents = number(standing.documents)
    if standing.place is None:
        sentence = translate("Explanations", "It is not among the {0} documents found.")
        return _no(sentence.format(documents))
    sentence = translate("Explanations", "It is at place {0} of {1} documents found.")
    if standing.kept_out_by:
        sentence = translate(
            "Explanations", "Without the filter it is at place {0} of {1} documents found."
        )
    return _yes(sentence.format(number(standing.place), documents))


def _near(rank: int, sentence: str) -> Check:
    return _yes(sentence) if rank <= NEAR else _no(sentence)


def _yes(sentence: str) -> Check:
    return Check(Mark.YES, sentence)


def _no(sentence: str) -> Check:
    return Check(Mark.NO, sentence)


def _not_yet(sentence: str) -> Check:
    return Check(Mark.NOT_YET, sentence)
