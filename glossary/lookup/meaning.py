"""Words that nothing else finds: the terms that mean nearly the same.

The encoder of the aligner compares the word, of either language, with the Korean terms that were
printed most. It takes seconds to load, and to see a glossary for the first time; the vectors of the
terms are kept on disk after that. No other way of looking up waits for this.
"""

from __future__ import annotations

import sqlite3

from glossary.lookup.rows import Row

#: At most so many terms are compared: a new one takes 3 ms.
TERMS = 2000

#: The least cosine: 무인 비행기 beside 드론 has 0.7, unrelated words 0.2 to 0.4.
NEAR = 0.55

#: At most so many are given.
MOST = 5

_TERMS = """
    SELECT concept_id, text FROM term WHERE lang = 'ko' AND role = 'preferred'
    ORDER BY count DESC, id LIMIT ?
"""


def meant(db: sqlite3.Connection, word: str, wanted: int) -> list[Row]:
    """Find the concepts whose Korean term means nearly what *word* does, the nearest first.

    Raises `AlignerError` where the encoder cannot be had.
    """
    from aligner.semantics import OfflineEncoder
    from aligner.vectors import WordVectors

    terms = db.execute(_TERMS, (TERMS,)).fetchall()
    if not terms:
        return []
    with WordVectors(OfflineEncoder()) as vectors:
        cosines = vectors.matrix([word], [text for _, text in terms])[0].tolist()
    found = sorted(zip(cosines, terms), key=lambda pair: -pair[0])[:MOST]
    rows: list[Row] = [
        ("meaning", concept, text, score) for score, (concept, text) in found if score >= NEAR
    ]
    return rows[:None if wanted < 0 else wanted]
