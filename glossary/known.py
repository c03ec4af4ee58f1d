"""What the glossary knows: the Hanzi that a Korean term stands for, as evidence for the aligner.

Only what is well attested is known: a pair that a person approved, one that a gloss is sure of, or
one that was seen more than once. A longer stretch that was once taken for the term (앱 알리페이 beside
알리페이) belongs to the same concept and is not known for that; a spelling near a known one is.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from functools import lru_cache

from aligner.evidence import OFTEN, SURE

from glossary.keys import ko_key
from glossary.likeness import near
from glossary.shortening import whole
from glossary.terms import tidy

#: Answers that are kept at hand, most of which are that nothing is known.
KEPT = 1 << 16

_ANYTHING = """
    SELECT EXISTS (SELECT 1 FROM document WHERE miner <> ?)
        OR EXISTS (SELECT 1 FROM concept WHERE status = 'approved')
"""

_CONCEPTS = """
    SELECT DISTINCT concept_id, status = 'approved'
    FROM term JOIN concept ON concept.id = concept_id
    WHERE key = ? AND lang = 'ko' AND status IN ('candidate', 'approved') ORDER BY concept_id
"""

_GLOSSES = """
    SELECT ko, coalesce(zh_restored, zh), max(confidence), count(*)
    FROM gloss JOIN document ON document.id = document_id
    WHERE concept_id = ? AND miner <> ? GROUP BY 1, 2
"""

_HANZI = """
    SELECT text, key FROM term
    WHERE concept_id = ? AND lang IN ('zh-Hans', 'zh-Hant') AND role <> 'damaged' ORDER BY id
"""

_PREFERRED = """
    SELECT 1 FROM term WHERE concept_id = ? AND key = ? AND lang = 'ko' AND role = 'preferred'
"""


class Known:
    """The pairs that a glossary knows, leaving out the documents that *besides* mined.

    Answers are kept: a change of the glossary shows after `forget`.
    """

    def __init__(self, connection: sqlite3.Connection, besides: str) -> None:
        self._db = connection
        self._besides = besides
        self._cached = lru_cache(KEPT)(self._hanzi)
        self._anything: bool | None = None

    def hanzi(self, ko: str) -> tuple[str, ...]:
        """Give the intact Hanzi that *ko* stands for, as they were printed; often none."""
        return self._cached(ko)

    def forget(self) -> None:
        """Drop the answers that were kept."""
        self._cached.cache_clear()
        self._anything = None

    def _hanzi(self, ko: str) -> tuple[str, ...]:
        if self._anything is None:
            self._anything = bool(self._db.execute(_ANYTHING, (self._besides,)).fetchone()[0])
        key = ko_key(ko) if self._anything else ""
        found: dict[str, None] = {}
        if key:
            for concept, approved in self._db.execute(_CONCEPTS, (key,)).fetchall():
                found.update(dict.fromkeys(self._of_concept(concept, key, bool(approved))))
        return tuple(found)

    def _of_concept(self, concept: int, key: str, approved: bool) -> list[str]:
        glosses = self._db.execute(_GLOSSES, (concept, self._besides)).fetchall()
        chosen = approved and self._db.execute(_PREFERRED, (concept, key)).fetchone()
        if not chosen and not _attested(key, glosses):
            return []
        printed = {tidy(zh) for _, zh, *_ in glosses}
        return [
            text for text, folded in self._db.execute(_HANZI, (concept,))
            if whole(folded) == folded and (text in printed or approved)]


def _attested(key: str, glosses: list[tuple[str, str, float, int]]) -> bool:
    """Tell whether *glosses* are sure of the Korean term, or of a near spelling of it."""
    places = Counter[str]()
    for ko, _, confidence, count in glosses:
        places[ko_key(ko)] += OFTEN if confidence >= SURE else count
    return any(count >= OFTEN and near(key, other) for other, count in places.items())
