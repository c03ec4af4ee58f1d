"""The match: one dynamic programme from the right over Korean and Hanzi.

A term ends at its bracket, so the alignment starts there and walks left. A state is a place in the
Korean window and a place in the Hanzi; a move consumes some of either::

    스마트 미세표정 안면 심사 보조 시스템 (微表情面审辅助系统
                                └──────┘ 系统   by meaning
                          └──┘ 辅助            by meaning
       …                                        the best path to each place where a term may begin

The term is the start whose path, less what is left of the Hanzi, is worth most. The path is the
alignment of the parts, and the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from aligner.context import Context
from aligner.hanzi import NUMERALS, Hanzi, number
from aligner.pieces import LOST
from aligner.text import is_hangul, is_hanzi
from aligner.transcription import pinyin, similarity
from aligner.types import Method, Span
from aligner.weights import Weights

#: A written syllable below this similarity is no transcription of the sound.
NEAR = 0.7
#: Syllables of Hangul that transcribe one character: 디엔 of 电, 위에 of 月; 챠오 of 桥.
LONGEST_SOUND = 3

_NOTHING = float("-inf")


class Move(NamedTuple):
    """A step of the path: the Korean and the Hanzi units it pairs, how, and how well (0 to 1)."""

    ko: Span
    zh: Span
    method: Method
    score: float


class Pairing(NamedTuple):
    """A move that may end at a state, with its gain; ``run`` joins it to a row of sounds."""

    ko: int
    zh: int
    method: Method
    score: float
    gain: float
    run: bool


class Match(NamedTuple):
    """The best term: where it begins, the path, its worth, and the worth of the next best start.

    ``left`` is the number of Hanzi units before the path, which nothing answers to.
    """

    start: int
    moves: tuple[Move, ...]
    worth: float
    second: float
    left: int


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


def match(
    context: Context, hanzi: Hanzi, meanings: Meanings, weights: Weights,
    bonus: Mapping[int, float] | None = None,
) -> Match | None:
    """Find the start of the term in *context* that best explains *hanzi*.

    *bonus* adds to the worth of some starts (what a glossary or an English name tells). None when
    no term can begin anywhere.
    """
    path = _Path(context, hanzi, weights)
    path.walk(meanings)
    found = sorted(_ends(path, context, hanzi, bonus or {}), reverse=True)
    if not found:
        return None
    worth, start, left, state = found[0]
    second = next((w for w, s, _, _ in found[1:] if s != start), worth - 9.0)
    return Match(start, tuple(path.trace(state)), worth, second, left)


def _ends(
    path: _Path, context: Context, hanzi: Hanzi, bonus: Mapping[int, float]
) -> Iterator[tuple[float, int, int, int]]:
    """Yield (worth, start, Hanzi left, state) of every way a term may begin."""
    before = [0.0]
    for cost in hanzi.skip:
        before.append(before[-1] + cost)
    proved = path.weights.proved * len(hanzi.units)
    for start, value in context.starts.items():
        extra = value + bonus.get(start, 0.0)
        for left, cost in enumerate(before):
            state = path.better(start, left)
            worth = path.worth[state]
            if worth == _NOTHING:
                continue
            sure = worth >= proved and not left
            if value < 0 and not (sure and state % 2):  # only sounds may cut a word in two
                worth -= path.weights.cut_unproved
            if start == context.quoted and not sure:
                worth += path.weights.quoted_bare
            yield worth - cost + extra, start, left, state


class _Path:
    """The table of the dynamic programme; a state also knows whether a row of sounds is open."""

    def __init__(self, context: Context, hanzi: Hanzi, weights: Weights) -> None:
        self.context, self.hanzi, self.weights = context, hanzi, weights
        self.n, self.m = len(context.text), len(hanzi.units)
        size = (self.n + 1) * (self.m + 1) * 2
        self.worth = [_NOTHING] * size
        self.back: list[tuple[int, Method, float] | None] = [None] * size
        self.worth[self.state(self.n, self.m, False)] = 0.0

    def state(self, ko: int, zh: int, run: bool) -> int:
        return (ko * (self.m + 1) + zh) * 2 + run

    def better(self, ko: int, zh: int) -> int:
        state = self.state(ko, zh, False)
        return state if self.worth[state] >= self.worth[state + 1] else state + 1

    def walk(self, meanings: Meanings) -> None:
        first = min(self.context.starts, default=self.n)
        for ko in range(self.n, first - 1, -1):
            for zh in range(self.m, -1, -1):
                state = self.state(ko, zh, False)
                if self.worth[state] > _NOTHING or self.worth[state + 1] > _NOTHING:
                    pairings = list(self.pairings(ko, zh, meanings))
                    self.leave(state, ko, zh, pairings, False)
                    self.leave(state + 1, ko, zh, pairings, True)

    def leave(
        self, state: int, ko: int, zh: int, pairings: list[Pairing], run: bool
    ) -> None:
        """Take every move from a state: the pairings, and the steps that pair nothing."""
        worth = self.worth[state]
        if worth == _NOTHING:
            return
        opening = 0.0 if run else self.weights.run
        if ko in self.context.particles:
            opening += self.weights.sound_of_particle
        for p in pairings:
            gain = p.gain - opening if p.run else p.gain
            self.arrive(self.state(p.ko, p.zh, p.run), worth + gain, (state, p.method, p.score))
        if zh:
            cost = self.hanzi.skip[zh - 1]
            self.arrive(self.state(ko, zh - 1, False), worth - cost, (state, "none", 0.0))
        for skip in self.context.skips[ko]:
            held = run and self.context.text[skip.start] == " "
            target = self.state(skip.start, zh, held)
            self.arrive(target, worth - skip.cost, (state, "none", 0.0))

    def arrive(self, state: int, worth: float, back: tuple[int, Method, float]) -> None:
        if worth > self.worth[state]:
            self.worth[state] = worth
            self.back[state] = back

    def pairings(self, ko: int, zh: int, meanings: Meanings) -> Iterator[Pairing]:
        if ko == 0 or zh == 0:
            return
        char = self.context.text[ko - 1]
        if is_hangul(char):
            yield from self.phonetic(ko, zh)
        elif char.isalnum() or char == "+":
            yield from self.same(ko, zh)
        w = self.weights
        for m in meanings.get((ko, zh), ()):
            gain = m.size * (w.meaning * m.odds - w.meaning_floor) - m.cost
            yield Pairing(m.ko, m.zh, "meaning", m.odds, gain, False)

    def phonetic(self, ko: int, zh: int) -> Iterator[Pairing]:
        """Pair one character with the syllables that read or transcribe it."""
        text, w = self.context.text, self.weights
        if text[ko - 1] in self.hanzi.spellings[zh - 1]:
            yield Pairing(ko - 1, zh - 1, "reading", 1.0, w.phonetic, True)
        best: dict[int, float] = {}
        for start in range(ko - 1, max(ko - LONGEST_SOUND, 0) - 1, -1):
            if not is_hangul(text[start]):
                break
            for sound in self.hanzi.sounds[zh - 1]:
                near = similarity(text[start:ko], sound)
                if near >= NEAR and near > best.get(start, 0.0):
                    best[start] = near
        for start, near in best.items():
            gain = w.phonetic * (2 * near - 1)
            yield Pairing(start, zh - 1, "transcription", near, gain, True)
        yield from self.abbreviated(ko, zh)
        if self.hanzi.units[zh - 1] in LOST:
            yield Pairing(ko - 1, zh - 1, "none", 0.0, w.lost, True)

    def abbreviated(self, ko: int, zh: int) -> Iterator[Pairing]:
        """Pair one character with a longer word that begins as the character sounds: 委 = 위원회."""
        text = self.context.text
        for skip in self.context.skips[ko]:
            if not 2 <= ko - skip.start <= 4 or not is_hangul(text[skip.start]):
                continue
            if skip.cost > self.weights.skip_word + 4 * self.weights.skip_syllable:
                continue
            if text[skip.start] in self.hanzi.spellings[zh - 1]:
                method: Method = "reading"
            elif self._sounds_like(text[skip.start:ko], zh - 1):
                method = "transcription"
            else:
                continue
            yield Pairing(skip.start, zh - 1, method, 0.7, self.weights.abbreviated, True)

    def _sounds_like(self, word: str, unit: int) -> bool:
        return any(
            len(sound) < len(word) and word.startswith(sound) for sound in self.hanzi.sounds[unit])

    def same(self, ko: int, zh: int) -> Iterator[Pairing]:
        """Pair letters and digits with themselves, and a number in digits with its numeral."""
        text, units, w = self.context.text, self.hanzi.units, self.weights
        if text[ko - 1].casefold() == units[zh - 1]:
            yield Pairing(ko - 1, zh - 1, "same", 1.0, w.same, True)
        elif text[ko - 1].isascii() and text[ko - 1].isalpha() and is_hanzi(units[zh - 1]):
            yield from self.pinyin(ko, zh)
        elif text[ko - 1].isdigit() and units[zh - 1] in NUMERALS:
            start = ko - 1
            while start and text[start - 1].isdecimal():
                start -= 1
            for left in range(zh - 1, max(zh - 5, -1), -1):
                if text[start:ko].isdecimal() and number(units[left:zh]) == int(text[start:ko]):
                    yield Pairing(start, left, "same", 1.0, w.same * (zh - left), True)

    def pinyin(self, ko: int, zh: int) -> Iterator[Pairing]:
        """Pair Latin letters with the Hanzi that they spell: Suning and 苏宁."""
        text = self.context.text
        start = ko - 1
        while start and text[start - 1].isascii() and text[start - 1].isalpha():
            start -= 1
        word = text[start:ko].lower()
        syllables = [s[0] if s else "?" for s in pinyin(self.hanzi.units)]
        for left in range(zh - 1, max(zh - 5, -1), -1):
            if "".join(syllables[left:zh]) == word:
                gain = self.weights.phonetic * (zh - left)
                yield Pairing(start, left, "transcription", 1.0, gain, True)

    def trace(self, state: int) -> Iterator[Move]:
        """Yield the moves of the path, from left to right."""
        here = self.back[state]
        while here is not None:
            came, method, score = here
            ko, zh = divmod(state // 2, self.m + 1)
            ko_end, zh_end = divmod(came // 2, self.m + 1)
            yield Move(Span(ko, ko_end), Span(zh, zh_end), method, score)
            state = came
            here = self.back[state]
