"""Step 5: evidence out of aligned text: a gloss without a bracket, with a sentence of each side."""

from __future__ import annotations

STATEMENTS = [
    # NULL where the Hanzi stand in brackets. The offset of a gloss that has it is that of the
    # Korean term in the Korean text.
    "ALTER TABLE gloss ADD COLUMN context_zh TEXT",
    # The Chinese text of a pair that was aligned; its sum is that of both texts.
    "ALTER TABLE document ADD COLUMN path_zh TEXT",
]
