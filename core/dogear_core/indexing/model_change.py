"""The embedding stage of a library whose model may change.

What is new is embedded for the generation that answers first, by its own model. A library that is
opened with another model gets a generation of that beside it: built in batches, compared, and only
then switched to, in one transaction. What is left to do is a question to the library, so that the
change goes on after a pause, a crash or an update of Dogear where it was.
"""

from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from dogear_core.chunking.chunker import CHUNKER_VERSION
from dogear_core.config import EngineConfig
from dogear_core.embedding.base import EmbeddingModel
from dogear_core.embedding.kept import keep_model, model_of, usable_model
from dogear_core.errors import ModelError
from dogear_core.indexing.embed import embed_pending
from dogear_core.indexing.model_space import drop, expired, give_back, needed_bytes, obstacle_to
from dogear_core.indexing.pacing import Pacing
from dogear_core.indexing.recut import Recutter, VectorSet
from dogear_core.progress import Stage
from dogear_core.quality.measuring import compare_models
from dogear_core.quality.record import comparison_json
from dogear_core.search.vector_source import GivenVectors
from dogear_core.storage.generations import Generation, generation_fingerprint
from dogear_core.storage.store import Store
from dogear_core.types import Comparison, Decision, GenerationState, IndexReport

COPIED = 1024
"""Vectors taken over in one transaction."""


def wanted_fingerprint(model: EmbeddingModel) -> str:
    """Return the fingerprint of the generation that a library opened with this model is to have."""
    return generation_fingerprint(model.fingerprint, CHUNKER_VERSION)


