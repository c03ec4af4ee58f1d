"""What may pair with what: the moves of the match that explain something.

A pairing joins a Korean stretch with some Hanzi, because the Korean reads or transcribes them, is
a word that they cut short, stands on both sides alike, or means the same::

    스마트 미세표정 안면 심사 보조 시스템 (微表情面审辅助系统
                  └ 面 is read 면   └────┘ 系统 means the same (aligner.meaning)

All pairings of a window are found at once: the spellings that may stand for a Hanzi are few, so
they are looked up among the stretches of the window rather than compared with each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from aligner.context import Context
from aligner.hanzi import LONGEST_SOUND, NUMERALS, Hanzi, number
from aligner.linkers import topic_of, topic_spans
from aligner.pieces import LOST
from aligner.text import is_hangul, is_hanzi
from aligner.transcription import pinyin
from aligner.types import Method
from aligner.weights import Weights

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


class _Word(NamedTuple):
    """A word that a character may stand for; *head* is all of it but the last syllable."""

    ko: int
    end: int
    head: str


#: Pairings under the place in the Korean where they end, those of the last Hanzi first.
Pairings = dict[int, list[Pairing]]


def pairings(context: Context, hanzi: Hanzi, meanings: Meanings, weights: Weights) -> Pairings:
    """Give every pairing of the window with the Hanzi.

    Those that join the same stretches stand in the order in which they count when they gain the
    same: reading, transcription, a word cut short, meaning.
    """
    text, found = context.text, dict[int, list[Pairing]]()
    first = min(context.starts, default=len(text))
    tails, words = _tails(text, first), list(_words(context, first, weights))
    others = [at for at in range(first + 1, len(text) + 1) if _is_letter(text[at - 1])]
    for end in range(len(hanzi.units), 0, -1):
        sounds = _sounds(hanzi, end, tails, weights)
        short = _abbreviated(hanzi, end, words, weights)
        lost = _lost(text, hanzi, end, first, weights)
        alike = ((ko, p) for ko in others for p in _same(text, hanzi, ko, end, weights))
        topic = _topic(text, hanzi, end, first, weights)
        for some in (sounds, short, lost, alike, topic):
            for ko, pairing in some:
                found.setdefault(ko, []).append(pairing)
        for (ko, zh), pairs in meanings.items():
            if zh == end:
                found.setdefault(ko, []).extend(_by_meaning(m, end, weights) for m in pairs)
    return found


def _is_letter(char: str) -> bool:
    return (char.isalnum() or char == "+") and not is_hangul(char)


def _tails(text: str, first: int) -> dict[str, list[int]]:
    """Give the stretches of up to three characters, with the places where they end."""
    tails: dict[str, list[int]] = {}
    for end in range(first + 1, len(text) + 1):
        for start in range(max(first, end - LONGEST_SOUND), end):
            tails.setdefault(text[start:end], []).append(end)
    return tails


def _sounds(
    hanzi: Hanzi, end: int, tails: Mapping[str, list[int]], weights: Weights
) -> Iterator[tuple[int, Pairing]]:
    """Pair one character with the syllables that read or transcribe it."""
    zh = end - 1
    for syllable in hanzi.spellings[zh]:
        for ko in tails.get(syllable, ()):
            yield ko, Pairing(end, ko - 1, zh, "reading", 1.0, weights.phonetic, True)
    near = hanzi.near[zh]
    for spelling in near.keys() & tails.keys():
        score, size = near[spelling], len(spelling)
        gain = weights.phonetic * (2 * score - 1)
        for ko in tails[spelling]:
            yield ko, Pairing(end, ko - size, zh, "transcription", score, gain, True)


def _words(context: Context, first: int, weights: Weights) -> Iterator[_Word]:
    """Give the words and parts of words that one character may stand for."""
    dearest = weights.skip_word + LONGEST_FULL * weights.skip_syllable
    for end in range(first + 1, len(context.text) + 1):
        for start, cost in context.skips[end]:
            if SHORTEST_FULL <= end - start <= LONGEST_FULL and cost <= dearest and (
                    is_hangul(context.text[start])):
                yield _Word(start, end, context.text[start:end - 1])


def _abbreviated(
    hanzi: Hanzi, end: int, words: Iterable[_Word], weights: Weights
) -> Iterator[tuple[int, Pairing]]:
    """Pair one character with a longer word that begins as the character sounds: 委 = 위원회."""
    spellings, sounds = hanzi.spellings[end - 1], hanzi.sounds[end - 1]
    for ko, ko_end, head in words:
        if head[0] in spellings:
            method: Method = "reading"
        elif head.startswith(sounds):
            method = "transcription"
        else:
            continue
        yield ko_end, Pairing(end, ko, end - 1, method, 0.7, weights.abbreviated, True)


def _lost(
    text: str, hanzi: Hanzi, end: int, first: int, weights: Weights
) -> Iterator[tuple[int, Pairing]]:
    """Pair a sign that stands for a lost Hanzi with any syllable."""
    if hanzi.units[end - 1] in LOST:
        for ko in range(first + 1, len(text) + 1):
            if is_hangul(text[ko - 1]):
                yield ko, Pairing(end, ko - 1, end - 1, "none", 0.0, weights.lost, True)


def _topic(
    text: str, hanzi: Hanzi, end: int, first: int, weights: Weights
) -> Iterator[tuple[int, Pairing]]:
    """Pair 에 관한 with the 关于 at the head, from wherever in the Hanzi the path is."""
    if any(topic_of(hanzi.units)):
        for start, ko in topic_spans(text):
            if start >= first:
                yield ko, Pairing(end, start, end, "meaning", 1.0, weights.topic, False)


def _same(text: str, hanzi: Hanzi, ko: int, end: int, weights: Weights) -> Iterator[Pairing]:
    """Pair letters and digits with themselves, and a number in digits with its numeral."""
    char, unit = text[ko - 1], hanzi.units[end - 1]
    if char.casefold() == unit:
        yield Pairing(end, ko - 1, end - 1, "same", 1.0, weights.same, True)
    elif char.isascii() and char.isalpha() and is_hanzi(unit):
        yield from _pinyin(text, hanzi, ko, end, weights)
    elif char.isdigit() and unit in NUMERALS:
        start = ko - 1
        while start and text[start - 1].isdecimal():
            start -= 1
        for zh in range(end - 1, max(end - 1 - LONGEST_SPELT, -1), -1):
            if text[start:ko].isdecimal() and number(hanzi.units[zh:end]) == int(text[start:ko]):
                gain = weights.same * (end - zh)
                yield Pairing(end, start, zh, "same", 1.0, gain, True)


def _pinyin(text: str, hanzi: Hanzi, ko: int, end: int, weights: Weights) -> Iterator[Pairing]:
    """Pair Latin letters with the Hanzi that they spell: Suning and 苏宁."""
    start = ko - 1
    while start and text[start - 1].isascii() and text[start - 1].isalpha():
        start -= 1
    word = text[start:ko].lower()
    syllables = [s[0] if s else "?" for s in pinyin(hanzi.units)]
    for zh in range(end - 1, max(end - 1 - LONGEST_SPELT, -1), -1):
        if "".join(syllables[zh:end]) == word:
            gain = weights.phonetic * (end - zh)
            yield Pairing(end, start, zh, "transcription", 1.0, gain, True)


def _by_meaning(pair: Meaning, end: int, weights: Weights) -> Pairing:
    gain = pair.size * (weights.meaning * pair.odds - weights.meaning_floor) - pair.cost
    return Pairing(end, pair.ko, pair.zh, "meaning", pair.odds, gain, False)
