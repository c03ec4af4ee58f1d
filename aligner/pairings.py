"""What may pair with what: the moves of the match that explain something.

A pairing joins a Korean stretch with some Hanzi, because the Korean reads or transcribes them, is
a word that they cut short, stands on both sides alike, or means the same::

    스마트 미세표정 안면 심사 보조 시스템 (微表情面审辅助系统
                  └ 面 is read 면   └────┘ 系统 means the same (aligner.meaning)

All pairings of a window are found at once: the spellings that may stand for a Hanzi are few, so
they are looked for in the window, rather than each stretch of it compared with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from aligner.context import Context
from aligner.hanzi import Hanzi, number
from aligner.linkers import topic_of, topic_spans
from aligner.pieces import LOST
from aligner.text import is_hangul, is_hanzi
from aligner.transcription import pinyin
from aligner.types import Method, Span
from aligner.weights import Weights

#: The odds of a pair that a glossary, or the rest of the run, knows; no cosine gives just these.
KNOWN_ODDS = 0.98
#: The most Hanzi that one number, or one word in Latin letters, may spell.
LONGEST_SPELT = 4
#: Syllables of a word that one character may stand for: 위원회 of 委.
SHORTEST_FULL, LONGEST_FULL = 2, 4


class Meaning(NamedTuple):
    """A pair of stretches that mean the same, by where they begin; *odds* say how likely.

    *size* is the number of Hanzi that count, *cost* what words the pair takes in without need.
    """

    ko: int
    zh: int
    odds: float
    size: float
    cost: float


#: Pairs by meaning, under the places where they end: (Korean end, Hanzi end).
Meanings = Mapping[tuple[int, int], list[Meaning]]


class Pairing(NamedTuple):
    """A Korean stretch from *ko* on and the Hanzi from *zh* to *end*; *gain* is what it is worth.

    ``run`` joins it to a row of sounds.
    """

    end: int
    ko: int
    zh: int
    method: Method
    score: float
    gain: float
    run: bool


#: Pairings under the place in the Korean where they end, those of the last Hanzi first.
Pairings = dict[int, list[Pairing]]

_end = attrgetter("end")


def pairings(context: Context, hanzi: Hanzi, meanings: Meanings, weights: Weights) -> Pairings:
    """Give every pairing of the window with the Hanzi.

    Those that join the same stretches stand in the order in which they count when they gain the
    same: reading, transcription, a word cut short, meaning.
    """
    text, found = context.text, dict[int, list[Pairing]]()
    first = min(context.starts, default=len(text))
    every = chain(
        _sounds(text, first, hanzi, weights), _abbreviated(context, first, hanzi, weights),
        _lost(text, first, hanzi, weights), _same(text, first, hanzi, weights),
        _topic(text, first, hanzi, weights), _by_meaning(meanings, weights))
    for ko, pairing in every:
        found.setdefault(ko, []).append(pairing)
    for row in found.values():
        row.sort(key=_end, reverse=True)
    return found


def _sounds(
    text: str, first: int, hanzi: Hanzi, weights: Weights
) -> Iterator[tuple[int, Pairing]]:
    """Pair each character with the syllables that read or transcribe it."""
    for zh, (spellings, near) in enumerate(zip(hanzi.spellings, hanzi.near)):
        for syllable in spellings:
            for ko in _places(text, syllable, first) if syllable in text else ():
                yield ko + 1, Pairing(zh + 1, ko, zh, "reading", 1.0, weights.phonetic, True)
        for spelling, score in near.items():
            gain = weights.phonetic * (2 * score - 1)
            for ko in _places(text, spelling, first) if spelling in text else ():
                yield ko + len(spelling), Pairing(
                    zh + 1, ko, zh, "transcription", score, gain, True)


def _places(text: str, part: str, first: int) -> Iterator[int]:
    """Yield every place from *first* on where *part* stands."""
    at = text.find(part, first)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _abbreviated(
    context: Context, first: int, hanzi: Hanzi, weights: Weights
) -> Iterator[tuple[int, Pairing]]:
    """Pair each character with longer words that begin as the character sounds: 委 = 위원회."""
    words = list(_words(context, first, weights))
    for zh, (spellings, sounds) in enumerate(zip(hanzi.spellings, hanzi.sounds)):
        for ko, end, head in words:
            if head[0] in spellings:
                method: Method = "reading"
            elif head.startswith(sounds):
                method = "transcription"
            else:
                continue
            yield end, Pairing(zh + 1, ko, zh, method, 0.7, weights.abbreviated, True)


def _words(context: Context, first: int, weights: Weights) -> Iterator[tuple[int, int, str]]:
    """Give words and parts of words that one character may stand for, less the last syllable."""
    dearest = weights.skip_word + LONGEST_FULL * weights.skip_syllable
    for end in range(first + 1, len(context.text) + 1):
        for start, cost in context.skips[end]:
            if SHORTEST_FULL <= end - start <= LONGEST_FULL and cost <= dearest and (
                    is_hangul(context.text[start])):
                yield start, end, context.text[start:end - 1]


def _lost(text: str, first: int, hanzi: Hanzi, weights: Weights) -> Iterator[tuple[int, Pairing]]:
    """Pair a sign that stands for a lost Hanzi with any syllable."""
    for zh, unit in enumerate(hanzi.units):
        if unit in LOST:
            for ko in range(first + 1, len(text) + 1):
                if is_hangul(text[ko - 1]):
                    yield ko, Pairing(zh + 1, ko - 1, zh, "none", 0.0, weights.lost, True)


def _same(text: str, first: int, hanzi: Hanzi, weights: Weights) -> Iterator[tuple[int, Pairing]]:
    """Pair letters and digits with themselves, or with the Hanzi that they spell."""
    for ko in range(first + 1, len(text) + 1):
        char = text[ko - 1]
        if is_hangul(char) or not (char.isalnum() or char == "+"):
            continue
        folded = char.casefold()
        for zh, unit in enumerate(hanzi.units):
            if folded == unit:
                yield ko, Pairing(zh + 1, ko - 1, zh, "same", 1.0, weights.same, True)
        start, word = _written(text, ko)
        for zh, end in _spelt(hanzi.units).get(word, ()):
            method: Method = "same" if isinstance(word, int) else "transcription"
            gain = (end - zh) * (weights.same if method == "same" else weights.phonetic)
            yield ko, Pairing(end, start, zh, method, 1.0, gain, True)


def _topic(text: str, first: int, hanzi: Hanzi, weights: Weights) -> Iterator[tuple[int, Pairing]]:
    """Pair 에 관한 with the 关于 at the head, from wherever in the Hanzi the path is."""
    if any(topic_of(hanzi.units)):
        for start, ko in topic_spans(text):
            for end in range(1, len(hanzi.units) + 1) if start >= first else ():
                yield ko, Pairing(end, start, end, "meaning", 1.0, weights.topic, False)


def _written(text: str, end: int) -> tuple[int, str | int]:
    """Give the number or the word in Latin letters that ends at *end*, and where it begins."""
    start, last = end - 1, text[end - 1]
    if last.isdecimal():
        while start and text[start - 1].isdecimal():
            start -= 1
        return start, int(text[start:end])
    while last.isascii() and start and text[start - 1].isascii() and text[start - 1].isalpha():
        start -= 1
    return start, text[start:end].lower()


@lru_cache(maxsize=1 << 10)
def _spelt(units: str) -> dict[str | int, list[Span]]:
    """Give the numbers that numerals among the Hanzi stand for, and the Latin letters of Hanzi."""
    spelt: dict[str | int, list[Span]] = {}
    syllables = [s[0] if s else "?" for s in pinyin(units)]
    for end in range(len(units), 0, -1):
        for zh in range(end - 1, max(end - 1 - LONGEST_SPELT, -1), -1):
            value = number(units[zh:end])
            if value is not None:
                spelt.setdefault(value, []).append(Span(zh, end))
            if is_hanzi(units[end - 1]):
                spelt.setdefault("".join(syllables[zh:end]), []).append(Span(zh, end))
    return spelt


def _by_meaning(meanings: Meanings, weights: Weights) -> Iterator[tuple[int, Pairing]]:
    for (ko, end), pairs in meanings.items():
        for start, zh, odds, size, cost in pairs:
            gain = size * (weights.meaning * odds - weights.meaning_floor) - cost
            method: Method = "known" if odds == KNOWN_ODDS else "meaning"
            yield ko, Pairing(end, start, zh, method, odds, gain, False)
