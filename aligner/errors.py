"""What can go wrong inside the aligner, a class per layer.

Every message says what failed, why, and what to do about it; callers print it as it is.
"""


class AlignerError(Exception):
    """The parent of every error that this package raises on purpose."""


class MissingAnalyzer(AlignerError):
    """An analyser or an encoder is not installed; the message carries the pip command."""


class DataError(AlignerError):
    """A table that belongs to the package is missing or does not read."""