class ModelChange:
    """Embeds for one writing store, for the model it is opened with; its caller holds the lock.

    With `force` nothing is compared, and what was decided before is not heeded. Else a model that
    is not to take over is not wanted: the one that answers is, with the chunker of today. The same
    holds where the person has chosen another since, which who opens the library next will see to.
    """

    def __init__(
        self,
        store: Store,
        wanted: EmbeddingModel,
        config: EngineConfig,
        pacing: Pacing,
        *,
        force: bool = False,
    ) -> None:
        self._store = store
        self._generations = store.generations
        self._wanted = wanted
        self._config = config
        self._pacing = pacing
        self._force = force
        active = self._generations.active()
        decided = self._generations.decided(wanted.fingerprint) is not None
        self._stays = active is not None and not force and (decided or pacing.model_is_outdated())
        if active is not None and self._stays:
            try:
                self._wanted = self._model_of(active)
            except ModelError:  # then better the other one
                self._stays = False
        self._fingerprint = wanted_fingerprint(self._wanted)

    def cutting_model(self) -> EmbeddingModel:
        """Return the model that new passages are cut for, loaded.

        That is the wanted one, or the one that answers if that cannot be used. Raises a
        `ModelError` when neither can.
        """
        active = self._generations.active()
        try:
            if active is not None and active.model_fingerprint == self._wanted.fingerprint:
                return self._usable(active)
            self._wanted.count_tokens("")
        except ModelError:
            if active is None or active.model_fingerprint == self._wanted.fingerprint:
                raise
            return self._usable(active)
        return self._wanted

    def embed(self, report: IndexReport, within: Sequence[Path] | None = None) -> None:
        """Embed what lacks a vector; without `within`, also bring a change of the model on.

        A wanted model that cannot be used leaves the library with the one it has, and is noted in
        `report`. Raises what `Pacing.give_way` does, and a `ModelError` when there is no other.
        """
        active = self._active()
        can_compare = self._embed_active(active, report, within)
        if within is not None:
            return
        if active.fingerprint != self._fingerprint:
            try:
                self._change(active, report, can_compare=can_compare and not self._force)
            except ModelError as error:
                report.model_problem = error
        elif not self._stays and (upcoming := self._generations.upcoming()) is not None:
            with self._store.transaction():
                self._generations.give_up(upcoming)
            give_back(self._store)
        drop(self._store, expired(self._store, self._pacing.preferences()))

    def _active(self) -> Generation:
        """Return the generation that answers, opened with the wanted model if there is none."""
        active = self._generations.active()
        if active is None:
            return self._open()
        with suppress(ModelError):  # it is said when it has to be loaded
            description = keep_model(self._model_of(active), self._store.library)
            if description != active.description:
                with self._store.transaction():
                    self._generations.describe(active, description)
                return replace(active, description=description)
        return active

    def _open(self) -> Generation:
        description = keep_model(self._wanted, self._store.library)
        with self._store.transaction():
            return self._generations.open(
                fingerprint=self._fingerprint,
                model=self._wanted.name,
                dimensions=self._wanted.dimensions,
                description=description,
            )

    def _embed_active(
        self, active: Generation, report: IndexReport, within: Sequence[Path] | None
    ) -> bool:
        """Embed for the generation that answers; return whether its model could be used.

        What was cut for another model is cut anew where this one would not read it to its end.
        """
        vectors = self._generations.vectors(active)
        alone = active.fingerprint == self._fingerprint and len(self._generations.all()) == 1
        try:
            pending = vectors.count_pending()
            model = self._usable(active) if pending else self._model_of(active)
            recutter = self._recutter(model, [(vectors, model)], report)
            with closing(recutter):
                embed_pending(
                    self._store,
                    vectors,
                    model,
                    report,
                    self._pacing,
                    threads=self._config.threads,
                    within=within,
                    fit=None if alone else recutter.fit,
                )
        except ModelError:
            if active.fingerprint == self._fingerprint:
                raise
            return False
        return True

    def _change(self, active: Generation, report: IndexReport, *, can_compare: bool) -> None:
        upcoming = self._generations.find(self._fingerprint)
        if upcoming is None or upcoming.state is GenerationState.RETIRED:
            needed = needed_bytes(self._store, self._wanted, self._fingerprint)
            chosen = self._pacing.preferences()
            if obstacle_to(needed, self._store.library, chosen) is not None:
                return
            self._wanted.embedder().close()  # it is checked before anything is made for it
            upcoming = self._open()
        self._build(active, upcoming, report)
        comparison = self._compare(active, upcoming) if can_compare else None
        with self._store.transaction():
            if comparison is not None:
                self._generations.note_comparison(upcoming, comparison_json(comparison))
            if comparison is not None and comparison.worse:
                self._generations.decide(self._fingerprint, Decision.REFUSED)
            else:
                self._generations.reconsider(self._fingerprint)
                self._generations.switch(upcoming)

    def _build(self, active: Generation, upcoming: Generation, report: IndexReport) -> None:
        """Give every passage its vector in the upcoming generation, from the stored texts."""
        vectors = self._generations.vectors(upcoming)
        same_model = active.model_fingerprint == upcoming.model_fingerprint
        sets = [(vectors, self._wanted)]
        with suppress(ModelError):
            before = (self._generations.vectors(active), self._model_of(active))
            sets = [before] if same_model else [before, *sets]
        recutter = self._recutter(self._wanted, sets, report)
        with closing(recutter):
            recutter.bring_up()
            if same_model:
                self._take_over(active, upcoming)
            embed_pending(
                self._store,
                vectors,
                self._wanted,
                report,
                self._pacing,
                threads=self._config.threads,
                stage=Stage.CHANGING_MODEL,
                fit=recutter.fit,
            )
        with self._store.transaction():
            self._store.drop_leftovers()
            if upcoming.state is not GenerationState.READY:
                self._generations.make_ready(upcoming)

    def _take_over(self, active: Generation, upcoming: Generation) -> None:
        """Copy the vectors that the same model has made already."""
        source, target = map(self._generations.vectors, (active, upcoming))
        while pending := target.pending(COPIED):
            self._pacing.give_way()
            inputs, codes = source.codes(pending)
            if not inputs:
                return
            with self._store.transaction():
                target.put_codes(inputs, codes)

    def _compare(self, active: Generation, upcoming: Generation) -> Comparison | None:
        """Return how the two models compare; None if the former cannot be used any more."""
        after = GivenVectors(self._store, upcoming, self._wanted)
        with closing(after):
            try:
                before = GivenVectors(self._store, active, self._model_of(active))
            except ModelError:
                return None
            with closing(before):
                return compare_models(
                    self._store, before, after, self._pacing.report, self._pacing.check
                )

    def _recutter(
        self, model: EmbeddingModel, sets: Sequence[VectorSet], report: IndexReport
    ) -> Recutter:
        return Recutter(self._store, model, self._config.chunking, sets, report, self._pacing)

    def _usable(self, generation: Generation) -> EmbeddingModel:
        return usable_model(
            generation.model_fingerprint,
            generation.description,
            self._wanted,
            self._store.library,
        )

    def _model_of(self, generation: Generation) -> EmbeddingModel:
        return model_of(
            generation.model_fingerprint,
            generation.description,
            self._wanted,
            self._store.library,
        )
