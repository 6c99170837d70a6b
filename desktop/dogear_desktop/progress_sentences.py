"""What is being indexed, in sentences."""

from PySide6.QtCore import QCoreApplication, QLocale

from dogear_core.progress import Progress, Stage, Waiting

translate = QCoreApplication.translate


def progress_sentence(progress: Progress) -> str:
    """Return where a run is: stage, done of total, speed and time left; or why it waits."""
    if progress.waiting is not None:
        return waiting_sentence(progress.waiting)
    parts = [_stage_sentence(progress)]
    if progress.stage in (Stage.EMBEDDING, Stage.CHANGING_MODEL) and progress.rate is not None:
        rate = QLocale().toString(progress.rate, "f", 0 if progress.rate >= 10 else 1)
        parts.append(translate("Sentences", "{0} per second").format(rate))
    if progress.slowly:
        parts.append(translate("Sentences", "slowly, on battery"))
    if progress.seconds_left is not None:
        parts.append(_time_left(progress.seconds_left))
    return " · ".join(parts)


def activity_sentence(progress: Progress | None, *, paused: bool = False) -> str:
    """Return in a few words what is being done, for where there is no room for more."""
    if paused:
        return waiting_sentence(Waiting.PAUSED)
    if progress is None:
        return translate("Sentences", "Up to date")
    if progress.waiting is not None:
        return waiting_sentence(progress.waiting)
    return _stage_sentence(progress)


def waiting_sentence(waiting: Waiting) -> str:
    """Return why nothing is indexed for the time being."""
    match waiting:
        case Waiting.PAUSED:
            return translate("Sentences", "Indexing is paused")
        case Waiting.ON_BATTERY:
            return translate("Sentences", "Waiting: the computer is on battery")
        case Waiting.LOW_DISK_SPACE:
            return translate("Sentences", "Waiting: the disk is almost full")
        case Waiting.ELSEWHERE:
            return translate("Sentences", "Another Dogear keeps your documents up to date")
        case Waiting.LIBRARY_FULL:
            return translate("Sentences", "Waiting: the library is as large as it may become")


def _stage_sentence(progress: Progress) -> str:
    done, total = QLocale().toString(progress.done), QLocale().toString(progress.total or 0)
    match progress.stage:
        case Stage.SCANNING:
            return translate("Sentences", "Looking for files: {0}").format(done)
        case Stage.READING:
            return translate("Sentences", "Reading {0} of {1} files").format(done, total)
        case Stage.EMBEDDING:
            text = translate("Sentences", "Learning the meaning of {0} of {1} passages")
            return text.format(done, total)
        case Stage.CHANGING_MODEL:
            text = translate("Sentences", "Learning the meaning anew, {0} of {1} passages")
            return text.format(done, total)
        case Stage.COMPARING:
            text = translate("Sentences", "Comparing the models, {0} of {1} questions")
            return text.format(done, total)
        case Stage.COMPACTING:
            return translate("Sentences", "Making the library smaller")
        case Stage.CHECKING:
            return translate("Sentences", "Checking the library")
        case Stage.DOWNLOADING:
            return translate("Sentences", "Downloading a language model")


def _time_left(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return translate("Sentences", "less than a minute left")
    if minutes < 60:
        return translate("Sentences", "about {0} min left").format(QLocale().toString(minutes))
    hours = QLocale().toString(seconds / 3600, "f", 1)
    return translate("Sentences", "about {0} h left").format(hours)
