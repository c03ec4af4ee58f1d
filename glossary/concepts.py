"""Concepts and their terms, as glosses come and go: the part of the writer that knows meaning.

A gloss goes to the concept that has its Korean and its Hanzi by key, else to one that
`glossary.merge` calls the same, else it founds one. Only terms that share a key with it, or a
skeleton, are compared: the consonants of the Korean, or what CP949 leaves of the Hanzi. Each of
these is one look into an index, so that a million terms cost no more than a thousand.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from aligner.readings import read
from aligner.script import simplify
from aligner.types import Gloss

from glossary.keys import ko_key, zh_key
from glossary.likeness import near
from glossary.merge import REASONS, Pair, Reason, merge
from glossary.terms import Term, assign_roles, script, shape, spelled, tidy


class Concepts:
    """The concepts of one database; every method works inside the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def place(self, gloss: Gloss) -> tuple[int, bool]:
        """Find or found the concept of *gloss*, count its terms; tell whether it is new."""
        pair = Pair(tidy(gloss.ko), tidy(gloss.zh_restored or gloss.zh))
        concept, reason = self._exact(pair), None
        if concept is None:
            concept, reason = self._similar(pair)
        is_new = concept is None
        if concept is None:
            concept = self._found(gloss)
        elif gloss.zh_restored:
            reason = self._loss(concept, pair.ko) or reason
        if reason is not None:
            self._log(concept, gloss, reason)
        self._count_terms(concept, gloss)
        return concept, is_new

    def withdraw(self, glosses: Iterable[int]) -> set[int]:
        """Take glosses, by their numbers, out of the counts; give the concepts they attested."""
        withdrawn = set()
        for gloss in glosses:
            concept, ko, zh, en = self._db.execute(
                "SELECT concept_id, ko, zh, en FROM gloss WHERE id = ?", (gloss,)
            ).fetchone()
            withdrawn.add(concept)
            for lang, text in (("ko", ko), (script(zh), zh), ("en", en or "")):
                self._db.execute(
                    "UPDATE term SET count = count - 1 "
                    "WHERE concept_id = ? AND lang = ? AND text = ?",
                    (concept, lang, tidy(text)),
                )
        return withdrawn

    def settle(self, touched: Iterable[int], withdrawn: set[int]) -> int:
        """Bring roles, kind and confidence of concepts in line with their glosses.

        Of those that lost a gloss, *withdrawn*, what nothing attests any more is removed; give
        how many concepts that were.
        """
        gone = sum(map(self._prune, sorted(withdrawn)))
        for concept in sorted(touched):
            self._assign_roles(concept)
            self._take_surest(concept)
        return gone

    def name(self, concept: int, lang: str, text: str) -> list[list[str]]:
        """Give *concept* a term by hand; give the terms that it did not have, with their languages.

        A traditional one brings its simplified form, as a printed one does.
        """
        before = {term.id for term in self._terms(concept)}
        self._count(concept, lang, text, 0)
        if lang == "zh-Hant":
            self._count(concept, "zh-Hans", simplify(tidy(text)), 0)
        return [[term.lang, term.text] for term in self._terms(concept) if term.id not in before]

    def unname(self, concept: int, forms: Iterable[Sequence[str]]) -> None:
        """Remove terms that were given by hand, unless a gloss or a person wants them by now; bring
        the roles of the others in line with that."""
        given = {tuple(form) for form in forms}
        for term in self._unattested(concept):
            if (term.lang, term.text) in given:
                self._db.execute("DELETE FROM term WHERE id = ?", (term.id,))
        self._mark_damaged(concept)
        self.settle([concept], set())

    def _exact(self, pair: Pair) -> int | None:
        row = self._db.execute(
            "SELECT ko.concept_id FROM term AS ko "
            "JOIN term AS zh ON zh.concept_id = ko.concept_id AND zh.key = :zh "
            "AND zh.lang IN ('zh-Hans', 'zh-Hant') "
            "WHERE ko.key = :ko AND ko.lang = 'ko' ORDER BY ko.concept_id LIMIT 1",
            {"ko": ko_key(pair.ko), "zh": zh_key(pair.zh)},
        ).fetchone()
        return row[0] if row else None

    def _similar(self, pair: Pair) -> tuple[int | None, Reason | None]:
        """Give the concept that *pair* joins for the best reason; of several, the oldest."""
        found = []
        for concept in self._candidates(pair):
            reasons = [why for known in self._pairs(concept) if (why := merge(known, pair))]
            if reasons:
                found.append((min(map(REASONS.index, reasons)), concept))
        if not found:
            return None, None
        rank, concept = min(found)
        return concept, REASONS[rank]

    def _loss(self, concept: int, ko: str) -> Reason | None:
        """Say why a pair whose Hanzi were lost and restored belongs to *concept*."""
        keys = {term.key for term in self._terms(concept) if term.lang == "ko"}
        if ko_key(ko) in keys:
            return "the same Korean, Hanzi damaged"
        return "Korean spelt alike, Hanzi damaged" if any(
            near(ko_key(ko), key) for key in keys) else None

    def _log(self, concept: int, gloss: Gloss, reason: Reason) -> None:
        """Note once why the pair, as it was printed, belongs to *concept*."""
        self._db.execute(
            "INSERT INTO merge_log (concept_id, ko, zh, reason) SELECT :id, :ko, :zh, :reason "
            "WHERE NOT EXISTS (SELECT 1 FROM merge_log WHERE concept_id = :id "
            "AND ko = :ko AND zh = :zh AND reason = :reason)",
            {"id": concept, "ko": gloss.ko, "zh": gloss.zh, "reason": reason},
        )

    def _candidates(self, pair: Pair) -> set[int]:
        ko = ko_key(pair.ko)
        by_key = self._db.execute(
            "SELECT concept_id FROM term WHERE key IN (?, ?)", (ko, zh_key(pair.zh))
        )
        found = {concept for concept, in by_key}
        skeletons = [shape("ko", pair.ko), shape("zh", pair.zh)]
        by_skeleton = self._db.execute(
            "SELECT term.concept_id, ko.key FROM term "
            "JOIN term AS ko ON ko.concept_id = term.concept_id AND ko.lang = 'ko' "
            "WHERE term.skeleton IN (?, ?)", skeletons,
        )
        found |= {concept for concept, key in by_skeleton if near(key, ko)}
        return {concept for concept in found if not self._is_withdrawn(concept)}

    def _is_withdrawn(self, concept: int) -> bool:
        """Tell whether a person decided against *concept*: what is merely like it is apart."""
        found = self._db.execute(
            "SELECT 1 FROM concept WHERE id = ? AND status IN ('rejected', 'forbidden')",
            (concept,)).fetchone()
        return found is not None

    def _pairs(self, concept: int) -> Iterator[Pair]:
        """Give every Korean term of *concept* with every Hanzi term that is not damaged."""
        terms = self._terms(concept)
        hanzi = [term.text for term in terms if term.is_hanzi and term.role != "damaged"]
        for term in terms:
            if term.lang == "ko":
                yield from (Pair(term.text, zh) for zh in hanzi)

    def _terms(self, concept: int) -> list[Term]:
        rows = self._db.execute(
            "SELECT id, lang, text, key, role, count, chosen FROM term "
            "WHERE concept_id = ? ORDER BY id", (concept,),
        )
        return [Term(*row) for row in rows]

    def _found(self, gloss: Gloss) -> int:
        cursor = self._db.execute(
            "INSERT INTO concept (kind, confidence) VALUES (?, ?)", (gloss.kind, 0.0)
        )
        return int(cursor.lastrowid or 0)

    def _count_terms(self, concept: int, gloss: Gloss) -> None:
        intact = gloss.zh_restored or gloss.zh
        self._count(concept, "ko", gloss.ko, 1)
        damaged = tidy(intact) != tidy(gloss.zh)
        self._count(concept, script(gloss.zh), gloss.zh, 1, "damaged" if damaged else "variant")
        if damaged:
            self._count(concept, script(intact), intact, 0)
        if script(intact) == "zh-Hant":
            self._count(concept, "zh-Hans", simplify(tidy(intact)), 0)
        if gloss.en:
            self._count(concept, "en", gloss.en, 1)

    def _count(
        self, concept: int, lang: str, text: str, count: int, role: str = "variant"
    ) -> None:
        cursor = self._db.execute(
            "UPDATE term SET count = count + ?, role = iif(? = 'damaged', 'damaged', role) "
            "WHERE concept_id = ? AND lang = ? AND text = ?",
            (count, role, concept, lang, tidy(text)),
        )
        if cursor.rowcount:
            return
        is_hanzi = lang.startswith("zh")
        self._db.execute(
            "INSERT INTO term (concept_id, lang, text, key, role, count, skeleton, pinyin, reading)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (concept, lang, tidy(text), zh_key(text) if is_hanzi else ko_key(text), role, count,
             shape(lang, text), spelled(tidy(text)) if is_hanzi else None,
             read(text.strip()) if is_hanzi else None),
        )

    def _prune(self, concept: int) -> int:
        """Remove what a withdrawn gloss alone attested, unless a person decided upon it.

        Give 1 when the concept itself is gone, else 0.
        """
        cursor = self._db.execute(
            "DELETE FROM concept WHERE id = :id AND status = 'candidate' "
            "AND note IS NULL AND domain IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM gloss WHERE concept_id = :id) "
            "AND NOT EXISTS (SELECT 1 FROM decision WHERE concept_id = :id AND action <> 'skip')",
            {"id": concept},
        )
        terms, gone = self._terms(concept), self._unattested(concept)
        if len(gone) < len(terms):  # a decided concept without a gloss keeps its terms
            if not self._is_withdrawn(concept):  # or a pair that comes back would be judged anew
                self._db.executemany("DELETE FROM term WHERE id = ?", [(t.id,) for t in gone])
            self._prune_log(concept)
        self._mark_damaged(concept)
        return cursor.rowcount

    def _unattested(self, concept: int) -> list[Term]:
        """Give the terms that no gloss prints, loses or has in the other script, nor a person
        chose."""
        terms = self._terms(concept)
        restored = {tidy(intact) for _, intact in self._lost(concept)}
        kept = restored | {simplify(text) for text in restored}
        kept |= {simplify(t.text) for t in terms if t.lang == "zh-Hant" and (t.count or t.chosen)}
        return [t for t in terms if not (t.count or t.chosen or t.text in kept)]

    def _lost(self, concept: int) -> list[tuple[str, str]]:
        """Give the Hanzi that lost something, as printed and as restored."""
        return self._db.execute(
            "SELECT DISTINCT zh, zh_restored FROM gloss "
            "WHERE concept_id = ? AND zh_restored IS NOT NULL", (concept,),
        ).fetchall()

    def _mark_damaged(self, concept: int) -> None:
        """Have those terms damaged that glosses lost something of."""
        damaged = {tidy(zh) for zh, intact in self._lost(concept) if tidy(zh) != tidy(intact)}
        for term in self._terms(concept):
            role = "damaged" if term.is_hanzi and term.text in damaged else "variant"
            if term.role != role and "damaged" in (term.role, role):
                self._db.execute("UPDATE term SET role = ? WHERE id = ?", (role, term.id))

    def _prune_log(self, concept: int) -> None:
        """Forget why pairs were merged that are gone, or that nothing is left to be merged with."""
        self._db.execute(
            "DELETE FROM merge_log WHERE concept_id = :id AND ("
            "NOT EXISTS (SELECT 1 FROM gloss WHERE concept_id = :id "
            "AND ko = merge_log.ko AND zh = merge_log.zh) "
            "OR (SELECT count(DISTINCT iif(lang = 'ko', 'ko ', 'zh ') || key) FROM term "
            "WHERE concept_id = :id AND lang <> 'en') = 2)", {"id": concept},
        )

    def _assign_roles(self, concept: int) -> None:
        terms = self._terms(concept)
        for term, role in assign_roles(terms).items():
            if term.role != role:
                self._db.execute("UPDATE term SET role = ? WHERE id = ?", (role, term.id))

    def _take_surest(self, concept: int) -> None:
        """Take kind from the surest gloss with the preferred Korean term, else from any."""
        self._db.execute(
            """
UPDATE concept SET
    confidence = coalesce(
        (SELECT confidence FROM gloss WHERE concept_id = :id ORDER BY confidence DESC LIMIT 1),
        confidence),
    kind = coalesce(
        (SELECT gloss.kind FROM gloss JOIN term ON term.concept_id = :id AND term.lang = 'ko'
            AND term.role = 'preferred' AND term.text = gloss.ko
            WHERE gloss.concept_id = :id ORDER BY gloss.confidence DESC, gloss.id LIMIT 1),
        (SELECT kind FROM gloss WHERE concept_id = :id ORDER BY confidence DESC, id LIMIT 1),
        kind)
WHERE id = :id""", {"id": concept},
        )
