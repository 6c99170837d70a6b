"""A change of the embedding model: how far it is, and how the two models compare."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dogear_core.types.search import SearchMode


class GenerationState(StrEnum):
    """What a set of vectors is there for."""

    BUILDING = "building"
    READY = "ready"
    ACTIVE = "active"
    RETIRED = "retired"


class Decision(StrEnum):
    """Why a model is not to take over by itself.

    It found less than the one in use, or a person cancelled the change or took it back.
    """

    REFUSED = "refused"
    CANCELLED = "cancelled"
    ROLLED_BACK = "rolled_back"


class Obstacle(StrEnum):
    """Why a change does not begin: the disk would be too full, or the library too large."""

    DISK = "disk"
    QUOTA = "quota"


@dataclass(frozen=True, slots=True)
class Rate:
    """A share or a mean with the bounds of its 95 % confidence interval."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ModeQuality:
    """How often one mode finds the document a question was made from.

    `hits` has by depth (1, 5, 10) the share of questions whose document is among the first so
    many, with Wilson's interval; `reciprocal` is the mean of one over its rank, 0 below the tenth.
    """

    mode: SearchMode
    hits: Mapping[int, Rate]
    reciprocal: float


@dataclass(frozen=True, slots=True)
class OwnQuality:
    """How well a library finds what questions were made from, by mode.

    `questions` counts them by kind: title, heading, sentence, opened.
    """

    model: str
    questions: Mapping[str, int]
    modes: tuple[ModeQuality, ...]

    @property
    def asked(self) -> int:
        """How many questions there were."""
        return sum(self.questions.values())


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two models on the same questions, before and after a change.

    `gains` are the differences of the reciprocal ranks, question by question, with a bootstrap
    interval. `worse` means that some mode loses more than chance and a hundredth; where there were
    too few questions to tell (`enough` is False), it is never said.
    """

    before: OwnQuality
    after: OwnQuality
    gains: Mapping[SearchMode, Rate]
    enough: bool
    worse: bool


@dataclass(frozen=True, slots=True)
class ModelSet:
    """The vectors of one model: of so many distinct texts, how many have one.

    `since` is when the set came into its state, in seconds since the epoch.
    """

    model: str
    dimensions: int
    state: GenerationState
    embedded: int
    total: int
    since: float
    usable: bool = True


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """Which models a library has vectors of, and how far a change is.

    `wanted` is the model the library is opened with. `is_due` means that a change to it begins or
    goes on with the next indexing run; `need_bytes` is what it takes on the disk meanwhile, of
    `free_bytes` that there are, and `obstacle` why it cannot begin. `decision` says why the wanted
    model is not to take over by itself, `comparison` how the two compared.
    `rollback_until` is when the former model goes for good, in seconds since the epoch.
    """

    wanted: str
    active: ModelSet | None
    upcoming: ModelSet | None
    retired: tuple[ModelSet, ...]
    is_due: bool
    need_bytes: int
    free_bytes: int
    obstacle: Obstacle | None
    decision: Decision | None
    comparison: Comparison | None
    rollback_until: float | None
