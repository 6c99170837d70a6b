"""What is said when something is wrong with a language model, or with downloading one."""

from PySide6.QtCore import QCoreApplication

from dogear_core import errors

translate = QCoreApplication.translate


def model_errors() -> dict[type[errors.DogearError], str]:
    """Return a sentence for each of these errors."""
    return {
        errors.ModelNotInstalled: translate(
            "Sentences", "This language model is not on this computer yet: download it first."
        ),
        errors.UnknownModel: translate("Sentences", "There is no such language model here."),
        errors.ModelNeeded: translate("Sentences", "This language model is needed."),
        errors.PoolingUnknown: translate(
            "Sentences", "The file does not say how it puts the meanings of words together."
        ),
        errors.ModelsNotWritable: translate(
            "Sentences", "The folder of the language models cannot be written to."
        ),
        errors.ModelsDiskFull: translate(
            "Sentences", "Too little space is left on the disk for this language model."
        ),
        errors.ModelsBusy: translate(
            "Sentences", "Another Dogear is downloading this language model."
        ),
        errors.ModelsFolderError: translate(
            "Sentences", "The folder of the language models cannot be used."
        ),
        errors.HubUnreachable: translate(
            "Sentences",
            "The connection to the server failed. What was downloaded is kept, and the next"
            " download goes on from there.",
        ),
        errors.HubRefused: translate(
            "Sentences",
            "The server gives this language model only to those who have accepted its terms:"
            " please do so there, and enter your access token.",
        ),
        errors.HubLacksFile: translate("Sentences", "The server does not have this file."),
        errors.DownloadError: translate("Sentences", "The language model was not downloaded."),
        errors.ModelMissing: translate(
            "Sentences",
            "The file of a language model is not there. If it came with Dogear, please install that"
            " again.",
        ),
        errors.ModelDamaged: translate(
            "Sentences",
            "The file of a language model is damaged. If it came with Dogear, please install that"
            " again.",
        ),
        errors.ModelUnsuitable: translate(
            "Sentences", "The language model's file cannot be used for searching."
        ),
        errors.ModelError: translate("Sentences", "The language model cannot be used."),
    }
