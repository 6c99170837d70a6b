"""Which sections share passages, and which sentences run over a page's end."""

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from dogear_core.chunking.atoms import Atom
from dogear_core.chunking.boundaries import Boundary
from dogear_core.chunking.layout import heading_key
from dogear_core.chunking.sentences import is_finished
from dogear_core.types import Document, Section, Span


class Run(NamedTuple):
    """Atoms that are cut into passages on their own; passages begin in the first `own` of them.

    One atom more is the end of the last sentence, from the next page.
    """

    atoms: list[Atom]
    own: int


def covering_sections(document: Document) -> Iterator[Section]:
    """Yield the sections that have text, with one for each stretch of text between them."""
    end = 0
    for section in (*document.sections, Section(Span(len(document.text), len(document.text)))):
        if document.text[end : section.span.start].strip():
            yield Section(Span(end, section.span.start))
        if document.text[section.span.start : section.span.end].strip():
            yield section
        end = section.span.end


def page_runs(text: str, parts: Iterable[list[Atom]]) -> Iterator[Run]:
    """Yield the parts, each with the end of its last sentence if that is on the next page."""
    for atoms, following in pairwise(chain(parts, [[]])):
        # A page that is nothing but the end of that sentence would be a passage inside this one.
        if len(following) > 1 and _runs_over(text, atoms[-1], following[0]):
            yield Run([*atoms, following[0]._replace(boundary=Boundary.JOINED)], len(atoms))
        else:
            yield Run(atoms, len(atoms))


def _runs_over(text: str, last: Atom, following: Atom) -> bool:
    """Whether a sentence goes on from the last atom of a page to the first of the next page."""
    page, next_page = last.section.page, following.section.page
    return (
        page is not None
        and next_page == page + 1
        and not is_finished(text[last.start : last.end])
        and text[following.start].isalpha()
        and not text[following.start].isupper()
        and is_finished(text[following.start : following.end])
    )


def joined_sections(
    text: str, parts: Iterable[list[Atom]], minimum: int, budget: int
) -> Iterator[list[Atom]]:
    """Yield the atoms of sections, those of short sections together with the next section's.

    A section that is nothing but its heading is joined to whatever is under it; one of less than
    `minimum` tokens to a following one of the same level or below, if they fit into `budget`.
    """
    joined: list[Atom] = []
    for atoms in parts:
        if joined and _is_bare_heading(text, joined[-1].section) and _related(joined[-1], atoms[0]):
            joined += [atoms[0]._replace(boundary=Boundary.JOINED), *atoms[1:]]
        elif (
            joined
            and _related(joined[0], atoms[0])
            and joined[-1].until - joined[0].at < minimum
            and atoms[-1].until - joined[0].at <= budget
        ):
            joined += atoms
        else:
            if joined:
                yield joined
            joined = atoms
    if joined:
        yield joined


def _related(first: Atom, second: Atom) -> bool:
    """Whether the second section is on the same page and beside or under the first one."""
    outer, inner = first.section.heading, second.section.heading
    same_page = first.section.page == second.section.page
    return same_page and outer[:-1] == inner[: len(outer[:-1])] and len(inner) >= len(outer)


def _is_bare_heading(text: str, section: Section) -> bool:
    if not section.heading or len(section.span) > 2 * len(section.heading[-1]) + 80:
        return False
    return heading_key(text[section.span.start : section.span.end]) == heading_key(
        section.heading[-1]
    )
