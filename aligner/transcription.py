"""Mandarin in Hangul: Hanzi → pinyin → Hangul by the official table (외래어 표기법).

The table is ``pinyin_hangul.tsv``; names that use has fixed otherwise (홍콩 香港) are
``fixed_names.tsv``; :mod:`aligner.mandarin` knows which sound a character has in its word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from .deviations import join, similarity
from .mandarin import pinyin
from .readings import spellings
from .script import simplify
from .tables import rows

__all__ = ["official", "pinyin", "similarity", "sounds", "stretches", "transcribe"]

#: A deviating transcription explains every character at least as well as HABIT, the floor of a
#: chain of habits; one in a word of three or more may be worse, if the mean is TRANSCRIBED.
HABIT, TRANSCRIBED = 0.7, 0.8

#: At most this many syllables stand for one character (메이투-완, 치-아-오).
_LONGEST = 3

#: With these letters begins a final that is a syllable by itself (save ong); before others stands
#: y or w.
_OPEN = frozenset("aoe")

_SYLLABLE = re.compile("([bpmfdtnlgkjqxrzcs]h?|h)(.+)")

#: Initials after which the official table drops the glide of a vowel.
_NO_GLIDE = str.maketrans("야얘여예요유", "아애어에오우")


@cache
def _rules() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {"initial": {}, "final": {}, "whole": {}}
    for part, latin, hangul, *_ in rows("pinyin_hangul.tsv", 5):
        found[part][latin] = hangul
    return found


def _unglided(final: str) -> str:
    """Drop the glide at the head of *final*: 양 becomes 앙."""
    first = ord(final[0]) - ord("아")
    vowel, coda = divmod(first, 28)
    bare = chr(vowel * 28 + ord("아")).translate(_NO_GLIDE)
    return chr(ord(bare) + coda) + final[1:]


@cache
def hangul_of(syllable: str) -> str | None:
    """Give the official Hangul of one toneless pinyin syllable (ü as v); None if it is none.

    >>> hangul_of('jiang'), hangul_of('xuan'), hangul_of('lv'), hangul_of('zz')
    ('장', '쉬안', '뤼', None)
    """
    rules = _rules()
    if whole := rules["whole"].get(syllable):
        return whole
    if syllable[:1] in _OPEN and syllable != "ong":
        return rules["final"].get(syllable)
    found = _SYLLABLE.fullmatch(syllable)
    if not found or found[1] not in rules["initial"]:
        return None
    initial, final = rules["initial"][found[1]], found[2]
    if found[1] in "jqx" and final[0] == "u":
        final = "v" + final[1:]
    hangul = rules["final"].get(final)
    if hangul is None:
        return None
    return join(initial, _unglided(hangul) if initial in "ㅈㅉㅊ" else hangul)


@cache
def _fixed() -> dict[str, list[str]]:
    return {simplify(name): hangul.split() for name, hangul, _ in rows("fixed_names.tsv", 3)}


@cache
def _longest_fixed() -> int:
    return max(map(len, _fixed()))


def _fixed_at(plain: str) -> Iterator[str]:
    """Give for every character its part of a fixed name, empty where none stands."""
    at = 0
    while at < len(plain):
        for size in range(min(_longest_fixed(), len(plain) - at), 1, -1):
            if parts := _fixed().get(plain[at:at + size]):
                yield from parts
                break
        else:
            size = 1
            yield ""
        at += size


@lru_cache(maxsize=1 << 14)
def sounds(hanzi: str) -> tuple[tuple[str, ...], ...]:
    """Give for every character the official Hangul of its sounds, the fitting one first.

    In a name that is fixed otherwise (홍콩 香港) its part of that name comes first.

    >>> sounds('重庆'), sounds('香港')[0]
    ((('충', '중'), ('칭',)), ('홍', '샹'))
    """
    fixed = _fixed_at(simplify(hanzi))
    return tuple(
        tuple(dict.fromkeys(filter(None, (own, *map(hangul_of, found)))))
        for own, found in zip(fixed, pinyin(hanzi), strict=True)
    )


@lru_cache(maxsize=1 << 14)
def transcribe(hanzi: str) -> str:
    """Give the official Hangul of *hanzi* as Mandarin; what is no Hanzi passes through.

    >>> transcribe('重慶'), transcribe('長江'), transcribe('香港'), transcribe('36氪')
    ('충칭', '창장', '홍콩', '36커')
    """
    found = sounds(hanzi)
    return "".join(own[0] if own else char for own, char in zip(found, hanzi, strict=True))


def _best(hangul: str, options: tuple[str, ...]) -> float:
    return max((similarity(hangul, sound) for sound in options), default=0.0)


def stretches(hangul: str, hanzi: str) -> tuple[tuple[str, float], ...] | None:
    """Cut *hangul* into one stretch for each character, with the similarity of each.

    None where it cannot be cut so that every character has a stretch of one to three syllables
    that is at all like one of its sounds.

    >>> [stretch for stretch, _ in stretches('메이투안', '美团')]
    ['메이', '투안']
    """
    best: dict[int, tuple[float, tuple[tuple[str, float], ...]]] = {0: (0.0, ())}
    for char, found in zip(hanzi, sounds(hanzi), strict=True):
        options = found or (char,)
        reached: dict[int, tuple[float, tuple[tuple[str, float], ...]]] = {}
        for start, (total, path) in best.items():
            for end in range(start + 1, min(start + _LONGEST, len(hangul)) + 1):
                score = _best(hangul[start:end], options)
                if score and total + score > reached.get(end, (0.0,))[0]:
                    reached[end] = total + score, (*path, (hangul[start:end], score))
        best = reached
    return best[len(hangul)][1] if len(hangul) in best else None


def _is_reading(hangul: str, hanzi: str) -> bool:
    return len(hangul) == len(hanzi) and all(
        syllable in spellings(char) for syllable, char in zip(hangul, hanzi))


def official(hangul: str, hanzi: str) -> str | None:
    """Give the official spelling where *hangul* is a deviating transcription of *hanzi*.

    None where *hangul* is the official one already, the Sino-Korean reading, or neither.

    >>> official('징동', '京东'), official('징둥', '京东'), official('상해', '上海')
    ('징둥', None, None)
    """
    plain, right = "".join(hangul.split()), transcribe(hanzi)
    found = None if plain == right or _is_reading(plain, hanzi) else stretches(plain, hanzi)
    if not found:
        return None
    scores = sorted(score for _, score in found)
    doubtful = scores[1:] if len(scores) > 2 else scores
    if doubtful[0] < HABIT or sum(scores) / len(scores) < TRANSCRIBED:
        return None
    return right
