"""Step 3: the index of look-up anew: ranked, with initials, sounds and what misspelt words share.

What a token is belongs to `glossary.search_index`. Before that, keys lose the hyphens beside
Hangul and Hanzi, as `glossary.keys` has it since: 홍콩-마카오 is 홍콩마카오, but 5g-a stays.
"""

from __future__ import annotations

from functools import reduce

from glossary import search_index

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63"
_HYPHENS = reduce(lambda sql, dash: f"replace({sql}, '{dash}', '-')", _DASHES, "key")

# A key that also has a hyphen that counts keeps all of them, until its term is mined anew.
_KEYS = [
    f"UPDATE term SET key = {_HYPHENS} WHERE key GLOB '*[{_DASHES}]*'",
    "UPDATE term SET key = replace(key, '-', ''), skeleton = replace(skeleton, '-', '') "
    "WHERE key GLOB '?*-*?' AND key GLOB '*[^ -~]*' AND key NOT GLOB '*[ -~]-[ -~]*'",
]

STATEMENTS = [*_KEYS, *search_index.STATEMENTS]
