"""Where a Korean term may begin and end in a line: particles, compounds, verbs made of nouns.

    저고도경제에서는    particles behind it                                    yes
    개발하는            하다 or 되다 behind a noun                             yes
    중국저고도경제시대  words of two syllables or more beside it               yes
    경제학, 신에너지    a syllable before or behind it makes another word      no
    화웨이즈는          what is behind is no particle                          no
    가지고, 상하이      a verb, or a piece of another word                     no

Particles are told by their forms; the rest by the morphemes of the word, as letters without a blank
between them. A word is cut only where a term needs it, and only once in a text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from aligner.segment import KoreanSegmenter
from aligner.text import is_hangul
from aligner.types import Token
from glossary.lookup.particles import stems

#: Terms of so many letters or more, at the head of a word with particles behind, are clear.
_CLEAR = 3

#: The least letters of a word that stands beside a term in a compound.
_WORD = 2

#: So many letters of a word are cut on each side of a place: a line may be one word of a million.
_REACH = 50

#: What follows in a word; a chain of particles is shorter.
_HANGUL = re.compile("[가-힣]{1,30}")

#: The end of a quotation, behind which a particle stands.
_QUOTED = re.compile("\\S['\"’”」』]")

#: Words that are kept cut.
_KEPT = 1 << 17

#: A city, province, county, district, prefecture, town, village; a people.
_PLACES = "시성현구주군진향촌족"

#: What may follow a noun in its word: particles, the copula, the verbs 하다 and 되다 and their like.
_FOLLOWING = ("J", "VCP", "VCN", "XSV", "XSA")


@lru_cache(1 << 16)
def are_particles(last: str, rest: str) -> bool:
    """Tell whether *rest* is a chain of particles that may follow the letter *last*.

    >>> are_particles('제', '에서는'), are_particles('이', '즈는'), are_particles('트', '과')
    (True, False, False)
    """
    return f"가{last}" in stems(f"가{last}{rest}")


@lru_cache(1 << 16)
def is_place(rest: str) -> bool:
    """Tell whether *rest* makes a place, or a people, of a name, with particles or without.

    >>> is_place('시의'), is_place('족'), is_place('시장은')
    (True, True, False)
    """
    return rest[0] in _PLACES and (len(rest) == 1 or are_particles(rest[0], rest[1:]))


class Morphemes:
    """The morphemes of words, which come again and again: those that were met are kept."""

    def __init__(self, segmenter: KoreanSegmenter) -> None:
        self.of = lru_cache(_KEPT)(segmenter.segment)


class KoreanWords:
    """Judges places in one line; *start* and *end* are those of characters of the line.

    >>> line = '상하이의 경제학, 저고도경제에서는'
    >>> words = KoreanWords(line, Morphemes(KoreanSegmenter()))
    >>> [words.fits(start, end) for start, end in ((0, 3), (1, 3), (5, 7), (10, 15))]
    [True, False, False, True]
    """

    def __init__(self, line: str, morphemes: Morphemes) -> None:
        self._line = line
        self._morphemes = morphemes
        self._first = self._last = 0  # the word that was looked at last

    def fits(self, start: int, end: int, is_name: bool = False) -> bool:
        """Tell whether a term, or a transcribed name, may stand at ``line[start:end]``."""
        line = self._line
        inside = self._joins(line[start - 1:start] if start else "", line[start])
        if inside and not is_hangul(line[start]):
            return False
        after = self._rest(end)
        if after and not is_hangul(after):
            return False
        rest = self._run(end) if after else ""
        particles = not rest or are_particles(line[end - 1], rest)
        size = end - start
        if size == 1 and (inside or not particles or _QUOTED.match(line[start - 2:start])):
            return False  # 산 is no part of 산하, nor 신 of 신산업, nor is 고 behind a quotation
        if not inside and particles:
            return size >= _CLEAR or (size > 1 and not rest) or self._is_noun(start, end)
        if inside and not self._begins(start):
            return False
        if particles:
            return self._has_edge(end)
        if is_place(rest):
            return is_name or not self._is_common(start, end)
        if self._has_edge(end):
            return self._goes_on(end)
        return not inside and self._has_word(start, end, rest)

    @staticmethod
    def _joins(before: str, after: str) -> bool:
        """Tell whether two neighbours may belong to one word: scripts part them."""
        if not (before.isalnum() and after.isalnum()):
            return False
        return is_hangul(before) == is_hangul(after) and before.isascii() == after.isascii()

    def _rest(self, end: int) -> str:
        """Give the character at *end* if it may belong to the word that ends there."""
        after = self._line[end:end + 1]
        before = self._line[end - 1]
        if is_hangul(after):
            return after
        return after if after and self._joins(before, after) else ""

    def _run(self, end: int) -> str:
        """Give the Hangul from *end* on."""
        found = _HANGUL.match(self._line, end)
        return found.group() if found else ""

    def _at(self, place: int) -> Token | None:
        """Give the morpheme that covers *place*, if a word does."""
        line = self._line
        if not self._first <= place < self._last:
            first = last = place
            while first > place - _REACH and first and line[first - 1].isalnum():
                first -= 1
            while last < place + _REACH and last < len(line) and line[last].isalnum():
                last += 1
            self._first, self._last = first, last
        first, last = self._first, self._last
        for text, tag, span in self._morphemes.of(line[first:last]):
            if first + span.start <= place < first + span.end:
                return Token(text, tag, span.shift(first))
        return None

    def _has_edge(self, place: int) -> bool:
        token = self._at(place)
        return token is None or token.span.start == place

    def _is_noun(self, start: int, end: int) -> bool:
        """Tell whether a short word is the noun that it looks like, with particles or without."""
        first, after = self._at(start), self._at(end)
        if first is None:
            return False
        if after is not None and after.span.start == start and after.tag.startswith(("N", "MAG")):
            return False  # 사이 in 사이다; not so 징동 in 징|동의, which was cut wrongly
        if first.span.end == end or end - start == 1:
            return first.span == (start, end) and first.tag.startswith(("N", "S", "XR"))
        return first.span.end < end or not first.tag.startswith(("V", "M", "E", "I"))

    def _begins(self, start: int) -> bool:
        """Tell whether a word of its own goes before the noun that begins inside a word."""
        first, before = self._at(start), self._at(start - 1)
        return (
            first is not None and before is not None and first.span.start == start
            and first.tag.startswith(("NN", "XR", "XPN"))
            and before.tag.startswith(("NNG", "NNP")) and len(before.text) >= _WORD)

    def _is_common(self, start: int, end: int) -> bool:
        """Tell whether a noun of the dictionary, no name, stands there: 경제 in 경제성."""
        token = self._at(start)
        return token is not None and token.span == (start, end) and token.tag == "NNG"

    def _has_word(self, start: int, end: int, rest: str) -> bool:
        """Tell whether *rest* is a word when it stands alone, as behind a name cut wrongly."""
        token = self._at(start)
        if token is None or token.span.end > end or end - start < _WORD:
            return False
        found = self._morphemes.of(rest)
        return (
            found[0].tag.startswith(("NNG", "NNP")) and len(found[0].text) >= _WORD
            and all(each.tag.startswith(("N", "J", "XSN", "VCP")) for each in found[1:]))

    def _goes_on(self, end: int) -> bool:
        """Tell whether what follows in the word leaves the noun before it whole."""
        after = self._at(end)
        if after is None or after.span.start != end:
            return False
        if after.tag.startswith(("NNG", "NNP")):
            return len(after.text) >= _WORD
        return after.tag.startswith(_FOLLOWING)
