"""The letters of words, and the features by which misspelt ones are told to be alike.

Korean is written in jamo, Hanzi are letters of their own. The features of a term are

    its letters, each in its half of the term, once more where it stands there twice or thrice
    its pairs of neighbouring letters
    of a term with Hanzi only its characters, once more where one stands there twice

They are numbers; `glossary.letter_index` keeps which terms have each.
"""

from __future__ import annotations

from typing import NamedTuple

from aligner.text import has_hanzi, jamo

#: Kinds of terms: those with Hanzi, and all others.
LETTERS, HANZI = 0, 1

#: Each jamo as one byte, beside ASCII: initials, vowels, finals.
_CODES = (
    {0x1100 + at: 0x80 + at for at in range(19)}
    | {0x1161 + at: 0xA0 + at for at in range(21)}
    | {0x11A8 + at: 0xC0 + at for at in range(27)}
)

#: Where the features of the second half begin, those of a letter's second place in a half, of its
#: third, and of pairs.
_HALF, _TWICE, _THRICE, _PAIRS = 768, 256, 512, 1536

#: A feature of a Hanzi that stands in a term twice.
_SECOND = 1 << 16

#: Where Unicode has places for private use: they stand for what two bytes cannot hold.
_PRIVATE, _PRIVATE_SIZE = 0xE000, 6400


class Spelt(NamedTuple):
    """A word as the index has it: its kind, and its letters, in one byte each or as Hanzi."""

    kind: int
    letters: str | bytes

    @property
    def length(self) -> int:
        """The number of letters."""
        return len(self.letters)


def spell(key: str) -> Spelt:
    """Write *key* in letters; a sign that is neither jamo nor ASCII nor beside Hanzi becomes a '?',
    a Hanzi beyond the basic plane another sign.

    >>> spell('ai고').letters, spell('低空').letters
    (b'ai\\x80\\xa8', '低空')
    """
    if has_hanzi(key):
        return Spelt(HANZI, _basic(key) if max(key) > "\uffff" else key)
    return Spelt(LETTERS, jamo(key).translate(_CODES).encode("latin-1", "replace"))


def _basic(key: str) -> str:
    return "".join(
        char if char <= "\uffff" else chr(_PRIVATE + ord(char) % _PRIVATE_SIZE) for char in key)


def features(word: Spelt) -> list[int]:
    """Give the features of *word*.

    >>> len(features(spell('aab'))), len(features(spell('低空经济')))
    (5, 4)
    """
    return features_of(word.letters)


def features_of(letters: str | bytes) -> list[int]:
    """Give the features of a word in these letters."""
    return _of_hanzi(letters) if isinstance(letters, str) else _of_letters(letters)


def _of_hanzi(letters: str) -> list[int]:
    found = [ord(char) for char in set(letters)]
    if len(found) < len(letters):
        found += [_SECOND | feature for feature in found if letters.count(chr(feature)) > 1]
    return found


def _of_letters(codes: bytes) -> list[int]:
    half = (len(codes) + 1) // 2
    found = [_PAIRS + (one << 8 | two) for one, two in set(zip(codes, codes[1:]))]
    for first, part in ((0, codes[:half]), (_HALF, codes[half:])):
        for letter in set(part):
            times = part.count(letter)
            found.append(first + letter)
            if times > 1:
                found.append(first + _TWICE + letter)
            if times > 2:
                found.append(first + _THRICE + letter)
    return found
