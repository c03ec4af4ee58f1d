"""Folded forms of a term: what is stored beside the text so that a look-up cannot miss.

A *key* is the form under which two spellings count as the same: no spaces, no quotation marks, no
middle dots, hyphens only within Latin (5g-a), lower case, canonical Unicode; Hanzi simplified.
*grams* are all the substrings of a key, the tokens of the full-text index. A *skeleton* is the
row of consonants of a Korean key with tense and aspirated consonants folded, which survives what
people misspell: the vowels.
"""

from __future__ import annotations

import re
import unicodedata

from aligner.text import is_hangul, jamo

#: The longest substring that the full-text index holds as one token, in characters.
GRAM = 12

#: Marks that do not tell two terms apart: quotation marks, title marks and middle dots.
MARKS = "'\"`´‘’‚‛“”„‟′″«»‹›〈〉《》「」『』｢｣〝〞〟＂＇｀·•‧∙⋅・･ㆍ᛫⸱"

#: Hyphens and dashes, which pages print for one another.
HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"

#: A hyphen beside Hangul or Hanzi, with its blanks, tells no two terms apart: 징-진-지, K-콘텐츠.
_JOINT = re.compile(
    rf"(?<=[^\W\x00-\x7f])\s*[{HYPHENS}]+\s*(?=\w)|(?<=\w)\s*[{HYPHENS}]+\s*(?=[^\W\x00-\x7f])")

#: Syllables alone, or Hanzi alone, without their blanks: most terms, of which nothing is folded.
_FOLDED = re.compile("[가-힣]+|[一-鿿]+")

#: Full-width signs, letters and digits become their half-width twins. NFKC would do so as well,
#: but it also turns the letters of an initials query (ㅈㄱㄷ) into conjoining jamo.
_TABLE = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}, **dict.fromkeys(map(ord, MARKS)),
    **dict.fromkeys(map(ord, HYPHENS), "-"),
}

#: The year at the head of a key, which one page prints and the next leaves out.
YEAR = re.compile("^(?:19|20)[0-9]{2}년?")

#: Separators, controls, format characters and lone surrogates (which no database can hold).
_DROPPED = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf", "Cs"))

#: Lax, tense and aspirated consonants as one, by the order of the Unicode leading consonants
#: (U+1100): ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ; the silent ㅇ is dropped.
_LEADING = ("ㄱ", "ㄱ", "ㄴ", "ㄷ", "ㄷ", "ㄹ", "ㅁ", "ㅂ", "ㅂ", "ㅅ", "ㅅ", "",
            "ㅈ", "ㅈ", "ㅈ", "ㄱ", "ㄷ", "ㅂ", "ㅎ")

#: The sound a final consonant has before a pause, by the order of the Unicode trailing
#: consonants (U+11A8); source: Standard Pronunciation (표준 발음법), rules 9 to 11.
_TRAILING = "ㄱㄱㄱㄴㄴㄴㄷㄹㄱㅁㄹㄹㄹㅂㄹㅁㅂㅂㄷㄷㅇㄷㄷㄱㄷㅂㄷ"


def ko_key(text: str) -> str:
    """Fold a Korean (or an English) term for comparing.

    >>> ko_key('스마트 경로\u00a0관리'), ko_key('“인터넷의 빛” 박람회'), ko_key('징-진-지 5G–A')
    ('스마트경로관리', '인터넷의빛박람회', '징진지5g-a')
    """
    bare = text.replace(" ", "")
    if _FOLDED.fullmatch(bare):
        return bare
    text = unicodedata.normalize("NFC", text).translate(_TABLE).lower()
    kept = "".join(c for c in text if unicodedata.category(c) not in _DROPPED)
    kept = unicodedata.normalize("NFC", kept)  # once more: marks may have become neighbours
    return unicodedata.normalize("NFC", _JOINT.sub("", kept)) if "-" in kept else kept


def unhyphenated(text: str) -> str:
    """Put a blank in the place of each hyphen that `ko_key` drops.

    >>> unhyphenated('홍콩-마카오 5G-A'), unhyphenated('K–콘텐츠')
    ('홍콩 마카오 5G-A', 'K 콘텐츠')
    """
    return _JOINT.sub(" ", text)


def zh_key(text: str) -> str:
    """Fold a Chinese term for comparing: like `ko_key`, and simplified.

    >>> zh_key('騰訊 控股') == zh_key('腾讯控股') == '腾讯控股'
    True
    """
    from aligner.script import simplify  # loads a dictionary: only where Hanzi are at hand

    return simplify(ko_key(text))


def grams(key: str) -> str:
    """Give every substring of *key* up to `GRAM` characters, each once, separated by spaces.

    The database makes the same tokens by a trigger, so that no writer can forget them.

    >>> grams('저고도')
    '저 저고 저고도 고 고도 도'
    """
    starts = range(len(key))
    pieces = (key[i:j] for i in starts for j in range(i + 1, min(i + GRAM, len(key)) + 1))
    return " ".join(dict.fromkeys(pieces))


def skeleton(text: str) -> str:
    """Give the consonants of a Korean term without its year: near spellings meet in this index.

    >>> skeleton('징동') == skeleton('징둥'), skeleton('메이퇀') == skeleton('메이투안')
    (True, True)
    >>> skeleton('따렌') == skeleton('다롄'), skeleton('항저우') == skeleton('광저우')
    (True, False)
    """
    key = YEAR.sub("", ko_key(text))
    return "".join(_consonants(c) if is_hangul(c) else c for c in key)


def _consonants(syllable: str) -> str:
    letters = jamo(syllable)
    last = _TRAILING[ord(letters[2]) - 0x11A8] if len(letters) == 3 else ""
    return _LEADING[ord(letters[0]) - 0x1100] + last
