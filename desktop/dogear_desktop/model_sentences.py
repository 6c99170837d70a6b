"""What is said of models: where they are, what they are good for, and how fast they are here."""

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from dogear_core.embedding.gpu import Acceleration
from dogear_core.models.listing import ListedModel, ModelState
from dogear_core.models.speed import FASTER, MUCH_SLOWER, SLOWER, Speed, times_slower
from dogear_core.progress import Progress
from dogear_core.types import Decision, ModelStatus, Rate, SearchMode
from dogear_models.catalogue import MANY_LANGUAGES, ModelSpec

translate = QCoreApplication.translate

_MEGABYTE = 1e6
_MINUTE = 60


def model_row(model: ListedModel, speed: Speed) -> str:
    """Return a model's name, and on a second line what one chooses by."""
    parts = [state_sentence(model), recommendation(model.spec, speed.in_use)]
    parts.append(_rate_sentence(speed.rate_of(model.spec)))
    parts.append(megabytes(model.spec.file_bytes))
    return f"{model.spec.name}\n{' · '.join(part for part in parts if part)}"


def state_sentence(model: ListedModel) -> str:
    """Return where a model is, in a word or two."""
    if not model.is_there:
        return translate("Models", "Its file is gone")
    if model.in_use:
        return translate("Models", "Chosen")
    match model.state:
        case ModelState.BUNDLED:
            return translate("Models", "Part of Dogear")
        case ModelState.INSTALLED:
            return translate("Models", "Installed")
        case ModelState.AVAILABLE:
            return translate("Models", "Can be downloaded")


def recommendation(spec: ModelSpec, in_use: ModelSpec) -> str:
    """Return what speaks for and against a model, for who uses another one."""
    parts = [languages_text(spec)]
    if spec.id == in_use.id:
        return parts[0]
    if MANY_LANGUAGES in spec.languages and MANY_LANGUAGES not in in_use.languages:
        parts = [translate("Models", "More languages")]
    times = times_slower(spec, in_use)
    if times is not None:
        if times > MUCH_SLOWER and spec.languages == in_use.languages:
            parts.append(translate("Models", "usually finds better"))
        parts.append(_speed(times))
    return ", ".join(part for part in parts if part)


def languages_text(spec: ModelSpec) -> str:
    """Return the languages a model knows."""
    if MANY_LANGUAGES in spec.languages:
        return translate("Models", "About 100 languages")
    return ", ".join(QLocale.languageToString(QLocale(code).language()) for code in spec.languages)


def download_sentence(progress: Progress) -> str:
    """Return how far a download is."""
    parts = [
        translate("Models", "{0} of {1}").format(
            megabytes(progress.done), megabytes(progress.total or 0)
        )
    ]
    if progress.rate:
        parts.append(translate("Models", "{0} a second").format(megabytes(round(progress.rate))))
    if progress.seconds_left is not None:
        minutes = QLocale().toString(max(1, round(progress.seconds_left / _MINUTE)))
        parts.append(translate("Models", "minutes left: {0}").format(minutes))
    return " · ".join(parts)


def acceleration_sentence(acceleration: Acceleration) -> str:
    """Return what became of the wish to leave the work to the graphics processor."""
    match acceleration:
        case Acceleration.NOT_WANTED:
            return translate("Models", "It is faster where there is one that Dogear can use.")
        case Acceleration.UNSUPPORTED:
            return translate("Models", "This Dogear was built without it.")
        case Acceleration.FAILED:
            return translate("Models", "It failed on this computer; the processor does the work.")
        case Acceleration.WRONG:
            return translate(
                "Models", "It computes wrongly on this computer; the processor does the work."
            )
        case Acceleration.IN_USE:
            return translate("Models", "It does the work, and was checked against the processor.")


def weak_sentence(spec: ModelSpec) -> str:
    """Return the warning for a model that tells texts apart badly; "" for one that is fine."""
    if spec.cosines is None or not spec.cosines.is_weak:
        return ""
    return translate(
        "Models",
        "It hardly tells related texts from unrelated ones: the file may be a bad conversion, or "
        "what is said of it is wrong.",
    )


