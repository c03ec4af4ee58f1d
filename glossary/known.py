"""What the glossary knows: the Hanzi that a Korean term stands for, as evidence for the aligner.

Only what is well attested is known: the preferred pair of a concept that a person approved, a term
that a gloss is sure of, or one that was seen more than once. A longer stretch that was once taken
for the term (앱 알리페이 beside 알리페이) belongs to the same concept and is not known for that; a
spelling near a known one is.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Union

from aligner.gathered import OFTEN, SURE

from glossary.keys import ko_key, zh_key
from glossary.merging.likeness import near
from glossary.merging.shortening import shortening, whole
from glossary.terms import tidy

#: Answers that are kept at hand, most of which are that nothing is known.
KEPT = 1 << 16

_ANYTHING = """
    SELECT EXISTS (SELECT 1 FROM document WHERE settled)
        OR EXISTS (SELECT 1 FROM concept WHERE status = 'approved')
"""

_CONCEPTS = """
    SELECT DISTINCT concept_id, status = 'approved'
    FROM term JOIN concept ON concept.id = concept_id
    WHERE key = ? AND lang = 'ko' AND status IN ('candidate', 'approved') ORDER BY concept_id
"""

_GLOSSES = """
    SELECT ko, zh, zh_restored, max(confidence), count(*)
    FROM gloss JOIN document ON document.id = document_id
    WHERE concept_id = ? AND settled GROUP BY 1, 2, 3 ORDER BY min(gloss.id)
"""

_PREFERRED = """
    SELECT ko.key, zh.text FROM term AS ko JOIN term AS zh ON zh.concept_id = ko.concept_id
    WHERE ko.concept_id = ? AND ko.lang = 'ko' AND ko.role = 'preferred'
        AND zh.lang IN ('zh-Hans', 'zh-Hant') AND zh.role = 'preferred' ORDER BY zh.id
"""

#: What the queries above need, and nothing else: the tables of a glossary that stands still.
_FROZEN = """
    CREATE TABLE frozen.document AS SELECT id, settled FROM main.document WHERE settled;
    CREATE TABLE frozen.concept AS
        SELECT id, status FROM main.concept WHERE status IN ('candidate', 'approved');
    CREATE TABLE frozen.term AS SELECT id, concept_id, lang, key, role, text FROM main.term;
    CREATE TABLE frozen.gloss AS
        SELECT g.id, concept_id, document_id, ko, zh, zh_restored, confidence
        FROM main.gloss AS g JOIN main.document AS d ON d.id = document_id WHERE settled;
    CREATE UNIQUE INDEX frozen.document_id ON document (id);
    CREATE UNIQUE INDEX frozen.concept_id ON concept (id);
    CREATE INDEX frozen.term_key ON term (key, lang);
    CREATE INDEX frozen.term_concept ON term (concept_id);
    CREATE INDEX frozen.gloss_concept ON gloss (concept_id)
"""

#: Korean, Hanzi, restored Hanzi, the highest confidence, how many.
_Gloss = tuple[str, str, Union[str, None], float, int]


class Known:
    """The pairs that a glossary knows, leaving out the documents whose run has not ended.

    Answers are kept: a change of the glossary shows after `forget`.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
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
            self._anything = bool(self._db.execute(_ANYTHING).fetchone()[0])
        key = ko_key(ko) if self._anything else ""
        found: dict[str, None] = {}
        if key:
            for concept, approved in self._db.execute(_CONCEPTS, (key,)).fetchall():
                found.update(dict.fromkeys(self._of_concept(concept, key, bool(approved))))
        return tuple(found)

    def _of_concept(self, concept: int, key: str, approved: bool) -> list[str]:
        glosses = self._db.execute(_GLOSSES, (concept,)).fetchall()
        chosen = self._db.execute(_PREFERRED, (concept,)).fetchall() if approved else []
        found = [zh for ko, zh in chosen if ko == key and _is_whole(zh)]
        return found + _intact(glosses) if found or _attested(key, glosses) else []


def freeze(connection: sqlite3.Connection, file: Path) -> bool:
    """Write what `Known` asks for into the new database *file*; False: nothing is known.

    A run of several processes asks that, while the glossary itself changes.
    """
    if not connection.execute(_ANYTHING).fetchone()[0]:
        return False
    connection.execute("ATTACH ? AS frozen", (str(file),))
    try:
        connection.execute("PRAGMA frozen.synchronous = OFF")
        connection.execute("BEGIN")
        try:
            for statement in _FROZEN.split(";"):
                connection.execute(statement)
        finally:
            connection.execute("COMMIT")
    finally:
        connection.execute("DETACH frozen")
    return True


def _attested(key: str, glosses: Iterable[_Gloss]) -> bool:
    """Tell whether *glosses* have the Korean term, and are sure of it or of a near spelling."""
    places = Counter[str]()
    for ko, _, _, confidence, count in glosses:
        places[ko_key(ko)] += OFTEN if confidence >= SURE else count
    return key in places and any(
        count >= OFTEN and near(key, other) for other, count in places.items())


def _intact(glosses: Sequence[_Gloss]) -> list[str]:
    """Give the Hanzi of which, as far as *glosses* tell, nothing was lost.

    The roles of terms do not say so: they take in what a run reads that has not ended.
    """
    lost = {tidy(zh) for _, zh, restored, *_ in glosses if restored}
    forms = {tidy(restored or zh): zh_key(restored or zh) for _, zh, restored, *_ in glosses}
    korean = {ko_key(ko) for ko, *_ in glosses}
    return [
        text for text, key in forms.items()
        if text not in lost and _is_whole(text) and not any(
            shortening(key, other, ko) == "damaged" for other in forms.values() for ko in korean)]


def _is_whole(zh: str) -> bool:
    return whole(zh_key(zh)) == zh_key(zh)
