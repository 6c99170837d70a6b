"""Where a passage ends, and how much of it the next one repeats."""

from collections.abc import Sequence

from dogear_core.chunking.atoms import Atom
from dogear_core.chunking.boundaries import Boundary


def best_cut(atoms: Sequence[Atom], first: int, after: int, room: int, minimum: int) -> int:
    """Return the index behind the last atom of a passage that begins with atom `first`.

    The passage holds atom `after` at least, and more while it fits into `room` tokens. What is
    left is thought of as split evenly, and the size wished for is one such part. A cut that
    leaves less than `minimum` tokens on either side is made only where there is no other.
    """
    base, total = atoms[first].at, atoms[-1].until - atoms[first].at
    if total <= room:
        return len(atoms)
    wished = total / -(-total // room)
    best, best_score = after + 1, (False, 0.0)
    for cut in range(after + 1, len(atoms)):
        size = atoms[cut - 1].until - base
        if size > room:
            break
        distance = abs(size - wished) / (room / 2)
        balanced = distance <= 1 and size >= minimum and total - size >= minimum
        score = (balanced, atoms[cut].boundary * (1 - 0.7 * min(distance, 1.0) ** 2))
        if score >= best_score:
            best, best_score = cut, score
    return best


def overlap_start(atoms: Sequence[Atom], after: int, cut: int, overlap: int) -> int:
    """Return the index of the atom from which the passage behind `cut` repeats the one before it.

    It lies behind atom `after`, begins a sentence, and is at most `overlap` tokens before the
    cut; it is the cut itself where there is no such atom or a heading lies between.
    """
    best = cut
    for index in range(cut - 1, after, -1):
        repeated = atoms[cut - 1].until - atoms[index].at
        if repeated > overlap or atoms[index + 1].boundary is Boundary.HEADING:
            break
        if atoms[index].boundary >= Boundary.SENTENCE:
            best = index
    return best
