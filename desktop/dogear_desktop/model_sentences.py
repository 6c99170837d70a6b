"""What is said of models: where they are, what they are good for, and how fast they are here."""

from PySide6.QtCore import QCoreApplication, QLocale

from dogear_core.embedding.gpu import Acceleration
from dogear_core.models.listing import ListedModel, ModelState
from dogear_core.models.speed import FASTER, MUCH_SLOWER, SLOWER, Speed, times_slower
from dogear_core.progress import Progress
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
        return translate("Models", "In use")
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
