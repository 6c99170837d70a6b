"""What stops a set-up."""


class SetupError(Exception):
    """Something outside this program is missing or failed; the message says what to do."""
