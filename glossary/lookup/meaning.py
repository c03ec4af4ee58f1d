"""Words that nothing else finds: the terms that mean nearly the same.

The encoder of the aligner compares the word, of either language, with the Korean and the Hanzi of
the concepts that were seen most; what is near to both is near. It takes seconds to load, and some
more to see a glossary for the first time; the vectors of the terms are kept on disk after that. No
other way of looking up waits for this.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from glossary.lookup.rows import Row

if TYPE_CHECKING:
    from aligner.semantics import Encoder
    from aligner.vectors import WordVectors

#: At most so many concepts are compared: a new one takes 6 ms.
CONCEPTS = 1000

#: The least cosine, the mean of that to the Korean and that to the Hanzi: 새로운 생산력 beside 신품질
#: 생산력(新质生产力) has 0.78, 빅데이터 beside 데이터(数据) 0.42, unrelated words 0.2 to 0.5.
NEAR = 0.55

#: At most so many are given.
MOST = 5

# A name written by its sound means nothing to an encoder, and one syllable means too much.
_TERMS = """
    SELECT c.id, ko.text, zh.text FROM concept AS c
    JOIN term AS ko ON ko.concept_id = c.id AND ko.lang = 'ko' AND ko.role = 'preferred'
    JOIN term AS zh ON zh.concept_id = c.id AND zh.lang = 'zh-Hans' AND zh.role = 'preferred'
    WHERE c.kind <> 'transcription' AND length(ko.key) > 1 AND length(zh.key) > 1
    ORDER BY ko.count DESC, c.id LIMIT ?
"""


class Meanings:
    """The meanings of one glossary's terms, made ready when the first word is compared."""

    def __init__(self, db: sqlite3.Connection, encoder: Encoder | None = None) -> None:
        self._db = db
        self._encoder = encoder
        self._terms: list[tuple[int, str, str]] = []
        self._vectors: WordVectors | None = None

    def near(self, word: str, wanted: int) -> list[Row]:
        """Find the concepts that mean nearly what *word* does, the nearest first.

        Raises `AlignerError` where the encoder cannot be had.
        """
        vectors = self._vectors or self._prepare()
        if not self._terms:
            return []
        _, kos, zhs = zip(*self._terms)
        cosines = (vectors.matrix([word], kos) + vectors.matrix([word], zhs))[0] / 2
        found = sorted(zip(cosines.tolist(), self._terms), key=lambda pair: -pair[0])[:MOST]
        rows: list[Row] = [
            ("meaning", concept, ko, score) for score, (concept, ko, _) in found if score >= NEAR
        ]
        return rows[:None if wanted < 0 else wanted]

    def _prepare(self) -> WordVectors:
        from aligner.semantics import OfflineEncoder
        from aligner.vectors import WordVectors

        self._terms = self._db.execute(_TERMS, (CONCEPTS,)).fetchall()
        self._vectors = WordVectors(self._encoder or OfflineEncoder())
        self._vectors.prepare(text for _, *texts in self._terms for text in texts)
        self._vectors.flush()  # the words of users are not kept
        return self._vectors
