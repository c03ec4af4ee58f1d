"""Step 6: an index of letters for misspelt words; what served them before leaves that of look-up.

What they hold belongs to `glossary.letter_index` and `glossary.search_index`. The new index is
empty at first: whoever closes the glossary after writing fills it.
"""

from __future__ import annotations

from glossary import letter_index, search_index

STATEMENTS = [*search_index.REFILL, *letter_index.STATEMENTS]
