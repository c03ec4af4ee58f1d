"""Brands that are words as well: 苹果 is 애플 and an apple, 小米 is 샤오미 and millet.

The brands are those of ``aligner/data/known_names.tsv``. Everything here takes folded forms
(`glossary.keys`).
"""

from __future__ import annotations

from functools import cache

from aligner.tables import rows
from aligner.text import has_hangul
from glossary.keys import ko_key, skeleton, zh_key
from glossary.merging.likeness import sounded

#: Brands of so many characters are words; longer ones are translated (국가전력망 国家电网).
WORD = 2


def is_word_beside_brand(ko: str, brand: str, zh: str) -> bool:
    """Tell whether *brand* names the bearer of *zh* and *ko* nothing but the word that it is.

    >>> is_word_beside_brand('사과', '애플', '苹果'), is_word_beside_brand('즈푸바오', '알리페이', '支付宝')
    (True, False)
    """
    known = _names().get(zh, ())
    if len(zh) > WORD or brand not in known or not has_hangul(ko):
        return False
    return not sounded(ko, zh) and not any(
        name in ko or ko in name or skeleton(name) == skeleton(ko) for name in known)


@cache
def _names() -> dict[str, tuple[str, ...]]:
    return {zh_key(zh): tuple(map(ko_key, names.split()))
            for zh, names in rows("known_names.tsv", 2)}
