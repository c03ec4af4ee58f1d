"""Misspelt terms: as good as comparing each with every term, and how much sooner.

The judge is `rapidfuzz.process.extract`, its ten best: over the letters of all Korean terms, and
over all simplified ones. Ties count: a term as alike as the tenth is as good. All ten are asked,
however little they are like the word.
"""

from __future__ import annotations

import os
import random
import sqlite3
import time
from collections.abc import Callable, Sequence
from statistics import mean, median
from typing import NamedTuple

from aligner.text import has_hangul, has_hanzi, jamo
from glossary.lookup import lookup
from glossary.lookup.near import nearest
from tests.bench.figures import Figure
from tests.bench.lookup_data import concepts, keys, reader, sample, timed
from tests.bench.misspell import misspell, misspell_hanzi

QUERIES = int(os.environ.get("KOZH_BENCH_QUERIES", "200"))

#: So many words are enough to time the judge.
TIMED = 30

#: So many words are judged at once, by the faster `rapidfuzz.process.cdist`, which gives the same.
_BLOCK = 8


class Language(NamedTuple):
    """The terms of a language, as they are compared, and misspelt ones with what was meant."""

    letters: Callable[[str], str]
    known: list[str]
    words: list[tuple[str, str]]


class Result(NamedTuple):
    """Seconds of the judge, of ours, and of the whole box; what of the judge's ten and of its best
    was found; and how often the term meant was, by ours and in the box."""

    judge: float
    ours: float
    box: float
    ten: float
    best: float
    meant: float
    boxed: float


def korean(db: sqlite3.Connection, count: int) -> Language:
    """Give *count* Korean terms, misspelt."""
    known = keys(db)
    chance, terms = random.Random(11), set(known)
    drawn = sample([key for key in known if has_hangul(key) and len(key) > 1], count)
    words = [(misspell(key, chance), key) for key in drawn]
    return Language(jamo, known, [each for each in words if each[0] not in terms])


def chinese(db: sqlite3.Connection, count: int) -> Language:
    """Give *count* simplified terms, misspelt."""
    known = keys(db, "zh-Hans")
    chance, terms = random.Random(12), set(known)
    drawn = sample([key for key in known if has_hanzi(key) and len(key) > 1], count)
    characters = "".join(sample(known, 10_000))
    words = [(misspell_hanzi(key, chance, characters), key) for key in drawn]
    return Language(str, known, [each for each in words if each[0] not in terms])


def share(scores: Sequence[float], judged: Sequence[float]) -> float:
    """Give the share of the judge's hits that ours are as good as; both falling, from 0 to 100.

    >>> share([90.0, 80.0], [90.0, 86.0])
    0.5
    """
    return sum(score >= judged[-1] - 1e-3 for score in scores[:len(judged)]) / len(judged)


def judge(language: Language) -> list[list[float]]:
    """Give the scores of the ten best terms for each word, falling."""
    import numpy as np
    from rapidfuzz import fuzz, process

    letters = [*map(language.letters, language.known)]
    words = [language.letters(word) for word, _ in language.words]
    found: list[list[float]] = []
    for at in range(0, len(words), _BLOCK):
        scores = process.cdist(words[at:at + _BLOCK], letters, scorer=fuzz.ratio, workers=-1)
        ten = np.partition(scores, -10)[:, -10:]
        found += [sorted(map(float, row), reverse=True) for row in ten]
    return found


def _seconds(language: Language) -> float:
    """Give the median of the seconds that the judge takes."""
    from rapidfuzz import fuzz, process

    letters = [*map(language.letters, language.known)]
    taken = []
    for word, _ in language.words[:TIMED]:
        start = time.perf_counter()
        process.extract(language.letters(word), letters, scorer=fuzz.ratio, limit=10)
        taken.append(time.perf_counter() - start)
    return median(taken)


def measure(db: sqlite3.Connection, language: Language) -> Result:
    """Look the words up, one by one."""
    words = [word for word, _ in language.words]
    ten: list[float] = []
    best: list[float] = []
    meant: list[float] = []
    boxed: list[float] = []
    for (word, term), judged in zip(language.words, judge(language)):
        rows = nearest(db, word, 10)
        scores = [100 * row[3] for row in rows]
        ten.append(share(scores, judged))
        best.append(share(scores, judged[:1]))
        named = {number for number, in db.execute(_NAMED, (term,))}
        meant.append(not named.isdisjoint(row[1] for row in rows))
        boxed.append(not named.isdisjoint(
            hit.entry.concept_id for hit in lookup(db, word).hits))
    return Result(
        _seconds(language), timed(lambda word: nearest(db, word, 10), words),
        timed(lambda word: lookup(db, word), words),
        mean(ten), mean(best), mean(meant), mean(boxed))


_NAMED = "SELECT concept_id FROM term WHERE key = ?"


def _told(language: Language, result: Result) -> str:
    return (
        f"{len(language.words)} words: {result.ours * 1e3:.2f} ms, the whole box "
        f"{result.box * 1e3:.2f} ms, fuzz.ratio over {len(language.known):,} strings "
        f"{result.judge * 1e3:.0f} ms; of its ten best {result.ten:.4f}, of its best one "
        f"{result.best:.4f}; the term meant is among ours in {result.meant:.3f}, in the box in "
        f"{result.boxed:.3f}")


def figure() -> Figure:
    """Measure the misspelt terms of both languages."""
    with reader() as db:
        found = [(each, measure(db, each)) for each in (korean(db, QUERIES), chinese(db, QUERIES))]
        told = "; ".join(
            f"{name} {_told(*each)}" for name, each in zip(("Korean", "Hanzi"), found))
        times = " and ".join(f"{result.judge / result.ours:.0f}" for _, result in found)
        ten = " and ".join(f"{result.ten:.3f}" for _, result in found)
        return Figure(
            "fuzzy look-up, Korean and Hanzi",
            f"{times} times faster than rapidfuzz.process.extract; recall@10 {ten}",
            f"medians, {concepts(db)}, misspelt (ties count): {told}", ("rapidfuzz", "numpy"),
        )
