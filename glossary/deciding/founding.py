"""Concepts that a person founds: a pair that no document prints, or none that was mined."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from aligner.readings import spellings
from aligner.types import Kind
from glossary.concepts import Concepts
from glossary.errors import DecisionError
from glossary.keys import ko_key, zh_key
from glossary.merging.likeness import part_only, sounded


def kind_of(ko: str, zh: str) -> Kind:
    """Tell by sound alone how a Korean term corresponds to its Hanzi.

    >>> kind_of('경제', '经济'), kind_of('우전', '乌镇'), kind_of('스마트', '智能')
    ('reading', 'transcription', 'translation')
    """
    ko, zh = ko_key(ko), zh_key(zh)
    if len(ko) == len(zh) and all(each in spellings(char) for each, char in zip(ko, zh)):
        return "reading"
    if sounded(ko, zh):
        return "transcription"
    return "mixed" if part_only(ko, zh) else "translation"


class Founding:
    """Founds concepts in one database; every method works inside the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._concepts = Concepts(connection)

    def found(
        self, forms: Iterable[Sequence[str]], kind: str, confidence: float,
        number: int | None = None,
    ) -> int:
        """Make a concept of *forms*, each a language and a text, all of them chosen; give its id.

        It is *number*, where that is given.
        """
        cursor = self._db.execute(
            "INSERT INTO concept (id, kind, confidence) VALUES (?, ?, ?)",
            (number, kind, confidence))
        concept = int(cursor.lastrowid or 0)
        for lang, text in forms:
            self._concepts.name(concept, lang, text)
            self._db.execute(
                "UPDATE term SET chosen = 1 WHERE concept_id = ? AND lang = ? AND text = ?",
                (concept, lang, text))
        self._concepts.unname(concept, ())  # roles
        return concept

    def dissolve(self, concept: int, before: dict[str, Any]) -> dict[str, Any]:
        """Remove a concept that was founded; give what `restore` needs.

        Raises `DecisionError` when a gloss attests it by now.
        """
        if self._db.execute("SELECT 1 FROM gloss WHERE concept_id = ?", (concept,)).fetchone():
            raise DecisionError(
                f"concept {concept} is attested by a document by now: reject it instead")
        kind, confidence = self._db.execute(
            "SELECT kind, confidence FROM concept WHERE id = ?", (concept,)).fetchone()
        forms = self._db.execute(
            "SELECT lang, text FROM term WHERE concept_id = ? AND chosen ORDER BY id", (concept,))
        left = {"kind": kind, "confidence": confidence, "forms": list(map(list, forms))}
        self._db.execute("DELETE FROM concept WHERE id = ?", (concept,))
        return left

    def restore(self, concept: int, left: dict[str, Any]) -> dict[str, Any]:
        """Found a concept again that was dissolved."""
        self.found(left["forms"], left["kind"], left["confidence"], concept)
        return {}
