"""What can go wrong in the glossary, a class per layer.

Every message is one line that says what failed, why, and what to do about it; callers print it
as it is.
"""


class GlossaryError(Exception):
    """The parent of every error that this package raises on purpose."""


class DatabaseError(GlossaryError):
    """The database is missing, foreign, too new, locked, read-only or damaged."""


class DocumentError(GlossaryError):
    """A document does not exist or does not read as text."""


class TableError(GlossaryError):
    """A table or another file to exchange cannot be read or written."""


class DecisionError(GlossaryError):
    """What a person decides does not apply, or cannot be undone."""


class SparkError(GlossaryError):
    """Spark or Java is missing, or the cluster gave up."""