def megabytes(size: int) -> str:
    """Return a size in megabytes; "" for none."""
    if not size:
        return ""
    digits = 1 if size < 10 * _MEGABYTE else 0
    number = QLocale().toString(size / _MEGABYTE, "f", digits)
    return translate("Models", "{0} MB").format(number)


def _rate_sentence(rate: float | None) -> str:
    """Return how many passages a model does in a second on this computer; "" if unknown."""
    if rate is None:
        return ""
    number = QLocale().toString(rate, "f", 1 if rate < 10 else 0)
    return translate("Models", "{0} passages a second here").format(number)


def _speed(times: float) -> str:
    number = QLocale().toString(round(max(times, 1 / times)))
    if times >= MUCH_SLOWER:
        return translate("Models", "about {0} times slower").format(number)
    if times >= SLOWER:
        return translate("Models", "a little slower")
    if times <= FASTER:
        return translate("Models", "about {0} times faster").format(number)
    return translate("Models", "as fast")


def change_sentence(status: ModelStatus) -> str:
    """Return how far a change of the model is, or that one can go back; "" without either."""
    sentences = [_upcoming_sentence(status)]
    if status.active is not None and not status.active.usable:
        sentences.append(
            translate(
                "Models",
                "The model of this library is missing or damaged: words are looked for, and"
                " meaning only in what the next model has learned by now.",
            )
        )
    sentences.append(_decision_sentence(status))
    if status.retired and status.rollback_until is not None:
        if status.decision is None and not status.is_due:
            sentences.append(_compared_sentence(status))
        day = QDateTime.fromSecsSinceEpoch(int(status.rollback_until)).date()
        sentences.append(
            translate("Models", "One can go back to {0} until {1}.").format(
                status.retired[0].model, QLocale().toString(day, QLocale.FormatType.ShortFormat)
            )
        )
    return " ".join(filter(None, sentences))


def _upcoming_sentence(status: ModelStatus) -> str:
    number = QLocale().toString
    if not status.is_due:
        return ""
    if status.obstacle is not None:
        return translate(
            "Models", "{0} waits, for there is too little space: it needs {1}."
        ).format(status.wanted, megabytes(status.need_bytes))
    if status.upcoming is None:
        return translate(
            "Models", "{0} takes over once it has read everything; that takes {1} on the disk."
        ).format(status.wanted, megabytes(status.need_bytes))
    return translate(
        "Models", "{0} has read {1} of {2} passages; {3} answers until it is done."
    ).format(
        status.wanted,
        number(status.upcoming.embedded),
        number(status.upcoming.total),
        status.active.model if status.active is not None else "",
    )


def _decision_sentence(status: ModelStatus) -> str:
    answering = status.active.model if status.active is not None else ""
    match status.decision:
        case None:
            return ""
        case Decision.REFUSED:
            refused = translate(
                "Models", "{0} did not take over, for it found less of your own documents."
            )
            return " ".join((refused.format(status.wanted), _compared_sentence(status)))
        case Decision.CANCELLED:
            text = translate("Models", "The change to {0} was cancelled; {1} answers.")
        case Decision.ROLLED_BACK:
            text = translate("Models", "{0} was taken back; {1} answers again.")
    return text.format(status.wanted, answering)


def _compared_sentence(status: ModelStatus) -> str:
    """Return how many of the questions both models answered by meaning alone, and how surely."""
    compared = status.comparison
    if compared is None:
        return ""
    shares = [
        _share(mode.hits[10])
        for quality in (compared.before, compared.after)
        for mode in quality.modes
        if mode.mode is SearchMode.MEANING
    ]
    return translate(
        "Models",
        "Of {0} questions made from your own documents, the former one answered {1} by meaning,"
        " the new one {2}.",
    ).format(QLocale().toString(compared.after.asked), *shares)


def _share(rate: Rate) -> str:
    """Return a share with its interval, in per cent."""
    return f"{100 * rate.mean:.0f} % ({100 * rate.low:.0f}–{100 * rate.high:.0f})"
