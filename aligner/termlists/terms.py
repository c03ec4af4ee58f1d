"""What is known of each term of a list by itself: how it sounds, what it means, its marks.

A term has two vectors: that of the whole, and the mean of those of its words. Both are taken less
what the vectors of all words share, or else all terms would be alike.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from aligner.context import is_particle
from aligner.meaning import common
from aligner.readings import read
from aligner.script import simplify
from aligner.segment import Segmenter
from aligner.sentences.lines import marks
from aligner.termlists.skeleton import chinese_skeleton, korean_skeleton
from aligner.text import jamo
from aligner.transcription import transcribe
from aligner.vectors import WordVectors

Floats = NDArray[np.float32]

#: Dimensions that marks are hashed into: two of one term seldom share one.
_BINS = 256
#: Of a longer term only so much is compared: it is a sentence, or no term at all.
LONGEST = 200
#: Words that are looked at of one term; words that are encoded at once.
_WORDS, _AT_ONCE = 40, 1_024
#: Characters for private use, which no encoder knows. What has about the same vector is unknown to
#: it as well, and means no more than they do: 썬텍 and 邹澜 have the cosine 1.
_UNKNOWN, _NONE = ("\ue000", "\ue000\ue001", "\ue000\ue001\ue002"), 0.93
#: Hears how far the work is: done, of how many, and what is being done.
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Terms:
    """One list, an item of everything for each term.

    ``readings`` and ``sounds`` are the letters of the Hangul (for Chinese of the Sino-Korean
    reading and of the transcription), ``skeletons`` the classes of its consonants, ``whole`` and
    ``words`` vectors of length 1 (0 without an encoder), ``marks`` how often each Latin word and
    number stands in it, ``sizes`` its syllables or characters. Where there is nothing to compare,
    a sign that the other language does not have stands for it.
    """

    texts: tuple[str, ...]
    readings: tuple[str, ...]
    sounds: tuple[str, ...]
    skeletons: tuple[str, ...]
    whole: Floats
    words: Floats
    marks: Floats
    sizes: Floats

    def __len__(self) -> int:
        return len(self.texts)

    def part(self, at: Sequence[int]) -> Terms:
        """Give the terms of these numbers."""
        rows = np.array(at, np.intp)
        texts, readings, sounds, skeletons = (
            tuple(side[n] for n in at)
            for side in (self.texts, self.readings, self.sounds, self.skeletons))
        return Terms(
            texts, readings, sounds, skeletons, self.whole[rows], self.words[rows],
            self.marks[rows], self.sizes[rows])


def korean_terms(
    texts: Sequence[str], segmenter: Segmenter, vectors: WordVectors | None,
    progress: Progress | None = None,
) -> Terms:
    """Find out what is known of Korean terms."""
    short = [text[:LONGEST] for text in texts]
    letters = tuple(letters_of(text) or "-" for text in short)
    cut = [[t.text for t in segmenter.segment(text)
            if t.text[0].isalnum() and not is_particle(t.tag)] or [text] for text in short]
    return Terms(
        tuple(texts), letters, letters, tuple(korean_skeleton(text) or "-" for text in short),
        *_vectors(short, cut, vectors, progress), _marks(short), _sizes(short))


def chinese_terms(
    texts: Sequence[str], segmenter: Segmenter, vectors: WordVectors | None,
    progress: Progress | None = None,
) -> Terms:
    """Find out what is known of Chinese terms."""
    short = [simplify(text[:LONGEST]) for text in texts]
    cut = [[t.text for t in segmenter.segment(text) if t.text[0].isalnum()] or [text]
           for text in short]
    return Terms(
        tuple(texts), tuple(letters_of(read(text[:LONGEST])) or "=" for text in texts),
        tuple(letters_of(transcribe(text)) or "=" for text in short),
        tuple(chinese_skeleton(text) or "=" for text in short),
        *_vectors(short, cut, vectors, progress), _marks(short), _sizes(short))


def letters_of(text: str) -> str:
    """Give the letters of a text, Hangul taken apart, without blanks, signs and case.

    >>> letters_of('AI 가') == 'ai' + letters_of('가'), len(letters_of('강'))
    (True, 3)
    """
    return jamo("".join(filter(str.isalnum, text)).lower())


def _sizes(texts: Sequence[str]) -> Floats:
    return np.array([max(1, sum(map(str.isalnum, text))) for text in texts], np.float32)


def _marks(texts: Sequence[str]) -> Floats:
    rows = np.zeros((len(texts), _BINS), np.float32)
    for at, text in enumerate(texts):
        for mark in marks(text):
            rows[at, crc32(mark.encode("utf-8", "replace")) % _BINS] += 1
    return rows


def _vectors(
    texts: Sequence[str], cut: Sequence[Sequence[str]], vectors: WordVectors | None,
    progress: Progress | None,
) -> tuple[Floats, Floats]:
    if vectors is None or not texts:
        return np.zeros((len(texts), 1), np.float32), np.zeros((len(texts), 1), np.float32)
    every = list(dict.fromkeys([*texts, *(word for row in cut for word in row[:_WORDS])]))
    for at in range(0, len(every), _AT_ONCE):
        if progress:
            progress(at, len(every), "vectors")
        vectors.prepare(every[at:at + _AT_ONCE])
    vectors.flush()
    shared, unknown = common(vectors), vectors.rows(_UNKNOWN)

    def less(rows: Floats) -> Floats:
        told = (rows @ unknown.T).max(axis=1, keepdims=True) < _NONE
        return np.asarray(np.where(told, rows - shared, 0), np.float32)

    whole = np.stack([less(vectors.rows([text]))[0] for text in texts])
    words = np.stack([less(vectors.rows(row[:_WORDS])).mean(axis=0) for row in cut])
    return _unit(whole), _unit(words)


def _unit(rows: Floats) -> Floats:
    return np.asarray(
        rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), np.float32)
