"""Step 3: the index of look-up anew: ranked, with initials, sounds and what misspelt words share.

What a token is belongs to `glossary.search_index`.
"""

from __future__ import annotations

from glossary.search_index import STATEMENTS

__all__ = ["STATEMENTS"]
