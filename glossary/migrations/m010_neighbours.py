"""Step 10: the index of misspelt words anew: ordered by letters, where neighbours share places.

What it holds belongs to `glossary.letter_index`. It is empty at first: whoever closes the glossary
after writing fills it.
"""

from __future__ import annotations

_TABLES = ("letter_bits", "letter_words", "letter_part", "letter_later")

STATEMENTS = [f"DELETE FROM {table}" for table in _TABLES]
